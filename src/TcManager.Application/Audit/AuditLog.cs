using System.Globalization;
using System.Text;
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
        db.AuditEntries.Add(new AuditEntry
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
            EntryHash = Hash(at, acting, action, subjectKind, subjectUid, committeeId, values),
        });
    }

    private static byte[] Hash(DateTimeOffset at, Acting acting, string action, string subjectKind, Guid subjectUid, long? committeeId, Dictionary<string, string> values)
    {
        var fields = new List<string>
        {
            at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            $"{acting.AccountId}",
            $"{acting.PersonId}",
            acting.FromAddress ?? "",
            action,
            subjectKind,
            subjectUid.ToString("N"),
            $"{committeeId}",
        };
        fields.AddRange(values.OrderBy(v => v.Key, StringComparer.Ordinal).SelectMany(v => new[] { v.Key, v.Value }));
        var text = string.Concat(fields.Select(f => $"{Encoding.UTF8.GetByteCount(f)}:{f}"));
        return System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text));
    }
}
