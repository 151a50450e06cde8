using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Members;

/// <summary>换届: prepared outside the roster, checked, voted, submitted, approved, and in force at one instant.</summary>
public sealed class ChangingTheTerm(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly First = new(2027, 1, 1);

    [Fact]
    public async Task A_new_term_goes_through_its_stages_and_begins_at_one_instant()
    {
        var committee = await app.Committee(members: 2, code: "SAC/TC T01");
        var newcomer = await app.Outsider("new@t01.example");
        using var browser = await Browser.For(app, committee.Secretary);
        var change = await Prepare(browser, committee);

        // One stays with another office, one leaves, one comes.
        await Decide(browser, change, committee.Members[0].PersonId, ("Act", "Keep"), ("Offices", "ViceChair"));
        await Decide(browser, change, committee.Members[1].PersonId, ("Act", "Drop"), ("Reason", "TermEnded"));
        var page = await browser.Post(await browser.Get($"{change}/lines/new?person={newcomer.PersonId}"), "main form[method='post']", ("Side", "User"), ("Check", "1"));
        Assert.Contains("1 candidate undecided", page.Text, StringComparison.Ordinal);
        page = await Stage(browser, change, ("On", "2026-11-20"));
        Assert.Contains("1 candidate is not decided about yet.", page.Text, StringComparison.Ordinal);
        await Decide(browser, change, newcomer.PersonId, ("Act", "Add"), ("Opinion", "Agrees"), ("OpinionOn", "2026-11-10"));
        page = await Stage(browser, change, ("On", "2026-11-20"));
        Assert.Contains("Chair and vice-chair would come from the same organisation", page.Text, StringComparison.Ordinal);
        await Decide(browser, change, committee.Members[0].PersonId, ("Act", "Keep"), ("Offices", null));

        await Stage(browser, change, ("On", "2026-11-20"));
        Assert.Contains("Say by which paper or vote.", (await Stage(browser, change, ("On", "2026-11-21"))).Text, StringComparison.Ordinal);
        await Stage(browser, change, ("On", "2026-11-21"), ("Reference", "B 2026-4"));
        await Stage(browser, change, ("On", "2026-11-22"), ("Reference", "SAC, no. 7"));
        Assert.Contains("before that of the last step", (await Stage(browser, change, ("On", "2026-11-21"), ("Reference", "No. 9"))).Text, StringComparison.Ordinal);
        await Stage(browser, change, ("On", "2026-11-23"), ("Reference", "No. 9"));
        Assert.Equal(3, await Seats(committee, new(2027, 1, 2)));
        page = await Stage(browser, change);
        Assert.Contains("The new roster is written with its first day.", page.Text, StringComparison.Ordinal);

        var letters = await Words(browser, $"{change}/papers/letters.docx");
        Assert.Contains("聘  书", letters, StringComparison.Ordinal);
        Assert.Contains("担任全国岩土力学标准化技术委员会（SAC/TC T01）第2届委员，", letters, StringComparison.Ordinal);
        Assert.Contains("Member of SAC/TC T01 Rock and soil mechanics, Term 2, from 1 Jan 2027 to 31 Dec 2031.", letters, StringComparison.Ordinal);
        Assert.DoesNotContain("Member 2", letters, StringComparison.Ordinal);

        // Until its first day the term before is the running one, on every page; nobody is told to begin what is done.
        Assert.Contains("Term 1", (await browser.Get($"/committees/{committee.Id}")).Document.QuerySelector("main")!.Spoken(), StringComparison.Ordinal);
        var planned = await app.InDb(db => db.Terms.Where(t => t.CommitteeId == committee.Id && t.No == 1).Select(t => t.PlannedEndOn).SingleAsync());
        Assert.Contains(planned.ToString("MMM yyyy", System.Globalization.CultureInfo.InvariantCulture), (await browser.Get("/")).Document.QuerySelector("main")!.Spoken(), StringComparison.Ordinal);
        using var member = await Browser.For(app, committee.Members[0]);
        Assert.Contains($"{planned.Year}", (await member.Get("/")).Document.QuerySelector("main")!.Spoken(), StringComparison.Ordinal);
        Assert.DoesNotContain("2031", (await member.Get("/")).Document.QuerySelector("main")!.Spoken(), StringComparison.Ordinal);

        var eve = await browser.Get($"/committees/{committee.Id}/members?on=2026-12-31");
        var day = await browser.Get($"/committees/{committee.Id}/members?on=2027-01-01");
        Assert.Equal(["Chair", "Member 1", "Member 2"], Names(eve));
        Assert.Equal(["Chair", "Member 1", "Outsider"], Names(day));
        var terms = await app.InDb(db => db.Terms.Where(t => t.CommitteeId == committee.Id).OrderBy(t => t.No).ToListAsync());
        Assert.Equal([(1, (DateOnly?)new(2026, 12, 31)), (2, null)], terms.Select(t => (t.No, t.EndedOn)));
        Assert.Equal((First, new DateOnly(2031, 12, 31)), (terms[1].StartOn, terms[1].PlannedEndOn));
        Assert.Equal(SeatEnd.TermEnded, await app.InDb(db => db.Memberships.Where(m => m.Id == committee.Members[1].MembershipId).Select(m => m.EndReason).SingleAsync()));
        Assert.Equal(1, await app.InDb(db => db.AuditEntries.CountAsync(e => e.CommitteeId == committee.Id && e.Action == "change.putInForce")));
    }

    [Fact]
    public async Task Whoever_comes_back_with_a_change_keeps_the_call_to_the_seat_that_ended()
    {
        var committee = await app.Committee(members: 3, code: "SAC/TC T06");
        var back = committee.Members[1];
        var meeting = await app.Called(committee, MeetingSteps.Plan with { On = new(2027, 1, 15) });
        foreach (var member in committee.Members.Skip(1))
        {
            await app.InDb(db => db.Memberships.Where(m => m.Id == member.MembershipId).ExecuteUpdateAsync(set => set.SetProperty(m => m.ToOn, new DateOnly(2026, 11, 20))));
        }

        using var browser = await Browser.For(app, committee.Secretary);
        var change = await Prepare(browser, committee, "Adjustment");
        await browser.Post(await browser.Get($"{change}/lines/new?person={back.PersonId}"), "main form[method='post']", ("Side", "User"), ("Check", "1"));
        await Decide(browser, change, back.PersonId, ("Act", "Add"), ("Opinion", "Agrees"), ("OpinionOn", "2026-11-10"));
        await Stage(browser, change, ("On", "2026-11-20"));
        foreach (var day in new[] { "2026-11-21", "2026-11-22", "2026-11-23" })
        {
            await Stage(browser, change, ("On", day), ("Reference", $"Paper of {day}"));
        }

        var page = await Stage(browser, change);

        Assert.Contains("The new roster is written with its first day.", page.Text, StringComparison.Ordinal);
        var seat = await app.InDb(db => db.Memberships.Where(m => m.CommitteeId == committee.Id && m.PersonId == back.PersonId && m.FromOn == First).Select(m => m.Id).SingleAsync());
        Assert.Equal(seat, (await app.Participant(meeting, back)).MembershipId);
    }

    [Fact]
    public async Task The_vote_is_tied_to_a_ballot_of_the_committee_and_its_verdict_stands_beside_it()
    {
        var (committee, other) = (await app.Committee(members: 3, code: "SAC/TC T04"), await app.Committee(members: 3, code: "SAC/TC T05"));
        using var browser = await Browser.For(app, committee.Secretary);
        var change = await Prepare(browser, committee, "Adjustment");
        await Decide(browser, change, committee.Members[0].PersonId, ("Act", "Drop"), ("Reason", "Resigned"));
        var early = await Voted(committee, "yes", isSigned: true);
        await Stage(browser, change, ("On", "2026-11-23"));
        var (approved, unsigned, refused, elsewhere) =
            (await Voted(committee, "yes", isSigned: true), await Voted(committee, "yes", isSigned: false), await Voted(committee, "no", isSigned: true), await Voted(other, "yes", isSigned: true));
        var open = await app.OpenBallot(committee);

        var form = await browser.Get(change);
        Assert.Equal([early, approved], form.Document.QuerySelectorAll("#Ballot option[value]:not([value=''])").Select(o => long.Parse(o.GetAttribute("value")!, null)).Order());
        foreach (var (ballot, sentence) in new[]
        {
            (unsigned, "not decided yet"), (open, "not decided yet"), (refused, "was not approved"), (elsewhere, "not one of this committee"), (987654321L, "not one of this committee"),
        })
        {
            Assert.Contains(sentence, (await browser.Post(form, "#stages form.card-body", ("On", "2026-11-23"), ("Ballot", $"{ballot}"))).FaultAt("Ballot"), StringComparison.Ordinal);
        }

        Assert.Contains("the day of the vote is that day or later", (await browser.Post(form, "#stages form.card-body", ("On", "2026-11-22"), ("Ballot", $"{approved}"))).FaultAt("On"), StringComparison.Ordinal);
        var page = await browser.Post(form, "#stages form.card-body", ("On", "2026-11-23"), ("Ballot", $"{approved}"));

        var number = await app.InDb(db => db.Ballots.Where(b => b.Id == approved).Select(b => b.Number).SingleAsync());
        Assert.Equal($"/ballots/{approved}", page.Document.QuerySelector("#stages dd a")!.GetAttribute("href"));
        var vote = page.Document.QuerySelector("#vote")!.Spoken();
        Assert.Contains(number, vote, StringComparison.Ordinal);
        Assert.Contains("Approved", vote, StringComparison.Ordinal);
        Assert.Contains("4/4 = 100.0%", vote, StringComparison.Ordinal);
        Assert.Equal(((long?)approved, number), await app.InDb(async db => await db.RosterChanges.Where(c => c.CommitteeId == committee.Id).Select(c => new { c.VoteBallotId, c.VoteReference }).SingleAsync() is var c ? (c.VoteBallotId, c.VoteReference!) : default));

        // Sent twice it is the same; another ballot is not taken for it.
        Assert.Contains("Voted", (await browser.Post(form, "#stages form.card-body", ("On", "2026-11-23"), ("Ballot", $"{approved}"))).Text, StringComparison.Ordinal);
        Assert.Contains("changed this in the meantime", (await browser.Post(form, "#stages form.card-body", ("On", "2026-11-23"), ("Ballot", $"{early}"))).Text, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<long> Voted(GivenCommittee committee, string choice, bool isSigned)
    {
        var ballot = await app.OpenBallot(committee);
        foreach (var voter in committee.Voters)
        {
            Assert.True((await app.Cast(ballot, voter, choice)).IsDone);
        }

        Assert.True((await app.CloseByHand(ballot, committee)).IsDone);
        if (isSigned)
        {
            Assert.True((await app.In(services => services.GetRequiredService<Application.Ballots.SignVerdict>().ExecuteAsync(ballot, 1, GivenBallot.By(committee.Chair), default))).IsDone);
        }

        return ballot;
    }

    [Fact]
    public async Task Papers_open_and_say_whom_they_are_about()
    {
        var committee = await app.Committee(members: 1, code: "SAC/TC T02");
        using var browser = await Browser.For(app, committee.Secretary);
        var change = await Prepare(browser, committee);
        var line = await app.InDb(db => db.RosterChangeLines.Where(l => l.PersonId == committee.Chair.PersonId).Select(l => l.Id).SingleAsync());

        Assert.Contains("Registration form of a member", await Words(browser, $"{change}/papers/form.docx?line={line}"), StringComparison.Ordinal);
        Assert.Contains("主任", await Words(browser, $"{change}/papers/form.docx?line={line}"), StringComparison.Ordinal);
        Assert.Contains("Call for candidates", await Words(browser, $"{change}/papers/call.docx"), StringComparison.Ordinal);
        Assert.Contains("Chair", await Words(browser, $"{change}/papers/list.docx"), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await browser.Get($"{change}/papers/letters.docx")).Status);
    }

    [Fact]
    public async Task An_adjustment_beyond_what_is_normal_warns_and_only_one_change_is_prepared_at_a_time()
    {
        var committee = await app.Committee(members: 3, code: "SAC/TC T03");
        using var browser = await Browser.For(app, committee.Secretary);
        var change = await Prepare(browser, committee, "Adjustment");
        await Decide(browser, change, committee.Members[0].PersonId, ("Act", "Drop"), ("Reason", "Resigned"));

        Assert.Contains("1 of 4 members change; normally at most 1/5.", (await browser.Get(change)).Text, StringComparison.Ordinal);
        var second = await browser.Post(await browser.Get($"/committees/{committee.Id}/roster-changes/new?kind=NewTerm"), "main form", ("StartOn", "2027-03-01"));
        Assert.Contains("A change is being prepared already.", second.Text, StringComparison.Ordinal);
        var withdrawn = await browser.Post(await browser.Get(change), "form:has(button[value='Withdrawn'])", ("Stage", "Withdrawn"));
        Assert.Contains("The change is withdrawn.", withdrawn.Text, StringComparison.Ordinal);
        Assert.Equal(4, await Seats(committee, new(2027, 6, 1)));
    }

    [Theory]
    [InlineData("StartOn", "soon", "StartOn", "Enter a day")]
    [InlineData("StartOn", "2024-02-26", "StartOn", "the new one begins later")]
    [InlineData("PlannedEndOn", "", "PlannedEndOn", "Enter the planned end")]
    [InlineData("PlannedEndOn", "2026-12-31", "PlannedEndOn", "before the first day")]
    [InlineData("CandidatesUntilOn", "2027-01-01", "CandidatesUntilOn", "before the first day")]
    public async Task What_cannot_be_stands_at_its_field(string field, string typed, string at, string sentence)
    {
        var committee = await app.Committee(code: $"SAC/TC TB{field}{typed}");
        using var browser = await Browser.For(app, committee.Secretary);

        var refused = await browser.Post(
            await browser.Get($"/committees/{committee.Id}/roster-changes/new?kind=NewTerm"),
            "main form",
            [.. new[] { ("StartOn", "2027-01-01"), ("PlannedEndOn", "2031-12-31") }.Where(v => v.Item1 != field).Append((field, typed)).Select(v => (v.Item1, (string?)v.Item2))]);

        Assert.Contains(sentence, refused.FaultAt(at), StringComparison.Ordinal);
    }

    private static async Task<string> Prepare(Browser browser, GivenCommittee committee, string kind = "NewTerm")
    {
        var page = await browser.Post(await browser.Get($"/committees/{committee.Id}/roster-changes/new?kind={kind}"), "main form", ("StartOn", "2027-01-01"), ("PlannedEndOn", kind == "NewTerm" ? "2031-12-31" : null));
        Assert.Contains("The change is prepared.", page.Text, StringComparison.Ordinal);
        return page.Address.AbsolutePath;
    }

    private async Task Decide(Browser browser, string change, long personId, params (string Name, string? Value)[] values)
    {
        var line = await app.InDb(db => db.RosterChangeLines.Where(l => l.PersonId == personId).Select(l => l.Id).SingleAsync());
        var page = await browser.Post(await browser.Get($"{change}/lines/{line}"), "main form", values);
        Assert.Contains("The decision is saved.", page.Text, StringComparison.Ordinal);
    }

    private static async Task<Page> Stage(Browser browser, string change, params (string Name, string? Value)[] values) => await browser.Post(await browser.Get(change), "#stages form.card-body", values);

    private Task<int> Seats(GivenCommittee committee, DateOnly day) => app.InDb(db => db.Memberships.CountAsync(m => m.CommitteeId == committee.Id && m.FromOn <= day && (m.ToOn == null || day <= m.ToOn)));

    private static IReadOnlyList<string> Names(Page page) => [.. page.Document.QuerySelectorAll(".tc-members tbody .lead b").Select(b => b.TextContent.Trim())];

    private static async Task<string> Words(Browser browser, string address)
    {
        using var response = await browser.Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", response.Content.Headers.ContentType!.MediaType);
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return System.Xml.Linq.XDocument.Parse(await reader.ReadToEndAsync()).Root!.Value;
    }
}
