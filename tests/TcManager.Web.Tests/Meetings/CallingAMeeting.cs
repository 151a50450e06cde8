using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Mail;
using TcManager.Application.Meetings;
using TcManager.Domain;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;
using Xunit.Abstractions;

namespace TcManager.Web.Tests.Meetings;

public sealed class CallingAMeeting(TestApp app, ITestOutputHelper output) : IClassFixture<TestApp>
{
    private static string Form(long id) => $"form[action='/meetings/{id}/call']";

    [Fact]
    public async Task The_preview_shows_the_mail_in_both_languages_and_whom_it_reaches()
    {
        var committee = await app.Committee(members: 4, code: "SAC/TC 120");
        await app.InDb(db => db.People.Where(p => p.Id == committee.Members[0].PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, (string?)null)));
        var id = await app.Schedule(committee);
        using var browser = await Browser.For(app, committee.Secretary);

        var page = await browser.Get($"/meetings/{id}/call");
        Assert.Contains("Call 5 members", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 have no address", page.Text, StringComparison.Ordinal);
        Assert.Contains("4 (4 in Chinese, 0 in English)", page.Text, StringComparison.Ordinal);
        var frame = page.Document.QuerySelector("iframe.tc-mailframe")!;
        Assert.True(frame.HasAttribute("sandbox"));

        Assert.Contains("一届六次全体委员会议", (await browser.Get(frame.GetAttribute("src")!)).Text, StringComparison.Ordinal);
        Assert.Contains("6th plenary", (await browser.Get($"/meetings/{id}/call/mail?culture=en")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mail_is_framed_by_our_pages_only_and_runs_no_script()
    {
        var committee = await app.Committee(code: "SAC/TC 121");
        var id = await app.Schedule(committee);
        using var browser = await Browser.For(app, committee.Secretary);

        var response = (await browser.Get($"/meetings/{id}/call/mail?culture=zh-CN")).Response;

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("style-src 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("SAMEORIGIN", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
    }

    [Fact]
    public async Task The_call_freezes_the_seats_of_the_day_and_queues_one_mail_each()
    {
        var committee = await app.Committee(members: 6, code: "SAC/TC 122");
        var day = MeetingSteps.Plan.On!.Value;
        await app.InDb(async db =>
        {
            // One seat ends the day before, one on the day itself; an observer joins.
            (await db.Memberships.SingleAsync(m => m.Id == committee.Members[0].MembershipId)).EndOn(day.AddDays(-1));
            (await db.Memberships.SingleAsync(m => m.Id == committee.Members[1].MembershipId)).EndOn(day);
            var person = new Person(Guid.CreateVersion7(), "观察员", "Observer", "observer122@example.org");
            db.Add(person);
            await db.SaveChangesAsync();
            db.Add(new Membership(Guid.CreateVersion7(), committee.Id, null, person.Id, SeatCategory.Observer, new(2024, 1, 1)));
            await db.SaveChangesAsync();
        });
        var id = await app.Schedule(committee);
        using var browser = await Browser.For(app, committee.Secretary);

        var page = await browser.Post(await browser.Get($"/meetings/{id}/call"), Form(id));

        Assert.StartsWith("/campaigns/", page.Address.AbsolutePath, StringComparison.Ordinal);
        var participants = await app.InDb(db => db.Participants.Where(p => p.MeetingId == id).ToListAsync());
        Assert.Equal(7, participants.Count);
        Assert.Equal(6, participants.Count(p => p.IsDue));
        Assert.DoesNotContain(participants, p => p.PersonId == committee.Members[0].PersonId);
        Assert.All(participants, p => Assert.Equal((Reply.None, AttendanceOutcome.Unknown), (p.Reply, p.Outcome)));
        var mails = await app.InDb(db => db.Outbox.Include(o => o.Campaign).Where(o => o.Campaign!.CommitteeId == committee.Id).ToListAsync());
        Assert.Equal(participants.Select(p => p.Uid).Order(), mails.Select(o => o.Data.ParticipantUid!.Value).Order());
        Assert.All(mails, o => Assert.Equal((MailKinds.Call, MeetingSteps.StartsAt, id), (o.Template, o.ExpiresAt, o.Data.MeetingId)));
        Assert.Equal(7, Assert.Single(mails.Select(o => o.Campaign!).Distinct()).Planned);
        Assert.Equal(1, await app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "meeting.called" && a.CommitteeId == committee.Id)));
    }

    [Fact]
    public async Task The_same_form_twice_calls_once()
    {
        var committee = await app.Committee(code: "SAC/TC 123");
        var id = await app.Schedule(committee);
        using var browser = await Browser.For(app, committee.Secretary);
        var preview = await browser.Get($"/meetings/{id}/call");

        var first = await browser.Post(preview, Form(id));
        var second = await browser.Post(preview, Form(id));

        Assert.Equal(first.Address, second.Address);
        Assert.Equal(5, await app.InDb(db => db.Outbox.CountAsync(o => o.Campaign!.CommitteeId == committee.Id)));
        Assert.Equal(5, await app.InDb(db => db.Participants.CountAsync(p => p.MeetingId == id)));
    }

    [Fact]
    public async Task Two_forms_at_once_call_once()
    {
        var committee = await app.Committee(code: "SAC/TC 124");
        var id = await app.Schedule(committee);
        using var browser = await Browser.For(app, committee.Secretary);
        var previews = new[] { await browser.Get($"/meetings/{id}/call"), await browser.Get($"/meetings/{id}/call") };

        await Task.WhenAll(previews.Concat(previews).Select(preview => browser.Post(preview, Form(id))));

        Assert.Equal(1, await app.InDb(db => db.Campaigns.CountAsync(c => c.CommitteeId == committee.Id)));
        Assert.Equal(5, await app.InDb(db => db.Outbox.CountAsync(o => o.Campaign!.CommitteeId == committee.Id)));
    }

    [Fact]
    public async Task What_was_changed_after_the_preview_is_previewed_again()
    {
        var committee = await app.Committee(code: "SAC/TC 125");
        var id = await app.Schedule(committee);
        using var browser = await Browser.For(app, committee.Secretary);
        var preview = await browser.Get($"/meetings/{id}/call");
        await browser.Post(await browser.Get($"/meetings/{id}/edit"), "form[enctype]", ("Place", "北京"));

        var page = await browser.Post(preview, Form(id));

        Assert.Contains("Somebody changed this meeting", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await app.InDb(db => db.Outbox.CountAsync(o => o.Campaign!.CommitteeId == committee.Id)));
        Assert.StartsWith("/campaigns/", (await browser.Post(page, Form(id))).Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_and_strangers_call_nobody()
    {
        var committee = await app.Committee(code: "SAC/TC 126");
        var id = await app.Called(committee);
        using var member = await Browser.For(app, committee.Members[0]);
        using var stranger = await Browser.For(app, await app.Outsider("stranger-126@example.org"));

        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get($"/meetings/{id}/call")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get($"/meetings/{id}/call/mail")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/meetings/{id}/call")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/meetings/{id}")).Status);
    }

    [Fact]
    public async Task Calling_2500_people_is_one_request_of_few_queries()
    {
        var committee = await app.Committee(members: 1, code: "SAC/TC 127");
        await app.InDb(async db =>
        {
            var people = Enumerable.Range(1, 2498).Select(i => new Person(Guid.CreateVersion7(), $"人{i}", $"Person {i}", $"p{i}@tc127.example")).ToList();
            db.AddRange(people);
            await db.SaveChangesAsync();
            db.AddRange(people.Select(p => new Membership(Guid.CreateVersion7(), committee.Id, null, p.Id, SeatCategory.Voting, new(2024, 1, 1))));
            await db.SaveChangesAsync();
        });
        var warm = await app.Schedule(await app.Committee(code: "SAC/TC 128"));
        var id = await app.Schedule(committee);
        using var browser = await Browser.For(app, committee.Secretary);
        await CallAsync(warm);
        var preview = await browser.Get($"/meetings/{id}/call");
        Assert.Contains("Call 2500 members", preview.Text, StringComparison.Ordinal);

        app.Queries.Restart();
        var watch = Stopwatch.StartNew();
        await browser.Post(preview, Form(id));
        output.WriteLine($"2,500 people called in {watch.ElapsedMilliseconds} ms, the page behind it included.");

        var reads = app.Queries.Commands.Count(command => command.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase));
        Assert.InRange(reads, 1, 30);
        Assert.Equal(2500, await app.InDb(db => db.Participants.CountAsync(p => p.MeetingId == id)));
        Assert.Equal(2500, await app.InDb(db => db.Outbox.Where(o => o.Campaign!.CommitteeId == committee.Id).Select(o => o.PersonId).Distinct().CountAsync()));
    }

    private Task<Outcome<long>> CallAsync(long id) => app.In(async services =>
    {
        var planned = (await services.GetRequiredService<MeetingQueries>().PlannedAsync(id, default))!;
        return await services.GetRequiredService<CallMeeting>().ExecuteAsync(id, Guid.CreateVersion7(), planned.Version, Acting.System, default);
    });
}
