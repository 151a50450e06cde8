using TcManager.Domain;

namespace TcManager.Application.Demonstration;

/// <summary>What <c>sample-names.json</c> says: ingredients of generated people.</summary>
internal sealed record NameParts(
    IReadOnlyList<NamePart> Surnames,
    IReadOnlyList<NamePart> FirstSyllables,
    IReadOnlyList<NamePart> SecondSyllables,
    IReadOnlyList<NamePart> ForeignGivenNames,
    IReadOnlyList<NamePart> ForeignFamilyNames,
    Bilingual BodyName,
    SamplePositions Positions);

internal sealed record NamePart(string Zh, string Latin);

internal sealed record SamplePositions(
    TitledPositions Research,
    TitledPositions Engineering,
    Bilingual NationalBody,
    Bilingual International,
    Bilingual Secretariat,
    Bilingual Supervision);

/// <summary>What a title is called in one line of work.</summary>
internal sealed record TitledPositions(Bilingual Senior, Bilingual Associate, Bilingual Intermediate);

/// <summary>What <c>sample-content.json</c> says: invented meetings and ballots, every title marked.</summary>
internal sealed record SampleContent(
    string Venue,
    string Link,
    IReadOnlyList<SampleItem> NationalAgenda,
    IReadOnlyList<SampleItem> InternationalAgenda,
    SamplePaper Paper,
    string Excuse,
    string Deputy,
    string Reason,
    string VoidReason,
    IReadOnlyList<SampleBallot> Ballots,
    SampleElection Election)
{
    public IReadOnlyList<SampleItem> AgendaOf(CommitteeFact committee) => committee.IsNational ? NationalAgenda : InternationalAgenda;
}

internal sealed record SampleItem(string Zh, string En, int Minutes);

internal sealed record SamplePaper(string FileName, Bilingual Title, IReadOnlyList<string> Paragraphs);

/// <summary>An invented election between invented candidates.</summary>
/// <param name="Committee">Code.</param>
/// <param name="RuleSet">Code.</param>
/// <param name="Title">Of the election.</param>
/// <param name="Question">The position.</param>
/// <param name="Candidates">In the order of the slip.</param>
/// <param name="OpenedDaysAgo">Before the day of the start.</param>
/// <param name="Days">From opening to deadline.</param>
/// <param name="Voting">By choice.</param>
internal sealed record SampleElection(
    string Committee, string RuleSet, Bilingual Title, Bilingual Question, IReadOnlyList<Bilingual> Candidates, int OpenedDaysAgo, int Days, IReadOnlyDictionary<string, int> Voting);

/// <summary>An invented ballot.</summary>
/// <param name="Committee">Code.</param>
/// <param name="RuleSet">Code.</param>
/// <param name="Reference">Of the invented project.</param>
/// <param name="Title">Of the ballot.</param>
/// <param name="Question">What is put to the vote.</param>
/// <param name="Project">Title of the invented project.</param>
/// <param name="FileName">Of the draft.</param>
/// <param name="Paragraphs">Text of the draft.</param>
/// <param name="OpenedDaysAgo">Before the day of the start.</param>
/// <param name="Days">From opening to deadline; beyond the day of the start the ballot is open.</param>
/// <param name="Voting">Choices of voting seats and P-members; a void slip came on paper.</param>
internal sealed record SampleBallot(
    string Committee,
    string RuleSet,
    string Reference,
    Bilingual Title,
    Bilingual Question,
    Bilingual Project,
    string FileName,
    IReadOnlyList<string> Paragraphs,
    int OpenedDaysAgo,
    int Days,
    IReadOnlyDictionary<string, int> Voting)
{
    /// <summary>Days after the close; null where the chair has not signed.</summary>
    public int? SignedAfterDays { get; init; }

    /// <summary>Days after the opening on which it was withdrawn; null where it was not.</summary>
    public int? WithdrawnAfterDays { get; init; }

    /// <summary>Why.</summary>
    public string? WithdrawalReason { get; init; }

    /// <summary>What the secretariat said of one of the votes that the rules leave to it; null for nothing.</summary>
    public string? Adopted { get; init; }

    /// <summary>How many of the last votes came on paper and were recorded by the secretariat at once.</summary>
    public int Paper { get; init; }

    /// <summary>A member leaves while it is open, and a successor votes in that place: one yes beside those of <see cref="Voting"/>.</summary>
    public bool Succession { get; init; }

    /// <summary>Choices of O-members.</summary>
    public IReadOnlyDictionary<string, int> VotingO { get; init; } = new Dictionary<string, int>();
}
