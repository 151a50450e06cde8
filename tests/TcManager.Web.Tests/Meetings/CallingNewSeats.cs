using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Mail;
using TcManager.Application.Meetings;
using TcManager.Application.Reminders;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Meetings;

/// <summary>Whose seat of the meeting's day begins after the call is named to the desk, and called by one form. An application of its own per test: the clock moves.</summary>
public sealed class CallingNewSeats : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task They_are_named_counted_apart_and_called_once()
    {
        var committee = await _app.Committee(3);
        var id = await _app.Called(committee);
        await _app.Seat(committee, "late@example.org");
        using var desk = await Browser.For(_app, committee.Secretary);

        var page = await desk.Get($"/meetings/{id}");
        var late = await _app.InDb(db => db.People.SingleAsync(p => p.Email == "late@example.org"));
        Assert.Contains($"Not called: {late.NameLatin}.", page.Document.GetElementById("not-called")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Not called yet1", page.Document.QuerySelector(".tc-legend")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No reply 4", page.Document.QuerySelector("#replies [role=group]")!.TextContent, StringComparison.Ordinal);

        var sent = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => desk.Post(page, "#not-called form")));

        Assert.All(sent, p => Assert.Equal(sent[0].Address, p.Address));
        Assert.StartsWith("/campaigns/", sent[0].Address.AbsolutePath, StringComparison.Ordinal);
        var mail = Assert.Single(await _app.InDb(db => db.Outbox.Where(m => m.Template == MailKinds.Call && m.PersonId == late.Id).ToListAsync()));
        Assert.Equal(MeetingSteps.StartsAt, mail.ExpiresAt);
        Assert.Equal(5, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.Call)));
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == AuditActions.NewSeatsCalled)));

        // Called now, and replies as the others do.
        page = await desk.Get($"/meetings/{id}");
        Assert.Null(page.Document.GetElementById("not-called"));
        Assert.Contains("No reply 5", page.Document.QuerySelector("#replies [role=group]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, (await _app.In(s => s.GetRequiredService<NextReminders>().OfMeetingAsync(id, default)))!.Owing);
        using var guest = new Browser(_app);
        Assert.Contains("6th plenary", (await guest.Get(await _app.Link(id, new Someone(late.Id, 0, 0, "", "", "")))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seat_that_ends_before_the_day_is_in_no_count_of_replies_and_says_so_in_the_list()
    {
        var committee = await _app.Committee(3);
        var id = await _app.Called(committee);
        await _app.InDb(async db =>
        {
            (await db.Memberships.SingleAsync(m => m.Id == committee.Members[0].MembershipId)).EndOn(MeetingSteps.Plan.On!.Value.AddDays(-1));
            await db.SaveChangesAsync();
        });
        using var desk = await Browser.For(_app, committee.Secretary);

        var page = await desk.Get($"/meetings/{id}");

        Assert.Contains("No reply 3", page.Document.QuerySelector("#replies [role=group]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("seat ended before the meeting", page.Document.QuerySelectorAll("#replies tbody tr")[3].TextContent, StringComparison.Ordinal);
        Assert.Equal(3, (await desk.Get($"/meetings/{id}?reply=None")).Document.QuerySelectorAll("#replies tbody tr").Length);
        Assert.Equal(3, (await _app.In(s => s.GetRequiredService<NextReminders>().OfMeetingAsync(id, default)))!.Owing);
    }

    [Fact]
    public async Task Nobody_is_called_once_more_after_replies_are_over_and_where_all_were()
    {
        var committee = await _app.Committee(2);
        var id = await _app.Called(committee);
        Assert.Equal("meeting.allCalled", (await Call()).Refusals[0].Code);

        await _app.Seat(committee, "late@example.org");
        _app.Clock.SetUtcNow(MeetingSteps.ReplyBy.AddMinutes(-1));
        using var late = await Browser.For(_app, committee.Secretary);
        var page = await late.Get($"/meetings/{id}");
        _app.Clock.SetUtcNow(MeetingSteps.ReplyBy);
        Assert.Contains("Replies are over", (await late.Post(page, "#not-called form")).Text, StringComparison.Ordinal);
        page = await late.Get($"/meetings/{id}");
        Assert.Null(page.Document.QuerySelector("#not-called form"));
        Assert.Contains("tell them by telephone", page.Document.GetElementById("not-called")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, await _app.InDb(db => db.Outbox.CountAsync(m => m.Template == MailKinds.Call)));

        Task<Domain.Outcome<long>> Call() => _app.In(s => s.GetRequiredService<CallNewSeats>().ExecuteAsync(id, Guid.CreateVersion7(), Acting.System, default));
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(8, false)]
    public async Task A_call_a_few_days_ahead_is_warned_of(int daysAhead, bool isWarned)
    {
        var committee = await _app.Committee(1);
        var id = await _app.Schedule(committee);
        _app.Clock.SetUtcNow(MeetingSteps.StartsAt.AddDays(-daysAhead));
        using var desk = await Browser.For(_app, committee.Secretary);

        Assert.Equal(isWarned, (await desk.Get($"/meetings/{id}/call")).Document.GetElementById("short-notice") is not null);
    }
}
