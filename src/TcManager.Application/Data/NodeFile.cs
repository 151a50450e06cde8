namespace TcManager.Application.Data;

/// <summary>A file of this process alone in a folder that others may share: whoever holds the lock beside it has it, until the process ends.</summary>
internal sealed class NodeFile : IDisposable
{
    private const int MostPlaces = 64;

    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(7);

    private readonly FileStream _lock;

    private NodeFile(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    internal string Path { get; }

    /// <summary>The first free place of this machine; what other machines and processes left long ago is thrown away.</summary>
    internal static NodeFile Take(string folder, DateTimeOffset now)
    {
        try
        {
            Directory.CreateDirectory(folder);
            Clear(folder, now - Forgotten);
            for (var place = 0; place < MostPlaces; place++)
            {
                var path = System.IO.Path.Combine(folder, $"{Environment.MachineName}-{place}.db");
                if (TryLock(path) is { } held)
                {
                    return new(path, held);
                }
            }

            throw new FindFileException("No file can be locked in the folder for the index of names.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FindFileException("The folder for the index of names cannot be used.", fault);
        }
    }

    public void Dispose() => _lock.Dispose();

    private static void Clear(string folder, DateTimeOffset before)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.db"))
        {
            if (new DateTimeOffset(File.GetLastWriteTimeUtc(path)) < before && TryLock(path) is { } held)
            {
                held.Dispose();
                File.Delete(path);
            }
        }
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (fault is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}

/// <summary>The index of names cannot be used; it holds nothing of its own.</summary>
public sealed class FindFileException : Exception
{
    public FindFileException()
    {
    }

    public FindFileException(string message)
        : base(message)
    {
    }

    public FindFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
