using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Consultations;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>An open ballot is extended, a counted one opened again.</summary>
public sealed class DeadlinesController(
    BallotQueries ballots,
    ParticipationQueries participation,
    ConsultationQueries consultations,
    ChangeDeadline change,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<BallotsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpGet("ballots/{id:long}/deadline")]
    public async Task<IActionResult> New(long id, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        return refused ?? (ballot!.State is BallotState.Open or BallotState.Closed ? await FormAsync(new() { Version = ballot.Version }, ballot, ct) : LocalRedirect($"/ballots/{id}"));
    }

    [HttpPost("ballots/{id:long}/deadline")]
    public async Task<IActionResult> Create(long id, DeadlineForm form, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (ballot!.State is not (BallotState.Open or BallotState.Closed))
        {
            return NotDone(id, texts["refusal.ballot.notOpen"]);
        }

        var day = FormDay.Of(form.DeadlineOn);
        if (ModelState.IsValid)
        {
            var moved = await change.ExecuteAsync(id, form.Uid, form.Version, new(day, form.DeadlineClock, form.Reason, form.IsConfirmed), await current.ActingAsync(), ct);
            if (moved.IsDone)
            {
                return Done(id, texts[(ballot.State == BallotState.Open ? "done.extended" : "done.reopened") + (ballot.Kind == BallotKind.Consultation ? ".consultation" : "")]);
            }

            errors.Add<BallotsTexts>(ModelState, moved.Refusals);
            if (moved.Refusals is [{ Code: ChangeDeadline.Stale }])
            {
                ModelState.Remove(nameof(form.Version));
                form.Version = ballot.Version;
            }
        }

        return await FormAsync(form, ballot, ct);
    }

    private async Task<IActionResult> FormAsync(DeadlineForm form, BallotView ballot, CancellationToken ct)
    {
        var told = (await participation.EntitledAsync(ballot, ct)).Sum(e => e.Voters);
        form.Frame = new(ballot, ballot.Kind == BallotKind.Consultation ? told + (await consultations.AddresseesAsync(ballot, ct)).Count(a => a.IsAsked) : told);
        return View("Deadline", form);
    }
}

/// <summary>A later deadline, as typed.</summary>
public sealed class DeadlineForm : PostedForm
{
    public string? DeadlineOn { get; set; }

    public string? DeadlineClock { get; set; } = BallotPlan.DefaultClock;

    [StringLength(2000, ErrorMessage = "form.tooLong")]
    public string? Reason { get; set; }

    public bool IsConfirmed { get; set; }

    /// <summary>What stands around the form, never bound.</summary>
    [BindNever, ValidateNever]
    public DeadlineFrame Frame { get; set; } = null!;

    internal static FormFields Fields(IStringLocalizer<BallotsTexts> texts) => new(
        [(nameof(DeadlineOn), texts["form.deadlineOn"]), (nameof(DeadlineClock), texts["form.deadlineClock"]), (nameof(Reason), texts["deadline.reason"]), (nameof(IsConfirmed), texts["deadline.confirm.field"])]);
}

/// <summary>The ballot, and how many are told.</summary>
public sealed record DeadlineFrame(BallotView Ballot, int Voters);
