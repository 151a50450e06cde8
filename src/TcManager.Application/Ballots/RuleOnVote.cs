using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>What the secretariat says of one vote.</summary>
/// <param name="Uid">Of the form.</param>
/// <param name="BallotId">The ballot.</param>
/// <param name="Generation">Of the result that was shown.</param>
/// <param name="AnswerId">Which vote.</param>
/// <param name="Kind">What.</param>
/// <param name="Reason">Why.</param>
public sealed record VoteToRule(Guid Uid, long BallotId, int Generation, long AnswerId, RulingKind? Kind, string? Reason);

/// <summary>Records a ruling and counts its question again, under the ballot's lock: a signature is before it or sees what it came to.</summary>
public sealed class RuleOnVote(TcManagerDb db, SlipCounts counts, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Done, also for the repeat of a form. Refused as <see cref="Ruling.Make"/> says, as <c>verdict.otherRound</c> where the ballot was opened again since, <c>ruling.nextRound</c> where another one stands on the result, and as <c>ruling.notThere</c> for a vote that is none
    /// of this ballot's, or was changed in a further round.
    /// </summary>
    public Task<Outcome> ExecuteAsync(VoteToRule input, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, input.BallotId, token);
        if (await db.Rulings.AsNoTracking().SingleOrDefaultAsync(r => r.Uid == input.Uid, token) is { } first)
        {
            return first.AnswerId == input.AnswerId && first.Kind == input.Kind && first.Reason == input.Reason?.Trim() ? Outcome.Done : Outcome.Of([SentForms.SentBefore]);
        }

        var ballot = await db.Ballots.Include(b => b.Questions).ThenInclude(q => q.RuleSetVersion).AsSplitQuery().SingleAsync(b => b.Id == input.BallotId, token);
        if (ballot.Generation != input.Generation)
        {
            return Outcome.Refused("verdict.otherRound");
        }

        if (await db.HasNextRoundAsync(ballot.Id, token))
        {
            return Outcome.Refused("ruling.nextRound");
        }

        var answer = await AnswerAsync(input, token);
        if (answer is null)
        {
            return Outcome.Refused("ruling.notThere");
        }

        var question = ballot.Questions.Single(q => q.Id == answer.QuestionId);
        var verdict = await db.Verdicts.SingleOrDefaultAsync(v => v.QuestionId == question.Id && v.Generation == ballot.Generation, token);
        var vote = new VoteRuledOn(input.AnswerId, question.RuleSetVersion.Definition, answer.Choice, answer.IsReasoned, answer.NotAdopted, answer.Adopted, verdict?.SignedAt is not null);
        var ruling = Ruling.Make(input.Uid, ballot, vote, input.Kind, input.Reason, acting.PersonId, clock.Now());
        if (!ruling.IsDone)
        {
            return ruling.ToOutcome();
        }

        // The count reads rulings from the database; both saves are one transaction. The record says whose ruling came to which result, not whose vote it was.
        db.Rulings.Add(ruling.Value);
        await db.SaveChangesAsync(token);
        var (count, before) = (await counts.OfAsync(ballot, token), verdict!.ResultHash);
        var recounted = verdict.Recount(ballot.Conclude(question, count.Of(question), clock.Now(), verdict.ChainHead, count.RulingsOn(question)).Value);
        audit.Add(
            acting, AuditActions.VoteRuledOn, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId,
            ("question", question.No), ("outcome", verdict.Outcome), ("from", Convert.ToHexStringLower(before)), ("result", Convert.ToHexStringLower(verdict.ResultHash)));
        await db.SaveChangesAsync(token);
        return recounted;
    }, ct);

    private Task<Answered?> AnswerAsync(VoteToRule input, CancellationToken ct)
    {
        var (notAdopted, adopted) = (StandingRulings.NotAdopted(db, input.BallotId), StandingRulings.Adopted(db, input.BallotId));
        return (
            from answer in db.SlipAnswers.AsNoTracking()
            where answer.Id == input.AnswerId && answer.Slip.BallotId == input.BallotId
            join voter in db.Voters on answer.SlipId equals voter.LastSlipId
            select new Answered(answer.QuestionId, answer.Choice, answer.IsReasoned, notAdopted.Count(c => c.VoterId == voter.Id), adopted.Count(c => c.VoterId == voter.Id))).SingleOrDefaultAsync(ct);
    }

    private sealed record Answered(long QuestionId, string Choice, bool IsReasoned, int NotAdopted, int Adopted);
}
