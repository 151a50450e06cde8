using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Ballots;
using TcManager.Web.Authorization;

namespace TcManager.Web.Features.Comments;

/// <summary>A filled-in template is handed in: its good rows are comments, the others come back with the reasons.</summary>
public sealed class CommentUploadsController(OwnUploads uploads, BallotQueries ballots, AdvanceBallot advance, CommitteeAccess access, CurrentActor current)
    : OwnCommentsBase(ballots, advance, access, current)
{
    [HttpPost("ballots/{id:long}/comments/uploads")]
    [RequestSizeLimit(CommentUploadForm.MaxRequestBytes), RequestFormLimits(MultipartBodyLengthLimit = CommentUploadForm.MaxRequestBytes)]
    public async Task<IActionResult> Create(long id, CommentUploadForm form, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(id, ct);
        return refused ?? await uploads.CreateAsync(this, form, place!, ct);
    }

    [HttpGet("ballots/{id:long}/comments/uploads/{uploadId:long}")]
    public async Task<IActionResult> Show(long id, long uploadId, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(id, ct);
        return refused ?? await uploads.ShowAsync(this, place!, uploadId, ct);
    }

    /// <summary>In the format in which it came.</summary>
    [HttpGet("ballots/{id:long}/comments/uploads/{uploadId:long}/refused")]
    public async Task<IActionResult> Refused(long id, long uploadId, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(id, ct);
        return refused ?? await uploads.RefusedAsync(this, place!, uploadId, ct);
    }
}
