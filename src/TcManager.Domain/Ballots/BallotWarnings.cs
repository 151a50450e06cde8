using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Projects;

namespace TcManager.Domain.Ballots;

/// <summary>Something about a ballot that is not forbidden here and should not happen unseen. A person decides.</summary>
/// <param name="Code"><c>reviewByLetter</c>, <c>tooShort</c>, <c>shortByHouse</c>, <c>hoursOnly</c>, <c>papersLate</c>.</param>
/// <param name="Days">Of a length: what the ballot gives.</param>
/// <param name="UsualDays">Of a length: what its rule set names, or the house.</param>
/// <param name="Mark">How well that is known.</param>
public sealed record BallotWarning(string Code, int? Days = null, int? UsualDays = null, RuleMark? Mark = null);

/// <summary>What the secretariat is told before it opens a ballot.</summary>
public static class BallotWarnings
{
    /// <summary>In days: the house's own floor for a ballot by letter whose rules name no length. It stands in no clause.</summary>
    public const int HouseDays = 7;

    /// <summary>
    /// <c>reviewByLetter</c>: a draft for review (送审稿) of a national standard is put to a vote by letter; it must be reviewed in a meeting (SAMR Order 59 of 2022, in force since
    /// 2023-03-01). <c>tooShort</c>: fewer whole days between opening and deadline than a rule set names as usual. Where none names a length, by letter: <c>hoursOnly</c> below 24 hours, <c>shortByHouse</c> below <see cref="HouseDays"/>. <c>papersLate</c>: in a meeting, a question's paper, or its newest file, came fewer
    /// whole days before the first day than the rule set of that question demands (ISO/IEC Directives, Part 1: six weeks; the old rules for review: a month). By letter the papers come with the opening, so that
    /// its length says the same.
    /// </summary>
    /// <param name="sets">Of the questions.</param>
    /// <param name="project">Null where the ballot is about none.</param>
    /// <param name="isInMeeting">Voted on under an item of a meeting.</param>
    /// <param name="opensAt">Or now, where it opens at once.</param>
    /// <param name="closesAt">The deadline.</param>
    /// <param name="papers">Of a ballot in a meeting, by question; empty for one by letter.</param>
    public static IReadOnlyList<BallotWarning> Of(IEnumerable<RuleSetDefinition> sets, Project? project, bool isInMeeting, DateTimeOffset opensAt, DateTimeOffset closesAt, IReadOnlyList<PaperInTime>? papers = null)
    {
        var warnings = new List<BallotWarning>();
        if (!isInMeeting && project is { Stage: Stage.Review, IsNational: true })
        {
            warnings.Add(new("reviewByLetter"));
        }

        // The day on which it opens counts: a deadline at the end of the last day is then a whole number of days away.
        var days = (int)Math.Ceiling((closesAt - opensAt).TotalDays);
        if (!isInMeeting && LengthOf(sets.Select(set => set.UsualLength).OfType<UsualLength>().MaxBy(length => length.Days), closesAt - opensAt, days) is { } length)
        {
            warnings.Add(length);
        }

        if ((papers ?? []).Where(paper => paper.Demanded is { } demanded && paper.DaysBefore < demanded.Days).OrderBy(paper => paper.DaysBefore - paper.Demanded!.Days).FirstOrDefault() is { } late)
        {
            warnings.Add(new("papersLate", late.DaysBefore, late.Demanded!.Days, late.Demanded.Mark));
        }

        return warnings;
    }

    private static BallotWarning? LengthOf(UsualLength? usual, TimeSpan length, int days) => usual switch
    {
        { } named => days < named.Days ? new("tooShort", days, named.Days, named.Mark) : null,
        null when length < TimeSpan.FromDays(1) => new("hoursOnly", 0, HouseDays),
        null => days < HouseDays ? new("shortByHouse", days, HouseDays) : null,
    };
}

/// <summary>When the paper of a question that is put in a meeting came.</summary>
/// <param name="CameOn">Local day of its newest file.</param>
/// <param name="MeetingOn">First day of the meeting.</param>
/// <param name="Demanded">By the rules of the question; null where they demand nothing.</param>
public sealed record PaperInTime(DateOnly CameOn, DateOnly MeetingOn, UsualLength? Demanded)
{
    /// <summary>Whole days between; 0 for one that came on the day or later.</summary>
    public int DaysBefore => Math.Max(0, MeetingOn.DayNumber - CameOn.DayNumber);
}
