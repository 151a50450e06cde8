using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Committees;
using TcManager.Application.Members.Changes;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Changes;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>A change to prepare, as typed.</summary>
public sealed class RosterChangeForm : PostedForm
{
    public RosterChangeKind Kind { get; set; }

    public string? StartOn { get; set; }

    public string? PlannedEndOn { get; set; }

    public string? CandidatesUntilOn { get; set; }

    [BindNever, ValidateNever]
    public TermsPage Terms { get; set; } = null!;

    internal static FormFields Fields(IStringLocalizer<MembersTexts> texts) => new(
        [(nameof(StartOn), texts["change.startOn"]), (nameof(PlannedEndOn), texts["change.plannedEndOn"]), (nameof(CandidatesUntilOn), texts["change.candidatesUntilOn"])]);
}

/// <summary>A decision about a person, as typed.</summary>
public sealed class ChangeLineForm : PostedForm
{
    public RosterAct Act { get; set; }

    public List<OfficeRole> Offices { get; set; } = [];

    public SeatEnd? Reason { get; set; }

    public EmployerOpinion Opinion { get; set; }

    public string? OpinionOn { get; set; }

    [StringLength(2000, ErrorMessage = "form.tooLong")]
    public string? Note { get; set; }

    [BindNever, ValidateNever]
    public ChangeLineFrame Frame { get; set; } = null!;

    internal static FormFields Fields(IStringLocalizer<MembersTexts> texts) => new(
    [
        (nameof(Act), texts["line.act"]), (nameof(Offices), texts["office"]), (nameof(Reason), texts["seat.reason"]), (nameof(Opinion), texts["line.opinion"]),
        (nameof(OpinionOn), texts["line.opinionOn"]), (nameof(Note), texts["seat.note"]),
    ]);
}

/// <summary>What stands around the decision.</summary>
public sealed record ChangeLineFrame(long ChangeId, CommitteeName Committee, ChangePerson Person)
{
    public IReadOnlyList<RosterAct> Acts => Person.MembershipId is null ? [RosterAct.Candidate, RosterAct.Add, RosterAct.Declined] : [RosterAct.Keep, RosterAct.Drop];
}

/// <summary>A stage to enter, as typed.</summary>
public sealed class ChangeStageForm : PostedForm
{
    public RosterStage Stage { get; set; }

    public string? On { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? Reference { get; set; }

    /// <summary>Of the committee, for the vote; null where the reference is typed.</summary>
    public long? Ballot { get; set; }

    internal static FormFields Fields(IStringLocalizer<MembersTexts> texts) => new([(nameof(On), texts["stage.on"]), (nameof(Reference), texts["stage.reference"]), (nameof(Ballot), texts["stage.ballot"])]);
}

/// <summary>A change's page.</summary>
public sealed record ChangeShow(ChangePage Page, bool MayManage, ChangeStageForm Stage);

/// <summary>The page of a committee's terms.</summary>
public sealed record TermsShow(TermsPage Page, bool MayManage);
