using Microsoft.EntityFrameworkCore;
using TcManager.Application.Mail;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>The secretariat reminds those who still owe a vote, by mail or in its chat group; nobody who has voted, and nobody twice within a day.</summary>
public sealed class RemindingByHand : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Only_who_has_not_voted_is_reminded_and_nobody_twice_within_a_day()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        Assert.True((await _app.Cast(id, committee.Members[0], "yes")).IsDone);
        using var desk = await Browser.For(_app, committee.Secretary);
        var page = await desk.Get($"/ballots/{id}");

        var sent = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => desk.Post(page, "#remind")));

        Assert.Contains(sent, p => p.Text.Contains("Reminders go out to 3.", StringComparison.Ordinal));
        var mails = await _app.InDb(db => db.Outbox.Where(m => m.Template == MailKinds.BallotReminder).Select(m => m.PersonId).ToListAsync());
        Assert.Equal(3, mails.Count);
        Assert.DoesNotContain(committee.Members[0].PersonId, mails.OfType<long>());
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "ballot.reminded")));

        var again = await desk.Post(await desk.Get($"/ballots/{id}"), "#remind");
        Assert.Contains("Nobody to remind", again.Text, StringComparison.Ordinal);
        Assert.Contains("(by hand)", again.Text, StringComparison.Ordinal);
        Assert.Equal(3, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotReminder)));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task The_text_for_a_chat_group_names_who_is_missing_and_nobody_else(string culture)
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        Assert.True((await _app.Cast(id, committee.Members[0], "yes")).IsDone);
        using var desk = await Browser.For(_app, committee.Secretary, culture);

        var text = (await desk.Get($"/ballots/{id}")).Document.QuerySelector("#chat-text")!.TextContent;

        string Name(Someone someone) => culture == "en" ? someone.NameLatin : someone.NameZh;
        Assert.Contains(Name(committee.Members[1]), text, StringComparison.Ordinal);
        Assert.Contains(Name(committee.Chair), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Name(committee.Members[0]), text, StringComparison.Ordinal);
        Assert.Contains("2026", text, StringComparison.Ordinal);
        Assert.Contains(culture == "en" ? "Beijing time" : "北京时间", text, StringComparison.Ordinal);

        using var member = await Browser.For(_app, committee.Members[1], culture);
        Assert.Null((await member.Get($"/ballots/{id}")).Document.QuerySelector("#chat-text"));
    }

    [Fact]
    public async Task A_closed_ballot_reminds_nobody()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        using var desk = await Browser.For(_app, committee.Secretary);
        var page = await desk.Get($"/ballots/{id}");
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);

        Assert.Contains("The ballot is not open.", (await desk.Post(page, "#remind")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.BallotReminder)));
    }
}
