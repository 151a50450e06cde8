using System.Globalization;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Audit;

/// <summary>Who acts and from where, for the entries of one request or job.</summary>
/// <param name="AccountId">Null for the system itself.</param>
/// <param name="PersonId">The person behind the account, if any.</param>
/// <param name="FromAddress">The caller's address, if any.</param>
/// <param name="OnBehalfOfId">The person for whom it is done, where that is another one.</param>
public sealed record Acting(long? AccountId, long? PersonId, string? FromAddress, long? OnBehalfOfId = null)
{
    /// <summary>A scheduled job.</summary>
    public static Acting System { get; } = new(null, null, null);
}

/// <summary>Adds entries to the save of the use case, so that fact and entry stand or fall together.</summary>
public sealed class AuditLog(TcManagerDb db, TimeProvider clock)
{
    /// <summary>A work of many saves writes its one entry last, with what it came to: until then the saves of this transaction stand on that promise.</summary>
    internal void Promise() => db.EnteredIn = db.Database.CurrentTransaction?.TransactionId;

    public void Add(Acting acting, string action, AuditSubject subject, Guid subjectUid, long? committeeId, params (string Name, object? Value)[] data)
    {
        var at = clock.GetUtcNow().ToMilliseconds();
        var values = data.ToDictionary(d => d.Name, d => Convert.ToString(d.Value, CultureInfo.InvariantCulture) ?? "");
        var entry = new AuditEntry
        {
            Uid = Guid.CreateVersion7(at),
            At = at,
            ActorAccountId = acting.AccountId,
            ActorPersonId = acting.PersonId,
            OnBehalfOfId = acting.OnBehalfOfId,
            Action = action,
            SubjectKind = subject,
            SubjectUid = subjectUid,
            CommitteeId = committeeId,
            FromAddress = acting.FromAddress,
            Data = new(values),
        };
        entry.EntryHash = entry.ComputeHash();
        db.AuditEntries.Add(entry);
    }
}
