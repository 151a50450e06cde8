using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Domain.Ballots;
using TcManager.Domain.Projects;

namespace TcManager.Browser.Tests;

/// <summary>Who is kept from a vote, who votes for whom, and what is warned of before the opening: each page in both languages, on a desk and on a phone.</summary>
public sealed class WhoVotes : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Is_seen_and_changed_before_the_opening_and_while_it_runs(string culture)
    {
        var committee = await _app.InDb(db => db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync());
        await _app.InDb(db => db.Committees.Where(c => c.Id == committee).ExecuteUpdateAsync(set => set.SetProperty(c => c.SuccessorsVote, true)));
        var desk = await _app.Window(culture);
        await desk.SignIn("secretariat");

        // A draft with both warnings; a drafter and a recused member are kept from it, and a ground that is missing is said.
        var draft = await DraftAsync(committee, "sac-legacy-letter", await ProjectAsync(committee));
        await desk.GotoAsync($"/ballots/{draft}");
        await desk.IsSound();
        await desk.Locator("#exclusions summary").ClickAsync();
        await desk.Locator("#exclusion button[type=submit]").ClickAsync();
        await desk.IsSound();
        await desk.Locator("#exclusion [name=MembershipId]").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 2 });
        await desk.Locator("#exclusion [name=Ground]").First.SelectOptionAsync("Drafter");
        await desk.Locator("#exclusion [name=Note]").FillAsync("执笔第5章 Wrote clause 5");
        await desk.Locator("#exclusion button[type=submit]").ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(desk.Locator("#exclusions")).ToContainTextAsync("Wrote clause 5");
        await desk.IsSound();
        await desk.Locator("#opening button[type=submit]").ClickAsync();
        await desk.IsSound();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task In_anothers_place_is_recorded_with_its_paper_and_a_successor_is_named(string culture)
    {
        var committee = await _app.InDb(db => db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync());
        await _app.InDb(db => db.Committees.Where(c => c.Id == committee).ExecuteUpdateAsync(set => set.SetProperty(c => c.SuccessorsVote, true)));
        var rules = await _app.InDb(db => db.RuleSetVersions.Where(v => v.RuleSet.Code == "sac-tc").OrderByDescending(v => v.No).Select(v => new { v.Definition, v.Examples }).FirstAsync());
        Assert.True((await _app.In(services => services.GetRequiredService<PublishRuleSet>()
            .ExecuteAsync(new(Guid.CreateVersion7(), null, null, rules.Definition with { Code = "charter-sample", ProxyAllowed = true }, rules.Examples!), Acting.System, default))).IsDone);
        var ballot = await DraftAsync(committee, "charter-sample", null);
        var version = await _app.InDb(db => db.Ballots.Where(b => b.Id == ballot).Select(b => b.Version).SingleAsync());
        Assert.True((await _app.In(services => services.GetRequiredService<OpenBallot>().ReleaseAsync(ballot, version, Acting.System, default))).IsDone);
        var desk = await _app.Window(culture);
        await desk.SignIn("secretariat");

        // Nobody yet, what is missing, and one that stands.
        await desk.GotoAsync($"/ballots/{ballot}/proxies");
        await desk.Locator("#proxy button[type=submit]").ClickAsync();
        await desk.IsSound();
        await desk.Locator("#From").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 3 });
        await desk.Locator("#To").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 5 });
        await desk.Locator("#File").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "proxy.txt", MimeType = "text/plain", Buffer = "委托书"u8.ToArray() });
        await desk.Locator("#proxy button[type=submit]").ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(desk.Locator("#proxies tbody tr")).ToHaveCountAsync(1);
        await desk.IsSound();

        // A seat that ended while it runs, with a place to be taken.
        await _app.InDb(async db =>
        {
            var day = DateOnly.FromDateTime(_app.Clock.GetUtcNow().UtcDateTime).AddDays(-1);
            var left = await db.Voters.Where(v => v.BallotId == ballot).OrderByDescending(v => v.Id).Select(v => v.MembershipId).FirstAsync();
            await db.Memberships.Where(m => m.Id == left).ExecuteUpdateAsync(set => set.SetProperty(m => m.ToOn, day));
            var person = new Domain.People.Person(Guid.CreateVersion7(), "示例继任委员", "Sample Successor", "successor@sample.example") { IsSample = true };
            db.Add(person);
            await db.SaveChangesAsync();
            db.Add(new Domain.Members.Membership(Guid.CreateVersion7(), committee, null, person.Id, Domain.Members.SeatCategory.Voting, day.AddDays(1), Domain.Members.StakeholderSide.User));
            await db.SaveChangesAsync();
        });
        await desk.GotoAsync($"/ballots/{ballot}");
        await desk.IsSound();
        var way = desk.Locator("a[href$='/succession']").First;
        await desk.GotoAsync((await way.GetAttributeAsync("href"))!);
        await desk.Locator("#succession button[type=submit]").ClickAsync();
        await desk.IsSound();
        await desk.Locator("#Successor").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await desk.Locator("#succession button[type=submit]").ClickAsync();
        await desk.WaitForURLAsync($"**/ballots/{ballot}");
        await desk.IsSound();
    }

    private Task<long> ProjectAsync(long committee) => _app.InDb(async db =>
    {
        var project = new Project(Guid.CreateVersion7(), committee, "GB/T 99999", new("示例标准", "Sample standard"), Stage.Review) { PlanNo = "20249876-T-469", IsSample = true };
        db.Add(project);
        await db.SaveChangesAsync();
        return project.Id;
    });

    private async Task<long> DraftAsync(long committee, string rules, long? project)
    {
        var (version, secretary) = await _app.InDb(async db => (
            await db.RuleSetVersions.Where(v => v.RuleSet.Code == rules).OrderByDescending(v => v.No).Select(v => v.Id).FirstAsync(),
            await db.Staff.Where(s => s.CommitteeId == committee && s.ToOn == null).Select(s => s.PersonId).FirstAsync()));
        var day = DateOnly.FromDateTime(_app.Clock.GetUtcNow().UtcDateTime).AddDays(10);
        var plan = new BallotPlan("示例：送审稿", "Sample: draft for review", "是否同意？", "Do you agree?", day, "24:00", null, null, "Asia/Shanghai", version, project);
        var paper = "1 范围\n2 规范性引用文件"u8.ToArray();
        var prepared = await _app.In(services => services.GetRequiredService<PrepareBallot>().ExecuteAsync(
            new(Guid.CreateVersion7(), committee, plan, new("draft.txt", paper.Length, () => new MemoryStream(paper))), new Acting(null, secretary, null), default));
        Assert.True(prepared.IsDone, string.Join(", ", prepared.Refusals.Select(r => r.Code)));
        return prepared.Value;
    }
}
