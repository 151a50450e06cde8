using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Domain.Access;
using TcManager.Domain.Imports;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Imports;

/// <summary>From the file that is handed in to what is forgotten: once, by whoever may, as the rows stand when it is taken.</summary>
public sealed class TheLifeOfAnImport(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Confirmed_by_many_at_once_it_is_taken_once_with_one_entry()
    {
        using var browser = await Browser.For(app, (await app.Committee(code: "SAC/TC I80")).Secretary);
        var preview = await browser.HandIn(ImportKind.People, "姓名,邮箱\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"八十{i},p{i}@i80.example\n")));

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.Confirm(preview)));

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.Contains("Taken: 50 new, 0 changed.", (await browser.Get($"/imports/{preview.Id()}")).Text, StringComparison.Ordinal);
        Assert.Equal(50, await app.InDb(db => db.People.CountAsync(p => p.NameZh.StartsWith("八十"))));
        var uid = await app.InDb(db => db.Imports.Where(i => i.Id == preview.Id()).Select(i => i.Uid).SingleAsync());
        var entry = await app.InDb(db => db.AuditEntries.SingleAsync(e => e.SubjectUid == uid));
        Assert.Equal((AuditActions.ImportTaken, "50", "People"), (entry.Action, entry.Data.Values["new"], entry.Data.Values["kind"]));
    }

    [Fact]
    public async Task Two_imports_of_the_same_people_at_once_enter_them_once()
    {
        var committee = await app.Committee(code: "SAC/TC I81");
        using var browser = await Browser.For(app, committee.Secretary);
        var csv = "姓名,邮箱\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"八一{i},p{i}@i81.example\n"));
        var previews = new[] { await browser.HandIn(ImportKind.People, csv), await browser.HandIn(ImportKind.People, csv) };

        await Task.WhenAll(previews.Select(browser.Confirm));

        Assert.Equal(20, await app.InDb(db => db.People.CountAsync(p => p.NameZh.StartsWith("八一"))));
        var counts = await app.InDb(db => db.Imports.Where(i => previews.Select(p => p.Id()).Contains(i.Id)).Select(i => i.Counts.New).ToListAsync());
        Assert.Equal([0, 20], counts.Order());
    }

    [Fact]
    public async Task What_others_change_between_the_look_and_the_taking_is_seen()
    {
        using var browser = await Browser.For(app, (await app.Committee(code: "SAC/TC I90")).Secretary);
        var preview = await browser.HandIn(ImportKind.People, "姓名,邮箱\n九十甲,a@i90.example\n九十乙,b@i90.example\n");
        await browser.Take(ImportKind.People, "姓名,邮箱\n九十甲,a@i90.example\n");

        var taken = await browser.Confirm(preview);

        Assert.Equal(["2 Unchanged", "3 New"], taken.Verdicts());
        Assert.Contains("Taken: 1 new, 0 changed.", taken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_account_does_not_see_it_and_lost_rights_do_not_go_on()
    {
        var committee = await app.Committee(code: "SAC/TC I95");
        using var browser = await Browser.For(app, committee.Secretary);
        var preview = await browser.HandIn(ImportKind.People, "姓名,邮箱\n九五,a@i95.example\n");
        using var other = await Browser.For(app, await app.Outsider("admin@i95.example", SystemRole.Administrator));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/imports/{preview.Id()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/imports/{preview.Id()}/refused")).Status);

        await app.InDb(db => db.Staff.Where(s => s.PersonId == committee.Secretary.PersonId).ExecuteUpdateAsync(set => set.SetProperty(s => s.ToOn, new DateOnly(2025, 1, 1))));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Confirm(preview)).Status);
        Assert.Equal(0, await app.InDb(db => db.People.CountAsync(p => p.NameZh == "九五")));
    }

    [Fact]
    public async Task The_same_form_twice_is_one_import_and_with_another_file_it_is_said()
    {
        using var browser = await Browser.For(app, (await app.Committee(code: "SAC/TC I96")).Secretary);
        var form = await browser.Get("/imports");
        (string, string, byte[]) File(string csv) => ("File", "a.csv", TableFiles.Csv(csv));

        var first = await browser.PostFiles(form, ImportSteps.Form, [File("姓名\n九六\n")], ("Kind", "People"));
        var second = await browser.PostFiles(form, ImportSteps.Form, [File("姓名\n九六\n")], ("Kind", "People"));
        var third = await browser.PostFiles(form, ImportSteps.Form, [File("姓名\n九七\n")], ("Kind", "People"));

        Assert.Equal(first.Address, second.Address);
        Assert.Contains("This form was saved before, with other content", third.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_files_are_forgotten_and_what_was_taken_stays()
    {
        using var browser = await Browser.For(app, (await app.Committee(code: "SAC/TC I97")).Secretary);
        var preview = await browser.HandIn(ImportKind.People, "姓名\n九七甲\n九七甲\n");
        await browser.Confirm(preview);
        var uid = await app.InDb(db => db.Imports.Where(i => i.Id == preview.Id()).Select(i => i.Uid).SingleAsync());
        var file = Path.Combine(app.DataFolder, "files", "imports", $"{uid:N}");
        Assert.True(File.Exists(file));
        await app.InDb(db => db.Imports.Where(i => i.Id == preview.Id()).ExecuteUpdateAsync(set => set.SetProperty(i => i.UploadedAt, app.Clock.GetUtcNow().AddDays(-31))));

        await app.In(async services =>
        {
            await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Application.Imports.ForgetImports>(services).ExecuteAsync(default);
            return true;
        });

        Assert.False(File.Exists(file));
        var page = await browser.Get($"/imports/{preview.Id()}");
        Assert.Contains("File and verdicts are deleted 30 days after", page.Text, StringComparison.Ordinal);
        Assert.Contains("Taken: 1 new", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/imports/{preview.Id()}/refused")).Status);
        Assert.Equal(1, await app.InDb(db => db.People.CountAsync(p => p.NameZh == "九七甲")));
    }
}
