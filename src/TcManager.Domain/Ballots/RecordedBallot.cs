using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Committees;

namespace TcManager.Domain.Ballots;

/// <summary>What is known of a vote that was held elsewhere, as its papers say.</summary>
/// <param name="Title">What was voted on.</param>
/// <param name="ClosedOn">The day of the result, or what is known of it.</param>
/// <param name="Precision">How much of the day is known.</param>
/// <param name="Rule">By which rule, as written; null where it is not said.</param>
/// <param name="Entitled">How many could vote; null where it is not said.</param>
/// <param name="Yes">0 or more.</param>
/// <param name="No">0 or more.</param>
/// <param name="Abstain">0 or more.</param>
/// <param name="Outcome">As recorded: nothing is computed anew.</param>
/// <param name="Source">The paper that says so; null where none is named.</param>
public sealed record RecordedResult(Bilingual Title, DateOnly ClosedOn, DatePrecision Precision, string? Rule, int? Entitled, int Yes, int No, int Abstain, VerdictOutcome Outcome, string? Source)
{
    /// <summary>Refused as <c>recordedBallot.inFuture</c>, as <c>recordedBallot.negative</c>, and as <c>recordedBallot.moreVotesThanVoters</c> with both numbers.</summary>
    public Outcome Check(DateOnly today)
    {
        List<Refusal> faults = [];
        if (ClosedOn > today)
        {
            faults.Add(new("recordedBallot.inFuture", nameof(ClosedOn)));
        }

        if (Yes < 0 || No < 0 || Abstain < 0 || Entitled < 0)
        {
            faults.Add(new("recordedBallot.negative"));
        }
        else if ((long)Yes + No + Abstain > Entitled)
        {
            faults.Add(new("recordedBallot.moreVotesThanVoters", nameof(Entitled), Entitled, (long)Yes + No + Abstain));
        }

        return Domain.Outcome.Of(faults);
    }
}

/// <summary>投票结果 recorded elsewhere: a number, counts and an outcome taken over from papers. Nobody votes in it, and nothing of it is computed here.</summary>
public sealed class RecordedBallot : IRoot
{
    private RecordedBallot()
    {
    }

    public RecordedBallot(Guid uid, long committeeId, string number, RecordedResult result)
    {
        Uid = uid;
        CommitteeId = committeeId;
        Number = number;
        Title = result.Title;
        Correct(result);
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public long CommitteeId { get; private set; }

    public Committee Committee { get; private set; } = null!;

    /// <summary>As its papers number it; one of its kind in the committee.</summary>
    public string Number { get; private set; } = null!;

    public Bilingual Title { get; private set; } = null!;

    public DateOnly ClosedOn { get; private set; }

    public DatePrecision ClosedOnPrecision { get; private set; }

    public string? Rule { get; private set; }

    public int? Entitled { get; private set; }

    public int Yes { get; private set; }

    public int No { get; private set; }

    public int Abstain { get; private set; }

    public VerdictOutcome Outcome { get; private set; }

    public string? Source { get; private set; }

    public RecordedResult Result => new(Title, ClosedOn, ClosedOnPrecision, Rule, Entitled, Yes, No, Abstain, Outcome, Source);

    /// <summary>Mends what the papers say.</summary>
    public void Correct(RecordedResult result) =>
        (Title, ClosedOn, ClosedOnPrecision, Rule, Entitled, Yes, No, Abstain, Outcome, Source) =
        (result.Title, result.ClosedOn, result.Precision, result.Rule, result.Entitled, result.Yes, result.No, result.Abstain, result.Outcome, result.Source);
}
