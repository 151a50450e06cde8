using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>A voter objects to the slip that was recorded for them. The count stays as it is; a person decides.</summary>
public sealed class ObjectToSlip(TcManagerDb db, CommentPlaces places, AuditLog audit, TimeProvider clock)
{
    /// <summary>Objecting twice changes nothing. Refused as <see cref="SlipObjection.Raise"/> says, as <c>ballot.noVote</c>, and as <c>objection.slipChanged</c> where another slip counts by now.</summary>
    public Task<Outcome> ExecuteAsync(long ballotId, Guid slipUid, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            if (acting.PersonId is not { } person || await places.HoldAsync(ballotId, Commenter.Person(person), token) is not { Author.Voter: { } voter } place)
            {
                return Outcome.Refused("ballot.noVote");
            }

            var slip = await db.Slips.AsNoTracking().SingleOrDefaultAsync(s => s.Id == voter.LastSlipId, token);
            if (slip?.Uid != slipUid)
            {
                return Outcome.Refused("objection.slipChanged");
            }

            if (await db.SlipObjections.AnyAsync(o => o.SlipId == slip.Id, token))
            {
                return Outcome.Done;
            }

            var isSigned = await db.Verdicts.AnyAsync(v => v.Question.BallotId == ballotId && v.Generation == place.Ballot.Generation && v.SignedAt != null, token);
            var objection = SlipObjection.Raise(slip, isSigned, person, clock.Now());
            if (objection.IsDone)
            {
                db.SlipObjections.Add(objection.Value);
                audit.Add(acting, AuditActions.SlipObjected, AuditSubject.Ballot, place.Ballot.Uid, place.Ballot.CommitteeId, ("voter", voter.VoterKey), ("revision", slip.Revision));
                await db.SaveChangesAsync(token);
            }

            return objection.ToOutcome();
        },
        ct);
}

/// <summary>A person decides what becomes of an objection, in words that stand beside it.</summary>
public sealed class DecideObjection(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>Refused as <see cref="SlipObjection.Decide"/> says, and as <c>objection.gone</c>.</summary>
    public Task<Outcome> ExecuteAsync(long ballotId, long objectionId, string? decision, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await BallotLock.TakeAsync(db, ballotId, token);
            if (await db.SlipObjections.Include(o => o.Voter).SingleOrDefaultAsync(o => o.Id == objectionId && o.BallotId == ballotId, token) is not { } objection)
            {
                return Outcome.Refused("objection.gone");
            }

            var wasDecided = objection.DecidedAt is not null;
            var decided = objection.Decide(decision, acting.PersonId!.Value, clock.Now());
            if (decided.IsDone && !wasDecided)
            {
                var ballot = await db.Ballots.AsNoTracking().SingleAsync(b => b.Id == ballotId, token);
                audit.Add(acting, AuditActions.ObjectionDecided, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("voter", objection.Voter.VoterKey), ("decision", objection.Decision));
                await db.SaveChangesAsync(token);
            }

            return decided;
        },
        ct);
}
