using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.People;
using TcManager.Domain.Access;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.People;

/// <summary>Organisations have one code, names by day, a place in a tree, secretariats, and seats by the people whom they employ.</summary>
public sealed class Organisations(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task One_is_entered_once_found_by_any_name_and_by_country_and_kind()
    {
        var committee = await app.Committee(code: "SAC/TC O01");
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get("/organisations/new");
        (string, string?)[] typed = [("Code", "O01-LAB"), ("NameZh", "检测中心甲"), ("NameEn", "Test Centre One"), ("Country", "DE"), ("Kind", "TestingBody"), ("Parent", "ORG-SAC/TC O01")];

        var copies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => browser.Post(form, "main form", typed)));
        var entered = copies[0];
        Assert.Single(copies.Select(c => c.Address.AbsolutePath).Distinct());
        Assert.StartsWith("/organisations/", entered.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Sample body", entered.Text, StringComparison.Ordinal);

        var same = await browser.Post(await browser.Get("/organisations/new"), "main form", ("Code", "O01-LAB2"), ("NameZh", "检测中心甲"));
        Assert.Contains("An organisation of the same name is known already", same.Text, StringComparison.Ordinal);
        await browser.Post(same, "main form", ("IsAnother", "true"));
        var taken = await browser.Post(await browser.Get("/organisations/new"), "main form", ("Code", "O01-LAB"), ("NameZh", "别的单位"), ("Country", "CN"));
        Assert.Contains("Another organisation has this code", taken.FaultAt("Code"), StringComparison.Ordinal);
        var wrong = await browser.Post(await browser.Get("/organisations/new"), "main form", ("Code", " "), ("Country", "ZZ"), ("Parent", "nothing"), ("PublishedMirrors", "-1"));
        Assert.All(["Parent", "PublishedMirrors"], field => Assert.NotEqual("", wrong.FaultAt(field)));
        var missing = await browser.Post(await browser.Get("/organisations/new"), "main form", ("Code", " "), ("Country", "ZZ"));
        Assert.All(["Code", "NameZh", "Country"], field => Assert.NotEqual("", missing.FaultAt(field)));

        Assert.Equal(2, await app.InDb(db => db.Organisations.CountAsync(o => o.Name.Zh == "检测中心甲")));
        Assert.Contains("1 organisation", (await browser.Get("/organisations?q=o01-lab&country=DE&kind=TestingBody")).Text, StringComparison.Ordinal);
        Assert.Contains("2 organisations", (await browser.Get("/organisations?q=检测中心甲")).Text, StringComparison.Ordinal);
        Assert.Contains("1 organisation", (await browser.Get("/organisations?q=testcentre")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_holds_from_its_day_and_the_old_one_stays_findable()
    {
        var committee = await app.Committee(code: "SAC/TC O02");
        using var browser = await Browser.For(app, committee.Secretary);
        var id = await Enter("O02-A", "旧名所", "Old Institute");
        var place = $"/organisations/{id}";

        var form = await browser.Get($"{place}/names/new");
        var renamed = await browser.Post(form, "main form", ("NameZh", "新名院"), ("NameEn", "New Academy"), ("FromOn", "2020-01-01"));
        Assert.Equal(place, (await browser.Post(form, "main form", ("NameZh", "新名院"), ("NameEn", "New Academy"), ("FromOn", "2020-01-01"))).Address.AbsolutePath);

        Assert.Contains("Old Institute until", renamed.Text, StringComparison.Ordinal);
        Assert.Contains("Name on that day Old Institute", (await browser.Get($"{place}?on=2019-12-31")).Document.Body!.Spoken(), StringComparison.Ordinal);
        Assert.DoesNotContain("Name on that day", (await browser.Get($"{place}?on=2020-01-01")).Text, StringComparison.Ordinal);
        Assert.Contains("New Academy", (await browser.Get("/organisations?q=oldinst")).Text, StringComparison.Ordinal);
        var ahead = await browser.Post(await browser.Get($"{place}/names/new"), "main form", ("NameZh", "再新"), ("FromOn", "2100-01-01"));
        Assert.Contains("and today", ahead.FaultAt("FromOn"), StringComparison.Ordinal);
        var before = await browser.Post(await browser.Get($"{place}/names/new"), "main form", ("NameZh", "再新"), ("FromOn", "2019-06-01"));
        Assert.Contains("An earlier name lasted until", before.FaultAt("FromOn"), StringComparison.Ordinal);
        Assert.Contains("Gave the organisation a new name", (await browser.Get("/account/audit")).Text, StringComparison.Ordinal);
        Assert.Contains(place, (await browser.Get("/account/audit")).Document.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_of_an_older_state_comes_back_and_leaves_no_former_name()
    {
        var committee = await app.Committee(code: "SAC/TC O03");
        using var browser = await Browser.For(app, committee.Secretary);
        var id = await Enter("O03-A", "错名", "Wrnog");
        var older = await browser.Get($"/organisations/{id}/edit");

        await browser.Post(older, "main form", ("NameEn", "Wrong"));
        var stale = await browser.Post(older, "main form", ("NameEn", "Right"));
        Assert.Contains("Somebody changed this organisation in the meantime", stale.Text, StringComparison.Ordinal);
        Assert.EndsWith(" Wrong Right", stale.Document.QuerySelector("#differences tbody")!.Spoken(), StringComparison.Ordinal);
        await browser.Post(stale, "main form");

        Assert.Equal("Right", await app.InDb(db => db.Organisations.Where(o => o.Id == id).Select(o => o.Name.En).SingleAsync()));
        Assert.False(await app.InDb(db => db.OrganisationNames.AnyAsync(n => n.OrganisationId == id)));
    }

    [Fact]
    public async Task Nothing_belongs_to_itself_over_any_number_of_steps_whoever_comes_first()
    {
        var ids = new List<long>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add(await Enter($"O04-{i}", $"环{i}", $"Ring {i}"));
        }

        Assert.Equal(["organisation.parentSelf"], await Under(ids[0], ids[0], 0));
        // All at once round the ring: one of them would close it.
        var codes = await Task.WhenAll(ids.Select((id, i) => Under(id, ids[(i + 1) % 4], i)));

        Assert.Equal("organisation.parentBelow", Assert.Single(codes.SelectMany(c => c)));
        Assert.Equal(3, await app.InDb(db => db.Organisations.CountAsync(o => ids.Contains(o.Id) && o.ParentId != null)));
    }

    [Fact]
    public async Task The_page_shows_secretariats_and_the_share_of_each_committee_that_the_reader_may_see()
    {
        var committee = await app.Committee(members: 3, code: "SAC/TC O05");
        var other = await app.Committee(members: 1, code: "SAC/TC O06");
        var id = await app.InDb(db => db.Organisations.Where(o => o.Code == "ORG-SAC/TC O05").Select(o => o.Id).SingleAsync());
        await app.InDb(async db =>
        {
            var rival = new Organisation(Guid.CreateVersion7(), "O05-RIVAL", new("他所", "Rival"), "CN");
            db.Add(rival);
            await db.SaveChangesAsync();
            var job = await db.Employments.SingleAsync(e => e.PersonId == committee.Members[0].PersonId);
            job.Correct(job.OrganisationId, job.Position, job.FromOn, new(2026, 1, 31));
            db.Add(new Employment(committee.Members[0].PersonId, rival.Id, new("", ""), new(2026, 2, 1)));
            await db.SaveChangesAsync();
            return 0;
        });
        using var own = await Browser.For(app, committee.Secretary);
        using var foreign = await Browser.For(app, other.Secretary);
        using var supervisor = await Browser.For(app, await app.Outsider("supervisor@o05.example", SystemRole.Supervisor));

        Assert.Contains("Kept here: 1 national", (await own.Get($"/organisations/{id}")).Text, StringComparison.Ordinal);
        Assert.Contains("3 of 4", (await own.Get($"/organisations/{id}?on=2026-02-01")).Text, StringComparison.Ordinal);
        Assert.Contains("4 of 4", (await supervisor.Get($"/organisations/{id}?on=2026-01-31")).Text, StringComparison.Ordinal);
        var unseen = (await foreign.Get($"/organisations/{id}")).Text;
        Assert.Contains("No seats in committees whose roster you may see", unseen, StringComparison.Ordinal);
        Assert.Contains("SAC/TC O05", unseen, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await own.Get("/organisations/999999")).Status);
    }

    [Fact]
    public async Task Rows_older_than_their_search_keys_are_given_them()
    {
        var someone = await app.Outsider("older@o07.example");
        var id = await Enter("O07-A", "老单位", "Older body");
        await app.InDb(db => db.People.Where(p => p.Id == someone.PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.SearchKey, "").SetProperty(p => p.PinyinName, "Lao Wairen")));
        await app.InDb(db => db.Organisations.Where(o => o.Id == id).ExecuteUpdateAsync(set => set.SetProperty(o => o.SearchKey, "")));

        await app.In(async services =>
        {
            await services.GetRequiredService<FillSearchKeys>().ExecuteAsync(default);
            return 0;
        });

        Assert.Equal("外人|OUTSIDER|LAOWAIREN", await app.InDb(db => db.People.Where(p => p.Id == someone.PersonId).Select(p => p.SearchKey).SingleAsync()));
        Assert.Equal("O07-A|老单位|OLDERBODY", await app.InDb(db => db.Organisations.Where(o => o.Id == id).Select(o => o.SearchKey).SingleAsync()));
    }

    private async Task<long> Enter(string code, string zh, string en) => (await app.In(services => services.GetRequiredService<EnterOrganisation>()
        .ExecuteAsync(Guid.CreateVersion7(), new() { Code = code, NameZh = zh, NameEn = en, Country = "CN" }, isAnother: true, Acting.System, default))).Value;

    private async Task<IReadOnlyList<string>> Under(long id, long parent, int no)
    {
        var version = await app.InDb(db => db.Organisations.Where(o => o.Id == id).Select(o => o.Version).SingleAsync());
        var outcome = await app.In(services => services.GetRequiredService<ChangeOrganisation>()
            .ExecuteAsync(id, version, new() { Code = $"O04-{no}", NameZh = $"环{no}", NameEn = $"Ring {no}", Country = "CN", ParentId = parent }, Acting.System, default));
        return [.. outcome.Refusals.Select(r => r.Code)];
    }
}
