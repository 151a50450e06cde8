using System.Collections.Concurrent;

namespace TcManager.Application.Find;

/// <summary>What this process has written since its index was last refreshed: found at once, without comparing everything.</summary>
public sealed class FindChanges
{
    private readonly ConcurrentDictionary<FindKey, bool> _keys = [];

    internal void Note(IEnumerable<FindKey> keys)
    {
        foreach (var key in keys)
        {
            _keys[key] = true;
        }
    }

    internal IReadOnlyList<FindKey> Take() => _keys.IsEmpty ? [] : [.. _keys.Keys.Where(key => _keys.TryRemove(key, out _))];
}
