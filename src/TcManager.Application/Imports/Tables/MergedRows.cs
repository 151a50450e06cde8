using System.Globalization;
using System.Xml;

namespace TcManager.Application.Imports.Tables;

/// <summary>The merged ranges of a sheet. They stand behind its rows, so they are read before them.</summary>
internal sealed class MergedRows
{
    private readonly List<(int First, int Last, int Column)> _ranges = [];

    /// <summary>The first column of a merged range that the row is part of; null where there is none.</summary>
    internal int? Touches(int row)
    {
        foreach (var range in _ranges)
        {
            if (range.First <= row && row <= range.Last)
            {
                return range.Column;
            }
        }

        return null;
    }

    internal static MergedRows Read(XlsxPackage package)
    {
        var merged = new MergedRows();
        using var xml = package.OpenSheet();
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "mergeCell" } && xml.GetAttribute("ref")?.Split(':') is [var from, var to])
            {
                merged._ranges.Add((RowOf(from), RowOf(to), ColumnOf(from)));
            }

            if (merged._ranges.Count > TableLimits.Merges)
            {
                throw new TableException("import.tooManyMerges", TableLimits.Merges);
            }
        }

        return merged;
    }

    private static int RowOf(string reference) =>
        int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;

    private static int ColumnOf(string reference) =>
        reference.Where(char.IsAsciiLetterUpper).Take(3).Aggregate(0, (column, letter) => (column * 26) + (letter - 'A' + 1)) - 1;
}
