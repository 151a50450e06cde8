using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Web.Tests.Documents;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;

namespace TcManager.Web.Tests.Ballots;

public sealed class RecordingSlips : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_grid_of_slips_with_one_scan_is_recorded_and_each_voter_is_told_what()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        using var desk = await Browser.For(_app, committee.Secretary);
        var grid = await desk.Get($"/ballots/{id}/slips");
        Assert.Contains("Enter them before the close: Thu 10 Dec 2026 24:00 Beijing time (UTC+8)", grid.Text, StringComparison.Ordinal);
        var (one, two) = (await VoterOf(id, committee.Members[0]), await VoterOf(id, committee.Members[1]));

        var page = await desk.PostFiles(grid, "#slips", [("Scan", "slips.pdf", SampleFiles.Pdf)], ($"V{one}.Choice", "yes"), ($"V{two}.Choice", "no"), ($"V{two}.Reason", "Clause 5 lacks a limit."));

        Assert.Contains("Slips recorded: 2.", page.Text, StringComparison.Ordinal);
        var slips = await _app.InDb(db => db.Slips.Include(s => s.Answers).Include(s => s.Batch).OrderBy(s => s.VoterId).ToListAsync());
        Assert.All(slips, slip => Assert.Equal((SlipChannel.Paper, committee.Secretary.PersonId, 2, "slips.pdf"), (slip.Channel, slip.CastByPersonId, slip.Batch!.Count, slip.Batch.ScanName)));
        Assert.Equal(["no", "yes"], slips.Select(s => s.Answers.Single().Choice).Order());

        // Told what was recorded; whoever else looks at the mail, the desk included, does not see it.
        var mail = await _app.Written(MailKinds.SlipRecorded, committee.Members[1]);
        Assert.Contains("Clause 5 lacks a limit.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("lacks a limit", page.Text, StringComparison.Ordinal);

        // The scan shows choices: nobody opens it before the close.
        var batch = slips[0].BatchId;
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Get($"/ballots/{id}/slips/{batch}/scan")).Status);
        await _app.CloseByHand(id, committee);
        using var scan = await desk.Http.GetAsync(new Uri($"/ballots/{id}/slips/{batch}/scan", UriKind.Relative));
        Assert.Equal(SampleFiles.Pdf, await scan.Content.ReadAsByteArrayAsync());
        using var member = await Browser.For(_app, committee.Members[0]);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get($"/ballots/{id}/slips/{batch}/scan")).Status);
    }

    /// <summary>The paper is as it is: a reason that nobody wrote is not invented, and the rules say what the vote counts for.</summary>
    [Fact]
    public async Task A_vote_against_without_a_reason_on_it_is_recorded_as_it_came()
    {
        var committee = await _app.Committee(2);
        var id = await _app.OpenBallot(committee);
        using var desk = await Browser.For(_app, committee.Secretary);
        var voter = await VoterOf(id, committee.Members[0]);
        var grid = await desk.Get($"/ballots/{id}/slips");
        Assert.Contains("A vote against counts without a reason too.", grid.Document.GetElementById("unreasoned-what")!.TextContent, StringComparison.Ordinal);

        await desk.Post(grid, "#slips", ($"V{voter}.Choice", "no"));

        var answer = await _app.InDb(db => db.SlipAnswers.SingleAsync());
        Assert.Equal(("no", null, false), (answer.Choice, answer.Reason, answer.IsReasoned));
        Assert.Contains("ballot.reasonMissing", (await _app.Cast(id, committee.Members[1], "no", " ")).Refusals.Select(r => r.Code));
    }

    [Fact]
    public async Task A_fault_in_one_line_records_none_and_keeps_all()
    {
        var committee = await _app.Committee(2);
        var id = await _app.OpenBallot(committee);
        using var desk = await Browser.For(_app, committee.Secretary);
        var (one, two) = (await VoterOf(id, committee.Members[0]), await VoterOf(id, committee.Members[1]));

        var page = await desk.Post(await desk.Get($"/ballots/{id}/slips"), "#slips", ($"V{one}.Choice", "yes"), ($"V{two}.Choice", "void"));
        Assert.Contains("Nothing is recorded yet", page.Text, StringComparison.Ordinal);
        Assert.Contains("Write why it is void", page.Document.GetElementById($"v{two}")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("yes", page.Document.QuerySelector($"select[name='V{one}.Choice'] option[selected]")!.GetAttribute("value"));
        Assert.Equal(0, await _app.InDb(db => db.Slips.CountAsync()));

        page = await desk.PostFiles(page, "#slips", [("Scan", "slips.txt", "text"u8.ToArray())], ($"V{two}.Reason", "No."));
        Assert.Contains("PDF, PNG or JPEG", page.FaultAt("Scan"), StringComparison.Ordinal);
        page = await desk.Post(page, "#slips", ($"V{one}.Choice", ""), ($"V{two}.Choice", ""), ($"V{two}.Reason", ""));
        Assert.Contains("No slip was entered", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await _app.InDb(db => db.SlipBatches.CountAsync()));
    }

    [Fact]
    public async Task A_vote_cast_in_person_is_named_before_it_is_recorded_over()
    {
        var committee = await _app.Committee(2);
        var id = await _app.OpenBallot(committee);
        await _app.Cast(id, committee.Members[0], "yes");
        var voter = await VoterOf(id, committee.Members[0]);
        using var desk = await Browser.For(_app, committee.Secretary);
        var grid = await desk.Get($"/ballots/{id}/slips?voter={voter}");
        Assert.Single(grid.Document.QuerySelectorAll("table[data-slips] tbody tr"));
        Assert.Contains("voted electronically", grid.Text, StringComparison.Ordinal);

        var page = await desk.Post(grid, "#slips", ($"V{voter}.Choice", "abstain"));
        Assert.Contains("has voted in person", page.Document.GetElementById($"v{voter}")!.TextContent, StringComparison.Ordinal);
        await desk.Post(page, "#slips", ($"V{voter}.Over", "true"));
        Assert.Equal([1, 2], await _app.InDb(db => db.Slips.Where(s => s.VoterId == voter).OrderBy(s => s.Revision).Select(s => s.Revision).ToListAsync()));
    }

    [Fact]
    public async Task A_voter_who_votes_meanwhile_and_a_second_desk_are_not_overwritten_unseen()
    {
        var committee = await _app.Committee(2);
        var id = await _app.OpenBallot(committee);
        var (one, two) = (await VoterOf(id, committee.Members[0]), await VoterOf(id, committee.Members[1]));
        using var desk = await Browser.For(_app, committee.Secretary);
        var grid = await desk.Get($"/ballots/{id}/slips");
        var other = await desk.Get($"/ballots/{id}/slips");
        await _app.Cast(id, committee.Members[0], "yes");
        await desk.Post(other, "#slips", ($"V{two}.Choice", "yes"));

        // A box ticked for what was not seen confirms nothing.
        var page = await desk.Post(grid, "#slips", ($"V{one}.Choice", "abstain"), ($"V{one}.Over", "true"), ($"V{two}.Choice", "abstain"));
        Assert.All([one, two], voter => Assert.Contains("came since this page was shown", page.Document.GetElementById($"v{voter}")!.TextContent, StringComparison.Ordinal));
        Assert.Null(page.Document.QuerySelector($"input[name='V{one}.Over'][checked]"));
        Assert.Equal(2, await _app.InDb(db => db.Slips.CountAsync()));

        page = await desk.Post(page, "#slips", ($"V{one}.Choice", ""));
        Assert.Contains("Slips recorded: 1.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eight_copies_of_a_form_at_once_record_once()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        var voters = await _app.InDb(db => db.Voters.Where(v => v.BallotId == id).Select(v => v.Id).ToListAsync());
        var uid = Guid.CreateVersion7();

        var done = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Record(id, committee, uid, voters)));

        Assert.All(done, outcome => Assert.Equal(voters.Count, outcome.Value));
        Assert.Equal((voters.Count, 1, voters.Count), await _app.InDb(async db => (
            await db.Slips.CountAsync(), await db.SlipBatches.CountAsync(), await db.Outbox.CountAsync(m => m.Template == MailKinds.SlipRecorded))));
    }

    [Fact]
    public async Task Desks_and_voters_at_once_give_one_counted_slip_per_voter_and_every_revision_is_kept()
    {
        var committee = await _app.Committee(8);
        var id = await _app.OpenBallot(committee);
        var voters = await _app.InDb(db => db.Voters.Where(v => v.BallotId == id).OrderBy(v => v.Id).Select(v => v.Id).ToListAsync());

        var desks = Enumerable.Range(0, 6).Select(_ => Record(id, committee, Guid.CreateVersion7(), voters)).ToList();
        var casting = committee.Voters.Select(voter => _app.Cast(id, voter, "yes")).ToList();
        var recorded = await Task.WhenAll(desks);
        var cast = await Task.WhenAll(casting);

        Assert.All(cast, vote => Assert.True(vote.IsDone));
        Assert.InRange(recorded.Count(r => r.IsDone), 0, 1);
        Assert.All(recorded.Where(r => !r.IsDone), r => Assert.All(r.Refusals, f => Assert.Equal("slips.changedMeanwhile", f.Code)));
        var slips = cast.Length + recorded.Where(r => r.IsDone).Sum(r => r.Value);
        Assert.Equal(slips, await _app.InDb(db => db.Slips.CountAsync()));
        await _app.CloseByHand(id, committee);
        Assert.Equal(voters.Count, (await _app.VerdictOf(id)).Count.Votes.Sum(v => v.Votes));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task What_is_not_entered_before_the_close_does_not_count(int milliseconds, bool isTaken)
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        var voter = await VoterOf(id, committee.Members[0]);
        _app.MoveTo(GivenBallot.ClosesAt.AddMilliseconds(milliseconds));

        var done = await Record(id, committee, Guid.CreateVersion7(), [voter]);

        Assert.Equal(isTaken, done.IsDone);
        Assert.Equal(isTaken ? 1 : 0, await _app.InDb(db => db.Slips.CountAsync()));
        if (!isTaken)
        {
            Assert.Equal("ballot.closed", done.Refusals[0].Code);
        }
    }

    [Fact]
    public async Task A_voter_objects_with_one_click_a_person_decides_and_an_own_vote_revises_the_slip()
    {
        var committee = await _app.Committee(2);
        var id = await _app.OpenBallot(committee);
        var voter = await VoterOf(id, committee.Members[0]);
        await Record(id, committee, Guid.CreateVersion7(), [voter]);
        using var member = await Browser.For(_app, committee.Members[0]);
        var receipt = await member.Get($"/ballots/{id}/receipt");
        Assert.Contains("The secretariat recorded this from your paper slip.", receipt.Text, StringComparison.Ordinal);

        await member.Post(receipt, "#objection");
        await member.Post(receipt, "#objection");
        Assert.Equal(1, await _app.InDb(db => db.SlipObjections.CountAsync()));
        Assert.Contains("You objected on", (await member.Get($"/ballots/{id}/receipt")).Text, StringComparison.Ordinal);

        // Those who may decide it are told once, without what the slip says; whoever gets the mail after the decision does not.
        var told = await _app.InDb(db => db.Outbox.AsNoTracking().Where(m => m.Template == MailKinds.SlipObjected).ToListAsync());
        Assert.Equal(new[] { committee.Secretary.PersonId, committee.Chair.PersonId }.Order(), told.Select(m => m.PersonId!.Value).Order());
        var mail = await _app.Written(MailKinds.SlipObjected, committee.Chair);
        Assert.Contains("委员1对", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"/ballots/{id}#recorded", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("赞成", mail.Text, StringComparison.Ordinal);

        using var chair = await Browser.For(_app, committee.Chair);
        var open = await chair.Get($"/ballots/{id}");
        Assert.Contains("Not yet decided", open.Text, StringComparison.Ordinal);
        var objection = await _app.InDb(db => db.SlipObjections.Select(o => o.Id).SingleAsync());
        Assert.Contains("Write what was decided", (await chair.Post(open, $"#decide-{objection}")).Text, StringComparison.Ordinal);
        await chair.Post(open, $"#decide-{objection}", ("Decision", "The slips of two members were confused."));
        await _app.Deliver();
        Assert.All(await _app.InDb(db => db.Outbox.Where(m => m.Template == MailKinds.SlipObjected).Select(m => m.Fate).ToListAsync()), fate => Assert.Equal(MailFates.Decided, fate));

        await member.Post(await member.Get($"/ballots/{id}/vote"), "#vote", ("Choice", "abstain"));
        Assert.Contains("has come since and counts", (await chair.Get($"/ballots/{id}")).Text, StringComparison.Ordinal);
        await _app.CloseByHand(id, committee);
        var verdict = await member.Get($"/ballots/{id}");
        Assert.Contains("The slips of two members were confused.", verdict.Text, StringComparison.Ordinal);
        Assert.Equal("abstain", Assert.Single((await _app.VerdictOf(id)).Count.Votes).Choice);
    }

    [Fact]
    public async Task Hundreds_of_lines_are_one_form()
    {
        var committee = await _app.Committee(300);
        var id = await _app.OpenBallot(committee);
        using var desk = await Browser.For(_app, committee.Secretary);
        var grid = await desk.Get($"/ballots/{id}/slips");
        var names = grid.Document.QuerySelectorAll("select[name^=V]").Select(s => s.GetAttribute("name")!).ToList();

        var page = await desk.Post(grid, "#slips", [.. names.Select(name => (name, (string?)"yes"))]);

        Assert.Contains($"Slips recorded: {names.Count}.", page.Text, StringComparison.Ordinal);
        Assert.Equal(committee.Voters.Count, names.Count);
        Assert.Equal(names.Count, await _app.InDb(db => db.Slips.CountAsync(s => s.BallotId == id)));
    }

    [Fact]
    public async Task The_grid_costs_the_same_queries_for_few_and_for_many()
    {
        var (few, many) = (await _app.Committee(3, "SAC/TC 701"), await _app.Committee(150, "SAC/TC 702"));
        Assert.Equal(await QueriesOf(few), await QueriesOf(many));
    }

    [Fact]
    public async Task What_comes_too_late_is_said_and_stays_on_the_page()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        var voter = await VoterOf(id, committee.Members[0]);
        using var desk = await Browser.For(_app, committee.Secretary);
        var grid = await desk.Get($"/ballots/{id}/slips");
        await _app.CloseByHand(id, committee);

        var page = await desk.Post(grid, "#slips", ($"V{voter}.Choice", "yes"));
        Assert.Contains("The ballot is closed; this was not counted.", page.Text, StringComparison.Ordinal);
        Assert.Equal("yes", page.Document.QuerySelector($"select[name='V{voter}.Choice'] option[selected]")!.GetAttribute("value"));
        Assert.Equal(0, await _app.InDb(db => db.Slips.CountAsync()));
    }

    private async Task<int> QueriesOf(GivenCommittee committee)
    {
        var id = await _app.OpenBallot(committee);
        using var desk = await Browser.For(_app, committee.Secretary);
        await desk.Get($"/ballots/{id}/slips");
        return await _app.CountQueriesAsync(async () => Assert.Equal(HttpStatusCode.OK, (await desk.Get($"/ballots/{id}/slips")).Status));
    }

    private Task<long> VoterOf(long id, Someone someone) => _app.InDb(db => db.Voters.Where(v => v.BallotId == id && v.PersonId == someone.PersonId).Select(v => v.Id).SingleAsync());

    private Task<Outcome<int>> Record(long id, GivenCommittee committee, Guid uid, IReadOnlyList<long> voters) => _app.In(services => services.GetRequiredService<RecordSlips>().ExecuteAsync(
        new(id, uid, SlipChannel.Paper, [.. voters.Select(voter => new SlipRow(voter, [new(1, "yes", null)], 0, false))], null), GivenBallot.By(committee.Secretary), default));
}
