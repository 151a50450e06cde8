namespace TcManager.Web.Features.Members;

/// <summary>Marks the texts of this feature.</summary>
public sealed class MembersTexts;
