using TcManager.Domain.Meetings;

namespace TcManager.Domain.Tests.Meetings;

public sealed class MeetingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static readonly MeetingPlan Plan = new()
    {
        TitleZh = "全会",
        TitleEn = "Plenary",
        Form = MeetingForm.OnSite,
        Place = "沈阳",
        ZoneId = "Asia/Shanghai",
        On = new(2026, 12, 11),
        Starts = 540,
        Ends = 1020,
        ReplyByOn = new(2026, 11, 27),
        ReplyBy = 1080,
        Agenda = [new("一", "One"), new("二", "Two")],
    };

    private static Meeting Scheduled() => Meeting.Schedule(Guid.CreateVersion7(), 1, Plan, Now).Value;

    private static Meeting Called()
    {
        var meeting = Scheduled();
        Assert.True(meeting.Call(Now).IsDone);
        return meeting;
    }

    private static string CodeOf(Outcome outcome) => Assert.Single(outcome.Refusals).Code;

    [Fact]
    public void Before_the_call_it_is_revised_freely()
    {
        var meeting = Scheduled();
        var session = Assert.Single(meeting.Sessions);

        Assert.True(meeting.Revise(Plan with { On = new(2026, 12, 18), Starts = 600, Agenda = [new("三", "Three")] }, Now).IsDone);

        Assert.Same(session, Assert.Single(meeting.Sessions));
        Assert.Equal(new DateTimeOffset(2026, 12, 18, 2, 0, 0, TimeSpan.Zero), meeting.StartsAt);
        Assert.Equal("Three", Assert.Single(meeting.Agenda).Title.En);
    }

    [Fact]
    public void A_faulty_revision_changes_nothing()
    {
        var meeting = Scheduled();
        Assert.Equal("meeting.titleEnMissing", CodeOf(meeting.Revise(Plan with { TitleEn = null, Starts = 600 }, Now)));
        Assert.Equal(new DateTimeOffset(2026, 12, 11, 1, 0, 0, TimeSpan.Zero), meeting.StartsAt);
    }

    [Fact]
    public void After_the_call_it_is_not_revised_and_not_called_again()
    {
        var meeting = Called();
        Assert.Equal("meeting.alreadyCalled", CodeOf(meeting.Revise(Plan, Now)));
        Assert.Equal("meeting.alreadyCalled", CodeOf(meeting.Call(Now)));
    }

    [Theory]
    [InlineData("2026-11-27T09:59:59.999Z", null)]
    [InlineData("2026-11-27T10:00:00.000Z", "meeting.replyByPassed")]
    [InlineData("2026-12-11T01:00:00.000Z", "meeting.started")]
    public void The_call_comes_before_the_reply_deadline_and_the_start(string at, string? refusal)
    {
        var called = Scheduled().Call(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(refusal, called.Refusals.SingleOrDefault()?.Code);
    }

    [Fact]
    public void The_state_follows_from_the_facts_and_the_clock()
    {
        var meeting = Called();
        Assert.Equal(MeetingState.Called, meeting.StateAt(meeting.StartsAt!.Value.AddMilliseconds(-1)));
        Assert.Equal(MeetingState.Running, meeting.StateAt(meeting.StartsAt!.Value));
        Assert.Equal(MeetingState.Running, meeting.StateAt(meeting.EndsAt!.Value.AddMilliseconds(-1)));
        Assert.Equal(MeetingState.Held, meeting.StateAt(meeting.EndsAt!.Value));
        Assert.Equal(MeetingState.Lapsed, Scheduled().StateAt(meeting.StartsAt!.Value));
    }

    [Fact]
    public void A_recorded_meeting_is_neither_called_nor_revised()
    {
        var meeting = Meeting.Recorded(
            Guid.CreateVersion7(), 1, MeetingKind.FoundingPlenary, 1, new("成立大会", "Founding plenary"), MeetingForm.OnSite, "沈阳", "Asia/Shanghai",
            new(2024, 5, 1), DatePrecision.Month, new("", ""), isSample: false, agenda: [new("成立", "Founding")]);

        Assert.Equal(MeetingState.Held, meeting.StateAt(Now));
        Assert.Equal("meeting.recorded", CodeOf(meeting.Call(Now)));
        Assert.Equal("meeting.recorded", CodeOf(meeting.Revise(Plan, Now)));
        Assert.Null(meeting.StartsAt);
        Assert.True(meeting.MayRecordAttendance(Now).IsDone);
    }

    [Fact]
    public void Attendance_is_recorded_from_the_local_day_on()
    {
        var meeting = Called();

        // The day begins at 16:00 UTC of the day before.
        Assert.Equal("attendance.tooEarly", CodeOf(meeting.MayRecordAttendance(new(2026, 12, 10, 15, 59, 0, TimeSpan.Zero))));
        Assert.True(meeting.MayRecordAttendance(new(2026, 12, 10, 16, 0, 0, TimeSpan.Zero)).IsDone);
        Assert.Equal("meeting.notCalled", CodeOf(Scheduled().MayRecordAttendance(Now)));
    }
}
