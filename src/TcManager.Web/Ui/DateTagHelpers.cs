using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Web.Authorization;

namespace TcManager.Web.Ui;

/// <summary>
/// <c>&lt;instant at="…" zone="…" /&gt;</c>: an instant in its own zone, and in the reader's where that differs; <c>deadline="true"</c> writes midnight as 24:00;
/// <c>brief="true"</c> writes day and clock only, for rows of a table whose head names the zone.
/// </summary>
[HtmlTargetElement("instant", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InstantTagHelper(WrittenDates dates, CurrentActor current, TimeProvider clock) : TagHelper
{
    public DateTimeOffset At { get; set; }

    /// <summary>With it a stretch of time is written.</summary>
    public DateTimeOffset? Until { get; set; }

    public string Zone { get; set; } = "";

    public bool Deadline { get; set; }

    public bool Brief { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", At.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture));
        if (Brief)
        {
            var moment = Deadline ? new Deadline(At, Zone).Local : LocalMoment.Of(At, Zone);
            output.Attributes.SetAttribute("title", Written(Zone));
            output.Content.SetContent(WrittenDates.Brief(moment, moment.Day.Year != LocalMoment.DayOf(clock.GetUtcNow(), Zone).Year));
            return;
        }

        output.Content.SetContent(Written(Zone));
        var reader = (await current.ProfileAsync())?.ZoneId;
        if (reader is not null && LocalMoment.IsZone(reader) && LocalMoment.OffsetAt(At, reader) != LocalMoment.OffsetAt(At, Zone))
        {
            output.PostElement.AppendHtml(" <span class=\"tc-sub\">").Append($"= {Written(reader)}").AppendHtml("</span>");
        }
    }

    private string Written(string zone) => Until is { } until
        ? dates.Span(At, until, zone)
        : Deadline ? dates.Deadline(new(At, zone)) : dates.Instant(At, zone);
}

/// <summary><c>&lt;day on="…" /&gt;</c>: a calendar day, or as much of it as is known.</summary>
[HtmlTargetElement("day", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayTagHelper : TagHelper
{
    public DateOnly On { get; set; }

    public DatePrecision Precision { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Precision switch
        {
            DatePrecision.Year => On.ToString("yyyy", CultureInfo.InvariantCulture),
            DatePrecision.Month => On.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        });
        output.Content.SetContent(WrittenDates.Day(On, Precision));
    }
}
