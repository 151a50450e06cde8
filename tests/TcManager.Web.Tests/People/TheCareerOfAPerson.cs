using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.People;

/// <summary>Employments and expert registrations are entered, ended and corrected on a person's page; spans of one employer do not meet.</summary>
public sealed class TheCareerOfAPerson(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task An_employment_is_entered_ended_and_corrected()
    {
        var committee = await app.Committee(code: "SAC/TC E01");
        var someone = await app.Outsider("career@e01.example");
        using var browser = await Browser.For(app, committee.Secretary);
        var place = $"/people/{someone.PersonId}";
        var form = await browser.Get($"{place}/employments/new");

        var entered = await browser.Post(form, "main form", ("Employer", "ORG-SAC/TC E01"), ("PositionEn", "Engineer"), ("FromOn", "2020-01-01"));
        var again = await browser.Post(form, "main form", ("Employer", "ORG-SAC/TC E01"), ("PositionEn", "Engineer"), ("FromOn", "2020-01-01"));
        Assert.Contains("The employment is entered.", entered.Text, StringComparison.Ordinal);
        Assert.Equal(place, again.Address.AbsolutePath);
        var link = entered.Document.QuerySelector("a[href*='/employments/']:not([href$='new'])")!.GetAttribute("href")!;
        var ended = await browser.Post(await browser.Get(link), "main form", ("ToOn", "2026-10-31"), ("PositionZh", "高级工程师"));
        Assert.Contains("The employment is changed.", ended.Text, StringComparison.Ordinal);

        var job = await app.InDb(db => db.Employments.SingleAsync(e => e.PersonId == someone.PersonId));
        Assert.Equal((new DateOnly(2020, 1, 1), (DateOnly?)new DateOnly(2026, 10, 31), "高级工程师", "Engineer"), (job.FromOn, job.ToOn, job.Position.Zh, job.Position.En));
        Assert.Equal(["person.employed", "person.employmentChanged"], await Acts(someone));
        var overlap = await browser.Post(await browser.Get($"{place}/employments/new"), "main form", ("Employer", "ORG-SAC/TC E01"), ("FromOn", "2026-10-31"));
        Assert.Contains("employed there at that time already", overlap.FaultAt("FromOn"), StringComparison.Ordinal);
        var turned = await browser.Post(await browser.Get(link), "main form", ("ToOn", "2019-12-31"));
        Assert.Contains("before the first", turned.FaultAt("ToOn"), StringComparison.Ordinal);
        var unknown = await browser.Post(await browser.Get($"{place}/employments/new"), "main form", ("Employer", "nobody"), ("FromOn", "yesterday"), ("ToOn", "2026-02-30"));
        Assert.All(["Employer", "FromOn", "ToOn"], field => Assert.NotEqual("", unknown.FaultAt(field)));
        Assert.Equal(1, await app.InDb(db => db.Employments.CountAsync(e => e.PersonId == someone.PersonId)));
    }

    [Fact]
    public async Task Twenty_at_once_enter_one_and_an_older_state_comes_back()
    {
        var committee = await app.Committee(code: "SAC/TC E02");
        var someone = await app.Outsider("career@e02.example");
        using var browser = await Browser.For(app, committee.Secretary);
        var forms = new List<Page>();
        for (var i = 0; i < 20; i++)
        {
            forms.Add(await browser.Get($"/people/{someone.PersonId}/employments/new"));
        }

        await Task.WhenAll(forms.Select((form, i) => browser.Post(form, "main form", ("Employer", "ORG-SAC/TC E02"), ("FromOn", $"2020-01-{i + 1:00}"))));
        var stale = await browser.Post(forms[0], "main form", ("Employer", "ORG-SAC/TC E02"), ("FromOn", "2010-01-01"), ("ToOn", "2011-01-01"));

        Assert.Equal(1, await app.InDb(db => db.Employments.CountAsync(e => e.PersonId == someone.PersonId)));
        Assert.Contains("Somebody changed this person in the meantime", stale.Text, StringComparison.Ordinal);
        Assert.Contains("The employment is entered.", (await browser.Post(stale, "main form")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registration_at_an_international_body_says_group_and_role()
    {
        var committee = await app.Committee(code: "SAC/TC E03");
        var someone = await app.Outsider("career@e03.example");
        using var browser = await Browser.For(app, committee.Secretary);
        var place = $"/people/{someone.PersonId}";

        var entered = await browser.Post(await browser.Get($"{place}/registrations/new"), "main form", ("Body", "IEC"), ("Group", " IEC/TC  59/WG 2 "), ("Role", "Convenor"), ("FromOn", "2025-01-01"));
        Assert.Contains("IEC/TC 59/WG 2", entered.Text, StringComparison.Ordinal);
        Assert.Contains("convenor", entered.Text, StringComparison.Ordinal);
        var link = entered.Document.QuerySelector("a[href*='/registrations/']:not([href$='new'])")!.GetAttribute("href")!;
        await browser.Post(await browser.Get(link), "main form", ("Role", "Expert"), ("ToOn", "2026-01-31"));
        var twice = await browser.Post(await browser.Get($"{place}/registrations/new"), "main form", ("Body", "IEC"), ("Group", "iec/tc 59/wg 2"), ("FromOn", "2026-01-31"));

        var kept = await app.InDb(db => db.ExpertRegistrations.SingleAsync(r => r.PersonId == someone.PersonId));
        Assert.Equal((InternationalBody.IEC, "IEC/TC 59/WG 2", ExpertRole.Expert, (DateOnly?)new DateOnly(2026, 1, 31)), (kept.Body, kept.Group, kept.Role, kept.ToOn));
        Assert.Contains("registered there at that time already", twice.FaultAt("FromOn"), StringComparison.Ordinal);
        Assert.Equal(["person.expertRegistered", "person.registrationChanged"], await Acts(someone));
        var foreign = await app.Outsider("other@e03.example");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/people/{foreign.PersonId}/registrations/{kept.Id}")).Status);
    }

    private Task<List<string>> Acts(Someone someone) => app.InDb(async db =>
    {
        var uid = await db.People.Where(p => p.Id == someone.PersonId).Select(p => p.Uid).SingleAsync();
        return await db.AuditEntries.Where(e => e.SubjectUid == uid).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync();
    });
}
