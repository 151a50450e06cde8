using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using TcManager.Application.Committees;
using TcManager.Domain;
using TcManager.Domain.Committees;

namespace TcManager.Web.Features.Committees;

/// <summary>A secretariat to hand over, as typed.</summary>
public sealed class HandoverForm : SeenForm
{
    internal static readonly string[] Order = [nameof(Part), nameof(Organisation), nameof(OnDate)];

    public BodyPart Part { get; set; }

    /// <summary>Who takes over, by code or name.</summary>
    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? Organisation { get; set; }

    public string? OnDate { get; set; }

    /// <summary>What can be handed over.</summary>
    [BindNever, ValidateNever]
    public IReadOnlyList<BodyLine> Holders { get; set; } = [];

    [BindNever, ValidateNever]
    public IReadOnlyList<KeyValuePair<string, Bilingual>> Organisations { get; set; } = [];

    /// <summary>Null until it is asked.</summary>
    [BindNever, ValidateNever]
    public HandoverEffects? Effects { get; set; }
}
