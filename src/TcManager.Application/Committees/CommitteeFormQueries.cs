using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Members;
using TcManager.Domain;
using TcManager.Domain.Committees;

namespace TcManager.Application.Committees;

/// <summary>What the forms of committees offer, and what they start from.</summary>
public sealed class CommitteeFormQueries(TcManagerDb db, CommitteeProfiles profiles)
{
    private static readonly CommitteeKind[] Above = [.. Enum.GetValues<CommitteeKind>().SelectMany(CommitteeCode.ParentsOf).Distinct()];

    /// <summary>Null when there is no such committee.</summary>
    public Task<DescribedCommittee?> DescribedAsync(long id, CancellationToken ct) => db.Committees.AsNoTracking().Where(c => c.Id == id)
        .Select(c => new DescribedCommittee(c.Id, c.Version, c.Code, c.Title, c.Scope, c.ProfileCode, c.ZoneId, c.Culture, c.SuccessorsVote)).SingleOrDefaultAsync(ct);

    /// <summary>The committees under which others may stand, in tree order; dissolved ones are left out.</summary>
    public async Task<IReadOnlyList<ParentChoice>> ParentsAsync(DateOnly today, CancellationToken ct)
    {
        var rows = await db.Committees.AsNoTracking()
            .Where(c => Above.Contains(c.Kind) && !db.CommitteeStates.Any(s => s.CommitteeId == c.Id && s.State == LifeState.Dissolved && s.OnDate <= today))
            .OrderBy(c => c.Id)
            .Select(c => new { c.ParentId, Choice = new ParentChoice(c.Id, c.Code, c.Title, c.Kind, c.ProfileCode, c.ZoneId, c.Culture) })
            .ToListAsync(ct);
        return [.. CommitteeTree.Sorted(rows, r => r.Choice.Id, r => r.ParentId, r => r.Choice.Code).Select(r => r.Item.Choice)];
    }

    /// <summary>The rules that a committee may follow, by code.</summary>
    public IReadOnlyList<KeyValuePair<string, Bilingual>> Profiles() => [.. profiles.All.Select(p => KeyValuePair.Create(p.Profile.Code, p.Profile.Title))];
}

/// <summary>What the form of a committee starts from.</summary>
public sealed record DescribedCommittee(long Id, Guid Version, string Code, Bilingual Title, Bilingual Scope, string ProfileCode, string ZoneId, string Culture, bool SuccessorsVote);

/// <summary>A committee that others may stand under, with what they take over from it.</summary>
public sealed record ParentChoice(long Id, string Code, Bilingual Title, CommitteeKind Kind, string ProfileCode, string ZoneId, string Culture);
