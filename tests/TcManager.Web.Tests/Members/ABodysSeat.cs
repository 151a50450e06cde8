using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Members;
using TcManager.Domain.Members;
using TcManager.Domain.People;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
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

        var recall = await browser.Get($"/seats/{seat}/representatives/{sent.PersonId}/end");
        await browser.Post(recall, "form[method='post'][action$='/end']", ("ToOn", $"{(await Today()).AddDays(-1):O}"));

        Assert.Equal("ballot.noVote", (await _app.Cast(ballot, sent, "no")).Refusals.Single().Code);
        Assert.Equal(1, await _app.InDb(db => db.Slips.CountAsync(s => s.BallotId == ballot)));
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
