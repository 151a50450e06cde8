using System.Globalization;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Audit;

/// <summary>Who acts and from where, for the entries of one request or job.</summary>
/// <param name="AccountId">Null for the system itself.</param>
/// <param name="PersonId">The person behind the account, if any.</param>
/// <param name="FromAddress">The caller's address, if any.</param>
public sealed record Acting(long? AccountId, long? PersonId, string? FromAddress)
{
    /// <summary>A scheduled job.</summary>
    public static Acting System { get; } = new(null, null, null);
}

/// <summary>Adds entries to the save of the use case, so that fact and entry stand or fall together.</summary>
public sealed class AuditLog(TcManagerDb db, TimeProvider clock)
{
    public void Add(Acting acting, string action, string subjectKind, Guid subjectUid, long? committeeId, params (string Name, object? Value)[] data)
    {
        var at = clock.GetUtcNow().ToMilliseconds();
        var values = data.ToDictionary(d => d.Name, d => Convert.ToString(d.Value, CultureInfo.InvariantCulture) ?? "");
        var entry = new AuditEntry
        {
            Uid = Guid.CreateVersion7(at),
            At = at,
            ActorAccountId = acting.AccountId,
            ActorPersonId = acting.PersonId,
            Action = action,
            SubjectKind = subjectKind,
            SubjectUid = subjectUid,
            CommitteeId = committeeId,
            FromAddress = acting.FromAddress,
            Data = new(values),
        };
        entry.EntryHash = Hash(entry);
        db.AuditEntries.Add(entry);
    }

    private static byte[] Hash(AuditEntry entry)
    {
        var hash = new CanonicalHash()
            .Add(entry.Uid).Add(entry.At).Add(entry.ActorAccountId ?? 0).Add(entry.ActorPersonId ?? 0).Add(entry.FromAddress ?? "")
            .Add(entry.Action).Add(entry.SubjectKind).Add(entry.SubjectUid).Add(entry.CommitteeId ?? 0).Add(entry.Data.Values.Count);
        foreach (var (name, value) in entry.Data.Values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            hash.Add(name).Add(value);
        }

        return hash.ToSha256();
    }
}
