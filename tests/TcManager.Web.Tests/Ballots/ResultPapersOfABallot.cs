using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Documents;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>The result on paper, in both layouts, and its signed scan beside it.</summary>
public sealed class ResultPapersOfABallot : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_Chinese_layout_says_what_the_verdict_says()
    {
        var committee = await _app.Committee(24);
        var id = await _app.OpenBallot(committee);
        await Vote(id, committee, 18, 1, 1);
        await _app.CloseByHand(id, committee);
        using var member = await Browser.For(_app, committee.Members[0], "zh-CN");

        var page = await member.Get($"/ballots/{id}/result");
        var docx = await Docx(member, $"/ballots/{id}/result.docx");

        var hash = Convert.ToHexStringLower((await _app.VerdictOf(id)).ResultHash);
        foreach (var said in new[] { "全体委员", "25", "参加表决", "20", "80 %", "赞成", "18", "90 %", "反对", "5 %", "弃权", "≥ 3/4", "18/20 = 90 %", "满足", "表决结论：通过", "主任委员（签字）", hash })
        {
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
            Assert.Contains(said, docx, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_ISO_layout_prints_each_denominator_with_its_requirement()
    {
        var committee = await _app.Committee(39, "ISO/TC 321", "iso", SeatCategory.P);
        var id = await _app.OpenBallot(committee, "iso-dis");
        await Vote(id, committee, 24, 8, 3);
        await _app.CloseByHand(id, committee);
        using var member = await Browser.For(_app, committee.Members[0]);

        var page = await member.Get($"/ballots/{id}/result");
        var docx = await Docx(member, $"/ballots/{id}/result.docx");

        foreach (var said in new[] { "P-members voting: 24 in favour out of 32 = 75 % (requirement ≥ 66.66 %)", "8 negative votes out of 32 = 25 % (requirement ≤ 25 %)", "Conclusion: Approved" })
        {
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
            Assert.Contains(said, docx, StringComparison.Ordinal);
        }

        Assert.Contains("Taking part", (await member.Get($"/ballots/{id}/result?layout=Sac")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_signed_scan_lies_beside_it_for_all_who_see_the_result_and_a_better_one_is_its_next_revision()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        await _app.CloseByHand(id, committee);
        using var secretary = await Browser.For(_app, committee.Secretary);
        using var member = await Browser.For(_app, committee.Members[0]);
        var page = await secretary.Get($"/ballots/{id}");

        Assert.Contains("Choose the scan.", (await secretary.PostFiles(page, "#signed-result", [])).Text, StringComparison.Ordinal);
        Assert.Contains("is not a scan", (await secretary.PostFiles(page, "#signed-result", [("File", "notes.txt", "not a scan"u8.ToArray())])).Text, StringComparison.Ordinal);
        Assert.Contains("The signed result is filed.", (await secretary.PostFiles(page, "#signed-result", [("File", "result.pdf", SampleFiles.Pdf)])).Text, StringComparison.Ordinal);
        await secretary.PostFiles(page, "#signed-result", [("File", "result.pdf", SampleFiles.Pdf)]);
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == AuditActions.ResultSealed)));
        await secretary.PostFiles(page, "#signed-result", [("File", "better.pdf", [.. SampleFiles.Pdf, .. "\n%better"u8])]);

        var link = (await member.Get($"/ballots/{id}")).Document.QuerySelector("#papers a[href*='/documents/']")!.GetAttribute("href")!;
        Assert.EndsWith("/files/2", link, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await member.Http.GetAsync(new Uri(link, UriKind.Relative))).StatusCode);
        using var stranger = await Browser.For(_app, await _app.Outsider("stranger@x.example"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(link)).Status);
        Assert.Null((await member.Get($"/ballots/{id}")).Document.GetElementById("signed-result"));
    }

    private async Task Vote(long id, GivenCommittee committee, int yes, int no, int abstain)
    {
        var choices = Enumerable.Repeat("yes", yes).Concat(Enumerable.Repeat("no", no)).Concat(Enumerable.Repeat("abstain", abstain));
        foreach (var (voter, choice) in committee.Voters.Zip(choices))
        {
            Assert.True((await _app.Cast(id, voter, choice)).IsDone);
        }
    }

    internal static async Task<string> Docx(Browser browser, string address)
    {
        using var zip = new ZipArchive(await browser.Http.GetStreamAsync(new Uri(address, UriKind.Relative)));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return string.Concat(System.Xml.Linq.XDocument.Parse(await reader.ReadToEndAsync()).Descendants().Where(e => e.Name.LocalName == "t").Select(e => e.Value));
    }
}
