using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Members.Composition;

/// <summary>What a member was asked within a year, and did not answer. An abstention is an answer.</summary>
/// <param name="FormalMissed">Ballots on drafts at enquiry and approval, and systematic reviews.</param>
/// <param name="Internal">Internal ballots of the committee.</param>
/// <param name="InternalMissed">Of these.</param>
public sealed record YearOfBallots(int FormalMissed, int Internal, int InternalMissed);

/// <summary>The duty to vote of those that must (rules.md §2): who does not becomes one that need not.</summary>
/// <param name="Formal">So many formal ballots missed are too many, 1 or more.</param>
/// <param name="InternalShare">A larger share of the year's internal ballots missed is too large, exact.</param>
/// <param name="InternalFewest">But never fewer than so many.</param>
/// <param name="Months">How long the member is an observer then.</param>
/// <param name="Clause">Where it stands.</param>
public sealed record VotingDuty(int Formal, Fraction InternalShare, int InternalFewest, int Months, Clause Clause)
{
    /// <summary>Whether the duty was kept; a P-member that did not keep it becomes an O-member.</summary>
    public bool IsKept(YearOfBallots year) =>
        year.FormalMissed < Formal
        && !(year.InternalMissed >= InternalFewest && new Fraction(year.InternalMissed, year.Internal).Meets(Comparison.MoreThan, InternalShare));
}
