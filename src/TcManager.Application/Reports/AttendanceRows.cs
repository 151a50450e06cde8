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

    /// <summary>
    /// The seats by their ids, each with its rows, oldest meeting first: one for every meeting with lists that the seat was called to, or owed presence at. What was due is asked
    /// of the roster of the meeting's day (decisions 13), never of the day of the call.
    /// </summary>
    public async Task<List<SeatAttendance>> OfAsync(IQueryable<Membership> seats, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        // Joins on the tables themselves: a collection in the projection would have SQLite read every participant of every committee.
        var rows = await (
            from seat in seats.AsNoTracking()
            from meeting in db.Meetings.Where(Counts(now, today)).Where(m => m.CommitteeId == seat.CommitteeId && db.Participants.Any(p => p.MeetingId == m.Id)).DefaultIfEmpty()
            from participant in db.Participants.Where(p => p.MembershipId == seat.Id && p.MeetingId == meeting.Id).DefaultIfEmpty()
            orderby seat.Id, meeting.FirstOn, meeting.Id
            select new
            {
                Seat = new SeatAttendance(
                    seat.Id,
                    seat.CommitteeId,
                    seat.Committee.Code,
                    seat.IsBody ? seat.NominatingOrganisation!.Name.Zh : seat.Person.NameZh,
                    seat.IsBody ? seat.NominatingOrganisation!.Name.En : seat.Person.NameLatin,
                    seat.IsBody ? "" : seat.Person.PinyinName,
                    seat.NominatingOrganisation!.Name.Zh,
                    seat.NominatingOrganisation!.Name.En,
                    seat.Category,
                    seat.Side,
                    seat.FromOn,
                    seat.ToOn),
                MeetingId = (long?)meeting.Id,
                On = (DateOnly?)meeting.FirstOn,
                IsOnLeave = db.Leaves.Any(l => l.MembershipId == seat.Id && l.FromOn <= meeting.FirstOn && meeting.FirstOn <= l.ToOn),
                Called = participant == null ? null : new CalledSeat(participant.Outcome, participant.OutcomeOrigin, participant.OutcomeNote),
            })
            .ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Seat.MembershipId).Select(seat => seat.First().Seat with { Rows = [.. seat.Where(r => r.MeetingId is not null).Select(r => RowOf(r.Seat, r.MeetingId!.Value, r.On!.Value, r.IsOnLeave, r.Called)).OfType<AttendanceRow>()] })];
    }

    private static AttendanceRow? RowOf(SeatAttendance seat, long meetingId, DateOnly on, bool isOnLeave, CalledSeat? called)
    {
        var isDue = Meeting.IsDueFor(seat.Category) && seat.IsInForceOn(on) && !isOnLeave;
        return called is null && !isDue ? null
            : new(meetingId, on, isDue, called?.Outcome ?? AttendanceOutcome.Unknown, called?.Origin ?? OutcomeOrigin.None, called?.Note, called is not null);
    }

    private sealed record CalledSeat(AttendanceOutcome Outcome, OutcomeOrigin Origin, string? Note);
}

/// <summary>One seat at one meeting: the row that every figure opens to.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="On">Its day.</param>
/// <param name="IsDue">Whether presence was owed: a voting seat in force that day, and not on leave.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Origin">Who said so.</param>
/// <param name="Note">A remark.</param>
/// <param name="IsCalled">False for a seat that began after the call: its presence was due all the same.</param>
public sealed record AttendanceRow(long MeetingId, DateOnly On, bool IsDue, AttendanceOutcome Outcome, OutcomeOrigin Origin, string? Note, bool IsCalled = true)
{
    public DueAttendance ToDue() => new(IsDue, Outcome);
}

/// <summary>A seat and its attendance; a body's seat stands under the body's name.</summary>
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
