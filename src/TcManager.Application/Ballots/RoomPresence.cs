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
    internal static readonly AttendanceOutcome[] Away = [AttendanceOutcome.Excused, AttendanceOutcome.Absent, AttendanceOutcome.Represented];

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

    /// <summary>The votes that run in a room now, of those opened there, each with whether the seat is there: two queries, however many they are.</summary>
    internal async Task<IReadOnlyDictionary<OpenedInRoom, VotingRoom>> NowAsync(IReadOnlyCollection<OpenedInRoom> votes, CancellationToken ct)
    {
        if (votes.Count == 0)
        {
            return new Dictionary<OpenedInRoom, VotingRoom>();
        }

        var now = clock.Now();
        var (items, seats) = (votes.Select(v => v.AgendaItemId).Distinct().ToList(), votes.Select(v => v.MembershipId).Distinct().ToList());
        var meetings = db.Set<AgendaItem>().AsNoTracking().Where(item => items.Contains(item.Id));
        var sessions = await meetings.Join(db.Sessions, item => item.MeetingId, s => s.MeetingId, (item, s) => new { item.Id, Times = new SessionTimes(s.LocalDate, s.StartsAt, s.EndsAt) }).ToListAsync(ct);
        var stays = await (
            from item in meetings
            join presence in db.Presences on item.MeetingId equals presence.Participant.MeetingId
            where presence.ToAt == null && seats.Contains(presence.Participant.MembershipId) && !Away.Contains(presence.Participant.Outcome) && presence.Participant.Meeting.CancelledAt == null
            select new { item.Id, presence.Participant.MembershipId, presence.FromAt }).ToListAsync(ct);
        var times = sessions.ToLookup(s => s.Id, s => s.Times);
        return votes.Distinct()
            .Select(vote => (Vote: vote, EndsAt: Stays.RoomEndsAt(times[vote.AgendaItemId], vote.OpenedAt), Since: Stays.Since(times[vote.AgendaItemId], now)))
            .Where(room => now < room.EndsAt)
            .ToDictionary(room => room.Vote, room => new VotingRoom(room.EndsAt, stays.Exists(s => s.Id == room.Vote.AgendaItemId && s.MembershipId == room.Vote.MembershipId && s.FromAt >= room.Since)));
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

/// <summary>A vote that was opened in a room and has not been ended there.</summary>
/// <param name="MembershipId">The seat of whoever is to vote.</param>
internal readonly record struct OpenedInRoom(long AgendaItemId, DateTimeOffset OpenedAt, long MembershipId);

/// <summary>The vote runs in the room: only those present vote.</summary>
/// <param name="EndsAt">When that ends by itself.</param>
/// <param name="IsHere">The reader is recorded as present.</param>
public sealed record VotingRoom(DateTimeOffset EndsAt, bool IsHere);
