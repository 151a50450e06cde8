using System.Collections.Concurrent;
using Microsoft.Playwright;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Browser.Tests;

/// <summary>
/// The real application with its demonstration data on a port of its own, and a Chromium that the next journey uses again. The clock stands until a
/// journey moves it; a journey runs the jobs' use cases itself.
/// </summary>
public sealed class BrowserApp : TestApp, IAsyncLifetime
{
    private static readonly ConcurrentBag<IBrowser> Free = [];

    private readonly List<IBrowserContext> _windows = [];

    private IBrowser? _chromium;

    public BrowserApp()
    {
        Settings["Demonstration:Enabled"] = "true";
        UseKestrel(0);
    }

    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        StartServer();
        Assertions.SetDefaultExpectTimeout(20_000);
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/');
        _chromium = Free.TryTake(out var free) ? free : await (await Playwright.CreateAsync()).Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("TCMANAGER_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    /// <summary>A window of one person.</summary>
    public async Task<IPage> Window(string culture, int width = 1360)
    {
        var context = await _chromium!.NewContextAsync(new() { BaseURL = Address, Locale = culture, ViewportSize = new() { Width = width, Height = 900 }, TimezoneId = "Asia/Shanghai" });
        _windows.Add(context);
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        try
        {
            foreach (var window in _windows)
            {
                await window.DisposeAsync();
            }

            // One that has crashed, or does not let its windows go, is not handed on.
            if (_chromium is { IsConnected: true })
            {
                Free.Add(_chromium);
            }
        }
        finally
        {
            await DisposeAsync();
        }
    }
}
