using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Committees;
using TcManager.Application.Meetings;
using TcManager.Application.Members;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Committees;

public sealed class TheLifeOfACommittee(TestApp app) : IClassFixture<TestApp>
{
    private const string Form = "#state";
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task What_will_happen_is_shown_before_a_committee_is_dissolved_and_nothing_happens_until_it_is_confirmed()
    {
        var committee = await app.Committee(2, "SAC/TC 710");
        await app.InDb(async db =>
        {
            // Bound from a day on which the committee is not there any more: the binding goes.
            var later = await db.Organisations.OrderBy(o => o.Id).Select(o => o.Id).FirstAsync();
            db.Add(new CommitteeBody(committee.Id, later, BodyPart.Guiding, new(2026, 12, 1)));
            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, await Administrator("a10"));

        var shown = await browser.Post(await browser.Get($"/committees/{committee.Id}/states/new"), Form, ("State", "Dissolved"), ("OnDate", "2026-12-01"), ("Document", "国标委发〔2026〕9号"), ("Check", "1"));

        Assert.Contains("3 seats with 1 office, 2 organisations bound", shown.Document.QuerySelector("#effects")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(committee.Chair.NameLatin, shown.Document.QuerySelector("#effects")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await app.InDb(db => db.Memberships.CountAsync(m => m.CommitteeId == committee.Id && m.ToOn != null)));

        var done = await browser.Post(shown, Form);
        Assert.Equal($"/committees/{committee.Id}/history", done.Address.AbsolutePath);
        Assert.Contains("is dissolved from", done.Text, StringComparison.Ordinal);
        var last = new DateOnly(2026, 11, 30);
        Assert.All(await app.InDb(db => db.Memberships.Include(m => m.Offices).Where(m => m.CommitteeId == committee.Id).ToListAsync()), seat =>
        {
            Assert.Equal((last, SeatEnd.CommitteeDissolved), (seat.ToOn, seat.EndReason));
            Assert.All(seat.Offices, office => Assert.Equal(last, office.ToOn));
        });
        Assert.Equal(last, await app.InDb(db => db.CommitteeBodies.Where(b => b.CommitteeId == committee.Id).Select(b => b.ToOn).SingleAsync()));
        Assert.Equal(last, await app.InDb(db => db.Terms.Where(t => t.CommitteeId == committee.Id).Select(t => t.EndedOn).SingleAsync()));

        // The repeat of the form changes nothing, and one entry says what was done.
        Assert.Equal(done.Address, (await browser.Post(shown, Form)).Address);
        var entry = await app.InDb(db => db.AuditEntries.SingleAsync(e => e.Action == "committee.stateEntered" && e.CommitteeId == committee.Id));
        Assert.Equal(("Dissolved", "2026-12-01", "3"), (entry.Data.Values["state"], entry.Data.Values["on"], entry.Data.Values["seats"]));
    }

    [Fact]
    public async Task What_was_not_shown_is_not_done()
    {
        var committee = await app.Committee(1, "SAC/TC 711");
        using var browser = await Browser.For(app, await Administrator("a11"));
        var form = await browser.Get($"/committees/{committee.Id}/states/new");
        (string, string?)[] typed = [("State", "Dissolved"), ("OnDate", "2026-12-01")];

        var unseen = await browser.Post(form, Form, typed);
        Assert.Contains("not what you were shown", unseen.Text, StringComparison.Ordinal);
        Assert.Equal(0, await app.InDb(db => db.CommitteeStates.CountAsync(s => s.CommitteeId == committee.Id && s.State == LifeState.Dissolved)));

        await app.Seat(committee, "Newcomer", Today);
        var moved = await browser.Post(unseen, Form);
        Assert.Contains("not what you were shown", moved.Text, StringComparison.Ordinal);
        var done = await browser.Post(moved, Form);
        Assert.True(done.Text.Contains("is dissolved from", StringComparison.Ordinal), done.Text);
    }

    [Fact]
    public async Task A_committee_with_something_open_is_not_dissolved_and_what_is_open_is_listed()
    {
        var committee = await app.Committee(2, "SAC/TC 712");
        var child = await app.InDb(async db =>
        {
            var below = new Committee(Guid.CreateVersion7(), "SAC/TC 712/SC 1", CommitteeKind.SC, new("分会", "Subcommittee"), "sac-2020", "Asia/Shanghai", Cultures.Chinese) { ParentId = committee.Id };
            below.Enter(LifeState.Established, new(2025, 1, 1));
            db.Add(below);
            await db.SaveChangesAsync();
            return below.Id;
        });
        var meeting = await MeetingSteps.Called(app, committee);
        var running = await GivenBallot.OpenBallot(app, committee);
        var draft = await app.Draft(committee);
        using var browser = await Browser.For(app, await Administrator("a12"));

        var page = await browser.Post(await browser.Get($"/committees/{committee.Id}/states/new"), Form, ("State", "Dissolved"), ("OnDate", "2026-11-30"), ("Check", "1"));

        Assert.Contains("3 matters are not finished", page.Text, StringComparison.Ordinal);
        Assert.Contains("SAC/TC 712/SC 1", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            [$"/meetings/{meeting}", $"/ballots/{running}", $"/ballots/{draft}"],
            page.Document.QuerySelectorAll("#open-matters a").Select(a => a.GetAttribute("href")).OrderByDescending(a => a!.StartsWith("/m", StringComparison.Ordinal)).ThenBy(a => a));
        Assert.Null(page.Document.QuerySelector("#state button:not([name])"));
        await browser.Post(page, Form);
        Assert.Equal(LifeState.Established, await app.InDb(db => db.CommitteeStates.Where(s => s.CommitteeId == committee.Id).Select(s => s.State).SingleAsync()));
        Assert.True(child > 0);
    }

    [Fact]
    public async Task A_suspended_committee_gives_no_seats_calls_no_meetings_and_opens_no_ballots()
    {
        var committee = await app.Committee(2, "SAC/TC 713");
        var meeting = await app.Schedule(committee);
        var draft = await app.Draft(committee);
        using var browser = await Browser.For(app, await Administrator("a13"));
        var shown = await browser.Post(await browser.Get($"/committees/{committee.Id}/states/new"), Form, ("State", "Suspended"), ("OnDate", "2026-11-20"), ("Reason", "整顿"), ("Check", "1"));
        Assert.Contains("Seats and offices stay", shown.Text, StringComparison.Ordinal);
        await browser.Post(shown, Form);

        var person = await app.Outsider("newcomer@life.example");
        var seat = await app.In(s => s.GetRequiredService<GiveSeat>().ExecuteAsync(Guid.CreateVersion7(), committee.Id, new(person.PersonId, SeatCategory.Voting, StakeholderSide.User, null, Today, []), Acting.System, default));
        Assert.Equal(("committee.notActive", "FromOn"), (seat.Refusals.Single().Code, seat.Refusals.Single().Field));
        var call = await app.In(async s => await s.GetRequiredService<CallMeeting>().ExecuteAsync(
            meeting, Guid.CreateVersion7(), (await s.GetRequiredService<MeetingQueries>().PlannedAsync(meeting, default))!.Version, Acting.System, default));
        Assert.Equal("committee.notActive", call.Refusals.Single().Code);
        var version = await app.InDb(db => db.Ballots.Where(b => b.Id == draft).Select(b => b.Version).SingleAsync());
        var opening = await app.In(s => s.GetRequiredService<OpenBallot>().ReleaseAsync(draft, version, Acting.System, default));
        Assert.Equal("committee.notActive", opening.Refusals.Single().Code);
        Assert.Null(await app.InDb(db => db.Ballots.Where(b => b.Id == draft).Select(b => b.ReleasedAt).SingleAsync()));

        // Page and lists say so, and offer nothing that would be refused.
        using var secretary = await Browser.For(app, committee.Secretary);
        var page = await secretary.Get($"/committees/{committee.Id}");
        Assert.Contains("Suspended", page.Document.QuerySelector("#standing")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"/committees/{committee.Id}/meetings/new");
        Assert.Contains("Suspended", (await secretary.Get("/committees?q=TC+713")).Document.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        // Established again, all of it goes on.
        var again = await browser.Post(await browser.Get($"/committees/{committee.Id}/states/new"), Form, ("State", "Established"), ("OnDate", "2026-11-22"), ("Check", "1"));
        await browser.Post(again, Form);
        Assert.Empty((await app.In(s => s.GetRequiredService<OpenBallot>().ReleaseAsync(draft, version, Acting.System, default))).Refusals);
    }

    [Fact]
    public async Task A_state_that_cannot_follow_and_a_day_before_the_last_one_are_refused_at_their_fields()
    {
        var committee = await app.Committee(1, "SAC/TC 714");
        using var browser = await Browser.For(app, await Administrator("a14"));
        var form = await browser.Get($"/committees/{committee.Id}/states/new");

        Assert.Contains("cannot go", (await browser.Post(form, Form, ("State", "Proposed"), ("OnDate", "2026-12-01"), ("Check", "1"))).FaultAt("State"), StringComparison.Ordinal);
        Assert.Contains("before that of the last state", (await browser.Post(form, Form, ("State", "Suspended"), ("OnDate", "2020-12-01"), ("Check", "1"))).FaultAt("OnDate"), StringComparison.Ordinal);
        Assert.NotEqual("", (await browser.Post(form, Form, ("State", "Suspended"), ("OnDate", "soon"))).FaultAt("OnDate"));
        var later = await browser.Post(form, Form, ("State", "Dissolved"), ("OnDate", "2024-02-26"), ("Check", "1"));
        Assert.Contains("begin on or after", later.FaultAt("OnDate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_seats_and_a_dissolution_at_once_leave_no_seat_behind()
    {
        var committee = await app.Committee(1, "SAC/TC 715");
        var people = new List<Someone>();
        for (var i = 0; i < 20; i++)
        {
            people.Add(await app.Outsider($"p{i}@tc715.example"));
        }

        var plan = new StatePlan(LifeState.Dissolved, new(2026, 12, 1), DatePrecision.Day, null, null);
        var gifts = people.Select(p => app.In(s => s.GetRequiredService<GiveSeat>().ExecuteAsync(
            Guid.CreateVersion7(), committee.Id, new(p.PersonId, SeatCategory.Observer, null, null, Today, []), Acting.System, default)));
        var ends = Enumerable.Range(0, 3).Select(_ => app.In(async s =>
        {
            var (_, effects) = await s.GetRequiredService<EnterState>().CheckAsync(committee.Id, plan, default);
            return await s.GetRequiredService<EnterState>().ExecuteAsync(committee.Id, plan, effects?.Seal, Acting.System, default);
        }));
        await Task.WhenAll(gifts.Select(async g => (await g).IsDone).Concat(ends.Select(async e => (await e).IsDone)));

        // Whoever came last: dissolved means that no seat lasts, and a state is entered at most once.
        var states = await app.InDb(db => db.CommitteeStates.Where(s => s.CommitteeId == committee.Id).Select(s => s.State).ToListAsync());
        Assert.True(states.Count(s => s == LifeState.Dissolved) <= 1);
        if (states.Contains(LifeState.Dissolved))
        {
            Assert.Equal(0, await app.InDb(db => db.Memberships.CountAsync(m => m.CommitteeId == committee.Id && m.ToOn == null)));
        }
    }

    [Fact]
    public async Task Organisations_are_bound_and_released_and_the_history_keeps_them()
    {
        var committee = await app.Committee(1, "SAC/TC 716");
        await app.InDb(async db =>
        {
            db.Add(new Domain.People.Organisation(Guid.CreateVersion7(), "GUIDE-716", new("指导单位", "Guiding office"), "CN"));
            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, await Administrator("a16"));
        var form = await browser.Get($"/committees/{committee.Id}/bodies/new?part=Guiding");

        Assert.NotEqual("", (await browser.Post(form, "#body", ("Organisation", "nobody"), ("FromOn", "2026-01-01"))).FaultAt("Organisation"));
        Assert.Contains("Another organisation holds this", (await browser.Post(form, "#body", ("Part", "Secretariat"), ("Organisation", "GUIDE-716"), ("FromOn", "2026-01-01"))).FaultAt("Part"), StringComparison.Ordinal);
        var bound = await browser.Post(form, "#body", ("Organisation", "GUIDE-716"), ("FromOn", "2026-01-01"));
        Assert.Contains("Guiding office", bound.Document.QuerySelector("#bodies")!.TextContent, StringComparison.Ordinal);
        await browser.Post(form, "#body", ("Organisation", "GUIDE-716"), ("FromOn", "2026-01-01"));

        var id = await app.InDb(db => db.CommitteeBodies.Where(b => b.CommitteeId == committee.Id && b.Part == BodyPart.Guiding).Select(b => b.Id).SingleAsync());
        var end = await browser.Get($"/committees/{committee.Id}/bodies/{id}/end");
        Assert.NotEqual("", (await browser.Post(end, "#last-day", ("ToOn", "2025-01-01"))).FaultAt("ToOn"));
        var ended = await browser.Post(end, "#last-day", ("ToOn", "2026-06-30"));
        Assert.Contains("Ended with", ended.Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 6, 30), await app.InDb(db => db.CommitteeBodies.Where(b => b.Id == id).Select(b => b.ToOn).SingleAsync()));
        Assert.Equal(
            ["committee.bodyBound", "committee.bodyEnded"], await app.InDb(db => db.AuditEntries.Where(e => e.CommitteeId == committee.Id && e.Action.StartsWith("committee.body")).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));

        // A stranger sees who held what, not why a state came, nor who works for the secretariat.
        using var stranger = await Browser.For(app, await app.Outsider("stranger@tc716.example"));
        var history = await stranger.Get($"/committees/{committee.Id}/history");
        Assert.Contains("Guiding office", history.Text, StringComparison.Ordinal);
        Assert.Null(history.Document.QuerySelector("#staff"));
        Assert.DoesNotContain("Reason", history.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secretariat_says_what_the_committee_is_called_and_not_what_it_follows()
    {
        var committee = await app.Committee(1, "SAC/TC 717");
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/edit");
        Assert.Null(form.Document.QuerySelector("#ProfileCode"));

        var saved = await browser.Post(form, "#description", ("TitleEn", "Soil"), ("ProfileCode", "none"), ("ZoneId", "Europe/Paris"), ("Culture", "en"));

        Assert.Equal($"/committees/{committee.Id}", saved.Address.AbsolutePath);
        var changed = await app.InDb(db => db.Committees.AsNoTracking().SingleAsync(c => c.Id == committee.Id));
        Assert.Equal(("Soil", "sac-2020", "Asia/Shanghai", "zh-CN"), (changed.Title.En, changed.ProfileCode, changed.ZoneId, changed.Culture));
    }

    [Fact]
    public async Task Nothing_falls_short_of_a_committee_that_is_not_there_yet_or_no_longer()
    {
        var (working, gone) = (await app.Committee(1, "SAC/TC 718"), await app.Committee(1, "SAC/TC 719"));
        var plan = new StatePlan(LifeState.Dissolved, new(2026, 11, 1), DatePrecision.Day, null, null);
        await app.In(async s =>
        {
            var (_, effects) = await s.GetRequiredService<EnterState>().CheckAsync(gone.Id, plan, default);
            Assert.True((await s.GetRequiredService<EnterState>().ExecuteAsync(gone.Id, plan, effects!.Seal, Acting.System, default)).IsDone);
            return true;
        });
        await app.InDb(async db =>
        {
            var coming = new Committee(Guid.CreateVersion7(), "SAC/TC 799", CommitteeKind.TC, new("筹建", "Coming"), "sac-2020", "Asia/Shanghai", Cultures.Chinese);
            coming.Enter(LifeState.BeingSetUp, new(2026, 1, 1));
            db.Add(coming);
            await db.SaveChangesAsync();
        });
        using var supervisor = await Browser.For(app, await app.Outsider("supervisor@life.example", SystemRole.Supervisor));

        var list = (await supervisor.Get("/composition")).Text;
        Assert.Contains("SAC/TC 718", list, StringComparison.Ordinal);
        Assert.DoesNotContain("SAC/TC 719", list, StringComparison.Ordinal);
        Assert.DoesNotContain("SAC/TC 799", list, StringComparison.Ordinal);
        Assert.DoesNotContain("rules of composition", (await supervisor.Get($"/committees/{gone.Id}")).Text, StringComparison.Ordinal);

        // The secretariat still reads, to close the files; its home asks nothing of it any more.
        using var secretary = await Browser.For(app, gone.Secretary);
        Assert.Contains("Dissolved since", (await secretary.Get($"/committees/{gone.Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("719", (await secretary.Get("/")).Text, StringComparison.Ordinal);
        Assert.True(working.Id > 0);
    }

    private Task<Someone> Administrator(string name) => app.Outsider($"{name}@life.example", SystemRole.Administrator);
}
