using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Ballots.Consultations;
using TcManager.Application.Documents;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;
using TcManager.Web.Setup;

namespace TcManager.Web.Features.Comments;

/// <summary>What every page does first that an addressee of a consultation opens by its personal link: no sign-in, this consultation and the addressee's own comments, nothing else.</summary>
[AllowAnonymous]
[EnableRateLimiting(SecuritySetup.AnonymousForms)]
public abstract class LinkedBase(AddresseeLinks links, ConsultationQueries consultations, BallotQueries ballots, AdvanceBallot advance) : Controller
{
    protected ConsultationQueries Consultations => consultations;

    /// <summary>The place of the addressee, or what is answered instead; what was typed is kept to be copied.</summary>
    protected async Task<(OwnPlace? Place, IActionResult? Refused)> PlaceAsync(string token, CancellationToken ct, string? kept = null)
    {
        // It must not lie in a cache, nor go on to another site as the address from which one came.
        (Response.Headers.CacheControl, Response.Headers["Referrer-Policy"]) = ("private, no-store", "no-referrer");
        var named = links.Open(token);
        if (!named.IsDone)
        {
            return (null, named.Refusals[0].Code == "link.expired" ? Over("expired", StatusCodes.Status410Gone, kept) : Over("forged", StatusCodes.Status404NotFound, kept));
        }

        if (await consultations.LinkedAsync(named.Value, ct) is not { } linked || await ballots.FindAsync(linked.BallotId, ct) is not { } ballot)
        {
            return (null, Over("forged", StatusCodes.Status404NotFound, kept));
        }

        if (linked.IsWithdrawn)
        {
            return (null, Over("withdrawn", StatusCodes.Status410Gone, kept));
        }

        if (ballot.IsDue)
        {
            await advance.ExecuteAsync(ballot.Id, ct);
            ballot = (await ballots.FindAsync(ballot.Id, ct))!;
        }

        return (new(ballot, Commenter.Addressee(linked.AddresseeId), new(null, linked.AddresseeId), false, $"c/{token}", $"c/{token}/comments") { RepliedAt = linked.RepliedAt, Addressee = linked.Name }, null);
    }

    protected ViewResult Over(string reason, int status, string? kept)
    {
        Response.StatusCode = status;
        return View("LinkOver", new LinkOver(reason, kept));
    }
}

/// <summary>A link that opens nothing, or nothing any more.</summary>
/// <param name="Reason"><c>forged</c>, <c>expired</c>, <c>withdrawn</c>, and <c>closed</c> of a paper.</param>
/// <param name="Kept">What was written, to copy.</param>
public sealed record LinkOver(string Reason, string? Kept);

/// <summary>The reply to a consultation by the personal link of a mail.</summary>
public sealed class LinkedCommentsController(OwnComments own, AddresseeLinks links, ConsultationQueries consultations, BallotQueries ballots, AdvanceBallot advance)
    : LinkedBase(links, consultations, ballots, advance)
{
    [HttpGet("c/{token}")]
    public async Task<IActionResult> Mine([FromRoute] string token, int page, CancellationToken ct)
    {
        ModelState.Clear();
        var (place, refused) = await PlaceAsync(token, ct);
        return refused ?? await own.MineAsync(this, own.Blank(), place!, page, ct);
    }

    // The token from the route: a form's own protection comes in a field of the same name.
    [HttpPost("c/{token}/comments/mine")]
    public async Task<IActionResult> Create([FromRoute] string token, CommentForm form, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(token, ct, form.Text);
        return refused ?? await own.CreateAsync(this, form, place!, ct);
    }

    [HttpGet("c/{token}/comments/{commentId:long}/edit")]
    public async Task<IActionResult> Edit([FromRoute] string token, long commentId, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(token, ct);
        return refused ?? await own.EditAsync(this, place!, commentId, ct);
    }

    [HttpPost("c/{token}/comments/{commentId:long}/edit")]
    public async Task<IActionResult> Update([FromRoute] string token, long commentId, CommentForm form, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(token, ct, form.Text);
        return refused ?? await own.UpdateAsync(this, form, place!, commentId, ct);
    }

    [HttpPost("c/{token}/comments/{commentId:long}/removal")]
    public async Task<IActionResult> Remove([FromRoute] string token, long commentId, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(token, ct);
        return refused ?? await own.RemoveAsync(this, place!, commentId, ct);
    }

    [HttpPost("c/{token}/comments/reply")]
    public async Task<IActionResult> Reply([FromRoute] string token, Guid uid, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(token, ct);
        return refused ?? await own.ReplyAsync(this, place!, uid, ct);
    }
}

/// <summary>The files of a consultation by the personal link: its papers while it runs, the template, and what an own upload came to.</summary>
public sealed class LinkedFilesController(OwnUploads uploads, FileStore store, AddresseeLinks links, ConsultationQueries consultations, BallotQueries ballots, AdvanceBallot advance)
    : LinkedBase(links, consultations, ballots, advance)
{
    [HttpGet("c/{token}/papers/{documentId:long}")]
    public async Task<IActionResult> Paper([FromRoute] string token, long documentId, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(token, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (place!.Ballot.State != BallotState.Open)
        {
            return Over("closed", StatusCodes.Status410Gone, null);
        }

        Response.Headers.XContentTypeOptions = "nosniff";
        return await Consultations.PaperAsync(place.Ballot.Id, documentId, ct) is { } file ? File(store.Open(file.BlobHash), file.ContentType, file.FileName) : NotFound();
    }

    [HttpGet("c/{token}/comments/blank.docx")]
    public Task<IActionResult> BlankDocx([FromRoute] string token, CancellationToken ct) => BlankAsync(token, TemplateFormat.Docx, ct);

    [HttpGet("c/{token}/comments/blank.xlsx")]
    public Task<IActionResult> BlankXlsx([FromRoute] string token, CancellationToken ct) => BlankAsync(token, TemplateFormat.Xlsx, ct);

    [HttpPost("c/{token}/comments/uploads")]
    [RequestSizeLimit(CommentUploadForm.MaxRequestBytes), RequestFormLimits(MultipartBodyLengthLimit = CommentUploadForm.MaxRequestBytes)]
    public async Task<IActionResult> Upload([FromRoute] string token, CommentUploadForm form, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(token, ct);
        return refused ?? await uploads.CreateAsync(this, form, place!, ct);
    }

    [HttpGet("c/{token}/comments/uploads/{uploadId:long}")]
    public async Task<IActionResult> Uploaded([FromRoute] string token, long uploadId, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(token, ct);
        return refused ?? await uploads.ShowAsync(this, place!, uploadId, ct);
    }

    [HttpGet("c/{token}/comments/uploads/{uploadId:long}/refused")]
    public async Task<IActionResult> Refused([FromRoute] string token, long uploadId, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(token, ct);
        return refused ?? await uploads.RefusedAsync(this, place!, uploadId, ct);
    }

    private async Task<IActionResult> BlankAsync(string token, TemplateFormat format, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(token, ct);
        return refused ?? await uploads.BlankAsync(this, place!, format, ct);
    }
}
