using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Ballots;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Consultations;

/// <summary>A consultation is prepared, and changed until it is released. Its form is that of a ballot without a question of its own.</summary>
public sealed class ConsultationDraftsController(
    BallotQueries ballots,
    BallotFormQueries options,
    PrepareBallot prepare,
    ReviseBallot revise,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    TimeProvider clock,
    IStringLocalizer<ConsultationsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpGet("committees/{id:long}/consultations/new")]
    public async Task<IActionResult> New(long id, CancellationToken ct)
    {
        var (committee, refused) = await CommitteeAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var offered = await options.OptionsAsync(committee!, ct, BallotKind.Consultation);
        var rules = offered.RuleSets is [var only, ..] ? only.Rules : null;
        return Form(new()
        {
            Uid = Guid.CreateVersion7(clock.Now()),
            ZoneId = committee!.ZoneId,
            RuleSetVersionId = offered.RuleSets.Count == 1 ? rules!.VersionId : null,
            DeadlineOn = rules?.Definition.UsualLength is { } usual ? FormDay.Written(clock.Today(committee.ZoneId).AddDays(usual.Days)) : null,
        }, offered, null);
    }

    [HttpPost("committees/{id:long}/consultations/new")]
    [RequestSizeLimit(BallotForm.MaxRequestBytes), RequestFormLimits(MultipartBodyLengthLimit = BallotForm.MaxRequestBytes)]
    public async Task<IActionResult> Create(long id, BallotForm form, CancellationToken ct)
    {
        var (committee, refused) = await CommitteeAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (IsWellFormed(form))
        {
            var prepared = await prepare.ExecuteAsync(new(form.Uid, id, PlanOf(form, committee!), form.ToUpload()), await current.ActingAsync(), ct);
            if (prepared.IsDone)
            {
                TempData["Done"] = texts["done.prepared"].Value;
                return LocalRedirect($"/consultations/{prepared.Value}");
            }

            errors.Add<BallotsTexts>(ModelState, prepared.Refusals);
            form.RenewIfSentBefore(ModelState, prepared.Refusals);
        }

        return Form(form, await options.OptionsAsync(committee!, ct, BallotKind.Consultation), null);
    }

    [HttpGet("consultations/{id:long}/edit")]
    public async Task<IActionResult> Edit(long id, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        return refused
            ?? (ballot is { Kind: BallotKind.Consultation, Facts.ReleasedAt: null, State: not BallotState.Cancelled } ? null : (IActionResult)LocalRedirect($"/ballots/{id}"))
            ?? Form(FormOf(ballot!), await options.OptionsAsync(ballot!.Committee, ct, BallotKind.Consultation), ballot);
    }

    [HttpPost("consultations/{id:long}/edit")]
    [RequestSizeLimit(BallotForm.MaxRequestBytes), RequestFormLimits(MultipartBodyLengthLimit = BallotForm.MaxRequestBytes)]
    public async Task<IActionResult> Update(long id, BallotForm form, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (IsWellFormed(form))
        {
            var revised = await revise.ExecuteAsync(new(id, form.Version ?? Guid.Empty, PlanOf(form, ballot!.Committee), form.ToUpload()), await current.ActingAsync(), ct);
            if (revised.IsDone)
            {
                TempData["Done"] = texts["done.revised"].Value;
                return LocalRedirect($"/consultations/{id}");
            }

            errors.Add<BallotsTexts>(ModelState, revised.Refusals);
        }

        return Form(form, await options.OptionsAsync(ballot!.Committee, ct, BallotKind.Consultation), ballot);
    }

    private bool IsWellFormed(BallotForm form)
    {
        if (form is { OpensLater: true, OpensDay: null })
        {
            errors.Add<BallotsTexts>(ModelState, [new("ballot.opensOnMissing", nameof(form.OpensOn))]);
        }

        return ModelState.IsValid;
    }

    private static BallotPlan PlanOf(BallotForm form, BallotCommittee committee) => form.ToPlan(committee.ZoneId) with { Kind = BallotKind.Consultation };

    private async Task<(BallotCommittee? Committee, IActionResult? Refused)> CommitteeAsync(long id, CancellationToken ct)
    {
        var refused = await Access.RefuseAsync(CommitteeAction.ManageBallots, new(id));
        var committee = refused is null ? await Ballots.CommitteeAsync(id, ct) : null;
        return (committee, refused ?? (committee is null ? NotFound() : null));
    }

    private BallotForm FormOf(BallotView draft)
    {
        var form = BallotForm.Of(draft);
        form.OpensLater = draft.OpensAt > clock.Now();
        return form;
    }

    private ViewResult Form(BallotForm form, BallotFormOptions offered, BallotView? draft)
    {
        var isStale = draft is not null && form.Version != draft.Version;
        form.Frame = new(offered, draft, isStale ? FormOf(draft!) : null);
        if (isStale)
        {
            // Sent once more after the comparison, the typed values go over the current ones.
            ModelState.Remove(nameof(form.Version));
            form.Version = draft!.Version;
        }

        return View("Form", form);
    }
}
