using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using NetEscapades.AspNetCore.SecurityHeaders;
using TcManager.Application.Mail;
using TcManager.Application.Mail.Delivery;
using TcManager.Web.Setup;

namespace TcManager.Web.Features.Mail;

/// <summary>The mails of the pickup folder, for development and demonstration: anybody may read them there, so they exist nowhere else.</summary>
[AllowAnonymous]
public sealed class DevelopmentMailController(PickupMails mails, IOptions<MailSettings> settings, IWebHostEnvironment environment) : Controller
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (settings.Value.Mode != MailMode.Pickup || environment.IsProduction())
        {
            context.Result = NotFound();
        }
    }

    [HttpGet("development/mail")]
    public IActionResult Index(string? to) => View("PickupList", new PickupList(mails.List(to), to));

    [HttpGet("development/mail/{name}")]
    public IActionResult Show(string name) => mails.Find(name) is { } mail ? View("PickupMail", mail) : NotFound();

    [HttpGet("development/mail/{name}/page")]
    [SecurityHeadersPolicy(SecuritySetup.MailFrame)]
    public IActionResult Html(string name) => mails.Find(name) is { } mail ? Content(mail.Html, "text/html; charset=utf-8") : NotFound();

    [HttpGet("development/mail/{name}/calendar.ics")]
    public IActionResult Calendar(string name) => mails.Find(name) is { Calendar: { } calendar } ? File(calendar, "text/calendar; charset=utf-8", "meeting.ics") : NotFound();
}

/// <summary>The list, and what it was cut to.</summary>
public sealed record PickupList(IReadOnlyList<PickupItem> Mails, string? To);
