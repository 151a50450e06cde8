namespace TcManager.Domain.Imports;

/// <summary>What a table that is taken in holds.</summary>
public enum ImportKind
{
    /// <summary>单位: one row each.</summary>
    Organisations,

    /// <summary>人员: one row each, with one employment.</summary>
    People,

    /// <summary>委员席位 of one committee, past ones too.</summary>
    Seats,

    /// <summary>会议 of the past of one committee.</summary>
    Meetings,

    /// <summary>出席情况: one row per member, one column per meeting of the past.</summary>
    Attendance,

    /// <summary>投票结果 of one committee that came about elsewhere.</summary>
    Ballots,
}

/// <summary>What becomes of a row.</summary>
public enum RowVerdict
{
    New,
    Changed,

    /// <summary>All that it says is known already.</summary>
    Unchanged,

    /// <summary>Not taken, with the reason; it comes back in a file.</summary>
    Refused,
}

/// <summary>How a table is written.</summary>
public enum TableFormat
{
    Xlsx,
    Csv,
}
