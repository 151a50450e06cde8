namespace TcManager.Application.Imports.Tables;

/// <summary>Counts what is read against <see cref="TableLimits"/>.</summary>
internal sealed class RowCounter
{
    private int _rows;
    private int _blank;

    /// <summary>A row without content.</summary>
    internal void Blank(int row)
    {
        if (++_blank > TableLimits.BlankRows)
        {
            throw new TableException("import.tooManyBlankRows", TableLimits.BlankRows, row);
        }
    }

    internal void Content(int row)
    {
        if (++_rows > TableLimits.Rows)
        {
            throw new TableException("import.tooManyRows", TableLimits.Rows, row);
        }
    }

    internal static void Column(int index, int row)
    {
        if (index >= TableLimits.Columns)
        {
            throw new TableException("import.tooManyColumns", TableLimits.Columns, row);
        }
    }
}
