using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Application.Reports;

/// <summary>
/// THE attendance query (pitfalls 24): report, the rows behind it, home and every other figure read it, so that no two pages count differently.
/// </summary>
public sealed class AttendanceRows(TcManagerDb db)
{
    /// <summary>
    /// Meetings whose attendance counts: plenaries that were held. One that was called counts once its last session is over, or its attendance is
    /// recorded; until somebody confirms them, its members are not present (pitfalls 25).
    /// </summary>
    public static Expression<Func<Meeting, bool>> Counts(DateTimeOffset now, DateOnly today) => meeting =>
        (meeting.Kind == MeetingKind.Plenary || meeting.Kind == MeetingKind.FoundingPlenary)
        && meeting.CancelledAt == null
        && meeting.FirstOn <= today
        && (meeting.IsRecorded || meeting.AttendanceRecordedAt != null || (meeting.CalledAt != null && !meeting.Sessions.Any(s => s.EndsAt > now)));

    /// <summary>The seats by their ids, each with its rows, oldest meeting first.</summary>
    public async Task<List<SeatAttendance>> OfAsync(IQueryable<Membership> seats, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        // Joins on the tables themselves: a collection in the projection would have SQLite read every participant of every committee.
        var rows = await (
            from seat in seats.AsNoTracking()
            from participant in db.Participants.Where(p => p.MembershipId == seat.Id).DefaultIfEmpty()
            from meeting in db.Meetings.Where(Counts(now, today)).Where(m => m.Id == participant.MeetingId).DefaultIfEmpty()
            orderby seat.Id, meeting.FirstOn, meeting.Id
            select new
            {
                Seat = new SeatAttendance(
                    seat.Id,
                    seat.CommitteeId,
                    seat.Committee.Code,
                    seat.Person.NameZh,
                    seat.Person.NameLatin,
                    seat.Person.PinyinName,
                    seat.NominatingOrganisation!.Name.Zh,
                    seat.NominatingOrganisation!.Name.En,
                    seat.Category,
                    seat.Side,
                    seat.FromOn,
                    seat.ToOn),
                Row = meeting == null ? null : new AttendanceRow(
                    participant!.Id, meeting.Id, meeting.FirstOn, participant.IsDue, participant.Outcome, participant.OutcomeOrigin, participant.OutcomeNote),
            })
            .ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Seat.MembershipId).Select(seat => seat.First().Seat with { Rows = [.. seat.Select(r => r.Row).OfType<AttendanceRow>()] })];
    }
}

/// <summary>One seat at one meeting: the row that every figure opens to.</summary>
public sealed record AttendanceRow(long ParticipantId, long MeetingId, DateOnly On, bool IsDue, AttendanceOutcome Outcome, OutcomeOrigin Origin, string? Note)
{
    public DueAttendance ToDue() => new(IsDue, Outcome);
}

/// <summary>A seat and its attendance.</summary>
public sealed record SeatAttendance(
    long MembershipId,
    long CommitteeId,
    string CommitteeCode,
    string NameZh,
    string NameLatin,
    string PinyinName,
    string? OrganisationZh,
    string? OrganisationEn,
    SeatCategory Category,
    StakeholderSide? Side,
    DateOnly FromOn,
    DateOnly? ToOn)
{
    public IReadOnlyList<AttendanceRow> Rows { get; init; } = [];

    public Bilingual Name => new(NameZh, NameLatin);

    public Bilingual? Organisation => OrganisationZh is null ? null : new(OrganisationZh, OrganisationEn!);

    /// <summary>By which lists are ordered: the reading of the name.</summary>
    public string SortName => PinyinName.Length > 0 ? PinyinName : NameLatin;

    public bool IsInForceOn(DateOnly day) => FromOn <= day && (ToOn is null || day <= ToOn);
}
