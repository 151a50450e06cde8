using TcManager.Domain.Members;

namespace TcManager.Domain.Meetings;

public sealed partial class Meeting
{
    /// <summary>Whether attending is a duty of a seat: voting seats only (decisions 13).</summary>
    public static bool IsDueFor(SeatCategory category) => category is SeatCategory.Voting or SeatCategory.P;

    /// <summary>Until when replies are taken: the agreed deadline, else the start.</summary>
    public Deadline RepliesUntil => new(ReplyByAt ?? StartsAt ?? DateTimeOffset.MinValue, ZoneId);

    /// <summary>Whether a reply can be given to a meeting of this form: nobody comes to the room of an online meeting.</summary>
    public static bool Offers(MeetingForm form, Reply reply) => reply switch
    {
        Reply.OnSite => form != MeetingForm.Online,
        Reply.Online => form != MeetingForm.OnSite,
        Reply.Excused or Reply.Deputy => true,
        _ => false,
    };

    /// <summary>
    /// Whether attendance can be recorded: from the first local day on (decisions 16). Refused as <c>attendance.tooEarly</c> with the day,
    /// <c>meeting.notCalled</c> or <c>meeting.cancelled</c>.
    /// </summary>
    public Outcome MayRecordAttendance(DateTimeOffset now) =>
        MayRecordAttendance(new(IsRecorded, CalledAt, CancelledAt, null, null), FirstOn, ZoneId, now);

    /// <inheritdoc cref="MayRecordAttendance(DateTimeOffset)"/>
    public static Outcome MayRecordAttendance(MeetingFacts facts, DateOnly firstOn, string zoneId, DateTimeOffset now)
    {
        if (facts.CancelledAt is not null)
        {
            return Outcome.Refused("meeting.cancelled");
        }

        if (facts.CalledAt is null && !facts.IsRecorded)
        {
            return Outcome.Refused("meeting.notCalled");
        }

        return LocalMoment.DayOf(now, zoneId) < firstOn ? Outcome.Refused("attendance.tooEarly", null, firstOn) : Outcome.Done;
    }

    /// <summary>Whether what is recorded may still be filled in, or is corrected, which asks for a reason: from the day after the meeting's on (decisions 16).</summary>
    public static bool IsCorrectionAt(DateOnly firstOn, string zoneId, DateTimeOffset now) => LocalMoment.DayOf(now, zoneId) > firstOn;

    /// <summary>Notes that the attendance stands as recorded; null takes that back, when nothing is recorded any more.</summary>
    public void AttendanceStands(DateTimeOffset? recordedAt) => AttendanceRecordedAt = recordedAt;
}
