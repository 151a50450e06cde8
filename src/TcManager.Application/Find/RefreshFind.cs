using Microsoft.Extensions.Logging;
using TcManager.Application.Data;

namespace TcManager.Application.Find;

/// <summary>
/// Makes the index of this process say what the database says: compares the versions of rows and reads those again that differ, so that renames, merges,
/// pseudonyms and deletions arrive whoever made them. Doing it twice does nothing.
/// </summary>
public sealed partial class RefreshFind(TcManagerDb db, FindFile file, FindChanges changes, ILogger<RefreshFind> log)
{
    private const int Portion = 2000;

    /// <summary>Compares everything; returns how many entries were written or taken out.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var made = file.Made;
        try
        {
            return await GuardedAsync(CompareAllAsync, ct);
        }
        catch (FindFileException)
        {
            return await RebuildAsync(made, ct);
        }
    }

    /// <summary>Before a search: takes in what this process has written, and fills an index that is not there yet.</summary>
    public async Task<int> CatchUpAsync(CancellationToken ct)
    {
        if (!file.IsWhole())
        {
            return await ExecuteAsync(ct);
        }

        var keys = changes.Take();
        return keys.Count == 0 ? 0 : await GuardedAsync(_ => CompareAsync(keys, ct), ct);
    }

    /// <summary>After the file has failed.</summary>
    /// <param name="made">How often it had been made then: of several searches that fail together one makes it anew.</param>
    /// <param name="ct">Stops it.</param>
    public Task<int> RebuildAsync(int made, CancellationToken ct) => GuardedAsync(
        _ =>
        {
            if (file.Made != made)
            {
                return Task.FromResult(0);
            }

            Rebuilt(log);
            file.Begin();
            return CompareAsync(null, ct);
        },
        ct);

    private Task<int> CompareAllAsync(CancellationToken ct)
    {
        if (!file.IsWhole())
        {
            file.Begin();
        }

        changes.Take();
        return CompareAsync(null, ct);
    }

    private async Task<int> CompareAsync(IReadOnlyList<FindKey>? keys, CancellationToken ct)
    {
        try
        {
            var there = await FindSource.VersionsAsync(db, keys, ct);
            var known = file.Versions(keys?.Select(key => key.Value).ToList());
            List<long> gone = [.. known.Keys.Where(key => !there.ContainsKey(key))];
            List<long> moved = [.. there.Where(row => !known.TryGetValue(row.Key, out var version) || version != row.Value).Select(row => row.Key)];
            foreach (var portion in moved.Chunk(Portion))
            {
                file.Write(await FindSource.EntriesAsync(db, [.. portion.Select(FindKey.Of)], ct), []);
            }

            if (gone.Count > 0)
            {
                file.Write([], gone);
            }

            if (gone.Count + moved.Count > 0 || !file.IsWhole())
            {
                file.Finish();
            }

            return gone.Count + moved.Count;
        }
        catch
        {
            changes.Note(keys ?? []);
            throw;
        }
    }

    private async Task<int> GuardedAsync(Func<CancellationToken, Task<int>> work, CancellationToken ct)
    {
        await file.Gate.WaitAsync(ct);
        try
        {
            return await work(ct);
        }
        finally
        {
            file.Gate.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index of names could not be used and is made anew.")]
    private static partial void Rebuilt(ILogger log);
}
