using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Committees;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Committees;

public sealed class FoundingACommittee(TestApp app) : IClassFixture<TestApp>
{
    private const string Form = "#founding";

    [Fact]
    public async Task A_committee_that_stands_by_itself_has_the_code_that_was_typed()
    {
        using var browser = await Browser.For(app, await Administrator("one"));

        var page = await browser.Post(await browser.Get("/committees/new"), Form, [.. Valid("SAC/TC 700"), ("Precision", "Month"), ("Document", "国标委发〔2024〕12号"), ("Reason", "新领域")]);

        Assert.Matches("^/committees/[0-9]+$", page.Address.AbsolutePath);
        Assert.Contains("SAC/TC 700", page.Text, StringComparison.Ordinal);
        var committee = await Find("SAC/TC 700");
        Assert.Equal(("sac-2020", "Asia/Shanghai", "zh-CN", (long?)null), (committee.ProfileCode, committee.ZoneId, committee.Culture, committee.ParentId));
        Assert.Equal(
            (LifeState.BeingSetUp, new DateOnly(2024, 2, 1), DatePrecision.Month, "国标委发〔2024〕12号", "新领域"),
            committee.States.Select(s => (s.State, s.OnDate, s.Precision, s.Document, s.Reason)).Single());
        var entry = await app.InDb(db => db.AuditEntries.SingleAsync(e => e.Action == "committee.founded" && e.CommitteeId == committee.Id));
        Assert.Equal("2024-02-01", entry.Data.Values["on"]);
    }

    [Fact]
    public async Task A_child_takes_its_code_from_its_parent_and_begins_with_the_parents_rules()
    {
        var parent = await app.Committee(code: "SAC/TC 701");
        using var browser = await Browser.For(app, await Administrator("two"));
        var form = await browser.Get($"/committees/new?parent={parent.Id}");
        Assert.Equal($"{parent.Id}", form.Document.QuerySelector("#ParentId option[selected]")!.GetAttribute("value"));
        Assert.Equal("SC", form.Document.QuerySelector("#Kind option[selected]")!.GetAttribute("value"));
        Assert.Equal("sac-2020", form.Document.QuerySelector("#ProfileCode option[selected]")!.GetAttribute("value"));

        var child = await browser.Post(form, Form, [.. Valid(null).Where(f => f.Name is not ("Kind" or "ProfileCode")), ("Number", "3")]);
        Assert.Contains("SAC/TC 701/SC 3", child.Text, StringComparison.Ordinal);
        Assert.Equal(parent.Id, (await Find("SAC/TC 701/SC 3")).ParentId);

        // The way up to the root stands above the page.
        var id = (await Find("SAC/TC 701/SC 3")).Id;
        var grandchild = await browser.Post(await browser.Get($"/committees/new?parent={id}"), Form, [.. Valid(null).Where(f => f.Name is not ("Kind" or "ProfileCode")), ("Number", "1")]);
        Assert.Contains("SAC/TC 701/SC 3/WG 1", grandchild.Text, StringComparison.Ordinal);
        Assert.Equal(["/committees", $"/committees/{parent.Id}", $"/committees/{id}"], grandchild.Document.QuerySelectorAll(".page-header nav a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_code_is_taken_once_however_it_is_written()
    {
        var parent = await app.Committee(code: "SAC/TC 702");
        using var browser = await Browser.For(app, await Administrator("three"));
        var form = await browser.Get("/committees/new");

        var root = await browser.Post(form, Form, Valid("sac/tc  702"));
        Assert.Contains("is there already", root.FaultAt("Code"), StringComparison.Ordinal);
        Assert.Equal("sac/tc  702", root.Document.QuerySelector("#Code")!.GetAttribute("value"));

        (string, string?)[] child = [.. Valid(null).Where(f => f.Name != "Kind"), ("Kind", "WG"), ("ParentId", $"{parent.Id}"), ("Number", "1")];
        await browser.Post(form, Form, child);
        var second = await browser.Post(await browser.Get("/committees/new"), Form, child);
        Assert.Contains("SAC/TC 702/WG 1 is there already", second.FaultAt("Number"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_repeat_of_a_form_gives_the_first_committee_and_a_changed_one_is_taken_as_new()
    {
        using var browser = await Browser.For(app, await Administrator("four"));
        var form = await browser.Get("/committees/new");

        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.Post(form, Form, Valid("SAC/TC 703"))));
        var id = (await Find("SAC/TC 703")).Id;
        Assert.All(pages, page => Assert.Equal($"/committees/{id}", page.Address.AbsolutePath));
        Assert.Equal(1, await app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "committee.founded" && e.CommitteeId == id)));

        var changed = await browser.Post(form, Form, Valid("SAC/TC 704"));
        Assert.Contains("saved before, with other content", changed.Text, StringComparison.Ordinal);
        await browser.Post(changed, Form);
        Assert.NotEqual(id, (await Find("SAC/TC 704")).Id);
    }

    [Fact]
    public async Task Everything_that_is_missing_is_said_at_once_and_at_its_field()
    {
        using var browser = await Browser.For(app, await Administrator("five"));

        var page = await browser.Post(await browser.Get("/committees/new"), Form, ("Kind", "SC"), ("ProfileCode", "no-such"), ("OnDate", "soon"), ("Number", "x"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var field in new[] { "ParentId", "Number", "TitleZh", "TitleEn", "ProfileCode", "State", "OnDate" })
        {
            Assert.NotEqual("", page.FaultAt(field));
        }

        Assert.Equal("x", page.Document.QuerySelector("#Number")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Titles_rules_zone_and_language_can_be_changed_code_and_parent_cannot()
    {
        var committee = await app.Committee(code: "SAC/TC 705");
        using var browser = await Browser.For(app, await Administrator("six"));

        var page = await browser.Post(await browser.Get($"/committees/{committee.Id}/edit"), "#description", ("TitleEn", "Soil"), ("ScopeZh", "土"), ("ProfileCode", "none"), ("ZoneId", "Europe/Paris"), ("Culture", "en"), ("Code", "X"));

        Assert.Equal($"/committees/{committee.Id}", page.Address.AbsolutePath);
        var changed = await Find("SAC/TC 705");
        Assert.Equal((new("岩土力学", "Soil"), new("土", ""), "none", "Europe/Paris", "en"), (changed.Title, changed.Scope, changed.ProfileCode, changed.ZoneId, changed.Culture));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/committees/{committee.Id}")).Status);
    }

    [Fact]
    public async Task A_stale_form_is_shown_beside_what_stands_now_and_can_be_sent_over_it()
    {
        var committee = await app.Committee(code: "SAC/TC 706");
        using var browser = await Browser.For(app, await Administrator("seven"));
        var mine = await browser.Get($"/committees/{committee.Id}/edit");
        await browser.Post(await browser.Get($"/committees/{committee.Id}/edit"), "#description", ("TitleEn", "Theirs"));

        var page = await browser.Post(mine, "#description", ("TitleEn", "Mine"));

        Assert.Contains("Somebody changed this committee", page.Text, StringComparison.Ordinal);
        var row = page.Document.QuerySelectorAll("tbody tr").Single().TextContent;
        Assert.Contains("Theirs", row, StringComparison.Ordinal);
        Assert.Contains("Mine", row, StringComparison.Ordinal);
        Assert.Equal("Theirs", (await Find("SAC/TC 706")).Title.En);
        await browser.Post(page, "#description");
        Assert.Equal("Mine", (await Find("SAC/TC 706")).Title.En);

        // What says the same as what stands has been saved before.
        Assert.Equal($"/committees/{committee.Id}", (await browser.Post(mine, "#description", ("TitleEn", "Mine"))).Address.AbsolutePath);
    }

    private Task<Someone> Administrator(string name) => app.Outsider($"{name}@founding.example", SystemRole.Administrator);

    private Task<Committee> Find(string code) => app.InDb(db => db.Committees.AsNoTracking().Include("_states").SingleAsync(c => c.Code == code));

    private static (string Name, string? Value)[] Valid(string? code) =>
    [
        ("Kind", "TC"), ("Code", code ?? ""), ("TitleZh", "新领域"), ("TitleEn", "New field"), ("ProfileCode", "sac-2020"), ("State", "BeingSetUp"), ("OnDate", "2024-02-26"),
    ];
}
