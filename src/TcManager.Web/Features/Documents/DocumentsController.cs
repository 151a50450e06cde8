using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Documents;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;

namespace TcManager.Web.Features.Documents;

/// <summary>Hands out the files of papers, to those who may read them.</summary>
public sealed class DocumentsController(DocumentQueries documents, FileStore files, CommitteeAccess access) : Controller
{
    [HttpGet("documents/{id:long}/files/{revision:int}")]
    public async Task<IActionResult> Download(long id, int revision, CancellationToken ct)
    {
        var file = await documents.DownloadAsync(id, revision, ct);
        if (file is null)
        {
            return NotFound();
        }

        var matter = new CommitteeMatter(file.CommitteeId, file.AddedOn);
        if (file.IsDraft && !await access.AllowsAsync(CommitteeAction.ViewDrafts, matter))
        {
            return NotFound();
        }

        if (await access.RefuseAsync(CommitteeAction.ViewDocuments, matter) is { } refused)
        {
            return refused;
        }

        Response.Headers.CacheControl = "private, no-store";
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(files.Open(file.BlobHash), file.ContentType, file.FileName);
    }
}
