using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Ballots.Consultations;
using TcManager.Application.Ballots.Secret;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>
/// Closes and counts under the exclusive lock: every accepted vote is in the count and none comes after it. Two workers and a click give one
/// verdict (pitfalls 10); coming again changes nothing.
/// </summary>
public sealed partial class CloseBallot(TcManagerDb db, SlipCounts counts, SealSlips seal, EmptyBox box, RoomPresence rooms, VoterMails mails, ConsultationMails consultations, AuditLog audit, TimeProvider clock)
{
    /// <summary>By its deadline. Done, also where it is closed already. Refused as <see cref="Ballot.Close"/> says.</summary>
    public Task<Outcome> ExecuteAsync(long ballotId, CancellationToken ct) => CloseAsync(ballotId, null, Acting.System, ct);

    /// <summary>By hand. Done, also where it is closed already. Refused as <see cref="Ballot.Close"/> says.</summary>
    public Task<Outcome> ByHandAsync(long ballotId, bool isConfirmed, string? reason, Acting acting, CancellationToken ct) =>
        CloseAsync(ballotId, missing => new(isConfirmed, reason, missing), acting, ct);

    private Task<Outcome> CloseAsync(long ballotId, Func<int, EarlyClosing>? early, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, ballotId, token);
        var ballot = await db.Ballots.Include(b => b.Questions).ThenInclude(q => q.RuleSetVersion).AsSplitQuery().SingleAsync(b => b.Id == ballotId, token);
        if (ballot.ClosedAt is not null)
        {
            return Outcome.Done;
        }

        var count = await counts.OfAsync(ballot, token);
        var missing = ballot.Kind == BallotKind.Consultation ? await db.Voters.CountAsync(v => v.BallotId == ballotId && v.LastRevision == 0, token) : count.Missing;
        var closed = ballot.Close(clock.Now(), early?.Invoke(missing));
        if (!closed.IsDone)
        {
            return closed;
        }

        var head = await seal.ToHeadAsync(ballotId, token);
        var choices = ballot.Secrecy == Secrecy.Secret ? await box.ExecuteAsync(ballot, clock.Now(), token) : [];
        count = count.With(choices.GroupBy(c => c).Select(c => new SlipGroup(c.Key.Category, c.Key.QuestionId, c.Key.Choice, true, c.Count())));

        // A consultation comes to no verdict, but to what was replied.
        foreach (var question in ballot.Kind == BallotKind.Consultation ? [] : ballot.Questions)
        {
            db.Verdicts.Add(ballot.Conclude(question, count.Of(question), clock.Now(), head, count.RulingsOn(question)).Value);
        }

        audit.Add(acting, AuditActions.BallotClosed, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("byHand", ballot.ClosedAt < ballot.ClosesAt), ("reason", ballot.ClosingReason), ("missing", missing));
        await AnnounceAsync(ballot, token);
        return Outcome.Done;
    }, ct);

    private Task AnnounceAsync(Ballot ballot, CancellationToken ct) => ballot.Kind == BallotKind.Consultation
        ? consultations.TellAsync(ballot, MailKinds.ConsultationClosed, $"closed:{ballot.Generation}", null, ct)
        : mails.TellAsync(ballot, MailKinds.BallotClosed, $"closed:{ballot.Generation}", null, ct);
}
