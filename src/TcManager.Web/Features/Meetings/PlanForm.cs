using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Documents;
using TcManager.Application.Meetings;
using TcManager.Domain;
using TcManager.Domain.Meetings;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Meetings;

/// <summary>A line of the agenda in the form, as typed.</summary>
public sealed class PlanFormItem
{
    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? TitleZh { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? TitleEn { get; set; }

    public string? Minutes { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? Presenter { get; set; }

    public bool IsBlank => new[] { TitleZh, TitleEn, Minutes, Presenter }.All(string.IsNullOrWhiteSpace);
}

/// <summary>A meeting as typed: texts, so that whatever was typed comes back.</summary>
public sealed class PlanForm : PostedForm
{
    private const int SpareRows = 3;

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? TitleEn { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? TitleZh { get; set; }

    public MeetingKind Kind { get; set; }

    public string? Number { get; set; }

    public string? On { get; set; }

    public string? Starts { get; set; }

    public string? Ends { get; set; }

    public string? ZoneId { get; set; }

    public MeetingForm Form { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? Place { get; set; }

    [StringLength(2000, ErrorMessage = "form.tooLong")]
    public string? Link { get; set; }

    public string? ReplyByOn { get; set; }

    public string? ReplyBy { get; set; }

    public List<PlanFormItem> Agenda { get; set; } = [];

    public List<IFormFile> Papers { get; set; } = [];

    public List<long> RemovedPapers { get; set; } = [];

    /// <summary>The button that asks for more lines instead of saving.</summary>
    public string? AddLines { get; set; }

    /// <summary>What stands around the form, never bound.</summary>
    [BindNever, ValidateNever]
    public PlanFormFrame Frame { get; set; } = null!;

    public DateOnly? Day => DayOf(On);

    public DateOnly? ReplyByDay => DayOf(ReplyByOn);

    public static PlanForm Of(PlannedMeeting meeting) => new()
    {
        Version = meeting.Version,
        TitleEn = meeting.Head.Title.En,
        TitleZh = meeting.Head.Title.Zh,
        Kind = meeting.Head.Kind,
        Number = meeting.Head.Number?.ToString(CultureInfo.InvariantCulture),
        On = Iso(meeting.Head.FirstOn),
        Starts = meeting.Starts?.ToString("HH:mm", CultureInfo.InvariantCulture),
        Ends = meeting.Ends?.ToString("HH:mm", CultureInfo.InvariantCulture),
        ZoneId = meeting.Head.ZoneId,
        Form = meeting.Head.Form,
        Place = meeting.Head.Place,
        Link = meeting.Link,
        ReplyByOn = meeting.Head.RepliesUntil is { } day ? Iso(day.Local.Day) : null,
        ReplyBy = meeting.Head.RepliesUntil?.Local.Clock,
        Agenda = [.. meeting.Agenda.Select(line => new PlanFormItem
        {
            TitleZh = line.Title.Zh,
            TitleEn = line.Title.En,
            Minutes = line.Minutes?.ToString(CultureInfo.InvariantCulture),
            Presenter = line.Presenter,
        })],
    };

    public MeetingPlan ToPlan() => new()
    {
        TitleZh = TitleZh,
        TitleEn = TitleEn,
        Kind = Kind,
        Number = WholeOf(Number),
        Form = Form,
        Place = Place,
        Link = Link,
        ZoneId = ZoneId,
        On = Day,
        Starts = LocalMoment.ParseClock(Starts),
        Ends = LocalMoment.ParseClock(Ends),
        ReplyByOn = ReplyByDay,
        ReplyBy = LocalMoment.ParseClock(ReplyBy),
        Agenda = [.. Agenda.Select(line => new PlannedItem(line.TitleZh, line.TitleEn, WholeOf(line.Minutes), line.Presenter))],
    };

    public IReadOnlyList<Upload> Uploads() => [.. Papers.Where(file => file.Length > 0 || file.FileName.Length > 0).Select(file => new Upload(file.FileName, file.Length, file.OpenReadStream))];

    /// <summary>Empty lines at the end of the agenda, to write into: those that came back count, unless more are asked for.</summary>
    public void AddSpareLines()
    {
        var spare = AddLines is null ? Agenda.AsEnumerable().Reverse().TakeWhile(line => line.IsBlank).Count() : 0;
        Agenda.AddRange(Enumerable.Range(0, Math.Max(0, SpareRows - spare)).Select(_ => new PlanFormItem()));
    }

    /// <summary>The fields in the order of the form, with their labels, for the summary of its faults.</summary>
    public static FormFields Fields(IStringLocalizer<MeetingsTexts> texts) => new(
    [
        .. Titles("", texts),
        .. new[] { nameof(Kind), nameof(Number), nameof(On), nameof(Starts), nameof(Ends) }.Select(field => (field, texts[$"field.{char.ToLowerInvariant(field[0])}{field[1..]}"].Value)),
        (nameof(ZoneId), texts["field.zone"].Value),
        .. new[] { nameof(Form), nameof(Place), nameof(Link), nameof(ReplyByOn), nameof(ReplyBy) }.Select(field => (field, texts[$"field.{char.ToLowerInvariant(field[0])}{field[1..]}"].Value)),
        .. Titles($"{nameof(Agenda)}[*].", texts).Append(($"{nameof(Agenda)}[*].{nameof(PlanFormItem.Minutes)}", texts["field.minutes"].Value))
            .Append(($"{nameof(Agenda)}[*].{nameof(PlanFormItem.Presenter)}", texts["field.presenter"].Value))
            .Select(field => (field.Item1, texts["agenda.fieldOf", "{0}", field.Item2].Value)),
        (nameof(Papers), texts["part.papers"].Value),
    ]);

    private static IEnumerable<(string Field, string Label)> Titles(string prefix, IStringLocalizer<MeetingsTexts> texts) =>
        Languages.ReadersFirst.Select(language => language == Cultures.Chinese ? ($"{prefix}{nameof(TitleZh)}", texts["field.titleZh"].Value) : ($"{prefix}{nameof(TitleEn)}", texts["field.titleEn"].Value));

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // What is no whole number is 0, which the plan refuses at its place.
    private static int? WholeOf(string? text) =>
        text is null ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>What stands around the form of a meeting.</summary>
/// <param name="Committee">Whose meeting.</param>
/// <param name="Called">How many a call would reach today.</param>
/// <param name="MeetingId">Null while it is new.</param>
/// <param name="Papers">Already laid before it.</param>
/// <param name="Differences">Filled when somebody else has changed the meeting meanwhile.</param>
public sealed record PlanFormFrame(MeetingCommittee Committee, int Called, long? MeetingId, IReadOnlyList<PaperLine> Papers, IReadOnlyList<Difference> Differences);
