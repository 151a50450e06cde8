using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>Drafters and recusals of a ballot that has not been opened.</summary>
public sealed class ExclusionsController(
    BallotQueries ballots,
    ParticipationQueries participation,
    ChangeExclusions change,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<BallotsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpPost("ballots/{id:long}/exclusions")]
    public async Task<IActionResult> Create(long id, ExclusionForm form, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        var recorded = await change.RecordAsync(new(id, form.Uid, form.MembershipId, form.Ground, form.Note), await current.ActingAsync(), ct);
        if (recorded.IsDone)
        {
            return Done(id, texts["done.exclusion"]);
        }

        if (ballot!.Facts.ReleasedAt is not null)
        {
            return NotDone(id, errors.Sentence<BallotsTexts>(recorded.Refusals[0]));
        }

        errors.Add<BallotsTexts>(ModelState, recorded.Refusals);
        return View("Draft", new DraftPage(ballot, await participation.PreviewAsync(ballot, ct), await participation.ExclusionsAsync(ballot, ct), MayManage: true) { Exclusion = form });
    }

    [HttpPost("ballots/{id:long}/exclusions/{exclusionId:long}/removal")]
    public async Task<IActionResult> Delete(long id, long exclusionId, CancellationToken ct)
    {
        var (_, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        var taken = await change.TakeBackAsync(id, exclusionId, await current.ActingAsync(), ct);
        return taken.IsDone ? Done(id, texts["done.exclusionTaken"]) : NotDone(id, errors.Sentence<BallotsTexts>(taken.Refusals[0]));
    }
}

/// <summary>Who, and why.</summary>
public sealed class ExclusionForm : PostedForm
{
    public long? MembershipId { get; set; }

    public ExclusionGround? Ground { get; set; }

    public string? Note { get; set; }
}
