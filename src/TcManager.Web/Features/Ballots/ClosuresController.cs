using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>A ballot is closed by hand before its deadline, and its verdict signed.</summary>
public sealed class ClosuresController(
    BallotQueries ballots,
    ParticipationQueries participation,
    CloseBallot close,
    SignVerdict sign,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<BallotsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpGet("ballots/{id:long}/closure")]
    public async Task<IActionResult> New(long id, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        return refused ?? (ballot is { State: BallotState.Open, Kind: not BallotKind.Consultation } ? await FormAsync(new(), ballot, ct) : LocalRedirect($"/ballots/{id}"));
    }

    [HttpPost("ballots/{id:long}/closure")]
    public async Task<IActionResult> Create(long id, ClosureForm form, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (ballot!.Facts.OpenedAt is null || ballot.State == BallotState.Cancelled)
        {
            return NotDone(id, texts["refusal.ballot.notOpen"]);
        }

        if (ballot.Kind == BallotKind.Consultation)
        {
            return NotDone(id, texts["refusal.ballot.consultationRuns"]);
        }

        if (ModelState.IsValid)
        {
            var closed = await close.ByHandAsync(id, form.IsConfirmed, form.Reason, await current.ActingAsync(), ct);
            if (closed.IsDone)
            {
                return Done(id, texts["done.closed"]);
            }

            errors.Add<BallotsTexts>(ModelState, closed.Refusals);
        }

        return await FormAsync(form, ballot!, ct);
    }

    [HttpPost("ballots/{id:long}/signature")]
    public async Task<IActionResult> Sign(long id, int generation, string? result, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.SignVerdict, ct);
        if (refused is not null)
        {
            return refused;
        }

        var signed = await sign.ExecuteAsync(ballot!.Id, generation, await current.ActingAsync(), ct, result ?? "");
        return signed.IsDone ? Done(id, texts["done.signed"]) : NotDone(id, errors.Sentence<BallotsTexts>(signed.Refusals[0]));
    }

    private async Task<IActionResult> FormAsync(ClosureForm form, BallotView ballot, CancellationToken ct)
    {
        form.Frame = new(ballot, await participation.ParticipationAsync(ballot, ct));
        return View("Closure", form);
    }
}

/// <summary>The confirmation.</summary>
public sealed class ClosureForm : PostedForm
{
    public bool IsConfirmed { get; set; }

    [StringLength(2000, ErrorMessage = "form.tooLong")]
    public string? Reason { get; set; }

    /// <summary>Whom it cuts off, never bound.</summary>
    [BindNever, ValidateNever]
    public ClosureFrame Frame { get; set; } = null!;
}

/// <summary>Whom a closing by hand cuts off, and what comes of it.</summary>
public sealed record ClosureFrame(BallotView Ballot, Participation Participation)
{
    private (ReturnRule? Rule, ReturnsForecast Returns) Furthest { get; } = FurthestOf(Ballot, Participation);

    /// <summary>Of the question that lacks most.</summary>
    internal static (ReturnRule? Rule, ReturnsForecast Returns) FurthestOf(BallotView ballot, Participation participation) => ballot.Questions
        .Select(q => (q.Rules.Definition.Return, ReturnsForecast.Of(q.Rules.Definition, participation.ReturnsOf(q)).Value))
        .MaxBy(q => q.Value.MoreNeeded ?? 0);

    /// <summary>Returns now against those that are asked for: certain, since nobody votes after the closing.</summary>
    public ReturnsForecast Returns => Furthest.Returns;

    /// <summary>What asks for them; null where the rules ask for none.</summary>
    public ReturnRule? Rule => Furthest.Rule;
}
