using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Benchmarks.Running;

namespace TcManager.Benchmarks.Bare;

/// <summary>
/// What the platform can do at all for people who are signed in: MVC with the session's cookie, the form's token and the application's database; no
/// rights, no languages, no rules, no audit, no mail.
/// </summary>
internal sealed partial class BareSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BareSite(WebApplication app, Uri address) => (_app, Address) = (app, address);

    internal Uri Address { get; }

    internal static async Task<BareSite> StartAsync(Store store)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.WebHost.UseUrls(address.AbsoluteUri);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<BareTable>().AddSingleton(store);
        builder.Services.Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        builder.Services.AddDbContextPool<TcManagerDb>(options => options.UseDatabase(store.Kind, store.ConnectionString));
        builder.Services.AddDataProtection().SetApplicationName("Bare").PersistKeysToFileSystem(new(Path.Combine(store.Folder, "bare-keys")));
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddAuthorization();
        builder.Services.AddAntiforgery(options => options.FormFieldName = "token");
        builder.Services.AddControllersWithViews().ConfigureApplicationPartManager(parts => parts.ApplicationParts.Add(new AssemblyPart(typeof(BareSite).Assembly)));
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        await app.Services.GetRequiredService<BareTable>().CreateAsync();
        await app.StartAsync();
        return new(app, address);
    }

    /// <summary>The cookies of somebody who is signed in, and a form's token.</summary>
    internal async Task<(string Cookie, string Token)> SignInAsync(int person)
    {
        using var handler = new HttpClientHandler();
        using var browser = new HttpClient(handler) { BaseAddress = Address };
        await browser.GetStringAsync($"bare-site/enter/{person}");
        var form = await browser.GetStringAsync("bare-site/form");
        return (handler.CookieContainer.GetCookieHeader(Address), TokenField().Match(form).Groups[1].Value);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [GeneratedRegex("name=\"token\"[^>]*value=\"([^\"]+)")]
    private static partial Regex TokenField();
}

[Authorize]
[Route("bare-site")]
public sealed class BareSiteController : Controller
{
    [AllowAnonymous]
    [HttpGet("enter/{person:int}")]
    public async Task<IActionResult> Enter(int person)
    {
        var claims = new[]
        {
            new Claim(ClaimTypes.NameIdentifier, $"{person}"), new Claim(ClaimTypes.Name, $"member{person}@bare.example"), new Claim(ClaimTypes.Email, $"member{person}@bare.example"),
            new Claim("AspNet.Identity.SecurityStamp", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        };
        await HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme)));
        return NoContent();
    }

    [HttpGet("form")]
    public IActionResult Form() => View("/Bare/Form.cshtml");

    [HttpPost("form")]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Send(BareForm form)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest(ModelState);
        }

        await HttpContext.RequestServices.GetRequiredService<BareTable>().InsertAsync(form.Uid, form.Choice);
        return Redirect("/bare-site/form");
    }

    /// <summary>As many rows as ours has, read in one query.</summary>
    [HttpGet("page/{rows:int}")]
    public async Task<IActionResult> Page(int rows, [FromServices] TcManagerDb db) => View(
        "/Bare/Page.cshtml",
        await db.People.AsNoTracking().OrderBy(p => p.Id).Take(rows).Select(p => new BareRow((int)p.Id, p.NameZh!, p.NameLatin!, "Member", new(2024, 2, 26))).ToListAsync());
}

/// <summary>The fields that a vote has.</summary>
public sealed record BareForm(string Uid, string Choice, string? Reason);
