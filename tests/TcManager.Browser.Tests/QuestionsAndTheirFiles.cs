using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace TcManager.Browser.Tests;

/// <summary>A ballot of several questions is prepared: what was chosen and typed stays while questions are added, moved and taken away.</summary>
public sealed class QuestionsAndTheirFiles : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Stay_together_while_questions_are_added_moved_and_taken_away(string culture)
    {
        var committee = await _app.InDb(db => db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync());
        var desk = await _app.Window(culture);
        await desk.SignIn("secretariat");
        await desk.GotoAsync($"/committees/{committee}/ballots/new");
        await Assertions.Expect(desk.Locator("#usual-rules")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Locator("input[name=RuleSetVersionId]:checked")).ToHaveCountAsync(1);
        await desk.Locator("#TitleZh").FillAsync("两项示例");
        await desk.Locator("#TitleEn").FillAsync("Two matters (sample)");
        await Ask(desk, "Question", "A");
        await Choose(desk, "#File", "a.txt");

        await Press(desk, "add");
        await Assertions.Expect(desk.Locator("#question-2 textarea").First).ToBeFocusedAsync();
        await Ask(desk, "Further_0__Text", "B");
        await Choose(desk, "#Further_0__File", "b.txt");
        await Press(desk, "add");
        await Ask(desk, "Further_1__Text", "C");
        await Press(desk, "add");
        await Assertions.Expect(desk.Locator("#question-4")).ToBeVisibleAsync();
        Assert.Equal(["a.txt", "b.txt", "", ""], await Files(desk));
        await desk.IsSound();

        // The second becomes the first, the third keeps the paper that it shared, and one that is taken away takes nothing with it.
        await Press(desk, "up:0");
        await Assertions.Expect(desk.Locator("#QuestionEn")).ToHaveValueAsync("B?");
        Assert.Equal(["b.txt", "a.txt", "a.txt", "a.txt"], await Files(desk));
        await Press(desk, "remove:2");
        await Assertions.Expect(desk.Locator("#question-4")).ToHaveCountAsync(0);
        await Press(desk, "up:1");
        await Assertions.Expect(desk.Locator("#Further_0__TextEn")).ToHaveValueAsync("C?");
        await Choose(desk, "#Further_0__File", "c.txt");
        await Press(desk, "remove:1");
        await Assertions.Expect(desk.Locator("#question-3")).ToHaveCountAsync(0);
        Assert.Equal(["b.txt", "c.txt"], await Files(desk));
        await Assertions.Expect(desk.Locator("#add-question")).ToBeFocusedAsync();

        await desk.Locator("#DeadlineOn").FillAsync("2027-03-10");
        await desk.Locator("form[data-questions] .card-footer button[type=submit]").ClickAsync();
        await desk.WaitForURLAsync("**/ballots/*");
        var papers = await _app.InDb(db => (
            from question in db.Questions
            where question.Ballot.Title.En == "Two matters (sample)"
            orderby question.No
            from file in db.DocumentFiles.Where(f => f.DocumentId == question.DocumentId)
            select new { question.Text.En, file.FileName }).ToListAsync());
        Assert.Equal([("B?", "b.txt"), ("C?", "c.txt")], papers.Select(p => (p.En, p.FileName)));
    }

    private static async Task Ask(IPage page, string field, string what)
    {
        await page.Locator($"#{field}Zh").FillAsync($"{what}？");
        await page.Locator($"#{field}En").FillAsync($"{what}?");
    }

    private static Task Choose(IPage page, string at, string name) => page.Locator(at).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(name) });

    private static Task Press(IPage page, string wish) => page.Locator($"button[name=Rearrange][value='{wish}']").ClickAsync();

    /// <summary>By question, the first one's first.</summary>
    private static Task<string[]> Files(IPage page) => page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('input[type=file]')].map(i => i.files[0]?.name ?? '')");
}
