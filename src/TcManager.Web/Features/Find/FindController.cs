using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Find;
using TcManager.Web.Authorization;

namespace TcManager.Web.Features.Find;

/// <summary>What one box finds, for everybody who is signed in: committees, organisations, and the people whose page the reader may open.</summary>
public sealed class FindController(FindQueries find, CurrentActor current) : Controller
{
    [HttpGet("find")]
    public async Task<IActionResult> Show(string? q, string? only, int page, CancellationToken ct)
    {
        ModelState.Clear();
        return View(await find.ShowAsync(q, Kind(only), page, await current.GetAsync(), current.Today, ct));
    }

    private static FindKind? Kind(string? only) => only switch
    {
        "committees" => FindKind.Committee,
        "organisations" => FindKind.Organisation,
        "people" => FindKind.Person,
        _ => null,
    };
}
