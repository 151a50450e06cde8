using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.RuleSets;

/// <summary>A verdict explained, from its data alone: outcome, and each check with its arithmetic.</summary>
public sealed class VerdictInWords(IStringLocalizer<RuleSetsTexts> texts, IStringLocalizer<BallotsTexts> ballots)
{
    /// <summary>In both languages, whoever asks.</summary>
    public IReadOnlyDictionary<string, string> InEach(RuleSetDefinition definition, BallotCount count, Evaluation evaluation)
    {
        var (culture, language) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            return new[] { Cultures.English, Cultures.Chinese }.ToDictionary(name => name, name =>
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
                return Explain(definition, count, evaluation);
            });
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, language);
        }
    }

    /// <summary>In the reader's language.</summary>
    public string Explain(RuleSetDefinition definition, BallotCount count, Evaluation evaluation)
    {
        var outcome = texts["explain.outcome", ballots[$"outcome.{evaluation.Outcome}"].Value, Said(definition, evaluation)].Value;
        var winner = evaluation.Winner is { } won ? texts["explain.winner", ballots.Choice(definition, won)].Value : "";

        // What the set leaves out is said with the result (rules.md §2).
        var leftOut = new BallotTally(definition, count).LeftOut is > 0 and var negatives ? texts["explain.leftOut", negatives].Value : "";
        var left = (evaluation.FollowUps ?? []).Select(one => texts[$"followUp.{one}"].Value);
        string[] sentences = [outcome, winner, .. evaluation.Checks.Select(Sentence), leftOut, .. left];
        return string.Join(CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "" : " ", sentences.Where(sentence => sentence.Length > 0).Select(sentence => sentence.Trim()));
    }

    private string Said(RuleSetDefinition definition, Evaluation evaluation)
    {
        var deciding = definition.Decides?.Name.In(CultureInfo.CurrentUICulture.Name);
        return evaluation.Outcome switch
        {
            VerdictOutcome.Approved when deciding is not null && evaluation.Checks.Any(check => !check.Passed) => texts["explain.decided", deciding].Value,
            VerdictOutcome.Pending when deciding is not null => texts["explain.pending", deciding].Value,
            VerdictOutcome.NoClearMajority when definition.Candidates is not null => ballots["said.NoClearMajority.election"].Value,
            VerdictOutcome.NotApproved when evaluation.NoValidVotes => ballots["said.NotApproved.noValidVotes"].Value,
            var outcome => ballots[$"said.{outcome}"].Value,
        };
    }

    private string Sentence(EvaluatedCheck check)
    {
        var result = check.Passed ? ballots["check.holds"].Value : ballots["check.fails"].Value;
        var limit = $"{check.Comparison.Sign()} {(check.Kind.IsShare() ? check.Required.ToString() : check.Required.Of.ToString(CultureInfo.InvariantCulture))}";
        return !check.Kind.IsShare() ? texts["explain.heads", ballots.Check(check), check.Actual.Of, limit, result].Value
            : !check.Actual.HasValue ? texts["explain.nothing", ballots.Check(check), limit, result].Value
            : texts[check.Passed ? "explain.share" : "explain.gap", ballots.Check(check), check.Actual.Of, check.Actual.Per, check.Actual.Percent(), limit, result, ballots.Gap(check)].Value;
    }
}
