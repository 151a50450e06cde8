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
    public async Task A_later_release_that_takes_back_a_day_that_was_not_read_comes_into_force_with_what_it_corrects()
    {
        using var own = new TestApp();
        await own.RuleSet("sac-tc");
        var day = new DateOnly(2020, 10, 23);
        await own.InDb(async db =>
        {
            // As an earlier release shipped it.
            var version = await db.RuleSetVersions.AsNoTracking().SingleAsync(v => v.RuleSet.Code == "sac-tc" && v.No == 1);
            var earlier = version.Definition with { Source = version.Definition.Source with { ValidFrom = day } };
            await db.RuleSetVersions.Where(v => v.Id == version.Id).ExecuteUpdateAsync(set => set.SetProperty(v => v.Definition, earlier).SetProperty(v => v.Hash, new byte[32]).SetProperty(v => v.ValidFrom, day));
        });
        await own.In(async services =>
        {
            await services.GetRequiredService<PublishRuleSets>().ExecuteAsync(default);
            await services.GetRequiredService<PublishRuleSets>().ExecuteAsync(default);
            return true;
        });

        var versions = await own.InDb(db => db.RuleSetVersions.AsNoTracking().Where(v => v.RuleSet.Code == "sac-tc").OrderBy(v => v.No).ToListAsync());
        Assert.Equal([(1, day, (DateOnly?)day), (2, day, null)], versions.Select(v => (v.No, v.ValidFrom, v.Definition.Source.ValidFrom)));
        Assert.Equal(2, (await own.In(services => services.GetRequiredService<TcManager.Application.Ballots.RuleSets.RuleSetQueries>().InForceAsync("sac-tc", default)))!.No);
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
