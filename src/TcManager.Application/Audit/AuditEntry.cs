using TcManager.Domain;

namespace TcManager.Application.Audit;

/// <summary>One business fact: who did what to which thing, when and from where. Never a choice of a vote, a token or a body.</summary>
public sealed class AuditEntry
{
    public long Id { get; init; }

    public required Guid Uid { get; init; }

    public required DateTimeOffset At { get; init; }

    public long? ActorPersonId { get; init; }

    public long? ActorAccountId { get; init; }

    /// <summary>The person for whom it was done, where that is another one.</summary>
    public long? OnBehalfOfId { get; init; }

    /// <summary>Dotted, lower camel case: <c>meeting.called</c>.</summary>
    public required string Action { get; init; }

    public required AuditSubject SubjectKind { get; init; }

    public required Guid SubjectUid { get; init; }

    public long? CommitteeId { get; init; }

    public string? FromAddress { get; init; }

    public required AuditData Data { get; init; }

    /// <summary>SHA-256 over the canonical fields above.</summary>
    public byte[] EntryHash { get; set; } = [];

    /// <summary>The seal that holds it; null until the sealer has come by.</summary>
    public long? SealNo { get; private set; }

    /// <summary>What <see cref="EntryHash"/> must be.</summary>
    public byte[] ComputeHash()
    {
        var hash = new CanonicalHash()
            .Add(Uid).Add(At).Add(ActorAccountId ?? 0).Add(ActorPersonId ?? 0).Add(OnBehalfOfId ?? 0).Add(FromAddress ?? "")
            .Add(Action).Add($"{SubjectKind}").Add(SubjectUid).Add(CommitteeId ?? 0).Add(Data.Values.Count);
        foreach (var (name, value) in Data.Values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            hash.Add(name).Add(value);
        }

        return hash.ToSha256();
    }
}

/// <summary>A seal over the entries of a few seconds, chained to the one before: to change or remove an entry, all later seals would have to be made anew.</summary>
public sealed class AuditSeal
{
    public long Id { get; init; }

    /// <summary>From 1 without a gap.</summary>
    public required long No { get; init; }

    /// <summary>Entries under the seal.</summary>
    public required int Count { get; init; }

    /// <summary>SHA-256 over the hashes of the entries in the order of their Id.</summary>
    public required byte[] RootHash { get; init; }

    /// <summary>The <see cref="Hash"/> of the seal before; 32 zero bytes for the first.</summary>
    public required byte[] PrevHash { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 over number, count, root, the seal before and the time.</summary>
    public byte[] Hash() => new CanonicalHash().Add(No).Add(Count).Add(RootHash).Add(PrevHash).Add(At).ToSha256();

    public static byte[] RootOf(IEnumerable<byte[]> entryHashes) => entryHashes.Aggregate(new CanonicalHash(), (hash, entry) => hash.Add(entry)).ToSha256();
}

/// <summary>The particulars of an entry: short names and values.</summary>
public sealed record AuditData(IReadOnlyDictionary<string, string> Values)
{
    public static AuditData None { get; } = new(new Dictionary<string, string>());
}
