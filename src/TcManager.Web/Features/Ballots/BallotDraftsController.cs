using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Ballots;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>A ballot is prepared, and changed until it is released.</summary>
public sealed class BallotDraftsController(
    BallotQueries ballots,
    BallotFormQueries options,
    PrepareBallot prepare,
    ReviseBallot revise,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    TimeProvider clock,
    IStringLocalizer<BallotsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpGet("committees/{id:long}/ballots/new")]
    public async Task<IActionResult> New(long id, CancellationToken ct)
    {
        var (committee, refused) = await CommitteeAsync(id, ct);
        return refused ?? await FormAsync(new() { Uid = Guid.CreateVersion7(clock.Now()), ZoneId = committee!.ZoneId }, committee, null, ct, isFresh: true);
    }

    [HttpPost("committees/{id:long}/ballots/new")]
    [RequestSizeLimit(BallotForm.MaxRequestBytes), RequestFormLimits(MultipartBodyLengthLimit = BallotForm.MaxRequestBytes)]
    public async Task<IActionResult> Create(long id, BallotForm form, CancellationToken ct)
    {
        var (committee, refused) = await CommitteeAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (!form.RearrangeQuestions(ModelState) && IsWellFormed(form))
        {
            var prepared = await prepare.ExecuteAsync(new(form.Uid, id, form.ToPlan(committee!.ZoneId), form.ToUpload(), form.FurtherPapers(), form.HasNoPaper), await current.ActingAsync(), ct);
            if (prepared.IsDone)
            {
                return Done(prepared.Value, texts["done.prepared"]);
            }

            errors.Add<BallotsTexts>(ModelState, prepared.Refusals);
            form.RenewIfSentBefore(ModelState, prepared.Refusals);
        }

        return await FormAsync(form, committee!, null, ct);
    }

    [HttpGet("ballots/{id:long}/edit")]
    public async Task<IActionResult> Edit(long id, CancellationToken ct)
    {
        var (ballot, refused) = await DraftAsync(id, ct);
        return refused ?? (ballot!.Kind == BallotKind.Consultation ? LocalRedirect($"/consultations/{id}/edit") : null) ?? await FormAsync(FormOf(ballot!), ballot!.Committee, ballot, ct);
    }

    [HttpPost("ballots/{id:long}/edit")]
    [RequestSizeLimit(BallotForm.MaxRequestBytes), RequestFormLimits(MultipartBodyLengthLimit = BallotForm.MaxRequestBytes)]
    public async Task<IActionResult> Update(long id, BallotForm form, CancellationToken ct)
    {
        // Not only of drafts: whoever edits one that is released meanwhile is told so beside what was typed.
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (ballot!.Kind == BallotKind.Election)
        {
            return LocalRedirect($"/ballots/{id}/election");
        }

        if (form.RearrangeQuestions(ModelState) || !IsWellFormed(form))
        {
            return await FormAsync(form, ballot.Committee, ballot, ct);
        }

        var revised = await revise.ExecuteAsync(new(id, form.Version ?? Guid.Empty, form.ToPlan(ballot!.Committee.ZoneId), form.ToUpload(), form.FurtherPapers(), form.KeptDocumentId, form.HasNoPaper), await current.ActingAsync(), ct);
        if (revised.IsDone)
        {
            return Done(id, texts["done.revised"]);
        }

        errors.Add<BallotsTexts>(ModelState, revised.Refusals);
        return await FormAsync(form, ballot.Committee, ballot, ct);
    }

    private bool IsWellFormed(BallotForm form)
    {
        if (form is { OpensLater: true, OpensDay: null })
        {
            errors.Add<BallotsTexts>(ModelState, [new("ballot.opensOnMissing", nameof(form.OpensOn))]);
        }

        return ModelState.IsValid;
    }

    private async Task<(BallotCommittee? Committee, IActionResult? Refused)> CommitteeAsync(long id, CancellationToken ct)
    {
        var refused = await Access.RefuseAsync(CommitteeAction.ManageBallots, new(id));
        var committee = refused is null ? await Ballots.CommitteeAsync(id, ct) : null;
        return (committee, refused ?? (committee is null ? NotFound() : null));
    }

    private async Task<Entered> DraftAsync(long id, CancellationToken ct)
    {
        var entered = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        return entered is { Refused: null, Ballot.Facts.ReleasedAt: not null } or { Refused: null, Ballot.State: BallotState.Cancelled }
            ? new(entered.Ballot, LocalRedirect($"/ballots/{id}"))
            : entered is { Refused: null, Ballot.Kind: BallotKind.Election } ? new(entered.Ballot, LocalRedirect($"/ballots/{id}/election")) : entered;
    }

    private BallotForm FormOf(BallotView draft)
    {
        var form = BallotForm.Of(draft);
        form.OpensLater = draft.OpensAt > clock.Now();
        return form;
    }

    private async Task<IActionResult> FormAsync(BallotForm form, BallotCommittee committee, BallotView? draft, CancellationToken ct, bool isFresh = false)
    {
        var isStale = draft is not null && form.Version != draft.Version;
        form.Frame = new(await options.OptionsAsync(committee, ct), draft, isStale ? FormOf(draft!) : null);
        if (isFresh)
        {
            form.RuleSetVersionId = form.Frame.Options.RuleSets.FirstOrDefault(o => o.IsUsual)?.Rules.VersionId;
        }

        if (isStale)
        {
            // Sent once more after the comparison, the typed values go over the current ones.
            ModelState.Remove(nameof(form.Version));
            form.Version = draft!.Version;
        }

        return View("Form", form);
    }
}
