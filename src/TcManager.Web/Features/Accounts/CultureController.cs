using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Accounts;
using TcManager.Domain;
using TcManager.Web.Authorization;
using TcManager.Web.Setup;

namespace TcManager.Web.Features.Accounts;

/// <summary>The language of this reader: kept on the device, and with the account where there is one.</summary>
[AllowAnonymous]
public sealed class CultureController(CurrentActor current, ChooseCulture choose) : Controller
{
    [HttpPost("culture")]
    public async Task<IActionResult> Update(string? culture, string? returnUrl, CancellationToken ct)
    {
        if (culture is null || !Cultures.All.Contains(culture))
        {
            return BadRequest();
        }

        var actor = await current.GetAsync();
        if (actor.IsSignedIn)
        {
            await choose.ExecuteAsync(actor.AccountId, culture, ct);
        }

        Response.KeepCulture(culture);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
