using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Ballots.Consultations;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>
/// Extends an open ballot or opens a counted one again, under the lock that the close has alone. Every voter is told, with the reason (pitfalls 11); reminders
/// begin anew by the new deadline (decisions 17).
/// </summary>
public sealed class ChangeDeadline(TcManagerDb db, VoterMails mails, ConsultationMails consultations, AuditLog audit, TimeProvider clock)
{
    /// <summary>The refusal of a form that was made from an older state.</summary>
    public const string Stale = "ballot.movedMeanwhile";

    /// <summary>Done, also for the repeat of a form. Refused as <see cref="Ballot.MoveDeadline"/> says, as <c>committee.notActive</c> and <c>deadline.nextRound</c> where it would be opened again, and as <see cref="Stale"/>.</summary>
    public Task<Outcome> ExecuteAsync(long ballotId, Guid uid, Guid? version, DeadlinePlan plan, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, ballotId, token);
        var numbers = await db.DeadlineChanges.AsNoTracking().Where(c => c.BallotId == ballotId).Select(c => new { c.No, c.Uid }).ToListAsync(token);
        if (numbers.Exists(c => c.Uid == uid))
        {
            return Outcome.Done;
        }

        var ballot = await db.Ballots.SingleAsync(b => b.Id == ballotId, token);
        if (ballot.Version != version)
        {
            return Outcome.Refused(Stale);
        }

        var isSigned = await db.Verdicts.AnyAsync(v => v.Question.BallotId == ballotId && v.Generation == ballot.Generation && v.SignedAt != null, token);
        var moved = ballot.MoveDeadline(uid, plan, numbers.Count + 1, isSigned, acting.PersonId, clock.Now());
        if (!moved.IsDone)
        {
            return moved.ToOutcome();
        }

        if (moved.Value.Kind == DeadlineChangeKind.Reopened)
        {
            if (await db.HasNextRoundAsync(ballotId, token))
            {
                return Outcome.Refused("deadline.nextRound");
            }

            if (await db.NotActiveAsync(ballot.CommitteeId, [clock.Today(ballot.ZoneId)], token) is { } resting)
            {
                return Outcome.Of([resting]);
            }

            // While it was closed a body may have sent another head: the place is the body's, and who heads it today is asked and votes.
            await db.Voters.Where(v => v.BallotId == ballotId && v.Membership.IsBody && v.PersonId != v.Membership.PersonId)
                .ExecuteUpdateAsync(set => set.SetProperty(v => v.PersonId, v => db.Memberships.Where(m => m.Id == v.MembershipId).Select(m => m.PersonId).First()), token);
        }

        db.DeadlineChanges.Add(moved.Value);
        var action = moved.Value.Kind == DeadlineChangeKind.Extended ? AuditActions.BallotExtended : AuditActions.BallotReopened;
        audit.Add(acting, action, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("from", moved.Value.FromAt.ToString("O")), ("to", moved.Value.ToAt.ToString("O")), ("reason", moved.Value.Reason));
        await db.SaveChangesAsync(token);
        await TellAsync(ballot, moved.Value, token);
        return Outcome.Done;
    }, ct);

    private Task TellAsync(Ballot ballot, DeadlineChange change, CancellationToken ct) => ballot.Kind == BallotKind.Consultation
        ? consultations.TellAsync(ballot, MailKinds.ConsultationMoved, $"moved:{change.No}", change.ToAt, ct, change.No)
        : mails.TellAsync(ballot, MailKinds.BallotMoved, $"moved:{change.No}", change.ToAt, ct, change.No);
}
