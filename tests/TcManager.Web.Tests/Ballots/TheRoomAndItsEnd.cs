using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Application.Mail;
using TcManager.Application.Meetings;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Documents;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Ballots;

/// <summary>Presence and the vote in the room end by themselves; hands are counted by category and with proxies; nobody whom the rules keep from voting is counted (decisions 10, pitfalls 24, 27, 28).</summary>
public sealed class TheRoomAndItsEnd : IDisposable
{
    /// <summary>17:00 in Beijing, the planned end of the plenary.</summary>
    private static readonly DateTimeOffset MeetingEnds = new(2026, 12, 11, 9, 0, 0, TimeSpan.Zero);

    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_vote_nobody_ended_ends_with_the_meeting_and_the_absent_are_asked_by_whoever_comes_first()
    {
        var (committee, meeting, id) = await Scene(3);
        await Here(meeting, committee.Members[0], committee.Members[1]);
        await _app.Release(id, committee);
        Assert.True((await _app.Cast(id, committee.Members[0], "yes")).IsDone);
        using var chair = await Browser.For(_app, committee.Chair);
        Assert.Contains("ends with the meeting; whoever has not voted is then asked by mail: Fri 11 Dec 2026 17:00", (await chair.Get($"/ballots/{id}/room")).Document.GetElementById("room-ends")!.Spoken(), StringComparison.Ordinal);

        _app.MoveTo(MeetingEnds.AddMilliseconds(-1));
        Assert.Equal(0, await _app.In(s => s.GetRequiredService<EndDueRooms>().ExecuteAsync(default)));
        Assert.Equal("ballot.notPresent", (await _app.Cast(id, committee.Members[2], "yes")).Refusals.Single().Code);
        _app.MoveTo(MeetingEnds);

        // Whoever was absent opens the page: no job has run.
        using var absent = await Browser.For(_app, committee.Members[2]);
        var receipt = await absent.Post(await absent.Get($"/ballots/{id}/vote"), "#vote", ("Choice", "yes"));
        Assert.EndsWith("/receipt", receipt.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(3, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotOpened)));
        Assert.Equal(0, await _app.In(s => s.GetRequiredService<EndDueRooms>().ExecuteAsync(default)));
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == AuditActions.RoomEnded)));
    }

    [Fact]
    public async Task Eight_jobs_and_a_click_end_it_once()
    {
        var (committee, meeting, id) = await Scene(2);
        await Here(meeting, committee.Members[0]);
        await _app.Release(id, committee);
        _app.MoveTo(MeetingEnds.AddMinutes(1));

        var ended = Enumerable.Range(0, 8).Select(_ => _app.In(s => s.GetRequiredService<EndDueRooms>().ExecuteAsync(default))).ToList();
        var byHand = _app.In(s => s.GetRequiredService<EndRoomVote>().ExecuteAsync(id, GivenBallot.By(committee.Chair), default));
        await Task.WhenAll(ended);

        Assert.True((await byHand).IsDone);
        Assert.Equal(3, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotOpened)));
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == AuditActions.RoomEnded)));
    }

    [Fact]
    public async Task A_deadline_before_the_end_of_the_meeting_is_named_before_and_the_result_says_whom_nobody_asked()
    {
        var (committee, meeting, id) = await Scene(2, new(2026, 12, 11), "16:00");
        await Here(meeting, committee.Members[0]);
        using var chair = await Browser.For(_app, committee.Chair);
        Assert.Contains("whoever is not present cannot vote. It closes Fri 11 Dec 2026 16:00", (await chair.Get($"/ballots/{id}/room")).Document.GetElementById("room-ends")!.Spoken(), StringComparison.Ordinal);
        await _app.Release(id, committee);
        await _app.Cast(id, committee.Members[0], "yes");

        _app.MoveTo(MeetingEnds.AddHours(-1));
        var shown = await chair.Get($"/ballots/{id}");

        Assert.Contains("whoever was not present was not asked", shown.Document.GetElementById("room-only")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotOpened)));
    }

    [Fact]
    public async Task Presence_of_an_earlier_day_and_of_whom_the_attendance_list_calls_absent_lets_nobody_vote()
    {
        var (committee, meeting, id) = await Scene(3);
        await Here(meeting, committee.Members[0], committee.Members[1], committee.Members[2]);
        await _app.Release(id, committee);

        // The desk corrects the attendance list: one of them was excused after all.
        await _app.InDb(db => db.Participants.Where(p => p.MeetingId == meeting && p.PersonId == committee.Members[1].PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Outcome, AttendanceOutcome.Excused)));

        // An interval that was left open the day before.
        await _app.InDb(db => db.Presences.Where(p => p.Participant.PersonId == committee.Members[2].PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.FromAt, MeetingEnds.AddDays(-1))));

        using var desk = await Browser.For(_app, committee.Secretary);
        var participant = (await _app.Participant(meeting, committee.Members[2])).Id;
        var door = await desk.Get($"/meetings/{meeting}/presence");
        Assert.False(((AngleSharp.Html.Dom.IHtmlInputElement)door.Document.GetElementById($"here-{participant}")!).IsChecked);
        Assert.Contains("1 of 4 in the room", door.Text, StringComparison.Ordinal);
        Assert.Contains("The attendance list says “Excused”: not counted as in the room. Correct the list", door.Text, StringComparison.Ordinal);
        Assert.True((await _app.Cast(id, committee.Members[0], "yes")).IsDone);
        Assert.Equal("ballot.notPresent", (await _app.Cast(id, committee.Members[1], "yes")).Refusals.Single().Code);
        Assert.Equal("ballot.notPresent", (await _app.Cast(id, committee.Members[2], "yes")).Refusals.Single().Code);
        using var chair = await Browser.For(_app, committee.Chair);
        Assert.Contains("1 of 1 present has voted", (await chair.Get($"/ballots/{id}/room")).Text, StringComparison.Ordinal);

        // Coming again is another interval, and the old one is over.
        await Line(meeting, committee.Members[2], true);
        Assert.Equal(SlipChannel.Room, (await _app.Cast(id, committee.Members[2], "yes")).Value.Channel);
        Assert.Equal((2, 1), await _app.InDb(async db => (await db.Presences.CountAsync(p => p.ParticipantId == participant), await db.Presences.CountAsync(p => p.ParticipantId == participant && p.ToAt == null))));
    }

    [Fact]
    public async Task When_the_day_is_over_the_list_at_the_door_is_closed()
    {
        var (committee, meeting, _) = await Scene(1);
        _app.MoveTo(MeetingEnds.AddHours(4));
        using var desk = await Browser.For(_app, committee.Secretary);
        Assert.Contains("The attendance list says who was there.", (await desk.Get($"/meetings/{meeting}/presence")).Text, StringComparison.Ordinal);
        var participant = (await _app.Participant(meeting, committee.Members[0])).Id;
        var late = await _app.In(services => services.GetRequiredService<RecordPresence>().ExecuteAsync(meeting, [new(participant, false, true)], Acting.System, default));
        Assert.Equal("presence.notNow", late.Refusals.Single().Code);
    }

    [Fact]
    public async Task A_meeting_that_runs_over_still_has_its_room_and_not_for_ever()
    {
        var (committee, meeting, id) = await Scene(2);
        await Here(meeting, [.. committee.Voters]);
        _app.MoveTo(MeetingEnds.AddMinutes(30));
        await _app.Release(id, committee);
        Assert.Equal(SlipChannel.Room, (await _app.Cast(id, committee.Members[0], "yes")).Value.Channel);
        _app.MoveTo(MeetingEnds.AddMinutes(90));
        Assert.Equal(1, await _app.In(s => s.GetRequiredService<EndDueRooms>().ExecuteAsync(default)));
        Assert.Equal(SlipChannel.Web, (await _app.Cast(id, committee.Members[1], "yes")).Value.Channel);

        var late = await Draft(committee, meeting);
        _app.MoveTo(MeetingEnds.AddHours(4));
        using var chair = await Browser.For(_app, committee.Chair);
        Assert.Contains("No voter is recorded as present", (await chair.Post(await chair.Get($"/ballots/{late}/room"), "#room-opening")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hands_of_two_categories_are_counted_apart_and_the_rules_read_them_apart()
    {
        var committee = await _app.Committee(5, "ISO/TC 321", "iso", SeatCategory.P);
        var others = new List<Someone>();
        for (var i = 0; i < 3; i++)
        {
            others.Add(await _app.Seat(committee, $"Om{i}", new(2024, 3, 1), category: SeatCategory.O));
        }

        var meeting = await MeetingSteps.Called(_app, committee);
        _app.MoveTo(MeetingSteps.StartsAt.AddMinutes(30));
        var id = await Draft(committee, meeting, "iso-dis");
        await Here(meeting, [.. committee.Voters, .. others]);
        await _app.Release(id, committee);
        using var chair = await Browser.For(_app, committee.Chair);
        var room = await chair.Get($"/ballots/{id}/room");
        Assert.Contains("Count the hands of each group apart", room.Text, StringComparison.Ordinal);

        var page = await chair.Post(room, "#hands", ("Q1.P.yes", "4"), ("Q1.P.no", "2"), ("Q1.P.abstain", "1"), ("Q1.O.yes", "1"), ("Q1.O.no", "0"));
        Assert.Contains("Enter a number", page.FaultAt("Q1_O_abstain"), StringComparison.Ordinal);
        Assert.Equal("4", page.Document.GetElementById("Q1_P_yes")!.GetAttribute("value"));
        page = await chair.Post(page, "#hands", ("Q1.O.abstain", "0"));
        Assert.Contains("7 hands, but 6 voters are present.", page.FaultAt("Q1_P_yes"), StringComparison.Ordinal);
        page = await chair.Post(page, "#hands", ("Q1.P.abstain", "0"));
        Assert.Contains("2 voters present raised no hand", page.FaultAt("IsConfirmed"), StringComparison.Ordinal);
        await chair.Post(page, "#hands", ("IsConfirmed", "true"));

        // 4 of 6 P are two thirds; 2 of all 7 votes cast are more than a quarter.
        var verdict = await _app.VerdictOf(id);
        Assert.Equal(VerdictOutcome.NotApproved, verdict.Outcome);
        Assert.Equal(["4/6", "2/7"], verdict.Evaluation.Checks.Select(c => c.Actual.ToString()));
        Assert.Equal(9, verdict.PresentVoting);
        Assert.Equal([(SeatCategory.P, "no", 2), (SeatCategory.P, "yes", 4), (SeatCategory.O, "yes", 1)], verdict.Count.Votes.OrderBy(v => v.Category).ThenBy(v => v.Choice, StringComparer.Ordinal).Select(v => (v.Category, v.Choice, v.Votes)));
    }

    [Fact]
    public async Task A_proxy_of_somebody_present_raises_a_hand_and_is_nobody_in_the_room()
    {
        var committee = await _app.Committee(4);
        await _app.RuleSet("sac-tc");
        var set = await _app.InDb(db => db.RuleSetVersions.Where(v => v.RuleSet.Code == "sac-tc").Select(v => new { v.Definition, v.Examples }).SingleAsync());
        Assert.True((await _app.In(s => s.GetRequiredService<PublishRuleSet>().ExecuteAsync(new(Guid.CreateVersion7(), null, null, set.Definition with { Code = "charter", ProxyAllowed = true }, set.Examples!), Acting.System, default))).IsDone);
        var meeting = await MeetingSteps.Called(_app, committee);
        _app.MoveTo(MeetingSteps.StartsAt.AddMinutes(30));
        var id = await Draft(committee, meeting, "charter");
        await Here(meeting, committee.Chair, committee.Members[0], committee.Members[1]);
        await _app.Release(id, committee);
        var places = await _app.InDb(db => db.Voters.Where(v => v.BallotId == id).ToDictionaryAsync(v => v.PersonId, v => v.Id));

        // One for somebody absent by somebody present, one by somebody absent too.
        await Give(id, places[committee.Members[2].PersonId], places[committee.Members[0].PersonId]);
        using var chair = await Browser.For(_app, committee.Chair);
        var room = await chair.Get($"/ballots/{id}/room");
        Assert.Contains("3 present, 1 more by proxy", room.Document.GetElementById("hands")!.TextContent, StringComparison.Ordinal);
        var page = await chair.Post(room, "#hands", ("Q1.yes", "5"), ("Q1.no", "0"), ("Q1.abstain", "0"));
        Assert.Contains("5 hands, but 3 voters are present and 1 more votes by proxy.", page.FaultAt("Q1_yes"), StringComparison.Ordinal);
        await chair.Post(page, "#hands", ("Q1.yes", "4"));

        var verdict = await _app.VerdictOf(id);
        Assert.Equal((VerdictOutcome.Approved, 4, 3), (verdict.Outcome, verdict.Count.Votes.Sum(v => v.Votes), verdict.PresentVoting!.Value));
    }

    [Fact]
    public async Task With_nobody_there_no_hands_are_counted()
    {
        var (committee, meeting, id) = await Scene(2);
        await Here(meeting, committee.Members[0]);
        await _app.Release(id, committee);
        await Line(meeting, committee.Members[0], false);
        var counted = await _app.In(s => s.GetRequiredService<CloseBallot>().WithHandsAsync(new(id, [], true), GivenBallot.By(committee.Chair), default));
        Assert.All(counted.Refusals, refusal => Assert.Equal("hands.missing", refusal.Code));
        Assert.False(counted.IsDone);
    }

    [Fact]
    public async Task Before_the_opening_nobody_whom_the_rules_keep_from_voting_is_counted()
    {
        var committee = await _app.Committee(4);
        var meeting = await MeetingSteps.Called(_app, committee);
        _app.MoveTo(MeetingSteps.StartsAt.AddMinutes(30));
        var id = await Draft(committee, meeting, "sac-legacy-letter");
        await Here(meeting, [.. committee.Voters]);
        Assert.True((await _app.In(s => s.GetRequiredService<ChangeExclusions>().RecordAsync(new(id, Guid.CreateVersion7(), committee.Members[0].MembershipId, ExclusionGround.Drafter, null), GivenBallot.By(committee.Secretary), default))).IsDone);
        using var chair = await Browser.For(_app, committee.Chair);

        var room = await chair.Get($"/ballots/{id}/room");

        Assert.Contains("Voters present 4/ 4", room.Document.GetElementById("present")!.Spoken(), StringComparison.Ordinal);
        await chair.Post(room, "#room-opening");
        Assert.Equal((4, 4), await _app.InDb(async db => (await db.Voters.CountAsync(v => v.BallotId == id), (await db.Ballots.Where(b => b.Id == id).Select(b => b.PresentVoting).SingleAsync())!.Value)));
    }

    private async Task<(GivenCommittee Committee, long Meeting, long Ballot)> Scene(int members, DateOnly? deadline = null, string at = "24:00")
    {
        var committee = await _app.Committee(members);
        var meeting = await MeetingSteps.Called(_app, committee);
        _app.MoveTo(MeetingSteps.StartsAt.AddMinutes(30));
        return (committee, meeting, await Draft(committee, meeting, deadline: deadline, at: at));
    }

    private async Task<long> Draft(GivenCommittee committee, long meeting, string rules = "sac-tc", DateOnly? deadline = null, string at = "24:00")
    {
        var item = await _app.InDb(db => db.Meetings.Where(m => m.Id == meeting).SelectMany(m => m.Agenda).OrderBy(a => a.Position).Select(a => a.Id).FirstAsync());
        return await _app.Draft(committee, rules, plan => plan with { AgendaItemId = item, DeadlineOn = deadline ?? new(2026, 12, 20), DeadlineClock = at });
    }

    private async Task Here(long meeting, params Someone[] people)
    {
        foreach (var someone in people)
        {
            await Line(meeting, someone, true);
        }
    }

    private async Task Line(long meeting, Someone someone, bool isHere)
    {
        var participant = (await _app.Participant(meeting, someone)).Id;
        Assert.True((await _app.In(services => services.GetRequiredService<RecordPresence>().ExecuteAsync(meeting, [new(participant, !isHere, isHere)], Acting.System, default))).IsDone);
    }

    private async Task Give(long id, long from, long to) => Assert.True((await _app.In(services => services.GetRequiredService<GiveProxies>()
        .GiveAsync(new(id, Guid.CreateVersion7(), from, to, new("proxy.pdf", SampleFiles.Pdf.Length, () => new MemoryStream(SampleFiles.Pdf))), Acting.System, default))).IsDone);
}
