using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>How figures, limits and outcomes of a vote are said; one way for every page.</summary>
internal static class BallotWords
{
    /// <summary>The length of a bar, as an attribute.</summary>
    internal static string Length(this Fraction fraction) => $"{Math.Min(100m, fraction.Percent).ToString("0.##", CultureInfo.InvariantCulture)}%";

    /// <summary>What lies beyond the mark, as an attribute.</summary>
    internal static string Rest(this Fraction fraction) => $"{(100m - Math.Min(100m, fraction.Percent)).ToString("0.##", CultureInfo.InvariantCulture)}%";

    /// <summary>For a chat group: who is missing, by name, and until when. Nothing of what anybody voted.</summary>
    internal static string ChatText(this IStringLocalizer<BallotsTexts> texts, BallotView ballot, WrittenDates dates, IEnumerable<ParticipationRow> missing)
    {
        var culture = CultureInfo.CurrentUICulture.Name;
        var isChinese = culture.StartsWith("zh", StringComparison.Ordinal);
        var names = missing.Select(row => isChinese ? row.NameZh : row.NameLatin).ToList();
        return texts["remind.chat.text", ballot.Committee.Code, ballot.Title.In(culture).Cited(), dates.Deadline(ballot.Deadline), names.Count, string.Join(isChinese ? "、" : ", ", names)];
    }

    internal static string Sign(this Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => "≥",
        Comparison.MoreThan => ">",
        Comparison.AtMost => "≤",
        _ => "<",
    };

    internal static bool IsUpper(this Comparison comparison) => comparison is Comparison.AtMost or Comparison.LessThan;

    /// <summary>A count of people is per one; anything else is a share.</summary>
    internal static bool IsShare(this CheckKind kind) => kind is CheckKind.Return or CheckKind.Test;

    /// <summary>The name of a check: of one that an administrator put together, by its parts.</summary>
    internal static string Check(this IStringLocalizer<BallotsTexts> texts, string code) =>
        texts[$"check.{code}"] is { ResourceNotFound: false } text ? text.Value : ComposedCheck.Of(code)?.In(texts) ?? code;

    /// <summary>"3 short" of a check that fails: of votes, of people who take part or may vote, of a weight.</summary>
    internal static string Gap(this IStringLocalizer<BallotsTexts> texts, EvaluatedCheck check)
    {
        var unit = check.By is not null ? ".weight" : check.Kind == CheckKind.Experts ? ".members" : check.Kind == CheckKind.Test ? ".votes" : "";
        return texts[$"{(check.Comparison.IsUpper() ? "check.over" : "check.short")}{unit}", check.Gap()].Value;
    }

    /// <summary>As its rule set calls it, else by its code.</summary>
    internal static string Check(this IStringLocalizer<BallotsTexts> texts, EvaluatedCheck check) => check.Name?.In(CultureInfo.CurrentUICulture.Name) ?? texts.Check(check.Code);

    /// <summary>Likewise of a limit.</summary>
    internal static string Name(this IStringLocalizer<BallotsTexts> texts, RuleLimit limit) => limit.Name?.In(CultureInfo.CurrentUICulture.Name) ?? texts.Name(limit.Code);

    /// <summary>The name of a choice under a rule set: the set's own word, where it brings one.</summary>
    internal static string Choice(this IStringLocalizer<BallotsTexts> texts, RuleSetDefinition rules, string? code) =>
        rules.NameOf(code)?.In(CultureInfo.CurrentUICulture.Name) ?? texts.Choice(code);

    /// <summary>Its short name, where the limit beside it says of what it is a share.</summary>
    internal static string Name(this IStringLocalizer<BallotsTexts> texts, string code) =>
        texts[$"name.{code}"] is { ResourceNotFound: false } text ? text.Value : ComposedCheck.Of(code)?.ShortIn(texts) ?? code;

    /// <summary>The name of a choice; its code where a rule set brings one that has no text.</summary>
    internal static string Choice(this IStringLocalizer<BallotsTexts> texts, string? code) =>
        code is null ? "" : texts[$"choice.{code}"] is { ResourceNotFound: false } text ? text.Value : CandidatesRule.IsCandidate(code) ? texts["choice.candidate", code[1..]].Value : code;

    /// <summary>The name of a choice on this question's slip: of a candidate, the candidate's.</summary>
    internal static string Choice(this IStringLocalizer<BallotsTexts> texts, QuestionView question, string? code) =>
        question.Candidates.FirstOrDefault(c => c.Code == code) is { } candidate ? candidate.Name.In(CultureInfo.CurrentUICulture.Name) : texts.Choice(question.Rules.Definition, code);

    /// <summary>What choosing it asks for and does.</summary>
    internal static string Effect(this IStringLocalizer<BallotsTexts> texts, RuleSetDefinition rules, ChoiceRule choice, CommentNeed need)
    {
        if (CandidatesRule.IsCandidate(choice.Code))
        {
            return "";
        }

        var comment = texts[$"effect.comment.{need}"].Value;
        if (choice.CountsAs != ChoiceMeaning.Abstain)
        {
            return comment;
        }

        var isInBase = rules.Tests.Any(test => test.Per is Figure.Returned or Figure.Entitled);
        return $"{texts[isInBase ? "effect.abstain.inBase" : "effect.abstain.leftOut"].Value}{texts["effect.and"].Value}{comment}";
    }

    /// <summary>"≥ 3/4 of all 47: at least 36". A test's count is that of everyone voting.</summary>
    internal static string Limit(this IStringLocalizer<BallotsTexts> texts, RuleLimit limit) => limit.Kind switch
    {
        CheckKind.FewestVoters => texts["limit.fewest", limit.Count, limit.Of].Value,
        CheckKind.Return => texts["limit.return", limit.Comparison.Sign(), limit.Required, limit.Of, limit.Count].Value,
        _ => texts[limit.Comparison.IsUpper() ? $"limit.{limit.Base}.most" : $"limit.{limit.Base}.least", limit.Comparison.Sign(), limit.Required, limit.Of, limit.Count].Value,
    };

    /// <summary>The outcome of a question: an election with a winner has somebody elected.</summary>
    internal static string Outcome(this IStringLocalizer<BallotsTexts> texts, QuestionView question, Evaluation evaluation) =>
        texts[question.Candidates.Count > 0 && evaluation.Winner is not null ? "outcome.elected" : $"outcome.{evaluation.Outcome}"].Value;

    /// <summary>How rulings moved votes: "2 × No, yes if adopted → Yes with comments".</summary>
    internal static IEnumerable<string> RulingLines(this IStringLocalizer<BallotsTexts> texts, QuestionView question, IEnumerable<RulingLine> rulings) => rulings
        .Where(r => r.IsStanding && r.Ruling.Kind != Domain.Ballots.RulingKind.AsCast)
        .GroupBy(r => (r.Choice, r.Ruling.Kind))
        .Select(g => g.Key.Kind == Domain.Ballots.RulingKind.Adopted
            ? texts["ruling.Adopted.sum", g.Count(), texts.Choice(question, g.Key.Choice), texts.Choice(question, question.Rules.Definition.Choice(g.Key.Choice)?.IfAdopted)].Value
            : texts["ruling.NotTechnical.sum", g.Count(), texts.Choice(question, g.Key.Choice)].Value);

    /// <summary>"Counted as “Yes”: proposal adopted", where the secretariat has said so of this vote; else null.</summary>
    internal static string? Ruled(this IStringLocalizer<BallotsTexts> texts, VerdictView verdict, VoteByName vote) =>
        verdict.Rulings.FirstOrDefault(r => r.VoterId == vote.VoterId && r is { IsStanding: true, Ruling.Kind: not Domain.Ballots.RulingKind.AsCast }) switch
        {
            null => null,
            { Ruling.Kind: Domain.Ballots.RulingKind.Adopted } ruled => texts["ruling.Adopted.mark", texts.Choice(verdict.Question, verdict.Question.Rules.Definition.Choice(ruled.Choice)?.IfAdopted)].Value,
            var ruled => texts[$"ruling.{ruled.Ruling.Kind}.mark"].Value,
        };

    /// <summary>What somebody answered: "Yes", or "1. Yes; 2. Abstain" where several questions were asked.</summary>
    internal static string Answers(this IStringLocalizer<BallotsTexts> texts, BallotView ballot, IEnumerable<(int No, string? Choice)> answers) =>
        ballot.Questions.Count == 1
            ? string.Concat(answers.Take(1).Select(answer => texts.Choice(ballot.Questions[0], answer.Choice)))
            : texts.Joined(answers.Where(answer => answer.Choice is not null).Select(answer => (answer.No, texts.Choice(ballot.Questions.Single(question => question.No == answer.No), answer.Choice))));

    /// <summary>"1. Approved; 2. Not approved".</summary>
    internal static string Joined(this IStringLocalizer<BallotsTexts> texts, IEnumerable<(int No, string Text)> byQuestion) =>
        byQuestion.Select(item => texts["answers.one", item.No, item.Text].Value).DefaultIfEmpty("").Aggregate((all, next) => texts["answers.join", all, next].Value);

    /// <summary>Names with a comma of their own ("yes, with comments") run together in a list: these are quoted and stand apart.</summary>
    internal static bool RunTogether(IEnumerable<string> names) => names.Any(name => name.AsSpan().ContainsAny(',', '，'));

    /// <summary>What one's slip says.</summary>
    internal static string Answers(this IStringLocalizer<BallotsTexts> texts, BallotView ballot, MySlip slip) =>
        texts.Answers(ballot, ballot.Questions.Select(question => (question.No, slip.Answers.FirstOrDefault(answer => answer.QuestionId == question.Id)?.Choice)).Where(answer => answer.Choice is not null));

    internal static (StateKind Kind, string Icon) Look(this VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Approved => (StateKind.Ok, "circle-check"),
        VerdictOutcome.NotApproved => (StateKind.Bad, "circle-x"),

        // Too few is another thing than too little support, and must not look the same (decisions 24).
        VerdictOutcome.NotQuorate => (StateKind.Warn, "users"),
        VerdictOutcome.Redo => (StateKind.Warn, "refresh"),
        VerdictOutcome.Pending => (StateKind.Info, "clock"),
        VerdictOutcome.NoClearMajority => (StateKind.Warn, "alert-triangle"),
        _ => (StateKind.Off, "circle-dashed"),
    };

    internal static (StateKind Kind, string Icon) Look(this BallotState state) => state switch
    {
        BallotState.Open => (StateKind.Info, "checkbox"),
        BallotState.Scheduled => (StateKind.Info, "clock"),
        BallotState.AwaitingCount => (StateKind.Info, "refresh"),
        BallotState.Closed => (StateKind.Off, "lock"),
        BallotState.Draft => (StateKind.Off, "pencil"),
        BallotState.Lapsed => (StateKind.Warn, "calendar-off"),
        _ => (StateKind.Off, "x"),
    };

    /// <summary>"Thu 26 Nov 2026 17:00:02 Beijing time (UTC+8)": where a second decides.</summary>
    internal static string ToTheSecond(this WrittenDates dates, DateTimeOffset at, string zoneId)
    {
        var clock = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zoneId)).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var gap = CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "" : " ";
        return $"{WrittenDates.Day(LocalMoment.DayOf(at, zoneId))}{gap}{clock} {dates.Zone(at, zoneId)}";
    }

    internal static string Size(long bytes) =>
        bytes < 1024 * 1024 ? $"{Math.Max(1, bytes / 1024)} KB" : $"{(bytes / (1024m * 1024m)).ToString("0.0", CultureInfo.InvariantCulture)} MB";

    /// <summary>The zones that a deadline is usually written in, the committee's own first.</summary>
    internal static IEnumerable<(string Id, string Text)> Zones(WrittenDates dates, string ownZone, string? chosen, DateTimeOffset at) =>
        new[] { ownZone, chosen }.Concat(CommonZones).OfType<string>().Where(LocalMoment.IsZone).Distinct(StringComparer.Ordinal).Select(zone => (zone, dates.Zone(at, zone)));

    private static readonly string[] CommonZones =
    [
        "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Urumqi", "Asia/Tokyo", "Asia/Seoul", "Asia/Singapore", "Asia/Kolkata",
        "Europe/London", "Europe/Paris", "Europe/Brussels", "Europe/Amsterdam", "Europe/Berlin", "Europe/Zurich", "Europe/Moscow",
        "America/New_York", "America/Los_Angeles", "Australia/Sydney", "Etc/UTC",
    ];
}
