using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.People;
using TcManager.Domain;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.People;

/// <summary>Two entries to join; the form's Version is that of the one that goes.</summary>
public sealed class MergeForm : PostedForm
{
    /// <summary>The entry that stays.</summary>
    public long? Into { get; set; }

    public Guid? IntoVersion { get; set; }

    [BindNever, ValidateNever]
    public bool IsOrganisation { get; set; }

    /// <summary>By which the other entry was looked for.</summary>
    [BindNever, ValidateNever]
    public string? Text { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<MergeChoice> Found { get; set; } = [];

    [BindNever, ValidateNever]
    public MergeSide From { get; set; } = null!;

    /// <summary>Null until it is chosen.</summary>
    [BindNever, ValidateNever]
    public MergeSide? To { get; set; }

    /// <summary>What stands against it, before it is tried.</summary>
    [BindNever, ValidateNever]
    public Outcome? Against { get; set; }

    internal string Place => IsOrganisation ? "organisations" : "people";
}

/// <summary>An entry to choose.</summary>
/// <param name="Sub">What tells it from others of the same name.</param>
public sealed record MergeChoice(long Id, Bilingual Name, Bilingual? Sub);

/// <summary>A name to replace, confirmed by typing it.</summary>
public sealed class PseudonymForm : PostedForm
{
    public string? TypedName { get; set; }

    [BindNever, ValidateNever]
    public PersonPage Person { get; set; } = null!;

    /// <summary>What stands against it, before it is tried.</summary>
    [BindNever, ValidateNever]
    public Outcome? Against { get; set; }

    internal static FormFields Fields(IStringLocalizer<PeopleTexts> texts) => new([(nameof(TypedName), texts["pseudonym.typed"])]);
}
