using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Ballots;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>A prepared ballot is released to open, or withdrawn.</summary>
public sealed class BallotOpeningsController(
    BallotQueries ballots,
    ParticipationQueries participation,
    OpenBallot open,
    CancelBallot cancel,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    TimeProvider clock,
    IStringLocalizer<BallotsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpPost("ballots/{id:long}/opening")]
    public async Task<IActionResult> Create(long id, Guid version, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        return ballot is null || refused is not null
            ? refused!
            : await AnswerAsync(ballot, await open.ReleaseAsync(id, version, await current.ActingAsync(), ct), ballot.OpensAt > clock.Now() ? "done.releasedLater" : "done.released", ct);
    }

    [HttpPost("ballots/{id:long}/cancellation")]
    public async Task<IActionResult> Delete(long id, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        return ballot is null || refused is not null
            ? refused!
            : await AnswerAsync(ballot, await cancel.ExecuteAsync(id, await current.ActingAsync(), ct), "done.cancelled", ct);
    }

    private async Task<IActionResult> AnswerAsync(BallotView ballot, Outcome outcome, string done, CancellationToken ct)
    {
        if (outcome.IsDone)
        {
            return Done(ballot.Id, texts[ballot.Kind == BallotKind.Consultation ? $"{done}.consultation" : done]);
        }

        if (ballot.Facts.OpenedAt is not null || ballot.State == BallotState.Cancelled || ballot.Kind == BallotKind.Consultation)
        {
            return NotDone(ballot.Id, errors.Sentence<BallotsTexts>(outcome.Refusals[0]));
        }

        errors.Add<BallotsTexts>(ModelState, outcome.Refusals);
        return View("Draft", new DraftPage(ballot, await participation.PreviewAsync(ballot, ct), await participation.ExclusionsAsync(ballot, ct), MayManage: true));
    }
}
