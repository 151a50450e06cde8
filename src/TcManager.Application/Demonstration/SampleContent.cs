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
