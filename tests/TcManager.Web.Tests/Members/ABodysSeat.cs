using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Members;
using TcManager.Domain.Members;
using TcManager.Domain.People;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Imports;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Members;

/// <summary>A body holds a seat through dated representatives: one place in ballots and meetings, whoever acts for it that day (decisions 5).</summary>
public sealed class ABodysSeat : IDisposable
{
    private const string Form = "form[method='post'][action$='/seats/new']";
    private const string Send = "form[method='post'][action$='/representatives/new']";

    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task It_is_given_on_the_page_and_stands_in_the_roster_under_the_bodys_name()
    {
        var committee = await _app.Committee(2);
        await Body();
        var head = await Named("head@b.example", "韩首席", "Han Shouxi");
        using var browser = await Browser.For(_app, committee.Secretary);

        var form = await browser.Get($"/committees/{committee.Id}/seats/new?person={head.PersonId}");
        var refused = await browser.Post(form, Form, ("FromOn", "2026-03-01"), ("Side", "User"), ("Organisation", ""), ("IsBody", "true"), ("Offices", "ViceChair"));
        Assert.Contains("Say which organisation", refused.FaultAt("Organisation"), StringComparison.Ordinal);
        Assert.Contains("A body holds no office", refused.Text, StringComparison.Ordinal);
        var given = await browser.Post(form, Form, ("FromOn", "2026-03-01"), ("Side", "User"), ("Organisation", "BODY-1"), ("IsBody", "true"));

        Assert.Contains("Sample body 01", given.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Han Shouxi", given.Text, StringComparison.Ordinal);
        Assert.Contains("Head of delegation", given.Text, StringComparison.Ordinal);
        var roster = await browser.Get($"/committees/{committee.Id}/members?on=2026-03-01");
        Assert.Contains("Sample body 01", roster.Text, StringComparison.Ordinal);
        Assert.Contains("Represented by Han Shouxi", roster.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sample body 01", (await browser.Get($"/committees/{committee.Id}/members?on=2026-02-28")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_representative_of_the_day_votes_and_replies_in_the_one_place_of_the_body()
    {
        var committee = await _app.Committee(2);
        var (seat, head, sent) = await Represented(committee);
        var ballot = await _app.OpenBallot(committee);
        var voter = await _app.InDb(db => db.Voters.SingleAsync(v => v.BallotId == ballot && v.MembershipId == seat));
        Assert.Equal(("示例单位01", "Sample body 01", head.PersonId), (voter.NameZh, voter.NameLatin, voter.PersonId));
        using var delegates = await Browser.For(_app, sent);
        Assert.Contains($"/ballots/{ballot}", (await delegates.Get("/")).Document.Body!.InnerHtml, StringComparison.Ordinal);

        Assert.Contains("Yes", (await delegates.Post(await delegates.Get($"/ballots/{ballot}/vote"), "#vote", ("Choice", "yes"))).Text, StringComparison.Ordinal);
        Assert.True((await _app.Cast(ballot, head, "no")).IsDone);

        var slips = await _app.InDb(db => db.Slips.Where(s => s.BallotId == ballot).OrderBy(s => s.Revision).ToListAsync());
        Assert.Equal([(1, sent.PersonId), (2, head.PersonId)], slips.Select(s => (s.Revision, s.CastByPersonId)));
        Assert.Single(slips.Select(s => s.VoterId).Distinct());

        var meeting = await _app.Called(committee);
        Assert.Equal(head.PersonId, await _app.InDb(db => db.Participants.Where(p => p.MeetingId == meeting && p.MembershipId == seat).Select(p => p.PersonId).SingleAsync()));
        Assert.Equal("/meetings/" + meeting + "/reply", (await delegates.Get($"/meetings/{meeting}/reply")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_new_head_takes_over_what_is_open_and_the_one_before_acts_no_more()
    {
        var committee = await _app.Committee(2);
        var (seat, head, _) = await Represented(committee);
        var ballot = await _app.OpenBallot(committee);
        var meeting = await _app.Called(committee);
        var next = await Named("next@b.example", "贾继任", "Jia Jiren");
        using var browser = await Browser.For(_app, committee.Secretary);
        var today = await Today();

        var form = await browser.Get($"/seats/{seat}/representatives/new?person={next.PersonId}");
        var late = await browser.Post(form, Send, ("Kind", "Head"), ("FromOn", $"{today.AddDays(1):O}"));
        Assert.Contains("today or earlier", late.FaultAt("FromOn"), StringComparison.Ordinal);
        var done = await browser.Post(late, Send, ("FromOn", $"{today:O}"));

        Assert.Contains("The representative has been entered.", done.Text, StringComparison.Ordinal);
        Assert.Equal(next.PersonId, await _app.InDb(db => db.Voters.Where(v => v.BallotId == ballot && v.MembershipId == seat).Select(v => v.PersonId).SingleAsync()));
        Assert.Equal(next.PersonId, await _app.InDb(db => db.Participants.Where(p => p.MeetingId == meeting && p.MembershipId == seat).Select(p => p.PersonId).SingleAsync()));
        Assert.Equal("ballot.noVote", (await _app.Cast(ballot, head, "yes")).Refusals.Single().Code);
        Assert.True((await _app.Cast(ballot, next, "yes")).IsDone);
        Assert.Contains("Represented by Jia Jiren", (await browser.Get($"/committees/{committee.Id}/members")).Text, StringComparison.Ordinal);
        Assert.Contains("Represented by Han Shouxi", (await browser.Get($"/committees/{committee.Id}/members?on={today.AddDays(-1):O}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delegate_who_is_recalled_votes_no_more()
    {
        var committee = await _app.Committee(2);
        var (seat, _, sent) = await Represented(committee);
        var ballot = await _app.OpenBallot(committee);
        using var browser = await Browser.For(_app, committee.Secretary);
        Assert.True((await _app.Cast(ballot, sent, "yes")).IsDone);
        using var delegates = await Browser.For(_app, sent);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await delegates.Get($"/committees/{committee.Id}/attendance/members/{seat}")).Status);

        var recall = await browser.Get($"/seats/{seat}/representatives/{sent.PersonId}/end");
        await browser.Post(recall, "form[method='post'][action$='/end']", ("ToOn", $"{(await Today()).AddDays(-1):O}"));

        Assert.Equal("ballot.noVote", (await _app.Cast(ballot, sent, "no")).Refusals.Single().Code);
        Assert.Equal(1, await _app.InDb(db => db.Slips.CountAsync(s => s.BallotId == ballot)));

        // What the body does from then on is not theirs to see.
        Assert.NotEqual(System.Net.HttpStatusCode.OK, (await delegates.Get($"/committees/{committee.Id}/attendance/members/{seat}")).Status);
    }

    [Fact]
    public async Task Nobody_sits_and_represents_in_one_committee_at_once()
    {
        var committee = await _app.Committee(2);
        var (seat, head, sent) = await Represented(committee);
        var body = await Body("BODY-2");

        Assert.Equal(["representative.sitsHere"], await SendTo(seat, committee.Members[0].PersonId));
        Assert.Equal(["representative.sentAlready"], await SendTo(seat, sent.PersonId, new(2026, 5, 1)));
        Assert.Equal(["seat.represents"], await Give(committee, head.PersonId, null, isBody: false));
        Assert.Equal(["seat.bodyOverlaps"], await Give(committee, sent.PersonId, body, isBody: true));
        Assert.Equal(["seat.overlaps"], await Give(committee, committee.Members[0].PersonId, body, isBody: true));
        Assert.Empty(await Give(committee, (await Named("other@b.example", "钱另", "Qian Ling")).PersonId, body, isBody: true));
    }

    [Fact]
    public async Task Rules_that_speak_of_persons_pass_it_by_and_those_of_organisations_count_it()
    {
        var committee = await _app.Committee(0);
        var body = await Body();
        var head = await Named("head@b.example", "韩首席", "Han Shouxi");
        for (var i = 0; i < 4; i++)
        {
            Assert.Empty(await Give(await _app.Committee(0, $"SAC/TC B{i}"), head.PersonId, body, isBody: true));
        }

        Assert.Empty(await Give(committee, head.PersonId, body, isBody: true));
        Assert.Empty(await Give(committee, await Unknown(), body, isBody: false));
        Assert.Empty(await Give(committee, await Unknown(), body, isBody: false));
        Assert.Equal(["seat.breaks.per-organisation"], await Give(committee, await Unknown(), body, isBody: false));
    }

    [Fact]
    public async Task Its_seat_ends_with_its_representatives()
    {
        var committee = await _app.Committee(2);
        var (seat, _, sent) = await Represented(committee);
        var version = await _app.InDb(db => db.Memberships.Where(m => m.Id == seat).Select(m => m.Version).SingleAsync());

        Assert.True((await _app.In(services => services.GetRequiredService<EndSeat>().ExecuteAsync(seat, version, new(2026, 6, 30), SeatEnd.Resigned, null, Acting.System, default))).IsDone);

        Assert.All(await _app.InDb(db => db.Representatives.Where(r => r.MembershipId == seat).ToListAsync()), r => Assert.Equal(new DateOnly(2026, 6, 30), r.ToOn));
        using var browser = await Browser.For(_app, sent);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.Get($"/committees/{committee.Id}/members")).Status);
    }

    [Fact]
    public async Task Whoever_is_sent_while_the_end_of_its_seat_is_known_goes_with_it()
    {
        var committee = await _app.Committee(2);
        var (seat, head, sent) = await Represented(committee);
        var (later, next) = (await Named("later@b.example", "乐后来", "Le Houlai"), await Named("next@b.example", "贾继任", "Jia Jiren"));
        var (today, end) = (await Today(), (await Today()).AddDays(60));
        Assert.True((await _app.In(async services => await services.GetRequiredService<EndSeat>().ExecuteAsync(seat, await Version(seat), end, SeatEnd.Resigned, null, Acting.System, default))).IsDone);

        Assert.Empty(await SendTo(seat, later.PersonId, today));
        Assert.True((await _app.In(async services => await services.GetRequiredService<ChangeRepresentatives>().SendAsync(seat, await Version(seat), next.PersonId, RepresentativeKind.Head, today, Acting.System, default))).IsDone);
        Assert.True((await _app.In(async services => await services.GetRequiredService<ChangeRepresentatives>().RecallAsync(seat, await Version(seat), sent.PersonId, today, Acting.System, default))).IsDone);

        var ends = await _app.InDb(db => db.Representatives.Where(r => r.MembershipId == seat).ToDictionaryAsync(r => r.PersonId, r => r.ToOn));
        Assert.Equal((today.AddDays(-1), today, end, end), (ends[head.PersonId], ends[sent.PersonId], ends[later.PersonId], ends[next.PersonId]));
    }

    [Fact]
    public async Task A_delegate_is_reached_by_the_desks_of_that_committee_alone_and_may_open_an_account()
    {
        var (committee, other) = (await _app.Committee(2), await _app.Committee(2, "SAC/TC B90"));
        var (seat, _, sent) = await Represented(committee);
        var newcomer = await _app.InDb(async db =>
        {
            var person = new Person(Guid.CreateVersion7(), "新代表", "Xin Daibiao", "new@b.example");
            db.Add(person);
            await db.SaveChangesAsync();
            return person.Id;
        });
        Assert.Empty(await SendTo(seat, newcomer));
        using var own = await Browser.For(_app, committee.Secretary);
        using var foreign = await Browser.For(_app, other.Secretary);
        using var member = await Browser.For(_app, committee.Members[0]);

        Assert.Contains("new@b.example", (await own.Get($"/people/{newcomer}")).Text, StringComparison.Ordinal);
        foreach (var (person, address) in new[] { (newcomer, "new@b.example"), (sent.PersonId, sent.Email), (committee.Secretary.PersonId, committee.Secretary.Email) })
        {
            Assert.DoesNotContain(address, (await foreign.Get($"/people/{person}")).Text, StringComparison.Ordinal);
            var page = await foreign.Get($"/people/{person}/edit");
            Assert.Null(page.Document.QuerySelector("[name='Email']"));
        }

        var export = System.Text.Encoding.UTF8.GetString(await foreign.Http.GetByteArrayAsync(new Uri("/people/export.csv", UriKind.Relative)));
        Assert.Contains("新代表", export, StringComparison.Ordinal);
        Assert.DoesNotContain("new@b.example", export, StringComparison.Ordinal);
        var thief = await foreign.HandIn(Domain.Imports.ImportKind.People, $"姓名,邮箱,记录编号\n新代表,thief@b.example,{await _app.InDb(db => db.People.Where(p => p.Id == newcomer).Select(p => p.Uid).SingleAsync())}\n");
        Assert.Equal("Unchanged", thief.Rows().Single().Verdict);

        // Who sits in the committee sees who acts there, on the page as in what is found.
        Assert.Contains("Represents Sample body 01", (await member.Get($"/people/{newcomer}")).Text, StringComparison.Ordinal);
        Assert.Contains($"/people/{newcomer}\"", (await member.Get("/find?q=新代表")).Document.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.NotNull(await _app.In(services => services.GetRequiredService<Application.Accounts.FindOrOpenAccount>().ExecuteAsync("new@b.example", default)));
    }

    [Fact]
    public async Task What_it_missed_stands_under_its_own_name_not_under_that_of_whoever_heads_it_now()
    {
        var committee = await _app.Committee(2);
        var (seat, head, _) = await Represented(committee);
        foreach (var (number, on) in new[] { (1, new DateOnly(2026, 4, 1)), (2, new DateOnly(2026, 5, 1)) })
        {
            await _app.Plenary(committee, number, on, (head with { MembershipId = seat }, Domain.Meetings.AttendanceOutcome.Absent));
        }

        using var browser = await Browser.For(_app, committee.Secretary);
        foreach (var place in new[] { "attendance", "duties" })
        {
            var page = (await browser.Get($"/committees/{committee.Id}/{place}")).Document.QuerySelector("main")!.TextContent;
            Assert.Contains("Sample body 01", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Han Shouxi", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_change_of_the_roster_does_not_seat_who_acts_for_a_body_nor_drop_a_seat_that_a_delegate_enters_later()
    {
        var committee = await _app.Committee(2);
        var (seat, _, sent) = await Represented(committee);
        var start = (await Today()).AddDays(-2);
        var change = (await _app.In(services => services.GetRequiredService<Application.Members.Changes.PrepareRosterChange>()
            .ExecuteAsync(new(Guid.CreateVersion7(), committee.Id, Domain.Members.Changes.RosterChangeKind.Adjustment, start, null, null), Acting.System, default))).Value;
        await _app.In(services => services.GetRequiredService<Application.Members.Changes.DecideRosterLine>()
            .ProposeAsync(change, new(sent.PersonId, SeatCategory.Voting, StakeholderSide.User, null, start, []), true, Acting.System, default));
        Assert.Contains("change.rosterMoved", await Checked());

        await _app.InDb(db => db.RosterChangeLines.Where(l => l.ChangeId == change && l.PersonId == sent.PersonId).ExecuteDeleteAsync());
        Assert.Empty(await SendTo(seat, (await Named("later@b.example", "乐后来", "Le Houlai")).PersonId, start.AddDays(1)));
        var line = await _app.InDb(db => db.RosterChangeLines.Where(l => l.ChangeId == change && l.MembershipId == seat).Select(l => l.Id).SingleAsync());
        Assert.True((await _app.In(services => services.GetRequiredService<Application.Members.Changes.DecideRosterLine>()
            .ExecuteAsync(line, new(Domain.Members.Changes.RosterAct.Drop, [], SeatEnd.Adjusted, default, null, "调整"), Acting.System, default))).IsDone);
        Assert.Contains("seat.representativeStartsLater", await Checked());

        async Task<IReadOnlyList<string>> Checked()
        {
            var version = await _app.InDb(db => db.RosterChanges.Where(c => c.Id == change).Select(c => c.Version).SingleAsync());
            var outcome = await _app.In(services => services.GetRequiredService<Application.Members.Changes.AdvanceRosterChange>()
                .ExecuteAsync(change, version, Domain.Members.Changes.RosterStage.Checked, start, null, Acting.System, default));
            return [.. outcome.Refusals.Select(r => r.Code)];
        }
    }

    private Task<Guid> Version(long seat) => _app.InDb(db => db.Memberships.Where(m => m.Id == seat).Select(m => m.Version).SingleAsync());

    private async Task<(long Seat, Someone Head, Someone Delegate)> Represented(GivenCommittee committee)
    {
        var body = await Body();
        var head = await Named("head@b.example", "韩首席", "Han Shouxi");
        var sent = await Named("sent@b.example", "戴代表", "Dai Daibiao");
        Assert.Empty(await Give(committee, head.PersonId, body, isBody: true));
        var seat = await _app.InDb(db => db.Memberships.Where(m => m.CommitteeId == committee.Id && m.IsBody).Select(m => m.Id).SingleAsync());
        Assert.Empty(await SendTo(seat, sent.PersonId));
        return (seat, head, sent);
    }

    private Task<DateOnly> Today() => _app.In(services => Task.FromResult(Application.Clock.Today(services.GetRequiredService<TimeProvider>(), "Asia/Shanghai")));

    private async Task<IReadOnlyList<string>> SendTo(long seat, long person, DateOnly? from = null)
    {
        var version = await _app.InDb(db => db.Memberships.Where(m => m.Id == seat).Select(m => m.Version).SingleAsync());
        var sent = await _app.In(services => services.GetRequiredService<ChangeRepresentatives>().SendAsync(seat, version, person, RepresentativeKind.Delegate, from ?? new(2026, 4, 1), Acting.System, default));
        return [.. sent.Refusals.Select(r => r.Code)];
    }

    private async Task<IReadOnlyList<string>> Give(GivenCommittee committee, long person, long? organisation, bool isBody)
    {
        var given = await _app.In(services => services.GetRequiredService<GiveSeat>()
            .ExecuteAsync(Guid.CreateVersion7(), committee.Id, new(person, SeatCategory.Voting, StakeholderSide.User, organisation, new(2026, 3, 1), [], isBody), Acting.System, default));
        return [.. given.Refusals.Select(r => r.Code)];
    }

    private Task<long> Body(string code = "BODY-1") => _app.InDb(async db =>
    {
        var body = new Organisation(Guid.CreateVersion7(), code, new("示例单位01", "Sample body 01"), "CN") { IsSample = true };
        db.Add(body);
        await db.SaveChangesAsync();
        return body.Id;
    });

    private async Task<Someone> Named(string email, string zh, string latin)
    {
        var someone = await _app.Outsider(email);
        await _app.InDb(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == someone.PersonId)).Rename(zh, latin, latin);
            await db.SaveChangesAsync();
        });
        return someone;
    }

    private async Task<long> Unknown() => (await _app.Outsider($"{Guid.CreateVersion7():N}@b.example")).PersonId;
}
