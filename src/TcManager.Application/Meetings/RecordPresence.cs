using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Application.Meetings;

/// <summary>One line of the list at the door: what it said, and what it says now.</summary>
public sealed record PresenceLine(long ParticipantId, bool Was, bool Is);

/// <summary>
/// Who comes and who goes, recorded at the desk. Only what was changed on the page is done, so that two desks do not undo each other; coming twice is one interval. An interval that
/// was left open on an earlier day is over (<see cref="Stays"/>): whoever comes again begins another.
/// </summary>
public sealed class RecordPresence(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// How many came or went. Refused as <see cref="Meeting.MayRecordAttendance(DateTimeOffset)"/> says, and as <c>presence.notNow</c> where nobody can be in the room: then only the
    /// attendance list says who was there.
    /// </summary>
    public Task<Outcome<int>> ExecuteAsync(long meetingId, IReadOnlyList<PresenceLine> lines, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            // Two desks come one after the other.
            await db.Meetings.Where(m => m.Id == meetingId).HoldAsync(m => m.ZoneId, token);
            var meeting = await db.Meetings.AsNoTracking().SingleAsync(m => m.Id == meetingId, token);
            var now = clock.Now();
            var may = meeting.MayRecordAttendance(now);
            if (!may.IsDone)
            {
                return Outcome.Refused<int>(may.Refusals);
            }

            var sessions = await SessionsAsync(db, meetingId, token);
            if (Stays.Since(sessions, now) is not { } since)
            {
                return new Refusal("presence.notNow");
            }

            await db.Presences.Where(p => p.Participant.MeetingId == meetingId && p.ToAt == null && p.FromAt < since).ExecuteUpdateAsync(set => set.SetProperty(p => p.ToAt, (DateTimeOffset?)since), token);
            var changed = lines.Where(line => line.Was != line.Is).ToList();
            var known = await db.Participants.Where(p => p.MeetingId == meetingId).Select(p => p.Id).ToListAsync(token);
            var here = await db.Presences.Where(p => p.Participant.MeetingId == meetingId && p.ToAt == null).ToDictionaryAsync(p => p.ParticipantId, token);
            var (came, went) = (0, 0);
            foreach (var line in changed.Where(line => known.Contains(line.ParticipantId)).DistinctBy(line => line.ParticipantId))
            {
                var isHere = here.TryGetValue(line.ParticipantId, out var interval);
                if (line.Is && !isHere)
                {
                    db.Presences.Add(new(line.ParticipantId, now, acting.PersonId));
                    came++;
                }
                else if (!line.Is && isHere)
                {
                    interval!.Leave(now);
                    went++;
                }
            }

            if (came + went > 0)
            {
                audit.Add(acting, AuditActions.PresenceRecorded, AuditSubject.Meeting, meeting.Uid, meeting.CommitteeId, ("came", came), ("went", went));
                await db.SaveChangesAsync(token);
            }

            return came + went;
        },
        ct);

    internal static Task<List<SessionTimes>> SessionsAsync(TcManagerDb db, long meetingId, CancellationToken ct) => db.Meetings.AsNoTracking().Where(m => m.Id == meetingId).SelectMany(m => m.Sessions)
        .Select(s => new SessionTimes(s.LocalDate, s.StartsAt, s.EndsAt)).ToListAsync(ct);
}

/// <summary>Somebody on the list at the door.</summary>
/// <param name="Since">Null for whoever is not there.</param>
/// <param name="Outcome">What the attendance list says; where that is not to have come, it goes before the door (pitfalls 24).</param>
public sealed record PresenceItem(long ParticipantId, Bilingual Name, Bilingual? Organisation, SeatCategory Category, DateTimeOffset? Since, AttendanceOutcome Outcome)
{
    public bool IsAway => Ballots.RoomPresence.Away.Contains(Outcome);

    /// <summary>As the room counts.</summary>
    public bool IsHere => Since is not null && !IsAway;
}

/// <summary>The list at the door.</summary>
public sealed record PresencePage(long MeetingId, Bilingual Title, long CommitteeId, string CommitteeCode, string ZoneId, Outcome May, IReadOnlyList<PresenceItem> Items);

/// <summary>Reads who is there.</summary>
public sealed class PresenceQueries(TcManagerDb db, TimeProvider clock)
{
    public async Task<PresencePage> PageAsync(long meetingId, CancellationToken ct)
    {
        var meeting = await db.Meetings.AsNoTracking().Where(m => m.Id == meetingId).Select(m => new { Meeting = m, m.Committee.Code }).SingleAsync(ct);
        var since = Stays.Since(await RecordPresence.SessionsAsync(db, meetingId, ct), clock.Now());
        var earliest = since ?? DateTimeOffset.MaxValue;
        var may = meeting.Meeting.MayRecordAttendance(clock.Now());
        var items = await db.Participants.AsNoTracking().Where(p => p.MeetingId == meetingId).OrderBy(p => p.Person.PinyinName).ThenBy(p => p.Id)
            .Select(p => new PresenceItem(
                p.Id,
                p.Membership.IsBody ? new Bilingual(p.Membership.NominatingOrganisation!.Name.Zh, p.Membership.NominatingOrganisation.Name.En) : new Bilingual(p.Person.NameZh, p.Person.NameLatin),
                p.Membership.IsBody || p.Membership.NominatingOrganisation == null ? null : new Bilingual(p.Membership.NominatingOrganisation.Name.Zh, p.Membership.NominatingOrganisation.Name.En),
                p.Membership.Category,
                db.Presences.Where(here => here.ParticipantId == p.Id && here.ToAt == null && here.FromAt >= earliest).Select(here => (DateTimeOffset?)here.FromAt).FirstOrDefault(),
                p.Outcome))
            .ToListAsync(ct);
        return new(meetingId, meeting.Meeting.Title, meeting.Meeting.CommitteeId, meeting.Code, meeting.Meeting.ZoneId, may.IsDone && since is null ? Outcome.Refused("presence.notNow") : may, items);
    }
}
