using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Application.Data;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Features.Home;

namespace TcManager.Browser.Tests;

/// <summary>A proxy is entered, its holder finds it at home, votes and reads the receipt; after the close the list by name says how each vote came: in each language.</summary>
public sealed class VotingForSomebody : IAsyncLifetime
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n");

    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Is_asked_for_at_home_and_told_in_the_result(string culture)
    {
        var words = new Words(_app, culture);
        var (ballot, giver, holder, name) = await OpenUnderACharter(culture);
        var desk = await _app.Window(culture);
        await desk.SignIn("secretariat");
        await desk.GotoAsync($"/ballots/{ballot}/proxies");
        await desk.Locator("#From").SelectOptionAsync($"{giver}");
        await desk.Locator("#To").SelectOptionAsync($"{holder}");
        await desk.Locator("#File").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "proxy.pdf", MimeType = "application/pdf", Buffer = Pdf });
        await desk.Button(words.In<BallotsTexts>("proxy.give.do")).ClickAsync();
        await desk.GetByText(words.In<BallotsTexts>("done.proxy")).WaitForAsync();
        await desk.IsSound();
        await desk.GotoAsync($"/ballots/{ballot}");
        await desk.GetByText(words.In<BallotsTexts>("slips.enter.one")).First.WaitForAsync();
        await desk.IsSound();

        var member = await _app.Window(culture, width: 390);
        await member.SignIn("member");
        await member.IsSound();
        await member.GotoAsync("/ballots");
        await member.GetByText(words.In<BallotsTexts>("proxy.votesFor", name)).WaitForAsync();
        await member.IsSound();
        await member.GotoAsync("/");
        await member.Locator($"a[href='/ballots/{ballot}/vote?for={giver}']", new() { HasText = words.In<HomeTexts>("vote.do.for", name) }).ClickAsync();
        await member.Locator(".tc-choice").First.ClickAsync();
        await member.Locator("#vote button[type=submit]").First.ClickAsync();
        await member.GetByText(words.In<BallotsTexts>("receipt.title.for", name)).First.WaitForAsync();
        await member.IsSound();

        await _app.In(async services =>
        {
            var secretary = await services.GetRequiredService<TcManagerDb>().Staff.Where(s => s.Committee.Code == "SAC/TC 605").Select(s => s.PersonId).FirstAsync();
            return await services.GetRequiredService<CloseBallot>().ByHandAsync(ballot, true, "示例 Sample", new Acting(null, secretary, null), default);
        });
        await desk.GotoAsync($"/ballots/{ballot}");
        await desk.Locator("#votes summary").ClickAsync();
        await desk.Locator("#votes").GetByText(words.In<BallotsTexts>("channel.Proxy"), new() { Exact = false }).First.WaitForAsync();
        await desk.IsSound();
    }

    /// <summary>A ballot of its own under rules that allow proxies: none that the product ships do.</summary>
    private Task<(long Ballot, long Giver, long Holder, string GiverName)> OpenUnderACharter(string culture) => _app.In(async services =>
    {
        var db = services.GetRequiredService<TcManagerDb>();
        var set = await db.RuleSetVersions.AsNoTracking().Where(v => v.RuleSet.Code == "sac-tc").OrderByDescending(v => v.No).FirstAsync();
        await services.GetRequiredService<PublishRuleSet>().ExecuteAsync(new(Guid.CreateVersion7(), null, null, set.Definition with { Code = "charter", ProxyAllowed = true }, set.Examples!), Acting.System, default);
        var rules = await db.RuleSetVersions.Where(v => v.RuleSet.Code == "charter").Select(v => v.Id).SingleAsync();
        var committee = await db.Committees.Where(c => c.Code == "SAC/TC 605").SingleAsync();
        var secretary = await db.Staff.Where(s => s.CommitteeId == committee.Id).Select(s => s.PersonId).FirstAsync();
        var acting = new Acting(null, secretary, null);
        var plan = new Domain.Ballots.BallotPlan("示例：章程修改", "Sample: change of the charter", "是否同意？", "Do you agree?", new(2026, 12, 10), "24:00", null, null, committee.ZoneId, rules, null);
        var id = (await services.GetRequiredService<PrepareBallot>().ExecuteAsync(new(Guid.CreateVersion7(), committee.Id, plan, new("charter.pdf", Pdf.Length, () => new MemoryStream(Pdf))), acting, default)).Value;
        await services.GetRequiredService<OpenBallot>().ReleaseAsync(id, await db.Ballots.Where(b => b.Id == id).Select(b => b.Version).SingleAsync(), acting, default);
        var holder = await db.Voters.Where(v => v.BallotId == id && v.Membership.Person.Email == "member@tc605.example").Select(v => v.Id).SingleAsync();
        var giver = await db.Voters.Where(v => v.BallotId == id && v.Id != holder).OrderBy(v => v.Id).Skip(7).FirstAsync();
        return (id, giver.Id, holder, culture == "en" ? giver.NameLatin : giver.NameZh);
    });
}
