using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace TcManager.Web.Features.Errors;

/// <summary>The pages behind refusals and faults; reached by re-execution, with whatever method the request had.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorsController : Controller
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
            // A program reads no page.
            return Problem(statusCode: shown);
        }

        return View(new ErrorPage(shown, Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier));
    }

    private PathString? AskedPath() =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath is { } asked ? asked : HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
}

/// <param name="Status">The HTTP status.</param>
/// <param name="TraceId">What an administrator finds the fault by.</param>
public sealed record ErrorPage(int Status, string TraceId);
