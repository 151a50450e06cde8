using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Mail;
using TcManager.Domain.Access;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Home;

/// <summary>Home lists exactly what is owed, and nothing once it is done or too late.</summary>
public sealed class WhatNeedsMe
{
    [Fact]
    public async Task A_vote_is_owed_until_it_is_cast()
    {
        await using var app = new TestApp();
        var committee = await app.Committee();
        var ballot = await app.OpenBallot(committee, new(2026, 11, 26), "Data format");
        using var browser = await Browser.For(app, committee.Members[0]);

        var owed = Rows(await browser.Get("/"));
        Assert.Equal(["3 days left Data format SAC/TC 605 Ballot, not yet voted Closes before Thu 26 Nov 2026 24:00 Beijing time (UTC+8) Vote Data format"], owed);
        await app.Vote(ballot, "yes", committee.Members[0]);
        var page = await browser.Get("/");

        Assert.Empty(Rows(page));
        Assert.Contains("Nothing needs you now.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plenary_that_nobody_was_called_to_was_not_held()
    {
        await using var app = new TestApp();
        var committee = await app.Committee();
        await app.Schedule(committee);
        app.Clock.SetUtcNow(MeetingSteps.StartsAt.AddDays(3));
        using var browser = await Browser.For(app, committee.Secretary);

        var page = await browser.Get("/");

        Assert.DoesNotContain("11 Dec 2026", page.Document.QuerySelector("#served, main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_is_no_longer_owed_from_the_deadline_on_and_the_result_is_there_without_any_job()
    {
        await using var app = new TestApp();
        var committee = await app.Committee();
        var ballot = await app.OpenBallot(committee, new(2026, 11, 23), "Data format");
        await app.Vote(ballot, "yes", [.. committee.Voters.Take(4)]);
        using var browser = await Browser.For(app, committee.Members[3]);

        app.Clock.SetUtcNow(new(2026, 11, 23, 15, 59, 59, TimeSpan.Zero));
        Assert.Single(Rows(await browser.Get("/")));
        app.Clock.SetUtcNow(new(2026, 11, 23, 16, 0, 0, TimeSpan.Zero));
        var page = await browser.Get("/");

        Assert.Empty(Rows(page));
        Assert.Contains("Approved", page.Document.QuerySelector($"li:has(a[href='/ballots/{ballot}'])")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_is_owed_until_it_is_given_or_its_deadline_has_passed()
    {
        await using var app = new TestApp();
        var committee = await app.Committee();
        var meeting = await app.Called(committee);
        using var one = await Browser.For(app, committee.Members[0]);
        using var two = await Browser.For(app, committee.Members[1]);

        var rows = Rows(await one.Get("/"));
        Assert.Equal(["4 days left 6th plenary: your reply to the call SAC/TC 605 Call, not yet replied Reply before Fri 27 Nov 2026 24:00 Beijing time (UTC+8) Reply 6th plenary"], rows);
        await one.Post(await one.Get($"/meetings/{meeting}/reply"), "form[action$='/reply']", ("Reply", "Online"));
        var replied = await one.Get("/");

        Assert.Empty(Rows(replied));
        Assert.Contains("Replied: online", replied.Text, StringComparison.Ordinal);
        Assert.Single(Rows(await two.Get("/")));
        app.Clock.SetUtcNow(MeetingSteps.ReplyBy);
        using var later = await Browser.For(app, committee.Members[1]);
        var late = await later.Get("/");
        Assert.Empty(Rows(late));
        Assert.Contains("No reply; replies are closed", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_seat_that_has_ended_owed_is_owed_no_more()
    {
        await using var app = new TestApp();
        var committee = await app.Committee();
        await app.OpenBallot(committee, new(2026, 12, 10));
        await app.Called(committee);
        using var browser = await Browser.For(app, committee.Members[0]);
        Assert.Equal(2, Rows(await browser.Get("/")).Count);

        await app.InDb(async db =>
        {
            (await db.Memberships.FindAsync(committee.Members[0].MembershipId))!.EndOn(new(2026, 11, 22));
            await db.SaveChangesAsync();
        });

        Assert.Empty(Rows(await browser.Get("/")));
    }

    [Theory]
    [InlineData("2027-02-23", "Term 1 ends within 3 months")]
    [InlineData("2027-02-24", "Term 1 ends within 6 months")]
    [InlineData("2027-11-23", "Term 1 ends within 12 months")]
    [InlineData("2027-11-24", null)]
    public async Task A_term_is_warned_of_before_it_ends(string plannedEnd, string? sentence)
    {
        await using var app = new TestApp();
        var committee = await app.Committee(members: 4);
        await app.InDb(async db =>
        {
            db.Entry(db.Terms.Single()).Property(t => t.PlannedEndOn).CurrentValue = DateOnly.ParseExact(plannedEnd, "yyyy-MM-dd", null);
            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, committee.Secretary);

        var rows = Rows(await browser.Get("/"));

        Assert.Equal(sentence is null ? 0 : 1, rows.Count(r => r.Contains(sentence ?? "ends within", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_chair_sees_what_falls_short_in_the_order_refused_failing_days_left()
    {
        await using var app = new TestApp();
        var committee = await app.Committee(members: 4);
        var ballot = await app.OpenBallot(committee, new(2026, 11, 26), "Data format");
        var meeting = await app.Called(committee);
        await app.Vote(ballot, "yes", committee.Chair);
        await app.InDb(async db =>
        {
            db.Outbox.First(o => o.PersonId == committee.Members[0].PersonId && o.Template == MailKinds.Call).State = OutboxState.Failed;
            db.Entry(db.Terms.Single()).Property(t => t.PlannedEndOn).CurrentValue = new(2026, 11, 20);
            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, committee.Chair);

        var rows = Rows(await browser.Get("/"));

        Assert.Collection(
            rows,
            row => Assert.StartsWith("3 days late Term Term 1 has run out", row, StringComparison.Ordinal),
            row => Assert.Contains("5 = 0 sent + 1 failed + 0 skipped + 4 waiting", row, StringComparison.Ordinal),
            row => Assert.StartsWith("Fails Composition Number of members", row, StringComparison.Ordinal),
            row => Assert.StartsWith("Fails Composition Secretary-general", row, StringComparison.Ordinal),
            row => Assert.StartsWith("Fails Composition Members from one organisation", row, StringComparison.Ordinal),
            row => Assert.StartsWith("Fails Composition Largest side", row, StringComparison.Ordinal),
            row => Assert.StartsWith("3 short Taking part Ballot: Data format SAC/TC 605 1 of 5 voted 4 needed", row, StringComparison.Ordinal),
            row => Assert.StartsWith("4 days left 6th plenary: your reply", row, StringComparison.Ordinal),
            row => Assert.StartsWith("4 short Quorum 6th plenary: fewer have confirmed than the quorum SAC/TC 605 0 of 5 confirmed quorum 4 (3/4) 5 have not replied", row, StringComparison.Ordinal));
        Assert.NotEqual(0, meeting);
    }

    [Fact]
    public async Task A_quorum_that_open_replies_cannot_reach_any_more_is_said_so()
    {
        await using var app = new TestApp();
        var committee = await app.Committee(members: 4);
        var meeting = await app.Called(committee);
        await app.InDb(async db =>
        {
            foreach (var participant in db.Participants.Where(p => p.PersonId != committee.Chair.PersonId).OrderBy(p => p.Id).Take(2).ToList())
            {
                participant.GiveReply(Domain.Meetings.Reply.Excused, "ill", Guid.CreateVersion7(), TestApp.Start, new(MeetingSteps.ReplyBy, "Asia/Shanghai"));
            }

            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, committee.Secretary);

        var row = Rows(await browser.Get("/")).Single(r => r.Contains("6th plenary", StringComparison.Ordinal));

        Assert.Contains("the quorum cannot be reached by the replies still open", row, StringComparison.Ordinal);
        Assert.NotEqual(0, meeting);
    }

    [Fact]
    public async Task A_ballot_far_from_its_deadline_or_past_its_quorum_is_not_named()
    {
        await using var app = new TestApp();
        var committee = await app.Committee(members: 3);
        await app.OpenBallot(committee, new(2026, 12, 20), "Far away");
        var near = await app.OpenBallot(committee, new(2026, 11, 25), "Near and full");
        await app.Vote(near, "yes", [.. committee.Voters]);
        using var browser = await Browser.For(app, committee.Secretary);

        Assert.DoesNotContain(Rows(await browser.Get("/")), r => r.Contains("Taking part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_counted_result_waits_first_of_all_for_the_chair_until_it_is_signed()
    {
        await using var app = new TestApp();
        var committee = await app.Committee();
        var ballot = await app.OpenBallot(committee, new(2026, 11, 23), "Data format");
        await app.Vote(ballot, "yes", [.. committee.Voters.Take(4)]);
        app.Clock.SetUtcNow(new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));
        using var chair = await Browser.For(app, committee.Chair);
        using var secretary = await Browser.For(app, committee.Secretary);

        Assert.StartsWith("waits 1 day Signature Data format: the result waits for your signature SAC/TC 605 Approved", Rows(await chair.Get("/"))[0], StringComparison.Ordinal);
        Assert.DoesNotContain(Rows(await secretary.Get("/")), r => r.Contains("signature", StringComparison.Ordinal));
        var page = await chair.Post(await chair.Get($"/ballots/{ballot}"), "#sign");
        Assert.Contains("Signed by Chair", page.Text, StringComparison.Ordinal);

        Assert.DoesNotContain(Rows(await chair.Get("/")), r => r.Contains("signature", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_replies_to_a_call_far_ahead_are_no_alarm()
    {
        await using var app = new TestApp();
        var committee = await app.Committee();
        await app.Called(committee, MeetingSteps.Plan with { On = new(2027, 3, 12), ReplyByOn = new(2027, 2, 26) });
        using var browser = await Browser.For(app, committee.Secretary);

        Assert.DoesNotContain(Rows(await browser.Get("/")), r => r.Contains("6th plenary", StringComparison.Ordinal));
        app.Clock.SetUtcNow(new(2027, 2, 12, 16, 0, 0, TimeSpan.Zero));
        using var later = await Browser.For(app, committee.Secretary);
        Assert.Contains(Rows(await later.Get("/")), r => r.StartsWith("4 short Quorum 6th plenary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_secretariats_desk_lists_the_committees_it_serves()
    {
        await using var app = new TestApp();
        var committee = await app.Committee();
        await app.OpenBallot(committee, new(2026, 12, 20));
        using var browser = await Browser.For(app, committee.Secretary);

        var page = await browser.Get("/");

        Assert.Equal("Secretariat desk", page.Document.QuerySelector("h1")!.TextContent);
        var line = page.Document.QuerySelectorAll("tbody tr").Single();
        Assert.Contains("SAC/TC 605", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 running", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("none, 38 days left", line.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/committees/{committee.Id}/meetings/new']"));
    }

    [Fact]
    public async Task Everybody_has_a_home_that_says_what_comes_next()
    {
        await using var app = new TestApp();
        var committee = await app.Committee();
        await app.Called(committee);
        using var stranger = await Browser.For(app, await app.Outsider("stranger@home.example"));
        using var supervisor = await Browser.For(app, await app.Outsider("body@home.example", SystemRole.Supervisor));
        using var administrator = await Browser.For(app, await app.Outsider("admin@home.example", SystemRole.Administrator));

        Assert.Contains("You have no seat on a committee.", (await stranger.Get("/")).Text, StringComparison.Ordinal);
        Assert.Contains("Next: SAC/TC 605 6th plenary", (await supervisor.Get("/")).Text, StringComparison.Ordinal);
        var page = await administrator.Get("/");
        Assert.NotNull(page.Document.QuerySelector("a[href='/jobs']"));
        Assert.Contains("Waiting 5", page.Document.Body!.Spoken(), StringComparison.Ordinal);
        Assert.DoesNotContain("6th plenary", page.Text, StringComparison.Ordinal);
    }

    private static List<string> Rows(Page page) =>
        [.. page.Document.QuerySelectorAll("li.tc-row").Select(l => l.Spoken())];
}
