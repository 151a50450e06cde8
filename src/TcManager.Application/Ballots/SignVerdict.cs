using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Ballots;

/// <summary>The chair signs what was counted: only then is it decided (decisions 8).</summary>
public sealed class SignVerdict(TcManagerDb db, DraftForParent forParent, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Signs the verdicts of a generation, the newest. Refused: <c>verdict.notYet</c> before the close, <c>verdict.otherRound</c> where the ballot was opened again since that one was shown,
    /// <c>verdict.alreadySigned</c>.
    /// </summary>
    public Task<Outcome> ExecuteAsync(long ballotId, int generation, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, ballotId, token);
        var ballot = await db.Ballots.AsNoTracking().SingleAsync(b => b.Id == ballotId, token);
        var verdicts = await db.Verdicts.Where(v => v.Question.BallotId == ballotId && v.Generation == ballot.Generation).ToListAsync(token);
        if (verdicts.Count == 0)
        {
            return Outcome.Refused("verdict.notYet");
        }

        if (ballot.Generation != generation)
        {
            return Outcome.Refused("verdict.otherRound");
        }

        var signed = verdicts.ConvertAll(v => v.Sign(acting.PersonId!.Value, clock.Now())).Find(o => !o.IsDone) ?? Outcome.Done;
        if (signed.IsDone)
        {
            audit.Add(acting, AuditActions.VerdictSigned, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("result", Convert.ToHexStringLower(verdicts[0].ResultHash)));
            await forParent.PrepareAsync(ballot, verdicts, acting, token);
            await db.SaveChangesAsync(token);
        }

        return signed;
    }, ct);
}
