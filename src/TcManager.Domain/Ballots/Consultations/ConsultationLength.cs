using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Ballots.Consultations;

/// <summary>How long a consultation runs against what its rules ask for. Shorter is warned of, never refused: a committee may have its grounds.</summary>
/// <param name="Days">Local days from the opening to the last day.</param>
/// <param name="Required">Days that the rules ask for.</param>
/// <param name="Mark">How well that is known.</param>
public sealed record ConsultationLength(int Days, int Required, RuleMark Mark)
{
    public bool IsShort => Days < Required;

    /// <summary>Null where the rules name no length.</summary>
    /// <param name="rules">Of the consultation.</param>
    /// <param name="opensAt">When it begins.</param>
    /// <param name="deadline">Its first refused instant, and the zone in which days are counted.</param>
    public static ConsultationLength? Of(RuleSetDefinition rules, DateTimeOffset opensAt, Deadline deadline) => rules.UsualLength is not { } usual
        ? null
        : new(LocalMoment.DayOf(deadline.At.AddTicks(-1), deadline.ZoneId).DayNumber - LocalMoment.DayOf(opensAt, deadline.ZoneId).DayNumber, usual.Days, usual.Mark);
}
