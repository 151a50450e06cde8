using System.Net;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Mail;

public sealed class ComposingTheCall(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task It_says_what_when_where_and_until_when_in_the_language_of_the_committee()
    {
        var committee = await app.Committee(code: "SAC/TC 701");
        var call = await app.Called(committee);

        var mail = await Compose(await app.MailTo(call, committee.Chair));

        Assert.Equal("zh-CN", mail.Culture);
        Assert.Equal("〔SAC/TC 701〕会议通知：一届六次全体委员会议，2026年12月11日（周五）", mail.Subject);
        foreach (var part in new[] { mail.Text, WebUtility.HtmlDecode(mail.Html) })
        {
            Assert.Contains("2026年12月11日（周五）09:00–17:00 北京时间（UTC+8）", part, StringComparison.Ordinal);
            Assert.Contains("2026年12月4日（周五）24:00 北京时间（UTC+8）之前", part, StringComparison.Ordinal);
            Assert.Contains("https://meet.example.org/605", part, StringComparison.Ordinal);
            Assert.Contains("听取秘书处工作报告", part, StringComparison.Ordinal);
            Assert.Contains("30 分钟 · 林砚秋", part, StringComparison.Ordinal);
            Assert.Contains("https://tc.example.org/r/", part, StringComparison.Ordinal);
        }

        Assert.Contains("沈阳市和平区 <南湖> 宾馆 & 会议中心", mail.Text, StringComparison.Ordinal);
        Assert.Contains("沈阳市和平区 &lt;南湖&gt; 宾馆 &amp; 会议中心", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reads_english_in_another_zone_gets_it_in_english_with_their_clock_beside()
    {
        var committee = await app.Committee(code: "SAC/TC 702");
        await app.InDb(db => db.Users.Where(a => a.Id == committee.Chair.AccountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.Culture, Cultures.English).SetProperty(x => x.ZoneId, "America/New_York")));
        var call = await app.Called(committee);

        var mail = await Compose(await app.MailTo(call, committee.Chair));

        Assert.StartsWith("[SAC/TC 702] Call: 6th plenary of the 1st term", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Fri 11 Dec 2026 09:00–17:00 Beijing time (UTC+8)", mail.Text, StringComparison.Ordinal);
        Assert.Contains("= Thu 10 Dec 2026 20:00–Fri 11 Dec 2026 04:00 New York time (UTC−5)", mail.Text, StringComparison.Ordinal);
        Assert.Contains("= before Fri 4 Dec 2026 11:00 New York time (UTC−5)", mail.Text, StringComparison.Ordinal);
        Assert.Equal($"Dear {committee.Chair.NameLatin},", mail.Text.Split('\n')[2].TrimEnd());
    }

    [Theory]
    [InlineData("Asia/Shanghai", "Beijing time (UTC+8)")]
    [InlineData("Europe/Berlin", "Berlin time (UTC+1)")]
    [InlineData("America/New_York", "New York time (UTC−5)")]
    public async Task Every_time_names_its_zone_and_the_calendar_has_the_same_instant(string zone, string named)
    {
        var committee = await app.Committee(code: $"ISO/TC {zone}");
        var call = await app.Called(committee, GivenMail.Plan with { ZoneId = zone });
        var startsAt = await app.InDb(db => db.Sessions.Where(s => s.MeetingId == call.MeetingId).Select(s => s.StartsAt).SingleAsync());

        var mail = await app.In(services => services.GetRequiredService<MailComposer>().PreviewCallAsync(call.MeetingId, Cultures.English, default));

        Assert.Contains($"Fri 11 Dec 2026 09:00–17:00 {named}", mail.Text, StringComparison.Ordinal);
        var entry = Assert.Single(Calendar.Load(System.Text.Encoding.UTF8.GetString(mail.Calendar!))!.Events);
        Assert.Equal(zone, entry.Start!.TzId);
        Assert.Equal(startsAt.UtcDateTime, entry.Start.AsUtc);
    }

    [Fact]
    public async Task A_preview_is_the_same_mail_with_a_button_that_leads_nowhere()
    {
        var committee = await app.Committee(code: "SAC/TC 703");
        var call = await app.Called(committee);
        var outgoing = await Compose(await app.MailTo(call, committee.Chair));

        var preview = await app.In(services => services.GetRequiredService<MailComposer>().PreviewCallAsync(call.MeetingId, Cultures.Chinese, default));
        var shown = await app.In(async services => await services.GetRequiredService<MailComposer>().ShowAsync(await app.MailTo(call, committee.Chair), default));

        Assert.Equal(outgoing.Subject, preview.Subject);
        Assert.Contains("/r/", outgoing.Html, StringComparison.Ordinal);
        Assert.Contains("填写回执", preview.Html, StringComparison.Ordinal);
        Assert.All([preview, shown], mail => Assert.DoesNotContain("/r/", mail.Html + mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_calendar_invites_the_one_recipient_with_zone_rules_uid_and_sequence()
    {
        var committee = await app.Committee(code: "SAC/TC 704");
        var call = await app.Called(committee);
        var mail = await Compose(await app.MailTo(call, committee.Chair));

        var text = System.Text.Encoding.UTF8.GetString(mail.Calendar!);
        var calendar = Calendar.Load(text)!;
        var entry = Assert.Single(calendar.Events);

        Assert.Equal("REQUEST", calendar.Method);
        Assert.Equal("Asia/Shanghai", Assert.Single(calendar.TimeZones).TzId);
        Assert.Contains("DTSTART;TZID=Asia/Shanghai:20261211T090000", text, StringComparison.Ordinal);
        Assert.Equal($"meeting-{call.MeetingUid:N}@tcmanager", entry.Uid);
        Assert.Equal(0, entry.Sequence);
        Assert.Equal("CONFIRMED", entry.Status);
        Assert.Equal($"mailto:{committee.Chair.Email}", Assert.Single(entry.Attendees).Value!.ToString());
        Assert.Contains("沈阳市", entry.Location, StringComparison.Ordinal);
        Assert.Equal($"https://tc.example.org/meetings/{call.MeetingId}", entry.Url!.ToString());
        Assert.NotNull(entry.Organizer);
    }

    private Task<ComposedMail> Compose(OutboxMail mail) => app.In(services => services.GetRequiredService<MailComposer>().ComposeAsync(mail, default));
}
