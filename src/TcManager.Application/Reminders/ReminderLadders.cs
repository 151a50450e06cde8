using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Reminders;

namespace TcManager.Application.Reminders;

/// <summary>Which ladder holds for what.</summary>
internal static class ReminderLadders
{
    internal static Ladder Usual { get; } = new([14, 7, 3, 1]);

    /// <summary>All steps that one of the rule sets names; the usual ones where none does.</summary>
    internal static Ladder Of(IEnumerable<RuleSetDefinition> definitions)
    {
        var days = definitions.SelectMany(d => d.ReminderDays).Distinct().ToList();
        return days.Count > 0 ? new(days) : Usual;
    }
}
