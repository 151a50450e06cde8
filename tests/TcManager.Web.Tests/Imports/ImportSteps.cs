using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Imports.Tables;
using TcManager.Domain.Imports;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Imports;

/// <summary>What people do with tables, over HTTP.</summary>
internal static class ImportSteps
{
    internal const string Form = "form[enctype]";

    /// <summary>Hands a file in; what comes is the page of the import, or the form with its faults.</summary>
    internal static async Task<Page> HandIn(this Browser browser, string place, ImportKind kind, byte[] file, string name = "list.csv")
    {
        var form = await browser.Get(place);
        Assert.Equal(HttpStatusCode.OK, form.Status);
        return await browser.PostFiles(form, Form, [("File", name, file)], ("Kind", $"{kind}"));
    }

    internal static Task<Page> HandIn(this Browser browser, GivenCommittee committee, ImportKind kind, string csv) =>
        browser.HandIn($"/committees/{committee.Id}/import", kind, TableFiles.Csv(csv));

    internal static Task<Page> HandIn(this Browser browser, ImportKind kind, string csv) => browser.HandIn("/imports", kind, TableFiles.Csv(csv));

    internal static Task<Page> Confirm(this Browser browser, Page preview) => browser.Post(preview, "form[action$='/confirmation']");

    /// <summary>Looks and takes.</summary>
    internal static async Task<Page> Take(this Browser browser, GivenCommittee committee, ImportKind kind, string csv) => await browser.Confirm(await browser.HandIn(committee, kind, csv));

    internal static async Task<Page> Take(this Browser browser, ImportKind kind, string csv) => await browser.Confirm(await browser.HandIn(kind, csv));

    /// <summary>Row, verdict and why of a preview.</summary>
    internal static IReadOnlyList<(string Row, string Verdict, string Why)> Rows(this Page preview) =>
        [.. preview.Document.QuerySelectorAll("tbody tr").Select(tr => (tr.Children[0].Spoken(), tr.Children[1].Spoken(), tr.Children[3].Spoken()))];

    internal static IReadOnlyList<string> Verdicts(this Page preview) => [.. preview.Rows().Select(r => $"{r.Row} {r.Verdict}")];

    /// <summary>The import of a page.</summary>
    internal static long Id(this Page preview) => long.Parse(preview.Address.Segments[2].TrimEnd('/'), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A file that is fetched.</summary>
    internal static async Task<byte[]> Fetch(this Browser browser, string address)
    {
        using var answer = await browser.Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    internal static List<string> Lines(byte[] file)
    {
        using var table = Table.Open(new MemoryStream(file)).Value;
        return [.. table.Rows().Select(row => string.Join('|', row.Cells))];
    }

    /// <summary>All that matters of a database, to be compared before and after.</summary>
    internal static Task<string> Everything(this TestApp app) => app.InDb(async db =>
    {
        var all = new StringBuilder();
        void Add(IEnumerable<object?> rows) => all.AppendJoin('\n', rows).AppendLine();
        Add(await db.People.OrderBy(p => p.Id).Select(p => new { p.Id, p.Version, p.NameZh, p.NameLatin, p.PinyinName, p.Email, p.Phone, p.TitleLevel, p.Honours }).ToListAsync());
        Add(await db.Employments.OrderBy(e => e.Id).Select(e => new { e.Id, e.PersonId, e.OrganisationId, e.FromOn, e.ToOn, e.Position.Zh, e.Position.En }).ToListAsync());
        Add(await db.Organisations.OrderBy(o => o.Id).Select(o => new { o.Id, o.Version, o.Code, o.Name.Zh, o.Name.En, o.Country, o.Kind, o.ParentId }).ToListAsync());
        Add(await db.Memberships.OrderBy(m => m.Id).Select(m => new { m.Id, m.Version, m.PersonId, m.FromOn, m.ToOn, m.Side, m.Category, m.NominatingOrganisationId, m.EndReason }).ToListAsync());
        Add(await db.Representatives.OrderBy(r => r.Id).Select(r => new { r.Id, r.MembershipId, r.PersonId, r.Kind, r.FromOn, r.ToOn }).ToListAsync());
        Add(await db.Offices.OrderBy(o => o.Id).Select(o => new { o.Id, o.MembershipId, o.Role, o.FromOn, o.ToOn }).ToListAsync());
        Add(await db.Meetings.OrderBy(m => m.Id).Select(m => new { m.Id, m.Version, m.Number, m.FirstOn, m.FirstOnPrecision, m.Title.Zh, m.Title.En, m.Place, m.AttendanceRecordedAt }).ToListAsync());
        Add(await db.Participants.OrderBy(p => p.Id).Select(p => new { p.Id, p.Version, p.MeetingId, p.PersonId, p.Outcome, p.OutcomeOrigin }).ToListAsync());
        Add(await db.RecordedBallots.OrderBy(b => b.Id).Select(b => new { b.Id, b.Version, b.Number, b.Yes, b.No, b.Abstain, b.Entitled, b.Outcome }).ToListAsync());
        Add([await db.AuditEntries.CountAsync()]);
        return all.ToString();
    });

    internal static Task<long> Organisation(this TestApp app, string code, string zh = "示例单位", string en = "Sample body") => app.InDb(async db =>
    {
        var body = new Organisation(Guid.CreateVersion7(), code, new(zh, en), "CN") { IsSample = true };
        db.Add(body);
        await db.SaveChangesAsync();
        return body.Id;
    });

    internal static Task Advance(this TestApp app) => app.In(async services =>
    {
        await services.GetRequiredService<Application.Imports.AdvanceImports>().ExecuteAsync(default);
        return true;
    });
}
