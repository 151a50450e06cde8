using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots.RuleSets;

/// <summary>One line of the list of rule sets: the version in force.</summary>
public sealed record RuleSetLine(string Code, int No, bool IsVerified, DateOnly ValidFrom, RuleSetDefinition Definition);

/// <summary>A version with all that is known of it.</summary>
/// <param name="Rules">What it says.</param>
/// <param name="Examples">What it must give.</param>
/// <param name="ValidFrom">The first day; the smallest one where it was not read.</param>
/// <param name="Hash">SHA-256 of the stored definition.</param>
/// <param name="VerifiedBy">Who has read the text; null where it ships as verified, or is not.</param>
/// <param name="VerifiedAt">When.</param>
/// <param name="Ballots">How many questions are decided by it.</param>
/// <param name="Versions">All of the set, newest first.</param>
public sealed record RuleSetPage(
    RuleSetView Rules,
    IReadOnlyList<WorkedExample> Examples,
    DateOnly ValidFrom,
    byte[] Hash,
    Bilingual? VerifiedBy,
    DateTimeOffset? VerifiedAt,
    int Ballots,
    IReadOnlyList<RuleSetVersionLine> Versions);

/// <summary>One of the versions.</summary>
/// <param name="No">From 1.</param>
/// <param name="IsVerified">Somebody has read the text in force.</param>
/// <param name="ValidFrom">The first day.</param>
/// <param name="IsOwn">An administrator published it; else it came with the product.</param>
public sealed record RuleSetVersionLine(int No, bool IsVerified, DateOnly ValidFrom, bool IsOwn);

/// <summary>Reads rule sets. They are no secret.</summary>
public sealed class RuleSetQueries(TcManagerDb db, TimeProvider clock)
{
    /// <summary>All sets, in the order in which they were published.</summary>
    public async Task<IReadOnlyList<RuleSetLine>> ListAsync(CancellationToken ct) =>
        await db.RuleSetVersions.AsNoTracking().InForceOn(db, clock.Today(Visible.RightsZone)).OrderBy(v => v.RuleSetId)
            .Select(v => new RuleSetLine(v.RuleSet.Code, v.No, v.IsVerified, v.ValidFrom, v.Definition)).ToListAsync(ct);

    /// <summary>The version in force; null where there is no such set.</summary>
    public Task<RuleSetView?> InForceAsync(string code, CancellationToken ct) =>
        db.RuleSetVersions.AsNoTracking().InForceOn(db, clock.Today(Visible.RightsZone)).Where(v => v.RuleSet.Code == code)
            .Select(v => new RuleSetView(v.Id, v.RuleSet.Code, v.No, v.IsVerified, v.Definition)).SingleOrDefaultAsync(ct);

    /// <summary>What a version says; null where there is no such.</summary>
    public Task<RuleSetView?> VersionAsync(string code, int no, CancellationToken ct) =>
        db.RuleSetVersions.AsNoTracking().Where(v => v.RuleSet.Code == code && v.No == no)
            .Select(v => new RuleSetView(v.Id, v.RuleSet.Code, v.No, v.IsVerified, v.Definition)).SingleOrDefaultAsync(ct);

    /// <summary>One version; the one in force where none is named; null where there is no such.</summary>
    public async Task<RuleSetPage?> ShowAsync(string code, int? no, CancellationToken ct)
    {
        var versions = await db.RuleSetVersions.AsNoTracking().Where(v => v.RuleSet.Code == code).OrderByDescending(v => v.No)
            .Select(v => new RuleSetVersionLine(v.No, v.IsVerified, v.ValidFrom, v.Uid != null)).ToListAsync(ct);
        var today = clock.Today(Visible.RightsZone);
        var shown = no is null
            ? versions.Where(v => v.ValidFrom <= today).OrderByDescending(v => v.ValidFrom).ThenByDescending(v => v.IsOwn).ThenByDescending(v => v.No).FirstOrDefault() ?? versions.LastOrDefault()
            : versions.Find(v => v.No == no);
        if (shown is null)
        {
            return null;
        }

        var row = await db.RuleSetVersions.AsNoTracking().Where(v => v.RuleSet.Code == code && v.No == shown.No)
            .Select(v => new
            {
                Version = v,
                Zh = v.VerifiedBy == null ? null : v.VerifiedBy.NameZh,
                En = v.VerifiedBy == null ? null : v.VerifiedBy.NameLatin,
                Ballots = db.Questions.Count(q => q.RuleSetVersionId == v.Id),
            })
            .SingleAsync(ct);
        return new(
            new(row.Version.Id, code, row.Version.No, row.Version.IsVerified, row.Version.Definition),
            row.Version.Examples ?? [],
            row.Version.ValidFrom,
            row.Version.Hash,
            row.Zh is null ? null : new(row.Zh, row.En!),
            row.Version.VerifiedAt,
            row.Ballots,
            versions);
    }
}

internal static class RuleSetsInForce
{
    /// <summary>
    /// Of each set the version whose text came into force last by the day. Of two of one day an administrator's goes before the one that came with the product: whoever wrote it had the text at hand,
    /// and a later release takes nothing back from them; of two of the same hand the one that was published later. The first one where none is in force yet, so that no set is without.
    /// </summary>
    internal static IQueryable<RuleSetVersion> InForceOn(this IQueryable<RuleSetVersion> versions, TcManagerDb db, DateOnly day) => versions.Where(v =>
        v.No == (db.RuleSetVersions.Where(o => o.RuleSetId == v.RuleSetId && o.ValidFrom <= day).OrderByDescending(o => o.ValidFrom).ThenByDescending(o => o.Uid != null).ThenByDescending(o => o.No).Select(o => (int?)o.No).FirstOrDefault()
                 ?? db.RuleSetVersions.Where(o => o.RuleSetId == v.RuleSetId).Min(o => o.No)));
}
