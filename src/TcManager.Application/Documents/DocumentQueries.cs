using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Documents;

/// <summary>A file to hand out.</summary>
/// <param name="CommitteeId">Whose paper.</param>
/// <param name="AddedOn">The paper's day in the committee's zone, by which past members are judged.</param>
/// <param name="IsDraft">It lies before no called meeting and no opened ballot yet.</param>
/// <param name="BlobHash">Under which the bytes lie.</param>
/// <param name="FileName">As it is saved.</param>
/// <param name="ContentType">By content.</param>
public sealed record DocumentDownload(long CommitteeId, DateOnly AddedOn, bool IsDraft, string BlobHash, string FileName, string ContentType);

/// <summary>Reads papers.</summary>
public sealed class DocumentQueries(TcManagerDb db)
{
    /// <summary>One revision of a paper, or null.</summary>
    public async Task<DocumentDownload?> DownloadAsync(long documentId, int revision, CancellationToken ct)
    {
        var row = await db.DocumentFiles.AsNoTracking()
            .Where(f => f.DocumentId == documentId && f.Revision == revision)
            .Select(f => new
            {
                f.Document.CommitteeId,
                f.Document.AddedAt,
                f.Document.Committee.ZoneId,
                IsKnown = db.MeetingPapers.Any(p => p.DocumentId == documentId && (p.Meeting.CalledAt != null || p.Meeting.IsRecorded))
                    || db.Questions.Any(q => q.DocumentId == documentId && q.Ballot.OpenedAt != null),
                f.BlobHash,
                f.FileName,
                f.ContentType,
            })
            .SingleOrDefaultAsync(ct);
        return row is null ? null : new(row.CommitteeId, LocalMoment.DayOf(row.AddedAt, row.ZoneId), !row.IsKnown, row.BlobHash, row.FileName, row.ContentType);
    }
}
