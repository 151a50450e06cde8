using Microsoft.Playwright;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Browser.Tests;

/// <summary>
/// The real application with its demonstration data on a port of its own, and one Chromium. The clock stands until a journey moves it; a journey runs the
/// jobs' use cases itself.
/// </summary>
public sealed class BrowserApp : TestApp, IAsyncLifetime
{
    private IPlaywright? _playwright;

    public BrowserApp()
    {
        Settings["Demonstration:Enabled"] = "true";
        UseKestrel(0);
    }

    public IBrowser Chromium { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        StartServer();
        Assertions.SetDefaultExpectTimeout(20_000);
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/');
        _playwright = await Playwright.CreateAsync();
        Chromium = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("TCMANAGER_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    /// <summary>A window of one person.</summary>
    public async Task<IPage> Window(string culture, int width = 1360)
    {
        var context = await Chromium.NewContextAsync(new() { BaseURL = Address, Locale = culture, ViewportSize = new() { Width = width, Height = 900 }, TimezoneId = "Asia/Shanghai" });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (Chromium is not null)
        {
            await Chromium.DisposeAsync();
        }

        _playwright?.Dispose();
        await DisposeAsync();
    }
}
