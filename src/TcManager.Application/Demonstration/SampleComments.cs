using System.Security.Cryptography;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Demonstration;

/// <summary>What <c>sample-consultations.json</c> says: invented consultations, and comments on ballots by the reference of their projects.</summary>
internal sealed record SampleOpinions(IReadOnlyDictionary<string, IReadOnlyList<SampleComment>> Comments, IReadOnlyList<SampleConsultation> Consultations);

/// <summary>An invented comment.</summary>
/// <param name="Disposition">What became of it after the close; null where that is still to be said.</param>
internal sealed record SampleComment(string? Line, string? Clause, string? Paragraph, CommentType Type, string Text, string? Proposed, Disposition? Disposition, string? Observation)
{
    internal CommentDraft Draft => new(Line, Clause, Paragraph, Type, Text, Proposed);
}

/// <summary>An invented consultation.</summary>
/// <param name="MembersReplied">How many members replied.</param>
/// <param name="MembersWithComments">How many of them had a comment.</param>
/// <param name="Comments">Taken in turns by those who had one.</param>
internal sealed record SampleConsultation(
    string Committee,
    string RuleSet,
    string Reference,
    Bilingual Title,
    Bilingual Project,
    string FileName,
    IReadOnlyList<string> Paragraphs,
    int OpenedDaysAgo,
    int Days,
    int MembersReplied,
    int MembersWithComments,
    IReadOnlyList<SampleAddressee> Addressees,
    IReadOnlyList<SampleComment> Comments);

/// <summary>An invented organisation.</summary>
/// <param name="Comments">How many it wrote, 0 for a reply without any, null for none at all.</param>
internal sealed record SampleAddressee(string Name, string? Contact, int? Comments);

/// <summary>Comments of sample people, written while a sample ballot was open and disposed of in part after its close.</summary>
public sealed class SampleComments(TcManagerDb db)
{
    /// <summary>One comment of each of these authors, in turns.</summary>
    internal List<(Comment Row, SampleComment Sample)> Write(Ballot ballot, IReadOnlyList<SampleComment> samples, IReadOnlyList<CommentAuthor> authors, DateTimeOffset from)
    {
        return [.. samples.Index().Select(s => (Row: WriteOne(ballot, s.Item, authors[s.Index % authors.Count], from.AddHours((7 * s.Index) + 1).ToMilliseconds()), Sample: s.Item))];
    }

    /// <summary>A template by which a comment came in, and of which one row came back.</summary>
    internal void Upload(Ballot ballot, Comment comment, DateTimeOffset at)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(comment.Uid.ToByteArray()));
        var upload = new CommentUpload(Guid.CreateVersion7(at), ballot.Id, new(comment.VoterId, comment.AddresseeId), "sample-comments.xlsx", hash, TemplateFormat.Xlsx, at);
        upload.Came(1, 0, [new(3, ["示例单位 01", null, "6.3", null, "?", "示例：类型填写有误的一行。", null, null], [new("comment.typeUnknown", nameof(CommentDraft.Type), ["?"])])]);
        db.Add(upload);
        Log(at, comment.WrittenByPersonId, AuditActions.CommentsUploaded, ballot, ("taken", 1), ("known", 0), ("refused", 1));
    }

    /// <summary>What is to be said of them, two days after the close.</summary>
    internal void Dispose(Ballot ballot, IEnumerable<(Comment Row, SampleComment Sample)> written, long byPersonId)
    {
        var at = ballot.ClosesAt.AddDays(2);
        var disposed = written.Where(w => w.Sample.Disposition is not null).ToList();
        foreach (var (row, sample) in disposed)
        {
            if (!row.Dispose(ballot, sample.Disposition, sample.Observation, byPersonId, at).IsDone)
            {
                throw new InvalidOperationException("A sample disposition is refused.");
            }
        }

        if (disposed.Count > 0)
        {
            Log(at, byPersonId, AuditActions.CommentsDisposed, ballot, ("comments", disposed.Count));
        }
    }

    /// <summary>A table that the secretariat filled in offline for what is still to be said, and has not entered yet; one of its rows came back.</summary>
    internal void HandIn(Ballot ballot, IReadOnlyList<(Comment Row, SampleComment Sample)> written, long byPersonId, DateTimeOffset at)
    {
        var open = written.Where(w => w.Row.Disposition is null).Select(w => w.Row).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(ballot.Uid.ToByteArray()));
        var sheet = new DispositionSheet(Guid.CreateVersion7(at), ballot.Id, ("sample-dispositions.xlsx", hash), TemplateFormat.Xlsx, byPersonId, at);
        sheet.Came(
            [.. open.Select((comment, i) => new SaidDisposition(i + 6, comment.Id, comment.Version, Disposition.Noted, "示例：留待下一稿处理。 Sample: for the next draft."))],
            [new(open.Count + 6, ["9", "示例单位 01", null, "6.3", null, "te", "示例：原文已被改动的一行。", null, "采纳", null], [new("comment.rowUnknown", null, [])])],
            written.Count - open.Count,
            0);
        db.Add(sheet);
    }

    internal void Log(DateTimeOffset at, long? personId, string action, Ballot ballot, params (string Name, object? Value)[] data) =>
        new AuditLog(db, new ClockAt(at)).Add(new(null, personId, null), action, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, data);

    private Comment WriteOne(Ballot ballot, SampleComment sample, CommentAuthor author, DateTimeOffset at)
    {
        var comment = Comment.Write(Guid.CreateVersion7(at), ballot, author, sample.Draft, at).Value;
        db.Add(comment);
        Log(at, author.PersonId, AuditActions.CommentWritten, ballot, ("voter", author.Key));
        return comment;
    }
}
