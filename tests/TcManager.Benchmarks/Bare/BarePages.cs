using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using TcManager.Benchmarks.Running;

namespace TcManager.Benchmarks.Bare;

/// <summary>The floor of a page: MVC with a layout and a table, no database, no accounts, no languages.</summary>
internal sealed class BarePages : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BarePages(WebApplication app, Uri address) => (_app, Address) = (app, address);

    internal Uri Address { get; }

    internal static async Task<BarePages> StartAsync()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.WebHost.UseUrls(address.AbsoluteUri);
        builder.Logging.ClearProviders();
        builder.Services.AddControllersWithViews().ConfigureApplicationPartManager(parts => parts.ApplicationParts.Add(new AssemblyPart(typeof(BarePages).Assembly)));
        var app = builder.Build();
        app.MapControllers();
        await app.StartAsync();
        return new(app, address);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>A row of the bare table.</summary>
internal sealed record BareRow(int No, string Name, string Organisation, string Office, DateOnly Since);

public sealed class BareController : Controller
{
    [HttpGet("bare/{rows:int}")]
    public IActionResult Show(int rows) =>
        View("/Bare/Page.cshtml", Enumerable.Range(1, rows).Select(i => new BareRow(i, $"Sample member {i}", $"Sample body {i}", i == 1 ? "Chair" : "Member", new(2024, 2, 26))).ToList());
}
