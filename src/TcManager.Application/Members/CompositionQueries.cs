using Microsoft.EntityFrameworkCore;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Domain.Committees;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Members;

/// <summary>The composition of committees against the limits of their profiles (rules.md §1.1).</summary>
public sealed class CompositionQueries(TcManagerDb db, RosterQueries rosters, CommitteeProfiles profiles)
{
    private const int PageSize = 40;

    /// <summary>All committees of the installation against their rules, those that fall short first. Four queries, however many committees.</summary>
    public async Task<CompositionList> ListAsync(DateOnly day, CompositionFilter filter, int page, CancellationToken ct)
    {
        var committees = await db.Committees.AsNoTracking()
            .Where(c => db.CommitteeStates.Where(s => s.CommitteeId == c.Id && s.OnDate <= day).OrderByDescending(s => s.OnDate).ThenByDescending(s => s.Id).Select(s => (LifeState?)s.State).FirstOrDefault() != LifeState.Dissolved)
            .OrderBy(c => c.Id).Select(CommitteeName.Of).ToListAsync(ct);
        var reports = await CheckAsync(committees, day, ct);
        var all = committees.Where(c => reports.ContainsKey(c.Id)).Select(c => new CommitteeComposition(c, reports[c.Id])).ToList();
        var found = all.Where(c => filter switch { CompositionFilter.Failing => c.Report.Failing > 0, CompositionFilter.Warning => c.Report.Warning > 0, _ => true })
            .OrderByDescending(c => c.Report.Failing > 0).ThenByDescending(c => c.Report.Warning > 0).ThenBy(c => CommitteeTree.OrderOf(c.Committee.Code), StringComparer.Ordinal).ToList();
        var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var at = Math.Clamp(page, 1, pages);
        return new(day, filter, all.Count, all.Count(c => c.Report.Failing > 0), all.Count(c => c.Report.Warning > 0), [.. found.Skip((at - 1) * PageSize).Take(PageSize)], at, pages);
    }

    /// <summary>The checks of each committee whose profile has limits for its kind; three queries for all.</summary>
    public async Task<IReadOnlyDictionary<long, CompositionReport>> CheckAsync(IEnumerable<CommitteeName> committees, DateOnly day, CancellationToken ct)
    {
        var limited = committees.Where(c => profiles.Find(c.ProfileCode)?.Profile.LimitsOf(c.Kind.ToString()).Count > 0).ToList();
        var ids = limited.ConvertAll(c => c.Id);
        if (ids.Count == 0)
        {
            return new Dictionary<long, CompositionReport>();
        }

        var seats = (await rosters.SeatsAsync(m => EF.Parameter(ids).Contains(m.CommitteeId), day, withContacts: false, ct)).ToLookup(s => s.CommitteeId);
        var secretariats = await rosters.SecretariatsAsync(b => EF.Parameter(ids).Contains(b.CommitteeId), day, ct);
        return limited.ToDictionary(c => c.Id, c => Check(c, seats[c.Id], secretariats[c.Id])!);
    }

    /// <summary>The checks of a roster that is already there; null where the profile has none for this kind of committee.</summary>
    public CompositionReport? Check(CommitteeName committee, IEnumerable<RosterSeat> seats, IEnumerable<long> secretariats)
    {
        var roster = new RosterSnapshot([.. seats.Select(s => s.ToRow())], [.. secretariats.Select(id => $"O:{id}")]);
        return Check(committee, roster);
    }

    /// <inheritdoc cref="Check(CommitteeName, IEnumerable{RosterSeat}, IEnumerable{long})"/>
    public CompositionReport? Check(CommitteeName committee, RosterSnapshot roster)
    {
        if (profiles.Find(committee.ProfileCode) is not { } shipped)
        {
            return null;
        }

        var checks = CompositionRules.Check(shipped.Profile, committee.Kind.ToString(), roster);
        return checks.Count == 0 ? null : new(shipped, checks);
    }
}

/// <summary>All checks of one committee, and where they come from.</summary>
public sealed record CompositionReport(ShippedProfile Source, IReadOnlyList<CompositionCheck> Checks)
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
}

/// <summary>A committee and its checks.</summary>
public sealed record CommitteeComposition(CommitteeName Committee, CompositionReport Report)
{
    /// <summary>Members on the day.</summary>
    public long Members => Report.Checks.FirstOrDefault(c => c.Code == CompositionCodes.Size)?.Actual.Of ?? 0;
}

/// <summary>The committees of an installation on a day.</summary>
/// <param name="Checked">How many have rules of composition at all.</param>
public sealed record CompositionList(DateOnly On, CompositionFilter Filter, int Checked, int Failing, int Warning, IReadOnlyList<CommitteeComposition> Shown, int Page, int Pages);
