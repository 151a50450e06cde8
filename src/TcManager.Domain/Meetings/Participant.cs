using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Domain.Meetings;

/// <summary>回执.</summary>
public enum Reply
{
    None,
    OnSite,
    Online,

    /// <summary>Does not come, with a reason: asks to be excused.</summary>
    Excused,

    /// <summary>Sends a deputy (委员代表): not counted in the quorum.</summary>
    Deputy,
}

/// <summary>Where an attendance came from.</summary>
public enum OutcomeOrigin
{
    None,
    Self,
    Secretariat,
    Import,
}

/// <summary>参会人员: a member called to one meeting, the reply, and what became of it. THE attendance figure of every report.</summary>
public sealed partial class Participant
{
    private Participant()
    {
    }

    /// <param name="meetingId">The meeting.</param>
    /// <param name="membershipId">The seat that is called.</param>
    /// <param name="personId">Who holds the seat.</param>
    /// <param name="isDue">Whether attendance is a duty: a voting seat in force on the first session's day (decisions 13).</param>
    /// <param name="uid">Names this participant in personal links.</param>
    public Participant(long meetingId, long membershipId, long personId, bool isDue, Guid uid)
    {
        Uid = uid;
        MeetingId = meetingId;
        PersonId = personId;
        PassTo(membershipId, isDue);
    }

    /// <summary>What names a seat among the participants of one meeting.</summary>
    public static string KeyOf(long membershipId) => $"M:{membershipId}";

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public long MeetingId { get; private set; }

    public Meeting Meeting { get; private set; } = null!;

    public string ParticipantKey { get; private set; } = null!;

    public long MembershipId { get; private set; }

    public Membership Membership { get; private set; } = null!;

    public long PersonId { get; private set; }

    public Person Person { get; private set; } = null!;

    public bool IsDue { get; private set; }

    public Reply Reply { get; private set; }

    public string? ReplyNote { get; private set; }

    public DateTimeOffset? RepliedAt { get; private set; }

    /// <summary>The form that gave the reply: its repeat changes nothing.</summary>
    public Guid? ReplyUid { get; private set; }

    public DateTimeOffset? LastRemindedAt { get; private set; }

    public AttendanceOutcome Outcome { get; private set; }

    public OutcomeOrigin OutcomeOrigin { get; private set; }

    public string? OutcomeNote { get; private set; }

    public DateTimeOffset? OutcomeAt { get; private set; }

    public Guid Version { get; private set; }
}
