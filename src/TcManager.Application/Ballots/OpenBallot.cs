using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Ballots.Consultations;
using TcManager.Application.Ballots.Secret;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>
/// Opens a ballot as of its time: freezes the electorate and queues its mails, all in one transaction (pitfalls 14). Whoever comes first does it;
/// coming again changes nothing.
/// </summary>
public sealed class OpenBallot(TcManagerDb db, Electorate electorate, BallotBox box, RoomPresence rooms, VoterMails mails, ConsultationMails consultations, AuditLog audit, TimeProvider clock)
{
    /// <summary>Done, also where it is open already. Refused as <see cref="Ballot.Open"/> says, and as <c>committee.notActive</c>.</summary>
    public Task<Outcome> ExecuteAsync(long ballotId, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, ballotId, token);
        var ballot = await LoadAsync(ballotId, token);
        return ballot.OpenedAt is null ? await OpenAsync(ballot, Acting.System, token) : Outcome.Done;
    }, ct);

    /// <summary>
    /// The secretariat has seen the electorate. Opens at once where the time has come. Releasing again changes nothing. Refused as <c>ballot.closed</c> where that is long past, as
    /// <see cref="Ballot.Release"/> and <see cref="Ballot.Open"/> say, and as <c>form.stale</c> when the draft was changed since it was shown.
    /// </summary>
    public Task<Outcome> ReleaseAsync(long ballotId, Guid version, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, ballotId, token);
        var ballot = await LoadAsync(ballotId, token);
        if (ballot.ReleasedAt is not null)
        {
            return ballot.ClosedAt is { } closedAt ? Outcome.Refused("ballot.closed", null, closedAt, clock.Now()) : Outcome.Done;
        }

        var now = clock.Now();
        var released = ballot.Version == version || ballot.CancelledAt is not null ? ballot.Release(now) : Outcome.Refused("form.stale");
        if (!released.IsDone)
        {
            return released;
        }

        if (await db.NotActiveAsync(ballot.CommitteeId, [LocalMoment.DayOf(ballot.OpensAt, ballot.Committee.ZoneId), clock.Today(ballot.Committee.ZoneId)], token) is { } resting)
        {
            return Outcome.Of([resting]);
        }

        audit.Add(acting, AuditActions.BallotReleased, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("opensAt", ballot.OpensAt));
        if (ballot.IsDueToOpenAt(now))
        {
            return await OpenAsync(ballot, acting, token);
        }

        await db.SaveChangesAsync(token);
        return Outcome.Done;
    }, ct);

    private Task<Ballot> LoadAsync(long ballotId, CancellationToken ct) =>
        db.Ballots.Include(b => b.Committee).Include(b => b.Questions).ThenInclude(q => q.RuleSetVersion).AsSplitQuery().SingleAsync(b => b.Id == ballotId, ct);

    private async Task<Outcome> OpenAsync(Ballot ballot, Acting acting, CancellationToken ct)
    {
        var firstDay = LocalMoment.DayOf(ballot.OpensAt, ballot.Committee.ZoneId);
        if (await db.NotActiveAsync(ballot.CommitteeId, [firstDay], ct) is { } resting)
        {
            return Outcome.Of([resting]);
        }

        var categories = ballot.Questions.SelectMany(q => q.RuleSetVersion.Definition.Electorate).Distinct().ToList();
        var electors = await electorate.OnAsync(ballot.Id, ballot.CommitteeId, categories, firstDay, ct);
        var voters = ballot.Open(electors, clock.Now());
        if (voters.IsDone && ballot.AgendaItemId is not null)
        {
            var present = await rooms.PresentAsync(ballot, [.. voters.Value.Select(voter => voter.MembershipId)], ct);
            if (ballot.OpenedBefore(present, clock.Now()) is { IsDone: false } empty)
            {
                return empty;
            }
        }

        if (!voters.IsDone)
        {
            return voters.ToOutcome();
        }

        if (ballot.Secrecy == Secrecy.Secret)
        {
            db.BallotKeys.Add(box.MakeKey(ballot.Id));
        }

        audit.Add(acting, AuditActions.BallotOpened, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("voters", voters.Value.Count), ("closesAt", ballot.ClosesAt));

        await db.SaveChangesAsync(ct);
        await db.InsertManyAsync(voters.Value, ct);
        if (ballot.Kind == BallotKind.Consultation)
        {
            await consultations.TellAsync(ballot, MailKinds.ConsultationOpened, "opened", ballot.ClosesAt, ct);
            return Outcome.Done;
        }

        if (ballot.AgendaItemId is not null)
        {
            // In the room nobody waits for a mail; whoever was not there is asked when the vote there has ended.
            return Outcome.Done;
        }

        await mails.TellAsync(ballot, MailKinds.BallotOpened, "opened", ballot.ClosesAt, ct);
        return Outcome.Done;
    }
}
