using System.Text.RegularExpressions;
using TcManager.Domain;
using TcManager.Domain.Imports;
using TcManager.Domain.Members;

namespace TcManager.Application.Imports.Deciding;

/// <summary>A representative in a cell, by name or record number.</summary>
/// <param name="FromOn">Null where it is not said: with the seat.</param>
/// <param name="ToOn">Null where it is not said: while the seat lasts, or until the next head.</param>
internal sealed record SaidRepresentative(RepresentativeKind Kind, string? Name, Guid? Record, DateOnly? FromOn, DateOnly? ToOn);

/// <summary>A representative as a cell is to say it.</summary>
/// <param name="HasNamesake">The record number stands beside the name.</param>
internal sealed record WrittenRepresentative(long MembershipId, RepresentativeKind Kind, string Name, Guid Record, bool HasNamesake, DateOnly FromOn, DateOnly? ToOn);

/// <summary>Who acts for a body, with the days, in one cell: 团长 韩首席 2024-03-01~2025-01-31；代表 戴代表 2024-05-01.</summary>
internal static partial class RepresentativeCells
{
    private static readonly char[] Blanks = [' ', ':', '：', '\t'];

    internal static string Write(IEnumerable<WrittenRepresentative> sent, string culture)
    {
        var isChinese = culture.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        return string.Join(isChinese ? "；" : "; ", sent.OrderBy(r => r.FromOn).ThenBy(r => r.Kind).ThenBy(r => r.Record).Select(r =>
            $"{CellWords.Representatives.Write(r.Kind, culture)} {Named(r)} {new CellDay(r.FromOn, DatePrecision.Day)}{(r.ToOn is { } last ? $"~{new CellDay(last, DatePrecision.Day)}" : "")}"));
    }

    /// <summary>Faults at the row: <c>import.representative</c> with what cannot be read. The first one without a word for it is the head.</summary>
    internal static IReadOnlyList<SaidRepresentative> Read(ImportRow row)
    {
        var sent = new List<SaidRepresentative>();
        foreach (var part in (row.Text(Col.Representatives) ?? "").Split(['；', ';', '、', '，', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var match = Days().Match(string.Join(' ', part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            var (kind, named) = KindOf(match.Groups["who"].Value.Trim(), sent.Count == 0 ? RepresentativeKind.Head : RepresentativeKind.Delegate);
            var record = Record().Match(named);
            var name = PersonName.Plain(record.Success ? named.Remove(record.Index, record.Length) : named);
            if ((name.Length > 0 || record.Success) && DayOf(match.Groups["from"], out var from) && DayOf(match.Groups["to"], out var to))
            {
                sent.Add(new(kind, name.Length > 0 ? name : null, record.Success ? Guid.Parse(record.Groups["uid"].Value) : null, from, to));
            }
            else
            {
                row.Fault("import.representative", Col.Representatives, part);
            }
        }

        return sent;
    }

    // A name that would not be read as it is written stands by its record number alone.
    private static string Named(WrittenRepresentative sent) =>
        !PlainName().IsMatch(sent.Name) || PersonName.Plain(sent.Name) != sent.Name ? $"[{sent.Record}]" : sent.HasNamesake ? $"{sent.Name} [{sent.Record}]" : sent.Name;

    /// <summary>The longest beginning that is a word for it.</summary>
    private static (RepresentativeKind Kind, string Named) KindOf(string said, RepresentativeKind otherwise)
    {
        for (var at = said.LastIndexOfAny(Blanks); at > 0; at = said.LastIndexOfAny(Blanks, at - 1))
        {
            if (CellWords.Representatives.Read(said[..at]) is { } kind)
            {
                return (kind, said[at..].Trim(Blanks));
            }
        }

        return (otherwise, said);
    }

    private static bool DayOf(Group said, out DateOnly? day)
    {
        day = said.Success && said.Length > 0 && CellDay.Read(said.Value) is { Precision: DatePrecision.Day } read ? read.On : null;
        return day is not null || !said.Success || said.Length == 0;
    }

    // Of a text without two blanks side by side: so that no stretch of blanks can be shared out in many ways.
    [GeneratedRegex(@"^(?<who>.*?) ?[(（]? ?(?:(?:自|from|since)? ?(?<from>\d{4}[-/.年]\d[-/.年\d月日]*))? ?(?:(?:~|～|—+|–|至|起至|to|until) ?(?<to>\d{4}[-/.年\d月日]+)?)? ?(?:起|止)? ?[)）]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Days();

    [GeneratedRegex(@"\[(?<uid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Record();

    [GeneratedRegex(@"^[\p{L}\p{M}](?:[\p{L}\p{M} ·.'’-]*[\p{L}\p{M}])?$")]
    private static partial Regex PlainName();
}
