using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Mail;
using TcManager.Application.Members.Duties;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Changes;
using TcManager.Domain.Members.Duties;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Members;

/// <summary>Missed plenaries and votes: the member is warned, the system proposes, a person decides.</summary>
public sealed class MissingDuties(TestApp app) : IClassFixture<TestApp>
{
    private const string Form = "form[action$='/decision']";

    [Fact]
    public async Task Whoever_reads_first_finds_the_proposal_once_with_its_evidence()
    {
        var committee = await Missed("SAC/TC D01", [AttendanceOutcome.Absent, AttendanceOutcome.Absent]);
        using var browser = await Browser.For(app, committee.Secretary);

        var page = await browser.Get($"/committees/{committee.Id}/duties");
        var again = await browser.Get($"/committees/{committee.Id}/duties");
        await app.In(async services =>
        {
            await services.GetRequiredService<ProposeDuties>().ExecuteAsync(default);
            return true;
        });

        var open = again.Document.QuerySelector("#open")!.Spoken();
        Assert.Contains("Member 1 2 plenaries in a row missed; the limit is 2", open, StringComparison.Ordinal);
        Assert.Contains("Plenary 1 1 May 2025", open, StringComparison.Ordinal);
        Assert.Contains("Not verified", page.Text, StringComparison.Ordinal);
        var proposal = await app.InDb(db => db.DutyProposals.AsNoTracking().SingleAsync(p => p.CommitteeId == committee.Id));
        Assert.Equal((committee.Members[0].MembershipId, DutyKind.Meetings, 2, "sac-2020"), (proposal.MembershipId, proposal.Kind, proposal.Evidence.Standing.Items.Count, proposal.Evidence.ProfileCode));
        Assert.All(proposal.Evidence.Standing.Items, i => Assert.Equal(AttendanceOutcome.Absent, i.Outcome));
        Assert.Equal(1, await Entries(committee, "duty.proposed"));
        Assert.Contains("A member has reached a limit of missed duties", (await browser.Get("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_readers_at_once_propose_once()
    {
        var committee = await Missed("SAC/TC D02", [AttendanceOutcome.Absent, AttendanceOutcome.Absent]);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.In(async services =>
        {
            var found = await services.GetRequiredService<DutyQueries>().OfCommitteeAsync(committee.Id, default);
            await services.GetRequiredService<ProposeDuties>().OfAsync(found!, default);
            return true;
        })));

        Assert.Equal(1, await app.InDb(db => db.DutyProposals.CountAsync(p => p.CommitteeId == committee.Id)));
        Assert.Equal(1, await Entries(committee, "duty.proposed"));
    }

    [Theory]
    [InlineData("D03", AttendanceOutcome.Absent, AttendanceOutcome.Excused)]
    [InlineData("D04", AttendanceOutcome.Represented, AttendanceOutcome.Absent)]
    public async Task What_has_a_reason_does_not_count_and_the_member_alone_is_told(string code, AttendanceOutcome first, AttendanceOutcome second)
    {
        var committee = await Missed($"SAC/TC {code}", [first, second]);
        using var secretary = await Browser.For(app, committee.Secretary);
        using var member = await Browser.For(app, committee.Members[0]);
        using var other = await Browser.For(app, committee.Members[1]);

        var page = await secretary.Get($"/committees/{committee.Id}/duties?show=OneBefore");

        Assert.Contains("1 plenary in a row missed; the limit is 2", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await app.InDb(db => db.DutyProposals.CountAsync(p => p.CommitteeId == committee.Id)));
        Assert.Contains("We missed you at the last plenary. Please come to the next one", (await member.Get("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("We missed you", (await other.Get("/")).Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await member.Get($"/committees/{committee.Id}/duties")).Status);
    }

    [Fact]
    public async Task Leave_excuses()
    {
        var committee = await Missed("SAC/TC D05", [AttendanceOutcome.Absent, AttendanceOutcome.Absent]);
        await app.InDb(async db =>
        {
            db.OwesNoAudit = true;
            db.Add(new Leave(committee.Members[0].MembershipId, new(2026, 4, 1), new(2026, 6, 1), "abroad"));
            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(app, committee.Secretary);

        Assert.Contains("Nobody has reached a limit", (await browser.Get($"/committees/{committee.Id}/duties")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_that_comes_in_late_lets_the_proposal_lapse_and_its_withdrawal_brings_it_back()
    {
        var committee = await Missed("SAC/TC D06", [AttendanceOutcome.Absent, AttendanceOutcome.Absent]);
        using var browser = await Browser.For(app, committee.Secretary);
        var proposal = await Proposal(browser, committee);

        await Record(committee.Members[0], AttendanceOutcome.Excused);
        Assert.Contains("Nobody has reached a limit", (await browser.Get($"/committees/{committee.Id}/duties")).Text, StringComparison.Ordinal);
        Assert.Contains("the records do not bear this out any more", (await browser.Get(proposal)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await Entries(committee, "duty.lapsed"));

        await Record(committee.Members[0], AttendanceOutcome.Absent);
        Assert.Contains("Member 1", (await browser.Get($"/committees/{committee.Id}/duties")).Document.QuerySelector("#open")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDb(db => db.DutyProposals.CountAsync(p => p.CommitteeId == committee.Id)));
    }

    [Fact]
    public async Task Nothing_is_chosen_beforehand_and_a_reason_is_asked_for_at_its_field()
    {
        var committee = await Missed("SAC/TC D07", [AttendanceOutcome.Absent, AttendanceOutcome.Absent]);
        using var browser = await Browser.For(app, committee.Secretary);
        var page = await browser.Get(await Proposal(browser, committee));

        var unchosen = await browser.Post(page, Form, ("Reason", "we know why"));
        Assert.Contains("Choose what follows.", unchosen.FaultAt("Decision"), StringComparison.Ordinal);
        Assert.Contains("we know why", unchosen.Document.QuerySelector("#Reason")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Give the reason.", (await browser.Post(page, Form, ("Decision", "NoAction"))).FaultAt("Reason"), StringComparison.Ordinal);
        Assert.Contains("Enter a day", (await browser.Post(page, Form, ("Decision", "Removal"), ("Reason", "as the text says"), ("StartOn", "soon"))).FaultAt("StartOn"), StringComparison.Ordinal);
        Assert.Null(await app.InDb(db => db.DutyProposals.Where(p => p.CommitteeId == committee.Id).Select(p => p.Decision).SingleAsync()));
    }

    [Fact]
    public async Task No_action_is_kept_with_who_and_why_and_the_same_evidence_never_comes_back()
    {
        var committee = await Missed("SAC/TC D08", [AttendanceOutcome.Absent, AttendanceOutcome.Absent]);
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get(await Proposal(browser, committee));

        var done = await browser.Post(form, Form, ("Decision", "NoAction"), ("Reason", "Both on the same day as the examination."));
        Assert.Contains("nothing follows", done.Text, StringComparison.Ordinal);
        Assert.Contains("Both on the same day as the examination.", done.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody has reached a limit that is not decided about.", (await browser.Get($"/committees/{committee.Id}/duties")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("limit of missed duties", (await browser.Get("/")).Text, StringComparison.Ordinal);
        var record = await browser.Get($"/committees/{committee.Id}/audit");
        Assert.Contains("no action. Both on the same day as the examination.", record.Text, StringComparison.Ordinal);

        // Somebody else had the form open.
        var late = await browser.Post(form, Form, ("Uid", $"{Guid.CreateVersion7()}"), ("Decision", "Remind"));
        Assert.Contains("Somebody has decided about this already", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_is_one_mail_however_often_it_is_sent()
    {
        var committee = await Missed("SAC/TC D09", [AttendanceOutcome.Absent, AttendanceOutcome.Absent]);
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get(await Proposal(browser, committee));

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => browser.Post(form, Form, ("Decision", "Remind"))));

        var mail = await app.InDb(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Template == MailKinds.DutyReminder && m.PersonId == committee.Members[0].PersonId));
        var composed = await app.In(services => services.GetRequiredService<MailComposer>().ComposeAsync(mail, default));
        Assert.Contains("您已连续 2 次未出席全体会议", composed.Text, StringComparison.Ordinal);
        Assert.Contains("第1次全会", composed.Text, StringComparison.Ordinal);
        Assert.Equal(committee.Secretary.Email, composed.ReplyTo);
        Assert.Equal(1, await Entries(committee, "duty.decided"));
    }

    [Fact]
    public async Task A_removal_leads_to_a_line_of_an_adjustment_that_drops_the_member()
    {
        var committee = await Missed("SAC/TC D10", [AttendanceOutcome.Absent, AttendanceOutcome.Absent]);
        using var browser = await Browser.For(app, committee.Secretary);
        var form = await browser.Get(await Proposal(browser, committee));

        var page = await browser.Post(form, Form, ("Decision", "Removal"), ("Reason", "Missed two in a row."), ("StartOn", "2027-01-01"));
        Assert.Matches("^/roster-changes/[0-9]+/lines/[0-9]+$", page.Address.AbsolutePath);
        var again = await browser.Post(form, Form, ("Decision", "Removal"), ("Reason", "Missed two in a row."), ("StartOn", "2027-01-01"));
        Assert.Equal(page.Address, again.Address);

        var change = await app.InDb(db => db.RosterChanges.AsNoTracking().SingleAsync(c => c.CommitteeId == committee.Id));
        Assert.Equal((RosterChangeKind.Adjustment, RosterStage.Drafted, new DateOnly(2027, 1, 1)), (change.Kind, change.Stage, change.StartOn));
        var lines = await app.InDb(db => db.RosterChangeLines.AsNoTracking().Where(l => l.ChangeId == change.Id).ToListAsync());
        Assert.Equal((RosterAct.Drop, SeatEnd.Adjusted, "Missed two in a row."), lines.Where(l => l.PersonId == committee.Members[0].PersonId).Select(l => (l.Act, l.Reason!.Value, l.Note)).Single());
        Assert.Equal(committee.Voters.Count - 1, lines.Count(l => l.Act == RosterAct.Keep));
        Assert.Null(await app.InDb(db => db.Memberships.Where(m => m.Id == committee.Members[0].MembershipId).Select(m => m.ToOn).SingleAsync()));
    }

    [Fact]
    public async Task A_removal_goes_into_the_draft_that_is_there_and_waits_for_one_that_is_past_it()
    {
        var committee = await Missed("SAC/TC D11", [AttendanceOutcome.Absent, AttendanceOutcome.Absent]);
        using var browser = await Browser.For(app, committee.Secretary);
        var change = (await browser.Post(await browser.Get($"/committees/{committee.Id}/roster-changes/new?kind=Adjustment"), "main form", ("StartOn", "2027-02-01"))).Address.AbsolutePath;
        var proposal = await Proposal(browser, committee);
        await browser.Post(await browser.Get(change), "#stages form.card-body", ("On", "2026-11-20"));

        var refused = await browser.Post(await browser.Get(proposal), Form, ("Decision", "Removal"), ("Reason", "Missed two in a row."));
        Assert.Contains("is past its draft", refused.Text, StringComparison.Ordinal);
        Assert.Null(await app.InDb(db => db.DutyProposals.Where(p => p.CommitteeId == committee.Id).Select(p => p.Decision).SingleAsync()));

        await browser.Post(await browser.Get(change), "form:has(button[value='Drafted'])", ("Stage", "Drafted"));
        var line = await browser.Post(await browser.Get(proposal), Form, ("Decision", "Removal"), ("Reason", "Missed two in a row."));
        Assert.StartsWith(change, line.Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Votes_missed_are_a_row_of_their_own()
    {
        await using var own = new TestApp();
        var committee = await own.Committee(2);
        var (one, two) = (await own.OpenBallot(committee, new(2026, 11, 25), "First"), await own.OpenBallot(committee, new(2026, 11, 26), "Second"));
        await own.Vote(one, "yes", committee.Chair, committee.Members[1]);
        await own.Vote(two, "yes", committee.Chair);
        await own.InDb(async db =>
        {
            db.OwesNoAudit = true;
            db.Add(new Leave(committee.Members[1].MembershipId, new(2026, 11, 26), new(2026, 11, 26), "ill"));
            await db.SaveChangesAsync();
        });
        using var browser = await Browser.For(own, committee.Secretary);

        // Until its deadline a vote is not missed.
        Assert.Contains("Nobody has reached a limit", (await browser.Get($"/committees/{committee.Id}/duties")).Text, StringComparison.Ordinal);
        own.Clock.SetUtcNow(new(2026, 11, 26, 16, 0, 0, TimeSpan.Zero));
        using var later = await Browser.For(own, committee.Secretary);
        var page = await later.Get($"/committees/{committee.Id}/duties?show=All");

        var open = page.Document.QuerySelector("#open")!.Spoken();
        Assert.Contains("Member 1 2 ballots in a row without a vote; the limit is 2", open, StringComparison.Ordinal);
        Assert.Contains("First 25 Nov 2026", open, StringComparison.Ordinal);
        Assert.DoesNotContain("Member 2", open, StringComparison.Ordinal);
        Assert.Equal([committee.Members[0].MembershipId], await own.InDb(db => db.DutyProposals.Select(p => p.MembershipId).ToListAsync()));
    }

    /// <summary>There was time left to vote.</summary>
    [Fact]
    public async Task A_ballot_that_was_closed_before_its_deadline_was_missed_by_nobody()
    {
        await using var own = new TestApp();
        var committee = await own.Committee(2);
        foreach (var day in new[] { 10, 11 })
        {
            var ballot = await own.OpenBallot(committee, new(2026, 12, day), "Closed early");
            await own.Vote(ballot, "yes", committee.Chair, committee.Members[0]);
            Assert.True((await own.CloseByHand(ballot, committee)).IsDone);
        }

        using var desk = await Browser.For(own, committee.Secretary);
        var page = await desk.Get($"/committees/{committee.Id}/duties?show=All");

        Assert.Contains("Nobody has reached a limit", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await own.InDb(db => db.DutyProposals.CountAsync()));
        using var voted = await Browser.For(own, committee.Members[0]);
        using var silent = await Browser.For(own, committee.Members[1]);
        Assert.Contains("2/2 = 100.0%", (await voted.Get("/")).Document.QuerySelector("main")!.Spoken(), StringComparison.Ordinal);
        Assert.DoesNotContain("0/2", (await silent.Get("/")).Document.QuerySelector("main")!.Spoken(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_committee_of_the_other_profile_goes_by_its_own_rules()
    {
        var committee = await app.Committee(members: 1, code: "ISO/TC D12", profile: "iso", category: SeatCategory.P);
        using var browser = await Browser.For(app, committee.Secretary);

        var page = await browser.Get($"/committees/{committee.Id}/duties?show=All");

        Assert.Contains("more than 1/5 of a year's committee ballots, and at least 2", page.Text.Replace('’', '\''), StringComparison.Ordinal);
        Assert.Contains("one missed of ISO-DIS", page.Text, StringComparison.Ordinal);
        Assert.Contains("O-member", page.Text, StringComparison.Ordinal);
    }

    /// <summary>Two plenaries; the first member as given, all others present.</summary>
    private async Task<GivenCommittee> Missed(string code, IReadOnlyList<AttendanceOutcome> outcomes)
    {
        var committee = await app.Committee(members: 3, code: code);
        foreach (var (i, outcome) in outcomes.Index())
        {
            await app.Plenary(committee, i + 1, new(2025 + i, 5, 1), [.. committee.Voters.Select(v => (v, v == committee.Members[0] ? outcome : AttendanceOutcome.Present))]);
        }

        return committee;
    }

    private Task Record(Someone someone, AttendanceOutcome outcome) => app.InDb(async db =>
    {
        db.OwesNoAudit = true;
        var row = await db.Participants.Where(p => p.PersonId == someone.PersonId).OrderBy(p => p.Id).FirstAsync();
        row.RecordOutcome(outcome, "late", OutcomeOrigin.Secretariat, app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    private static async Task<string> Proposal(Browser browser, GivenCommittee committee) =>
        (await browser.Get($"/committees/{committee.Id}/duties")).Document.QuerySelector("#open a[href^='/duty-proposals/']")!.GetAttribute("href")!;

    private Task<int> Entries(GivenCommittee committee, string action) => app.InDb(db => db.AuditEntries.CountAsync(e => e.CommitteeId == committee.Id && e.Action == action));
}
