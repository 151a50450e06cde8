namespace TcManager.Application.Demonstration;

/// <summary>Whether the database is filled with real committees and sample people at the first start. Never in production.</summary>
public sealed class DemonstrationSettings
{
    public bool Enabled { get; set; }

    /// <summary>Where committees.json and its neighbours lie.</summary>
    public string SeedFolder { get; set; } = "";
}
