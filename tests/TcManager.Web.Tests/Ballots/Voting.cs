using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>A class of its own application per test: the clock moves.</summary>
public sealed class Voting : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_member_votes_gets_a_receipt_and_may_change_the_vote()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        Assert.Contains("You have not voted yet", (await browser.Get($"/ballots/{id}")).Text, StringComparison.Ordinal);
        var form = await browser.Get($"/ballots/{id}/vote");
        Assert.Empty(form.Document.QuerySelectorAll("input[name=Choice][checked]"));
        Assert.Contains("Thu 10 Dec 2026 24:00 Beijing time (UTC+8)", form.Text, StringComparison.Ordinal);

        var receipt = await browser.Post(form, "#vote", ("Choice", "yes"), ("Reason", "Clause 5 is good."));

        Assert.Equal($"/ballots/{id}/receipt", receipt.Address.AbsolutePath);
        var slip = await _app.InDb(db => db.Slips.Include(s => s.Answers).SingleAsync(s => s.BallotId == id));
        Assert.Contains(SlipLeaf.ReceiptCode(slip.LeafHash), receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Yes", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("16:00:00 Beijing time (UTC+8)", receipt.Text, StringComparison.Ordinal);
        var mail = await _app.InDb(db => db.Outbox.SingleAsync(m => m.Template == MailKinds.Receipt));
        Assert.Equal((0, slip.Id, committee.Members[0].PersonId), (mail.Priority, mail.Data.SlipId!.Value, mail.PersonId!.Value));

        _app.Clock.Advance(TimeSpan.FromHours(1));
        var changing = await browser.Get($"/ballots/{id}/vote");
        Assert.Contains("So far you voted “Yes” (revision 1)", changing.Text, StringComparison.Ordinal);
        Assert.Empty(changing.Document.QuerySelectorAll("input[name=Choice][checked]"));
        Assert.Equal("", changing.Document.GetElementById("Reason")!.TextContent.Trim());
        Assert.Equal("Clause 5 is good.", changing.Document.GetElementById("Reason-earlier")!.TextContent);
        var second = await browser.Post(changing, "#vote", ("Choice", "no"), ("Reason", "Clause 6 is wrong."));
        Assert.Contains("Clause 6 is wrong.", second.Text, StringComparison.Ordinal);
        Assert.Equal((2, 2, 2), await _app.InDb(async db => (
            await db.Slips.CountAsync(s => s.BallotId == id),
            await db.Outbox.CountAsync(m => m.Template == MailKinds.Receipt),
            (await db.Voters.SingleAsync(v => v.BallotId == id && v.PersonId == committee.Members[0].PersonId)).LastRevision)));
    }

    [Theory]
    [InlineData("no", null, "Reason", "Write the reason")]
    [InlineData("no", "   ", "Reason", "Write the reason")]
    [InlineData("no", "\u200b", "Reason", "Write the reason")]
    [InlineData(null, "My reason", "Choice", "Choose how you vote")]
    [InlineData("maybe", "My reason", "Choice", "not offered")]
    [InlineData("yes", "long", "Reason", "At most 4000 characters")]
    public async Task Each_fault_stands_at_its_field_and_the_text_is_kept(string? choice, string? reason, string field, string fault)
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        var written = reason == "long" ? new string('字', Slip.MaxReasonLength + 1) : reason;

        var page = await browser.Post(await browser.Get($"/ballots/{id}/vote"), "#vote", ("Choice", choice), ("Reason", written));

        Assert.Contains(fault, page.FaultAt(field), StringComparison.Ordinal);
        Assert.Equal((written ?? "").Trim(), page.Document.GetElementById("Reason")!.TextContent.Trim());
        Assert.Equal(choice is "yes" or "no" ? choice : null, page.Document.QuerySelector("input[name=Choice][checked]")?.GetAttribute("value"));
        Assert.Equal(0, await _app.InDb(db => db.Slips.CountAsync()));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task The_deadline_is_the_first_refused_instant_whether_or_not_a_job_runs(int milliseconds, bool isTaken)
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        await _app.Cast(id, committee.Members[0], "yes");
        _app.MoveTo(GivenBallot.ClosesAt.AddMinutes(-10));
        using var browser = await Browser.For(_app, committee.Members[0]);
        var form = await browser.Get($"/ballots/{id}/vote");
        _app.MoveTo(GivenBallot.ClosesAt.AddMilliseconds(milliseconds));

        var page = await browser.Post(form, "#vote", ("Choice", "no"), ("Reason", "I changed my mind."));

        Assert.Equal(isTaken ? 2 : 1, await _app.InDb(db => db.Slips.CountAsync()));
        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.Conflict, page.Status);
        if (!isTaken)
        {
            Assert.Contains("The ballot is closed; this was not counted.", page.Text, StringComparison.Ordinal);
            Assert.Contains("Closed Fri 11 Dec 2026 00:00:00 Beijing time (UTC+8); received Fri 11 Dec 2026 00:00:00", page.Text, StringComparison.Ordinal);
            Assert.Contains("Your earlier vote “Yes” (Mon 23 Nov 2026 16:00:00", page.Text, StringComparison.Ordinal);
            Assert.Equal("I changed my mind.", page.Document.GetElementById("kept")!.TextContent);
            var entry = await _app.InDb(db => db.AuditEntries.SingleAsync(a => a.Action == "vote.late"));
            Assert.DoesNotContain("no", entry.Data.Values.Values);
            Assert.Contains(GivenBallot.ClosesAt.AddMilliseconds(milliseconds).ToString("O"), entry.Data.Values.Values);
        }
    }

    [Fact]
    public async Task An_abstention_takes_nothing_along_of_what_was_written_with_a_no()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        await _app.Cast(id, committee.Members[0], "no", "Clause 6 is wrong.");
        using var browser = await Browser.For(_app, committee.Members[0]);

        await browser.Post(await browser.Get($"/ballots/{id}/vote"), "#vote", ("Choice", "abstain"));

        var last = await _app.InDb(db => db.Slips.Where(s => s.BallotId == id && s.Revision == 2).SelectMany(s => s.Answers).SingleAsync());
        Assert.Equal(("abstain", true), (last.Choice, string.IsNullOrEmpty(last.Reason)));
    }

    [Fact]
    public async Task Whoever_comes_to_vote_after_the_end_is_told_when_that_was()
    {
        var committee = await _app.Committee(1);
        var (byDeadline, byHand) = (await _app.OpenBallot(committee, with: p => p with { DeadlineOn = new(2026, 11, 23) }), await _app.OpenBallot(committee));
        using var browser = await Browser.For(_app, committee.Members[0]);
        await _app.CloseByHand(byHand, committee);

        var early = await browser.Get($"/ballots/{byHand}/vote");
        _app.Clock.SetUtcNow(new(2026, 11, 23, 16, 0, 0, TimeSpan.Zero));
        var late = await browser.Get($"/ballots/{byDeadline}/vote");

        Assert.Equal($"/ballots/{byHand}", early.Address.AbsolutePath);
        Assert.Contains("Voting ended on Mon 23 Nov 2026 16:00 Beijing time (UTC+8).", early.Document.QuerySelector("[role=alert]")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("Voting ended on Mon 23 Nov 2026 24:00 Beijing time (UTC+8).", late.Document.QuerySelector("[role=alert]")!.Spoken(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_after_a_closing_by_hand_names_that_time()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        var form = await browser.Get($"/ballots/{id}/vote");
        _app.Clock.Advance(TimeSpan.FromSeconds(5));
        await _app.CloseByHand(id, committee);
        _app.Clock.Advance(TimeSpan.FromSeconds(2));

        var page = await browser.Post(form, "#vote", ("Choice", "yes"));
        Assert.Contains("16:00:05 Beijing time (UTC+8); received Mon 23 Nov 2026 16:00:07", page.Text, StringComparison.Ordinal);
        Assert.Contains("it was closed early. Reason: “The plenary decides today.”", page.Text, StringComparison.Ordinal);
        Assert.Contains("You had not voted before.", page.Text, StringComparison.Ordinal);
    }
}
