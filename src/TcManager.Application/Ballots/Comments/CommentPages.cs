using TcManager.Domain;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots.Comments;

/// <summary>A comment as pages show it.</summary>
/// <param name="Equal">How many others of the ballot say the same on the same clause; 0 on one's own page.</param>
public sealed record CommentRow(
    long Id,
    Guid Version,
    string NameZh,
    string NameLatin,
    Bilingual Organisation,
    string? Line,
    string? Clause,
    string? Paragraph,
    CommentType Type,
    string Text,
    string? Proposed,
    Disposition? Disposition,
    string? Observation,
    int Equal)
{
    /// <summary>The successor that holds the author's place by now; null while the author does.</summary>
    public Bilingual? HeldBy => HeldByZh is null ? null : new(HeldByZh, HeldByLatin ?? "");

    /// <summary>A signed result rests on it, as <see cref="Comment.SettledFault"/> says; not looked up on one's own page.</summary>
    public bool IsSettled { get; init; }

    internal string? HeldByZh { get; init; }

    internal string? HeldByLatin { get; init; }

    public CommentDraft Draft => new(Line, Clause, Paragraph, Type, Text, Proposed);

    /// <summary>MB/NC, 提出单位: the organisation; the name of whoever has none, and of a body.</summary>
    public Bilingual Party => Organisation is { Zh: "", En: "" } ? new(NameZh, NameLatin) : Organisation;
}

/// <summary>Which comments are shown: all, those without a disposition, or those with one.</summary>
/// <param name="IsUndisposed">Only those of which nothing has been said yet.</param>
/// <param name="Disposition">Only those with it.</param>
public readonly record struct CommentFilter(bool IsUndisposed, Disposition? Disposition)
{
    public static CommentFilter All => default;
}

/// <summary>How many comments stand where.</summary>
/// <param name="Disposition">Null: nothing said yet.</param>
public sealed record DispositionCount(Disposition? Disposition, int Comments);

/// <summary>A page of comments in the order of clauses.</summary>
/// <param name="Rows">Of this page.</param>
/// <param name="Counts">Of all comments, whatever the filter.</param>
/// <param name="Page">From 1.</param>
/// <param name="HasMore">A further page.</param>
public sealed record CommentsPage(IReadOnlyList<CommentRow> Rows, IReadOnlyList<DispositionCount> Counts, int Page, bool HasMore)
{
    public int Total => Counts.Sum(c => c.Comments);

    public int CountOf(Disposition? disposition) => Counts.Where(c => c.Disposition == disposition).Sum(c => c.Comments);
}

/// <summary>The foot of 意见汇总处理表.</summary>
/// <param name="Sent">To how many it went.</param>
/// <param name="WithComments">Replied with comments.</param>
/// <param name="WithoutComments">Replied, and had none.</param>
public sealed record CommentReturns(int Sent, int WithComments, int WithoutComments)
{
    public int Replied => WithComments + WithoutComments;

    public int Missing => Sent - Replied;
}

/// <summary>An upload as its page shows it.</summary>
public sealed record UploadView(long Id, string FileName, TemplateFormat Format, DateTimeOffset At, int Taken, int Known, IReadOnlyList<RefusedComment> Refused);

/// <summary>An upload in the list of one's own.</summary>
public sealed record UploadItem(long Id, string FileName, DateTimeOffset At, int Taken);
