using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Secret;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>An election is prepared, changed until it is released, and followed by another round.</summary>
public sealed class ElectionsController(
    BallotQueries ballots,
    BallotFormQueries options,
    PrepareElection prepare,
    PrepareRound rounds,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    TimeProvider clock,
    IStringLocalizer<BallotsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpGet("committees/{id:long}/elections/new")]
    public async Task<IActionResult> New(long id, CancellationToken ct)
    {
        var (committee, refused) = await CommitteeAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var frame = await FrameAsync(committee!, null, ct);
        var rules = frame.Options.ElectionRules;
        return Form(new() { Uid = Guid.CreateVersion7(clock.Now()), ZoneId = committee!.ZoneId, RuleSetVersionId = rules.Count == 1 ? rules[0].Rules.VersionId : null }, frame);
    }

    [HttpPost("committees/{id:long}/elections/new")]
    public async Task<IActionResult> Create(long id, ElectionForm form, CancellationToken ct)
    {
        var (committee, refused) = await CommitteeAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var frame = await FrameAsync(committee!, null, ct);
        if (IsWellFormed(form))
        {
            var prepared = await prepare.ExecuteAsync(new(form.Uid, id, form.ToPlan(committee!.ZoneId, frame.Members)), await current.ActingAsync(), ct);
            if (prepared.IsDone)
            {
                return Done(prepared.Value, texts["done.prepared"]);
            }

            errors.Add<BallotsTexts>(ModelState, form.AtRows(prepared.Refusals));
            form.RenewIfSentBefore(ModelState, prepared.Refusals);
        }

        return Form(form, frame);
    }

    [HttpGet("ballots/{id:long}/election")]
    public async Task<IActionResult> Edit(long id, CancellationToken ct)
    {
        var (ballot, refused) = await ElectionAsync(id, ct);
        return refused ?? (IsDraft(ballot!) ? Form(FormOf(ballot!), await FrameAsync(ballot!.Committee, ballot, ct)) : LocalRedirect($"/ballots/{id}"));
    }

    [HttpPost("ballots/{id:long}/election")]
    public async Task<IActionResult> Update(long id, ElectionForm form, CancellationToken ct)
    {
        // Not only of drafts: whoever edits one that is released meanwhile is told so beside what was typed.
        var (ballot, refused) = await ElectionAsync(id, ct);
        if (refused is not null)
        {
            return refused;
        }

        var frame = await FrameAsync(ballot!.Committee, ballot, ct);
        if (!IsWellFormed(form))
        {
            return Form(form, frame);
        }

        var revised = await prepare.ReviseAsync(id, form.Version ?? Guid.Empty, form.ToPlan(ballot.Committee.ZoneId, frame.Members), await current.ActingAsync(), ct);
        if (revised.IsDone)
        {
            return Done(id, texts["done.revised"]);
        }

        errors.Add<BallotsTexts>(ModelState, form.AtRows(revised.Refusals));
        return Form(form, frame);
    }

    [HttpPost("ballots/{id:long}/rounds")]
    public async Task<IActionResult> NextRound(long id, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        var acting = await current.ActingAsync();
        var next = ballot!.Kind == BallotKind.Election ? await prepare.NextRoundAsync(id, acting, ct) : await rounds.ExecuteAsync(id, acting, ct);
        return next.IsDone ? Done(next.Value, texts["done.nextRound"]) : NotDone(id, errors.Sentence<BallotsTexts>(next.Refusals[0]));
    }

    private bool IsWellFormed(ElectionForm form)
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

    /// <summary>Another kind of ballot has a form of its own.</summary>
    private async Task<Entered> ElectionAsync(long id, CancellationToken ct)
    {
        var entered = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        return entered is { Refused: null, Ballot.Kind: not BallotKind.Election } ? new(entered.Ballot, LocalRedirect($"/ballots/{id}")) : entered;
    }

    private static bool IsDraft(BallotView ballot) => ballot is { Facts.ReleasedAt: null, State: not BallotState.Cancelled };

    private ElectionForm FormOf(BallotView draft)
    {
        var form = ElectionForm.Of(draft);
        form.OpensLater = draft.OpensAt > clock.Now();
        return form;
    }

    private async Task<ElectionFrame> FrameAsync(BallotCommittee committee, BallotView? draft, CancellationToken ct) =>
        new(await options.OptionsAsync(committee, ct), await options.CandidatesAsync(committee, ct), draft, null);

    private ViewResult Form(ElectionForm form, ElectionFrame frame)
    {
        var isStale = frame.Draft is { } draft && form.Version != draft.Version;
        form.Frame = isStale ? frame with { Now = FormOf(frame.Draft!) } : frame;
        if (isStale)
        {
            // Sent once more after the comparison, the typed values go over the current ones.
            ModelState.Remove(nameof(form.Version));
            form.Version = frame.Draft!.Version;
        }

        form.AddRows();
        return View("Election", form);
    }
}
