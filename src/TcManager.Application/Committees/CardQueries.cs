using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Committees;

namespace TcManager.Application.Committees;

/// <summary>The public part of committees: who holds the secretariat, and who the officers are.</summary>
public sealed class CardQueries(TcManagerDb db)
{
    /// <summary>By committee, the leading organisation first.</summary>
    public async Task<ILookup<long, SecretariatName>> SecretariatsAsync(IReadOnlyList<long> ids, DateOnly day, CancellationToken ct) =>
        (await db.CommitteeBodies.AsNoTracking()
            .Where(b => ids.Contains(b.CommitteeId) && (b.Part == BodyPart.Secretariat || b.Part == BodyPart.Twin) && b.FromOn <= day && (b.ToOn == null || day <= b.ToOn))
            .OrderBy(b => b.Part).ThenBy(b => b.Id)
            .Select(b => new SecretariatName(b.CommitteeId, b.Organisation.Name, b.Part == BodyPart.Twin))
            .ToListAsync(ct)).ToLookup(s => s.CommitteeId);

    /// <summary>By committee, in the order of the offices.</summary>
    public async Task<ILookup<long, OfficerName>> OfficersAsync(IReadOnlyList<long> ids, DateOnly day, CancellationToken ct)
    {
        var rows = await db.Offices.AsNoTracking()
            .Where(o => ids.Contains(o.Membership.CommitteeId) && o.FromOn <= day && (o.ToOn == null || day <= o.ToOn))
            .Where(o => o.Membership.FromOn <= day && (o.Membership.ToOn == null || day <= o.Membership.ToOn))
            .OrderBy(o => o.Role).ThenBy(o => o.Membership.Person.PinyinName).ThenBy(o => o.Id)
            .Select(o => new { o.Membership.CommitteeId, o.MembershipId, o.Membership.Person.NameZh, o.Membership.Person.NameLatin, o.Membership.Person.IsSample, o.Role })
            .ToListAsync(ct);
        return rows.GroupBy(o => o.MembershipId)
            .Select(g => new OfficerName(g.First().CommitteeId, new(g.First().NameZh, g.First().NameLatin), g.First().IsSample, [.. g.Select(o => o.Role)]))
            .ToLookup(o => o.CommitteeId);
    }
}
