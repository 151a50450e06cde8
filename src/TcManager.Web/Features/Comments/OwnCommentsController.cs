using Microsoft.AspNetCore.Mvc;
using TcManager.Application;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Comments;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Comments;

/// <summary>The place of the reader in a ballot, or what is answered instead.</summary>
public readonly record struct OwnPlace(BallotView Ballot, MyVote Mine, IActionResult? Refused);

/// <summary>What every page of one's own comments does first.</summary>
public abstract class OwnCommentsBase(BallotQueries ballots, AdvanceBallot advance, CommitteeAccess access, CurrentActor current, CommentQueries comments) : BallotPageController(ballots, advance, access)
{
    protected CurrentActor Current => current;

    protected CommentQueries Comments => comments;

    protected async Task<OwnPlace> PlaceAsync(long id, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ViewBallots, ct);
        if (refused is not null)
        {
            return new(null!, null!, refused);
        }

        var mine = ballot!.Facts.OpenedAt is null ? null : await Ballots.MyVoteAsync(ballot, await current.GetAsync(), current.Today, ct);
        if (mine is not null)
        {
            return new(ballot, mine, null);
        }

        Response.StatusCode = StatusCodes.Status403Forbidden;
        return new(ballot, null!, View("NoPlace", ballot));
    }

    /// <summary>One's own comments, with the form of a new one.</summary>
    protected async Task<IActionResult> MineAsync(CommentForm form, OwnPlace place, int page, CancellationToken ct)
    {
        form.Frame = new(place.Ballot, place.Mine, await comments.OwnAsync(place.Mine.VoterId, page, ct));
        return View("Mine", form);
    }

    /// <summary>Too late is a conflict with what stands, and said as that.</summary>
    protected void SayIfLate(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Any(refusal => refusal.Code is "comment.closed" or "form.stale"))
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
        }
    }
}

/// <summary>One's own comments: written, changed and taken back until the close; afterwards what became of them.</summary>
public sealed class OwnCommentsController(
    WriteComment write,
    RemoveComment remove,
    CommentQueries comments,
    BallotQueries ballots,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    TimeProvider clock) : OwnCommentsBase(ballots, advance, access, current, comments)
{
    [HttpGet("ballots/{id:long}/comments/mine")]
    public async Task<IActionResult> Mine(long id, int page, CancellationToken ct)
    {
        ModelState.Clear();
        var place = await PlaceAsync(id, ct);
        return place.Refused ?? await MineAsync(new() { Uid = Guid.CreateVersion7(clock.Now()) }, place, page, ct);
    }

    [HttpPost("ballots/{id:long}/comments/mine")]
    public async Task<IActionResult> Create(long id, CommentForm form, CancellationToken ct)
    {
        var place = await PlaceAsync(id, ct);
        if (place.Refused is not null)
        {
            return place.Refused;
        }

        var refused = await TryAsync(form, id, null, ct);
        return refused.Count == 0 && ModelState.IsValid ? LocalRedirect($"/ballots/{id}/comments/mine") : await MineAsync(form, place, 1, ct);
    }

    [HttpGet("ballots/{id:long}/comments/{commentId:long}/edit")]
    public async Task<IActionResult> Edit(long id, long commentId, CancellationToken ct)
    {
        var place = await PlaceAsync(id, ct);
        if (place.Refused is not null)
        {
            return place.Refused;
        }

        var comment = await Comments.OwnAsync(place.Mine.VoterId, commentId, ct);
        return comment is null ? NotFound() : EditPage(CommentForm.Of(comment), place, commentId, null);
    }

    [HttpPost("ballots/{id:long}/comments/{commentId:long}/edit")]
    public async Task<IActionResult> Update(long id, long commentId, CommentForm form, CancellationToken ct)
    {
        var place = await PlaceAsync(id, ct);
        if (place.Refused is not null)
        {
            return place.Refused;
        }

        if (await Comments.OwnAsync(place.Mine.VoterId, commentId, ct) is null)
        {
            return NotFound();
        }

        var refused = await TryAsync(form, id, commentId, ct);
        if (refused.Count == 0 && ModelState.IsValid)
        {
            return LocalRedirect($"/ballots/{id}/comments/mine");
        }

        var now = refused.Any(r => r.Code == "form.stale") ? await Comments.OwnAsync(place.Mine.VoterId, commentId, ct) : null;
        if (now is not null)
        {
            // Sent once more, beside what stands now, it is taken.
            ModelState.Remove(nameof(form.Version));
            form.Version = now.Version;
        }

        return EditPage(form, place, commentId, now);
    }

    [HttpPost("ballots/{id:long}/comments/{commentId:long}/removal")]
    public async Task<IActionResult> Remove(long id, long commentId, CancellationToken ct)
    {
        var place = await PlaceAsync(id, ct);
        if (place.Refused is not null)
        {
            return place.Refused;
        }

        var acting = await Current.ActingAsync();
        var removed = await remove.ExecuteAsync(id, commentId, acting.PersonId!.Value, acting, ct);
        if (!removed.IsDone)
        {
            TempData["NotDone"] = errors.Sentence<CommentsTexts>(removed.Refusals[0]);
        }

        return LocalRedirect($"/ballots/{id}/comments/mine");
    }

    private async Task<IReadOnlyList<Refusal>> TryAsync(CommentForm form, long id, long? commentId, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return [];
        }

        var acting = await Current.ActingAsync();
        var written = await write.ExecuteAsync(new(id, form.Uid, acting.PersonId!.Value, form.Draft, commentId, form.Version), acting, ct);
        if (!written.IsDone)
        {
            errors.Add<CommentsTexts>(ModelState, written.Refusals);
            form.RenewIfSentBefore(ModelState, written.Refusals);
            SayIfLate(written.Refusals);
        }

        return written.Refusals;
    }

    private ViewResult EditPage(CommentForm form, OwnPlace place, long commentId, CommentRow? now)
    {
        form.Frame = new(place.Ballot, place.Mine, null, commentId, now);
        return View("Edit", form);
    }
}
