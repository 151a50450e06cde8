using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using TcManager.Application.Accounts;
using TcManager.Application.Audit;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Accounts;

public sealed class ClosingAnAccount : IAsyncLifetime
{
    private const string Wanted = "another-long-password";

    private readonly TestApp _app = new();
    private GivenCommittee _committee = null!;
    private Someone _administrator = null!;
    private Browser _browser = null!;

    private Someone Member => _committee.Members[0];

    public async Task InitializeAsync()
    {
        _committee = await _app.Committee(members: 2);
        _administrator = await _app.Outsider("admin@close.example", SystemRole.Administrator);
        _browser = await Browser.For(_app, _administrator);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Ends_running_sessions_at_once_and_lets_nobody_in_until_it_is_opened_again()
    {
        using var reading = await Browser.For(_app, Member);
        using var writing = await Browser.For(_app, Member);
        var form = await writing.Get("/account");
        var page = await _browser.Get($"/accounts/{Member.AccountId}");
        Assert.Contains($"{Member.NameLatin} ({Member.Email}) can no longer sign in", page.Document.GetElementById("Closure")!.Spoken(), StringComparison.Ordinal);

        var closed = await _browser.Post(page, "#Closure form");
        await _browser.Post(page, "#Closure form");

        Assert.Contains("The account is closed.", closed.Text, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(AuditActions.AccountClosed));
        Assert.Equal("/sign-in", (await reading.Get($"/committees/{_committee.Id}/members")).Address.AbsolutePath);
        Assert.Equal("/sign-in", (await writing.Post(form, "form[action='/account']", ("Preferences.Culture", "zh-CN"))).Address.AbsolutePath);
        Assert.Null(await _app.InDb(db => db.Users.Where(a => a.Id == Member.AccountId).Select(a => a.Culture).SingleAsync()));
        Assert.DoesNotContain(Member.NameLatin, (await reading.Get("/rule-sets")).Text, StringComparison.Ordinal);
        var (refused, unknown) = (await SignIn(Member.Email, Given.Password), await SignIn("nobody@nowhere.example", Given.Password));
        Assert.Equal("/sign-in", refused.Address.AbsolutePath);
        Assert.Equal(Fault(unknown), Fault(refused));

        var opened = await _browser.Post(closed, "#Closure form");
        await _browser.Post(closed, "#Closure form");

        Assert.Contains("The account is open again.", opened.Text, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(AuditActions.AccountReopened));
        Assert.Equal("/", (await SignIn(Member.Email, Given.Password)).Address.AbsolutePath);
        Assert.Equal("/sign-in", (await reading.Get("/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Outlives_a_link_from_before_and_gets_no_new_one_and_nobody_learns_why()
    {
        var link = await AskAsync(Member.Email);
        await CloseAsync(Member);

        using var browser = new Browser(_app);
        var late = await browser.Get(link);
        Assert.Equal(HttpStatusCode.Gone, late.Status);
        var form = await browser.Get("/password-reset");
        var asked = await browser.Post(form, "form[action='/password-reset']", ("Email", Member.Email));
        Assert.Equal(asked.Text, (await browser.Post(form, "form[action='/password-reset']", ("Email", "nobody@nowhere.example"))).Text);

        _app.Clock.Advance(TimeSpan.FromMinutes(10));
        await browser.Post(form, "form[action='/password-reset']", ("Email", Member.Email));
        Assert.Equal(0, await _app.Deliver());
        Assert.Equal([MailFates.Gone], await _app.InDb(db => db.Outbox.Where(m => m.State == OutboxState.Skipped).Select(m => m.Fate).Distinct().ToListAsync()));
        Assert.Equal("/sign-in", (await SignIn(Member.Email, Given.Password)).Address.AbsolutePath);

        // With the account open again a link is sent as before.
        await ReopenAsync(Member);
        _app.Clock.Advance(TimeSpan.FromMinutes(10));
        var again = await AskAsync(Member.Email);
        var done = await browser.Post(await browser.Get(again), "form[method='post']:not([action])", ("Password", Wanted), ("Repeat", Wanted));
        Assert.Equal("/", (await browser.Post(done, "form[action='/sign-in']", ("Email", Member.Email), ("Password", Wanted))).Address.AbsolutePath);
    }

    /// <summary>A link that is good in itself opens no account that was closed.</summary>
    [Fact]
    public async Task Is_not_undone_by_a_good_link()
    {
        var link = await AskAsync(Member.Email);
        await _app.InDb(db => db.Users.Where(a => a.Id == Member.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.LockoutEnd, Account.ClosedUntil)));

        var outcome = await _app.In(services => services.GetRequiredService<ResetPassword>().ExecuteAsync(link["/password-reset/".Length..], Wanted, null, default));

        Assert.Equal("reset.used", outcome.Refusals.Single().Code);
        Assert.Equal(Account.ClosedUntil, await _app.InDb(db => db.Users.Where(a => a.Id == Member.AccountId).Select(a => a.LockoutEnd).SingleAsync()));
    }

    [Fact]
    public async Task Is_refused_for_ones_own()
    {
        var page = await _browser.Get($"/accounts/{_administrator.AccountId}");
        Assert.Null(page.Document.QuerySelector("#Closure form"));

        var refused = await _browser.Post($"/accounts/{_administrator.AccountId}/closure", [new("token", page.Document.QuerySelector("input[name='token']")!.GetAttribute("value")!)]);

        Assert.NotNull(refused.Document.QuerySelector("#errors a[href='#Closure']"));
        Assert.Contains("Another administrator can close it", refused.Document.GetElementById("errors")!.TextContent, StringComparison.Ordinal);
        Assert.False(await _app.InDb(db => db.Users.Where(a => a.Id == _administrator.AccountId).Select(a => a.LockoutEnd != null).SingleAsync()));
    }

    [Fact]
    public async Task Two_who_close_each_others_at_once_leave_one_who_can_sign_in()
    {
        var other = await _app.Outsider("other@close.example", SystemRole.Administrator);
        using var second = await Browser.For(_app, other);
        var (mine, theirs) = (await _browser.Get($"/accounts/{other.AccountId}"), await second.Get($"/accounts/{_administrator.AccountId}"));

        await Task.WhenAll(_browser.Post(mine, "#Closure form"), second.Post(theirs, "#Closure form"));

        Assert.Equal(1, await CountAsync(AuditActions.AccountClosed));
        Assert.Equal(1, await _app.InDb(db => db.Users.CountAsync(a => a.LockoutEnd >= Account.ClosedUntil)));

        // The same past the pages: whoever is closed closes nobody.
        var isOther = await _app.InDb(db => db.Users.AnyAsync(a => a.Id == other.AccountId && a.LockoutEnd >= Account.ClosedUntil));
        var (closed, open) = isOther ? (other, _administrator) : (_administrator, other);
        Assert.Equal(HeldAccount.NotAdministrator, (await CloseAsync(open, by: closed)).Refusals.Single().Code);
    }

    [Fact]
    public async Task Leaves_mails_and_personal_links_as_they_are()
    {
        await CloseAsync(Member);
        var meeting = await MeetingSteps.Called(_app, _committee);
        Assert.Equal(3, await _app.Deliver());
        using var anonymous = new Browser(_app);
        Assert.Equal(HttpStatusCode.OK, (await anonymous.Get(await _app.Link(meeting, Member))).Status);
    }

    private static string Fault(Page page) => string.Concat(page.Document.QuerySelectorAll("[role=alert]").Select(e => e.Spoken()));

    private async Task<Page> SignIn(string email, string password)
    {
        using var browser = new Browser(_app);
        return await browser.Post(await browser.Get("/sign-in"), "form[action='/sign-in']", ("Email", email), ("Password", password));
    }

    private async Task<Outcome> CloseAsync(Someone someone, Someone? by = null) =>
        (await _app.In(services => services.GetRequiredService<CloseAccount>().ExecuteAsync(someone.AccountId, Acts(by ?? _administrator), default)))!;

    private Task<Outcome?> ReopenAsync(Someone someone) => _app.In(services => services.GetRequiredService<ReopenAccount>().ExecuteAsync(someone.AccountId, Acts(_administrator), default));

    private static Acting Acts(Someone someone) => new(someone.AccountId, someone.PersonId, null);

    private async Task<string> AskAsync(string email)
    {
        using var browser = new Browser(_app);
        await browser.Post(await browser.Get("/password-reset"), "form[action='/password-reset']", ("Email", email));
        Assert.Equal(1, await _app.Deliver());
        var mail = MimeMessage.Load(Directory.GetFiles(Path.Combine(_app.DataFolder, "mail"), "*.eml").MaxBy(File.GetLastWriteTimeUtc)!);
        return new Uri(mail.TextBody!.Split((char[]?)null).Single(word => word.StartsWith("https://tc.example.org/password-reset/", StringComparison.Ordinal))).AbsolutePath;
    }

    private Task<int> CountAsync(string action) => _app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == action));
}
