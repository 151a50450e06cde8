using Microsoft.EntityFrameworkCore;

namespace TcManager.Browser.Tests;

/// <summary>Lists of ballots and who has not replied, on a desk and on a phone, in both languages: nothing runs over what stands beside it.</summary>
public sealed class ListsOfBallots : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en", 1360)]
    [InlineData("en", 390)]
    [InlineData("zh-CN", 1360)]
    [InlineData("zh-CN", 390)]
    public async Task Keep_a_state_within_its_column(string culture, int width)
    {
        var member = await _app.Window(culture, width);
        await member.SignIn("member");
        await member.GotoAsync("/ballots");

        var states = await member.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.tc-left .tc-st')].map(s => s.textContent.trim())");
        Assert.True(states.Length >= 5);
        var over = await member.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.tc-left')].filter(left => {
              const range = document.createRange();
              range.selectNodeContents(left);
              return range.getBoundingClientRect().right > left.getBoundingClientRect().right - 1 || range.getBoundingClientRect().left < left.getBoundingClientRect().left - 1;
            }).map(left => left.textContent.trim())
            """);
        Assert.Empty(over);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Show_a_result_paper_whole_on_a_phone(string culture)
    {
        var ballot = await _app.InDb(db => db.Ballots.Where(b => b.Number == "SAC/TC 605 B 2026-4").Select(b => b.Id).SingleAsync());
        var member = await _app.Window(culture, 390);
        await member.SignIn("member");
        await member.GotoAsync($"/ballots/{ballot}/result?layout=Sac");

        Assert.Equal(0, await member.EvaluateAsync<int>("() => Math.max(...[...document.querySelectorAll('#result .tc-scroll')].map(s => s.scrollWidth - s.clientWidth))"));
        await member.IsSound();
    }

    [Theory]
    [InlineData("en", "Last reminder")]
    [InlineData("zh-CN", "上次提醒")]
    public async Task Say_on_a_phone_what_a_day_beside_a_name_is_of(string culture, string label)
    {
        var ballot = await _app.InDb(db => db.Ballots.Where(b => b.Number == "SAC/TC 605 B 2026-3").Select(b => b.Id).SingleAsync());
        var desk = await _app.Window(culture, 390);
        await desk.SignIn("secretariat");
        await desk.GotoAsync($"/ballots/{ballot}");

        var said = await desk.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.tc-lean td.said')].filter(c => c.getClientRects().length > 0).map(c => getComputedStyle(c, '::before').display === 'none' ? '' : getComputedStyle(c, '::before').content)");

        Assert.NotEmpty(said);
        Assert.All(said, content => Assert.Equal($"\"{label}\"", content));
    }
}
