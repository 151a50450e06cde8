using System.Globalization;
using Microsoft.Extensions.Localization;
using MiniExcelLibs;
using TcManager.Application.Reports;
using TcManager.Domain;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Reports;

/// <summary>The report as xlsx: the matrix with its sums, the meetings, and every row behind them. Counts are numbers, so that one can reckon on.</summary>
public sealed class AttendanceWorkbook(IStringLocalizer<ReportsTexts> texts, IStringLocalizer<SharedTexts> shared)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public void Write(Stream to, AttendanceReport report)
    {
        var culture = CultureInfo.CurrentUICulture.Name;
        var columns = report.Matrix.Meetings.Select((meeting, i) => (Meeting: meeting, Head: Head(report, i))).ToList();
        to.SaveAs(new Dictionary<string, object>
        {
            [SheetName("matrix")] = report.Matrix.Members.Select(member => Line(member, columns, culture)).DefaultIfEmpty([]),
            [SheetName("meetings")] = columns.Select(column => Line(column.Meeting, culture)).DefaultIfEmpty([]),
            [SheetName("workbook.rows")] = report.Matrix.Members.SelectMany(member => Rows(member, report, culture)).DefaultIfEmpty([]),
        });
    }

    private Dictionary<string, object?> Line(MemberAttendance member, List<(MeetingAttendance Meeting, string Head)> columns, string culture)
    {
        var line = new Dictionary<string, object?>
        {
            [texts["member"]] = member.Seat.Name.In(culture),
            [texts["workbook.organisation"]] = member.Seat.Organisation?.In(culture),
        };
        foreach (var (i, (meeting, head)) in columns.Index())
        {
            line[head] = member.Cells[i] is { } cell ? shared[$"attendance.{cell.Outcome}"].Value : meeting.Meeting.HasLists ? texts["notCalled"].Value : "–";
        }

        line[texts["present"]] = member.Rate.Rate.Of;
        line[texts["due"]] = member.Rate.Rate.Per;
        line[texts["rate"]] = Written(member.Rate.Rate);
        line[texts["excused"]] = member.Rate.Excused;
        line[texts["absent"]] = member.Rate.Absent;
        line[texts["streak"]] = member.Streaks.Current;
        return line;
    }

    private Dictionary<string, object?> Line(MeetingAttendance meeting, string culture) => new()
    {
        [texts["meeting"]] = meeting.Meeting.Title.In(culture),
        [texts["day"]] = Day(meeting.Meeting),
        [texts["legend.Present"]] = meeting.Rate is null ? null : meeting.OnSite,
        [texts["legend.Online"]] = meeting.Rate is null ? null : meeting.Online,
        [texts["present"]] = meeting.Rate?.Rate.Of,
        [texts["due"]] = meeting.Rate?.Rate.Per,
        [texts["rate"]] = meeting.Rate is { } rate ? Written(rate.Rate) : null,
        [texts["inQuorum"]] = meeting.Quorum?.Actual.Of,
        [texts["inBase"]] = meeting.Quorum?.Actual.Per,
        [texts["workbook.required"]] = meeting.Quorum?.RequiredCount,
        [texts["workbook.isSample"]] = meeting.Meeting.IsSample ? shared["sample"].Value : null,
    };

    private IEnumerable<Dictionary<string, object?>> Rows(MemberAttendance member, AttendanceReport report, string culture) => member.Cells.Index().Where(cell => cell.Item is not null).Select(cell => new Dictionary<string, object?>
    {
        [texts["member"]] = member.Seat.Name.In(culture),
        [texts["meeting"]] = report.Matrix.Meetings[cell.Index].Meeting.Title.In(culture),
        [texts["day"]] = Day(report.Matrix.Meetings[cell.Index].Meeting),
        [texts["outcome"]] = shared[$"attendance.{cell.Item!.Outcome}"].Value,
        [texts["note"]] = cell.Item.Note,
        [texts["origin"]] = texts[$"origin.{cell.Item.Origin}"].Value,
        [texts["present"]] = cell.Item is { IsDue: true } && cell.Item.ToDue().IsPresent ? 1 : 0,
        [texts["due"]] = cell.Item.IsDue ? 1 : 0,
    });

    /// <summary>The day tells two meetings of one number apart; the place tells two of one day apart.</summary>
    private string Head(AttendanceReport report, int at)
    {
        string Named(AttendanceMeeting meeting) => $"{(meeting.Number is { } no ? texts["column", no] : texts["column.untitled"])} {Day(meeting)}";
        var head = Named(report.Matrix.Meetings[at].Meeting);
        var before = report.Matrix.Meetings.Take(at).Count(m => Named(m.Meeting) == head);
        return before == 0 ? head : $"{head} ({before + 1})";
    }

    private static string Day(AttendanceMeeting meeting) => meeting.On.ToString(
        meeting.Precision switch { DatePrecision.Year => "yyyy", DatePrecision.Month => "yyyy-MM", _ => "yyyy-MM-dd" }, CultureInfo.InvariantCulture);

    private static string? Written(Fraction rate) => rate.HasValue ? rate.Percent() : null;

    /// <summary>Excel takes no more than 31 characters.</summary>
    private string SheetName(string key) => texts[key].Value is { Length: > 31 } name ? name[..31] : texts[key].Value;
}
