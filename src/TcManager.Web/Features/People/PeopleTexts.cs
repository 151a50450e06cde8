namespace TcManager.Web.Features.People;

/// <summary>Marks the texts of this feature.</summary>
public sealed class PeopleTexts;
