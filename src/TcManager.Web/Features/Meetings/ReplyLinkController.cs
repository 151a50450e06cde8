using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using TcManager.Application.Meetings;
using TcManager.Web.Setup;

namespace TcManager.Web.Features.Meetings;

/// <summary>The reply by the personal link of a mail: no sign-in, one participant, nothing else (decisions 20).</summary>
[AllowAnonymous]
[EnableRateLimiting(SecuritySetup.AnonymousForms)]
public sealed class ReplyLinkController(ReplyLinks links, MeetingQueries meetings, ReplyAnswers answers) : Controller
{
    [HttpGet("r/{token}")]
    public async Task<IActionResult> Edit(string token, CancellationToken ct)
    {
        var (page, reason) = await OpenAsync(token, ct);
        return page is null ? Refused(reason) : View("Reply", ReplyForm.For(page, byLink: true));
    }

    [HttpPost("r/{token}")]
    public async Task<IActionResult> Update(string token, ReplyForm form, CancellationToken ct)
    {
        var (page, reason) = await OpenAsync(token, ct);
        return page is null ? Refused(reason, form.Note) : await answers.TakeAsync(this, form, page, byLink: true, ct);
    }

    private async Task<(ReplyPage? Page, string Reason)> OpenAsync(string token, CancellationToken ct)
    {
        var opened = links.Open(token);
        return opened.IsDone ? (await meetings.ReplyByLinkAsync(opened.Value, ct), "link.forged") : (null, opened.Refusals[0].Code);
    }

    private ViewResult Refused(string reason, string? kept = null)
    {
        Response.StatusCode = reason == "link.expired" ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;
        return View("LinkRefused", new RefusedLink(reason, kept));
    }
}

/// <summary>A link that opens nothing.</summary>
/// <param name="Reason">link.forged or link.expired.</param>
/// <param name="Kept">What was written, to copy.</param>
public sealed record RefusedLink(string Reason, string? Kept);
