namespace TcManager.Web.Features.Meetings;

/// <summary>Marks the texts of this feature.</summary>
public sealed class MeetingsTexts;
