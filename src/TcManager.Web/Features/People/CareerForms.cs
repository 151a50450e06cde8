using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.People;
using TcManager.Domain.People;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.People;

/// <summary>A dated thing of a person's, as typed.</summary>
public abstract class CareerForm : PostedForm
{
    public string? FromOn { get; set; }

    /// <summary>Blank while it lasts.</summary>
    public string? ToOn { get; set; }

    /// <summary>The one that is corrected; null of a new one.</summary>
    [BindNever, ValidateNever]
    public long? Id { get; set; }

    [BindNever, ValidateNever]
    public PersonPage Person { get; set; } = null!;
}

/// <summary>An employment, as typed.</summary>
public sealed class EmploymentForm : CareerForm
{
    /// <summary>单位, by code or name.</summary>
    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? Employer { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? PositionZh { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? PositionEn { get; set; }

    internal static FormFields Fields(IStringLocalizer<PeopleTexts> texts) => new(
    [
        (nameof(Employer), texts["field.employer"]), (nameof(PositionZh), texts["field.positionZh"]), (nameof(PositionEn), texts["field.positionEn"]), (nameof(FromOn), texts["field.fromOn"]), (nameof(ToOn), texts["field.toOn"]),
    ]);
}

/// <summary>A registration at an international body, as typed.</summary>
public sealed class RegistrationForm : CareerForm
{
    public InternationalBody Body { get; set; }

    [StringLength(64, ErrorMessage = "form.tooLong")]
    public string? Group { get; set; }

    public ExpertRole Role { get; set; }

    internal static FormFields Fields(IStringLocalizer<PeopleTexts> texts) => new(
        [(nameof(Body), texts["field.body"]), (nameof(Group), texts["field.group"]), (nameof(Role), texts["field.role"]), (nameof(FromOn), texts["field.fromOn"]), (nameof(ToOn), texts["field.toOn"])]);
}
