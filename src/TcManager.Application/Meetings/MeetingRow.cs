using System.Linq.Expressions;
using TcManager.Domain;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Meetings;

/// <summary>A meeting without its lists, as it is read; the state needs the clock, which the database has not.</summary>
internal sealed class MeetingRow
{
    public required long Id { get; init; }

    public required Guid Uid { get; init; }

    public required Guid Version { get; init; }

    public required MeetingCommittee Committee { get; init; }

    public required Bilingual Title { get; init; }

    public required MeetingKind Kind { get; init; }

    public required int? Number { get; init; }

    public required MeetingForm Form { get; init; }

    public required string? Place { get; init; }

    public required string? Link { get; init; }

    public required string ZoneId { get; init; }

    public required DateOnly FirstOn { get; init; }

    public required DatePrecision Precision { get; init; }

    public required DateTimeOffset? StartsAt { get; init; }

    public required DateTimeOffset? EndsAt { get; init; }

    public required DateTimeOffset? ReplyByAt { get; init; }

    public required DateTimeOffset? CalledAt { get; init; }

    public required DateTimeOffset? CancelledAt { get; init; }

    public required DateTimeOffset? AttendanceRecordedAt { get; init; }

    public required bool IsRecorded { get; init; }

    public required bool IsSample { get; init; }

    public required Bilingual Note { get; init; }

    internal static Expression<Func<Meeting, MeetingRow>> Of { get; } = m => new MeetingRow
    {
        Id = m.Id,
        Uid = m.Uid,
        Version = m.Version,
        Committee = new MeetingCommittee(m.CommitteeId, m.Committee.Code, m.Committee.Title, m.Committee.ZoneId, m.Committee.ProfileCode),
        Title = m.Title,
        Kind = m.Kind,
        Number = m.Number,
        Form = m.Form,
        Place = m.Place,
        Link = m.Link,
        ZoneId = m.ZoneId,
        FirstOn = m.FirstOn,
        Precision = m.FirstOnPrecision,
        StartsAt = m.Sessions.Min(s => (DateTimeOffset?)s.StartsAt),
        EndsAt = m.Sessions.Max(s => (DateTimeOffset?)s.EndsAt),
        ReplyByAt = m.ReplyByAt,
        CalledAt = m.CalledAt,
        CancelledAt = m.CancelledAt,
        AttendanceRecordedAt = m.AttendanceRecordedAt,
        IsRecorded = m.IsRecorded,
        IsSample = m.IsSample,
        Note = m.Note,
    };

    internal MeetingFacts Facts => new(IsRecorded, CalledAt, CancelledAt, StartsAt, EndsAt);

    internal MeetingHead HeadAt(DateTimeOffset now) =>
        new(Id, Title, Kind, Number, Form, Place, ZoneId, FirstOn, Precision, StartsAt, EndsAt, ReplyByAt, Facts.StateAt(now), IsSample);
}
