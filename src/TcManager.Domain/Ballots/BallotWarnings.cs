using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Projects;

namespace TcManager.Domain.Ballots;

/// <summary>Something about a ballot that is not forbidden here and should not happen unseen. A person decides.</summary>
/// <param name="Code"><c>reviewByLetter</c>, <c>tooShort</c>.</param>
/// <param name="Days">Of a length: what the ballot gives.</param>
/// <param name="UsualDays">Of a length: what its rule set names.</param>
/// <param name="Mark">How well that is known.</param>
public sealed record BallotWarning(string Code, int? Days = null, int? UsualDays = null, RuleMark? Mark = null);

/// <summary>What the secretariat is told before it opens a ballot.</summary>
public static class BallotWarnings
{
    /// <summary>
    /// <c>reviewByLetter</c>: a draft for review (送审稿) of a national standard is put to a vote by letter; it must be reviewed in a meeting (SAMR Order 59 of 2022, in force since
    /// 2023-03-01). <c>tooShort</c>: fewer whole days between opening and deadline than a rule set names as usual.
    /// </summary>
    /// <param name="sets">Of the questions.</param>
    /// <param name="project">Null where the ballot is about none.</param>
    /// <param name="isInMeeting">Voted on under an item of a meeting.</param>
    /// <param name="opensAt">Or now, where it opens at once.</param>
    /// <param name="closesAt">The deadline.</param>
    public static IReadOnlyList<BallotWarning> Of(IEnumerable<RuleSetDefinition> sets, Project? project, bool isInMeeting, DateTimeOffset opensAt, DateTimeOffset closesAt)
    {
        var warnings = new List<BallotWarning>();
        if (!isInMeeting && project is { Stage: Stage.Review, IsNational: true })
        {
            warnings.Add(new("reviewByLetter"));
        }

        // The day on which it opens counts: a deadline at the end of the last day is then a whole number of days away.
        var days = (int)Math.Ceiling((closesAt - opensAt).TotalDays);
        if (sets.Select(set => set.UsualLength).OfType<UsualLength>().MaxBy(length => length.Days) is { } usual && days < usual.Days && !isInMeeting)
        {
            warnings.Add(new("tooShort", days, usual.Days, usual.Mark));
        }

        return warnings;
    }
}
