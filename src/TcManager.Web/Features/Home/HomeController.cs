using Microsoft.AspNetCore.Mvc;

namespace TcManager.Web.Features.Home;

/// <summary>What needs me.</summary>
public sealed class HomeController : Controller
{
    [HttpGet("")]
    public IActionResult Show() => View();
}
