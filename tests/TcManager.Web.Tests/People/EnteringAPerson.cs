using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Domain.Access;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.People;

/// <summary>People are entered once, found by any of their names, and reached only by those who may.</summary>
public sealed class EnteringAPerson(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Somebody_new_goes_on_to_the_seat_and_somebody_known_is_shown_first()
    {
        var committee = await app.Committee(code: "SAC/TC P01");
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/people/new?committee={committee.Id}");

        var entered = await browser.Post(form, "main form", ("NameZh", "单雨桐"), ("NameLatin", "Shan Yutong"), ("PinyinName", "Shan Yutong"), ("Email", "shan@p01.example"), ("Employer", "ORG-SAC/TC P01"), ("PositionZh", "高工"));
        var again = await browser.Post(form, "main form", ("NameZh", "单雨桐"), ("NameLatin", "Shan Yutong"));
        var same = await browser.Post(await browser.Get($"/people/new?committee={committee.Id}"), "main form", ("NameZh", "单雨桐"), ("NameLatin", "Shan Yutong"));

        Assert.Contains("Shan Yutong", entered.Text, StringComparison.Ordinal);
        Assert.Equal($"/committees/{committee.Id}/seats/new", entered.Address.AbsolutePath);
        Assert.Equal(entered.Address, again.Address);
        Assert.Contains("Somebody of the same name or address is known already", same.Text, StringComparison.Ordinal);
        var another = await browser.Post(same, "main form", ("IsAnother", "true"));
        Assert.Contains("2 people", (await browser.Get("/people?q=shanyu")).Text, StringComparison.Ordinal);
        Assert.NotEqual(entered.Address, another.Address);
        Assert.Equal(2, await app.InDb(db => db.People.CountAsync(p => p.NameZh == "单雨桐")));
        Assert.Equal(1, await app.InDb(db => db.Employments.CountAsync(e => e.Person.NameZh == "单雨桐")));
    }

    [Fact]
    public async Task Copies_of_a_form_at_once_enter_one_and_a_changed_one_is_said_to_be_another()
    {
        var committee = await app.Committee(code: "SAC/TC P05");
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get("/people/new");
        (string, string?)[] typed = [("NameZh", "解晓东"), ("NameLatin", "Xie Xiaodong"), ("Email", "xie@p05.example")];

        var copies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.Post(form, "main form", typed)));
        var changed = await browser.Post(form, "main form", ("NameZh", "仇晓东"), ("NameLatin", "Qiu Xiaodong"));

        Assert.All(copies, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.Single(copies.Select(page => page.Address.AbsolutePath).Distinct());
        Assert.Equal(1, await app.InDb(db => db.People.CountAsync(p => p.NameZh == "解晓东")));
        Assert.Contains("This form was saved before, with other content", changed.Text, StringComparison.Ordinal);
        var taken = await browser.Post(changed, "main form");
        Assert.Contains("Qiu Xiaodong", taken.Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDb(db => db.People.CountAsync(p => p.NameZh == "仇晓东")));
    }

    [Fact]
    public async Task The_record_says_in_the_readers_language_what_was_changed()
    {
        var someone = await app.Outsider("record@p06.example");
        var administrator = await app.Outsider("administrator@p06.example", SystemRole.Administrator);
        using var browser = await Browser.For(app, administrator, "zh-CN");
        await browser.Post(await browser.Get($"/people/{someone.PersonId}/edit"), "main form", ("Expertise", "岩石"), ("Honours", "奖"));

        var record = await browser.Get("/account/audit");

        Assert.Contains("修改了人员信息：专业领域, 荣誉称号", record.Text.Replace("荣誉称号, 专业领域", "专业领域, 荣誉称号", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sits_with_somebody_sees_them_and_only_the_desk_sees_how_they_are_reached()
    {
        var committee = await app.Committee(code: "SAC/TC P02");
        var other = await app.Committee(code: "SAC/TC P03");
        var someone = await app.Seat(committee, "Reached", new(2024, 3, 1));
        await app.InDb(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == someone.PersonId)).ReachAt("reached@p02.example", "123", isMailboxShared: true);
            await db.SaveChangesAsync();
        });
        var place = $"/people/{someone.PersonId}";

        Assert.Contains("reached@p02.example", await See(committee.Secretary, place), StringComparison.Ordinal);
        Assert.Contains("reached@p02.example", await See(someone, place), StringComparison.Ordinal);
        Assert.DoesNotContain("reached@p02.example", await See(committee.Members[0], place), StringComparison.Ordinal);
        Assert.DoesNotContain("reached@p02.example", await See(other.Secretary, place), StringComparison.Ordinal);
        Assert.DoesNotContain(committee.Code, await See(other.Secretary, place), StringComparison.Ordinal);
        using var stranger = await Browser.For(app, other.Members[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(place)).Status);

        // Who may not see how somebody is reached does not take it away by a change.
        using var foreign = await Browser.For(app, other.Secretary);
        await foreign.Post(await foreign.Get($"{place}/edit"), "main form", ("Honours", "Sample prize"));
        Assert.Equal(("reached@p02.example", "Sample prize"), await app.InDb(async db => await db.People.Where(p => p.Id == someone.PersonId).Select(p => new ValueTuple<string?, string?>(p.Email, p.Honours)).SingleAsync()));
    }

    [Fact]
    public async Task A_form_of_an_older_state_comes_back()
    {
        var someone = await app.Outsider("older@p04.example");
        using var browser = await Browser.For(app, await app.Outsider("administrator@p04.example", SystemRole.Administrator));
        var older = await browser.Get($"/people/{someone.PersonId}/edit");
        await browser.Post(older, "main form", ("Expertise", "Rock"));

        var stale = await browser.Post(older, "main form", ("Expertise", "Soil"));
        Assert.Contains("Somebody changed this person in the meantime", stale.Text, StringComparison.Ordinal);
        Assert.Equal("Expertise Rock Soil", stale.Document.QuerySelector("#differences tbody")!.Spoken());
        await browser.Post(stale, "main form");

        Assert.Equal("Soil", await app.InDb(db => db.People.Where(p => p.Id == someone.PersonId).Select(p => p.Expertise).SingleAsync()));
        var wrong = await browser.Post(await browser.Get($"/people/{someone.PersonId}/edit"), "main form", ("NameZh", ""), ("NameLatin", " "), ("Email", "nowhere"));
        Assert.Contains("Enter a name.", wrong.FaultAt("NameZh"), StringComparison.Ordinal);
        Assert.Contains("not an e-mail address", wrong.FaultAt("Email"), StringComparison.Ordinal);
    }

    private async Task<string> See(Someone who, string place)
    {
        using var browser = await Browser.For(app, who);
        var page = await browser.Get(place);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page.Text;
    }
}
