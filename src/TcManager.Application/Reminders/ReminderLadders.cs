using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Reminders;

namespace TcManager.Application.Reminders;

/// <summary>Which ladder holds for what.</summary>
internal static class ReminderLadders
{
    internal static Ladder Usual { get; } = new([14, 7, 3, 1]);

    /// <summary>When whoever owes a vote was asked for it last: at the opening, by another deadline, or once the vote in the room had ended.</summary>
    internal static DateTimeOffset AskedAt(DateTimeOffset openedAt, DateTimeOffset? movedAt, DateTimeOffset? roomEndedAt) =>
        new[] { openedAt, movedAt ?? openedAt, roomEndedAt ?? openedAt }.Max();

    /// <summary>All steps that one of the rule sets names; the usual ones where none does.</summary>
    internal static Ladder Of(IEnumerable<RuleSetDefinition> definitions)
    {
        var days = definitions.SelectMany(d => d.ReminderDays).Distinct().ToList();
        return days.Count > 0 ? new(days) : Usual;
    }
}
