namespace TcManager.Domain.Ballots.Comments;

/// <summary>What a row of a sheet says of a comment.</summary>
/// <param name="Row">In the file, from 1.</param>
/// <param name="CommentId">Of which comment.</param>
/// <param name="Version">Of the comment when the change was last shown.</param>
/// <param name="Disposition">What becomes of it.</param>
/// <param name="Observation">Why.</param>
public sealed record SaidDisposition(int Row, long CommentId, Guid Version, Disposition Disposition, string? Observation);

/// <summary>All that a sheet says.</summary>
/// <param name="V">Of this shape.</param>
/// <param name="Rows">In the order of the file.</param>
public sealed record SaidDispositions(int V, IReadOnlyList<SaidDisposition> Rows);

/// <summary>A table of comments in which the secretariat has filled in offline what became of them. It changes nothing until what it would change was shown and taken.</summary>
public sealed class DispositionSheet : IRoot
{
    private DispositionSheet()
    {
    }

    /// <param name="uid">Of the form: its repeat finds this.</param>
    /// <param name="ballotId">The ballot.</param>
    /// <param name="file">As it was called, and the SHA-256 of its bytes, lower-case hexadecimal.</param>
    /// <param name="format">Of the file.</param>
    /// <param name="byPersonId">Who handed it in; null for an account without a person.</param>
    /// <param name="now">When.</param>
    public DispositionSheet(Guid uid, long ballotId, (string Name, string Hash) file, TemplateFormat format, long? byPersonId, DateTimeOffset now)
    {
        (Uid, BallotId, FileName, FileHash, Format, ByPersonId, At) = (uid, ballotId, file.Name, file.Hash, format, byPersonId, now);
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public long BallotId { get; private set; }

    public string FileName { get; private set; } = null!;

    public string FileHash { get; private set; } = null!;

    public TemplateFormat Format { get; private set; }

    public long? ByPersonId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Rows that would change a comment.</summary>
    public SaidDispositions Said { get; private set; } = new(1, []);

    /// <summary>Rows that came back with the reasons.</summary>
    public RefusedComments Refused { get; private set; } = new(1, []);

    /// <summary>Rows that say what stands already.</summary>
    public int Same { get; private set; }

    /// <summary>Rows in which nothing was filled in.</summary>
    public int Empty { get; private set; }

    /// <summary>When it was taken; null before.</summary>
    public DateTimeOffset? TakenAt { get; private set; }

    public void Came(IReadOnlyList<SaidDisposition> said, IReadOnlyList<RefusedComment> refused, int same, int empty) =>
        (Said, Refused, Same, Empty) = (new(1, said), new(1, refused), same, empty);

    /// <summary>Somebody changed comments meanwhile: what it would change is shown anew, beside what stands now.</summary>
    public void Renew(IReadOnlyDictionary<long, Guid> versions) => Said = new(1, [.. Said.Rows.Where(row => versions.ContainsKey(row.CommentId)).Select(row => row with { Version = versions[row.CommentId] })]);

    public void Take(DateTimeOffset now) => TakenAt = now;
}
