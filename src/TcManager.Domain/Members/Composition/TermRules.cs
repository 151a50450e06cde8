using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Members.Composition;

/// <summary>What a profile says of terms and of adjustments within them (rules.md §1.1, <c>term</c> and <c>adjustment</c>). All of it warns; nothing ends a seat.</summary>
/// <param name="Years">Usual length of a term, 1 or more.</param>
/// <param name="WarningMonths">Months before the planned end at which it is warned of, largest first.</param>
/// <param name="AdjustmentShare">The most of the members that one adjustment normally changes.</param>
/// <param name="AdjustmentsPerYear">How many adjustments a calendar year normally sees.</param>
/// <param name="Clause">Where it stands, and how well it is known.</param>
public sealed record TermRules(int Years, IReadOnlyList<int> WarningMonths, Fraction AdjustmentShare, int AdjustmentsPerYear, Clause Clause)
{
    /// <summary>The step of the warning that a day has reached: 12, 9, 6 or 3 months before the planned end, 0 when it has passed, null before the first step.</summary>
    public int? WarningOn(DateOnly plannedEndOn, DateOnly day) =>
        day > plannedEndOn ? 0 : WarningMonths.Where(months => day >= plannedEndOn.AddMonths(-months)).Select(months => (int?)months).Min();

    /// <summary>Whether an adjustment changes more than it normally may: the larger of those who come and those who leave, of the members before.</summary>
    public bool IsLarge(int added, int dropped, int members) => !new Fraction(Math.Max(added, dropped), members).Meets(Comparison.AtMost, AdjustmentShare);
}
