using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace TcManager.Application.Documents;

/// <summary>Files on disk under the hash of their bytes. The file stands before the row that names it, so that no row points to nothing.</summary>
public sealed class FileStore(IOptions<DocumentSettings> settings)
{
    private readonly string _folder = settings.Value.Folder;

    /// <summary>Writes to a temporary file while hashing; stops at the first byte beyond the limit.</summary>
    public async Task<IncomingFile> ReceiveAsync(Upload upload, long maxBytes, CancellationToken ct)
    {
        var temporary = Path.Combine(_folder, "incoming");
        Directory.CreateDirectory(temporary);
        var incoming = new IncomingFile(Path.Combine(temporary, Path.GetRandomFileName()));
        try
        {
            await using var source = upload.Open();
            await incoming.TakeAsync(source, maxBytes, ct);
            return incoming;
        }
        catch
        {
            incoming.Dispose();
            throw;
        }
    }

    /// <summary>Keeps a received file for good. The same bytes are kept once.</summary>
    public void Keep(IncomingFile incoming)
    {
        var place = PlaceOf(incoming.Hash);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        if (!File.Exists(place))
        {
            File.Move(incoming.Path, place, overwrite: true);
        }
    }

    /// <summary>Opens a kept file for download.</summary>
    public Stream Open(string hash) => new FileStream(PlaceOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);

    private string PlaceOf(string hash) => Path.Combine(_folder, hash[..2], hash[2..]);
}

/// <summary>A file on its way in; what is not kept is deleted with it.</summary>
public sealed class IncomingFile : IDisposable
{
    internal IncomingFile(string path) => Path = path;

    internal string Path { get; }

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>In bytes; one more than the limit means "too large", and then the file is not whole.</summary>
    public long Size { get; private set; }

    public Stream OpenRead() => File.OpenRead(Path);

    public void Dispose() => File.Delete(Path);

    internal async Task TakeAsync(Stream source, long maxBytes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var target = new FileStream(Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);
        var chunk = new byte[64 * 1024];
        for (var read = await source.ReadAsync(chunk, ct); read > 0; read = await source.ReadAsync(chunk, ct))
        {
            Size += read;
            if (Size > maxBytes)
            {
                Size = maxBytes + 1;
                return;
            }

            hash.AppendData(chunk, 0, read);
            await target.WriteAsync(chunk.AsMemory(0, read), ct);
        }

        target.Flush(flushToDisk: true);
        Hash = Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
