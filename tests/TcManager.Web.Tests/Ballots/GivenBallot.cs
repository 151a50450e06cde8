using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Web.Tests.Documents;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>Ballots that a test starts from, made by the use cases themselves.</summary>
internal static class GivenBallot
{
    internal static readonly DateOnly LastDay = new(2026, 12, 10);

    /// <summary>24:00 of 10 December in Beijing.</summary>
    internal static readonly DateTimeOffset ClosesAt = new(2026, 12, 10, 16, 0, 0, TimeSpan.Zero);

    internal static Task<long> RuleSet(this TestApp app, string code) => app.In(async services =>
    {
        await services.GetRequiredService<PublishRuleSets>().ExecuteAsync(default);
        return await services.Db().RuleSetVersions.Where(v => v.RuleSet.Code == code).Select(v => v.Id).SingleAsync();
    });

    internal static BallotPlan Plan(long rules) =>
        new("立项建议：岩体微震监测数据格式", "Project proposal: data format", "是否同意报送？", "Do you agree to submit it?", LastDay, "24:00", null, null, "Asia/Shanghai", rules, null);

    internal static async Task<long> Draft(this TestApp app, GivenCommittee committee, string rules = "sac-tc", Func<BallotPlan, BallotPlan>? with = null)
    {
        var plan = Plan(await app.RuleSet(rules));
        plan = with?.Invoke(plan) ?? plan;
        var draft = await app.In(services => services.GetRequiredService<PrepareBallot>().ExecuteAsync(
            new(Guid.CreateVersion7(), committee.Id, plan, new("proposal.pdf", SampleFiles.Pdf.Length, () => new MemoryStream(SampleFiles.Pdf))), By(committee.Secretary), default));
        return draft.Value;
    }

    internal static async Task<long> OpenBallot(this TestApp app, GivenCommittee committee, string rules = "sac-tc", Func<BallotPlan, BallotPlan>? with = null)
    {
        var id = await app.Draft(committee, rules, with);
        await app.Release(id, committee);
        return id;
    }

    internal static async Task Release(this TestApp app, long id, GivenCommittee committee)
    {
        var version = await app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.Version).SingleAsync());
        Assert.True((await app.In(services => services.GetRequiredService<OpenBallot>().ReleaseAsync(id, version, By(committee.Secretary), default))).IsDone);
    }

    internal static Task<Outcome<Slip>> Cast(this TestApp app, long ballotId, Someone voter, string choice, string? reason = null, Guid? uid = null) => app.In(services =>
        services.GetRequiredService<CastVote>().ExecuteAsync(
            new(ballotId, uid ?? Guid.CreateVersion7(), voter.PersonId, [new(1, choice, reason ?? (choice == "no" ? "Clause 5 lacks a limit." : null))]), By(voter), default));

    internal static Task<Outcome> Close(this TestApp app, long ballotId) => app.In(services => services.GetRequiredService<CloseBallot>().ExecuteAsync(ballotId, default));

    internal static Task<Outcome> CloseByHand(this TestApp app, long ballotId, GivenCommittee committee) =>
        app.In(services => services.GetRequiredService<CloseBallot>().ByHandAsync(ballotId, true, "The plenary decides today.", By(committee.Secretary), default));

    /// <summary>Two of four voted: the chair yes, a member as told with a reason.</summary>
    internal static async Task<(GivenCommittee Committee, long Id)> ClosedBallot(this TestApp app, string rules, string choice)
    {
        var committee = await app.Committee(3);
        var id = await app.OpenBallot(committee, rules);
        Assert.True((await app.Cast(id, committee.Chair, "yes")).IsDone);
        Assert.True((await app.Cast(id, committee.Members[0], choice, "Clause 5 lacks a limit.")).IsDone);
        Assert.True((await app.CloseByHand(id, committee)).IsDone);
        return (committee, id);
    }

    internal static async Task Reopen(this TestApp app, long id, GivenCommittee committee, DateOnly? lastDay = null)
    {
        var version = await app.InDb(db => db.Ballots.Where(b => b.Id == id).Select(b => b.Version).SingleAsync());
        Assert.True((await app.In(services => services.GetRequiredService<ChangeDeadline>().ExecuteAsync(
            id, Guid.CreateVersion7(), version, new(lastDay ?? new(2026, 12, 20), "24:00", "Two members were ill.", true), By(committee.Secretary), default))).IsDone);
    }

    internal static Task<Verdict> VerdictOf(this TestApp app, long ballotId) => app.InDb(db => db.Verdicts.AsNoTracking().SingleAsync(v => v.Question.BallotId == ballotId));

    internal static void MoveTo(this TestApp app, DateTimeOffset at)
    {
        app.Clock.AutoAdvanceAmount = TimeSpan.Zero;
        app.Clock.SetUtcNow(at);
    }

    internal static Acting By(Someone someone) => new(someone.AccountId, someone.PersonId, null);
}
