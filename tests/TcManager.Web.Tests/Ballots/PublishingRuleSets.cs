using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

public sealed class PublishingRuleSets(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Twice_adds_nothing_and_every_version_keeps_its_mark()
    {
        await app.RuleSet("sac-tc");
        var first = await app.InDb(db => db.RuleSetVersions.AsNoTracking().OrderBy(v => v.Id).Select(v => new { v.RuleSet.Code, v.No, v.IsVerified, v.Hash }).ToListAsync());
        await app.RuleSet("sac-tc");
        var second = await app.InDb(db => db.RuleSetVersions.CountAsync());

        Assert.Equal(first.Count, second);
        Assert.Empty(new[] { "sac-tc", "iso-dis", "iso-fdis", "simple-majority", "two-thirds" }.Except(first.Select(v => v.Code)));
        Assert.All(first, v => Assert.Equal((1, 32), (v.No, v.Hash.Length)));
        Assert.Equal((false, true), (first.Single(v => v.Code == "sac-tc").IsVerified, first.Single(v => v.Code == "iso-dis").IsVerified));
    }

    [Fact]
    public async Task What_was_published_before_examples_were_kept_is_completed_and_stays_the_same_version()
    {
        await app.RuleSet("sac-tc");
        var versions = await app.InDb(db => db.RuleSetVersions.CountAsync());
        await app.InDb(db => db.RuleSetVersions.Where(v => v.RuleSet.Code == "iso-np").ExecuteUpdateAsync(set => set.SetProperty(v => v.Examples, (IReadOnlyList<WorkedExample>?)null)));
        await app.In(async services =>
        {
            await services.GetRequiredService<PublishRuleSets>().ExecuteAsync(default);
            return true;
        });

        Assert.Equal(versions, await app.InDb(db => db.RuleSetVersions.CountAsync()));
        Assert.Equal(["IS25", "IS26", "IS28", "IS29"], await app.InDb(async db => (await db.RuleSetVersions.SingleAsync(v => v.RuleSet.Code == "iso-np")).Examples!.Select(e => e.Id).ToList()));
    }
}
