using System.Text.Json.Serialization;
using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>Whether a slip shows who cast it.</summary>
public enum Secrecy
{
    /// <summary>记名: by name, seen by the committee once it is closed.</summary>
    Open,

    /// <summary>无记名: nobody learns who chose what (decisions "Of the code" 3).</summary>
    Secret,
}

/// <summary>Why somebody of the electorate may be kept from voting (decisions 6).</summary>
public enum ExclusionGround
{
    /// <summary>起草人: whoever drafted what is voted on (rules.md §1.2).</summary>
    Drafter,

    /// <summary>回避: whoever has an interest in it.</summary>
    Recused,
}

/// <summary>
/// All that a rule set says, as data (rules.md §4). Immutable: a revision is another version, and a ballot keeps the one it was opened with.
/// A set without tests is a consultation. A late vote is refused by every set, so no field says so.
/// </summary>
public sealed partial record RuleSetDefinition
{
    /// <summary>The shape that this program reads and writes; a definition of another one is refused.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of this shape, for readers of stored texts.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Stable: <c>sac-tc</c>, <c>iso-dis</c>.</summary>
    public required string Code { get; init; }

    /// <summary>In both languages, as lists and results print it.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>The text that it comes from, and how well that is known.</summary>
    public required RuleSource Source { get; init; }

    /// <summary>Who votes, frozen at the opening; everyone else is refused. One vote each.</summary>
    public required IReadOnlyList<SeatCategory> Electorate { get; init; }

    /// <summary>The voters with their weights, where each is known by name; null where a vote is a vote.</summary>
    public IReadOnlyList<WeighedVoter>? Voters { get; init; }

    /// <summary>A part of them that can decide alone; null for none.</summary>
    public DecidingPart? Decides { get; init; }

    /// <summary>In the order of the slip. None is preselected (pitfalls 13).</summary>
    public required IReadOnlyList<ChoiceRule> Choices { get; init; }

    /// <summary>An election: the slip offers the ballot's candidates first. Null where the set's own choices are all.</summary>
    public CandidatesRule? Candidates { get; init; }

    /// <summary>What counts: all negatives, and no void slip, where nothing is said.</summary>
    public CountingRules Counting { get; init; } = new();

    /// <summary>How many must be entitled for the ballot to be valid; null where any number may vote.</summary>
    public FewestVotersRule? FewestVoters { get; init; }

    /// <summary>Null where any number of votes decides.</summary>
    public ReturnRule? Return { get; init; }

    /// <summary>All must hold. Empty for a consultation.</summary>
    public required IReadOnlyList<TestRule> Tests { get; init; }

    /// <summary>How many approving members must nominate experts; null where none are asked for.</summary>
    public ExpertsRule? Experts { get; init; }

    /// <summary>Whether an approval leaves every negative vote to be resolved.</summary>
    public bool ResolveNegatives { get; init; }

    /// <summary>Null where the source prescribes none.</summary>
    public UsualLength? UsualLength { get; init; }

    /// <summary>How long before a meeting its papers must be out; null where the source prescribes nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UsualLength? PapersBeforeMeeting { get; init; }

    /// <summary>Whole days before the deadline, each 1 or more.</summary>
    public IReadOnlyList<int> ReminderDays { get; init; } = [];

    /// <summary>Empty: nobody is excluded, a recusal is shown and stays in the base.</summary>
    public IReadOnlyList<ExclusionGround> Excluded { get; init; } = [];

    /// <summary>Whether a voter may let another one vote for them; by charter, so no set of the product says so.</summary>
    public bool ProxyAllowed { get; init; }

    /// <summary>How many one voter may vote for where proxies are allowed, 1 or more; 1 where nothing is said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ProxiesPerVoter { get; init; }

    /// <summary>How it may be voted, one or both; open where nothing is said.</summary>
    public IReadOnlyList<Secrecy> Secrecies { get; init; } = [Secrecy.Open];

    /// <summary>False for a consultation: it takes comments, and there is nothing to evaluate.</summary>
    public bool HasVote() => Tests.Count > 0;

    /// <summary>Whether an open ballot can be held under it: its slip asks neither for a weight nor for an expert nor for a candidate.</summary>
    public bool SuitsBallots() => HasVote() && !NamesVoters() && Experts is null && Candidates is null && Secrecies.Contains(Secrecy.Open);

    /// <summary>Whether an election can be held under it.</summary>
    public bool SuitsElections() => HasVote() && !NamesVoters() && Experts is null && Candidates is not null && Secrecies.Contains(Secrecy.Secret);

    /// <summary>Whether it can be calculated with and no ballot be held: its voters have weights of their own, or its members nominate experts, which no slip takes.</summary>
    public bool IsForCalculatorOnly() => HasVote() && (NamesVoters() || Experts is not null);

    /// <summary>Whether each voter is named and has a weight of its own.</summary>
    public bool NamesVoters() => Voters is not null;

    /// <summary>Whether a seat of this category may vote.</summary>
    public bool Admits(SeatCategory category) => Electorate.Contains(category);

    /// <summary>The choice of that code, or null: no slip offers another. Which candidates there are is the ballot's to say.</summary>
    public ChoiceRule? Choice(string code) => Choices.FirstOrDefault(choice => choice.Code == code)
        ?? (Candidates is not null && CandidatesRule.IsCandidate(code) ? new(code, ChoiceMeaning.Other, CommentNeed.None) : null);

    /// <summary>The set's own words for a choice; null where it has none and the built-in ones hold.</summary>
    public Bilingual? NameOf(string? code) => Choices.FirstOrDefault(choice => choice.Code == code)?.Name;

    /// <summary>What the slip offers, with so many candidates.</summary>
    public IReadOnlyList<ChoiceRule> ChoicesWith(int candidates) => Candidates is null
        ? Choices
        : [.. Enumerable.Range(1, candidates).Select(no => new ChoiceRule(Candidate.CodeOf(no), ChoiceMeaning.Other, CommentNeed.None)), .. Choices];
}

/// <summary>That the slip offers candidates, <c>c1</c> and so on in their order. How many stand is the ballot's to say.</summary>
/// <param name="Seats">How many are chosen: 1.</param>
public sealed record CandidatesRule(int Seats = 1)
{
    /// <summary>How many may stand in one election.</summary>
    public const int Most = 99;

    private const int MostDigits = 2;

    /// <summary>Whether a choice is one of candidate number 1 to 99.</summary>
    public static bool IsCandidate(string code) => code.Length is > 1 and <= MostDigits + 1 && code[0] == 'c' && code[1] is >= '1' and <= '9' && code.AsSpan(1).ContainsAnyExceptInRange('0', '9') is false;
}

/// <summary>A version as delivered with the product.</summary>
/// <param name="No">From 1, rising within the code.</param>
/// <param name="Verified">True only where the text in force was read.</param>
/// <param name="Definition">What it says.</param>
/// <param name="Examples">What it must give.</param>
public sealed record ShippedRuleSet(int No, bool Verified, RuleSetDefinition Definition, IReadOnlyList<WorkedExample> Examples);
