using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Mail.Templates;

/// <summary>A verdict in words: every sentence is made from the stored data (pitfalls 21).</summary>
public sealed class VerdictLines(IStringLocalizer<MailTexts> texts)
{
    /// <summary>The outcome, where all questions share it; else how many were approved.</summary>
    public string Outcome(IReadOnlyList<QuestionResult> results) => results.Select(r => r.Evaluation.Outcome).Distinct().ToList() is [var only]
        ? texts[$"outcome.{only}"].Value
        : texts["outcome.several", results.Count(r => r.Evaluation.Outcome == VerdictOutcome.Approved), results.Count].Value;

    public MailSection Section(QuestionResult result, bool isNumbered, string culture)
    {
        var heading = isNumbered ? $"{result.No}. {result.Text.In(culture)}" : result.Text.In(culture);
        return new(heading, [new(OutcomeOf(result, culture), Counts(result, culture)), .. result.Evaluation.Checks.Select(check => Check(check, result.IsVerified, culture))]);
    }

    private string OutcomeOf(QuestionResult result, string culture) => result.Evaluation.Winner is { } winner && result.Candidates.TryGetValue(winner, out var name)
        ? texts["outcome.elected", name.In(culture)]
        : texts[$"outcome.{result.Evaluation.Outcome}"];

    private string Counts(QuestionResult result, string culture)
    {
        var tally = new BallotTally(result.Definition, result.Count);
        if (result.Candidates.Count > 0)
        {
            var votes = result.Candidates.Select(c => texts["counts.candidate", c.Value.In(culture), result.Count.Votes.Where(v => v.Choice == c.Key).Sum(v => (long)v.Votes)].Value);
            return texts["counts.election", string.Join(texts["comma"], votes), tally[Figure.Abstain], tally[Figure.Returned], tally[Figure.Entitled]];
        }

        // A void slip came back; whether it takes part is the rule set's to say.
        var slips = result.Count.Void?.Sum(row => row.Slips) ?? 0;
        return texts[slips > 0 ? "counts.void" : "counts", tally[Figure.Yes], tally[Figure.No], tally[Figure.Abstain], tally[Figure.Returned], tally[Figure.Entitled], result.Count.Votes.Sum(v => (long)v.Votes) + slips, slips];
    }

    private MailItem Check(EvaluatedCheck check, bool isVerified, string culture)
    {
        var limit = texts[$"comparison.{check.Comparison}", IsHeads(check) ? Number(check.Required.Of) : Limit(check)].Value;
        var text = texts["check", Label(check, culture), IsHeads(check) ? Number(check.Actual.Of) : Fraction(check.Actual), limit, texts[check.Passed ? "check.met" : "check.notMet"].Value];
        var clause = check.Clause.Text.In(culture);
        return new(text, check.Clause.IsVerified(isVerified) ? clause : texts["check.clause.unverified", clause].Value);
    }

    private string Label(EvaluatedCheck check, string culture) => check.Name is { } own ? own.In(culture) : texts[$"check.{check.Code}"] is { ResourceNotFound: false } known ? known : texts[$"check.kind.{check.Kind}"];

    private string Limit(EvaluatedCheck check) => texts[check.Kind == CheckKind.Return ? "limit.heads" : "limit", check.Required.ToString(), check.LimitCount];

    private string Fraction(Fraction fraction) => fraction.HasValue
        ? string.Create(CultureInfo.InvariantCulture, $"{fraction} = {fraction.CutPercent:0.0#}%")
        : texts["nothingCounted"];

    private static bool IsHeads(EvaluatedCheck check) => check.Kind is CheckKind.FewestVoters or CheckKind.Experts;

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);
}
