using TcManager.Domain.Committees;

namespace TcManager.Domain.Documents;

/// <summary>What a paper is.</summary>
public enum DocumentKind
{
    /// <summary>立项建议书.</summary>
    Proposal,

    /// <summary>标准稿.</summary>
    Draft,

    /// <summary>会议文件.</summary>
    MeetingPaper,

    /// <summary>其他文件.</summary>
    Other,

    /// <summary>表决结果盖章件.</summary>
    Result,
}

/// <summary>文件: a numbered paper of a committee (N 123). Papers are confidential to the committee.</summary>
public sealed class Document : IRoot
{
    private readonly List<DocumentFile> _files = [];

    private Document()
    {
    }

    public Document(Guid uid, long committeeId, int number, DocumentKind kind, Bilingual title, DateTimeOffset addedAt, long? addedByPersonId)
    {
        Uid = uid;
        CommitteeId = committeeId;
        Number = number;
        Kind = kind;
        Title = title;
        AddedAt = addedAt;
        AddedByPersonId = addedByPersonId;
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public long CommitteeId { get; private set; }

    public Committee Committee { get; private set; } = null!;

    /// <summary>The running number of the committee.</summary>
    public int Number { get; private set; }

    public DocumentKind Kind { get; private set; }

    public Bilingual Title { get; private set; } = null!;

    public DateTimeOffset AddedAt { get; private set; }

    public long? AddedByPersonId { get; private set; }

    public IReadOnlyList<DocumentFile> Files => _files;

    /// <summary>Adds the next revision.</summary>
    public DocumentFile AddFile(string blobHash, string fileName, string contentType, long size, DateTimeOffset now)
    {
        var file = new DocumentFile(_files.Count + 1, blobHash, fileName, contentType, size, now);
        _files.Add(file);
        return file;
    }
}

/// <summary>One revision of a paper's file; the bytes lie on disk under their hash.</summary>
public sealed class DocumentFile
{
    private DocumentFile()
    {
    }

    internal DocumentFile(int revision, string blobHash, string fileName, string contentType, long size, DateTimeOffset addedAt)
    {
        Revision = revision;
        BlobHash = blobHash;
        FileName = fileName;
        ContentType = contentType;
        Size = size;
        AddedAt = addedAt;
    }

    public long Id { get; private set; }

    public long DocumentId { get; private set; }

    public Document Document { get; private set; } = null!;

    public int Revision { get; private set; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public string BlobHash { get; private set; } = null!;

    public string FileName { get; private set; } = null!;

    public string ContentType { get; private set; } = null!;

    /// <summary>In bytes.</summary>
    public long Size { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }
}

/// <summary>The next number of a series of a committee; taken in the transaction that uses it, never as a maximum plus one.</summary>
public sealed class NumberSeries
{
    public const string Documents = "N";
    public const string Ballots = "B";

    private NumberSeries()
    {
    }

    public NumberSeries(long committeeId, string series, int year)
    {
        CommitteeId = committeeId;
        Series = series;
        Year = year;
    }

    public long Id { get; private set; }

    public long CommitteeId { get; private set; }

    public string Series { get; private set; } = null!;

    /// <summary>0 for a series that runs through the years.</summary>
    public int Year { get; private set; }

    public int Next { get; private set; } = 1;

    public Guid Version { get; private set; }

    public int Take() => Next++;
}
