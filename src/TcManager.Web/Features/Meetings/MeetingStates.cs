using TcManager.Domain.Meetings;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Meetings;

/// <summary>How states, replies and outcomes are marked: icon and kind, beside the word.</summary>
internal static class MeetingStates
{
    internal static (StateKind Kind, string Icon) Mark(this MeetingState state) => state switch
    {
        MeetingState.Draft => (StateKind.Warn, "pencil"),
        MeetingState.Called => (StateKind.Info, "send"),
        MeetingState.Running => (StateKind.Info, "clock"),
        MeetingState.Held => (StateKind.Ok, "circle-check"),
        MeetingState.Cancelled => (StateKind.Bad, "calendar-off"),
        _ => (StateKind.Off, "circle-dashed"),
    };

    internal static (StateKind Kind, string Icon) Mark(this Reply reply) => reply switch
    {
        Reply.OnSite => (StateKind.Ok, "circle-check"),
        Reply.Online => (StateKind.Ok, "video"),
        Reply.Excused => (StateKind.Info, "calendar-off"),
        Reply.Deputy => (StateKind.Warn, "users"),
        _ => (StateKind.Off, "circle-dashed"),
    };

    internal static (StateKind Kind, string Icon) Mark(this AttendanceOutcome outcome) => outcome switch
    {
        AttendanceOutcome.Present => (StateKind.Ok, "circle-check"),
        AttendanceOutcome.Online => (StateKind.Ok, "video"),
        AttendanceOutcome.Excused => (StateKind.Info, "calendar-off"),
        AttendanceOutcome.Absent => (StateKind.Bad, "user-off"),
        AttendanceOutcome.Represented => (StateKind.Warn, "users"),
        _ => (StateKind.Off, "circle-dashed"),
    };
}
