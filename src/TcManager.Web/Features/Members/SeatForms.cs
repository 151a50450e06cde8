using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Committees;
using TcManager.Application.Members;
using TcManager.Domain.Members;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>A change of the roster that is tried before it is made.</summary>
public abstract class TriedForm : PostedForm
{
    /// <summary>The button that shows the composition after the change instead of making it.</summary>
    public string? Check { get; set; }

    /// <summary>What the change would do; null until it is asked.</summary>
    [BindNever, ValidateNever]
    public RosterForecast? Forecast { get; set; }
}

/// <summary>A seat to give, as typed.</summary>
public sealed class SeatForm : TriedForm
{
    public long? Person { get; set; }

    public SeatCategory Category { get; set; }

    public StakeholderSide? Side { get; set; }

    /// <summary>推荐单位, by code or name.</summary>
    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? Organisation { get; set; }

    public string? FromOn { get; set; }

    public List<OfficeRole> Offices { get; set; } = [];

    /// <summary>The organisation holds the seat itself, the person represents it.</summary>
    public bool IsBody { get; set; }

    /// <summary>False within a change of the roster: its first day is that of the change.</summary>
    [BindNever, ValidateNever]
    public bool IsDated { get; set; } = true;

    [BindNever, ValidateNever]
    public SeatFormFrame Frame { get; set; } = null!;

    internal static FormFields Fields(IStringLocalizer<MembersTexts> texts) => new(
    [
        (nameof(Person), texts["seat.person"]), (nameof(FromOn), texts["seat.from"]), (nameof(Category), texts["seat.category"]), (nameof(Side), texts["side"]),
        (nameof(Organisation), texts["seat.nominator"]), (nameof(Offices), texts["office"]), (nameof(IsBody), texts["seat.body"]),
    ]);

    internal SeatPlan ToPlan(DateOnly from, long? organisation) => new(Person ?? 0, Category, Side, organisation, from, Offices, IsBody && IsDated);
}

/// <summary>What stands around the form of a new seat.</summary>
/// <param name="Text">By which a person was looked for.</param>
/// <param name="Found">Who was found.</param>
/// <param name="Person">Who was chosen.</param>
public sealed record SeatFormFrame(CommitteeName Committee, string? Text, IReadOnlyList<PersonChoice> Found, PersonChoice? Person, IReadOnlyList<OrganisationChoice> Organisations, bool AsksForSides)
{
    /// <summary>Those of the kind of committee: members, or P- and O-members.</summary>
    public IReadOnlyList<SeatCategory> Categories => Committee.ProfileCode.StartsWith("iso", StringComparison.Ordinal)
        ? [SeatCategory.P, SeatCategory.O, SeatCategory.Observer, SeatCategory.Liaison]
        : [SeatCategory.Voting, SeatCategory.Observer, SeatCategory.Adviser, SeatCategory.Liaison];
}

/// <summary>The end of a seat, as typed.</summary>
public sealed class SeatEndForm : TriedForm
{
    public string? ToOn { get; set; }

    public SeatEnd Reason { get; set; }

    [StringLength(2000, ErrorMessage = "form.tooLong")]
    public string? Note { get; set; }

    [BindNever, ValidateNever]
    public SeatPage Seat { get; set; } = null!;

    internal static FormFields Fields(IStringLocalizer<MembersTexts> texts) => new([(nameof(ToOn), texts["seat.lastDay"]), (nameof(Reason), texts["seat.reason"]), (nameof(Note), texts["seat.note"])]);
}

/// <summary>An office to give, as typed.</summary>
public sealed class OfficeForm : TriedForm
{
    public OfficeRole Role { get; set; }

    public string? FromOn { get; set; }

    [BindNever, ValidateNever]
    public SeatPage Seat { get; set; } = null!;

    internal static FormFields Fields(IStringLocalizer<MembersTexts> texts) => new([(nameof(Role), texts["office"]), (nameof(FromOn), texts["office.from"])]);
}

/// <summary>The end of an office, as typed.</summary>
public sealed class OfficeEndForm : TriedForm
{
    public OfficeRole Role { get; set; }

    public string? ToOn { get; set; }

    [BindNever, ValidateNever]
    public SeatPage Seat { get; set; } = null!;

    internal static FormFields Fields(IStringLocalizer<MembersTexts> texts) => new([(nameof(Role), texts["office"]), (nameof(ToOn), texts["office.lastDay"])]);
}

/// <summary>A leave, as typed.</summary>
public sealed class LeaveForm : PostedForm
{
    public string? FromOn { get; set; }

    public string? ToOn { get; set; }

    [StringLength(2000, ErrorMessage = "form.tooLong")]
    public string? Reason { get; set; }

    [BindNever, ValidateNever]
    public SeatPage Seat { get; set; } = null!;

    internal static FormFields Fields(IStringLocalizer<MembersTexts> texts) => new([(nameof(FromOn), texts["leave.from"]), (nameof(ToOn), texts["leave.to"]), (nameof(Reason), texts["leave.reason"])]);
}

/// <summary>A representative of a body's seat, as typed.</summary>
public sealed class RepresentativeForm : PostedForm
{
    public long? Person { get; set; }

    public RepresentativeKind Kind { get; set; }

    public string? FromOn { get; set; }

    [BindNever, ValidateNever]
    public SeatPage Seat { get; set; } = null!;

    [BindNever, ValidateNever]
    public SeatFormFrame Frame { get; set; } = null!;

    internal static FormFields Fields(IStringLocalizer<MembersTexts> texts) => new([(nameof(Person), texts["seat.person"]), (nameof(Kind), texts["representative.kind"]), (nameof(FromOn), texts["seat.from"])]);
}

/// <summary>The end of a delegate's time, as typed.</summary>
public sealed class RecallForm : PostedForm
{
    public string? ToOn { get; set; }

    [BindNever, ValidateNever]
    public SeatPage Seat { get; set; } = null!;

    [BindNever, ValidateNever]
    public SeatRepresentative Sent { get; set; } = null!;

    internal static FormFields Fields(IStringLocalizer<MembersTexts> texts) => new([(nameof(ToOn), texts["seat.lastDay"])]);
}

/// <summary>For whom a seat stands, as typed.</summary>
public sealed class SeatEditForm : PostedForm
{
    public StakeholderSide? Side { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? Organisation { get; set; }

    [BindNever, ValidateNever]
    public SeatPage Seat { get; set; } = null!;

    [BindNever, ValidateNever]
    public IReadOnlyList<OrganisationChoice> Organisations { get; set; } = [];

    internal static FormFields Fields(IStringLocalizer<MembersTexts> texts) => new([(nameof(Side), texts["side"]), (nameof(Organisation), texts["seat.nominator"])]);
}

/// <summary>A seat's page.</summary>
public sealed record SeatShow(SeatPage Seat, bool MayManage, bool WithReasons);
