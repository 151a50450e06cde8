using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using TcManager.Application.Accounts;
using TcManager.Application.Audit;
using TcManager.Domain.Access;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;

namespace TcManager.Web.Tests.Accounts;

public sealed class OpeningAnAccount : IAsyncLifetime
{
    private const string Wanted = "another-long-password";

    private readonly TestApp _app = new();
    private Someone _administrator = null!;
    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _administrator = await _app.Outsider("admin@open.example", SystemRole.Administrator);
        _browser = await Browser.For(_app, _administrator);
    }

    public async Task DisposeAsync()
    {
        _browser.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task For_somebody_new_who_sets_the_password_as_everybody_does()
    {
        var form = await _browser.Get("/accounts/new");
        var opened = await Open(form, ("Email", "li@body.example"), ("NameZh", "李监督"), ("NameLatin", "Li Jiandu"));
        var again = await Open(form, ("Email", "li@body.example"), ("NameZh", "李监督"), ("NameLatin", "Li Jiandu"));

        Assert.Contains("The account is open, without a password.", opened.Text, StringComparison.Ordinal);
        Assert.Equal(opened.Address.AbsolutePath, again.Address.AbsolutePath);
        var account = await _app.InDb(db => db.Users.Include(a => a.Person).SingleAsync(a => a.Email == "li@body.example"));
        Assert.Equal(("李监督", "Li Jiandu", "li@body.example"), (account.Person!.NameZh, account.Person.NameLatin, account.Person.Email));
        Assert.Null(account.PasswordHash);
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == AuditActions.AccountOpenedByHand && e.ActorAccountId == _administrator.AccountId)));
        Assert.Equal(0, await _app.Deliver());
        Assert.Contains("Opened account", opened.Text, StringComparison.Ordinal);

        using var owner = new Browser(_app);
        await owner.Post(await owner.Get("/password-reset"), "form[action='/password-reset']", ("Email", "li@body.example"));
        Assert.Equal(1, await _app.Deliver());
        var mail = MimeMessage.Load(Directory.GetFiles(Path.Combine(_app.DataFolder, "mail"), "*.eml").Single());
        var link = new Uri(mail.TextBody!.Split((char[]?)null).Single(word => word.StartsWith("https://tc.example.org/password-reset/", StringComparison.Ordinal))).AbsolutePath;
        var done = await owner.Post(await owner.Get(link), "form[method='post']:not([action])", ("Password", Wanted), ("Repeat", Wanted));
        Assert.Equal("/", (await owner.Post(done, "form[action='/sign-in']", ("Email", "li@body.example"), ("Password", Wanted))).Address.AbsolutePath);
    }

    [Fact]
    public async Task For_the_person_who_is_reached_at_the_address()
    {
        var person = await Person("王五", "Wang Wu", "Wang.Wu@body.example");

        await Open(await _browser.Get("/accounts/new"), ("Email", "wang.wu@BODY.example"));

        Assert.Equal(person, await _app.InDb(db => db.Users.Where(a => a.NormalizedEmail == "WANG.WU@BODY.EXAMPLE").Select(a => a.PersonId).SingleAsync()));
    }

    [Fact]
    public async Task For_somebody_chosen_from_the_register()
    {
        var person = await Person("赵六", "Zhao Liu", null);
        var found = await _browser.Get("/accounts/new?q=zhaoliu");
        var form = await _browser.Get(found.Document.QuerySelector($"a[href='/accounts/new?person={person}']")!.GetAttribute("href")!);
        Assert.Contains("The account is for Zhao Liu.", form.Text, StringComparison.Ordinal);

        await Open(form, ("Email", "zhao@body.example"));

        Assert.Equal(person, await _app.InDb(db => db.Users.Where(a => a.Email == "zhao@body.example").Select(a => a.PersonId).SingleAsync()));
        Assert.Contains("has an account already", (await Open(form, ("Email", "zhao2@body.example"), ("Uid", $"{Guid.CreateVersion7()}"))).FaultAt("Email"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_refused_for_an_address_that_has_one_and_for_one_that_several_share()
    {
        await Person("孙七", "Sun Qi", "office@body.example");
        await Person("周八", "Zhou Ba", "office@body.example");

        var taken = await Open(await _browser.Get("/accounts/new"), ("Email", "ADMIN@open.example"), ("NameZh", "另一人"));
        var shared = await Open(await _browser.Get("/accounts/new"), ("Email", "office@body.example"));

        Assert.Contains("There is an account with this address already", taken.FaultAt("Email"), StringComparison.Ordinal);
        Assert.Equal("另一人", taken.Document.GetElementById("NameZh")!.GetAttribute("value"));
        Assert.Contains("Several people in the register have this address", shared.FaultAt("Email"), StringComparison.Ordinal);
        Assert.Equal(1, await _app.InDb(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task Shows_who_has_the_same_name_first()
    {
        var person = await Person("吴九", "Wu Jiu", "wu@elsewhere.example");
        var form = await _browser.Get("/accounts/new");

        var asked = await Open(form, ("Email", "wu@body.example"), ("NameZh", "吴九"));
        Assert.Contains("Somebody of the same name is known already", asked.Text, StringComparison.Ordinal);
        Assert.NotNull(asked.Document.QuerySelector($"a[href='/accounts/new?person={person}']"));
        Assert.Equal(1, await _app.InDb(db => db.Users.CountAsync()));

        await Open(asked, ("IsAnother", "true"));
        Assert.NotEqual(person, await _app.InDb(db => db.Users.Where(a => a.Email == "wu@body.example").Select(a => a.PersonId!.Value).SingleAsync()));
    }

    [Theory]
    [InlineData("", "Name", "Email", "Fill this in")]
    [InlineData("not an address", "Name", "Email", "not an e-mail address")]
    [InlineData("o'neill@body.example", "Name", "Email", "can be signed in with")]
    [InlineData("nameless@body.example", "", "NameZh", "Enter a name")]
    public async Task Is_refused_at_its_field(string email, string name, string field, string fault)
    {
        var page = await Open(await _browser.Get("/accounts/new"), ("Email", email), ("NameLatin", name));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(fault, page.FaultAt(field), StringComparison.Ordinal);
        Assert.Equal(1, await _app.InDb(db => db.Users.CountAsync()));
        Assert.Equal(1, await _app.InDb(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Eight_times_at_once_opens_one()
    {
        var form = new AccountToOpen(Guid.CreateVersion7(), "many@body.example", null, "郑十", null, false);

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _app.In(services => services.GetRequiredService<OpenAccountByHand>().ExecuteAsync(form, new(_administrator.AccountId, _administrator.PersonId, null), default))));

        Assert.Single(opened.Select(o => o.Value).Distinct());
        Assert.Equal(1, await _app.InDb(db => db.People.CountAsync(p => p.NameZh == "郑十")));
        Assert.Equal(1, await _app.InDb(db => db.Users.CountAsync(a => a.Email == "many@body.example")));
    }

    private Task<Page> Open(Page page, params (string Name, string? Value)[] values) => _browser.Post(page, "form[action='/accounts/new'][method='post']", values);

    private Task<long> Person(string zh, string latin, string? email) => _app.InDb(async db =>
    {
        var person = new Person(Guid.CreateVersion7(), zh, latin, email);
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    });
}
