namespace TcManager.Application.Find;

/// <summary>Where this process keeps its index of names, and how often it compares it with the database.</summary>
public sealed class FindSettings
{
    /// <summary>Best on a disk of the node's own.</summary>
    public string Folder { get; set; } = "";

    /// <summary>In seconds; 0 leaves it to what this process writes itself.</summary>
    public int RefreshSeconds { get; set; } = 60;
}
