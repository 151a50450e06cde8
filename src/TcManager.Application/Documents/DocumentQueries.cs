using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Domain.Access;

namespace TcManager.Application.Documents;

/// <summary>A file to hand out.</summary>
/// <param name="BlobHash">Under which the bytes lie.</param>
/// <param name="FileName">As it is saved.</param>
/// <param name="ContentType">By content.</param>
public sealed record DocumentDownload(string BlobHash, string FileName, string ContentType);

/// <summary>Reads papers.</summary>
public sealed class DocumentQueries(TcManagerDb db)
{
    /// <summary>One revision of a paper; null where there is none, or none for this actor.</summary>
    public Task<DocumentDownload?> DownloadAsync(Actor actor, DateOnly today, long documentId, int revision, CancellationToken ct) => (
        from document in db.Documents.AsNoTracking().Where(Visible.Documents(db, actor, today))
        where document.Id == documentId
        join file in db.DocumentFiles on document.Id equals file.DocumentId
        where file.Revision == revision
        select new DocumentDownload(file.BlobHash, file.FileName, file.ContentType))
        .SingleOrDefaultAsync(ct);
}
