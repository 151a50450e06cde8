using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Comments;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>What rulings, and the signature of what they made, are tested with.</summary>
internal static class RulingSteps
{
    internal static async Task Conditional(this TestApp app, long id, Someone voter) => Assert.True((await app.Cast(id, voter, "noUnlessAdopted", "Clause 5 lacks a limit.")).IsDone);

    internal static Task<long> AnswerOf(this TestApp app, long id, Someone voter) => app.InDb(db => (
        from a in db.SlipAnswers
        join v in db.Voters on a.SlipId equals v.LastSlipId
        where v.BallotId == id && v.PersonId == voter.PersonId
        select a.Id).SingleAsync());

    internal static async Task<Outcome> Rule(this TestApp app, long id, GivenCommittee committee, Someone voter)
    {
        var answer = await app.AnswerOf(id, voter);
        return await app.In(s => s.GetRequiredService<RuleOnVote>().ExecuteAsync(new(Guid.CreateVersion7(), id, 1, answer, RulingKind.Adopted, "As the desk reads it."), GivenBallot.By(committee.Secretary), default));
    }

    internal static Task<Outcome> Sign(this TestApp app, long id, GivenCommittee committee) => app.In(s => s.GetRequiredService<SignVerdict>().ExecuteAsync(id, 1, GivenBallot.By(committee.Chair), default));

    internal static async Task<Outcome<int>> DisposeOf(this TestApp app, long id, GivenCommittee committee, Disposition disposition, string? clause = null)
    {
        var picked = await app.InDb(db => db.Comments.Where(c => c.BallotId == id && (clause == null || c.Clause == clause)).Select(c => new PickedComment(c.Id, c.Version)).ToListAsync());
        return await app.In(s => s.GetRequiredService<DisposeComments>().ExecuteAsync(new(id, picked, false, disposition, "As discussed."), GivenBallot.By(committee.Secretary), default));
    }

    internal static async Task<int> CountQueries(this TestApp app, Browser browser, string address)
    {
        await browser.Get(address);
        app.Queries.Restart();
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(address)).Status);
        return app.Queries.Commands.Count;
    }
}
