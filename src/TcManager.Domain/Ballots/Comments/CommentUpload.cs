namespace TcManager.Domain.Ballots.Comments;

/// <summary>The formats of the template.</summary>
public enum TemplateFormat
{
    Xlsx,
    Docx,
}

/// <summary>A fault of a row.</summary>
/// <param name="Code">As of a refusal.</param>
/// <param name="Column">The key of its column, or null.</param>
/// <param name="Args">Of the sentence.</param>
public sealed record CommentFault(string Code, string? Column, IReadOnlyList<string> Args);

/// <summary>A row that was not taken: what it says, and why it came back.</summary>
/// <param name="No">Of the row in the file, from 1.</param>
/// <param name="Cells">In the order of the template's columns.</param>
/// <param name="Faults">At least one.</param>
public sealed record RefusedComment(int No, IReadOnlyList<string?> Cells, IReadOnlyList<CommentFault> Faults);

/// <summary>Rows that were not taken.</summary>
/// <param name="V">Of this shape.</param>
/// <param name="Rows">In the order of the file.</param>
public sealed record RefusedComments(int V, IReadOnlyList<RefusedComment> Rows);

/// <summary>A filled-in template that a voter or an addressee has handed in: what was taken stands as comments, what was not comes back from here.</summary>
public sealed class CommentUpload
{
    private CommentUpload()
    {
    }

    /// <param name="uid">Of the form: its repeat finds this.</param>
    /// <param name="ballotId">The ballot.</param>
    /// <param name="owner">Whose comments they are.</param>
    /// <param name="fileName">As it was called.</param>
    /// <param name="fileHash">SHA-256, lower-case hexadecimal.</param>
    /// <param name="format">Of the file.</param>
    /// <param name="now">When.</param>
    public CommentUpload(Guid uid, long ballotId, CommentOwner owner, string fileName, string fileHash, TemplateFormat format, DateTimeOffset now)
    {
        (Uid, BallotId, VoterId, AddresseeId, FileName, FileHash, Format, At) = (uid, ballotId, owner.VoterId, owner.AddresseeId, fileName, fileHash, format, now);
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public long BallotId { get; private set; }

    public long? VoterId { get; private set; }

    public long? AddresseeId { get; private set; }

    public string FileName { get; private set; } = null!;

    public string FileHash { get; private set; } = null!;

    public TemplateFormat Format { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Rows that became comments.</summary>
    public int Taken { get; private set; }

    /// <summary>Rows that the voter had handed in before.</summary>
    public int Known { get; private set; }

    public RefusedComments Refused { get; private set; } = new(1, []);

    public void Came(int taken, int known, IReadOnlyList<RefusedComment> refused) => (Taken, Known, Refused) = (taken, known, new(1, refused));
}
