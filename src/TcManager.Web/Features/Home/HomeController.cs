using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Reports.Home;
using TcManager.Web.Authorization;

namespace TcManager.Web.Features.Home;

/// <summary>What needs me.</summary>
public sealed class HomeController(CurrentActor current, HomeQueries home) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(CancellationToken ct) => View(await home.ShowAsync(await current.GetAsync(), current.Today, ct));
}
