using TcManager.Application.Imports.Tables;
using TcManager.Domain;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports;

/// <summary>A table whose columns are found.</summary>
internal sealed class OpenTable(Table table, TableHead head, ImportKind kind) : IDisposable
{
    internal Table Table => table;

    internal TableHead Head => head;

    /// <summary>Refused as <see cref="Tables.Table.Open"/> and <see cref="TableHead.Find"/> say.</summary>
    internal static Outcome<OpenTable> Open(Stream content, ImportKind kind)
    {
        var opened = Tables.Table.Open(content);
        if (!opened.IsDone)
        {
            return Outcome.Refused<OpenTable>(opened.Refusals);
        }

        var head = Try(() => TableHead.Find(opened.Value, kind));
        if (head.IsDone)
        {
            return new OpenTable(opened.Value, head.Value, kind);
        }

        opened.Value.Dispose();
        return Outcome.Refused<OpenTable>(head.Refusals);
    }

    /// <summary>Reads the file to its end: how many rows it has below the names of its columns. Refused as <c>import.noRows</c>, and where a limit is passed.</summary>
    internal Outcome<int> CountRows()
    {
        var count = Try<int>(() => table.Rows().Count(row => row.No > head.Row));
        return count is { IsDone: true, Value: 0 } ? new Refusal("import.noRows", "File") : count;
    }

    internal IEnumerable<ImportRow> Rows(IReadOnlyCollection<int> alsoRead)
    {
        var columns = ImportColumns.Of(kind);
        return table.Rows().Where(row => row.No > head.Row).Select(row => new ImportRow(row, head, columns, alsoRead, table.Is1904));
    }

    public void Dispose() => table.Dispose();

    private static Outcome<T> Try<T>(Func<Outcome<T>> read)
    {
        try
        {
            return read();
        }
        catch (TableException fault)
        {
            return fault.Refusal;
        }
    }
}
