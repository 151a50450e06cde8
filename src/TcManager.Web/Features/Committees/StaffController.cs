using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Committees;
using TcManager.Application.Members;
using TcManager.Application.Texts;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Committees;

/// <summary>The rights of the secretariat are given to people, and ended.</summary>
public sealed class StaffController(
    CommitteeHistoryQueries history, SeatQueries people, AppointStaff appoint, EndStaff end, CommitteeAccess access, CurrentActor current, FormErrors errors, TimeProvider clock, IStringLocalizer<CommitteesTexts> texts, IStringLocalizer<SharedTexts> shared)
    : CommitteeWorkController(history, access, errors, texts, shared)
{
    [HttpGet("committees/{id:long}/staff/new")]
    public async Task<IActionResult> New(long id, string? q, long? person, CancellationToken ct)
    {
        ModelState.Clear();
        var (committee, refused) = await EnterAsync(id, ct);
        return refused ?? await FormAsync(new() { Person = person, Text = q, FromOn = FormDay.Written(clock.Today(committee!.ZoneId)) }, committee, ct);
    }

    [HttpPost("committees/{id:long}/staff/new")]
    public async Task<IActionResult> Create(long id, StaffForm form, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var day = Day(nameof(form.FromOn), form.FromOn);
        return ModelState.IsValid && Took(await appoint.ExecuteAsync(id, form.Person ?? 0, day!.Value, await current.ActingAsync(), ct))
            ? Done(id, "done.appointed", "staff", WrittenDates.Day(day.Value))
            : await FormAsync(form, committee!, ct);
    }

    [HttpGet("committees/{id:long}/staff/{staffId:long}/end")]
    public async Task<IActionResult> End(long id, long staffId, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        return refused ?? await LastDayAsync(new() { ToOn = FormDay.Written(clock.Today(committee!.ZoneId)) }, committee, staffId, ct);
    }

    [HttpPost("committees/{id:long}/staff/{staffId:long}/end")]
    public async Task<IActionResult> Ended(long id, long staffId, LastDayForm form, CancellationToken ct)
    {
        var (committee, refused) = await EnterAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var page = await LastDayAsync(form, committee!, staffId, ct);
        if (form.PartId == 0)
        {
            return page;
        }

        var day = Day(nameof(form.ToOn), form.ToOn);
        return ModelState.IsValid && Took(await end.ExecuteAsync(id, staffId, day!.Value, await current.ActingAsync(), ct)) ? Done(id, "done.ended", "staff", WrittenDates.Day(day.Value)) : page;
    }

    private async Task<IActionResult> FormAsync(StaffForm form, CommitteeName committee, CancellationToken ct)
    {
        form.Committee = committee;
        form.Chosen = form.Person is { } id ? await people.PersonAsync(id, ct) : null;
        form.Found = form.Chosen is null && form.Text is { } text ? await people.PeopleAsync(text, ct) : [];
        return View("NewStaff", form);
    }

    private async Task<IActionResult> LastDayAsync(LastDayForm form, CommitteeName committee, long staffId, CancellationToken ct)
    {
        var staff = (await History.ShowAsync(committee.Id, true, ct))!.Staff!.FirstOrDefault(s => s.Id == staffId);
        if (staff is null)
        {
            return NotFound();
        }

        (form.Committee, form.Of, form.PartId, form.FromOn, form.What) = (committee, "staff", staffId, staff.FromOn, staff.Name.In(CultureInfo.CurrentUICulture.Name));
        return View("LastDay", form);
    }
}
