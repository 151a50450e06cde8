using TcManager.Domain.Meetings;

namespace TcManager.Domain.Tests.Meetings;

public sealed class MeetingPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static readonly MeetingPlan Good = new()
    {
        TitleZh = "一届六次全体委员会议",
        TitleEn = "6th plenary of the first term",
        Number = 6,
        Form = MeetingForm.Hybrid,
        Place = "沈阳，东北大学",
        Link = "https://meet.example.org/605",
        ZoneId = "Asia/Shanghai",
        On = new(2026, 12, 11),
        Starts = 9 * 60,
        Ends = 17 * 60,
        ReplyByOn = new(2026, 11, 27),
        ReplyBy = 18 * 60,
        Agenda = [new("通过议程", "Adoption of the agenda", 15, "周明远"), new(null, null)],
    };

    public static TheoryData<string, string, MeetingPlan> Faults => new()
    {
        { nameof(MeetingPlan.TitleZh), "meeting.titleZhMissing", Good with { TitleZh = null } },
        { nameof(MeetingPlan.TitleZh), "meeting.titleZhMissing", Good with { TitleZh = "  " } },
        { nameof(MeetingPlan.TitleEn), "meeting.titleEnMissing", Good with { TitleEn = null } },
        { nameof(MeetingPlan.Number), "meeting.numberNotPositive", Good with { Number = 0 } },
        { nameof(MeetingPlan.Number), "meeting.numberNotPositive", Good with { Number = -1 } },
        { nameof(MeetingPlan.Place), "meeting.placeMissing", Good with { Form = MeetingForm.OnSite, Place = null } },
        { nameof(MeetingPlan.Place), "meeting.placeMissing", Good with { Place = null } },
        { nameof(MeetingPlan.Link), "meeting.linkMissing", Good with { Form = MeetingForm.Online, Link = null } },
        { nameof(MeetingPlan.Link), "meeting.linkMissing", Good with { Link = "meet.example.org/605" } },
        { nameof(MeetingPlan.Link), "meeting.linkMissing", Good with { Link = "ftp://meet.example.org/605" } },
        { nameof(MeetingPlan.Link), "meeting.linkMissing", Good with { Link = "javascript:alert(1)" } },
        { nameof(MeetingPlan.Link), "meeting.linkMissing", Good with { Form = MeetingForm.OnSite, Link = "not a link" } },
        { nameof(MeetingPlan.ZoneId), "time.unknownZone", Good with { ZoneId = "Asia/Peking" } },
        { nameof(MeetingPlan.ZoneId), "time.unknownZone", Good with { ZoneId = null } },
        { nameof(MeetingPlan.On), "meeting.dayMissing", Good with { On = null } },
        { nameof(MeetingPlan.Starts), "time.notAClock", Good with { Starts = null } },
        { nameof(MeetingPlan.Ends), "time.notAClock", Good with { Ends = null } },
        { nameof(MeetingPlan.Ends), "meeting.clockBeyondDay", Good with { Ends = 1440 } },
        { nameof(MeetingPlan.Starts), "meeting.clockBeyondDay", Good with { Starts = 1440 } },
        { nameof(MeetingPlan.Ends), "meeting.endsBeforeStart", Good with { Ends = 9 * 60 } },
        { nameof(MeetingPlan.Ends), "meeting.endsBeforeStart", Good with { Ends = 8 * 60 } },
        { nameof(MeetingPlan.On), "meeting.startsInPast", Good with { On = new(2026, 11, 20), ReplyByOn = new(2026, 11, 19) } },
        { nameof(MeetingPlan.ReplyByOn), "meeting.dayMissing", Good with { ReplyByOn = null } },
        { nameof(MeetingPlan.ReplyBy), "time.notAClock", Good with { ReplyBy = null } },
        { nameof(MeetingPlan.ReplyByOn), "meeting.replyByInPast", Good with { ReplyByOn = new(2026, 11, 20) } },
        { nameof(MeetingPlan.ReplyByOn), "meeting.replyByAfterStart", Good with { ReplyByOn = new(2026, 12, 11), ReplyBy = 9 * 60 + 1 } },
        { "Agenda[0].TitleEn", "meeting.itemTitleMissing", Good with { Agenda = [new("其他", null)] } },
        { "Agenda[1].TitleZh", "meeting.itemTitleMissing", Good with { Agenda = [new("其他", "Other"), new(null, "Close")] } },
        { "Agenda[0].Minutes", "meeting.itemMinutes", Good with { Agenda = [new("其他", "Other", 0)] } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_said_at_its_field(string field, string code, MeetingPlan plan)
    {
        var refusals = plan.Check(Now);

        Assert.Contains(refusals, refusal => refusal.Field == field && refusal.Code == code);
        Assert.False(Meeting.Schedule(Guid.CreateVersion7(), 1, plan, Now).IsDone);
    }

    [Fact]
    public void A_plan_without_fault_becomes_a_meeting()
    {
        var meeting = Meeting.Schedule(Guid.CreateVersion7(), 1, Good, Now).Value;

        Assert.Equal(new DateTimeOffset(2026, 12, 11, 1, 0, 0, TimeSpan.Zero), meeting.StartsAt);
        Assert.Equal(new DateTimeOffset(2026, 12, 11, 9, 0, 0, TimeSpan.Zero), meeting.EndsAt);
        Assert.Equal(new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero), meeting.ReplyByAt);
        Assert.Equal("通过议程", Assert.Single(meeting.Agenda).Title.Zh);
        Assert.Equal(MeetingState.Draft, meeting.StateAt(Now));
    }

    [Fact]
    public void All_faults_are_said_at_once() =>
        Assert.Equal(
            ["TitleZh", "TitleEn", "Place", "Link", "On", "Starts", "Ends", "ReplyByOn", "ReplyBy"],
            new MeetingPlan { Form = MeetingForm.Hybrid, ZoneId = "Asia/Shanghai" }.Check(Now).Select(refusal => refusal.Field));

    [Fact]
    public void A_clock_that_the_zone_skips_on_that_day_does_not_exist()
    {
        var skipped = Good with { ZoneId = "Europe/Brussels", On = new(2027, 3, 28), Starts = 2 * 60 + 30, Ends = 4 * 60 };

        var refusal = Assert.Single(skipped.Check(Now));
        Assert.Equal(("time.doesNotExist", "Starts"), (refusal.Code, refusal.Field));
        Assert.Empty((skipped with { On = new(2027, 3, 29) }).Check(Now));
        Assert.Empty((skipped with { ZoneId = "Asia/Shanghai" }).Check(Now));
    }

    [Fact]
    public void A_clock_that_comes_twice_is_the_earlier_one()
    {
        // On 31 October 2027 Brussels shows 02:00 to 03:00 twice: first in UTC+2.
        var twice = Good with { ZoneId = "Europe/Brussels", On = new(2027, 10, 31), Starts = 2 * 60 + 30, Ends = 2 * 60 + 45 };
        var meeting = Meeting.Schedule(Guid.CreateVersion7(), 1, twice, Now).Value;

        Assert.Equal(new DateTimeOffset(2027, 10, 31, 0, 30, 0, TimeSpan.Zero), meeting.StartsAt);
        Assert.Equal(TimeSpan.FromMinutes(15), meeting.EndsAt - meeting.StartsAt);
    }

    [Fact]
    public void Across_a_change_of_the_clocks_the_end_is_judged_by_the_instant()
    {
        // 01:30 in UTC+1 to 03:30 in UTC+2 is one hour.
        var meeting = Meeting.Schedule(Guid.CreateVersion7(), 1, Good with { ZoneId = "Europe/Brussels", On = new(2027, 3, 28), Starts = 90, Ends = 210 }, Now).Value;
        Assert.Equal(TimeSpan.FromHours(1), meeting.EndsAt - meeting.StartsAt);
    }

    [Fact]
    public void Replies_may_close_at_24_which_is_the_end_of_the_day()
    {
        var meeting = Meeting.Schedule(Guid.CreateVersion7(), 1, Good with { ReplyBy = 1440 }, Now).Value;

        Assert.Equal(new DateTimeOffset(2026, 11, 27, 16, 0, 0, TimeSpan.Zero), meeting.ReplyByAt);
        Assert.Equal((new DateOnly(2026, 11, 27), "24:00"), (meeting.RepliesUntil.Local.Day, meeting.RepliesUntil.Local.Clock));
    }

    [Fact]
    public void Replies_may_close_with_the_start_itself() =>
        Assert.Empty((Good with { ReplyByOn = new(2026, 12, 11), ReplyBy = 9 * 60 }).Check(Now));

    [Fact]
    public void An_online_meeting_has_no_place() =>
        Assert.Null(Meeting.Schedule(Guid.CreateVersion7(), 1, Good with { Form = MeetingForm.Online }, Now).Value.Place);
}
