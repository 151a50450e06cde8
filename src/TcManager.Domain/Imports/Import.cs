namespace TcManager.Domain.Imports;

/// <summary>Where an import stands: a function of its dated facts.</summary>
public enum ImportState
{
    /// <summary>Its rows are being looked at, or wait for it.</summary>
    Checking,

    /// <summary>Every row has its verdict, and nothing has been taken.</summary>
    Ready,

    /// <summary>Confirmed; the good rows are being taken, or wait for it.</summary>
    Taking,
    Taken,

    /// <summary>Broken off by a fault of the program; nothing was taken.</summary>
    Failed,
}

/// <summary>How many rows have which verdict.</summary>
public readonly record struct ImportCounts(int New, int Changed, int Unchanged, int Refused)
{
    public int Rows => New + Changed + Unchanged + Refused;

    /// <summary>Rows that write something.</summary>
    public int Good => New + Changed;

    public ImportCounts Add(RowVerdict verdict, int rows = 1) => verdict switch
    {
        RowVerdict.New => this with { New = New + rows },
        RowVerdict.Changed => this with { Changed = Changed + rows },
        RowVerdict.Unchanged => this with { Unchanged = Unchanged + rows },
        _ => this with { Refused = Refused + rows },
    };
}

/// <summary>导入: a table that somebody has handed in, from the look at its rows to what was taken of it. Only that account goes on with it.</summary>
public sealed class Import : IRoot
{
    private Import()
    {
    }

    /// <param name="uid">Of the form.</param>
    /// <param name="kind">What it holds.</param>
    /// <param name="committeeId">Whose rows they are; null for people and organisations.</param>
    /// <param name="accountId">Who handed it in.</param>
    /// <param name="file">The file as it came.</param>
    /// <param name="now">When.</param>
    public Import(Guid uid, ImportKind kind, long? committeeId, long accountId, ImportFile file, DateTimeOffset now)
    {
        Uid = uid;
        Kind = kind;
        CommitteeId = committeeId;
        AccountId = accountId;
        File = file;
        UploadedAt = now;
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public ImportKind Kind { get; private set; }

    public long? CommitteeId { get; private set; }

    public Committees.Committee? Committee { get; private set; }

    public long AccountId { get; private set; }

    public ImportFile File { get; private set; } = null!;

    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>When every row had its verdict.</summary>
    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>When the account said that the good rows shall be taken.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    public DateTimeOffset? TakenAt { get; private set; }

    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>When the file and the verdicts of its rows were deleted.</summary>
    public DateTimeOffset? ForgottenAt { get; private set; }

    /// <summary>As previewed; once taken, as taken.</summary>
    public ImportCounts Counts { get; private set; }

    /// <summary>Until when a worker has it; null while nobody works on it.</summary>
    public DateTimeOffset? ClaimedUntilAt { get; private set; }

    /// <summary>How many rows have been looked at so far.</summary>
    public int RowsDone { get; private set; }

    /// <summary>The address from which it was confirmed, for the audit entry of a worker that takes it later.</summary>
    public string? ConfirmedFrom { get; private set; }

    public ImportState State => StateOf(CheckedAt, ConfirmedAt, TakenAt, FailedAt);

    public static ImportState StateOf(DateTimeOffset? checkedAt, DateTimeOffset? confirmedAt, DateTimeOffset? takenAt, DateTimeOffset? failedAt) => takenAt is not null ? ImportState.Taken
        : failedAt is not null ? ImportState.Failed
        : confirmedAt is not null ? ImportState.Taking
        : checkedAt is not null ? ImportState.Ready
        : ImportState.Checking;

    /// <summary>Nobody else works on it until then.</summary>
    public void Claim(DateTimeOffset until) => ClaimedUntilAt = until;

    /// <summary>Every row has its verdict.</summary>
    public void Checked(ImportCounts counts, DateTimeOffset now)
    {
        Counts = counts;
        CheckedAt = now;
        RowsDone = counts.Rows;
        ClaimedUntilAt = null;
    }

    /// <summary>
    /// The good rows shall be taken. Done when it was said before. Refused as <c>import.notChecked</c> before every row has its verdict, as <c>import.nothingToTake</c> when
    /// no row writes anything, and as <c>import.failed</c>.
    /// </summary>
    public Outcome Confirm(string? fromAddress, DateTimeOffset now)
    {
        if (State is ImportState.Taken or ImportState.Taking)
        {
            return Outcome.Done;
        }

        if (State != ImportState.Ready)
        {
            return Outcome.Refused(State == ImportState.Failed ? "import.failed" : "import.notChecked");
        }

        if (Counts.Good == 0)
        {
            return Outcome.Refused("import.nothingToTake");
        }

        (ConfirmedAt, ConfirmedFrom) = (now, fromAddress);
        return Outcome.Done;
    }

    /// <summary>The good rows have been taken.</summary>
    public void Taken(ImportCounts counts, DateTimeOffset now)
    {
        Counts = counts;
        TakenAt = now;
        ClaimedUntilAt = null;
    }

    /// <summary>A fault of the program has broken it off.</summary>
    public void Fail(DateTimeOffset now)
    {
        FailedAt = now;
        ClaimedUntilAt = null;
    }

    /// <summary>The file and the verdicts of its rows are gone.</summary>
    public void Forget(DateTimeOffset now) => ForgottenAt = now;
}

/// <summary>The file of an import, and how it was read.</summary>
/// <param name="Name">As its sender called it, cleaned.</param>
/// <param name="Hash">SHA-256, lower-case hexadecimal.</param>
/// <param name="Format">By its content.</param>
/// <param name="Encoding">Of a csv: <c>UTF-8</c> or <c>GB18030</c>; empty of a workbook.</param>
/// <param name="Sheet">Of a workbook: the one that was read; empty of a csv.</param>
/// <param name="OtherSheets">Further sheets, which are not read.</param>
/// <param name="HeadRow">The row with the names of the columns, from 1.</param>
/// <param name="Rows">Rows with content below it.</param>
/// <param name="Ignored">Names of columns that are not known, and so not read.</param>
public sealed record ImportFile(string Name, string Hash, TableFormat Format, string Encoding, string Sheet, int OtherSheets, int HeadRow, int Rows, IReadOnlyList<string> Ignored);

/// <summary>The verdict on one row of an import.</summary>
public sealed class ImportLine
{
    private ImportLine()
    {
    }

    public ImportLine(long importId, int row, RowVerdict verdict, RowNotes notes)
    {
        ImportId = importId;
        Row = row;
        Verdict = verdict;
        Notes = notes;
    }

    public long Id { get; private set; }

    public long ImportId { get; private set; }

    public Import Import { get; private set; } = null!;

    /// <summary>Of the file, from 1.</summary>
    public int Row { get; private set; }

    public RowVerdict Verdict { get; private set; }

    public RowNotes Notes { get; private set; } = null!;
}

/// <summary>Everything that is said of a row.</summary>
public sealed record RowNotes(IReadOnlyList<RowNote> All)
{
    public static RowNotes None { get; } = new([]);
}

/// <summary>One thing that is said of a row: why it is refused, or what of it changes.</summary>
/// <param name="Code">Of a refusal, or <see cref="Change"/>.</param>
/// <param name="Column">The key of the column that it concerns, where there is one.</param>
/// <param name="Args">Values for the sentence, days as 2026-11-26.</param>
public sealed record RowNote(string Code, string? Column, IReadOnlyList<string> Args)
{
    /// <summary>The value of the column becomes another one.</summary>
    public const string Change = "changes";

    /// <summary>A refusal of a rule, at a column of the file.</summary>
    public static RowNote Of(Refusal refusal, string? column = null) => new(refusal.Code, column, [.. refusal.Args.Select(Written)]);

    private static string Written(object value) => value switch
    {
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
