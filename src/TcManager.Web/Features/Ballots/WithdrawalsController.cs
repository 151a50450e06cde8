using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>An open ballot is withdrawn, with a reason that everybody who was asked is told.</summary>
public sealed class WithdrawalsController(
    BallotQueries ballots,
    ParticipationQueries participation,
    WithdrawBallot withdraw,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<BallotsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpGet("ballots/{id:long}/withdrawal")]
    public async Task<IActionResult> New(long id, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        return refused ?? (ballot is { State: BallotState.Open, Kind: not BallotKind.Consultation } ? await FormAsync(new(), ballot, ct) : LocalRedirect($"/ballots/{id}"));
    }

    [HttpPost("ballots/{id:long}/withdrawal")]
    public async Task<IActionResult> Create(long id, WithdrawalForm form, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (ModelState.IsValid)
        {
            var withdrawn = await withdraw.ExecuteAsync(id, new(form.Reason, form.IsConfirmed), await current.ActingAsync(), ct);
            if (withdrawn.IsDone)
            {
                return Done(id, texts["done.withdrawn"]);
            }

            if (withdrawn.Refusals[0].Field is null)
            {
                return NotDone(id, errors.Sentence<BallotsTexts>(withdrawn.Refusals[0]));
            }

            errors.Add<BallotsTexts>(ModelState, withdrawn.Refusals);
        }

        return await FormAsync(form, ballot!, ct);
    }

    private async Task<IActionResult> FormAsync(WithdrawalForm form, BallotView ballot, CancellationToken ct)
    {
        var asked = await participation.EntitledAsync(ballot, ct);
        form.Frame = new(ballot, asked.Sum(e => e.Voters), (await participation.ParticipationAsync(ballot, ct)).Returned);
        return View("Withdrawal", form);
    }
}

/// <summary>Why, and that it is meant.</summary>
public sealed class WithdrawalForm : PostedForm
{
    [StringLength(2000, ErrorMessage = "form.tooLong")]
    public string? Reason { get; set; }

    public bool IsConfirmed { get; set; }

    /// <summary>Whom it concerns, never bound.</summary>
    [BindNever, ValidateNever]
    public WithdrawalFrame Frame { get; set; } = null!;

    internal static FormFields Fields(IStringLocalizer<BallotsTexts> texts) => new([(nameof(Reason), texts["withdrawal.reason"]), (nameof(IsConfirmed), texts["withdrawal.confirm.field"])]);
}

/// <summary>The ballot, how many were asked, and how many of them have voted.</summary>
public sealed record WithdrawalFrame(BallotView Ballot, int Voters, int Voted);
