using System.Globalization;
using TcManager.Application.Imports.Tables;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports;

/// <summary>A row as its columns say, read with care: what cannot be read is noted at its column, and the row is refused.</summary>
internal sealed class ImportRow
{
    private readonly TableRow _row;
    private readonly TableHead _head;
    private readonly IReadOnlyList<ImportColumn> _columns;
    private readonly bool _is1904;
    private readonly List<RowNote> _faults = [];
    private readonly HashSet<int> _untrusted;

    internal ImportRow(TableRow row, TableHead head, IReadOnlyList<ImportColumn> columns, IReadOnlyCollection<int> alsoRead, bool is1904)
    {
        (_row, _head, _columns, _is1904) = (row, head, columns, is1904);
        _untrusted = [.. row.Faults.Where(f => f.Fault != CellFault.Merged).Select(f => f.Column)];
        var read = head.Columns.ToDictionary(c => c.Value, c => c.Key);
        foreach (var (index, fault) in row.Faults.Where(f => f.Fault == CellFault.Merged || read.ContainsKey(f.Column) || alsoRead.Contains(f.Column)))
        {
            _faults.Add(new($"import.cell{fault}", read.GetValueOrDefault(index), []));
        }
    }

    internal int No => _row.No;

    internal IReadOnlyList<RowNote> Faults => _faults;

    internal bool IsRefused => _faults.Count > 0;

    /// <summary>What stands in a column of any name, as it is meant; null where nothing does, or nothing that can be trusted.</summary>
    internal string? At(int index) => CleanText.Of(_row[index] is { } raw && !_untrusted.Contains(index) ? SafeCell.Read(raw) : null);

    /// <summary>What stands in a column; null where nothing does, or there is no such column: then nothing is said.</summary>
    internal string? Text(string column)
    {
        if (!_head.Columns.TryGetValue(column, out var index) || At(index) is not { } text)
        {
            return null;
        }

        var length = _columns.First(c => c.Key == column).Length;
        if (text.Length <= length)
        {
            return text;
        }

        Fault("import.tooLong", column, length);
        return null;
    }

    /// <summary>A name of a person. In Chinese lists names of two characters are stretched by a blank: it is no part of them.</summary>
    internal string? Name(string column) => Text(column) is { } name ? PersonName.Plain(name) : null;

    internal string Required(string column)
    {
        var text = Text(column);
        if (text is null && !(_head.Columns.TryGetValue(column, out var index) && _untrusted.Contains(index)))
        {
            Fault("import.missing", column);
        }

        return text ?? "";
    }

    internal T? Word<T>(string column, CellWords<T> words)
        where T : struct, Enum
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        var value = words.Read(text);
        if (value is null)
        {
            Fault("import.wordUnknown", column, text);
        }

        return value;
    }

    internal bool? Flag(string column)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        var flag = CellWords.ReadFlag(text);
        if (flag is null)
        {
            Fault("import.flag", column, text);
        }

        return flag;
    }

    internal int? Count(string column)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text.Normalize(System.Text.NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Fault("import.count", column, text);
        return null;
    }

    /// <summary>A day of which all is known.</summary>
    internal DateOnly? Day(string column)
    {
        if (CoarseDay(column) is not { } day)
        {
            return null;
        }

        if (day.Precision == DatePrecision.Day)
        {
            return day.On;
        }

        Fault("import.dayCoarse", column, Text(column)!);
        return null;
    }

    /// <summary>A day, a month or a year.</summary>
    internal CellDay? CoarseDay(string column)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        var day = CellDay.Read(text, _is1904);
        if (day is null)
        {
            Fault("import.day", column, text);
        }

        return day;
    }

    internal void Fault(string code, string? column, params object[] args) => Fault(new Refusal(code, null, args), column);

    internal void Fault(Refusal refusal, string? column = null) => _faults.Add(RowNote.Of(refusal, column));

    internal RowDecision Refused() => new(No, RowVerdict.Refused, [.. _faults.Distinct(SameNote.Instance)]);

    private sealed class SameNote : IEqualityComparer<RowNote>
    {
        internal static readonly SameNote Instance = new();

        public bool Equals(RowNote? x, RowNote? y) => x?.Code == y?.Code && x?.Column == y?.Column;

        public int GetHashCode(RowNote obj) => HashCode.Combine(obj.Code, obj.Column);
    }
}

/// <summary>What becomes of a row, and why.</summary>
internal sealed record RowDecision(int Row, RowVerdict Verdict, IReadOnlyList<RowNote> Notes)
{
    /// <summary>Changed where anything changes.</summary>
    internal static RowDecision Of(int row, IEnumerable<string> changed)
    {
        RowNote[] notes = [.. changed.Distinct().Select(column => new RowNote(RowNote.Change, column, []))];
        return new(row, notes.Length == 0 ? RowVerdict.Unchanged : RowVerdict.Changed, notes);
    }
}
