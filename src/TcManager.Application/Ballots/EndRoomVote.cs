using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Ballots;

/// <summary>The vote in the room is over: whoever owes a vote, also by proxy, is asked by mail and may vote electronically until the deadline (decisions 10).</summary>
public sealed class EndRoomVote(TcManagerDb db, RoomPresence rooms, VoterMails mails, AuditLog audit, TimeProvider clock)
{
    /// <summary>Ending twice changes nothing. Refused as <see cref="Ballot.EndRoom"/> says.</summary>
    public Task<Outcome> ExecuteAsync(long ballotId, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        token => EndAsync(ballotId, (ballot, _) => Task.FromResult(ballot.EndRoom(clock.Now())), acting, token), ct);

    /// <summary>With the end of the meeting, where nobody has ended it. Refused as <see cref="Ballot.EndRoomWithMeeting"/> says.</summary>
    public Task<Outcome> WithMeetingAsync(long ballotId, CancellationToken ct) => db.InTransactionAsync(
        token => EndAsync(
            ballotId,
            async (ballot, t) => ballot is { AgendaItemId: { } item, OpenedAt: { } openedAt } ? ballot.EndRoomWithMeeting(await rooms.EndsAtAsync(item, openedAt, t), clock.Now()) : Outcome.Refused("room.notOpen"),
            Acting.System,
            token),
        ct);

    private async Task<Outcome> EndAsync(long ballotId, Func<Ballot, CancellationToken, Task<Outcome>> end, Acting acting, CancellationToken ct)
    {
        await BallotLock.TakeAsync(db, ballotId, ct);
        var ballot = await db.Ballots.Include(b => b.Committee).SingleAsync(b => b.Id == ballotId, ct);
        var wasEnded = ballot.RoomEndedAt is not null;
        var ended = await end(ballot, ct);
        if (!ended.IsDone || wasEnded)
        {
            return ended;
        }

        audit.Add(acting, AuditActions.RoomEnded, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("closesAt", ballot.ClosesAt));
        await mails.TellAsync(ballot, OwedVotes.Of(db, ballotId, clock.Today(ballot.Committee.ZoneId), withLeaves: true), MailKinds.BallotOpened, "opened", ballot.ClosesAt, ct);
        return Outcome.Done;
    }
}

/// <summary>The job: ends votes in the room whose meeting is over. Only helps, since the first reader or voter does the same.</summary>
public sealed class EndDueRooms(TcManagerDb db, DueBallots due, TimeProvider clock)
{
    /// <returns>How many it ended.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var running = await db.Ballots.AsNoTracking()
            .Where(b => b.AgendaItemId != null && b.RoomEndedAt == null && b.OpenedAt != null && b.ClosedAt == null && b.CancelledAt == null && b.ClosesAt > now)
            .OrderBy(b => b.Id)
            .Select(b => new { b.Id, OpenedAt = b.OpenedAt!.Value, Sessions = b.AgendaItem!.Meeting.Sessions.Select(s => new SessionTimes(s.LocalDate, s.StartsAt, s.EndsAt)).ToList() })
            .ToListAsync(ct);
        var over = running.FindAll(b => Stays.RoomEndsAt(b.Sessions, b.OpenedAt) <= now).ConvertAll(b => b.Id);
        return await due.EachAsync(over, (services, id) => services.GetRequiredService<EndRoomVote>().WithMeetingAsync(id, ct), ct);
    }
}
