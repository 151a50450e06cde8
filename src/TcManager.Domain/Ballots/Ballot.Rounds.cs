using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Ballots;

public sealed partial class Ballot
{
    /// <summary>
    /// The questions that a second round puts again: those that were not approved, or all of a ballot that was withdrawn after it had been opened. Empty for what is not counted, for an election, which has rounds
    /// of its own, and for a consultation.
    /// </summary>
    /// <param name="outcomes">Of the present round, by question; empty where nothing was counted.</param>
    /// <param name="now">By which its state is judged.</param>
    public IReadOnlyList<Question> QuestionsToRepeat(IReadOnlyDictionary<long, VerdictOutcome> outcomes, DateTimeOffset now) => Kind != BallotKind.Vote ? [] : Facts.StateAt(now) switch
    {
        BallotState.Closed => [.. _questions.Where(q => outcomes.TryGetValue(q.Id, out var outcome) && outcome != VerdictOutcome.Approved).OrderBy(q => q.No)],
        BallotState.Cancelled when OpenedAt is not null => [.. _questions.OrderBy(q => q.No)],
        _ => [],
    };

    /// <summary>A draft of a further round: the same questions on the same papers. Refused as <see cref="BallotPlan.Check"/> says.</summary>
    /// <param name="uid">Of the draft.</param>
    /// <param name="before">The round that asked for it.</param>
    /// <param name="number">As written on the slip.</param>
    /// <param name="plan">What is put again.</param>
    /// <param name="repeated">The questions of the round before, in the plan's order.</param>
    /// <param name="now">When.</param>
    public static Outcome<Ballot> PrepareRound(Guid uid, Ballot before, string number, BallotPlan plan, IReadOnlyList<Question> repeated, DateTimeOffset now)
    {
        var times = plan.Check(now);
        if (!times.IsDone)
        {
            return Outcome.Refused<Ballot>(times.Refusals);
        }

        var ballot = new Ballot { Uid = uid, CommitteeId = before.CommitteeId, Number = number, IsSample = before.IsSample, Kind = plan.Kind, PreviousRoundId = before.Id };
        ballot.Write(plan, times.Value);
        ballot.Ask(plan, [.. repeated.Select(question => new QuestionDraft(null, question.DocumentId))]);
        return ballot;
    }
}
