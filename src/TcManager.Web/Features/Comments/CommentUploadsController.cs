using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Documents;
using TcManager.Application.Imports;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Comments;

/// <summary>A filled-in template is handed in: its good rows are comments, the others come back with the reasons.</summary>
public sealed class CommentUploadsController(
    TakeComments take,
    ImportFiles files,
    CommentQueries comments,
    BallotQueries ballots,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    TimeProvider clock,
    IStringLocalizer<CommentsTexts> texts) : OwnCommentsBase(ballots, advance, access, current, comments)
{
    private static readonly int[] Widths = [9, 5, 8, 8, 6, 24, 20, 12, 18];

    [HttpPost("ballots/{id:long}/comments/uploads")]
    [RequestSizeLimit(CommentUploadForm.MaxRequestBytes), RequestFormLimits(MultipartBodyLengthLimit = CommentUploadForm.MaxRequestBytes)]
    public async Task<IActionResult> Create(long id, CommentUploadForm form, CancellationToken ct)
    {
        var place = await PlaceAsync(id, ct);
        if (place.Refused is not null)
        {
            return place.Refused;
        }

        if (form.File is null)
        {
            ModelState.AddModelError(nameof(form.File), texts["file.missing"]);
        }

        if (ModelState.IsValid)
        {
            var acting = await Current.ActingAsync();
            var taken = await take.ExecuteAsync(new(id, form.Uid, acting.PersonId!.Value, new Upload(form.File!.FileName, form.File.Length, form.File.OpenReadStream)), acting, ct);
            if (taken.IsDone)
            {
                return LocalRedirect($"/ballots/{id}/comments/uploads/{taken.Value}");
            }

            errors.Add<CommentsTexts>(ModelState, taken.Refusals);
            SayIfLate(taken.Refusals);
        }

        ModelState.Remove(nameof(form.Uid));
        return await MineAsync(new() { Uid = Guid.CreateVersion7(clock.Now()) }, place, 1, ct);
    }

    [HttpGet("ballots/{id:long}/comments/uploads/{uploadId:long}")]
    public async Task<IActionResult> Show(long id, long uploadId, CancellationToken ct)
    {
        var place = await PlaceAsync(id, ct);
        return place.Refused ?? (await Comments.UploadAsync(place.Mine.VoterId, uploadId, ct) is { } upload ? View("Upload", new UploadPage(place.Ballot, upload)) : NotFound());
    }

    /// <summary>In the format in which it came.</summary>
    [HttpGet("ballots/{id:long}/comments/uploads/{uploadId:long}/refused")]
    public async Task<IActionResult> Refused(long id, long uploadId, CancellationToken ct)
    {
        var place = await PlaceAsync(id, ct);
        if (place.Refused is not null)
        {
            return place.Refused;
        }

        if (await Comments.UploadAsync(place.Mine.VoterId, uploadId, ct) is not { Refused.Count: > 0 } upload)
        {
            return NotFound();
        }

        var culture = CultureInfo.CurrentUICulture.Name;
        var name = Path.GetFileNameWithoutExtension(upload.FileName);
        return await CommentFile.SendAsync(
            this, files, new(upload.Format, texts["upload.refused.name", name.Length == 0 ? "comments" : name].Value, texts["title.refused", place.Ballot.Title.In(culture)].Value, Widths),
            CommentSheets.Refused(upload.Refused, CommentWords.Sheet(texts), culture), ct);
    }
}
