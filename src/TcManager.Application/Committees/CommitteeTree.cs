using System.Text.RegularExpressions;

namespace TcManager.Application.Committees;

/// <summary>The order of lists of committees: a tree, and within one parent by code with numbers read as numbers (SC 2 before SC 10).</summary>
public static partial class CommitteeTree
{
    /// <summary>Parents before their children, with the depth of each. A child whose parent is not in the list stands as a root.</summary>
    public static IReadOnlyList<(T Item, int Depth)> Sorted<T>(IReadOnlyCollection<T> items, Func<T, long> id, Func<T, long?> parent, Func<T, string> code)
    {
        var known = items.Select(id).ToHashSet();
        var children = items.OrderBy(item => OrderOf(code(item)), StringComparer.Ordinal)
            .ToLookup(item => parent(item) is { } above && known.Contains(above) ? above : 0);
        List<(T, int)> sorted = [];
        Walk(0, 0);
        return sorted;

        void Walk(long above, int depth)
        {
            foreach (var item in children[above])
            {
                sorted.Add((item, depth));
                Walk(id(item), depth + 1);
            }
        }
    }

    internal static string OrderOf(string code) => Number().Replace(code.ToUpperInvariant(), digits => digits.Value.PadLeft(8, '0'));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
