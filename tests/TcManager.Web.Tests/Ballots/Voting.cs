using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots;
using TcManager.Domain.Members;
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

    [Fact]
    public async Task A_form_sent_twice_is_one_slip_and_a_form_gone_back_to_is_another()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        var form = await browser.Get($"/ballots/{id}/vote");
        await browser.Post(form, "#vote", ("Choice", "yes"));
        await browser.Post(form, "#vote", ("Choice", "yes"));
        Assert.Equal((1, 1), await _app.InDb(async db => (await db.Slips.CountAsync(), await db.Outbox.CountAsync(m => m.Template == MailKinds.Receipt))));

        // The same page with another choice, and that once more.
        var receipt = await browser.Post(form, "#vote", ("Choice", "abstain"));
        await browser.Post(form, "#vote", ("Choice", "abstain"));
        Assert.Contains("Abstain", receipt.Text, StringComparison.Ordinal);
        Assert.Equal(2, await _app.InDb(db => db.Slips.CountAsync()));

        // Back to the first choice from the same page: what was chosen last counts.
        receipt = await browser.Post(form, "#vote", ("Choice", "yes"));
        Assert.Contains("Yes", receipt.Text, StringComparison.Ordinal);
        Assert.Equal((3, "yes"), await _app.InDb(async db => (await db.Slips.CountAsync(), (await db.Voters.Include(v => v.LastSlip!.Answers).SingleAsync(v => v.LastRevision == 3)).LastSlip!.Answers.Single().Choice)));
    }

    [Fact]
    public async Task Whose_seat_has_ended_is_not_asked_to_vote()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        Assert.NotNull((await browser.Get("/ballots")).Document.QuerySelector($"a[href='/ballots/{id}/vote']"));
        await _app.InDb(async db =>
        {
            (await db.Memberships.SingleAsync(m => m.Id == committee.Members[0].MembershipId)).EndOn(new DateOnly(2026, 11, 22));
            await db.SaveChangesAsync();
        });

        var page = await browser.Get("/ballots");

        Assert.Contains("your seat has ended", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector($"a[href='/ballots/{id}/vote']"));
    }

    [Fact]
    public async Task A_repeat_after_the_deadline_is_answered_with_what_was_taken_before_it()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        var uid = Guid.CreateVersion7();
        var first = await _app.Cast(id, committee.Chair, "yes", uid: uid);
        _app.MoveTo(GivenBallot.ClosesAt.AddSeconds(3));
        Assert.Equal(first.Value.Id, (await _app.Cast(id, committee.Chair, "yes", uid: uid)).Value.Id);
    }

    [Fact]
    public async Task Fifty_parallel_posts_of_one_voter_are_fifty_revisions_and_one_vote()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => _app.Cast(id, committee.Chair, i % 2 == 0 ? "yes" : "no")));

        Assert.All(outcomes, o => Assert.True(o.IsDone));
        Assert.Equal(Enumerable.Range(1, 50), outcomes.Select(o => o.Value.Revision).Order());
        var voter = await _app.InDb(db => db.Voters.AsNoTracking().Include(v => v.LastSlip).SingleAsync(v => v.BallotId == id && v.PersonId == committee.Chair.PersonId));
        Assert.Equal((50, 50), (voter.LastRevision, voter.LastSlip!.Revision));
        await _app.CloseByHand(id, committee);
        Assert.Equal(1, (await _app.VerdictOf(id)).Count.Votes.Sum(v => v.Votes));
    }

    [Fact]
    public async Task The_same_form_posted_twenty_times_at_once_is_one_slip()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        var uid = Guid.CreateVersion7();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _app.Cast(id, committee.Chair, "yes", uid: uid)));

        Assert.Single(outcomes.Select(o => o.Value.Id).Distinct());
        Assert.Equal(1, await _app.InDb(db => db.Slips.CountAsync()));
    }

    [Fact]
    public async Task A_vote_never_moves_the_ballots_version()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        var before = await _app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.Version).SingleAsync());
        await _app.Cast(id, committee.Chair, "yes");
        Assert.Equal(before, await _app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.Version).SingleAsync()));
    }

    [Fact]
    public async Task A_clock_set_back_does_not_make_a_later_slip_look_earlier()
    {
        var committee = await _app.Committee(1);
        var id = await _app.OpenBallot(committee);
        _app.Clock.Advance(TimeSpan.FromHours(1));
        var first = await _app.Cast(id, committee.Chair, "yes");
        _app.Clock.AdjustTime(TestApp.Start.AddMinutes(5));
        var second = await _app.Cast(id, committee.Chair, "no");
        Assert.Equal((2, first.Value.CastAt), (second.Value.Revision, second.Value.CastAt));
    }

    [Fact]
    public async Task A_seat_that_has_ended_casts_no_more_and_what_it_cast_stands()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        await _app.Cast(id, committee.Members[0], "yes");
        await _app.InDb(async db =>
        {
            (await db.Memberships.SingleAsync(m => m.Id == committee.Members[0].MembershipId)).EndOn(new DateOnly(2026, 11, 24));
            await db.SaveChangesAsync();
        });
        var lastDayEnds = new DateTimeOffset(2026, 11, 24, 16, 0, 0, TimeSpan.Zero);
        _app.MoveTo(lastDayEnds.AddMinutes(-10));
        using var browser = await Browser.For(_app, committee.Members[0]);
        var form = await browser.Get($"/ballots/{id}/vote");
        Assert.Equal(HttpStatusCode.OK, form.Status);
        _app.MoveTo(lastDayEnds);

        var page = await browser.Post(form, "#vote", ("Choice", "abstain"));
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("Your seat has ended", page.Text, StringComparison.Ordinal);
        await _app.CloseByHand(id, committee);
        var verdict = await _app.VerdictOf(id);
        Assert.Equal((4, "yes"), (verdict.Count.Entitled.Single().Voters, verdict.Count.Votes.Single().Choice));
    }

    [Fact]
    public async Task Observers_and_staff_see_the_ballot_and_have_no_vote_and_strangers_find_nothing()
    {
        var committee = await _app.Committee(3);
        var stranger = await _app.Outsider("stranger@x.example");
        var observer = await _app.Outsider("observer@x.example");
        await _app.InDb(async db =>
        {
            db.Add(new Membership(Guid.CreateVersion7(), committee.Id, null, observer.PersonId, SeatCategory.Observer, new DateOnly(2024, 2, 26)));
            await db.SaveChangesAsync();
        });
        var id = await _app.OpenBallot(committee);
        using var voter = await Browser.For(_app, committee.Chair);
        var form = await voter.Get($"/ballots/{id}/vote");
        foreach (var someone in new[] { observer, committee.Secretary })
        {
            using var browser = await Browser.For(_app, someone);
            Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/ballots/{id}")).Status);
            var refused = await browser.Get($"/ballots/{id}/vote");
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.Contains("not in its electorate", refused.Text, StringComparison.Ordinal);
            var page = await browser.Get("/ballots");
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Post($"/ballots/{id}/vote", [.. Browser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("form[method='post']")!), KeyValuePair.Create("Choice", "yes")])).Status);
        }

        using var outside = await Browser.For(_app, stranger);
        foreach (var address in new[] { $"/ballots/{id}", $"/ballots/{id}/vote", $"/ballots/{id}/receipt", $"/ballots/{id}/closure", $"/committees/{committee.Id}/ballots" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outside.Get(address)).Status);
        }

        Assert.Equal(0, await _app.InDb(db => db.Slips.CountAsync()));
    }

    [Fact]
    public async Task My_ballots_say_what_is_to_vote_what_is_voted_and_what_is_over()
    {
        var committee = await _app.Committee(2);
        await _app.OpenBallot(committee, with: p => p with { TitleEn = "To vote" });
        await _app.Cast(await _app.OpenBallot(committee, with: p => p with { TitleEn = "Voted" }), committee.Members[0], "yes");
        await _app.CloseByHand(await _app.OpenBallot(committee, with: p => p with { TitleEn = "Finished" }), committee);
        using var browser = await Browser.For(_app, committee.Members[0]);

        var cards = (await browser.Get("/ballots")).Document.QuerySelectorAll("section.card");

        Assert.Equal(["To vote 1", "Voted, may still be changed 1", "Over 1"], cards.Select(c => c.QuerySelector("h2")!.TextContent));
        Assert.Equal(["To vote", "Voted", "Finished"], cards.Select(c => c.QuerySelector("h3")!.TextContent));
        Assert.Contains("Not quorate", cards[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_list_has_what_is_over_in_the_order_of_its_end()
    {
        var committee = await _app.Committee(2);
        Task<long> Open(string title, DateOnly lastDay) => _app.OpenBallot(committee, with: p => p with { TitleEn = title, DeadlineOn = lastDay });
        var endedFirst = await Open("Longest, ended by hand first", new(2026, 12, 10));
        await Open("Shortest", new(2026, 11, 27));
        await Open("Longer", new(2026, 12, 1));
        await Open("Runs", new(2026, 12, 20));
        await _app.CloseByHand(endedFirst, committee);
        _app.Clock.SetUtcNow(new(2026, 12, 3, 0, 0, 0, TimeSpan.Zero));
        using var desk = await Browser.For(_app, committee.Secretary);
        using var member = await Browser.For(_app, committee.Members[0]);

        string[] order = ["Runs", "Longer", "Shortest", "Longest, ended by hand first"];
        Assert.Equal(order, (await desk.Get("/ballots")).Document.QuerySelectorAll("#all td.lead a").Select(a => a.TextContent));
        Assert.Equal(order, (await desk.Get($"/committees/{committee.Id}/ballots")).Document.QuerySelectorAll("td.lead a").Select(a => a.TextContent));
        Assert.Equal(order[1..], (await desk.Get($"/committees/{committee.Id}")).Document.QuerySelectorAll("li > div > a[href^='/ballots/']:not(.fw-bold)").Select(a => a.TextContent));
        Assert.Equal(order[1..], (await member.Get("/ballots")).Document.QuerySelectorAll("section.card:last-of-type h3").Select(a => a.TextContent));
    }

    [Fact]
    public async Task Whoever_keeps_a_desk_or_supervises_sees_the_ballots_of_those_committees_and_nobody_elses()
    {
        var (own, other) = (await _app.Committee(2), await _app.Committee(2, "SAC/TC 606"));
        await _app.OpenBallot(own, with: p => p with { TitleEn = "Own" });
        await _app.OpenBallot(other, with: p => p with { TitleEn = "Another's" });
        await _app.Draft(own, with: p => p with { TitleEn = "Draft" });
        using var secretary = await Browser.For(_app, own.Secretary);
        using var supervisor = await Browser.For(_app, await _app.Outsider("body@ballots.example", Domain.Access.SystemRole.Supervisor));
        using var stranger = await Browser.For(_app, await _app.Outsider("stranger@ballots.example"));

        static IEnumerable<string> Titles(Page page) => page.Document.QuerySelectorAll("#all td.lead a").Select(a => a.TextContent).Order(StringComparer.Ordinal);
        Assert.Equal(["Draft", "Own"], Titles(await secretary.Get("/ballots")));
        Assert.Equal(["Another's", "Own"], Titles(await supervisor.Get("/ballots")).Where(t => t != "Draft"));
        Assert.Null((await stranger.Get("/ballots")).Document.GetElementById("all"));
    }
}
