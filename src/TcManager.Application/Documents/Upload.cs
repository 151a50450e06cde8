namespace TcManager.Application.Documents;

/// <summary>A file as it comes in, not yet looked into.</summary>
/// <param name="FileName">As the sender called it; never trusted.</param>
/// <param name="Length">In bytes, as the sender says.</param>
/// <param name="Open">Opens the bytes from their beginning.</param>
public sealed record Upload(string FileName, long Length, Func<Stream> Open);
