using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>An election as typed.</summary>
public sealed class ElectionForm : PostedForm
{
    private const int FewestRows = 5;
    private const int SpareRows = 2;

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? TitleZh { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? TitleEn { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? QuestionZh { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? QuestionEn { get; set; }

    /// <summary>Rows without anything in them are left out.</summary>
    public IList<CandidateRow> Candidates { get; set; } = [];

    public long? RuleSetVersionId { get; set; }

    public string? DeadlineOn { get; set; }

    public string? DeadlineClock { get; set; } = BallotPlan.DefaultClock;

    public bool OpensLater { get; set; }

    public string? OpensOn { get; set; }

    public string? OpensClock { get; set; } = "09:00";

    public string? ZoneId { get; set; }

    [BindNever, ValidateNever]
    public ElectionFrame Frame { get; set; } = null!;

    public DateOnly? DeadlineDay => DayOf(DeadlineOn);

    public DateOnly? OpensDay => DayOf(OpensOn);

    public static FormFields Fields(IStringLocalizer<BallotsTexts> texts) => new(
    [
        (nameof(TitleZh), texts["form.titleZh"].Value), (nameof(TitleEn), texts["form.titleEn"].Value),
        (nameof(QuestionZh), texts["election.questionZh"].Value), (nameof(QuestionEn), texts["election.questionEn"].Value),
        (nameof(Candidates), texts["election.candidates"].Value),
        ("Candidates[*].NameZh", texts["election.nameZh"].Value), ("Candidates[*].NameEn", texts["election.nameEn"].Value),
        (nameof(RuleSetVersionId), texts["form.rules"].Value), (nameof(DeadlineOn), texts["form.deadlineOn"].Value), (nameof(DeadlineClock), texts["form.deadlineClock"].Value),
        (nameof(ZoneId), texts["form.zone"].Value), (nameof(OpensOn), texts["form.opensOn"].Value), (nameof(OpensClock), texts["form.opensClock"].Value),
    ]);

    public static ElectionForm Of(BallotView ballot)
    {
        var opens = LocalMoment.Of(ballot.OpensAt, ballot.ZoneId);
        var question = ballot.Questions[0];
        return new()
        {
            Uid = ballot.Uid,
            Version = ballot.Version,
            TitleZh = ballot.Title.Zh,
            TitleEn = ballot.Title.En,
            QuestionZh = question.Text.Zh,
            QuestionEn = question.Text.En,
            Candidates = [.. question.Candidates.Select(c => new CandidateRow { PersonId = c.PersonId, NameZh = c.Name.Zh, NameEn = c.Name.En })],
            RuleSetVersionId = question.Rules.VersionId,
            DeadlineOn = Iso(ballot.Deadline.Local.Day),
            DeadlineClock = ballot.Deadline.Local.Clock,
            OpensOn = Iso(opens.Day),
            OpensClock = opens.Clock,
            ZoneId = ballot.ZoneId,
        };
    }

    /// <summary>Of a member that was chosen, the names stand for those that were not typed.</summary>
    public ElectionPlan ToPlan(string ownZone, IReadOnlyList<CandidateOption> members) => new(
        new(TitleZh, TitleEn, QuestionZh, QuestionEn, DeadlineDay, DeadlineClock, OpensLater ? OpensDay : null, OpensClock, ZoneId ?? ownZone, RuleSetVersionId, null),
        [.. Filled().Select(row => row.ToPlan(members.FirstOrDefault(m => m.PersonId == row.PersonId)))]);

    /// <summary>A fault of a candidate at the row in which it was typed: blank rows are counted there.</summary>
    public IReadOnlyList<Refusal> AtRows(IReadOnlyList<Refusal> refusals)
    {
        var rows = Candidates.Index().Where(row => !row.Item.IsBlank).Select(row => row.Index).ToList();
        return [.. refusals.Select(refusal => rows.Index().Aggregate(refusal, (said, row) =>
            refusal.Field?.StartsWith($"{nameof(Candidates)}[{row.Index}].", StringComparison.Ordinal) == true
                ? refusal with { Field = refusal.Field.Replace($"[{row.Index}]", $"[{row.Item}]", StringComparison.Ordinal) }
                : said))];
    }

    /// <summary>Room for more than is there.</summary>
    public void AddRows()
    {
        for (var rows = Math.Max(FewestRows, Filled().Count() + SpareRows); Candidates.Count < rows;)
        {
            Candidates.Add(new());
        }
    }

    private IEnumerable<CandidateRow> Filled() => Candidates.Where(row => !row.IsBlank);

    private static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A candidate as typed: a member, or a name.</summary>
public sealed class CandidateRow
{
    public long? PersonId { get; set; }

    public string? NameZh { get; set; }

    public string? NameEn { get; set; }

    public bool IsBlank => PersonId is null && string.IsNullOrWhiteSpace(NameZh) && string.IsNullOrWhiteSpace(NameEn);

    internal CandidatePlan ToPlan(CandidateOption? member) => new(
        PersonId, string.IsNullOrWhiteSpace(NameZh) ? member?.NameZh : NameZh, string.IsNullOrWhiteSpace(NameEn) ? member?.NameLatin : NameEn);
}

/// <summary>What stands around the form.</summary>
/// <param name="Options">Rules to choose from.</param>
/// <param name="Members">Who can stand.</param>
/// <param name="Draft">The draft that is edited, or null for a new one.</param>
/// <param name="Now">The draft as it stands, where somebody changed it meanwhile.</param>
public sealed record ElectionFrame(BallotFormOptions Options, IReadOnlyList<CandidateOption> Members, BallotView? Draft, ElectionForm? Now);
