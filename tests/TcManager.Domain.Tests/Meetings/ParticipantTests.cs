using TcManager.Domain.Meetings;

namespace TcManager.Domain.Tests.Meetings;

public sealed class ParticipantTests
{
    private static readonly DateTimeOffset End = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = End.AddDays(-3);
    private static readonly Deadline Until = new(End, "Asia/Shanghai");

    private readonly Participant _participant = new(1, 2, 3, isDue: true, Guid.CreateVersion7());

    private string? Give(Reply reply, string? note = null, DateTimeOffset? at = null, Guid? form = null) =>
        _participant.GiveReply(reply, note, form ?? Guid.CreateVersion7(), at ?? Now, Until).Refusals.SingleOrDefault()?.Code;

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "reply.late")]
    [InlineData(1, "reply.late")]
    public void The_deadline_is_the_first_refused_instant(int milliseconds, string? refusal) =>
        Assert.Equal(refusal, Give(Reply.OnSite, at: End.AddMilliseconds(milliseconds)));

    [Theory]
    [InlineData(Reply.None, null, "reply.missing")]
    [InlineData(Reply.Excused, null, "reply.reasonMissing")]
    [InlineData(Reply.Excused, " ", "reply.reasonMissing")]
    [InlineData(Reply.Excused, "出国交流", null)]
    [InlineData(Reply.Deputy, null, "reply.deputyMissing")]
    [InlineData(Reply.Deputy, "杨立群 高级工程师", null)]
    [InlineData(Reply.OnSite, null, null)]
    [InlineData(Reply.Online, "下午起", null)]
    public void Who_does_not_come_says_why_or_who_comes_instead(Reply reply, string? note, string? refusal)
    {
        Assert.Equal(refusal, Give(reply, note));
        Assert.Equal(refusal is null ? reply : Reply.None, _participant.Reply);
    }

    [Fact]
    public void A_reply_may_be_changed_until_the_deadline()
    {
        Give(Reply.OnSite);
        Give(Reply.Excused, "ill", Now.AddDays(1));
        Assert.Equal((Reply.Excused, "ill", Now.AddDays(1)), (_participant.Reply, _participant.ReplyNote, _participant.RepliedAt));
    }

    [Fact]
    public void The_repeat_of_a_form_changes_nothing_even_after_the_deadline()
    {
        var form = Guid.CreateVersion7();
        Give(Reply.OnSite, form: form);
        Assert.Null(Give(Reply.OnSite, at: End.AddDays(1), form: form));
        Assert.Equal("reply.late", Give(Reply.Online, at: End.AddDays(1), form: form));
        Assert.Equal((Reply.OnSite, Now), (_participant.Reply, _participant.RepliedAt));
    }

    [Fact]
    public void Nobody_is_present_by_default_and_a_record_can_be_taken_back()
    {
        Assert.Equal((AttendanceOutcome.Unknown, OutcomeOrigin.None), (_participant.Outcome, _participant.OutcomeOrigin));

        Assert.True(_participant.RecordOutcome(AttendanceOutcome.Present, null, OutcomeOrigin.Self, Now));
        Assert.False(_participant.RecordOutcome(AttendanceOutcome.Present, null, OutcomeOrigin.Secretariat, Now.AddHours(1)));
        Assert.Equal((OutcomeOrigin.Self, Now), (_participant.OutcomeOrigin, _participant.OutcomeAt));

        Assert.True(_participant.RecordOutcome(AttendanceOutcome.Unknown, null, OutcomeOrigin.Secretariat, Now));
        Assert.Equal((OutcomeOrigin.None, (DateTimeOffset?)null), (_participant.OutcomeOrigin, _participant.OutcomeAt));
    }
}
