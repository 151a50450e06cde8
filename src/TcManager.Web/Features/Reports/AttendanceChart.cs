using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Localization;
using TcManager.Application.Reports;
using TcManager.Domain.Meetings;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Reports;

/// <summary>What the script of the trend draws: who was present, of the seats that the quorum counts, in percent; so the quorum's limit may stand beside it.</summary>
/// <param name="Limit">The quorum in percent; null where none is asked for.</param>
/// <param name="IsOnlineCounted">Whether presence online counts for the quorum.</param>
internal sealed record AttendanceChart(IReadOnlyList<AttendanceChart.Column> Meetings, double? Limit, bool IsOnlineCounted)
{
    /// <param name="Label">Under the column.</param>
    /// <param name="OnSite">Percent.</param>
    /// <param name="Online">Percent.</param>
    /// <param name="Written">Above the column: what counts.</param>
    internal sealed record Column(string Label, double OnSite, double Online, string Written);

    internal static AttendanceChart Of(AttendanceReport report, IStringLocalizer<ReportsTexts> texts)
    {
        var columns = report.Matrix.Meetings.Index().Where(m => m.Item.Quorum is { Actual.HasValue: true }).Select(m =>
        {
            var seats = report.Matrix.Everyone.Where(member => AttendanceMatrix.IsInBase(member.Seat, m.Item.Meeting, m.Item.Rule)).Select(member => member.Cells[m.Index]?.Outcome).ToList();
            double Share(AttendanceOutcome outcome) => Math.Round(100.0 * seats.Count(o => o == outcome) / seats.Count, 1);
            return new Column(
                m.Item.Meeting.Number is { } no ? texts["column", no] : texts["column.untitled"], Share(AttendanceOutcome.Present), Share(AttendanceOutcome.Online), m.Item.Quorum!.Actual.Percent());
        });
        return new([.. columns], report.Rule.Required is { HasValue: true } limit ? (double)limit.Percent : null, report.Rule.OnlineCounts);
    }

    internal string Json => JsonSerializer.Serialize(this, AttendanceChartJson.Default.AttendanceChart);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(AttendanceChart))]
internal sealed partial class AttendanceChartJson : JsonSerializerContext;
