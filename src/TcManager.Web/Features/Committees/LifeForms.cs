using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using TcManager.Application.Committees;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Committees;

/// <summary>What changes a committee's life or its organisations, as typed; what it would do is shown before it is done.</summary>
public abstract class SeenForm : PostedForm
{
    /// <summary>The button that shows what would happen instead of doing it.</summary>
    public string? Check { get; set; }

    /// <summary>The seal of what was shown.</summary>
    public string? Seen { get; set; }

    [BindNever, ValidateNever]
    public CommitteeName Committee { get; set; } = null!;
}

/// <summary>A state to enter.</summary>
public sealed class StateForm : SeenForm
{
    internal static readonly string[] Order = [nameof(State), nameof(OnDate), nameof(Precision), nameof(Document), nameof(Reason)];

    public LifeState? State { get; set; }

    public string? OnDate { get; set; }

    public DatePrecision Precision { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? Document { get; set; }

    [StringLength(2000, ErrorMessage = "form.tooLong")]
    public string? Reason { get; set; }

    /// <summary>The states that may follow.</summary>
    [BindNever, ValidateNever]
    public IReadOnlyList<LifeState> Next { get; set; } = [];

    /// <summary>Null until it is asked.</summary>
    [BindNever, ValidateNever]
    public StateEffects? Effects { get; set; }

    /// <summary>Whether the effects were refused.</summary>
    [BindNever, ValidateNever]
    public bool IsRefused { get; set; }

    internal StatePlan ToPlan(DateOnly day) => new(State!.Value, day, Precision, string.IsNullOrWhiteSpace(Document) ? null : Document.Trim(), string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim());
}

/// <summary>An organisation to bind.</summary>
public sealed class BodyForm : PostedForm
{
    internal static readonly string[] Order = [nameof(Part), nameof(Organisation), nameof(FromOn)];

    public BodyPart Part { get; set; }

    /// <summary>By code or name.</summary>
    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? Organisation { get; set; }

    public string? FromOn { get; set; }

    [BindNever, ValidateNever]
    public CommitteeName Committee { get; set; } = null!;

    [BindNever, ValidateNever]
    public IReadOnlyList<KeyValuePair<string, Bilingual>> Organisations { get; set; } = [];
}

/// <summary>The last day of an organisation, of somebody of the secretariat, or of a mirror or liaison.</summary>
public sealed class LastDayForm : PostedForm
{
    internal static readonly string[] Order = [nameof(ToOn)];

    public string? ToOn { get; set; }

    [BindNever, ValidateNever]
    public CommitteeName Committee { get; set; } = null!;

    /// <summary>bodies, staff or links.</summary>
    [BindNever, ValidateNever]
    public string Of { get; set; } = "";

    [BindNever, ValidateNever]
    public long PartId { get; set; }

    /// <summary>What ends.</summary>
    [BindNever, ValidateNever]
    public string What { get; set; } = "";

    [BindNever, ValidateNever]
    public DateOnly? FromOn { get; set; }
}
