namespace TcManager.Application.Documents;

/// <summary>Where uploaded files lie, and how large they may be.</summary>
public sealed class DocumentSettings
{
    public string Folder { get; set; } = "";

    /// <summary>In bytes.</summary>
    public long MaxFileBytes { get; set; } = 20 * 1024 * 1024;
}
