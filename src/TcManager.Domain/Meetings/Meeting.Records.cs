namespace TcManager.Domain.Meetings;

/// <summary>A session of a meeting of the past, in local clock time.</summary>
public sealed record PastSession(DateOnly On, TimeOnly Starts, TimeOnly Ends);

public sealed partial class Meeting
{
    /// <summary>
    /// A meeting of the past, taken over from records and never called from here.
    /// </summary>
    /// <param name="uid">Made by the client of the write.</param>
    /// <param name="committeeId">Whose meeting.</param>
    /// <param name="kind">Plenary and so on.</param>
    /// <param name="number">Among the plenaries, or null.</param>
    /// <param name="title">In both languages.</param>
    /// <param name="form">How it was held.</param>
    /// <param name="place">Where, or null where nothing is known.</param>
    /// <param name="zoneId">IANA zone.</param>
    /// <param name="firstOn">Its first day, or what is known of it.</param>
    /// <param name="precision">How much of the day is known.</param>
    /// <param name="note">What is published beyond the lists; empty where nothing is.</param>
    /// <param name="isSample">Invented for demonstration (decisions 22).</param>
    /// <param name="sessions">Where the clock is known.</param>
    /// <param name="agenda">Titles of the items in their order.</param>
    /// <param name="attendanceAt">When the attendance was recorded; null where it is unknown.</param>
    public static Meeting Recorded(
        Guid uid,
        long committeeId,
        MeetingKind kind,
        int? number,
        Bilingual title,
        MeetingForm form,
        string? place,
        string zoneId,
        DateOnly firstOn,
        DatePrecision precision,
        Bilingual note,
        bool isSample,
        IReadOnlyList<PastSession>? sessions = null,
        IReadOnlyList<Bilingual>? agenda = null,
        DateTimeOffset? attendanceAt = null)
    {
        var meeting = new Meeting
        {
            Uid = uid,
            CommitteeId = committeeId,
            IcsUid = IcsUidOf(uid),
            Kind = kind,
            Number = number,
            Title = title,
            Form = form,
            Place = place,
            ZoneId = zoneId,
            FirstOn = firstOn,
            FirstOnPrecision = precision,
            Note = note,
            IsSample = isSample,
            IsRecorded = true,
            AttendanceRecordedAt = attendanceAt,
        };
        meeting._sessions.AddRange((sessions ?? []).Select((session, index) => meeting.SessionOf(session, index + 1)));
        meeting._agenda.AddRange((agenda ?? []).Select((item, index) => new AgendaItem(index + 1, item, null, null)));
        return meeting;
    }

    /// <summary>Mends what the records say. Refused as <c>meeting.notRecorded</c> of a meeting that was called from here.</summary>
    public Outcome CorrectRecord(MeetingKind kind, int? number, Bilingual title, MeetingForm form, string? place, DateOnly firstOn, DatePrecision precision)
    {
        if (!IsRecorded)
        {
            return Outcome.Refused("meeting.notRecorded");
        }

        (Kind, Number, Title, Form, Place, FirstOn, FirstOnPrecision) = (kind, number, title, form, place, firstOn, precision);
        return Outcome.Done;
    }

    /// <summary>Marks a planned meeting as invented for demonstration (decisions 22).</summary>
    public void MarkAsSample() => IsSample = true;

    private Session SessionOf(PastSession session, int no) => new(
        no,
        session.On,
        session.Starts,
        session.Ends,
        LocalMoment.At(session.On, session.Starts, ZoneId).ToInstant().Value,
        LocalMoment.At(session.On, session.Ends, ZoneId).ToInstant().Value);
}
