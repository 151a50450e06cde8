namespace TcManager.Web.Ui;

/// <summary>A field of a form that somebody else has changed meanwhile.</summary>
public sealed record Difference(string Field, string? Now, string? Typed);

/// <summary>What is shown of them above the form.</summary>
/// <param name="Lines">With the field's name and both values as the reader knows them.</param>
/// <param name="Theirs">Where the form is as it stands now.</param>
public sealed record Differences(IReadOnlyList<Difference> Lines, string Theirs);
