using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>How a result is laid out.</summary>
public enum ResultLayout
{
    /// <summary>表决结果, as national committees file it.</summary>
    Sac,

    /// <summary>Result of voting, as ISO committees circulate it.</summary>
    Iso,
}

/// <summary>A result paper: what the page prints and the docx says, made once (pitfalls 21).</summary>
/// <param name="Title">In the middle.</param>
/// <param name="Facts">What was voted on, when, by whom.</param>
/// <param name="Questions">One part each.</param>
/// <param name="Foot">Signed or not, and the hashes.</param>
/// <param name="Signature">Where the chair signs.</param>
/// <param name="Day">Where the day is written.</param>
public sealed record ResultSheet(
    string Title, IReadOnlyList<(string Label, string Value)> Facts, IReadOnlyList<ResultPart> Questions, IReadOnlyList<(string Label, string Value)> Foot, string Signature, string Day);

/// <summary>The result of one question.</summary>
/// <param name="Question">As put to the vote.</param>
/// <param name="Counts">The first row is the head.</param>
/// <param name="Conditions">The first row is the head; empty where the lines say it.</param>
/// <param name="Lines">One sentence per condition, and how votes were read on which the secretariat ruled.</param>
/// <param name="Conclusion">The outcome.</param>
public sealed record ResultPart(string Question, IReadOnlyList<IReadOnlyList<string>> Counts, IReadOnlyList<IReadOnlyList<string>> Conditions, IReadOnlyList<string> Lines, string Conclusion);

/// <summary>Makes result papers of verdicts.</summary>
public sealed class ResultPapers(IStringLocalizer<BallotsTexts> texts, IStringLocalizer<SharedTexts> shared, WrittenDates dates)
{
    private static string Culture => CultureInfo.CurrentUICulture.Name;

    /// <summary>The ISO layout where only member bodies vote.</summary>
    public static ResultLayout UsualFor(BallotView ballot) =>
        ballot.Questions.All(q => q.Rules.Definition.Electorate.All(c => c is SeatCategory.P or SeatCategory.O)) ? ResultLayout.Iso : ResultLayout.Sac;

    public ResultSheet Sheet(BallotView ballot, IReadOnlyList<VerdictView> verdicts, ResultFacts facts, ResultLayout layout) => new(
        layout == ResultLayout.Sac ? texts["result.sac.title", ballot.Committee.Title.In(Culture), ballot.Committee.Code] : texts["result.iso.title", ballot.Committee.Code],
        [.. FactsOf(ballot, facts, layout)],
        [.. verdicts.Select(v => layout == ResultLayout.Sac ? Sac(v) : Iso(v))],
        [.. FootOf(ballot, verdicts)],
        texts["result.signature"],
        texts["result.day"]);

    public static byte[] Docx(ResultSheet sheet)
    {
        var paper = new DocxPaper().Title(sheet.Title).Table([2, 7], sheet.Facts.Select(Row), hasHead: false);
        foreach (var part in sheet.Questions)
        {
            paper.Text(part.Question, isBold: true).Table(WidthsOf(part.Counts[0].Count), part.Counts, hasHead: true);
            if (part.Conditions.Count > 0)
            {
                paper.Table([4, 4, 4, 2], part.Conditions, hasHead: true);
            }

            foreach (var line in part.Lines)
            {
                paper.Text(line);
            }

            paper.Text(part.Conclusion, isBold: true);
        }

        return paper.Table([2, 7], sheet.Foot.Select(Row), hasHead: false).Right(sheet.Signature).Right(sheet.Day).ToBytes();
    }

    private static IReadOnlyList<string> Row((string Label, string Value) row) => [row.Label, row.Value];

    private static IReadOnlyList<int> WidthsOf(int columns) => [3, .. Enumerable.Repeat(2, columns - 1)];

    private IEnumerable<(string Label, string Value)> FactsOf(BallotView ballot, ResultFacts facts, ResultLayout layout)
    {
        yield return (texts["result.committee"], $"{ballot.Committee.Code} {ballot.Committee.Title.In(Culture)}");
        if (layout == ResultLayout.Sac && facts.TermNo is { } term)
        {
            yield return (texts["result.term"], texts["result.term.value", term]);
        }

        yield return (texts["result.item"], ballot.Title.In(Culture));
        yield return (texts["number"], ballot.Number);
        yield return (texts["result.form"], texts[ballot.IsSecret ? "result.form.secret" : "result.form.open"]);
        yield return (texts["result.time"], texts["result.time.value", dates.Instant(ballot.Facts.OpenedAt!.Value, ballot.ZoneId), dates.Instant(ballot.Facts.ClosedAt!.Value, ballot.ZoneId)]);
        foreach (var rules in ballot.Questions.Select(q => q.Rules).DistinctBy(r => r.VersionId))
        {
            yield return (texts["rule"], texts["result.rule", rules.Definition.Title.In(Culture), rules.Code, rules.No, rules.Definition.Source.Document.In(Culture), texts[rules.IsVerified ? "check.verified" : "check.unverified"].Value]);
        }
    }

    private IEnumerable<(string Label, string Value)> FootOf(BallotView ballot, IReadOnlyList<VerdictView> verdicts)
    {
        yield return (texts["verdict.signature"], verdicts[0] is { SignedAt: { } at, SignedBy: { } by } ? texts["verdict.signedBy", by.In(Culture), dates.ToTheSecond(at, ballot.ZoneId)] : texts["verdict.notSigned"]);
        foreach (var verdict in verdicts)
        {
            yield return (texts["verdict.hash"], Convert.ToHexStringLower(verdict.ResultHash));
        }

        if (verdicts[0].ChainHead is { } head)
        {
            yield return (texts["verdict.chain"], Convert.ToHexStringLower(head));
        }
    }

    private ResultPart Sac(VerdictView verdict)
    {
        var tally = new BallotTally(verdict.Question.Rules.Definition, verdict.Count);
        var (entitled, returned) = (tally[Figure.Entitled], tally[Figure.Returned]);
        IReadOnlyList<string> Counted(string label, long count, long of) => [label, $"{count}", of == 0 ? "—" : Percent(new(count, of))];
        return new(
            verdict.Question.Text.In(Culture),
            [
                ["", texts["result.number"], texts["result.share"]],
                Counted(texts["result.members"], entitled, entitled),
                Counted(texts["result.taking"], returned, entitled),
                .. verdict.Question.Choices.Select(c => Counted(texts.Choice(verdict.Question, c.Code), Votes(verdict, c.Code, null), returned)),
                .. Void(verdict, null) is > 0 and var slips ? [Counted(texts.Choice(RuleSetDefinition.VoidChoice), slips, entitled)] : Array.Empty<IReadOnlyList<string>>(),
                Counted(texts["result.missing"], entitled - Void(verdict, null) - verdict.Count.Votes.Sum(v => (long)v.Votes), entitled),
            ],
            [
                [texts["result.condition"], texts["result.required"], texts["result.actual"], texts["result.holds"]],
                .. verdict.Evaluation.Checks.Select(c => new[] { NameOf(c), Required(c), Actual(c), texts[c.Passed ? "result.yes" : "result.no"].Value }),
            ],
            [.. texts.RulingLines(verdict.Question, verdict.Rulings)],
            texts["result.conclusion", Conclusion(verdict)]);
    }

    private ResultPart Iso(VerdictView verdict)
    {
        var groups = verdict.Count.Entitled.Select(e => e.Category).Distinct().Order().Cast<SeatCategory?>().ToList();
        var rules = verdict.Question.Rules.Definition;
        var hasVoid = Void(verdict, null) > 0;
        IReadOnlyList<string> Counted(SeatCategory? group, string label)
        {
            var entitled = verdict.Count.Entitled.Where(e => group is null || e.Category == group).Sum(e => (long)e.Voters);
            var votes = verdict.Question.Choices.Select(c => Votes(verdict, c.Code, group)).ToList();
            return [label, .. votes.Select(n => $"{n}"), .. hasVoid ? [$"{Void(verdict, group)}"] : Array.Empty<string>(), $"{entitled - Void(verdict, group) - votes.Sum()}", $"{entitled}"];
        }

        return new(
            verdict.Question.Text.In(Culture),
            [
                [texts["col.group"], .. verdict.Question.Choices.Select(c => texts.Choice(verdict.Question, c.Code)), .. hasVoid ? [texts.Choice(RuleSetDefinition.VoidChoice)] : Array.Empty<string>(), texts["col.missing"], texts["col.entitled"]],
                .. groups.Select(g => Counted(g, shared[$"category.{g}"])),
                .. groups.Count > 1 ? [Counted(null, texts["col.total"])] : Array.Empty<IReadOnlyList<string>>(),
            ],
            [],
            [.. verdict.Evaluation.Checks.Select(check => Line(rules, check)), .. texts.RulingLines(verdict.Question, verdict.Rulings)],
            texts["result.conclusion", Conclusion(verdict)]);
    }

    /// <summary>"P-members voting: 24 in favour out of 32 = 75 % (requirement ≥ 66.66 %)".</summary>
    private string Line(RuleSetDefinition rules, EvaluatedCheck check)
    {
        var who = check.Group is { } group ? texts["result.iso.who", string.Join(texts["effect.and"], group.Select(g => shared[$"category.{g}"].Value))] : texts["result.iso.all"];
        if (!check.Kind.IsShare())
        {
            return texts["result.iso.heads", texts.Check(check), check.Actual.Of, check.Comparison.Sign(), check.Required.Of];
        }

        var of = check.Kind == CheckKind.Return ? Figure.Returned : rules.Tests.First(t => t.Code == check.Code).Of;
        return texts[$"result.iso.{of}", who.Value, check.Actual.Of, check.Actual.Per, check.Actual.HasValue ? Percent(check.Actual) : "—", check.Comparison.Sign(), Percent(check.Required)];
    }

    private string NameOf(EvaluatedCheck check) =>
        texts.Check(check) + (check.Group is { } group ? $" ({string.Join(" + ", group.Select(g => shared[$"category.{g}"].Value))})" : "");

    private string Required(EvaluatedCheck check) => check.Kind.IsShare() ? texts["check.limit", check.Comparison.Sign(), check.Required, check.LimitCount] : $"{check.Comparison.Sign()} {check.Required.Of}";

    private string Actual(EvaluatedCheck check) => !check.Kind.IsShare() ? $"{check.Actual.Of}" : check.Actual.HasValue ? $"{check.Actual} = {Percent(check.Actual)}" : texts["check.nothing"];

    private string Conclusion(VerdictView verdict) => texts.Outcome(verdict.Question, verdict.Evaluation)
        + (verdict.Evaluation.Winner is { } winner ? texts["result.winner", texts.Choice(verdict.Question, winner)].Value : "");

    private static long Votes(VerdictView verdict, string choice, SeatCategory? group) => verdict.Count.Votes.Where(v => v.Choice == choice && (group is null || v.Category == group)).Sum(v => (long)v.Votes);

    private static long Void(VerdictView verdict, SeatCategory? group) => (verdict.Count.Void ?? []).Where(v => group is null || v.Category == group).Sum(v => (long)v.Slips);

    /// <summary>Cut, not rounded, as ISO prints it: 2/3 is 66.66 %, and a limit is never printed above what meets it.</summary>
    private static string Percent(Fraction fraction) => string.Create(CultureInfo.InvariantCulture, $"{decimal.Truncate(fraction.Percent * 100) / 100:0.##} %");
}
