using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Meetings;
using TcManager.Domain;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Ballots;

/// <summary>While a vote runs in the room, members see it as that: those present before anything else, until when, and the others that it is not theirs now.</summary>
public sealed class ToldOfTheRoom : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Home_and_the_list_begin_with_it_for_whoever_is_there()
    {
        var (committee, meeting, id) = await Scene();
        await _app.OpenBallot(committee, with: plan => plan with { TitleEn = "By letter", DeadlineOn = new(2026, 12, 12) });
        await Here(meeting, committee.Members[0]);
        await _app.Release(id, committee);
        using var present = await Browser.For(_app, committee.Members[0]);
        using var absent = await Browser.For(_app, committee.Members[1]);

        var rows = Rows(await present.Get("/"));
        Assert.Equal(2, rows.Count);
        Assert.StartsWith("In the room now ballot In the room SAC/TC 605 being voted on in the room now; you are recorded as present in the room until, at the latest, Fri 11 Dec 2026 17:00", rows[0], StringComparison.Ordinal);
        Assert.Contains("In the room now", Rows(await present.Get("/ballots"))[0], StringComparison.Ordinal);

        var others = Rows(await absent.Get("/"));
        Assert.Contains("By letter", others[0], StringComparison.Ordinal);
        Assert.Contains("by those recorded as present only", others[1], StringComparison.Ordinal);
        Assert.DoesNotContain("days left", others[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_says_so_until_the_room_is_over()
    {
        var (committee, meeting, id) = await Scene();
        await Here(meeting, committee.Members[0]);
        await _app.Release(id, committee);
        using var member = await Browser.For(_app, committee.Members[1], Cultures.Chinese);

        var during = (await member.Get($"/ballots/{id}/vote")).Document.GetElementById("in-room")!.Spoken();
        Assert.Contains("正在现场表决，仅限登记在场者投票。 现场表决最迟至 2026年12月11日（周五）17:00", during, StringComparison.Ordinal);
        _app.MoveTo(new(2026, 12, 11, 9, 0, 0, TimeSpan.Zero));

        Assert.Null((await member.Get($"/ballots/{id}/vote")).Document.GetElementById("in-room"));
        Assert.Contains("天后截止", Rows(await member.Get("/"))[0], StringComparison.Ordinal);
    }

    private static List<string> Rows(Page page) => [.. page.Document.QuerySelectorAll("li.tc-row").Select(row => row.Spoken())];

    private async Task<(GivenCommittee Committee, long Meeting, long Ballot)> Scene()
    {
        var committee = await _app.Committee(3);
        var meeting = await MeetingSteps.Called(_app, committee);
        _app.MoveTo(MeetingSteps.StartsAt.AddMinutes(30));
        var item = await _app.InDb(db => Task.FromResult(db.Meetings.Where(m => m.Id == meeting).SelectMany(m => m.Agenda).OrderBy(i => i.Position).First().Id));
        return (committee, meeting, await _app.Draft(committee, with: plan => plan with { TitleEn = "In the room", AgendaItemId = item, DeadlineOn = new(2026, 12, 20) }));
    }

    private async Task Here(long meeting, Someone someone)
    {
        var participant = (await _app.Participant(meeting, someone)).Id;
        Assert.True((await _app.In(services => services.GetRequiredService<RecordPresence>().ExecuteAsync(meeting, [new(participant, false, true)], Acting.System, default))).IsDone);
    }
}
