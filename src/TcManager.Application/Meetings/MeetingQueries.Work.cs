using Microsoft.EntityFrameworkCore;
using TcManager.Domain;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Meetings;

public sealed partial class MeetingQueries
{
    /// <summary>A meeting as its form shows it.</summary>
    public async Task<PlannedMeeting?> PlannedAsync(long meetingId, CancellationToken ct)
    {
        var row = await db.Meetings.AsNoTracking().Where(m => m.Id == meetingId).Select(MeetingRow.Of).SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var head = row.HeadAt(clock.Now());
        return new(
            head, row.Committee, row.Version, row.Link, ClockOf(head.StartsAt, head.ZoneId), ClockOf(head.EndsAt, head.ZoneId),
            await AgendaAsync(meetingId, head, ct), await PapersAsync(meetingId, ct), row.CalledAt);
    }

    /// <summary>Whom the call would reach, were it sent now.</summary>
    public async Task<CallPlan?> CallPlanAsync(long meetingId, CancellationToken ct)
    {
        var planned = await PlannedAsync(meetingId, ct);
        if (planned is null)
        {
            return null;
        }

        var day = planned.Head.FirstOn;
        var groups = await db.Memberships.AsNoTracking()
            .Where(seat => seat.CommitteeId == planned.Committee.Id && seat.FromOn <= day && (seat.ToOn == null || day <= seat.ToOn))
            .GroupBy(seat => new
            {
                seat.Category,
                HasAddress = seat.Person.Email != null && seat.Person.Email != "",
                Culture = db.Users.Where(a => a.PersonId == seat.PersonId).Select(a => a.Culture).FirstOrDefault() ?? seat.Committee.Culture,
            })
            .Select(g => new { g.Key.Category, g.Key.HasAddress, g.Key.Culture, Count = g.Count() })
            .ToListAsync(ct);
        var rule = profiles.QuorumOf(planned.Committee.ProfileCode, day);
        var seats = groups.Where(g => rule.Counts.Contains(g.Category)).Sum(g => g.Count);
        return new(
            planned,
            groups.Sum(g => g.Count),
            groups.Where(g => !g.HasAddress).Sum(g => g.Count),
            groups.Where(g => g.HasAddress && g.Culture == Cultures.Chinese).Sum(g => g.Count),
            groups.Where(g => Meeting.IsDueFor(g.Category)).Sum(g => g.Count),
            MeetingQuorum.Of(rule, seats, 0, 0).RequiredCount);
    }

    /// <summary>How many a call of a committee's meeting would reach today, for the head of the form.</summary>
    public Task<int> SeatsInForceAsync(long committeeId, DateOnly day, CancellationToken ct) =>
        db.Memberships.CountAsync(seat => seat.CommitteeId == committeeId && seat.FromOn <= day && (seat.ToOn == null || day <= seat.ToOn), ct);

    /// <summary>The whole list, for the post is the whole list too.</summary>
    public async Task<AttendancePage?> AttendanceAsync(long meetingId, CancellationToken ct)
    {
        var row = await db.Meetings.AsNoTracking().Where(m => m.Id == meetingId).Select(MeetingRow.Of).SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var now = clock.Now();
        var lines = await db.Participants.AsNoTracking()
            .Where(p => p.MeetingId == meetingId)
            .OrderBy(p => p.Person.PinyinName)
            .ThenBy(p => p.Id)
            .Select(Line)
            .ToListAsync(ct);
        lines.AddRange(await NotCalledAsync(meetingId, ct));
        var head = row.HeadAt(now);
        var may = Meeting.MayRecordAttendance(row.Facts, head.FirstOn, head.ZoneId, now);
        return new(head, row.Committee, row.Version, row.AttendanceRecordedAt, lines, await TallyAsync(meetingId, head.FirstOn, row.Committee.ProfileCode, ct), may,
            row.AttendanceRecordedAt is not null && Meeting.IsCorrectionAt(head.FirstOn, head.ZoneId, now));
    }

    /// <summary>The list to be signed; null when there is no such meeting.</summary>
    public async Task<SignInSheet?> SheetAsync(long meetingId, CancellationToken ct)
    {
        if (await AttendanceAsync(meetingId, ct) is not { } list)
        {
            return null;
        }

        var (committeeId, on) = (list.Committee.Id, list.Head.FirstOn);
        var seats = await db.Memberships.AsNoTracking().Where(m => m.CommitteeId == committeeId && m.FromOn <= on && (m.ToOn == null || on <= m.ToOn))
            .Select(m => new { m.Id, m.Person.TitleLevel, Offices = m.Offices.Where(o => o.FromOn <= on && (o.ToOn == null || on <= o.ToOn)).OrderBy(o => o.Role).Select(o => o.Role).ToList() }).ToListAsync(ct);
        return new(list, seats.ToDictionary(s => Participant.KeyOf(s.Id), s => new SheetSeat(s.TitleLevel, s.Offices)));
    }

    /// <summary>Whose seat is of the meeting's day and began after the call: present or not, it counts.</summary>
    private Task<List<ReplyLine>> NotCalledAsync(long meetingId, CancellationToken ct) => RecordAttendance.NotCalled(db, meetingId)
        .OrderBy(seat => seat.Person.PinyinName)
        .ThenBy(seat => seat.Id)
        .Select(seat => new ReplyLine(
            Participant.KeyOf(seat.Id), new Bilingual(seat.Person.NameZh, seat.Person.NameLatin), seat.NominatingOrganisation == null ? null : seat.NominatingOrganisation.Name, seat.Category,
            Reply.None, null, null, null, AttendanceOutcome.Unknown, null, seat.Person.Email != null && seat.Person.Email != "", false, true))
        .ToListAsync(ct);

    private static TimeOnly? ClockOf(DateTimeOffset? at, string zoneId) =>
        at is { } known && LocalMoment.Of(known, zoneId).MinuteOfDay is var minute ? new TimeOnly(minute / 60, minute % 60) : null;
}
