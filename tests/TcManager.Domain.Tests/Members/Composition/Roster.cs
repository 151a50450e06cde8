using TcManager.Domain.Members;
using TcManager.Domain.Members.Composition;
using TcManager.Domain.People;

namespace TcManager.Domain.Tests.Members.Composition;

/// <summary>A lawful roster to start from: one person per organisation, the sides in turn, all offices held.</summary>
public static class Roster
{
    private static readonly StakeholderSide[] Sides = Enum.GetValues<StakeholderSide>();

    public static RosterSnapshot Of(int members) =>
        new([.. Enumerable.Range(0, members).Select(Row)], ["o2"]);

    public static RosterSnapshot With(this RosterSnapshot roster, int position, Func<RosterRow, RosterRow> change) =>
        roster with { Rows = [.. roster.Rows.Select((row, at) => at == position ? change(row) : row)] };

    public static RosterSnapshot With(this RosterSnapshot roster, IEnumerable<int> positions, Func<RosterRow, RosterRow> change) =>
        positions.Aggregate(roster, (changed, position) => changed.With(position, change));

    public static CompositionCheck Check(this RosterSnapshot roster, string code, string kind = "TC") =>
        CompositionRules.Check(Seed.Profile("sac-2020"), kind, roster).Single(check => check.Code == code);

    private static RosterRow Row(int position) => new($"p{position}", $"o{position}", Sides[position % Sides.Length], TitleLevel.Senior, position switch
    {
        0 => [OfficeRole.Chair],
        1 => [OfficeRole.ViceChair],
        2 => [OfficeRole.SecretaryGeneral],
        3 => [OfficeRole.DeputySecretaryGeneral],
        _ => [],
    });
}
