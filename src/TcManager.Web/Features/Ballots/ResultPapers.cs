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

/// <summary>Makes result papers of verdicts.</summary>
public sealed class ResultPapers(IStringLocalizer<BallotsTexts> texts, IStringLocalizer<SharedTexts> shared, WrittenDates dates)
{
    private static string Culture => CultureInfo.CurrentUICulture.Name;

    /// <summary>The ISO layout where only member bodies vote.</summary>
    public static ResultLayout UsualFor(BallotView ballot) =>
        ballot.Questions.All(q => q.Rules.Definition.Electorate.All(c => c is SeatCategory.P or SeatCategory.O)) ? ResultLayout.Iso : ResultLayout.Sac;

    public ResultSheet Sheet(BallotView ballot, IReadOnlyList<VerdictView> verdicts, ResultFacts facts, ResultLayout layout) => new(
        layout == ResultLayout.Sac ? texts["result.sac.title", ballot.Committee.Head(Culture)] : texts["result.iso.title", ballot.Committee.Code],
        [.. FactsOf(ballot, facts, layout)],
        [.. verdicts.Select(v => layout == ResultLayout.Sac ? Sac(ballot, v) : Iso(ballot, v))],
        [.. FootOf(ballot, verdicts)],
        texts["result.signature"],
        texts["result.day"]);

    private IEnumerable<(string Label, string Value)> FactsOf(BallotView ballot, ResultFacts facts, ResultLayout layout)
    {
        yield return (texts["result.committee"], ballot.Committee.Head(Culture));
        if (layout == ResultLayout.Sac && facts.TermNo is { } term)
        {
            yield return (texts["result.term"], texts["result.term.value", term]);
        }

        yield return (texts["result.item"], ballot.Title.In(Culture));
        yield return (texts["number"], ballot.Number);
        yield return (texts["result.form"], texts.FormOf(ballot, facts.Slips));
        yield return (texts["result.time"], texts["result.time.value", dates.Instant(ballot.Facts.OpenedAt!.Value, ballot.ZoneId), dates.Deadline(new(ballot.Facts.ClosedAt!.Value, ballot.ZoneId))]);
        if (ballot.Facts.EndedEarlyAt is not null)
        {
            yield return (texts["result.early"], texts["result.early.value", dates.Deadline(ballot.Deadline), ballot.ClosingReason ?? texts["verdict.early.noReason"].Value]);
        }
    }

    private IReadOnlyList<(string Label, string Value)> FactsOf(VerdictView verdict)
    {
        var rules = verdict.Question.Rules;
        return
        [
            (texts["rule"], texts["result.rule", rules.Definition.Title.In(Culture), rules.Code, rules.No, rules.Definition.Source.Document.In(Culture), texts[rules.IsVerified ? "check.verified" : "check.unverified"].Value]),
            (texts["verdict.hash"], Convert.ToHexStringLower(verdict.ResultHash)),
        ];
    }

    private IEnumerable<(string Label, string Value)> FootOf(BallotView ballot, IReadOnlyList<VerdictView> verdicts)
    {
        yield return (texts["verdict.signature"], verdicts[0] is { SignedAt: { } at, SignedBy: { } by } ? texts["verdict.signedBy", by.In(Culture), dates.ToTheSecond(at, ballot.ZoneId)] : texts["verdict.notSigned"]);
        if (verdicts[0].ChainHead is { } head)
        {
            yield return (texts["verdict.chain"], Convert.ToHexStringLower(head));
        }
    }

    private ResultPart Sac(BallotView ballot, VerdictView verdict)
    {
        var tally = new BallotTally(verdict.Question.Rules.Definition, verdict.Count);
        var (entitled, returned) = (tally[Figure.Entitled], tally[Figure.Returned]);
        IReadOnlyList<string> Share(string label, long count, string share, long of) => [label, $"{count}", of == 0 ? "—" : texts[share, new Fraction(count, of).PercentOnPaper()].Value];
        IReadOnlyList<string> OfAll(string label, long count) => Share(label, count, "result.share.ofAll", entitled);
        return new(
            QuestionOf(ballot, verdict),
            [
                ["", texts["result.number"], texts["result.share"]],
                OfAll(texts["result.members"], entitled),
                OfAll(texts["result.taking"], returned),
                .. verdict.Question.Choices.Select(c => Share(texts.Choice(verdict.Question, c.Code), Votes(verdict, c.Code, null), "result.share.ofTaking", returned)),
                .. Void(verdict, null) is > 0 and var slips ? [OfAll(texts.Choice(RuleSetDefinition.VoidChoice), slips)] : Array.Empty<IReadOnlyList<string>>(),
                OfAll(texts[IsByHands(ballot) ? "result.missing.hands" : "result.missing"], entitled - Void(verdict, null) - verdict.Count.Votes.Sum(v => (long)v.Votes)),
            ],
            [
                [texts["result.condition"], texts["result.required"], texts["result.actual"], texts["result.holds"]],
                .. verdict.Evaluation.Checks.Select(c => new[] { NameOf(ballot, c), Required(c), Actual(c), texts[c.Passed ? "result.yes" : "result.no"].Value }),
            ],
            [.. RulingsOf(ballot, verdict)],
            texts["result.conclusion", Conclusion(verdict)],
            FactsOf(verdict));
    }

    private ResultPart Iso(BallotView ballot, VerdictView verdict)
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
            QuestionOf(ballot, verdict),
            [
                [texts["col.group"], .. verdict.Question.Choices.Select(c => texts.Choice(verdict.Question, c.Code)), .. hasVoid ? [texts.Choice(RuleSetDefinition.VoidChoice)] : Array.Empty<string>(), texts[IsByHands(ballot) ? "result.missing.hands" : "col.missing"], texts["col.entitled"]],
                .. groups.Select(g => Counted(g, shared[$"category.{g}"])),
                .. groups.Count > 1 ? [Counted(null, texts["col.total"])] : Array.Empty<IReadOnlyList<string>>(),
            ],
            [],
            [.. verdict.Evaluation.Checks.Select(check => Line(ballot, rules, check)), .. RulingsOf(ballot, verdict)],
            texts["result.conclusion", Conclusion(verdict)],
            FactsOf(verdict));
    }

    /// <summary>"P-members voting: 24 in favour out of 32 = 75 % (requirement ≥ 66.66 %)".</summary>
    private string Line(BallotView ballot, RuleSetDefinition rules, EvaluatedCheck check)
    {
        var who = check.Group is { } group ? texts["result.iso.who", string.Join(texts["effect.and"], group.Select(g => shared[$"category.{g}"].Value))] : texts["result.iso.all"];
        if (!check.Kind.IsShare())
        {
            return texts["result.iso.heads", texts.Check(check), check.Actual.Of, check.Comparison.Sign(), check.Required.Of];
        }

        var of = check.Kind == CheckKind.Return ? Figure.Returned : rules.Tests.First(t => t.Code == check.Code).Of;
        return texts[$"result.iso.{of}{(of == Figure.Returned && IsByHands(ballot) ? ".hands" : "")}", who.Value, check.Actual.Of, check.Actual.Per, check.Actual.HasValue ? check.Actual.PercentOnPaper() : "—", check.Comparison.Sign(), check.Required.PercentOnPaper()];
    }

    /// <summary>What the rulings came to, then each that was made, by name: who voted what, how it is read, why, who said so, and whether a later one took its place.</summary>
    private IEnumerable<string> RulingsOf(BallotView ballot, VerdictView verdict) =>
    [
        .. texts.RulingLines(verdict.Question, verdict.Rulings),
        .. verdict.Rulings.Select(r => texts[
            r.IsStanding ? "result.ruling" : "result.ruling.replaced",
            r.Name.In(Culture),
            r.Organisation.In(Culture),
            texts.Choice(verdict.Question, r.Choice),
            texts[$"ruling.{r.Ruling.Kind}.said"],
            r.Ruling.Reason,
            r.Ruling.By?.In(Culture) ?? "—",
            dates.Instant(r.Ruling.At, ballot.ZoneId)].Value),
    ];

    private static string QuestionOf(BallotView ballot, VerdictView verdict) => ballot.Questions.Count > 1 ? $"{verdict.Question.No}. {verdict.Question.Text.In(Culture)}" : verdict.Question.Text.In(Culture);

    private static bool IsByHands(BallotView ballot) => ballot.Room is { IsByHands: true };

    private string NameOf(BallotView ballot, EvaluatedCheck check) =>
        (check.Kind == CheckKind.Return && check.Name is null && IsByHands(ballot) ? texts["check.return.hands"].Value : texts.Check(check)) + (check.Group is { } group ? $" ({string.Join(" + ", group.Select(g => shared[$"category.{g}"].Value))})" : "");

    private string Required(EvaluatedCheck check) => check.Kind.IsShare() ? texts["check.limit", check.Comparison.Sign(), check.Required, check.LimitCount] : $"{check.Comparison.Sign()} {check.Required.Of}";

    private string Actual(EvaluatedCheck check) => !check.Kind.IsShare() ? $"{check.Actual.Of}" : check.Actual.HasValue ? $"{check.Actual} = {check.Actual.PercentOnPaper()}" : texts["check.nothing"];

    private string Conclusion(VerdictView verdict) => texts.Outcome(verdict.Question, verdict.Evaluation)
        + (verdict.Evaluation.Winner is { } winner ? texts["result.winner", texts.Choice(verdict.Question, winner)].Value : "");

    private static long Votes(VerdictView verdict, string choice, SeatCategory? group) => verdict.Count.Votes.Where(v => v.Choice == choice && (group is null || v.Category == group)).Sum(v => (long)v.Votes);

    private static long Void(VerdictView verdict, SeatCategory? group) => (verdict.Count.Void ?? []).Where(v => group is null || v.Category == group).Sum(v => (long)v.Slips);
}
