using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Members.Duties;
using TcManager.Domain.Members.Duties;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>A decision about missed duties, as typed: nothing is chosen beforehand.</summary>
public sealed class DutyForm : PostedForm
{
    public DutyDecision? Decision { get; set; }

    [StringLength(2000, ErrorMessage = "form.tooLong")]
    public string? Reason { get; set; }

    public string? StartOn { get; set; }

    [BindNever, ValidateNever]
    public DutyProposalPage Proposal { get; set; } = null!;

    [BindNever, ValidateNever]
    public bool MayDecide { get; set; }

    internal static FormFields Fields(IStringLocalizer<MembersTexts> texts) => new(
        [(nameof(Decision), texts["duty.decision"]), (nameof(Reason), texts["duty.reason"]), (nameof(StartOn), texts["duty.startOn"])]);
}

/// <summary>A list of meetings and ballots, each linked.</summary>
public sealed record DutyItems(IReadOnlyList<DutyItem> Items, DutyTitles Titles);
