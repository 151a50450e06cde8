using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.RuleSets;

/// <summary>Which version of a set is asked: the one in force on the day, and for a ballot its own.</summary>
public sealed class WhichVersionDecides(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Of_one_day_an_administrators_version_goes_before_a_text_that_ships_later()
    {
        await app.RuleSet("astm-sub");
        using var administrator = await app.RuleSetAdministrator();
        await administrator.Post(await administrator.Get("/rule-sets/astm-sub/versions/new"), RuleSetSteps.Form, ("do", "publish"), ("ReminderDays", "9, 2"));

        // A later release brings another text of the same day.
        await app.InDb(async db =>
        {
            var (set, shipped) = (await db.RuleSets.SingleAsync(s => s.Code == "astm-sub"), await db.RuleSetVersions.SingleAsync(v => v.RuleSet.Code == "astm-sub" && v.No == 1));
            db.RuleSetVersions.Add(new(set, 3, shipped.Definition with { ReminderDays = [4] }, shipped.Examples!, new byte[32], shipped.ValidFrom, isVerified: false));
            await db.SaveChangesAsync();
        });

        Assert.Equal([9, 2], await app.In(async services => (await services.GetRequiredService<TcManager.Application.Ballots.RuleSets.RuleSetQueries>().InForceAsync("astm-sub", default))!.Definition.ReminderDays));
        var page = await administrator.Get("/rule-sets/astm-sub");
        Assert.Contains("9, 2", page.Text, StringComparison.Ordinal);
        Assert.Contains("entered here", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ballot_keeps_its_version()
    {
        var committee = await app.Committee(3, "SAC/TC 711");
        var ballot = await GivenBallot.OpenBallot(app, committee);
        using var administrator = await app.RuleSetAdministrator();
        var form = await administrator.Get("/rule-sets/sac-tc/versions/new");
        var published = await administrator.Post(form, RuleSetSteps.Form, ("do", "publish"), ("ReminderDays", "10, 5, 1"));

        Assert.Contains("version 2", published.Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDb(db => db.Questions.Where(q => q.BallotId == ballot).Select(q => q.RuleSetVersion.No).SingleAsync()));
        Assert.Contains("\"version\":2", await app.CreateClient().GetStringAsync(new Uri("/api/v1/rule-sets", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_into_force_later_decides_nothing_before()
    {
        using var administrator = await app.RuleSetAdministrator();
        await administrator.Post(await administrator.Get("/rule-sets/etsi-71/versions/new"), RuleSetSteps.Form, ("do", "publish"), ("ValidFrom", "2099-01-01"));

        Assert.Equal(2, await app.VersionsOf("etsi-71"));
        using var calculator = new Browser(app);
        Assert.Contains("etsi-71, version 1", (await calculator.Get("/calculator/etsi-71?voting.entitled=1&voting.yes=1")).Text, StringComparison.Ordinal);
        Assert.Contains("version 2", (await calculator.Get("/rule-sets/etsi-71")).Text, StringComparison.Ordinal);
    }
}
