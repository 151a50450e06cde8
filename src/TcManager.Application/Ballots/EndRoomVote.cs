using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>The vote in the room is over: whoever has not voted is asked by mail and may vote electronically until the deadline (decisions 10).</summary>
public sealed class EndRoomVote(TcManagerDb db, MailQueue mails, AuditLog audit, TimeProvider clock)
{
    /// <summary>Ending twice changes nothing. Refused as <see cref="Ballot.EndRoom"/> says.</summary>
    public Task<Outcome> ExecuteAsync(long ballotId, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await BallotLock.TakeAsync(db, ballotId, token);
            var ballot = await db.Ballots.SingleAsync(b => b.Id == ballotId, token);
            var wasEnded = ballot.RoomEndedAt is not null;
            var ended = ballot.EndRoom(clock.Now());
            if (!ended.IsDone || wasEnded)
            {
                return ended;
            }

            audit.Add(acting, AuditActions.RoomEnded, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("closesAt", ballot.ClosesAt));
            var missing = await db.Voters.AsNoTracking().Where(v => v.BallotId == ballotId && v.LastRevision == 0).OrderBy(v => v.Id).Select(v => new { v.Id, v.PersonId }).ToListAsync(token);
            var campaign = mails.Start(Guid.CreateVersion7(clock.Now()), MailKinds.BallotOpened, ballot.CommitteeId, ballot.Uid);
            await mails.AddAllAsync(campaign, "opened", missing.ConvertAll(voter => (voter.PersonId, new MailData(BallotId: ballotId, VoterId: voter.Id))), ballot.ClosesAt, token);
            return Outcome.Done;
        },
        ct);
}
