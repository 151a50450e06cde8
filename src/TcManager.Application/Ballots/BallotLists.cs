using System.Linq.Expressions;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>The order of lists of ballots: by when they end or ended, the latest first; what runs therefore stands before what is over, and a draft by the deadline that is planned.</summary>
internal static class BallotLists
{
    /// <summary>The deadline, or the earlier moment at which it was closed or withdrawn, as lists show it.</summary>
    internal static readonly Expression<Func<Ballot, DateTimeOffset?>> EndsAt =
        b => (b.CancelledAt ?? b.ClosedAt) < b.ClosesAt ? b.CancelledAt ?? b.ClosedAt : b.ClosesAt;
}

/// <summary>One line of a list of ballots.</summary>
/// <param name="Outcome">After the count.</param>
/// <param name="IsSigned">By the chair.</param>
/// <param name="Entitled">Only for those who may see the participation.</param>
/// <param name="Returned">Likewise.</param>
public sealed record BallotListItem(
    long Id, string Number, Bilingual Title, BallotState State, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, string ZoneId, VerdictOutcome? Outcome, bool IsSigned, int? Entitled, int? Returned)
{
    public BallotKind Kind { get; init; }

    /// <summary>When it was closed or withdrawn, where that was before the deadline.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Hands were counted: what returned are they, of the first question.</summary>
    public bool IsByHands { get; init; }

    /// <summary>Its questions came out differently: then the outcome is that of the first.</summary>
    public bool IsMixed { get; init; }
}

/// <summary>A page of ballots, in the order of <see cref="BallotLists"/>.</summary>
public sealed record BallotRows(IReadOnlyList<BallotListItem> Items, int Page, bool HasMore);

/// <summary>The ballots of a committee.</summary>
/// <param name="Recorded">Results of votes that were held elsewhere.</param>
public sealed record BallotListPage(BallotCommittee Committee, BallotRows Rows, IReadOnlyList<RecordedBallotItem> Recorded);

/// <summary>A result that was recorded elsewhere.</summary>
public sealed record RecordedBallotItem(
    string Number, Bilingual Title, DateOnly ClosedOn, DatePrecision Precision, string? Rule, int? Entitled, int Yes, int No, int Abstain, VerdictOutcome Outcome, string? Source);

/// <summary>A ballot in which the reader has a vote.</summary>
/// <param name="HasLeft">The seat has ended: nothing can be voted any more.</param>
public sealed record MyBallotItem(
    long Id, string CommitteeCode, Bilingual Title, BallotState State, DateTimeOffset ClosesAt, string ZoneId, int DaysLeft, int LastRevision, VerdictOutcome? Outcome, bool IsSigned, bool HasLeft)
{
    public BallotKind Kind { get; init; }

    /// <summary>When it was closed or withdrawn, where that was before the deadline.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Hands were counted, and nobody's vote was written down.</summary>
    public bool IsByHands { get; init; }

    /// <summary>Its questions came out differently: then the outcome is that of the first.</summary>
    public bool IsMixed { get; init; }

    /// <summary>Whose vote it is, where the reader is to cast it by proxy.</summary>
    public VotedFor? For { get; init; }

    /// <summary>While only those present vote.</summary>
    public VotingRoom? Room { get; init; }
}

/// <summary>Whoever has given the reader a proxy.</summary>
public sealed record VotedFor(long VoterId, Bilingual Name);

/// <summary>What is to vote, what is voted and may be changed, what is over.</summary>
public sealed record MyBallots(IReadOnlyList<MyBallotItem> ToVote, IReadOnlyList<MyBallotItem> Voted, IReadOnlyList<MyBallotItem> Over);
