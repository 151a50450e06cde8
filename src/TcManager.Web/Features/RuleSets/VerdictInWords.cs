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
    public IReadOnlyDictionary<string, string> InEach(RuleSetDefinition definition, Evaluation evaluation)
    {
        var (culture, language) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            return new[] { Cultures.English, Cultures.Chinese }.ToDictionary(name => name, name =>
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
                return Explain(definition, evaluation);
            });
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, language);
        }
    }

    /// <summary>In the reader's language.</summary>
    public string Explain(RuleSetDefinition definition, Evaluation evaluation)
    {
        var said = evaluation is { Outcome: VerdictOutcome.NotApproved, NoValidVotes: true } ? "said.NotApproved.noValidVotes" : $"said.{evaluation.Outcome}";
        var outcome = texts["explain.outcome", ballots[$"outcome.{evaluation.Outcome}"].Value, evaluation.Outcome == VerdictOutcome.Approved && definition.Decides is { } part && evaluation.Checks.Any(check => !check.Passed)
            ? texts["explain.decided", part.Name.In(CultureInfo.CurrentUICulture.Name)].Value
            : ballots[said].Value].Value;
        var winner = evaluation.Winner is { } won ? texts["explain.winner", ballots.Choice(won)].Value : "";
        var left = (evaluation.FollowUps ?? []).Select(one => texts[$"followUp.{one}"].Value);
        string[] sentences = [outcome, winner, .. evaluation.Checks.Select(Sentence), .. left];
        return string.Join(CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "" : " ", sentences.Where(sentence => sentence.Length > 0).Select(sentence => sentence.Trim()));
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
