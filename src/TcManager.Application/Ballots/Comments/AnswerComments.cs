using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots.Comments;

/// <summary>The secretariat has said of every comment what became of it: all who wrote hear of theirs, by one mail each.</summary>
public sealed class AnswerComments(TcManagerDb db, MailQueue mails, AuditLog audit, TimeProvider clock)
{
    /// <summary>How many are told; the repeat of a form tells nobody again. Refused: <c>comment.stillOpen</c>, <c>comment.nothingToAnswer</c>, <c>comment.undisposed</c> (how many).</summary>
    public Task<Outcome<int>> ExecuteAsync(long ballotId, Guid uid, Acting acting, CancellationToken ct) => db.InTransactionAsync<Outcome<int>>(
        async token =>
        {
            await BallotLock.TakeAsync(db, ballotId, token);
            var ballot = await db.Ballots.AsNoTracking().SingleAsync(b => b.Id == ballotId, token);
            if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Uid == uid, token) is { } first)
            {
                return first.Planned;
            }

            if (ballot.Facts.StateAt(clock.Now()) is not (BallotState.Closed or BallotState.AwaitingCount))
            {
                return new Refusal("comment.stillOpen");
            }

            var authors = await db.Comments.AsNoTracking().Where(c => c.BallotId == ballotId).GroupBy(c => new { c.VoterId, c.AddresseeId })
                .Select(g => new { g.Key.VoterId, g.Key.AddresseeId, Open = g.Count(c => c.Disposition == null) }).ToListAsync(token);
            if (authors.Sum(a => a.Open) is > 0 and var open)
            {
                return new Refusal("comment.undisposed", null, open);
            }

            if (authors.Count == 0)
            {
                return new Refusal("comment.nothingToAnswer");
            }

            var (voters, addressees) = (authors.Select(a => a.VoterId).OfType<long>().ToList(), authors.Select(a => a.AddresseeId).OfType<long>().ToList());
            List<MailRecipient> to =
            [
                .. (await db.Voters.AsNoTracking().Where(v => EF.Parameter(voters).Contains(v.Id)).OrderBy(v => v.Id).Select(v => new { v.Id, v.PersonId }).ToListAsync(token))
                    .Select(v => new MailRecipient(v.PersonId, null, new(BallotId: ballotId, VoterId: v.Id))),
                .. (await db.Addressees.AsNoTracking().Where(a => EF.Parameter(addressees).Contains(a.Id) && a.WithdrawnAt == null).OrderBy(a => a.Id).ToListAsync(token))
                    .Select(a => Consultations.ConsultationMails.To(ballot, a)),
            ];
            audit.Add(acting, AuditActions.CommentsAnswered, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("authors", to.Count));
            await mails.AddAllAsync(mails.Start(uid, MailKinds.CommentsAnswered, ballot.CommitteeId, ballot.Uid), $"answered:{uid:N}", to, null, token);
            return to.Count;
        },
        ct);
}
