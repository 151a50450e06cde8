using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>A ballot as typed: texts, so that whatever was typed comes back.</summary>
public sealed partial class BallotForm : PostedForm
{
    /// <summary>The largest request that is read, so that a file that is too large still comes to its sentence.</summary>
    public const int MaxRequestBytes = 64 * 1024 * 1024;

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? TitleZh { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? TitleEn { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? QuestionZh { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? QuestionEn { get; set; }

    public long? ProjectId { get; set; }

    public long? RuleSetVersionId { get; set; }

    public bool IsSecret { get; set; }

    public string? DeadlineOn { get; set; }

    public string? DeadlineClock { get; set; } = BallotPlan.DefaultClock;

    public bool OpensLater { get; set; }

    public string? OpensOn { get; set; }

    public string? OpensClock { get; set; } = "09:00";

    public string? ZoneId { get; set; }

    public IFormFile? File { get; set; }

    /// <summary>What the page offers and shows around the form, never bound.</summary>
    [BindNever, ValidateNever]
    public BallotFormFrame Frame { get; set; } = null!;

    public DateOnly? DeadlineDay => DayOf(DeadlineOn);

    public DateOnly? OpensDay => DayOf(OpensOn);

    /// <summary>The fields in the order of the form, with their labels, for the summary of its faults.</summary>
    public static FormFields Fields(IStringLocalizer<BallotsTexts> texts) => new(
    [
        .. Languages.ReadersFirst.Select(language => language == Cultures.Chinese ? (nameof(TitleZh), texts["form.titleZh"].Value) : (nameof(TitleEn), texts["form.titleEn"].Value)),
        .. Languages.ReadersFirst.Select(language => language == Cultures.Chinese ? (nameof(QuestionZh), texts["form.questionZh"].Value) : (nameof(QuestionEn), texts["form.questionEn"].Value)),
        (nameof(ProjectId), texts["form.project"].Value),
        (nameof(File), texts["form.file"].Value),
        (nameof(RuleSetVersionId), texts["form.rules"].Value),
        ("Secrecy", texts["form.secret"].Value),
        .. FurtherFields(texts),
        (nameof(AgendaItemId), texts["form.room"].Value),
        (nameof(DeadlineOn), texts["form.deadlineOn"].Value),
        (nameof(DeadlineClock), texts["form.deadlineClock"].Value),
        (nameof(ZoneId), texts["form.zone"].Value),
        (nameof(OpensOn), texts["form.opensOn"].Value),
        (nameof(OpensClock), texts["form.opensClock"].Value),
    ]);

    public static BallotForm Of(BallotView ballot)
    {
        var opens = LocalMoment.Of(ballot.OpensAt, ballot.ZoneId);
        var closes = ballot.Deadline.Local;
        var question = ballot.Questions[0];
        return new()
        {
            Uid = ballot.Uid,
            Version = ballot.Version,
            TitleZh = ballot.Title.Zh,
            TitleEn = ballot.Title.En,
            QuestionZh = question.Text.Zh,
            QuestionEn = question.Text.En,
            ProjectId = ballot.ProjectId,
            RuleSetVersionId = question.Rules.VersionId,
            IsSecret = ballot.IsSecret,
            Comments = question.Comments,
            KeptDocumentId = question.Paper?.DocumentId,
            HasNoPaper = question.Paper is null,
            Further = FurtherOf(ballot),
            AgendaItemId = ballot.Room?.AgendaItemId,
            DeadlineOn = Iso(closes.Day),
            DeadlineClock = closes.Clock,
            OpensOn = Iso(opens.Day),
            OpensClock = opens.Clock,
            ZoneId = ballot.ZoneId,
        };
    }

    /// <summary>The plan in the committee's zone where none is chosen. A day that is none is asked for again.</summary>
    public BallotPlan ToPlan(string ownZone) => new(
        TitleZh, TitleEn, QuestionZh, QuestionEn, DeadlineDay, DeadlineClock, OpensLater ? OpensDay : null, OpensClock, ZoneId ?? ownZone, RuleSetVersionId, ProjectId)
    {
        Secrecy = IsSecret ? Secrecy.Secret : Secrecy.Open,
        Comments = Comments,
        Further = [.. Further.Select(question => question.ToPlan())],
        AgendaItemId = AgendaItemId,
    };

    public Upload? ToUpload() => UploadOf(File);

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What stands around the form.</summary>
/// <param name="Options">To choose from.</param>
/// <param name="Draft">The draft that is edited, or null for a new one.</param>
/// <param name="Now">The draft as it stands, where somebody changed it meanwhile.</param>
public sealed record BallotFormFrame(BallotFormOptions Options, BallotView? Draft, BallotForm? Now);
