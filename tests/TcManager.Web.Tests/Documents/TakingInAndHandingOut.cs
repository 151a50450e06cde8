using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Documents;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Documents;

public sealed class TakingInAndHandingOut(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("report.exe", "program", "document.kindNotAllowed")]
    [InlineData("report.docx", "program", "document.notValid")]
    [InlineData("report.docx", "text", "document.notValid")]
    [InlineData("report.pdf", "docx", "document.wrongExtension")]
    [InlineData("run.js", "text", "document.wrongExtension")]
    [InlineData("report.pdf", "empty", "document.empty")]
    [InlineData("report.pdf", "huge", "document.tooLarge")]
    public async Task A_file_of_a_wrong_kind_is_refused_at_its_field(string name, string content, string code)
    {
        var committee = await app.Committee(1, $"SAC/TC D{name}{content}");
        byte[] bytes = content switch
        {
            "program" => SampleFiles.Program,
            "docx" => SampleFiles.Docx,
            "text" => SampleFiles.Text,
            "huge" => [.. SampleFiles.Pdf, .. new byte[20 * 1024 * 1024]],
            _ => [],
        };

        var outcome = await Add(committee.Id, name, bytes);

        var refusal = Assert.Single(outcome.Refusals);
        Assert.Equal((code, "File"), (refusal.Code, refusal.Field));
        Assert.False(await app.InDb(db => db.Documents.AnyAsync(d => d.CommitteeId == committee.Id)));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.DataFolder, "files", "incoming")));
    }

    [Fact]
    public async Task Papers_are_numbered_without_gaps_also_when_taken_in_at_once()
    {
        var committee = await app.Committee(1, "SAC/TC D10");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Add(committee.Id, "a.pdf", SampleFiles.Pdf)));

        var numbers = await app.InDb(db => db.Documents.Where(d => d.CommitteeId == committee.Id).OrderBy(d => d.Number).Select(d => d.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 10), numbers);
    }

    [Fact]
    public async Task A_member_downloads_the_bytes_under_their_name_and_nothing_keeps_them()
    {
        var committee = await app.Committee(2, "SAC/TC D11");
        var id = (await Add(committee.Id, @"C:\papers\立项建议书.pdf", SampleFiles.Pdf)).Value;
        await LayBeforeAMeeting(committee, new(2026, 11, 1), id);
        using var browser = await Browser.For(app, committee.Members[0]);

        using var response = await browser.Http.GetAsync(new Uri($"/documents/{id}/files/1", UriKind.Relative));

        Assert.Equal(SampleFiles.Pdf, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("立项建议书.pdf", response.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.CacheControl is { NoStore: true, Private: true });
    }

    [Fact]
    public async Task Strangers_and_administrators_find_nothing()
    {
        var committee = await app.Committee(1, "SAC/TC D12");
        var other = await app.Committee(1, "SAC/TC D13");
        var id = (await Add(committee.Id, "a.pdf", SampleFiles.Pdf)).Value;
        foreach (var someone in new[] { other.Chair, other.Secretary, await app.Outsider("admin@d12.example", SystemRole.Administrator) })
        {
            using var browser = await Browser.For(app, someone);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/documents/{id}/files/1")).Status);
        }

        using var member = await Browser.For(app, committee.Chair);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/documents/{id}/files/2")).Status);
    }

    [Fact]
    public async Task A_paper_that_lies_before_nothing_yet_is_the_desks_alone()
    {
        var committee = await app.Committee(2, "SAC/TC D15");
        var id = (await Add(committee.Id, "draft.pdf", SampleFiles.Pdf)).Value;
        using var member = await Browser.For(app, committee.Members[0]);
        using var secretary = await Browser.For(app, committee.Secretary);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"/documents/{id}/files/1")).Status);
        Assert.Equal(HttpStatusCode.OK, (await secretary.Http.GetAsync(new Uri($"/documents/{id}/files/1", UriKind.Relative))).StatusCode);

        await LayBeforeAMeeting(committee, new(2026, 11, 1), id);
        Assert.Equal(HttpStatusCode.OK, (await member.Http.GetAsync(new Uri($"/documents/{id}/files/1", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_past_member_reads_what_lay_before_a_meeting_within_the_seat_whenever_it_was_added()
    {
        var committee = await app.Committee(2, "SAC/TC D14");
        var past = await app.Seat(committee, "Past", new(2026, 11, 24), new(2026, 11, 30));
        var (within, without) = ((await Add(committee.Id, "a.pdf", SampleFiles.Pdf)).Value, (await Add(committee.Id, "b.pdf", SampleFiles.Pdf)).Value);
        await LayBeforeAMeeting(committee, new(2026, 11, 30), within);
        await LayBeforeAMeeting(committee, new(2026, 12, 1), within, without);
        app.Clock.Advance(TimeSpan.FromDays(10));

        using var browser = await Browser.For(app, past);
        Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync(new Uri($"/documents/{within}/files/1", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/documents/{without}/files/1")).Status);
    }

    [Fact]
    public async Task A_past_member_does_not_read_the_paper_of_a_ballot_that_opened_after_the_seat()
    {
        var committee = await app.Committee(2, "SAC/TC D16");
        var past = await app.Seat(committee, "Past", new(2024, 3, 1), Visible.DayOf(app.Clock.GetUtcNow()));
        var draft = await app.Draft(committee);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.Release(draft, committee);
        var paper = await app.InDb(db => db.Questions.Where(q => q.BallotId == draft).Select(q => q.DocumentId!.Value).SingleAsync());

        using var browser = await Browser.For(app, past);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/ballots/{draft}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/documents/{paper}/files/1")).Status);
    }

    private async Task LayBeforeAMeeting(GivenCommittee committee, DateOnly on, params long[] documents)
    {
        var meeting = await app.Plenary(committee, 1, on);
        await app.InDb(async db =>
        {
            db.AddRange(documents.Select(id => new Domain.Meetings.MeetingPaper(meeting, id)));
            await db.SaveChangesAsync();
        });
    }

    private Task<Outcome<long>> Add(long committeeId, string name, byte[] bytes) => app.In(async services =>
    {
        var db = services.Db();
        var add = services.GetRequiredService<AddDocument>();
        using var file = await add.ReceiveAsync(new Upload(name, bytes.Length, () => new MemoryStream(bytes)), default);
        return await db.InTransactionAsync<Outcome<long>>(async ct =>
        {
            var added = await add.PrepareAsync(Guid.CreateVersion7(), committeeId, DocumentKind.Proposal, new("文件", "Paper"), file, null, ct);
            await db.SaveChangesAsync(ct);
            return added.IsDone ? added.Value.Id : Outcome.Refused<long>(added.Refusals);
        }, default);
    });
}
