using Microsoft.EntityFrameworkCore;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Accounts;

public sealed class TheOwnAccount(TestApp app) : IClassFixture<TestApp>
{
    private const string Wanted = "another-long-password";

    [Fact]
    public async Task Language_and_zone_are_kept_and_answer_at_once()
    {
        var committee = await app.Committee(code: "SAC/TC 31");
        using var browser = await Browser.For(app, committee.Chair);
        var page = await browser.Get("/account");

        var after = await browser.Post(page, "form[action='/account']", ("Preferences.Culture", "zh-CN"), ("Preferences.ZoneId", "Europe/Berlin"));

        Assert.Contains("已保存。", after.Text, StringComparison.Ordinal);
        Assert.Equal("Europe/Berlin", after.Document.QuerySelector("option[selected][value*='/']")!.GetAttribute("value"));
        var kept = await app.InDb(db => db.Users.Where(a => a.Id == committee.Chair.AccountId).Select(a => new { a.Culture, a.ZoneId }).SingleAsync());
        Assert.Equal(("zh-CN", "Europe/Berlin"), (kept.Culture, kept.ZoneId));
    }

    [Theory]
    [InlineData("zh-CN", "亚洲", "尼泊尔时间", "哈利法克斯（大西洋时间）")]
    [InlineData("en", "Asia", "Nepal Time", "Halifax (Atlantic Time)")]
    public async Task Zones_are_named_and_grouped_in_the_language_of_the_reader(string culture, string area, string kathmandu, string halifax)
    {
        var committee = await app.Committee(code: culture == "en" ? "SAC/TC 34" : "SAC/TC 35");
        using var browser = await Browser.For(app, committee.Chair, culture);

        var zones = (await browser.Get("/account")).Document.QuerySelector("select[name='Preferences.ZoneId']")!;

        Assert.Equal(halifax, zones.QuerySelector("optgroup option[value='America/Halifax']")!.TextContent);
        Assert.Equal((area, kathmandu), (zones.QuerySelector("optgroup:has(> option[value='Asia/Kathmandu'])")!.GetAttribute("label"), zones.QuerySelector("option[value='Asia/Kathmandu']")!.TextContent));

        // Very few places have no name of their own.
        Assert.True(zones.QuerySelectorAll("option").Count(option => option.TextContent.Contains('/', StringComparison.Ordinal)) < 10);
    }

    [Fact]
    public async Task A_zone_that_is_none_is_refused_at_its_field()
    {
        var committee = await app.Committee(code: "SAC/TC 32");
        using var browser = await Browser.For(app, committee.Chair);
        var page = await browser.Post(await browser.Get("/account"), "form[action='/account']", ("Preferences.Culture", "en"), ("Preferences.ZoneId", "Mars/Olympus"));
        Assert.Contains("Mars/Olympus is not a time zone known here", page.FaultAt("Preferences_ZoneId"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_is_changed_with_the_present_one_only_and_ends_the_sessions_elsewhere()
    {
        var committee = await app.Committee(code: "SAC/TC 33");
        using var browser = await Browser.For(app, committee.Chair);
        using var elsewhere = await Browser.For(app, committee.Chair);
        var page = await browser.Get("/account");

        var wrong = await browser.Post(page, "form[action='/account/password']", ("Password.Current", "not this one"), ("Password.Wanted", Wanted), ("Password.Repeat", Wanted));
        Assert.Contains("not your present password", wrong.FaultAt("Password_Current"), StringComparison.Ordinal);

        var done = await browser.Post(page, "form[action='/account/password']", ("Password.Current", Given.Password), ("Password.Wanted", Wanted), ("Password.Repeat", Wanted));
        Assert.Contains("The password is changed.", done.Text, StringComparison.Ordinal);
        Assert.Equal("/account", (await browser.Get("/account")).Address.AbsolutePath);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("/sign-in", (await elsewhere.Get("/account")).Address.AbsolutePath);
        Assert.Equal("/account", (await browser.Get("/account")).Address.AbsolutePath);
        using var other = new Browser(app);
        var signIn = await other.Get("/sign-in");
        Assert.Equal("/", (await other.Post(signIn, "form[action='/sign-in']", ("Email", committee.Chair.Email), ("Password", Wanted))).Address.AbsolutePath);
    }
}
