using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Members;
using TcManager.Application.Members.Profiles;
using TcManager.Application.Reports;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members.Composition;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Members;

/// <summary>Profiles are versions with a first day; entering one changes nothing of the past. Each test has an application of its own, for they share the rules.</summary>
public sealed class RulesOfCommittees : IDisposable
{
    private const string Edit = "main form";

    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task What_cannot_be_read_hides_nothing_of_what_is_out_of_range()
    {
        using var browser = await Administrator();

        var page = await browser.Post(await browser.Get("/profiles/sac-2020/edit"), Edit, ("Values[limit-TC-size]", "abc"), ("Values[quorum]", "4/3"), ("FromOn", "2026-12-01"), ("Reason", "because"));

        Assert.Contains("Enter a whole number.", page.Text, StringComparison.Ordinal);
        Assert.Contains("A share lies above none and reaches at most to the whole", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_with_the_product_is_the_first_version_and_starting_again_adds_nothing()
    {
        await Administrator();
        await Publish();

        var versions = await _app.InDb(db => db.ProfileVersions.AsNoTracking().OrderBy(v => v.Code).ToListAsync());
        Assert.Equal([("iso", 1), ("sac-2020", 1)], versions.Select(v => (v.Code, v.No)));
        Assert.Equal(new DateOnly(2020, 10, 23), versions[1].FromOn);
        Assert.All(versions, v => Assert.True(v is { IsShipped: true, IsVerified: false }));
        var profiles = _app.Services.GetRequiredService<CommitteeProfiles>();
        Assert.Equal(2, profiles.MissLimitOf("sac-2020", new(2026, 11, 26)));

        // Before the earliest text that is known, the earliest.
        Assert.Equal(1, profiles.Find("sac-2020", new(1999, 1, 1))!.Profile.No);
        Assert.Null(profiles.Find("none", new(2026, 11, 26)));
    }

    [Fact]
    public async Task A_new_version_holds_from_its_day_on_and_past_days_go_by_the_old_one()
    {
        var committee = await _app.Committee(members: 24, code: "SAC/TC P01");
        using var browser = await Administrator();

        var page = await browser.Post(await browser.Get("/profiles/sac-2020/edit"), Edit, ("Values[limit-TC-size]", "27"), ("FromOn", "2026-12-01"), ("Reason", "The ministry asks for more."));

        Assert.Contains("The version is entered.", page.Text, StringComparison.Ordinal);
        Assert.Contains("TC · Number of members at least 25 at least 27", page.Document.QuerySelector("#changes")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("The ministry asks for more.", page.Text, StringComparison.Ordinal);
        Assert.Contains("version 1 of 2", (await browser.Get("/profiles")).Text, StringComparison.Ordinal);
        using var chair = await Browser.For(_app, committee.Chair);
        Assert.Equal("≥ 25", await SizeAsked(chair, committee, "2026-11-30"));
        Assert.Equal("≥ 27", await SizeAsked(chair, committee, "2026-12-01"));
        Assert.Equal("≥ 25", await SizeAsked(chair, committee, "2025-06-01"));
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "profile.revised")));
        Assert.Contains("Entered version 2 of sac-2020 from 2026-12-01", (await browser.Get("/audit")).Text, StringComparison.Ordinal);

        // The list over all committees goes by the day too.
        Assert.DoesNotContain("25 · ≥", await List(browser, "2026-11-30"), StringComparison.Ordinal);
        Assert.Contains("25 · ≥ 27", await List(browser, "2026-12-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Past_meetings_keep_the_quorum_of_their_day()
    {
        var committee = await _app.Committee(members: 3, code: "SAC/TC P02");
        var meeting = await _app.Plenary(committee, 1, new(2026, 5, 1), [.. committee.Voters.Select((v, i) => (v, i == 0 ? AttendanceOutcome.Absent : AttendanceOutcome.Present))]);
        using var browser = await Administrator();
        await browser.Post(await browser.Get("/profiles/sac-2020/edit"), Edit, ("Values[quorum]", "1/1"), ("FromOn", "2026-11-23"), ("Reason", "All must come."));
        using var chair = await Browser.For(_app, committee.Chair);

        Assert.Contains("3/4 = 75.0% (≥ 3/4: 3)", (await chair.Get($"/meetings/{meeting}")).Text, StringComparison.Ordinal);
        var report = await _app.In(services => services.GetRequiredService<AttendanceQueries>().ReportAsync(committee.Id, null, null, default));
        Assert.Equal((QuorumState.Met, new Fraction(1, 1)), (report!.Matrix.Meetings.Single().Quorum!.State, report.Rule.Required));
    }

    [Fact]
    public async Task Before_it_is_entered_it_shows_who_would_newly_fall_short()
    {
        await _app.Committee(members: 24, code: "SAC/TC P03");
        await _app.Committee(members: 3, code: "SAC/TC P04");
        using var browser = await Administrator();

        var page = await browser.Post(await browser.Get("/profiles/sac-2020/edit"), Edit, ("Values[limit-TC-size]", "27"), ("FromOn", "2026-12-01"), ("Check", "1"));

        var effect = page.Document.QuerySelector("#effect")!.Spoken();
        Assert.Contains("1 of 2 committees would newly fall short", effect, StringComparison.Ordinal);
        Assert.Contains("SAC/TC P03", effect, StringComparison.Ordinal);
        Assert.DoesNotContain("SAC/TC P04", effect, StringComparison.Ordinal);
        Assert.Contains("25 · ≥ 27", effect, StringComparison.Ordinal);
        Assert.Equal(2, await _app.InDb(db => db.ProfileVersions.CountAsync()));
    }

    [Theory]
    [InlineData("Values[limit-TC-size]", "many", "Enter a whole number.")]
    [InlineData("Values[limit-TC-size]", "0", "Between 1 and 500.")]
    [InlineData("Values[limit-TC-size]", "99999999999999999999", "Enter a whole number.")]
    [InlineData("Values[quorum]", "0.75", "Enter a share")]
    [InlineData("Values[quorum]", "4/3", "A share lies above none")]
    [InlineData("Values[limit-TC-committees-per-person-notice]", "5", "stricter reading")]
    [InlineData("FromOn", "2026-11-22", "What was judged on past days stays")]
    [InlineData("FromOn", "tomorrow", "Enter a day")]
    [InlineData("Reason", " ", "Give the reason.")]
    public async Task What_cannot_be_stands_at_its_field_and_nothing_typed_is_lost(string field, string typed, string sentence)
    {
        using var browser = await Administrator();

        var refused = await browser.Post(
            await browser.Get("/profiles/sac-2020/edit"),
            Edit,
            [.. new[] { ("Values[duty-Meetings]", "3"), ("FromOn", "2026-12-01"), ("Reason", "because") }.Where(v => v.Item1 != field).Append((field, typed)).Select(v => (v.Item1, (string?)v.Item2))]);

        Assert.Contains(sentence, refused.FaultAt(field.Replace('[', '_').Replace(']', '_')), StringComparison.Ordinal);
        Assert.Equal("3", refused.Document.QuerySelector("[name='Values[duty-Meetings]']")!.GetAttribute("value"));
        Assert.Equal(2, await _app.InDb(db => db.ProfileVersions.CountAsync()));
    }

    [Fact]
    public async Task Of_two_administrators_at_once_the_second_sees_what_the_first_has_entered()
    {
        using var one = await Administrator();
        using var two = await Administrator("second@p.example");
        var (first, second) = (await one.Get("/profiles/sac-2020/edit"), await two.Get("/profiles/sac-2020/edit"));

        await one.Post(first, Edit, ("Values[limit-TC-size]", "26"), ("Reason", "first"));
        var stale = await two.Post(second, Edit, ("Values[limit-TC-size]", "28"), ("Reason", "second"));

        Assert.Contains("Somebody has entered version 2 meanwhile", stale.Text, StringComparison.Ordinal);
        Assert.Equal("28", stale.Document.QuerySelector("[name='Values[limit-TC-size]']")!.GetAttribute("value"));
        Assert.Contains("now at least 26", stale.Text, StringComparison.Ordinal);
        Assert.Contains("version 3 of 3", (await two.Post(stale, Edit, ("Values[limit-TC-size]", "28"), ("Reason", "second"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_at_the_same_moment_enter_one_version_and_the_same_form_sent_twice_enters_one()
    {
        var administrator = await _app.Outsider("ten@p.example", SystemRole.Administrator);
        var acting = new Acting(administrator.AccountId, administrator.PersonId, null);
        Task<Outcome<int>> Enter(Guid uid, int size) => _app.In(services => services.GetRequiredService<ReviseProfile>()
            .ExecuteAsync(new(uid, "sac-2020", 1, new Dictionary<string, Fraction> { ["limit-TC-size"] = new(size, 1) }, new(2026, 12, 1), "because"), acting, default));

        var uids = Enumerable.Range(0, 10).Select(_ => Guid.CreateVersion7()).ToList();
        var entered = await Task.WhenAll(uids.Select((uid, i) => Enter(uid, 30 + i)));

        Assert.Equal(1, entered.Count(e => e.IsDone));
        Assert.All(entered.Where(e => !e.IsDone), e => Assert.Equal(ReviseProfile.Stale, e.Refusals.Single().Code));
        var winner = entered.Index().Single(e => e.Item.IsDone).Index;
        Assert.Equal(2, (await Enter(uids[winner], 30 + winner)).Value);
        Assert.Equal(Application.SentForms.SentBefore, (await Enter(uids[winner], 99)).Refusals.Single());
        Assert.Equal(3, await _app.InDb(db => db.ProfileVersions.CountAsync()));
    }

    [Fact]
    public async Task Who_has_read_the_text_says_so_once()
    {
        using var browser = await Administrator();
        const string verify = "form[action$='/verification']";
        var page = await browser.Get("/profiles/sac-2020");

        Assert.Contains("Only who has read the text", (await browser.Post(page, verify)).FaultAt("HasRead"), StringComparison.Ordinal);
        var verified = await browser.Post(page, verify, ("HasRead", "true"));
        await browser.Post(page, verify, ("HasRead", "true"));

        Assert.Contains("Compared with the text Verified", verified.Text, StringComparison.Ordinal);
        Assert.Contains("Outsider", verified.Text, StringComparison.Ordinal);
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "profile.verified")));
        Assert.True(_app.Services.GetRequiredService<CommitteeProfiles>().Find("sac-2020", new(2026, 11, 23))!.Verified);
    }

    [Fact]
    public async Task What_another_node_has_entered_holds_here_within_half_a_minute()
    {
        var committee = await _app.Committee(members: 1, code: "SAC/TC P05");
        using var chair = await Browser.For(_app, committee.Chair);
        Assert.Equal("≥ 25", await SizeAsked(chair, committee, "2026-12-01"));
        await _app.InDb(async db =>
        {
            var first = await db.ProfileVersions.AsNoTracking().SingleAsync(v => v.Code == "sac-2020");
            var rules = ProfileThresholds.With(first.Rules, new Dictionary<string, Fraction> { ["limit-TC-size"] = new(27, 1) });
            db.Add(first.Next(Guid.CreateVersion7(), rules, new(2026, 12, 1), "because", committee.Secretary.AccountId, new(2026, 11, 23), TestApp.Start).Value);
            await db.SaveChangesAsync();
        });

        _app.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("≥ 27", await SizeAsked(chair, committee, "2026-12-01"));
    }

    [Fact]
    public async Task Rule_sets_of_ballots_are_untouched_and_a_start_does_not_undo_what_was_entered()
    {
        using var browser = await Administrator();
        var before = await Hashes();
        await browser.Post(await browser.Get("/profiles/sac-2020/edit"), Edit, ("Values[quorum]", "2/3"), ("Values[duty-Ballots]", "4"), ("Reason", "because"));
        await Publish();

        Assert.Equal(before, await Hashes());
        Assert.Equal(4, _app.Services.GetRequiredService<CommitteeProfiles>().Find("sac-2020", new(2026, 11, 23))!.Profile.Duties!.BallotsInARow);
        Assert.Equal(2, await _app.InDb(db => db.ProfileVersions.CountAsync(v => v.Code == "sac-2020")));
    }

    private async Task<Browser> Administrator(string email = "administrator@p.example") => await Browser.For(_app, await _app.Outsider(email, SystemRole.Administrator));

    private Task<bool> Publish() => _app.In(async services =>
    {
        await services.GetRequiredService<PublishProfiles>().ExecuteAsync(default);
        return true;
    });

    private async Task<List<string>> Hashes() =>
        (await _app.InDb(db => db.RuleSetVersions.OrderBy(v => v.Id).Select(v => v.Hash).ToListAsync())).ConvertAll(Convert.ToHexString);

    private static async Task<string> SizeAsked(Browser browser, GivenCommittee committee, string on) =>
        (await browser.Get($"/committees/{committee.Id}/members?on={on}")).Document.QuerySelectorAll("#composition tbody tr").First(r => r.TextContent.Contains("Number of members", StringComparison.Ordinal)).Children[2].TextContent.Trim();

    private static async Task<string> List(Browser browser, string on) => (await browser.Get($"/composition?show=All&on={on}")).Text;
}
