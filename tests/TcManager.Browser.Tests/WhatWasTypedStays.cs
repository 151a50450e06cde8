using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TcManager.Browser.Tests;

/// <summary>Leaving a page with a form that was typed in and not sent asks first; sending it does not, and nothing asks where nothing was typed.</summary>
public sealed class WhatWasTypedStays : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en", "中文")]
    [InlineData("zh-CN", "English")]
    public async Task The_language_switch_and_a_link_ask_and_sending_does_not(string culture, string other)
    {
        var page = await _app.Window(culture);
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Type);
            await dialog.DismissAsync();
        };
        await page.SignIn("member");
        var ballot = await _app.InDb(db => db.Ballots.Where(b => b.Kind == Domain.Ballots.BallotKind.Vote && b.OpenedAt != null && b.ClosedAt == null && b.CancelledAt == null && b.Committee.Code == "SAC/TC 605").Select(b => b.Id).SingleAsync());

        // Nothing was typed: nothing is asked. A box that only looks for something is no loss either.
        await page.GotoAsync($"/ballots/{ballot}/vote");
        await page.Locator("#find").FillAsync("rock");
        await page.GotoAsync($"/ballots/{ballot}");
        await page.GotoAsync($"/ballots/{ballot}/vote");
        Assert.Empty(asked);

        await page.Locator("#Reason").ClickAsync();
        await page.Keyboard.TypeAsync("Clause 5 lacks a limit.");
        var switched = page.GetByRole(AriaRole.Button, new() { Name = other, Exact = true });
        await switched.ClickAsync();
        await Eventually(() => asked.Count == 1);
        await page.Locator(".tc-brand").ClickAsync();
        await Eventually(() => asked.Count == 2);
        Assert.All(asked, type => Assert.Equal("beforeunload", type));
        await Expect(page.Locator("#Reason")).ToHaveValueAsync("Clause 5 lacks a limit.");

        // Refused for the missing choice, the text came back with the page, and is as unsent as before.
        await page.RunAndWaitForResponseAsync(() => page.Locator("#vote button[type=submit]").ClickAsync(), response => response.Request.Method == "POST");
        await Expect(page.Locator("main[data-unsent]")).ToHaveCountAsync(1);
        Assert.Equal(2, asked.Count);
        await page.Locator("#Reason").ClickAsync();
        await switched.ClickAsync();
        await Eventually(() => asked.Count == 3);

        await page.Locator("input[name=Choice][value=no]").CheckAsync();
        await page.Locator("#vote button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/receipt");
        Assert.Equal(3, asked.Count);
    }

    /// <summary>The dialog is told of by an event.</summary>
    private static async Task Eventually(Func<bool> so)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!so())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        }
    }
}
