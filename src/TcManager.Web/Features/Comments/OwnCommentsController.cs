using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Comments;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Ballots;

namespace TcManager.Web.Features.Comments;

/// <summary>What every page of one's own comments does first.</summary>
public abstract class OwnCommentsBase(BallotQueries ballots, AdvanceBallot advance, CommitteeAccess access, CurrentActor current) : BallotPageController(ballots, advance, access)
{
    /// <summary>The place of the reader in the electorate, or what is answered instead.</summary>
    protected async Task<(OwnPlace? Place, IActionResult? Refused)> PlaceAsync(long id, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ViewBallots, ct);
        if (refused is not null)
        {
            return (null, refused);
        }

        var mine = ballot!.Facts.OpenedAt is null ? null : await Ballots.MyVoteAsync(ballot, await current.GetAsync(), current.Today, ct);
        if (mine is not null && (await current.ActingAsync()).PersonId is { } personId)
        {
            return (new(ballot, Commenter.Person(personId), new(mine.VoterId, null), mine.HasLeft, $"ballots/{id}/comments/mine", $"ballots/{id}/comments") { RepliedAt = mine.Slip?.CastAt }, null);
        }

        Response.StatusCode = StatusCodes.Status403Forbidden;
        return (null, View("NoPlace", ballot));
    }
}

/// <summary>One's own comments: written, changed and taken back until the close; afterwards what became of them.</summary>
public sealed class OwnCommentsController(OwnComments own, BallotQueries ballots, AdvanceBallot advance, CommitteeAccess access, CurrentActor current)
    : OwnCommentsBase(ballots, advance, access, current)
{
    [HttpGet("ballots/{id:long}/comments/mine")]
    public async Task<IActionResult> Mine(long id, int page, CancellationToken ct)
    {
        ModelState.Clear();
        var (place, refused) = await PlaceAsync(id, ct);
        return refused ?? await own.MineAsync(this, own.Blank(), place!, page, ct);
    }

    [HttpPost("ballots/{id:long}/comments/mine")]
    public async Task<IActionResult> Create(long id, CommentForm form, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(id, ct);
        return refused ?? await own.CreateAsync(this, form, place!, ct);
    }

    [HttpGet("ballots/{id:long}/comments/{commentId:long}/edit")]
    public async Task<IActionResult> Edit(long id, long commentId, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(id, ct);
        return refused ?? await own.EditAsync(this, place!, commentId, ct);
    }

    [HttpPost("ballots/{id:long}/comments/{commentId:long}/edit")]
    public async Task<IActionResult> Update(long id, long commentId, CommentForm form, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(id, ct);
        return refused ?? await own.UpdateAsync(this, form, place!, commentId, ct);
    }

    [HttpPost("ballots/{id:long}/comments/{commentId:long}/removal")]
    public async Task<IActionResult> Remove(long id, long commentId, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(id, ct);
        return refused ?? await own.RemoveAsync(this, place!, commentId, ct);
    }

    [HttpPost("ballots/{id:long}/comments/reply")]
    public async Task<IActionResult> Reply(long id, Guid uid, CancellationToken ct)
    {
        var (place, refused) = await PlaceAsync(id, ct);
        return refused ?? await own.ReplyAsync(this, place!, uid, ct);
    }
}
