using TcManager.Domain.Committees;

namespace TcManager.Domain.Members;

/// <summary>届: planned and actual end. Seats end by an act, never because a planned end has passed (decisions 1).</summary>
public sealed class Term
{
    private Term()
    {
    }

    public Term(long committeeId, int no, DateOnly startOn, DateOnly plannedEndOn)
    {
        CommitteeId = committeeId;
        No = no;
        StartOn = startOn;
        PlannedEndOn = plannedEndOn;
    }

    public long Id { get; private set; }

    public long CommitteeId { get; private set; }

    public Committee Committee { get; private set; } = null!;

    public int No { get; private set; }

    public DateOnly StartOn { get; private set; }

    public DateOnly PlannedEndOn { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>届满未换届: the planned end lies behind and nobody has ended the term. A warning, nothing else.</summary>
    public bool IsOverdueOn(DateOnly day) => EndedOn is null && day > PlannedEndOn;

    /// <summary>Ends the term with its last day. Refused as <c>term.alreadyEnded</c>, or <c>term.endsBeforeStart</c>.</summary>
    public Outcome EndOn(DateOnly lastDay)
    {
        var ended = Span.End(StartOn, EndedOn, lastDay, "term");
        EndedOn = ended.IsDone ? lastDay : EndedOn;
        return ended;
    }
}
