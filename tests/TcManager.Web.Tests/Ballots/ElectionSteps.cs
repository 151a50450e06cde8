using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots.Secret;
using TcManager.Domain.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>What the tests of elections do again and again.</summary>
internal static class ElectionSteps
{
    internal static async Task<long> OpenElection(this TestApp app, GivenCommittee committee, int candidates = 2)
    {
        var plan = GivenBallot.Plan(await app.RuleSet("election"));
        var prepared = await app.In(s => s.GetRequiredService<PrepareElection>().ExecuteAsync(
            new(Guid.CreateVersion7(), committee.Id, new(plan, [.. committee.Members.Take(candidates).Select(m => new CandidatePlan(m.PersonId, m.NameZh, m.NameLatin))])), GivenBallot.By(committee.Secretary), default));
        await app.Release(prepared.Value, committee);
        return prepared.Value;
    }

    internal static async Task Votes(this TestApp app, long id, GivenCommittee committee, params string[] choices)
    {
        foreach (var (voter, choice) in committee.Voters.Zip(choices))
        {
            Assert.True((await app.Cast(id, voter, choice)).IsDone);
        }
    }
}
