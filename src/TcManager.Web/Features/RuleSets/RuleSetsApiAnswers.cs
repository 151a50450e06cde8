using System.Globalization;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Web.Features.RuleSets;

/// <summary>A text in both languages, under their codes.</summary>
internal static class BothLanguages
{
    internal static Dictionary<string, string> Of(Bilingual text) => new() { [Cultures.English] = text.En, [Cultures.Chinese] = text.Zh };
}

/// <summary>One set of the list.</summary>
/// <param name="Code">As in the address.</param>
/// <param name="Version">Of those in force.</param>
/// <param name="Title">By language.</param>
/// <param name="Source">The text that it comes from.</param>
/// <param name="ValidFrom">Null where that day was not read.</param>
/// <param name="Verified">Whether somebody compared it with the text in force.</param>
/// <param name="HasVote">False for a consultation.</param>
/// <param name="Categories">Who votes.</param>
/// <param name="Choices">What may be chosen; <c>void</c> may be anywhere. Of an election the first two candidates.</param>
/// <param name="MostCandidates">Of an election: candidates are <c>c1</c>, <c>c2</c> and so on up to this number; else null.</param>
/// <param name="Voters">Where voters are named, their codes and weights; else null.</param>
public sealed record RuleSetListed(
    string Code,
    int Version,
    IReadOnlyDictionary<string, string> Title,
    string Source,
    string? ValidFrom,
    bool Verified,
    bool HasVote,
    IReadOnlyList<string> Categories,
    IReadOnlyList<string> Choices,
    int? MostCandidates,
    IReadOnlyList<RuleSetVoter>? Voters)
{
    internal static RuleSetListed Of(RuleSetLine set) => new(
        set.Code,
        set.No,
        BothLanguages.Of(set.Definition.Title),
        set.Definition.Source.Document.In(CultureInfo.CurrentUICulture.Name),
        set.Definition.Source.ValidFrom?.ToString("O", CultureInfo.InvariantCulture),
        set.IsVerified,
        set.Definition.HasVote(),
        [.. set.Definition.Electorate.Select(CountInput.NameOf)],
        [.. set.Definition.ChoicesWith(set.Definition.Candidates is null ? 0 : 2).Select(choice => choice.Code)],
        set.Definition.Candidates is null ? null : CandidatesRule.Most,
        set.Definition.Voters?.Select(voter => new RuleSetVoter(voter.Code, voter.Weight, voter.Parts ?? [])).ToList());
}

/// <summary>A voter that a set knows by name.</summary>
public sealed record RuleSetVoter(string Code, int Weight, IReadOnlyList<string> Parts);

/// <summary>What came of a count.</summary>
public sealed record EvaluationAnswer(
    EvaluatedBy RuleSet,
    VerdictOutcome Outcome,
    string? Winner,
    IReadOnlyList<FollowUp> FollowUps,
    IReadOnlyList<CheckAnswer> Checks,
    IReadOnlyDictionary<string, string> Explanation)
{
    internal static EvaluationAnswer Of(RuleSetView rules, Evaluation evaluation, IReadOnlyDictionary<string, string> explanation) => new(
        new(rules.Code, rules.No, rules.Definition.Source.Document.In(CultureInfo.CurrentUICulture.Name), rules.IsVerified),
        evaluation.Outcome,
        evaluation.Winner,
        evaluation.FollowUps ?? [],
        [.. evaluation.Checks.Select(check => new CheckAnswer(check.Code, new(check.Actual.Of, check.Actual.Per), new(check.Required.Of, check.Required.Per), check.Comparison, check.Passed))],
        explanation);
}

/// <summary>By which version.</summary>
public sealed record EvaluatedBy(string Code, int Version, string Source, bool Verified);

/// <summary>One condition.</summary>
public sealed record CheckAnswer(string Code, FractionAnswer Actual, FractionAnswer Required, Comparison Comparison, bool Passed);

/// <summary>A fraction as counted; per 0 where there was nothing to count.</summary>
public sealed record FractionAnswer(long Of, long Per);
