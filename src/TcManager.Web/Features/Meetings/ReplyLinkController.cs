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
    public async Task<IActionResult> Edit([FromRoute] string token, CancellationToken ct)
    {
        var page = await NamedAsync(token, ct);
        if (page is null)
        {
            return Forged(null);
        }

        return links.Open(token).IsDone ? View("Reply", ReplyForm.For(page, byLink: true)) : Expired(page);
    }

    // From the route: the form's own protection comes in a field of the same name.
    [HttpPost("r/{token}")]
    public async Task<IActionResult> Update([FromRoute] string token, ReplyForm form, CancellationToken ct)
    {
        var page = await NamedAsync(token, ct);
        if (page is null)
        {
            return Forged(form.Note);
        }

        // A form that an expired link sends is refused by the deadline, which is the same instant, or else by the page of the link.
        return links.Open(token).IsDone || page.Until.At <= answers.Now ? await answers.TakeAsync(this, form, page, byLink: true, ct) : Expired(page);
    }

    private async Task<ReplyPage?> NamedAsync(string token, CancellationToken ct) =>
        links.NamedBy(token) is { } participantUid ? await meetings.ReplyByLinkAsync(participantUid, ct) : null;

    private ViewResult Forged(string? kept)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("LinkForged", new ForgedLink(kept));
    }

    private ViewResult Expired(ReplyPage page)
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("LinkExpired", page);
    }
}

/// <summary>A link that opens nothing.</summary>
/// <param name="Kept">What was written, to copy.</param>
public sealed record ForgedLink(string? Kept);
