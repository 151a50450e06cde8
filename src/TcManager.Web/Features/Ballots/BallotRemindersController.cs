using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Application.Reminders;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>Those who have not voted are reminded at once.</summary>
public sealed class BallotRemindersController(
    BallotQueries ballots,
    RemindNow remind,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<BallotsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpPost("ballots/{id:long}/reminders")]
    public async Task<IActionResult> Create(long id, Guid uid, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        var reminded = await remind.ExecuteAsync(id, uid, await current.ActingAsync(), ct);
        return reminded.IsDone ? Done(id, texts[ballot!.Kind == BallotKind.Consultation ? "done.reminded.consultation" : "done.reminded", reminded.Value]) : NotDone(id, errors.Sentence<BallotsTexts>(reminded.Refusals[0]));
    }
}
