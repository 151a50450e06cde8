using TcManager.Application.Committees;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Members;

/// <summary>The composition of committees against the limits of their profiles (rules.md §1.1).</summary>
public sealed class CompositionQueries(RosterQueries rosters, CommitteeProfiles profiles)
{
    /// <summary>The checks of each committee whose profile has limits for its kind; three queries for all.</summary>
    public async Task<IReadOnlyDictionary<long, CompositionReport>> CheckAsync(IEnumerable<CommitteeName> committees, DateOnly day, CancellationToken ct)
    {
        var limited = committees.Where(c => profiles.Find(c.ProfileCode)?.Profile.LimitsOf(c.Kind.ToString()).Count > 0).ToList();
        var ids = limited.ConvertAll(c => c.Id);
        if (ids.Count == 0)
        {
            return new Dictionary<long, CompositionReport>();
        }

        var seats = (await rosters.SeatsAsync(m => ids.Contains(m.CommitteeId), day, withContacts: false, ct)).ToLookup(s => s.CommitteeId);
        var secretariats = await rosters.SecretariatsAsync(b => ids.Contains(b.CommitteeId), day, ct);
        return limited.ToDictionary(c => c.Id, c => Check(c, seats[c.Id], secretariats[c.Id])!);
    }

    /// <summary>The checks of a roster that is already there; null where the profile has none for this kind of committee.</summary>
    public CompositionReport? Check(CommitteeName committee, IEnumerable<RosterSeat> seats, IEnumerable<long> secretariats)
    {
        if (profiles.Find(committee.ProfileCode) is not { } shipped)
        {
            return null;
        }

        var roster = new RosterSnapshot([.. seats.Select(s => s.ToRow())], [.. secretariats.Select(id => $"O:{id}")]);
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
