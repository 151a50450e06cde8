using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using TcManager.Application.Committees;
using TcManager.Application.Members;
using TcManager.Domain.Committees;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Committees;

/// <summary>Somebody who is to work for the secretariat: first looked for, then given a day.</summary>
public sealed class StaffForm : PostedForm
{
    internal static readonly string[] Order = [nameof(Person), nameof(FromOn)];

    public long? Person { get; set; }

    public string? FromOn { get; set; }

    [BindNever, ValidateNever]
    public CommitteeName Committee { get; set; } = null!;

    /// <summary>By which a person was looked for.</summary>
    [BindNever, ValidateNever]
    public string? Text { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<PersonChoice> Found { get; set; } = [];

    /// <summary>Who was chosen.</summary>
    [BindNever, ValidateNever]
    public PersonChoice? Chosen { get; set; }
}

/// <summary>A mirror or liaison to enter.</summary>
public sealed class LinkForm : PostedForm
{
    internal static readonly string[] Order = [nameof(Kind), nameof(Other), nameof(FromOn)];

    public LinkKind Kind { get; set; }

    /// <summary>The other committee, by code.</summary>
    [StringLength(CommitteeCode.MaxLength, ErrorMessage = "form.tooLong")]
    public string? Other { get; set; }

    /// <summary>May stay empty: the day is not always known.</summary>
    public string? FromOn { get; set; }

    [BindNever, ValidateNever]
    public CommitteeName Committee { get; set; } = null!;

    [BindNever, ValidateNever]
    public IReadOnlyList<CommitteeChoice> Others { get; set; } = [];
}
