using Microsoft.EntityFrameworkCore;
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
}
