using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Application.Mail;
using TcManager.Application.Reminders;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Web.Tests.Documents;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;

namespace TcManager.Web.Tests.Ballots;

/// <summary>Whoever votes for somebody is asked, reminded and given the receipt of that vote; the list by name says so afterwards.</summary>
public sealed class AskingTheHolderOfAProxy : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_holder_is_told_at_once_and_reminded_the_giver_is_not()
    {
        var (committee, id, places) = await Scene();
        var (giver, holder) = (committee.Members[0], committee.Members[1]);
        await _app.Deliver();
        await Give(id, places[giver.PersonId], places[holder.PersonId]);

        var told = await _app.Written(MailKinds.ProxyGiven, holder);
        Assert.Contains("委员1已委托您代为投票", told.Text, StringComparison.Ordinal);
        Assert.Contains($"/ballots/{id}/vote?for={places[giver.PersonId]}", told.Text, StringComparison.Ordinal);
        Assert.True((await _app.Cast(id, holder, "yes")).IsDone);
        await _app.Deliver();

        _app.MoveTo(new(2026, 12, 3, 1, 0, 0, TimeSpan.Zero));
        Assert.Equal(committee.Voters.Count - 1, await _app.QueueReminders());
        Assert.Equal(0, await Mails(MailKinds.BallotReminder, giver));
        var reminder = await _app.Written(MailKinds.BallotReminder, holder);
        Assert.Contains("应代投的票", reminder.Text, StringComparison.Ordinal);
        Assert.Contains($"/ballots/{id}/vote?for={places[giver.PersonId]}", reminder.Text, StringComparison.Ordinal);

        // Whoever votes before the mail goes gets none; by hand nobody is left who was not reminded today.
        Assert.True((await Cast(id, holder, places[giver.PersonId], "yes")).IsDone);
        await _app.Deliver();
        Assert.Equal(MailFates.Voted, await Fate(MailKinds.BallotReminder, holder));
        Assert.Equal("reminder.nobody", (await _app.In(s => s.GetRequiredService<RemindNow>().ExecuteAsync(id, Guid.CreateVersion7(), GivenBallot.By(committee.Secretary), default))).Refusals.Single().Code);
    }

    [Fact]
    public async Task When_the_holders_last_day_is_over_where_the_committee_lies_the_giver_is_asked_again()
    {
        var (committee, id, places) = await Scene();
        var (giver, holder) = (committee.Members[0], committee.Members[1]);
        await Give(id, places[giver.PersonId], places[holder.PersonId]);
        await _app.Deliver();
        await _app.InDb(db => db.Memberships.Where(m => m.Id == holder.MembershipId).ExecuteUpdateAsync(set => set.SetProperty(m => m.ToOn, new DateOnly(2026, 12, 3))));

        // One o'clock of 4 December in Beijing; in Greenwich it is still the 3rd.
        _app.MoveTo(new(2026, 12, 3, 17, 0, 0, TimeSpan.Zero));
        await _app.QueueReminders();

        Assert.Equal((1, 0), (await Mails(MailKinds.BallotReminder, giver), await Mails(MailKinds.BallotReminder, holder)));
        await _app.Deliver();
        Assert.Null(await Fate(MailKinds.BallotReminder, giver));
    }

    [Fact]
    public async Task On_the_holders_last_day_where_the_committee_lies_it_is_still_asked_for()
    {
        var (committee, id, places) = await Scene();
        var (giver, holder) = (committee.Members[0], committee.Members[1]);
        await Give(id, places[giver.PersonId], places[holder.PersonId]);
        await _app.InDb(db => db.Committees.Where(c => c.Id == committee.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.ZoneId, "America/New_York")));
        await _app.InDb(db => db.Memberships.Where(m => m.Id == holder.MembershipId).ExecuteUpdateAsync(set => set.SetProperty(m => m.ToOn, new DateOnly(2026, 12, 3))));

        // Noon of 3 December in New York; in Beijing the 4th has begun.
        _app.MoveTo(new(2026, 12, 3, 17, 0, 0, TimeSpan.Zero));
        using var reader = await Browser.For(_app, holder);
        foreach (var list in new[] { "/", "/ballots" })
        {
            Assert.Contains($"/ballots/{id}/vote?for={places[giver.PersonId]}", (await reader.Get(list)).Document.Body!.InnerHtml, StringComparison.Ordinal);
        }

        _app.MoveTo(new(2026, 12, 4, 6, 0, 0, TimeSpan.Zero));
        foreach (var list in new[] { "/", "/ballots" })
        {
            Assert.DoesNotContain("vote?for=", (await reader.Get(list)).Document.Body!.InnerHtml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_holder_who_owes_the_own_vote_too_gets_one_mail_for_both()
    {
        var (committee, id, places) = await Scene();
        var (giver, holder) = (committee.Members[0], committee.Members[1]);
        await Give(id, places[giver.PersonId], places[holder.PersonId]);
        await _app.Deliver();
        _app.MoveTo(new(2026, 12, 3, 1, 0, 0, TimeSpan.Zero));
        await _app.QueueReminders();

        Assert.Equal(1, await Mails(MailKinds.BallotReminder, holder));
        var mail = await _app.Written(MailKinds.BallotReminder, holder);
        Assert.Contains("您另受下列人员委托代为投票", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"/ballots/{id}/vote\n", mail.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"/vote?for={places[giver.PersonId]}", mail.Text, StringComparison.Ordinal);

        // With the proxy taken back the giver is asked again, the holder for the own vote alone.
        var proxy = await _app.InDb(db => db.Proxies.Select(p => p.Id).SingleAsync());
        await _app.In(s => s.GetRequiredService<GiveProxies>().EndAsync(id, proxy, GivenBallot.By(committee.Secretary), default));
        Assert.DoesNotContain("for=", (await _app.Written(MailKinds.BallotReminder, holder)).Text, StringComparison.Ordinal);
        _app.MoveTo(new(2026, 12, 7, 1, 0, 0, TimeSpan.Zero));
        await _app.QueueReminders();
        Assert.Equal(1, await Mails(MailKinds.BallotReminder, giver));
    }

    [Fact]
    public async Task A_mail_about_a_proxy_that_was_taken_back_before_does_not_go()
    {
        var (committee, id, places) = await Scene();
        await Give(id, places[committee.Members[0].PersonId], places[committee.Members[1].PersonId]);
        var proxy = await _app.InDb(db => db.Proxies.Select(p => p.Id).SingleAsync());
        await _app.In(s => s.GetRequiredService<GiveProxies>().EndAsync(id, proxy, GivenBallot.By(committee.Secretary), default));

        await _app.Deliver();

        Assert.Equal(MailFates.Overtaken, await Fate(MailKinds.ProxyGiven, committee.Members[1]));
        Assert.Null(await Fate(MailKinds.BallotOpened, committee.Members[0]));
    }

    [Fact]
    public async Task Home_and_the_list_name_for_whom_and_lead_to_the_slip_and_the_receipt_is_of_that_slip()
    {
        var (committee, id, places) = await Scene();
        var (giver, holder) = (committee.Members[0], committee.Members[1]);
        await Give(id, places[giver.PersonId], places[holder.PersonId]);
        await _app.Cast(id, holder, "abstain");
        using var browser = await Browser.For(_app, holder);

        foreach (var address in new[] { "/", "/ballots" })
        {
            var page = await browser.Get(address);
            Assert.Contains("You vote for Member 1, by proxy", page.Text, StringComparison.Ordinal);
            Assert.NotNull(page.Document.QuerySelector($"a[href='/ballots/{id}/vote?for={places[giver.PersonId]}']"));
        }

        using var own = await Browser.For(_app, giver);
        Assert.DoesNotContain("not yet voted", (await own.Get("/")).Text, StringComparison.Ordinal);
        using var desk = await Browser.For(_app, committee.Secretary);
        Assert.Contains("Member 2 votes for them by proxy", (await desk.Get($"/ballots/{id}")).Text, StringComparison.Ordinal);

        var receipt = await browser.Post(await browser.Get($"/ballots/{id}/vote?for={places[giver.PersonId]}"), "#vote", ("Choice", "yes"));
        Assert.Equal($"/ballots/{id}/receipt?for={places[giver.PersonId]}", receipt.Address.PathAndQuery);
        Assert.Contains("The vote for Member 1 is recorded", receipt.Text, StringComparison.Ordinal);
        var mine = await browser.Get($"/ballots/{id}/receipt");
        var slip = await _app.InDb(db => db.Slips.Where(s => s.Channel == SlipChannel.Proxy).SingleAsync());
        Assert.Contains(SlipLeaf.ReceiptCode(slip.LeafHash), receipt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SlipLeaf.ReceiptCode(slip.LeafHash), mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("You vote for Member 1", (await browser.Get("/")).Text, StringComparison.Ordinal);

        // Each of the two mails leads to the slip that it speaks of.
        Assert.Contains($"/ballots/{id}/receipt?for={places[giver.PersonId]}", (await _app.Written(MailKinds.Receipt, holder)).Text, StringComparison.Ordinal);
        var giversMail = await _app.Written(MailKinds.Receipt, giver);
        Assert.Contains("委员2已受您委托代投", giversMail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("for=", giversMail.Text, StringComparison.Ordinal);
        Assert.Contains("Member 2 cast this vote for you, by proxy.", (await own.Get($"/ballots/{id}/receipt")).Text, StringComparison.Ordinal);

        // Nobody reads the receipt of a vote that somebody else cast.
        using var third = await Browser.For(_app, committee.Members[2]);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await third.Get($"/ballots/{id}/receipt?for={places[giver.PersonId]}")).Status);
        await _app.Cast(id, giver, "abstain");
        var gone = await browser.Get($"/ballots/{id}/receipt?for={places[giver.PersonId]}");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, gone.Status);
        Assert.Contains("it was replaced", gone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_close_the_list_by_name_says_how_each_vote_came()
    {
        var (committee, id, places) = await Scene();
        var (giver, holder) = (committee.Members[0], committee.Members[1]);
        await Give(id, places[giver.PersonId], places[holder.PersonId]);
        await Cast(id, holder, places[giver.PersonId], "yes");
        await _app.Cast(id, holder, "yes");
        Assert.True((await _app.In(s => s.GetRequiredService<RecordSlips>().ExecuteAsync(
            new(id, Guid.CreateVersion7(), SlipChannel.Phone, [new(places[committee.Members[2].PersonId], [new(1, "yes", null)], 0, false)], null), GivenBallot.By(committee.Secretary), default))).IsDone);
        await _app.CloseByHand(id, committee);

        using var member = await Browser.For(_app, committee.Members[3]);
        var rows = (await member.Get($"/ballots/{id}")).Document.QuerySelectorAll("#votes tbody tr").Select(r => r.Spoken()).ToList();

        Assert.Contains(rows, r => r.Contains("Member 1", StringComparison.Ordinal) && r.EndsWith("by proxy cast by Member 2", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("Member 2", StringComparison.Ordinal) && r.EndsWith("electronically", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("Member 3", StringComparison.Ordinal) && r.EndsWith("by phone", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("Member 4", StringComparison.Ordinal) && r.EndsWith("did not vote —", StringComparison.Ordinal));
    }

    private async Task<(GivenCommittee Committee, long Id, Dictionary<long, long> Places)> Scene()
    {
        var committee = await _app.Committee(5);
        await _app.RuleSet("sac-tc");
        var set = await _app.InDb(db => db.RuleSetVersions.Where(v => v.RuleSet.Code == "sac-tc").Select(v => new { v.Definition, v.Examples }).SingleAsync());
        Assert.True((await _app.In(services => services.GetRequiredService<PublishRuleSet>()
            .ExecuteAsync(new(Guid.CreateVersion7(), null, null, set.Definition with { Code = "charter", ProxyAllowed = true, ProxiesPerVoter = 2 }, set.Examples!), Acting.System, default))).IsDone);
        var id = await _app.OpenBallot(committee, "charter");
        return (committee, id, await _app.InDb(db => db.Voters.Where(v => v.BallotId == id).ToDictionaryAsync(v => v.PersonId, v => v.Id)));
    }

    private async Task Give(long id, long from, long to) => Assert.True((await _app.In(services => services.GetRequiredService<GiveProxies>()
        .GiveAsync(new(id, Guid.CreateVersion7(), from, to, new("proxy.pdf", SampleFiles.Pdf.Length, () => new MemoryStream(SampleFiles.Pdf))), Acting.System, default))).IsDone);

    private Task<Outcome<Slip>> Cast(long id, Someone holder, long place, string choice) => _app.In(services => services.GetRequiredService<CastVote>()
        .ExecuteAsync(new(id, Guid.CreateVersion7(), holder.PersonId, [new(1, choice, null)], place), GivenBallot.By(holder), default));

    private Task<int> Mails(string kind, Someone to) => _app.InDb(db => db.Outbox.CountAsync(m => m.Template == kind && m.PersonId == to.PersonId));

    private Task<string?> Fate(string kind, Someone to) => _app.InDb(db => db.Outbox.Where(m => m.Template == kind && m.PersonId == to.PersonId).OrderByDescending(m => m.Id).Select(m => m.Fate).FirstAsync());
}
