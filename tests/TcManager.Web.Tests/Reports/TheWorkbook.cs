using System.Net;
using MiniExcelLibs;
using TcManager.Domain.Meetings;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Reports;

public sealed class TheWorkbook(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Holds_the_matrix_the_meetings_and_every_row_as_numbers()
    {
        var committee = await app.Committee(members: 2, code: "SAC/TC X1");
        await app.Plenary(committee, 1, new(2025, 3, 1), (committee.Chair, AttendanceOutcome.Present), (committee.Members[0], AttendanceOutcome.Excused), (committee.Members[1], AttendanceOutcome.Online));
        await app.Plenary(committee, 2, new(2026, 3, 1), (committee.Chair, AttendanceOutcome.Present), (committee.Members[0], AttendanceOutcome.Absent), (committee.Members[1], AttendanceOutcome.Absent));
        using var chair = await Browser.For(app, committee.Chair);
        using var answer = await chair.Http.GetAsync(new Uri($"/committees/{committee.Id}/attendance/workbook.xlsx", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("SACTCX1-attendance-2022-2026.xlsx", answer.Content.Headers.ContentDisposition!.FileName);
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(["Members × meetings", "Plenaries", "Rows"], file.GetSheetNames());
        var matrix = file.Query(useHeaderRow: true, sheetName: "Members × meetings").Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(["Member", "Nominated by", "No. 1 2025-03-01", "No. 2 2026-03-01", "Present", "Due", "Attendance rate", "Excused or represented", "Absent", "Absences in a row"], matrix[0].Keys);
        var one = matrix.Single(line => (string)line["Member"] == "Member 2");
        Assert.Equal((1.0, 2.0, "50.0%"), ((double)one["Present"], (double)one["Due"], (string)one["Attendance rate"]));
        Assert.Equal(6, file.Query(useHeaderRow: true, sheetName: "Rows").Count());
        var meetings = file.Query(useHeaderRow: true, sheetName: "Plenaries").Cast<IDictionary<string, object>>().ToList();
        Assert.Equal([2.0, 1.0], meetings.Select(m => (double)m["Counts for the quorum"]));
    }

    [Fact]
    public async Task Of_a_committee_without_plenaries_is_empty_and_opens()
    {
        var committee = await app.Committee(members: 1, code: "SAC/TC X2");
        using var chair = await Browser.For(app, committee.Chair, "zh-CN");
        using var answer = await chair.Http.GetAsync(new Uri($"/committees/{committee.Id}/attendance/workbook.xlsx?from=2020&to=2020", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(3, file.GetSheetNames().Count);
    }
}
