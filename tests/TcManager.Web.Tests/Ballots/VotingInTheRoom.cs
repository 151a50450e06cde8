using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Application.Meetings;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Ballots;

public sealed class VotingInTheRoom : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Those_present_vote_there_and_the_others_electronically_afterwards()
    {
        var (committee, meeting, id) = await Scene(4);
        await Here(meeting, committee.Members[0], committee.Members[1]);
        using var chair = await Browser.For(_app, committee.Chair);
        var room = await chair.Get($"/ballots/{id}/room");
        Assert.Contains("2 voters are recorded as present", room.Text, StringComparison.Ordinal);
        await chair.Post(room, "#room-opening");
        Assert.Equal(0, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotOpened)));

        var there = await _app.Cast(id, committee.Members[0], "yes");
        Assert.Equal(SlipChannel.Room, there.Value.Channel);
        using var absent = await Browser.For(_app, committee.Members[2]);
        var refused = await absent.Post(await absent.Get($"/ballots/{id}/vote"), "#vote", ("Choice", "no"), ("Reason", "Clause 5."));
        Assert.Contains("Only those present in the room vote now.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Clause 5.", refused.Document.GetElementById("Reason")!.TextContent.Trim());

        // Who has left can vote there no more, until coming back.
        await Gone(meeting, committee.Members[1]);
        Assert.Equal("ballot.notPresent", (await _app.Cast(id, committee.Members[1], "yes")).Refusals[0].Code);
        var screen = await chair.Get($"/ballots/{id}/screen");
        Assert.Contains("Yes1 No0", screen.Text.Replace(" 1", "1", StringComparison.Ordinal).Replace(" 0", "0", StringComparison.Ordinal), StringComparison.Ordinal);

        await chair.Post(await chair.Get($"/ballots/{id}/room"), "#room-end");
        await chair.Post($"/ballots/{id}/room/end", Browser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)room.Document.QuerySelector("#room-opening")!));
        Assert.Equal(committee.Voters.Count - 1, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotOpened)));
        Assert.Equal(SlipChannel.Web, (await _app.Cast(id, committee.Members[2], "yes")).Value.Channel);

        // While others vote electronically the screen speaks of returns only.
        screen = await chair.Get($"/ballots/{id}/screen");
        Assert.Empty(screen.Document.QuerySelectorAll(".tc-screen-n"));

        await _app.CloseByHand(id, committee);
        var verdict = await _app.VerdictOf(id);
        Assert.Equal((2, false, committee.Voters.Count), (verdict.PresentVoting!.Value, verdict.IsByHands, verdict.Count.Entitled.Sum(e => e.Voters)));
        Assert.Contains("2 of 5 voters were present", (await chair.Get($"/ballots/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_present_opens_nothing()
    {
        var (committee, _, id) = await Scene(2);
        using var desk = await Browser.For(_app, committee.Secretary);
        var page = await desk.Post(await desk.Get($"/ballots/{id}/room"), "#room-opening");
        Assert.Contains("No voter is recorded as present", page.Text, StringComparison.Ordinal);
        Assert.Null(await _app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.OpenedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_show_of_hands_is_checked_against_those_present_and_decided_by_the_rule_set()
    {
        var (committee, meeting, id) = await Scene(3);
        await Here(meeting, [.. committee.Voters]);
        await Open(id, committee);
        using var chair = await Browser.For(_app, committee.Chair);
        var room = await chair.Get($"/ballots/{id}/room");

        var page = await chair.Post(room, "#hands", ("Q1.yes", "4"), ("Q1.no", "1"), ("Q1.abstain", "0"));
        Assert.Contains("5 hands, but 4 voters are present.", page.FaultAt("Q1_yes"), StringComparison.Ordinal);
        Assert.Equal("4", page.Document.GetElementById("Q1_yes")!.GetAttribute("value"));
        page = await chair.Post(page, "#hands", ("Q1.yes", "-1"), ("Q1.no", "many"));
        Assert.Contains("0 or more", page.FaultAt("Q1_yes"), StringComparison.Ordinal);
        Assert.Contains("Enter a number", page.FaultAt("Q1_no"), StringComparison.Ordinal);
        page = await chair.Post(page, "#hands", ("Q1.yes", "3"), ("Q1.no", "0"));
        Assert.Contains("1 voter present raised no hand", page.FaultAt("IsConfirmed"), StringComparison.Ordinal);

        var done = await chair.Post(page, "#hands", ("IsConfirmed", "true"));
        Assert.Contains("By show of hands, counted by the chair.", done.Text, StringComparison.Ordinal);
        var screen = (await chair.Get($"/ballots/{id}/screen")).Document;
        Assert.Equal(["3", "0", "0"], screen.QuerySelectorAll(".tc-told .tc-screen-counts .tc-screen-n").Select(n => n.TextContent));
        Assert.Equal("Approved", screen.QuerySelector(".tc-screen-outcome")!.TextContent.Trim());
        var verdict = await _app.VerdictOf(id);
        Assert.Equal((VerdictOutcome.Approved, true, 4), (verdict.Outcome, verdict.IsByHands, verdict.PresentVoting!.Value));
        Assert.Equal("3/4", verdict.Evaluation.Checks[0].Actual.ToString());
        Assert.Contains("由主任委员在会场清点举手票", (await _app.Written(MailKinds.BallotClosed, committee.Members[0])).Text, StringComparison.Ordinal);

        // Lists count the hands, and end when it ended.
        var listed = (await chair.Get($"/committees/{committee.Id}/ballots")).Document.QuerySelector("table tbody tr")!.Spoken();
        Assert.Matches("3/[0-9]+ = .* by show of hands", listed);
        Assert.Contains("ended before its deadline", listed, StringComparison.Ordinal);
        using var member = await Browser.For(_app, committee.Members[0]);
        var mine = (await member.Get("/ballots")).Text;
        Assert.Contains("by show of hands", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("not voted", mine, StringComparison.Ordinal);

        // Twice changes nothing; it is not opened again; nobody missed a vote.
        Assert.True((await Count(id, committee, 0, 4)).IsDone);
        Assert.Equal(1, await _app.InDb(db => db.Verdicts.CountAsync()));
    }

    [Fact]
    public async Task The_verifier_says_that_hands_cannot_be_recounted_and_checks_the_rest()
    {
        var (committee, meeting, id) = await Scene(3);
        await Here(meeting, [.. committee.Voters]);
        await Open(id, committee);
        Assert.True((await Count(id, committee, 3, 1)).IsDone);
        using var chair = await Browser.For(_app, committee.Chair);
        var export = await chair.Http.GetStringAsync(new Uri($"/ballots/{id}/export.json", UriKind.Relative));

        var (said, exitCode) = await Verifier.SaidAsync([export]);
        Assert.Equal(0, exitCode);
        Assert.Contains("holds but for the count: verdict on question 1, generation 1: counted by hands", said, StringComparison.Ordinal);
        Assert.Contains("cannot be recomputed from slips", said, StringComparison.Ordinal);

        // The keys and the number of voters of another category are in no hash where there is no chain; all that the verdict says is.
        var changes = Verifier.Changes(export).Where(change => !change.Path.StartsWith("$.voters", StringComparison.Ordinal) || change.Path.Contains("category", StringComparison.Ordinal)).ToList();
        var faults = await Verifier.FaultsAsync([.. changes.Select(change => change.Export)]);
        Assert.True(changes.Count > 40);
        Assert.Equal([], changes.Zip(faults).Where(pair => pair.Second.Length == 0).Select(pair => pair.First.Path));
        Assert.True((await _app.In(services => services.GetRequiredService<CheckSlips>().ExecuteAsync(default))).IsWhole);
    }

    [Fact]
    public async Task Hands_are_not_counted_over_slips()
    {
        var (committee, meeting, id) = await Scene(2);
        await Here(meeting, committee.Members[0]);
        await Open(id, committee);
        await _app.Cast(id, committee.Members[0], "yes");
        Assert.Equal("hands.slipsCast", (await Count(id, committee, 1, 0)).Refusals[0].Code);
    }

    [Fact]
    public async Task Hands_and_votes_at_once_are_one_or_the_other()
    {
        var (committee, meeting, id) = await Scene(5);
        await Here(meeting, [.. committee.Voters]);
        await Open(id, committee);

        var votes = committee.Voters.Select(voter => _app.Cast(id, voter, "yes")).ToList();
        var hands = Enumerable.Range(0, 4).Select(_ => Count(id, committee, committee.Voters.Count, 0)).ToList();
        var cast = await Task.WhenAll(votes);
        var counted = await Task.WhenAll(hands);

        var slips = await _app.InDb(db => db.Slips.CountAsync());
        Assert.Equal(cast.Count(vote => vote.IsDone), slips);
        Assert.True(slips == 0 ? counted.All(c => c.IsDone) : counted.All(c => !c.IsDone));
    }

    [Fact]
    public async Task The_list_at_the_door_keeps_intervals_and_two_desks_do_not_undo_each_other()
    {
        var (committee, meeting, _) = await Scene(3);
        using var desk = await Browser.For(_app, committee.Secretary);
        var (one, other) = (await desk.Get($"/meetings/{meeting}/presence"), await desk.Get($"/meetings/{meeting}/presence"));
        var (first, second) = ((await _app.Participant(meeting, committee.Members[0])).Id, (await _app.Participant(meeting, committee.Members[1])).Id);
        await desk.Post(one, "#presence", ($"here-{first}", "true"));
        await desk.Post(other, "#presence", ($"here-{second}", "true"));
        await desk.Post(one, "#presence", ($"here-{first}", "true"));
        Assert.Equal(2, await _app.InDb(db => db.Presences.CountAsync(p => p.ToAt == null)));

        _app.Clock.Advance(TimeSpan.FromMinutes(5));
        await desk.Post(await desk.Get($"/meetings/{meeting}/presence"), "#presence", ($"here-{first}", null));
        _app.Clock.Advance(TimeSpan.FromMinutes(5));
        await desk.Post(await desk.Get($"/meetings/{meeting}/presence"), "#presence", ($"here-{first}", "true"));
        Assert.Equal((3, 2), await _app.InDb(async db => (await db.Presences.CountAsync(), await db.Presences.CountAsync(p => p.ParticipantId == first))));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Line(meeting, committee.Members[2], true)));
        Assert.Equal(3, await _app.InDb(db => db.Presences.CountAsync(p => p.ToAt == null)));
    }

    [Fact]
    public async Task A_member_leads_no_room()
    {
        var (committee, _, id) = await Scene(1);
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            using var member = await Browser.For(_app, committee.Members[0]);
            await member.Post(await member.Get($"/ballots/{id}/room"), "#room-opening");
        });
        Assert.Null(await _app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.ReleasedAt).SingleAsync()));
    }

    /// <summary>A plenary that runs, and a draft ballot under its first item.</summary>
    private async Task<(GivenCommittee Committee, long Meeting, long Ballot)> Scene(int members)
    {
        var committee = await _app.Committee(members);
        var meeting = await MeetingSteps.Called(_app, committee);
        _app.MoveTo(MeetingSteps.StartsAt.AddMinutes(30));
        var item = await _app.InDb(db => db.Meetings.Where(m => m.Id == meeting).SelectMany(m => m.Agenda).OrderBy(a => a.Position).Select(a => a.Id).FirstAsync());
        var id = await _app.Draft(committee, with: plan => plan with { AgendaItemId = item, DeadlineOn = new(2026, 12, 20) });
        return (committee, meeting, id);
    }

    private async Task Here(long meeting, params Someone[] people)
    {
        foreach (var someone in people)
        {
            await Line(meeting, someone, true);
        }
    }

    private Task<Outcome<int>> Gone(long meeting, Someone someone) => Line(meeting, someone, false);

    private async Task<Outcome<int>> Line(long meeting, Someone someone, bool isHere)
    {
        var participant = (await _app.Participant(meeting, someone)).Id;
        return await _app.In(services => services.GetRequiredService<RecordPresence>().ExecuteAsync(meeting, [new(participant, !isHere, isHere)], Application.Audit.Acting.System, default));
    }

    private Task Open(long id, GivenCommittee committee) => _app.Release(id, committee);

    private Task<Outcome> Count(long id, GivenCommittee committee, int yes, int no) => _app.In(services => services.GetRequiredService<CloseBallot>().WithHandsAsync(
        new(id, [new(1, "yes", yes), new(1, "no", no), new(1, "abstain", 0)], true), GivenBallot.By(committee.Chair), default));
}
