using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TcManager.Application.Demonstration;

namespace TcManager.Browser.Tests;

/// <summary>What every journey does on a page.</summary>
public static class Pages
{
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

    /// <summary>Holds at the width of a phone without a sideways scroll, and axe finds nothing serious.</summary>
    public static async Task IsSound(this IPage page)
    {
        var wide = page.ViewportSize!;
        await page.SetViewportSizeAsync(390, 844);
        var over = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{page.Url} is {over} px too wide at 390 px");
        await page.SetViewportSizeAsync(wide.Width, wide.Height);
        var found = (await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Nodes[0].Html}");
        Assert.True(!found.Any(), $"{page.Url}: {string.Join("\n", found)}");
    }
}
