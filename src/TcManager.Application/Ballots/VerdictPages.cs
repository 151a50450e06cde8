using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Application.Ballots;

/// <summary>The verdict on one question.</summary>
public sealed record VerdictView(
    QuestionView Question,
    Evaluation Evaluation,
    BallotCount Count,
    byte[] ResultHash,
    DateTimeOffset ComputedAt,
    Bilingual? SignedBy,
    DateTimeOffset? SignedAt)
{
    /// <summary>What the secretariat said of single votes of this question, by name, with what it said before.</summary>
    public IReadOnlyList<RulingLine> Rulings { get; init; } = [];

    /// <summary>Of the slips that were counted; null where they were counted before slips were chained.</summary>
    public byte[]? ChainHead { get; init; }
}

/// <summary>A vote as it stands after the close of an open ballot.</summary>
public sealed record VoteByName(long QuestionId, long VoterId, string NameZh, string NameLatin, Bilingual Organisation, SeatCategory Category, string? Choice, string? Reason)
{
    /// <summary>How the slip came; null where none did.</summary>
    public SlipChannel? Channel { get; init; }

    /// <summary>Who cast it, where that was somebody else: by proxy, or one of those who represent a body.</summary>
    public Bilingual? CastBy { get; init; }

    /// <summary>Whose place it was at the opening, where a successor has taken it.</summary>
    public Bilingual? Predecessor { get; init; }

    /// <summary>A slip on paper that said nothing valid.</summary>
    public bool IsVoid => Choice == RuleSetDefinition.VoidChoice;
}

/// <summary>How each voted: a page of the electorate by name.</summary>
/// <param name="Rows">One per answer, and one without a choice for whoever did not vote.</param>
/// <param name="Voters">How many there are on all pages.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">1 or more.</param>
public sealed record VotesPage(IReadOnlyList<VoteByName> Rows, int Voters, int Page, int Pages);

/// <summary>What was written with the votes, what came with a no first.</summary>
/// <param name="Rows">As many as a page holds.</param>
/// <param name="Written">How many there are.</param>
public sealed record ReasonsPage(IReadOnlyList<VoteByName> Rows, int Written);

/// <summary>What was decided, and how each voted.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Verdicts">By question.</param>
/// <param name="Votes">By name.</param>
/// <param name="Reasons">As written.</param>
/// <param name="Slips">All that were received.</param>
/// <param name="Counted">Those that count: the newest of each voter.</param>
public sealed record VerdictPage(BallotView Ballot, IReadOnlyList<VerdictView> Verdicts, VotesPage Votes, ReasonsPage Reasons, int Slips, int Counted);
