using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace TcManager.Web.Features.Errors;

/// <summary>The pages behind refusals and faults; reached by re-execution, with whatever method the request had.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorsController(IStringLocalizer<ErrorsTexts> texts) : Controller
{
    // The status is taken from the route itself: a form that could not be read leaves nothing to bind from.
    [Route("errors/{status:int}")]
    public IActionResult Show()
    {
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        var shown = status is 400 or 403 or 404 or 405 or 413 or 429 or 500 ? status : 404;
        Response.StatusCode = shown;
        if (AskedPath()?.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) == true)
        {
            // A program reads no page, and a code rather than a sentence.
            return Problem(statusCode: shown, title: texts[shown == StatusCodes.Status429TooManyRequests ? "title.429.api" : $"title.{shown}"].Value, extensions: new Dictionary<string, object?> { ["code"] = CodeOf(shown), ["field"] = null });
        }

        return View(new ErrorPage(shown, Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier));
    }

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "requestUnreadable",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status405MethodNotAllowed => "methodNotAllowed",
        StatusCodes.Status413PayloadTooLarge => "requestTooLarge",
        StatusCodes.Status429TooManyRequests => "tooManyRequests",
        StatusCodes.Status500InternalServerError => "fault",
        _ => "notFound",
    };

    private PathString? AskedPath() =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath is { } asked ? asked : HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
}

/// <param name="Status">The HTTP status.</param>
/// <param name="TraceId">What an administrator finds the fault by.</param>
public sealed record ErrorPage(int Status, string TraceId);
