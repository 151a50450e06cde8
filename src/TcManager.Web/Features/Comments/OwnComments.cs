using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Ballots.Consultations;
using TcManager.Application.Imports;
using TcManager.Domain;
using TcManager.Domain.Ballots.Comments;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Comments;

/// <summary>The pages of one's own comments, whether the author has signed in or comes by a personal link.</summary>
public sealed class OwnComments(
    WriteComment write,
    RemoveComment remove,
    ReplyToConsultation reply,
    CommentQueries comments,
    CurrentActor current,
    FormErrors errors,
    TimeProvider clock,
    IStringLocalizer<CommentsTexts> texts)
{
    /// <summary>Those that stand, with the form of a new one.</summary>
    public async Task<IActionResult> MineAsync(Controller controller, CommentForm form, OwnPlace place, int page, CancellationToken ct)
    {
        form.Frame = new(place, await comments.OwnAsync(place.Owner, page, ct)) { Uploads = await comments.UploadsAsync(place.Owner, ct) };
        return controller.View("Mine", form);
    }

    public CommentForm Blank() => new() { Uid = Guid.CreateVersion7(clock.Now()) };

    public async Task<IActionResult> CreateAsync(Controller controller, CommentForm form, OwnPlace place, CancellationToken ct)
    {
        var refused = await TryAsync(controller, form, place, null, ct);
        return refused.Count == 0 && controller.ModelState.IsValid ? controller.LocalRedirect($"/{place.Home}") : await MineAsync(controller, form, place, 1, ct);
    }

    public async Task<IActionResult> EditAsync(Controller controller, OwnPlace place, long commentId, CancellationToken ct)
    {
        var comment = await comments.OwnAsync(place.Owner, commentId, ct);
        return comment is null ? controller.NotFound() : EditPage(controller, CommentForm.Of(comment), place, commentId, null);
    }

    public async Task<IActionResult> UpdateAsync(Controller controller, CommentForm form, OwnPlace place, long commentId, CancellationToken ct)
    {
        if (await comments.OwnAsync(place.Owner, commentId, ct) is null)
        {
            return controller.NotFound();
        }

        var refused = await TryAsync(controller, form, place, commentId, ct);
        if (refused.Count == 0 && controller.ModelState.IsValid)
        {
            return controller.LocalRedirect($"/{place.Home}");
        }

        var now = refused.Any(r => r.Code == "form.stale") ? await comments.OwnAsync(place.Owner, commentId, ct) : null;
        if (now is not null)
        {
            // Sent once more, beside what stands now, it is taken.
            controller.ModelState.Remove(nameof(form.Version));
            form.Version = now.Version;
        }

        return EditPage(controller, form, place, commentId, now);
    }

    public async Task<IActionResult> RemoveAsync(Controller controller, OwnPlace place, long commentId, CancellationToken ct)
    {
        var removed = await remove.ExecuteAsync(place.Ballot.Id, commentId, place.Who, await current.ActingAsync(), ct);
        return Back(controller, place, removed, null);
    }

    /// <summary>To a consultation: that there are no comments, or that these are all.</summary>
    public async Task<IActionResult> ReplyAsync(Controller controller, OwnPlace place, Guid uid, CancellationToken ct)
    {
        var replied = await reply.ExecuteAsync(place.Ballot.Id, uid, place.Who, await current.ActingAsync(), ct);
        return Back(controller, place, replied, texts["reply.taken"]);
    }

    /// <summary>Too late is a conflict with what stands, and said as that.</summary>
    public static void SayIfLate(Controller controller, IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Any(refusal => refusal.Code is "comment.closed" or "form.stale"))
        {
            controller.Response.StatusCode = StatusCodes.Status409Conflict;
        }
    }

    private LocalRedirectResult Back(Controller controller, OwnPlace place, Outcome outcome, string? done)
    {
        controller.TempData[outcome.IsDone ? "Done" : "NotDone"] = outcome.IsDone ? done : errors.Sentence<CommentsTexts>(outcome.Refusals[0]);
        return controller.LocalRedirect($"/{place.Home}");
    }

    private async Task<IReadOnlyList<Refusal>> TryAsync(Controller controller, CommentForm form, OwnPlace place, long? commentId, CancellationToken ct)
    {
        if (!controller.ModelState.IsValid)
        {
            return [];
        }

        var written = await write.ExecuteAsync(new(place.Ballot.Id, form.Uid, place.Who, form.Draft, commentId, form.Version), await current.ActingAsync(), ct);
        if (!written.IsDone)
        {
            errors.Add<CommentsTexts>(controller.ModelState, written.Refusals);
            form.RenewIfSentBefore(controller.ModelState, written.Refusals);
            SayIfLate(controller, written.Refusals);
        }

        return written.Refusals;
    }

    private static ViewResult EditPage(Controller controller, CommentForm form, OwnPlace place, long commentId, CommentRow? now)
    {
        form.Frame = new(place, null, commentId, now);
        return controller.View("Edit", form);
    }
}

/// <summary>Filled-in templates, handed in by whoever may comment, and the empty ones.</summary>
public sealed class OwnUploads(TakeComments take, ImportFiles files, CommentQueries comments, OwnComments own, CurrentActor current, FormErrors errors, IStringLocalizer<CommentsTexts> texts)
{
    private static readonly int[] Widths = [9, 5, 8, 8, 6, 24, 20, 12, 18];

    public async Task<IActionResult> CreateAsync(Controller controller, CommentUploadForm form, OwnPlace place, CancellationToken ct)
    {
        if (form.File is null)
        {
            controller.ModelState.AddModelError(nameof(form.File), texts["file.missing"]);
        }

        if (controller.ModelState.IsValid)
        {
            var taken = await take.ExecuteAsync(new(place.Ballot.Id, form.Uid, place.Who, new(form.File!.FileName, form.File.Length, form.File.OpenReadStream)), await current.ActingAsync(), ct);
            if (taken.IsDone)
            {
                return controller.LocalRedirect($"/{place.At}/uploads/{taken.Value}");
            }

            errors.Add<CommentsTexts>(controller.ModelState, taken.Refusals);
            OwnComments.SayIfLate(controller, taken.Refusals);
        }

        controller.ModelState.Remove(nameof(form.Uid));
        return await own.MineAsync(controller, own.Blank(), place, 1, ct);
    }

    public async Task<IActionResult> ShowAsync(Controller controller, OwnPlace place, long uploadId, CancellationToken ct) =>
        await comments.UploadAsync(place.Owner, uploadId, ct) is { } upload ? controller.View("Upload", new UploadPage(place, upload)) : controller.NotFound();

    /// <summary>What came back, in the format in which it came.</summary>
    public async Task<IActionResult> RefusedAsync(Controller controller, OwnPlace place, long uploadId, CancellationToken ct)
    {
        if (await comments.UploadAsync(place.Owner, uploadId, ct) is not { Refused.Count: > 0 } upload)
        {
            return controller.NotFound();
        }

        var culture = CultureInfo.CurrentUICulture.Name;
        var name = Path.GetFileNameWithoutExtension(upload.FileName);
        return await CommentFile.SendAsync(
            controller, files, new(upload.Format, texts["upload.refused.name", name.Length == 0 ? "comments" : name].Value, texts["title.refused", place.Ballot.Title.In(culture)].Value, Widths),
            CommentSheets.Refused(upload.Refused, TemplateColumns.All, CommentWords.Sheet(texts), culture), ct);
    }

    /// <summary>The empty template.</summary>
    public Task<IActionResult> BlankAsync(Controller controller, OwnPlace place, TemplateFormat format, CancellationToken ct) => CommentFile.SendAsync(
        controller, files, CommentFile.BlankOf(place.Ballot, format, texts), CommentSheets.Blank(CultureInfo.CurrentUICulture.Name), ct);
}
