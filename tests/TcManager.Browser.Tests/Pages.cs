using System.Globalization;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using TcManager.Application.Demonstration;

namespace TcManager.Browser.Tests;

/// <summary>What every journey does on a page.</summary>
public static class Pages
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    public static async Task SignIn(this IPage page, string role)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("[name=Email]").FillAsync(DemonstrationAccounts.Emails[role]);
        await page.Locator("[name=Password]").FillAsync(DemonstrationAccounts.Password);
        await page.Locator("form[action='/sign-in'] button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/");
    }

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First;

    /// <summary>Holds at the width of a phone without a sideways scroll, no button is narrower than its words there, and axe finds nothing serious.</summary>
    public static async Task IsSound(this IPage page)
    {
        var wide = page.ViewportSize!;
        await page.SetViewportSizeAsync(390, 844);
        var over = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        for (var i = 0; i < 20 && over > 0; i++)
        {
            // The page is laid out anew a moment after the window has changed.
            await page.WaitForTimeoutAsync(50);
            over = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        }

        var widest = over <= 0 ? "" : await page.EvaluateAsync<string>("() => [...document.querySelectorAll('body *')].filter(e => { const r = document.createRange(); r.selectNodeContents(e); return Math.max(r.getBoundingClientRect().right, e.getBoundingClientRect().right) > 391 && !e.closest('.tc-scroll'); }).slice(-3).map(e => e.outerHTML.slice(0, 200)).join('\\n')");
        Assert.True(over <= 0, $"{page.Url} is {over} px too wide at 390 px: {widest}");
        var title = await page.TitleAsync();
        Assert.False(title.StartsWith(" ·", StringComparison.Ordinal) || title.StartsWith('·'), $"{page.Url} has no title of its own");
        var squeezed = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.btn')].filter(b => b.checkVisibility({ visibilityProperty: true }) && b.scrollWidth > b.clientWidth + 1).map(b => b.textContent.trim())");
        Assert.True(squeezed.Length == 0, $"{page.Url}: at 390 px the words stick out of the buttons {string.Join(", ", squeezed)}");
        await page.Keep("390");
        await page.SetViewportSizeAsync(wide.Width, wide.Height);
        await page.Keep(wide.Width.ToString(CultureInfo.InvariantCulture));
        // Not the package's RunAxe: it waits for ever for a script in the frame of a mail, where no script may run.
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { iframes: false, resultTypes: ['violations'] })).violations
                .filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => v.id + ': ' + v.nodes[0].html)
            """);
        Assert.True(found.Length == 0, $"{page.Url}: {string.Join("\n", found)}");
    }

    /// <summary>A picture of the page in the folder that TCMANAGER_SCREENSHOTS names, where it does.</summary>
    private static async Task Keep(this IPage page, string width)
    {
        if (Environment.GetEnvironmentVariable("TCMANAGER_SCREENSHOTS") is { Length: > 0 } folder)
        {
            var language = await page.EvaluateAsync<string>("() => document.documentElement.lang");
            var name = new Uri(page.Url).AbsolutePath.Trim('/').Replace('/', '-');
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{(name.Length is 0 or > 40 ? "home" : name)}.{language}.{width}.png"), FullPage = true });
        }
    }
}
