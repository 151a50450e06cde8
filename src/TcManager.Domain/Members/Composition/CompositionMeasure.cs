namespace TcManager.Domain.Members.Composition;

/// <summary>What one limit measures on a roster.</summary>
/// <param name="Actual">To be compared with the limit.</param>
/// <param name="Suspects">The rows that stand behind a fault, if it is one.</param>
/// <param name="IsSound">False where something beside the number is wrong.</param>
internal sealed record CompositionMeasure(Fraction Actual, IEnumerable<RosterRow> Suspects, bool IsSound = true)
{
    public static CompositionMeasure Of(CompositionLimit limit, RosterSnapshot roster) => limit.Code switch
    {
        CompositionCodes.Size => Heads(roster.Members.Count(), []),
        CompositionCodes.Chair => Holders(roster, OfficeRole.Chair),
        CompositionCodes.ViceChairs => Holders(roster, OfficeRole.ViceChair),
        CompositionCodes.SecretaryGeneral => Holders(roster, OfficeRole.SecretaryGeneral, row => row.IsVoting && IsOfSecretariat(row, roster)),
        CompositionCodes.DeputySecretaries => Holders(roster, OfficeRole.DeputySecretaryGeneral, row => row.IsVoting),
        CompositionCodes.PerOrganisation => PerOrganisation(limit, roster),
        CompositionCodes.ChairViceOrganisation => ChairViceOrganisation(roster),
        CompositionCodes.SideShare => SideShare(limit, roster),
        CompositionCodes.CommitteesPerPerson => CommitteesPerPerson(limit, roster),
        CompositionCodes.Titles => TitlesOf(limit, roster),
        _ => throw new ArgumentException($"No rule of composition is called {limit.Code}.", nameof(limit)),
    };

    private static CompositionMeasure Heads(int count, IEnumerable<RosterRow> suspects, bool isSound = true) => new(new Fraction(count, 1), suspects, isSound);

    private static CompositionMeasure Holders(RosterSnapshot roster, OfficeRole role, Func<RosterRow, bool>? mayHold = null)
    {
        var holders = roster.Holders(role).ToList();
        var unfit = holders.Where(row => mayHold is not null && !mayHold(row)).ToList();
        return Heads(holders.Count, unfit.Count > 0 ? unfit : holders, unfit.Count == 0);
    }

    private static bool IsOfSecretariat(RosterRow row, RosterSnapshot roster) =>
        row.OrganisationKey is { } organisation && roster.SecretariatOrganisations.Contains(organisation);

    private static CompositionMeasure PerOrganisation(CompositionLimit limit, RosterSnapshot roster)
    {
        var sizes = roster.Members.Where(row => row.OrganisationKey is not null).CountBy(row => row.OrganisationKey!).ToDictionary();
        return Heads(
            sizes.Values.DefaultIfEmpty().Max(),
            roster.Members.Where(row => row.OrganisationKey is { } organisation && Exceeds(new Fraction(sizes[organisation], 1), limit.Required)));
    }

    private static CompositionMeasure ChairViceOrganisation(RosterSnapshot roster)
    {
        var chairs = roster.Holders(OfficeRole.Chair).ToList();
        var vices = roster.Holders(OfficeRole.ViceChair).Where(vice => chairs.Exists(chair => IsColleague(chair, vice))).ToList();
        return Heads(vices.Count, [.. chairs.Where(chair => vices.Exists(vice => IsColleague(chair, vice))), .. vices]);
    }

    private static bool IsColleague(RosterRow one, RosterRow other) => one.OrganisationKey is { } organisation && organisation == other.OrganisationKey;

    private static CompositionMeasure SideShare(CompositionLimit limit, RosterSnapshot roster)
    {
        var size = roster.Members.Count();
        var sides = roster.Members.Where(row => row.Side is not null).CountBy(row => row.Side!.Value).ToDictionary();
        return new(
            new Fraction(sides.Values.DefaultIfEmpty().Max(), size),
            roster.Members.Where(row => row.Side is { } side && Exceeds(new Fraction(sides[side], size), limit.Required)));
    }

    // Both readings are shown, so that the rows are those over the stricter one.
    private static CompositionMeasure CommitteesPerPerson(CompositionLimit limit, RosterSnapshot roster) => Heads(
        roster.Members.Where(row => !row.IsBody).Select(row => row.OtherSeats + 1).DefaultIfEmpty().Max(),
        roster.Members.Where(row => !row.IsBody && Exceeds(new Fraction(row.OtherSeats + 1, 1), limit.Notice ?? limit.Required)));

    private static CompositionMeasure TitlesOf(CompositionLimit limit, RosterSnapshot roster)
    {
        var thresholds = limit.Titles ?? throw new ArgumentException("The rule on titles needs its thresholds.", nameof(limit));
        var members = roster.Members.Where(row => !row.IsBody).ToList();
        var below = members.Where(row => row.Title < (IsHead(row) ? thresholds.Heads : thresholds.Members)).ToList();
        return new(new Fraction(members.Count - below.Count, members.Count), below);
    }

    private static bool IsHead(RosterRow row) => row.Holds(OfficeRole.Chair) || row.Holds(OfficeRole.ViceChair);

    private static bool Exceeds(Fraction actual, Fraction limit) => !actual.Meets(Comparison.AtMost, limit);
}
