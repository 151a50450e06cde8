using System.Text.RegularExpressions;
using TcManager.Domain;
using TcManager.Domain.Imports;
using TcManager.Domain.Members;

namespace TcManager.Application.Imports.Deciding;

/// <summary>An office in a cell.</summary>
/// <param name="FromOn">Null where it is not said: with the seat.</param>
/// <param name="ToOn">Null where it is not said: while the seat lasts.</param>
internal readonly record struct SaidOffice(OfficeRole Role, DateOnly? FromOn, DateOnly? ToOn);

/// <summary>Offices with their days in one cell: 主任委员 2024-02-26~2026-03-01；秘书长.</summary>
internal static partial class OfficeCells
{
    internal static string Write(IEnumerable<(OfficeRole Role, DateOnly FromOn, DateOnly? ToOn)> offices, string culture)
    {
        var isChinese = culture.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        return string.Join(isChinese ? "；" : "; ", offices.OrderBy(o => o.FromOn).ThenBy(o => o.Role).Select(o =>
            $"{CellWords.Offices.Write(o.Role, culture)} {new CellDay(o.FromOn, DatePrecision.Day)}{(o.ToOn is { } last ? $"~{new CellDay(last, DatePrecision.Day)}" : "")}"));
    }

    /// <summary>Faults at the row: <c>import.office</c> with what cannot be read.</summary>
    internal static IReadOnlyList<SaidOffice> Read(ImportRow row)
    {
        var offices = new List<SaidOffice>();
        foreach (var part in (row.Text(Col.Offices) ?? "").Split(['；', ';', '、', '，', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var match = Office().Match(part);
            if (CellWords.Offices.Read(match.Groups["role"].Value) is { } role && DayOf(match.Groups["from"], out var from) && DayOf(match.Groups["to"], out var to))
            {
                offices.Add(new(role, from, to));
            }
            else
            {
                row.Fault("import.office", Col.Offices, part);
            }
        }

        return offices;
    }

    private static bool DayOf(Group said, out DateOnly? day)
    {
        day = null;
        if (!said.Success || said.Length == 0)
        {
            return true;
        }

        if (CellDay.Read(said.Value) is not { Precision: DatePrecision.Day } read)
        {
            return false;
        }

        day = read.On;
        return true;
    }

    [GeneratedRegex(@"^(?<role>[^\d(（]+?)\s*[(（]?\s*(?:(?:自|from|since)?\s*(?<from>\d{4}[-/.年\d月日]+))?\s*(?:(?:~|～|—+|–|至|起至|to|until)\s*(?<to>\d{4}[-/.年\d月日]+)?)?\s*(?:起|止)?\s*[)）]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Office();
}
