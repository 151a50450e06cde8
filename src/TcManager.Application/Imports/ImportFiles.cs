using Microsoft.Extensions.Options;
using TcManager.Application.Documents;

namespace TcManager.Application.Imports;

/// <summary>Files of imports, each under the Uid of its own: they are deleted again, and nothing else points to them.</summary>
public sealed class ImportFiles(FileStore store, IOptions<DocumentSettings> settings)
{
    private readonly string _folder = Path.Combine(settings.Value.Folder, "imports");

    internal Task<IncomingFile> ReceiveAsync(Upload upload, CancellationToken ct) => store.ReceiveAsync(upload, settings.Value.MaxFileBytes, ct);

    internal long MostBytes => settings.Value.MaxFileBytes;

    internal void Keep(IncomingFile incoming, Guid uid)
    {
        Directory.CreateDirectory(_folder);
        File.Move(incoming.Path, PlaceOf(uid), overwrite: true);
    }

    internal Stream Open(Guid uid) => new FileStream(PlaceOf(uid), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024);

    /// <summary>A file to write a table into before it is sent; it is gone when it is closed. What breaks off is an error page then, and no half table.</summary>
    public Stream Scratch()
    {
        var folder = Path.Combine(settings.Value.Folder, "incoming");
        Directory.CreateDirectory(folder);
        return new FileStream(Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
    }

    internal void Delete(Guid uid) => File.Delete(PlaceOf(uid));

    private string PlaceOf(Guid uid) => Path.Combine(_folder, $"{uid:N}");
}
