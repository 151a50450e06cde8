using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Ballots;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Ballots;

/// <summary>
/// Who is in the room of a ballot: an open interval of presence in its meeting (decisions 10) that its day has not ended (<see cref="Stays"/>). Whom the attendance list says not to be there is
/// not: list and room never contradict each other (pitfalls 24).
/// </summary>
public sealed class RoomPresence(TcManagerDb db, TimeProvider clock)
{
    private static readonly AttendanceOutcome[] Away = [AttendanceOutcome.Excused, AttendanceOutcome.Absent, AttendanceOutcome.Represented];

    /// <summary>How many of these seats.</summary>
    internal async Task<int> PresentAsync(Ballot ballot, IReadOnlyCollection<long> seats, CancellationToken ct)
    {
        var here = await HereAsync(ballot.AgendaItemId!.Value, ct);
        return await here.CountAsync(p => seats.Contains(p.Participant.MembershipId), ct);
    }

    /// <summary>Whether the seat's participant is there now.</summary>
    internal async Task<bool> IsPresentAsync(Ballot ballot, long membershipId, CancellationToken ct)
    {
        var here = await HereAsync(ballot.AgendaItemId!.Value, ct);
        return await here.AnyAsync(p => p.Participant.MembershipId == membershipId, ct);
    }

    /// <summary>Those who are there, of the meeting of an agenda item: one query for its sessions, the rest is the caller's.</summary>
    internal async Task<IQueryable<Presence>> HereAsync(long agendaItemId, CancellationToken ct)
    {
        var since = Stays.Since(await SessionsAsync(agendaItemId, ct), clock.Now());
        var earliest = since ?? DateTimeOffset.MaxValue;
        var meeting = MeetingOf(agendaItemId);
        return
            from presence in db.Presences
            where since != null && presence.ToAt == null && presence.FromAt >= earliest && !Away.Contains(presence.Participant.Outcome)
            where meeting.Contains(presence.Participant.MeetingId) && presence.Participant.Meeting.CancelledAt == null
            select presence;
    }

    /// <summary>Of the meeting of an agenda item.</summary>
    internal Task<List<SessionTimes>> SessionsAsync(long agendaItemId, CancellationToken ct)
    {
        var meeting = MeetingOf(agendaItemId);
        return db.Sessions.AsNoTracking().Where(s => meeting.Contains(s.MeetingId)).Select(s => new SessionTimes(s.LocalDate, s.StartsAt, s.EndsAt)).ToListAsync(ct);
    }

    /// <summary>When the vote in the room ends by itself.</summary>
    internal async Task<DateTimeOffset> EndsAtAsync(long agendaItemId, DateTimeOffset openedAt, CancellationToken ct) => Stays.RoomEndsAt(await SessionsAsync(agendaItemId, ct), openedAt);

    private IQueryable<long> MeetingOf(long agendaItemId) => db.Set<AgendaItem>().Where(item => item.Id == agendaItemId).Select(item => item.MeetingId);
}
