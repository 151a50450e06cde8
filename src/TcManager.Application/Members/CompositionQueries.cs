using Microsoft.EntityFrameworkCore;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Members;

/// <summary>The composition of committees against the limits of their profiles (rules.md §1.1).</summary>
public sealed class CompositionQueries(TcManagerDb db, RosterQueries rosters, CommitteeProfiles profiles)
{
    private const int PageSize = 40;

    /// <summary>All committees of the installation against their rules, those that fall short first; ranked by their academicians where these are asked for. Five queries, however many committees.</summary>
    public async Task<CompositionList> ListAsync(DateOnly day, CompositionFilter filter, int page, CancellationToken ct)
    {
        var all = await AllAsync(day, ct);
        var found = filter == CompositionFilter.Academicians
            ? all.Where(c => c.Is(filter)).OrderByDescending(c => c.Academicians).ThenBy(c => CommitteeTree.OrderOf(c.Committee.Code), StringComparer.Ordinal).ToList()
            : all.Where(c => c.Is(filter)).ToList();
        var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var at = Math.Clamp(page, 1, pages);
        return new(day, filter, all.Count, all.Count(c => c.Report.Failing > 0), all.Count(c => c.Report.Warning > 0), [.. found.Skip((at - 1) * PageSize).Take(PageSize)], at, pages);
    }

    /// <summary>Every committee whose profile has limits for its kind, those that fall short first. Five queries.</summary>
    public async Task<IReadOnlyList<CommitteeComposition>> AllAsync(DateOnly day, CancellationToken ct)
    {
        var committees = await db.CommitteesIn(day, LifeState.Established, LifeState.Suspended)
            .OrderBy(c => c.Id).Select(CommitteeName.Of).ToListAsync(ct);
        var reports = await CheckAsync(committees, day, ct);
        var academicians = await db.Memberships.AsNoTracking()
            .Where(m => m.Category == SeatCategory.Voting && !m.IsBody && m.Person.IsAcademician && m.FromOn <= day && (m.ToOn == null || day <= m.ToOn))
            .GroupBy(m => m.CommitteeId).Select(g => new { g.Key, Members = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Members, ct);
        return [.. committees.Where(c => reports.ContainsKey(c.Id)).Select(c => new CommitteeComposition(c, reports[c.Id], academicians.GetValueOrDefault(c.Id)))
            .OrderByDescending(c => c.Report.Failing > 0).ThenByDescending(c => c.Report.Warning > 0).ThenBy(c => CommitteeTree.OrderOf(c.Committee.Code), StringComparer.Ordinal)];
    }

    /// <summary>The checks of each committee whose profile has limits for its kind, by the version of the day; three queries for all.</summary>
    public async Task<IReadOnlyDictionary<long, CompositionReport>> CheckAsync(IEnumerable<CommitteeName> committees, DateOnly day, CancellationToken ct)
    {
        var limited = committees.Where(c => profiles.Find(c.ProfileCode, day)?.Profile.LimitsOf(c.Kind.ToString()).Count > 0).ToList();
        var found = await RostersAsync(limited, day, ct);
        return limited.ToDictionary(c => c.Id, c => Check(c, found[c.Id], profiles.Find(c.ProfileCode, day))!);
    }

    /// <summary>The same rosters by two versions of their profile; three queries.</summary>
    public async Task<(IReadOnlyDictionary<long, CompositionReport> Before, IReadOnlyDictionary<long, CompositionReport> After)> CompareAsync(
        IReadOnlyList<CommitteeName> committees, DateOnly day, ProfileInForce before, ProfileInForce after, CancellationToken ct)
    {
        var found = await RostersAsync(committees, day, ct);
        Dictionary<long, CompositionReport> By(ProfileInForce version) =>
            committees.Select(c => (c.Id, Report: Check(c, found[c.Id], version))).Where(c => c.Report is not null).ToDictionary(c => c.Id, c => c.Report!);
        return (By(before), By(after));
    }

    /// <summary>The checks of a roster that is already there; null where the profile has none for this kind of committee.</summary>
    public CompositionReport? Check(CommitteeName committee, IEnumerable<RosterSeat> seats, IEnumerable<long> secretariats, DateOnly day) =>
        Check(committee, SnapshotOf(seats, secretariats), day);

    /// <inheritdoc cref="Check(CommitteeName, IEnumerable{RosterSeat}, IEnumerable{long}, DateOnly)"/>
    public CompositionReport? Check(CommitteeName committee, RosterSnapshot roster, DateOnly day) => Check(committee, roster, profiles.Find(committee.ProfileCode, day));

    private async Task<IReadOnlyDictionary<long, RosterSnapshot>> RostersAsync(IReadOnlyList<CommitteeName> committees, DateOnly day, CancellationToken ct)
    {
        var ids = committees.Select(c => c.Id).ToList();
        if (ids.Count == 0)
        {
            return new Dictionary<long, RosterSnapshot>();
        }

        var seats = (await rosters.SeatsAsync(m => EF.Parameter(ids).Contains(m.CommitteeId), day, withContacts: false, ct)).ToLookup(s => s.CommitteeId);
        var secretariats = await rosters.SecretariatsAsync(b => EF.Parameter(ids).Contains(b.CommitteeId), day, ct);
        return ids.ToDictionary(id => id, id => SnapshotOf(seats[id], secretariats[id]));
    }

    private static RosterSnapshot SnapshotOf(IEnumerable<RosterSeat> seats, IEnumerable<long> secretariats) => new([.. seats.Select(s => s.ToRow())], [.. secretariats.Select(id => $"O:{id}")]);

    private static CompositionReport? Check(CommitteeName committee, RosterSnapshot roster, ProfileInForce? version) =>
        version is not null && CompositionRules.Check(version.Profile, committee.Kind.ToString(), roster) is { Count: > 0 } checks ? new(version, checks) : null;
}

/// <summary>All checks of one committee, and where they come from.</summary>
public sealed record CompositionReport(ProfileInForce Source, IReadOnlyList<CompositionCheck> Checks)
{
    public int Holding => Checks.Count(c => c.Holds);

    public int Warning => Checks.Count(c => c.Standing == CompositionStanding.Warns);

    public int Failing => Checks.Count(c => c.Standing == CompositionStanding.Fails);
}

/// <summary>Which committees are listed.</summary>
public enum CompositionFilter
{
    Failing,
    Warning,
    All,

    /// <summary>Those with academicians among their members, most first.</summary>
    Academicians,
}

/// <summary>A committee and its checks.</summary>
/// <param name="Committee">Which.</param>
/// <param name="Report">Its checks.</param>
/// <param name="Academicians">Members on the day who are academicians.</param>
public sealed record CommitteeComposition(CommitteeName Committee, CompositionReport Report, int Academicians)
{
    public bool Is(CompositionFilter filter) => filter switch { CompositionFilter.Failing => Report.Failing > 0, CompositionFilter.Warning => Report.Warning > 0, CompositionFilter.Academicians => Academicians > 0, _ => true };

    /// <summary>Members on the day.</summary>
    public long Members => Report.Checks.FirstOrDefault(c => c.Code == CompositionCodes.Size)?.Actual.Of ?? 0;
}

/// <summary>The committees of an installation on a day.</summary>
/// <param name="Checked">How many have rules of composition at all.</param>
public sealed record CompositionList(DateOnly On, CompositionFilter Filter, int Checked, int Failing, int Warning, IReadOnlyList<CommitteeComposition> Shown, int Page, int Pages);
