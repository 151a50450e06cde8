using System.ComponentModel.DataAnnotations;
using System.Globalization;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Web.Features.RuleSets;

/// <summary>A worked example as typed; with nothing typed it is none.</summary>
public sealed class ExampleRow
{
    [StringLength(20, ErrorMessage = "form.tooLong")]
    public string? Id { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? Entitled { get; set; }

    [StringLength(2000, ErrorMessage = "form.tooLong")]
    public string? Votes { get; set; }

    public string? Others { get; set; }

    public string? Experts { get; set; }

    public VerdictOutcome Outcome { get; set; }

    public string? Winner { get; set; }

    public bool ResolveNegatives { get; set; }

    /// <summary>Codes of checks.</summary>
    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? Holds { get; set; }

    public bool IsBlank => Id is null && Entitled is null && Votes is null && Others is null && Experts is null && Winner is null && Holds is null;

    internal static ExampleRow Of(WorkedExample example) => new()
    {
        Id = example.Id,
        Entitled = Null(CountText.Entitled(example.Count)),
        Votes = Null(CountText.Votes(example.Count)),
        Others = example.Count.Others,
        Experts = example.Count.Experts?.ToString(CultureInfo.InvariantCulture),
        Outcome = example.Outcome,
        Winner = example.Winner,
        ResolveNegatives = example.FollowUps?.Contains(FollowUp.ResolveNegatives) == true,
        Holds = example.Holds is null ? null : string.Join(", ", example.Holds),
    };

    private static string? Null(string text) => text.Length == 0 ? null : text;
}
