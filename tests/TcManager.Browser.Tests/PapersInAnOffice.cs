using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members.Changes;
using UglyToad.PdfPig;

namespace TcManager.Browser.Tests;

/// <summary>Papers and tables as a secretariat opens them: in LibreOffice, printed to PDF, and read back.</summary>
public sealed class PapersInAnOffice : IAsyncLifetime
{
    private readonly BrowserApp _app = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("tcmanager-papers-").FullName;

    public Task InitializeAsync() => _app.InitializeAsync();

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)_app).DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Open_and_print_with_all_that_they_say()
    {
        var (committee, coming) = await _app.InDb(async db =>
        {
            var id = await db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync();
            return (id, await db.Memberships.Where(m => m.CommitteeId == id && m.ToOn == null).OrderBy(m => m.Id).Select(m => new { m.Id, m.Person.NameZh, m.Person.NameLatin }).ToListAsync());
        });
        var page = await _app.Window("zh-CN");
        await page.SignIn("secretariat");
        await page.GotoAsync($"/committees/{committee}/roster-changes/new?kind=NewTerm");
        await page.Locator("#main form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/roster-changes/*");
        var change = new Uri(page.Url).AbsolutePath;
        var line = await _app.InDb(async db =>
        {
            var prepared = await db.RosterChanges.SingleAsync(c => c.CommitteeId == committee);
            foreach (var (stage, reference) in new[] { (RosterStage.Checked, null), (RosterStage.Voted, "B 2026-4"), (RosterStage.Submitted, "第7号"), (RosterStage.Approved, "国标委函〔2026〕9号") })
            {
                Assert.True(prepared.Advance(stage, new(2026, 11, 20), reference, new(2026, 11, 23)).IsDone);
            }

            await db.SaveChangesAsync();
            return await db.RosterChangeLines.Where(l => l.ChangeId == prepared.Id && l.MembershipId == coming[0].Id).Select(l => l.Id).SingleAsync();
        });

        var call = await Printed(page, $"{change}/papers/call.docx");
        var form = await Printed(page, $"{change}/papers/form.docx?line={line}");
        var list = await Printed(page, $"{change}/papers/list.docx");
        var letters = await Printed(page, $"{change}/papers/letters.docx");

        Assert.Contains("SAC/TC605", call.Text, StringComparison.Ordinal);
        Assert.Contains("征集", call.Text, StringComparison.Ordinal);
        Assert.Contains("登记表", form.Text, StringComparison.Ordinal);
        Assert.Contains(Said(coming[0].NameZh), form.Text, StringComparison.Ordinal);
        Assert.Equal(1, form.Pages);
        Assert.All(coming, one => Assert.Contains(Said(one.NameZh), list.Text, StringComparison.Ordinal));
        Assert.Equal(coming.Count, letters.Pages);
        Assert.All(coming, one => Assert.Contains(Said(one.NameLatin), letters.Text, StringComparison.Ordinal));
        Assert.Contains("国标委函〔2026〕9号", letters.Text, StringComparison.Ordinal);
        Assert.Contains("聘书", letters.Text, StringComparison.Ordinal);
    }

    /// <summary>意见汇总处理表 in Writer and in Calc, and the template of ISO in both: what a secretariat passes on.</summary>
    [Theory]
    [InlineData("summary")]
    [InlineData("template")]
    public async Task The_tables_of_comments_open_too_with_all_that_they_say(string table)
    {
        var ballot = await _app.InDb(db => db.Comments.Where(c => c.Ballot.Kind == Domain.Ballots.BallotKind.Vote && c.Ballot.ClosedAt != null).Select(c => c.BallotId).FirstAsync());
        var comments = await _app.InDb(db => db.Comments.Where(c => c.BallotId == ballot).Select(c => new { c.Text, c.Proposed }).ToListAsync());
        var page = await _app.Window("zh-CN");
        await page.SignIn("secretariat");

        foreach (var format in new[] { "docx", "xlsx" })
        {
            // A workbook is read as Calc holds it: on paper its columns go over several sheets.
            var said = format == "docx" ? (await Printed(page, $"/ballots/{ballot}/comments/{table}.docx")).Text : await Calculated(page, $"/ballots/{ballot}/comments/{table}.xlsx");
            Assert.All(comments, c => Assert.Contains(Said(c.Text), said, StringComparison.Ordinal));
            Assert.All(comments.Where(c => c.Proposed is not null), c => Assert.Contains(Said(c.Proposed!), said, StringComparison.Ordinal));
            Assert.Contains("部分采纳", said, StringComparison.Ordinal);
            Assert.Equal(table == "summary", said.Contains("没有回函", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_result_of_a_vote_opens_and_prints_in_both_layouts()
    {
        var closed = await _app.InDb(db => db.Verdicts.Where(v => v.Question.Ballot.Kind == BallotKind.Vote && v.Outcome == VerdictOutcome.Approved)
            .Select(v => new { v.Question.BallotId, v.Question.Ballot.Committee.Code, v.Question.Ballot.Number }).ToListAsync());
        var (national, international) = (closed.Single(c => c.Code == "SAC/TC 605"), closed.Single(c => c.Code == "ISO/TC 321"));
        var chair = await _app.Window("zh-CN");
        await chair.SignIn("chair");
        var supervisor = await _app.Window("en");
        await supervisor.SignIn("supervisor");

        var sac = await Printed(chair, $"/ballots/{national.BallotId}/result.docx");
        var iso = await Printed(supervisor, $"/ballots/{international.BallotId}/result.docx", "en");
        var other = await Printed(supervisor, $"/ballots/{national.BallotId}/result.docx?layout=Iso", "en");

        Assert.All(new[] { "岩土力学", "表决结果", "全体委员47", "参加表决41", "表决结论：通过", "主任委员（签字）", Said(national.Number) }, said => Assert.Contains(said, sac.Text, StringComparison.Ordinal));

        // A sign that the letters' font lacks comes from another one, and stands behind its line in the file.
        Assert.All(new[] { "Resultofvoting", "P-membersvoting:", "infavouroutof", "(requirement", "66.66%)", "25%)", "≥", "≤" }, said => Assert.Contains(said, iso.Text, StringComparison.Ordinal));
        Assert.Contains("Resultofvoting", other.Text, StringComparison.Ordinal);
        Assert.All(new[] { sac, iso, other }, paper => Assert.InRange(paper.Pages, 1, 2));
    }

    /// <summary>Blanks stand in a PDF as distances.</summary>
    private static string Said(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private async Task<(string Text, int Pages)> Printed(IPage page, string address, string culture = "zh-CN")
    {
        using var pdf = PdfDocument.Open(await Converted(page, address, "pdf", "pdf", culture));
        return (Said(string.Concat(pdf.GetPages().Select(p => p.Text))), pdf.NumberOfPages);
    }

    private async Task<string> Calculated(IPage page, string address) =>
        Said(await File.ReadAllTextAsync(await Converted(page, address, "csv:Text - txt - csv (StarCalc):44,34,76", "csv"))).Replace("\"\"", "\"", StringComparison.Ordinal);

    private async Task<string> Converted(IPage page, string address, string format, string extension, string culture = "zh-CN")
    {
        var answer = await page.APIRequest.GetAsync($"{_app.Address}{address}", new() { Headers = new Dictionary<string, string> { ["Accept-Language"] = culture } });
        Assert.True(answer.Ok, $"{address} answers {answer.Status}");
        var name = Path.Combine(_folder, $"{Guid.CreateVersion7():N}");
        var paper = $"{name}{Path.GetExtension(new Uri($"{_app.Address}{address}").AbsolutePath)}";
        await File.WriteAllBytesAsync(paper, await answer.BodyAsync());
        using var office = Process.Start(new ProcessStartInfo(
            Office(), ["--headless", "--norestore", $"-env:UserInstallation=file://{_folder}/profile", "--convert-to", format, "--outdir", _folder, paper]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await office.StandardOutput.ReadToEndAsync() + await office.StandardError.ReadToEndAsync();
        await office.WaitForExitAsync();
        Assert.True(File.Exists($"{name}.{extension}"), $"LibreOffice made no {extension} of {address}: {said}");
        return $"{name}.{extension}";
    }

    private static string Office() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(p => p.Length > 0)
        .SelectMany(folder => new[] { "soffice", "libreoffice" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("No soffice on the PATH: tests/run.sh says what to install.");
}
