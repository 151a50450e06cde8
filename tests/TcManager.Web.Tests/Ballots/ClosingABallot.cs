using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>A class of its own application per test: the clock moves.</summary>
public sealed class ClosingABallot : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task CN21_eighteen_yes_two_no_of_twenty_six_is_approved_and_three_observers_are_refused()
    {
        var committee = await _app.Committee(25);
        var observers = new List<Someone>();
        for (var i = 0; i < 3; i++)
        {
            observers.Add(await _app.Outsider($"observer{i}@x.example"));
        }

        await _app.InDb(async db =>
        {
            db.AddRange(observers.Select(o => new Membership(Guid.CreateVersion7(), committee.Id, null, o.PersonId, SeatCategory.Observer, new DateOnly(2024, 2, 26))));
            await db.SaveChangesAsync();
        });
        var id = await _app.OpenBallot(committee);
        foreach (var (voter, i) in committee.Voters.Take(20).Select((v, i) => (v, i)))
        {
            Assert.True((await _app.Cast(id, voter, i < 18 ? "yes" : "no", i < 18 ? null : $"Reason of {voter.NameLatin}")).IsDone);
        }

        foreach (var observer in observers)
        {
            Assert.Equal("ballot.noVote", (await _app.Cast(id, observer, "yes")).Refusals[0].Code);
        }

        _app.MoveTo(GivenBallot.ClosesAt);
        using var member = await Browser.For(_app, committee.Members[^1]);
        var page = await member.Get($"/ballots/{id}");

        Assert.Contains("Approved", page.Document.GetElementById("outcome")!.TextContent, StringComparison.Ordinal);
        var checks = page.Document.GetElementById("checks")!;
        Assert.Equal(["20/26", "18/20", "2/20"], checks.QuerySelectorAll(".tc-frac").Select(f => f.TextContent));
        var text = string.Join(' ', checks.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("20/26 = 76.92% ≥ 3/4 (20)", text, StringComparison.Ordinal);
        Assert.Contains("18/20 = 90.0% ≥ 2/3 (14)", text, StringComparison.Ordinal);
        Assert.Contains("2/20 = 10.0% ≤ 1/4 (5)", text, StringComparison.Ordinal);
        Assert.Contains("Measures for the Administration of National Technical Committees", text, StringComparison.Ordinal);
        Assert.Contains("not verified", text, StringComparison.Ordinal);
        Assert.Contains("Reason of Member 18", page.Text, StringComparison.Ordinal);
        Assert.Contains("Not yet signed", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Member", "18", "2", "0", "6", "26"], page.Document.QuerySelectorAll("#count tbody tr:first-child > *").Select(c => c.TextContent));
        Assert.Equal(26, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotClosed)));
    }

    [Theory]
    [InlineData(19, 0, 0, 25, VerdictOutcome.Approved, "ok")]
    [InlineData(18, 0, 0, 25, VerdictOutcome.NotQuorate, "warn")]
    [InlineData(12, 4, 2, 24, VerdictOutcome.Approved, "ok")]
    [InlineData(20, 10, 0, 30, VerdictOutcome.NotApproved, "bad")]
    [InlineData(0, 0, 0, 5, VerdictOutcome.NotQuorate, "warn")]
    public async Task Not_quorate_looks_different_from_not_approved(int yes, int no, int abstain, int of, VerdictOutcome outcome, string look)
    {
        var committee = await _app.Committee(of - 1);
        var id = await _app.OpenBallot(committee);
        var choices = Enumerable.Repeat("yes", yes).Concat(Enumerable.Repeat("no", no)).Concat(Enumerable.Repeat("abstain", abstain));
        foreach (var (voter, choice) in committee.Voters.Zip(choices))
        {
            await _app.Cast(id, voter, choice);
        }

        _app.MoveTo(GivenBallot.ClosesAt);
        Assert.Equal(1, await _app.In(s => s.GetRequiredService<CloseExpiredBallots>().ExecuteAsync(default)));

        Assert.Equal(outcome, (await _app.VerdictOf(id)).Outcome);
        using var chair = await Browser.For(_app, committee.Chair, "zh-CN");
        var note = (await chair.Get($"/ballots/{id}")).Document.GetElementById("outcome")!;
        Assert.Contains(look, note.ClassList);
    }

    [Fact]
    public async Task Votes_against_closes_every_accepted_vote_is_counted_and_each_close_says_the_same()
    {
        var committee = await _app.Committee(49);
        var id = await _app.OpenBallot(committee);

        var votes = committee.Voters.Select(v => _app.Cast(id, v, "yes")).ToList();
        var closes = Enumerable.Range(0, 50).Select(_ => _app.CloseByHand(id, committee)).ToList();
        var cast = await Task.WhenAll(votes.Zip(closes).SelectMany(pair => new[] { pair.First }));
        var closed = await Task.WhenAll(closes);

        var accepted = cast.Count(v => v.IsDone);
        Assert.All(cast.Where(v => !v.IsDone), v => Assert.Equal("ballot.closed", v.Refusals[0].Code));
        Assert.All(closed, c => Assert.True(c.IsDone));
        var verdict = await _app.VerdictOf(id);
        Assert.Equal((accepted, accepted), (verdict.Count.Votes.Sum(v => v.Votes), await _app.InDb(db => db.Voters.CountAsync(v => v.BallotId == id && v.LastRevision > 0))));
        Assert.Equal((1, 50), await _app.InDb(async db => (await db.Campaigns.CountAsync(c => c.Kind == MailKinds.BallotClosed), await db.Outbox.CountAsync(m => m.Template == MailKinds.BallotClosed))));
    }

    [Fact]
    public async Task A_second_close_changes_nothing()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        await _app.Cast(id, committee.Chair, "yes");
        _app.MoveTo(GivenBallot.ClosesAt);
        await _app.Close(id);
        var first = await _app.VerdictOf(id);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await _app.Close(id)).IsDone);
        var second = await _app.VerdictOf(id);
        Assert.Equal(first.ResultHash, second.ResultHash);
        Assert.Equal((first.Id, first.ComputedAt), (second.Id, second.ComputedAt));
    }

    [Fact]
    public async Task The_result_outlives_ended_seats_and_new_names()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        foreach (var voter in committee.Voters)
        {
            await _app.Cast(id, voter, "yes");
        }

        async Task Shake() => await _app.InDb(async db =>
        {
            foreach (var seat in await db.Memberships.Where(m => m.CommitteeId == committee.Id && m.ToOn == null && m.Id != committee.Chair.MembershipId).ToListAsync())
            {
                seat.EndOn(new DateOnly(2026, 11, 23));
            }

            await db.SaveChangesAsync();
            await db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.NameLatin, "Renamed").SetProperty(p => p.NameZh, "改名"));
            db.Add(new Membership(Guid.CreateVersion7(), committee.Id, null, committee.Secretary.PersonId, SeatCategory.Voting, new DateOnly(2026, 11, 23)));
            await db.SaveChangesAsync();
        });

        await Shake();
        await _app.CloseByHand(id, committee);
        var verdict = await _app.VerdictOf(id);

        Assert.Equal((4, 4), (verdict.Count.Entitled.Sum(e => e.Voters), verdict.Count.Votes.Sum(v => v.Votes)));
        using var chair = await Browser.For(_app, committee.Chair);
        var page = await chair.Get($"/ballots/{id}");
        Assert.Contains("Member 1", page.Document.GetElementById("votes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(verdict.ResultHash), page.Text, StringComparison.Ordinal);

        // The same votes counted again from the rows give the same hash.
        var again = await _app.InDb(async db =>
        {
            var ballot = await db.Ballots.Include(b => b.Questions).ThenInclude(q => q.RuleSetVersion).SingleAsync(b => b.Id == id);
            return ballot.Conclude(ballot.Questions[0], verdict.Count, TestApp.Start.AddYears(1), verdict.ChainHead).Value.ResultHash;
        });
        Assert.Equal(verdict.ResultHash, again);
    }

    [Fact]
    public async Task A_large_electorate_is_read_by_pages_and_no_reason_is_lost()
    {
        var committee = await _app.Committee(509);
        var id = await _app.OpenBallot(committee);
        await _app.Cast(id, committee.Members[508], "no", "Clause 9 contradicts clause 3.");
        await _app.Cast(id, committee.Members[3], "yes", "Figure 2 needs a unit.");
        await _app.CloseByHand(id, committee);
        using var browser = await Browser.For(_app, committee.Chair);

        var first = await browser.Get($"/ballots/{id}");
        var last = await browser.Get($"/ballots/{id}?page=2");
        var beyond = await browser.Get($"/ballots/{id}?page={int.MaxValue}");

        static int Rows(Page page) => page.Document.QuerySelectorAll("#votes tbody tr").Length;
        Assert.Equal((500, 10, 10), (Rows(first), Rows(last), Rows(beyond)));
        Assert.Contains("Page 1 of 2", first.Text, StringComparison.Ordinal);
        Assert.Contains("510", first.Document.QuerySelector("#votes h2")!.TextContent, StringComparison.Ordinal);
        foreach (var page in new[] { first, last })
        {
            Assert.Contains("Clause 9 contradicts clause 3.", page.Text, StringComparison.Ordinal);
            Assert.Contains("Figure 2 needs a unit.", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task By_hand_it_takes_the_secretariat_a_confirmation_and_a_reason()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        await _app.Cast(id, committee.Chair, "yes");
        using (var member = await Browser.For(_app, committee.Members[0]))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await member.Get($"/ballots/{id}/closure")).Status);
        }

        using var browser = await Browser.For(_app, committee.Secretary);
        var form = await browser.Get($"/ballots/{id}/closure");
        Assert.Contains("3 have not voted and lose their vote: Member 1, Member 2, Member 3", form.Text, StringComparison.Ordinal);
        Assert.Contains("4 mails tell the voters", form.Text, StringComparison.Ordinal);
        Assert.Contains("Closed now, the outcome will be: Not quorate. Nothing will be decided. 1/4 = 25.0% take part; 3 are needed (3/4), 2 short.", form.Text, StringComparison.Ordinal);
        Assert.Null(form.Document.QuerySelector("#closure .btn-primary"));
        var unconfirmed = await browser.Post(form, "#closure", ("Reason", "The plenary decides today."));
        Assert.NotEqual("", unconfirmed.FaultAt("IsConfirmed"));
        Assert.Equal("The plenary decides today.", unconfirmed.Document.GetElementById("Reason")!.TextContent.Trim());
        var unreasoned = await browser.Post(form, "#closure", ("IsConfirmed", "true"));
        Assert.Contains("3 have not voted", unreasoned.FaultAt("Reason"), StringComparison.Ordinal);
        Assert.Equal(0, await _app.InDb(db => db.Verdicts.CountAsync()));

        var page = await browser.Post(unreasoned, "#closure", ("IsConfirmed", "true"), ("Reason", "The plenary decides today."));
        Assert.Contains("The ballot is closed and counted.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Closed by hand before the deadline: The plenary decides today.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Not quorate", page.Document.GetElementById("outcome")!.TextContent, StringComparison.Ordinal);
        foreach (var layout in new[] { "Sac", "Iso" })
        {
            Assert.Contains("Closed early before the deadline of ", (await browser.Get($"/ballots/{id}/result?layout={layout}")).Document.Body!.Spoken(), StringComparison.Ordinal);
            Assert.Contains("The plenary decides today.", (await browser.Get($"/ballots/{id}/result?layout={layout}")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_chair_signs_once_and_nobody_else_does()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        using var chair = await Browser.For(_app, committee.Chair);
        using var member = await Browser.For(_app, committee.Members[0]);
        using var secretary = await Browser.For(_app, committee.Secretary);
        var token = Browser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)(await chair.Get("/ballots")).Document.QuerySelector("form[method='post']")!).ToList();
        var early = await chair.Post($"/ballots/{id}/signature", token);
        Assert.Contains("no verdict to sign yet", early.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(early.Document.QuerySelector("[role=status]"));
        await _app.CloseByHand(id, committee);

        Assert.Null((await member.Get($"/ballots/{id}")).Document.GetElementById("sign"));
        foreach (var other in new[] { member, secretary })
        {
            var own = Browser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)(await other.Get("/ballots")).Document.QuerySelector("form[method='post']")!);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Post($"/ballots/{id}/signature", own)).Status);
        }

        var unsigned = await chair.Get($"/ballots/{id}");
        var signed = await chair.Post(unsigned, "#sign");
        Assert.Contains("Signed by Chair on Mon 23 Nov 2026 16:00:00", signed.Text, StringComparison.Ordinal);
        Assert.Contains("The verdict is signed already.", (await chair.Post(unsigned, "#sign")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "verdict.signed")));
    }

    [Fact]
    public async Task ISO_weighs_P_members_and_all_member_bodies_apart()
    {
        // IS16: P 20/10, others 9/0 is 10 of 39 against.
        var committee = await _app.Committee(29, "ISO/TC 321", "iso", SeatCategory.P);
        var others = new List<Someone>();
        for (var i = 0; i < 9; i++)
        {
            others.Add(await _app.Outsider($"o{i}@iso.example"));
        }

        await _app.InDb(async db =>
        {
            db.AddRange(others.Select(o => new Membership(Guid.CreateVersion7(), committee.Id, null, o.PersonId, SeatCategory.O, new DateOnly(2024, 2, 26))));
            await db.SaveChangesAsync();
        });
        var id = await _app.OpenBallot(committee, "iso-dis");
        foreach (var (voter, i) in committee.Voters.Concat(others).Select((v, i) => (v, i)))
        {
            await _app.Cast(id, voter, i is >= 20 and < 30 ? "no" : "yes");
        }

        await _app.CloseByHand(id, committee);
        using var chair = await Browser.For(_app, committee.Chair);
        var page = await chair.Get($"/ballots/{id}");
        Assert.Equal(["20/30", "10/39"], page.Document.QuerySelectorAll("#checks .tc-frac").Select(f => f.TextContent));
        Assert.Contains("1 too many", page.Document.GetElementById("checks")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("verified against the text in force", page.Document.GetElementById("checks")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["P-member", "O-member", "All"], page.Document.QuerySelectorAll("#count tbody th").Select(h => h.TextContent));
    }
}
