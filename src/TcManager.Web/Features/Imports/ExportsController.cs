using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Imports;
using TcManager.Application.Imports.Exports;
using TcManager.Application.Imports.Tables;
using TcManager.Application.Members;
using TcManager.Domain.Access;
using TcManager.Domain.Imports;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Members;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Imports;

/// <summary>Lists as tables, in the reader's language; what is imported again changes nothing.</summary>
public sealed class ExportsController(PeopleExport people, CommitteeExport committees, RosterPageQueries rosters, CompositionQueries compositions, ImportFiles files, CommitteeAccess access, CurrentActor current, IStringLocalizer<MembersTexts> rules) : Controller
{
    private static string Culture => CultureInfo.CurrentUICulture.Name;

    [HttpGet("people/export.{format}")]
    public async Task<IActionResult> People(string format, CancellationToken ct) =>
        await access.RefuseAsync(SystemAction.ViewPeople) ?? await FileAsync(format, $"people-{FormDay.Written(current.Today)}", people.People(await current.GetAsync(), current.Today, Culture), ct);

    [HttpGet("organisations/export.{format}")]
    public async Task<IActionResult> Organisations(string format, CancellationToken ct) =>
        await access.RefuseAsync(SystemAction.ViewPeople) ?? await FileAsync(format, $"organisations-{FormDay.Written(current.Today)}", people.Organisations(Culture), ct);

    /// <summary>What every signed-in person sees on the list (decisions 18).</summary>
    [HttpGet("committees/export.{format}")]
    public Task<IActionResult> Committees(string format, CancellationToken ct) => FileAsync(format, $"committees-{FormDay.Written(current.Today)}", people.Committees(current.Today, Culture), ct);

    /// <summary>The roster of a day, as its page shows it; or every seat there was and is, for those who may see the roster of today.</summary>
    [HttpGet("committees/{id:long}/members/export.{format}")]
    public async Task<IActionResult> Members(long id, string format, string? on, string? all, CancellationToken ct)
    {
        if (await rosters.UsualDayAsync(id, await current.GetAsync(), current.Today, ct) is not { } usual)
        {
            return NotFound();
        }

        var isAll = all == "1";
        var day = isAll ? current.Today : FormDay.Of(on) ?? usual;
        if (await access.RefuseAsync(CommitteeAction.ViewRoster, new(id, day)) is { } refused)
        {
            return refused;
        }

        var sight = new RosterSight(await access.AllowsAsync(CommitteeAction.ViewContacts, new(id, day)), await access.AllowsAsync(CommitteeAction.ViewRosterWork, new(id)));
        return await OfAsync(id, format, isAll ? "seats" : $"members-{FormDay.Written(day)}", committees.Seats(id, isAll ? null : day, sight, Culture), ct);
    }

    /// <summary>The rules of composition of all committees, one row each with its arithmetic and clause.</summary>
    [HttpGet("composition/export.{format}")]
    public async Task<IActionResult> Composition(string format, string? on, CompositionFilter? show, CancellationToken ct)
    {
        if (await access.RefuseAsync(SystemAction.ViewComposition) is { } refused)
        {
            return refused;
        }

        var day = FormDay.Of(on) ?? current.Today;
        var filter = show is { } asked && Enum.IsDefined(asked) ? asked : CompositionFilter.All;
        return await FileAsync(format, $"composition-{FormDay.Written(day)}", CompositionTable.Of((await compositions.AllAsync(day, ct)).Where(c => c.Is(filter)), rules), ct);
    }

    [HttpGet("committees/{id:long}/meetings/export.{format}")]
    public async Task<IActionResult> Meetings(long id, string format, CancellationToken ct) =>
        await access.RefuseAsync(CommitteeAction.ViewAttendance, new(id)) ?? await OfAsync(id, format, "meetings", committees.Meetings(id, current.Today, Culture), ct);

    [HttpGet("committees/{id:long}/attendance/export.{format}")]
    public async Task<IActionResult> Attendance(long id, string format, CancellationToken ct)
    {
        if (await access.RefuseAsync(CommitteeAction.ViewAttendance, new(id)) is { } refused)
        {
            return refused;
        }

        var withContacts = await access.AllowsAsync(CommitteeAction.ViewContacts, new(id));
        return await OfAsync(id, format, "attendance", await committees.AttendanceAsync(id, current.Today, withContacts, Culture, ct), ct);
    }

    [HttpGet("committees/{id:long}/ballots/export.{format}")]
    public async Task<IActionResult> Ballots(long id, string format, CancellationToken ct) =>
        await access.RefuseAsync(CommitteeAction.ViewParticipation, new(id)) ?? await OfAsync(id, format, "ballots", committees.Ballots(id, Culture), ct);

    private async Task<IActionResult> OfAsync(long committee, string format, string name, WrittenTable table, CancellationToken ct) =>
        await committees.CodeAsync(committee, ct) is { } code ? await FileAsync(format, $"{code}-{name}", table, ct) : NotFound();

    private async Task<IActionResult> FileAsync(string format, string name, WrittenTable table, CancellationToken ct)
    {
        if (format is not ("xlsx" or "csv"))
        {
            return NotFound();
        }

        var kind = format == "csv" ? TableFormat.Csv : TableFormat.Xlsx;
        var file = files.Scratch();
        try
        {
            await TableWriter.WriteAsync(file, kind, table, ct);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        Response.Headers.CacheControl = "private, no-store";
        return File(file, TableWriter.ContentType(kind), name + TableWriter.Extension(kind));
    }
}
