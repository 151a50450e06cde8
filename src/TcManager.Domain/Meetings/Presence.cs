namespace TcManager.Domain.Meetings;

/// <summary>在场: one stretch in which a participant was in the room. Only such an interval lets one vote there (decisions 10; pitfalls 28); one is open per participant at most.</summary>
public sealed class Presence
{
    private Presence()
    {
    }

    public Presence(long participantId, DateTimeOffset fromAt, long? byPersonId)
    {
        ParticipantId = participantId;
        FromAt = fromAt;
        ByPersonId = byPersonId;
    }

    public long Id { get; private set; }

    public long ParticipantId { get; private set; }

    public Participant Participant { get; private set; } = null!;

    public DateTimeOffset FromAt { get; private set; }

    /// <summary>Null while the participant is there.</summary>
    public DateTimeOffset? ToAt { get; private set; }

    /// <summary>Who recorded the arrival.</summary>
    public long? ByPersonId { get; private set; }

    /// <summary>The participant has left. Leaving twice changes nothing.</summary>
    public void Leave(DateTimeOffset at) => ToAt ??= at < FromAt ? FromAt : at;
}
