namespace TcManager.Application.Audit;

/// <summary>One business fact: who did what to which thing, when and from where. Never a choice of a vote, a token or a body.</summary>
public sealed class AuditEntry
{
    public long Id { get; init; }

    public required Guid Uid { get; init; }

    public required DateTimeOffset At { get; init; }

    public long? ActorPersonId { get; init; }

    public long? ActorAccountId { get; init; }

    /// <summary>Dotted, lower camel case: <c>meeting.called</c>.</summary>
    public required string Action { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectUid { get; init; }

    public long? CommitteeId { get; init; }

    public string? FromAddress { get; init; }

    public required AuditData Data { get; init; }

    /// <summary>SHA-256 over the canonical fields above.</summary>
    public byte[] EntryHash { get; set; } = [];
}

/// <summary>The particulars of an entry: short names and values.</summary>
public sealed record AuditData(IReadOnlyDictionary<string, string> Values)
{
    public static AuditData None { get; } = new(new Dictionary<string, string>());
}
