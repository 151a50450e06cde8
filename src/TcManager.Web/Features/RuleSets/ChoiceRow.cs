using System.ComponentModel.DataAnnotations;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Web.Features.RuleSets;

/// <summary>A choice as typed; with nothing typed it is none.</summary>
public sealed class ChoiceRow
{
    [StringLength(RuleSetDefinition.MaxChoiceLength, ErrorMessage = "form.tooLong")]
    public string? Code { get; set; }

    public ChoiceMeaning CountsAs { get; set; }

    public CommentNeed Comment { get; set; } = CommentNeed.Optional;

    public string? IfAdopted { get; set; }

    /// <summary>What the slip says, where the product has no words for the code.</summary>
    [StringLength(100, ErrorMessage = "form.tooLong")]
    public string? Zh { get; set; }

    [StringLength(100, ErrorMessage = "form.tooLong")]
    public string? En { get; set; }

    public bool IsBlank => Code is null && IfAdopted is null && Zh is null && En is null;

    internal static ChoiceRow Of(ChoiceRule choice) => new()
    {
        Code = choice.Code,
        CountsAs = choice.CountsAs,
        Comment = choice.Comment,
        IfAdopted = choice.IfAdopted,
        Zh = choice.Name?.Zh,
        En = choice.Name?.En,
    };
}
