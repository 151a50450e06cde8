using System.Text.Json;
using System.Text.Json.Serialization;

namespace TcManager.Application.Ballots;

/// <summary>
/// A closed ballot for anyone to recompute (docs/export.md). Everything but <see cref="About"/> is bound by the hashes of the verdicts; no name is in it, and
/// nothing of a secret ballot that pairs a voter with a choice.
/// </summary>
public sealed record BallotExport(
    string Format,
    ExportAbout About,
    Guid Ballot,
    int Generation,
    string Secrecy,
    IReadOnlyList<ExportQuestion> Questions,
    IReadOnlyList<ExportVoter> Voters,
    IReadOnlyList<ExportSlip> Slips,
    IReadOnlyList<ExportChoice> SecretChoices,
    IReadOnlyList<ExportVerdict> Verdicts)
{
    public const string CurrentFormat = "tcmanager-ballot/1";
}

/// <summary>For the reader; nothing is proven of it.</summary>
public sealed record ExportAbout(
    string Number, string Committee, string TitleZh, string TitleEn, string Kind, DateTimeOffset OpenedAt, DateTimeOffset ClosesAt, DateTimeOffset ClosedAt, string ZoneId, bool IsSample,
    IReadOnlyList<ExportQuestionText> Questions);

public sealed record ExportQuestionText(int No, string TextZh, string TextEn, string RuleSet, int Version, IReadOnlyList<ExportCandidate> Candidates);

public sealed record ExportCandidate(string Choice, string NameZh, string NameEn);

/// <summary>The rules as they are stored: the hash is over these letters.</summary>
public sealed record ExportQuestion(int No, string RulesHash, string Rules);

public sealed record ExportVoter(string Key, string Category);

/// <param name="No">In the chain.</param>
/// <param name="Answers">Null on a secret ballot: there the payload's hash is of what was sealed.</param>
public sealed record ExportSlip(
    long No, Guid Uid, string Voter, int Revision, int Generation, string Channel, DateTimeOffset CastAt, string PayloadHash, string LeafHash, string ChainHash, IReadOnlyList<ExportAnswer>? Answers);

public sealed record ExportAnswer(int Question, string Choice, string? Reason);

/// <summary>One choice of a secret ballot; in the order of the choices, which says nothing.</summary>
public sealed record ExportChoice(int Question, string Category, string Choice);

public sealed record ExportVerdict(
    int Question, int Generation, string Outcome, bool NoValidVotes, string? Winner, IReadOnlyList<string> FollowUps, IReadOnlyList<ExportCheck> Checks,
    IReadOnlyList<ExportEntitled> Entitled, IReadOnlyList<ExportVotes> Votes, IReadOnlyList<ExportRuling> Rulings, string? ChainHead, string ResultHash);

/// <summary>How the secretariat read one vote: by the leaf of its slip.</summary>
public sealed record ExportRuling(string Slip, string Kind);

public sealed record ExportCheck(string Code, string Kind, long Of, long Per, string Comparison, long RequiredOf, long RequiredPer, long LimitCount, bool Passed);

public sealed record ExportEntitled(string Category, int Voters);

public sealed record ExportVotes(string Category, string Choice, bool Reasoned, int Votes);

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BallotExport))]
public sealed partial class ExportJson : JsonSerializerContext
{
    /// <summary>Chinese as it is read, not escaped.</summary>
    public static ExportJson Readable { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
