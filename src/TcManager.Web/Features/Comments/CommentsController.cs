using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Ballots.Consultations;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Comments;

/// <summary>The comments of all on a ballot, by clause, and what became of them. While votes are taken nobody reads another's: they tell what is voted (decisions 9).</summary>
public sealed class CommentsController(
    CommentQueries comments,
    ConsultationQueries consultations,
    DisposeComments dispose,
    AnswerComments answer,
    BallotQueries ballots,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<CommentsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpGet("ballots/{id:long}/comments")]
    public async Task<IActionResult> List(long id, string? show, int page, CancellationToken ct)
    {
        // What cannot be read of an address is no fault of the reader.
        ModelState.Clear();
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ViewBallots, ct);
        return refused ?? await PageAsync(new() { Show = show, Page = page }, ballot!, ct);
    }

    [HttpPost("ballots/{id:long}/comments/disposition")]
    public async Task<IActionResult> Decide(long id, DispositionForm form, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (ModelState.IsValid)
        {
            var disposed = await dispose.ExecuteAsync(form.ToDispose(id), await current.ActingAsync(), ct);
            if (disposed.IsDone)
            {
                TempData["Done"] = texts["disposed", disposed.Value].Value;
                return LocalRedirect($"/ballots/{id}/comments?show={Uri.EscapeDataString(form.Show ?? "")}&page={form.Page}");
            }

            errors.Add<CommentsTexts>(ModelState, disposed.Refusals);
        }

        return await PageAsync(form, ballot!, ct);
    }

    /// <summary>What became of theirs goes to all who wrote.</summary>
    [HttpPost("ballots/{id:long}/comments/answer")]
    public async Task<IActionResult> Answer(long id, Guid uid, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        var told = await answer.ExecuteAsync(ballot!.Id, uid, await current.ActingAsync(), ct);
        TempData[told.IsDone ? "Done" : "NotDone"] = told.IsDone ? texts["answered", told.Value].Value : errors.Sentence<CommentsTexts>(told.Refusals[0]);
        return LocalRedirect($"/ballots/{id}/comments");
    }

    /// <summary>Also what was withdrawn while it was open: its comments are answered all the same.</summary>
    internal static bool IsOver(BallotView ballot) => ballot.State is BallotState.Closed or BallotState.AwaitingCount || ballot.IsWithdrawn;

    private async Task<IActionResult> PageAsync(DispositionForm form, BallotView ballot, CancellationToken ct)
    {
        var (isOver, matter) = (IsOver(ballot), MatterOf(ballot));
        var filter = form.Show == "open" ? new CommentFilter(true, null) : Enum.TryParse<Disposition>(form.Show, out var shown) ? new(false, shown) : CommentFilter.All;
        form.Frame = new(
            ballot,
            isOver ? await comments.CollatedAsync(ballot.Id, filter, form.Page, ct) : null,
            isOver ? await comments.ReturnsAsync(ballot.Id, ct) : null,
            !isOver && await Access.AllowsAsync(CommitteeAction.ViewParticipation, matter) ? await comments.CameInAsync(ballot.Id, ct) : null,
            await Ballots.MyVoteAsync(ballot, await current.GetAsync(), current.Today, ct) is not null,
            await Access.AllowsAsync(CommitteeAction.ManageBallots, matter))
        {
            AnsweredAt = isOver ? await consultations.AnsweredAtAsync(ballot.Uid, ct) : null,
        };
        return View("Collated", form);
    }
}
