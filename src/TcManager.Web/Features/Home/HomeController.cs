using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Ballots;
using TcManager.Application.Reports.Home;
using TcManager.Web.Authorization;

namespace TcManager.Web.Features.Home;

/// <summary>What needs me.</summary>
public sealed class HomeController(CurrentActor current, HomeQueries home, AdvanceBallot advance) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(CancellationToken ct)
    {
        // What is due to open or close does so for the first who looks, whether or not a job has run.
        await advance.AllAsync(ct);
        return View(await home.ShowAsync(await current.GetAsync(), current.Today, ct));
    }
}
