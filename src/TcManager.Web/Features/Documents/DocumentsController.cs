using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Documents;
using TcManager.Web.Authorization;

namespace TcManager.Web.Features.Documents;

/// <summary>Hands out the files of papers, to those who may read them.</summary>
public sealed class DocumentsController(DocumentQueries documents, FileStore files, CurrentActor current) : Controller
{
    [HttpGet("documents/{id:long}/files/{revision:int}")]
    public async Task<IActionResult> Download(long id, int revision, CancellationToken ct)
    {
        if (await documents.DownloadAsync(await current.GetAsync(), current.Today, id, revision, ct) is not { } file)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "private, no-store";
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(files.Open(file.BlobHash), file.ContentType, file.FileName);
    }
}
