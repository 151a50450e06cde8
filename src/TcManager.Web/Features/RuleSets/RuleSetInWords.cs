using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Features.Shared;

namespace TcManager.Web.Features.RuleSets;

/// <summary>One line of a definition.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Clause">Where that stands; null where it has no clause of its own.</param>
public sealed record RuleLine(string Text, Clause? Clause = null);

/// <summary>A definition in sentences: nothing of it is left out.</summary>
public sealed class RuleSetInWords(IStringLocalizer<RuleSetsTexts> texts, IStringLocalizer<BallotsTexts> ballots, IStringLocalizer<SharedTexts> shared)
{
    private static string Culture => CultureInfo.CurrentUICulture.Name;

    /// <summary>Who votes, and who does not.</summary>
    public IEnumerable<RuleLine> Voters(RuleSetDefinition definition)
    {
        yield return new(texts["words.electorate", Listed(definition.Electorate)].Value);
        yield return new(texts[definition.NamesVoters() ? "words.weighed" : "words.oneEach", definition.Voters?.Count ?? 0, definition.Voters?.Sum(voter => (long)voter.Weight) ?? 0].Value);
        yield return new(definition.Excluded.Count == 0 ? texts["words.excluded.none"].Value : texts["words.excluded", string.Join(texts["and"].Value, definition.Excluded.Select(ground => texts[$"excluded.{ground}"].Value))].Value);
        yield return new(texts[definition.ProxyAllowed ? "words.proxy" : "words.proxy.none", definition.ProxiesPerVoter ?? 1].Value);
        yield return new(string.Join(texts["or"].Value, definition.Secrecies.Select(secrecy => texts[$"secrecy.{secrecy}"].Value)));
    }

    /// <summary>What may be chosen, and what counts.</summary>
    public IEnumerable<RuleLine> Counting(RuleSetDefinition definition)
    {
        if (definition.Candidates is not null)
        {
            yield return new(texts["words.candidates"].Value);
        }

        foreach (var choice in definition.Choices)
        {
            var adopted = choice.IfAdopted is { } other ? texts["words.choice.ifAdopted", ballots.Choice(definition, other)].Value : "";
            yield return new($"{texts["words.choice", ballots.Choice(definition, choice.Code), texts[$"meaning.{choice.CountsAs}"].Value, ballots[$"effect.comment.{choice.Comment}"].Value].Value}{adopted}");
        }

        yield return new(texts[$"words.unreasoned.{definition.Counting.UnreasonedNegative}"].Value);
        yield return new(texts[$"words.void.{definition.Counting.VoidSlip}"].Value);
        yield return new(texts["words.late"].Value);
    }

    /// <summary>What must hold, in the order in which it is asked.</summary>
    public IEnumerable<RuleLine> Conditions(RuleSetDefinition definition)
    {
        if (definition.FewestVoters is { } fewest)
        {
            yield return new(texts["words.fewest", fewest.Voters].Value, fewest.Clause);
        }

        if (definition.Return is { } returned)
        {
            yield return new(texts["words.return", Group(returned.Group), Limit(returned.Comparison, returned.Required), Outcome(returned.Otherwise)].Value, returned.Clause);
        }

        foreach (var test in definition.Tests)
        {
            yield return new(Test(definition, test), test.Clause);
        }

        if (definition.Decides is { } deciding)
        {
            yield return new(texts["words.decides", deciding.Name.In(Culture), Outcome(deciding.Otherwise)].Value);
        }

        foreach (var step in definition.Experts?.Steps ?? [])
        {
            yield return new(step.UpToEntitled is { } end ? texts[ExpertsRule.GroupOf(definition) is null ? "words.experts.upTo" : "words.experts.upTo.P", step.Members, end].Value : texts["words.experts", step.Members].Value, definition.Experts!.Clause);
        }

        if (definition.ResolveNegatives)
        {
            yield return new(texts["followUp.ResolveNegatives"].Value);
        }
    }

    /// <summary>How long, and when is reminded.</summary>
    public IEnumerable<RuleLine> Times(RuleSetDefinition definition)
    {
        yield return new(definition.UsualLength is { } length ? texts["words.marked", texts["words.length", length.Days].Value, texts[$"mark.{length.Mark}"].Value].Value : texts["words.length.none"].Value);
        if (definition.PapersBeforeMeeting is { } papers)
        {
            yield return new(texts["words.marked", texts["words.papers", papers.Days].Value, texts[$"mark.{papers.Mark}"].Value].Value);
        }

        yield return new(definition.ReminderDays.Count == 0 ? texts["words.reminders.none"].Value : texts["words.reminders", string.Join(texts["list"].Value, definition.ReminderDays)].Value);
    }

    /// <summary>A count as it was typed.</summary>
    public string Case(RuleSetDefinition definition, CountInput input)
    {
        var entitled = (input.Entitled ?? []).Select(row => texts["case.entitled", Category(row.Category), row.Count ?? 1].Value);
        string Name(string? choice) => choice == RuleSetDefinition.VoidChoice ? texts["void"].Value : ballots.Choice(definition, choice);
        string Said(string? choice, bool? isReasoned) => isReasoned == false ? texts["unreasoned", Name(choice)].Value : Name(choice);
        var isLong = BallotWords.RunTogether([.. (input.Votes ?? []).Select(row => Said(row.Choice, row.Reasoned)), .. input.Others is null ? [] : new[] { Name(input.Others) }]);
        var votes = (input.Votes ?? []).Select(row =>
        {
            var choice = isLong ? texts["case.quoted", Said(row.Choice, row.Reasoned)].Value : Said(row.Choice, row.Reasoned);
            return row.Voter is { } voter ? $"{voter} {choice}" : $"{(row.Category is null ? "" : $"{row.Category} ")}{choice} {row.Count ?? 1}";
        });
        string?[] rest = [input.Others is null ? null : texts["case.others", Name(input.Others)].Value, input.Experts is { } experts ? texts["case.experts", experts].Value : null];
        return string.Join(texts[isLong ? "semicolon" : "comma"].Value, [.. entitled, .. votes, .. rest.OfType<string>()]);
    }

    private string Category(string? name) => CountInput.CategoryOf(name) is { } category ? shared[$"category.{category}"].Value : name ?? "";

    private string Test(RuleSetDefinition definition, TestRule test)
    {
        var whose = test.Part is { } part ? definition.Decides?.Part == part ? definition.Decides.Name.In(Culture) : part : Group(test.Group);
        var unit = test.By == Measure.Weight ? texts["words.byWeight"].Value : "";
        return texts["words.test", whose, texts[$"figure.{test.Of}"].Value, texts[$"figure.{test.Per}"].Value, Limit(test.Comparison, test.Required), Outcome(test.Otherwise), unit].Value;
    }

    private string Limit(Comparison comparison, Fraction required) => $"{texts[$"comparison.{comparison}"].Value} {required}";

    private string Outcome(VerdictOutcome outcome) => ballots[$"outcome.{outcome}"].Value;

    private string Group(IReadOnlyList<SeatCategory>? group) => group is null ? texts["group.all"].Value : Listed(group);

    private string Listed(IReadOnlyList<SeatCategory> categories) => string.Join(texts["and"].Value, categories.Select(category => shared[$"category.{category}"].Value));
}
