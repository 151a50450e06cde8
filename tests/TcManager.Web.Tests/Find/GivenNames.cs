using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Find;

/// <summary>Names to look for, and what a page of results shows of them.</summary>
internal static class GivenNames
{
    internal static Task<long> Person(this TestApp app, string zh, string latin, string pinyin = "") => app.Add(db =>
    {
        var person = new Person(Guid.CreateVersion7(), zh, latin, null);
        person.Rename(zh, latin, pinyin);
        return person;
    }, p => p.Id);

    internal static Task<long> Organisation(this TestApp app, string code, string zh, string en) =>
        app.Add(_ => new Organisation(Guid.CreateVersion7(), code, new(zh, en), "CN"), o => o.Id);

    internal static Task<long> Named(this TestApp app, string code, string zh, string en, CommitteeKind kind = CommitteeKind.TC) =>
        app.Add(_ => new Committee(Guid.CreateVersion7(), code, kind, new(zh, en), "sac-2020", "Asia/Shanghai", Cultures.Chinese), c => c.Id);

    internal static Task Change<T>(this TestApp app, long id, Action<T> change)
        where T : class => app.InDb(async db =>
        {
            change((await db.Set<T>().FindAsync(id))!);
            await db.SaveChangesAsync();
        });

    /// <summary>The links of one group, in their order.</summary>
    internal static List<string> Found(this Page page, string group) => [.. page.Document.QuerySelectorAll($"#{group} .tc-found a").Select(a => Folded(a.TextContent))];

    internal static List<string> Links(this Page page) => [.. page.Document.QuerySelectorAll(".tc-found a").Select(a => a.GetAttribute("href")!)];

    internal static List<string> Marks(this Page page) => [.. page.Document.QuerySelectorAll("mark").Select(m => m.TextContent)];

    internal static Task<Page> Find(this Browser browser, string text) => browser.Get($"/find?q={Uri.EscapeDataString(text)}");

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task<long> Add<T>(this TestApp app, Func<TcManagerDb, T> make, Func<T, long> id)
        where T : class => app.InDb(async db =>
        {
            var made = make(db);
            db.Add(made);
            await db.SaveChangesAsync();
            return id(made);
        });
}
