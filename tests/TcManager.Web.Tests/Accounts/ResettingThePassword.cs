using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using TcManager.Application.Accounts;
using TcManager.Application.Mail;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;

namespace TcManager.Web.Tests.Accounts;

public sealed class ResettingThePassword : IAsyncLifetime
{
    private const string Wanted = "another-long-password";

    private readonly TestApp _app = new();
    private GivenCommittee _committee = null!;

    public async Task InitializeAsync() => _committee = await _app.Committee();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_link_from_the_mail_sets_a_new_password_once()
    {
        var link = await AskAsync(_committee.Chair.Email);
        using var browser = new Browser(_app);

        var page = await browser.Get(link);
        var done = await browser.Post(page, "form[method='post']:not([action])", ("Password", Wanted), ("Repeat", Wanted));

        Assert.Equal("/sign-in", done.Address.AbsolutePath);
        Assert.Contains("The new password is set", done.Text, StringComparison.Ordinal);
        var home = await browser.Post(done, "form[action='/sign-in']", ("Email", _committee.Chair.Email), ("Password", Wanted));
        Assert.Equal("/", home.Address.AbsolutePath);
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "account.passwordReset")));

        var again = await browser.Get(link);
        Assert.Equal(HttpStatusCode.Gone, again.Status);
        Assert.Contains("has been used", again.Text, StringComparison.Ordinal);
    }

    /// <summary>What a database takes for equal may be another mailbox: the link goes where the roster says.</summary>
    [Fact]
    public async Task The_account_is_opened_under_the_address_of_the_roster_and_not_as_typed()
    {
        var member = _committee.Members[0];
        await _app.InDb(db => db.Users.Where(a => a.PersonId == member.PersonId).ExecuteDeleteAsync());

        await AskAsync(member.Email.ToUpperInvariant());

        Assert.Equal(member.Email, await _app.InDb(db => db.Users.Where(a => a.PersonId == member.PersonId).Select(a => a.Email).SingleAsync()));
    }

    [Fact]
    public async Task A_member_without_an_account_opens_it_by_asking_for_a_link()
    {
        var member = _committee.Members[0];
        var email = await _app.InDb(db => db.People.Where(p => p.Id == member.PersonId).Select(p => p.Email!).SingleAsync());
        await _app.InDb(db => db.Users.Where(a => a.PersonId == member.PersonId).ExecuteDeleteAsync());

        var link = await AskAsync(email);
        using var browser = new Browser(_app);
        var done = await browser.Post(await browser.Get(link), "form[method='post']:not([action])", ("Password", Wanted), ("Repeat", Wanted));
        var home = await browser.Post(done, "form[action='/sign-in']", ("Email", email), ("Password", Wanted));

        Assert.Equal("/", home.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/committees/{_committee.Id}/members")).Status);
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "account.opened")));
    }

    [Fact]
    public async Task The_address_is_known_in_any_case_of_its_letters()
    {
        var member = _committee.Members[0];
        await _app.InDb(db => db.Users.Where(a => a.PersonId == member.PersonId).ExecuteDeleteAsync());
        await _app.InDb(db => db.People.Where(p => p.Id == member.PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, "Li.Wei@Neu.example")));

        await RequestAsync(_app, "li.wei@neu.EXAMPLE");

        Assert.Equal(1, await _app.Deliver());
        Assert.Equal(member.PersonId, await _app.InDb(db => db.Users.Where(a => a.NormalizedEmail == "LI.WEI@NEU.EXAMPLE").Select(a => a.PersonId!.Value).SingleAsync()));
    }

    [Fact]
    public async Task Whose_seat_has_ended_opens_none()
    {
        var member = _committee.Members[0];
        var email = await _app.InDb(db => db.People.Where(p => p.Id == member.PersonId).Select(p => p.Email!).SingleAsync());
        await _app.InDb(async db =>
        {
            await db.Users.Where(a => a.PersonId == member.PersonId).ExecuteDeleteAsync();
            Assert.True((await db.Memberships.SingleAsync(m => m.Id == member.MembershipId)).EndOn(new DateOnly(2026, 11, 1)).IsDone);
            await db.SaveChangesAsync();
        });

        await RequestAsync(_app, email);

        Assert.Equal(0, await _app.Deliver());
        Assert.Equal(MailFates.Gone, await _app.InDb(db => db.Outbox.Select(m => m.Fate).SingleAsync()));
        Assert.False(await _app.InDb(db => db.Users.AnyAsync(a => a.Email == email)));
    }

    [Fact]
    public async Task The_settings_name_the_first_administrator()
    {
        await using var app = new TestApp { Settings = { ["Accounts:FirstAdministrator"] = "first@body.example" } };
        Assert.Equal("first@body.example", await app.InDb(db => db.AccountRoles.Select(r => r.Account.Email).SingleAsync()));
        await RequestAsync(app, "first@body.example");
        Assert.Equal(1, await app.Deliver());

        // Once there is one, the setting makes no other.
        await app.In(services => services.GetRequiredService<OpenAccount>().ForFirstAdministratorAsync("second@body.example", default));
        Assert.Equal(1, await app.InDb(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task Who_was_locked_out_is_let_in_with_the_new_password()
    {
        await _app.InDb(db => db.Users.Where(a => a.Id == _committee.Chair.AccountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.LockoutEnd, new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero))));
        var link = await AskAsync(_committee.Chair.Email);
        using var browser = new Browser(_app);
        var done = await browser.Post(await browser.Get(link), "form[method='post']:not([action])", ("Password", Wanted), ("Repeat", Wanted));
        Assert.Equal("/", (await browser.Post(done, "form[action='/sign-in']", ("Email", _committee.Chair.Email), ("Password", Wanted))).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("short", "short", "Password", "At least 12 characters")]
    [InlineData("aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "Password", "At least 5 different")]
    [InlineData("", "", "Password", "Enter a new password")]
    [InlineData(Wanted, "something else entirely", "Repeat", "The two entries differ")]
    public async Task A_bad_password_is_refused_at_its_field_and_the_link_stays_good(string password, string repeat, string field, string fault)
    {
        var link = await AskAsync(_committee.Chair.Email);
        using var browser = new Browser(_app);

        var page = await browser.Post(await browser.Get(link), "form[method='post']:not([action])", ("Password", password), ("Repeat", repeat));

        Assert.Contains(fault, page.FaultAt(field), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(link)).Status);
    }

    [Fact]
    public async Task A_forged_and_an_expired_link_say_which_they_are()
    {
        var link = await AskAsync(_committee.Chair.Email);
        using var browser = new Browser(_app);

        var forged = await browser.Get(link[..^6]);
        Assert.Equal(HttpStatusCode.Gone, forged.Status);
        Assert.Contains("not one of ours", forged.Text, StringComparison.Ordinal);
        Assert.Equal("/password-reset", forged.Document.QuerySelector("a.btn-primary")!.GetAttribute("href"));

        _app.Clock.Advance(ResetLinks.Life - TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(link)).Status);
        _app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var expired = await browser.Get(link);
        Assert.Equal(HttpStatusCode.Gone, expired.Status);
        Assert.Contains("has expired", expired.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_learns_whether_there_is_an_account_and_asking_often_sends_one_mail()
    {
        using var browser = new Browser(_app);
        var known = await Ask(browser, _committee.Chair.Email);
        var unknown = await Ask(browser, "nobody@nowhere.example");
        await Ask(browser, _committee.Chair.Email.ToUpperInvariant());

        Assert.Equal(known.Text, unknown.Text);
        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(1, await _app.Deliver());
        _app.Clock.Advance(TimeSpan.FromMinutes(10));
        await Ask(browser, _committee.Chair.Email);
        Assert.Equal(1, await _app.Deliver());
    }

    /// <summary>The time of an answer tells as much as its words: the request only writes down the address, and the delivery finds out whose it is.</summary>
    [Fact]
    public async Task Asking_is_the_same_work_for_any_address()
    {
        var member = _committee.Members[0];
        await _app.InDb(db => db.Users.Where(a => a.PersonId == member.PersonId).ExecuteDeleteAsync());
        using var browser = new Browser(_app);
        await Ask(browser, "first@request.example");

        var (account, person, nobody) = (await Work(_committee.Chair.Email), await Work(member.Email), await Work("nobody@nowhere.example"));

        Assert.Contains("Outbox", Assert.Single(account), StringComparison.Ordinal);
        Assert.Equal(account, person);
        Assert.Equal(account, nobody);
        Assert.Equal(2, await _app.Deliver());

        async Task<IReadOnlyList<string>> Work(string email)
        {
            var form = await browser.Get("/password-reset");
            _app.Queries.Restart();
            await browser.Post(form, "form[action='/password-reset']", ("Email", email));
            return [.. _app.Queries.Commands];
        }
    }

    [Fact]
    public async Task An_address_longer_than_any_is_refused_at_its_field()
    {
        using var browser = new Browser(_app);
        var page = await Ask(browser, $"{new string('a', 250)}@b.example");
        Assert.Contains("At most 254 characters", page.FaultAt("Email"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_link_posted_eight_times_at_once_sets_one_password()
    {
        var link = await AskAsync(_committee.Chair.Email);
        using var browser = new Browser(_app);
        var form = await browser.Get(link);

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => browser.Post(form, "form[method='post']:not([action])", ("Password", $"{Wanted}-{i}"), ("Repeat", $"{Wanted}-{i}"))));

        Assert.Single(pages, page => page.Address.AbsolutePath == "/sign-in");
        Assert.All(pages.Where(page => page.Address.AbsolutePath != "/sign-in"), page =>
        {
            Assert.Equal(HttpStatusCode.Gone, page.Status);
            Assert.Contains("has been used", page.Text, StringComparison.Ordinal);
        });
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "account.passwordReset")));
    }

    [Fact]
    public async Task The_link_is_nowhere_but_in_the_mail()
    {
        using var browser = new Browser(_app);
        await Ask(browser, _committee.Chair.Email);
        var mail = await _app.InDb(db => db.Outbox.SingleAsync());

        var shown = await _app.In(async services =>
        {
            var composer = services.GetRequiredService<MailComposer>();
            Assert.True(await composer.CompleteAsync(mail, default));
            return await composer.ShowAsync(mail, default);
        });

        Assert.DoesNotContain("/password-reset/", shown.Html + shown.Text, StringComparison.Ordinal);
    }

    private static Task RequestAsync(TestApp app, string email) => app.In(async services =>
    {
        await services.GetRequiredService<RequestPasswordReset>().ExecuteAsync(email, default);
        return true;
    });

    private static async Task<Page> Ask(Browser browser, string email) => await browser.Post(await browser.Get("/password-reset"), "form[action='/password-reset']", ("Email", email));

    private async Task<string> AskAsync(string email)
    {
        using var browser = new Browser(_app);
        await Ask(browser, email);
        Assert.Equal(1, await _app.Deliver());
        var mail = MimeMessage.Load(Assert.Single(Directory.GetFiles(Path.Combine(_app.DataFolder, "mail"), "*.eml")));
        Assert.Equal("设置密码", mail.Subject);
        return new Uri(mail.TextBody!.Split((char[]?)null).Single(word => word.StartsWith("https://tc.example.org/password-reset/", StringComparison.Ordinal))).AbsolutePath;
    }
}
