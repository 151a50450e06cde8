using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Meetings;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Meetings;

/// <summary>The list at the door: who is in the room now, kept by the secretariat.</summary>
public sealed class PresenceController(PresenceQueries presence, RecordPresence record, MeetingAccess meetingAccess, CurrentActor current, FormErrors errors, IStringLocalizer<MeetingsTexts> texts)
    : Controller
{
    private const int MostFields = 100_000;

    [HttpGet("meetings/{id:long}/presence")]
    public async Task<IActionResult> Edit(long id, CancellationToken ct) =>
        await meetingAccess.RefuseAsync(id, CommitteeAction.ManageMeetings, ct) ?? View("Presence", await presence.PageAsync(id, ct));

    [HttpPost("meetings/{id:long}/presence")]
    [RequestFormLimits(ValueCountLimit = MostFields)]
    public async Task<IActionResult> Update(long id, CancellationToken ct)
    {
        if (await meetingAccess.RefuseAsync(id, CommitteeAction.ManageMeetings, ct) is { } refused)
        {
            return refused;
        }

        var done = await record.ExecuteAsync(id, LinesOf(await Request.ReadFormAsync(ct)), await current.ActingAsync(), ct);
        if (!done.IsDone)
        {
            errors.Add<MeetingsTexts>(ModelState, done.Refusals);
            return View("Presence", await presence.PageAsync(id, ct));
        }

        TempData["Done"] = texts["done.presence", done.Value].Value;
        return Redirect($"/meetings/{id}/presence");
    }

    /// <summary>Each line says what it was; a box that is not ticked is not sent.</summary>
    private static List<PresenceLine> LinesOf(IFormCollection posted)
    {
        const string was = "was-";
        var lines = new List<PresenceLine>();
        foreach (var (name, value) in posted.Where(field => field.Key.StartsWith(was, StringComparison.Ordinal)))
        {
            if (long.TryParse(name.AsSpan(was.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                lines.Add(new(id, value == "true", posted[$"here-{id}"] == "true"));
            }
        }

        return lines;
    }
}
