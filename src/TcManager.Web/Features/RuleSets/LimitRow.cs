using System.ComponentModel.DataAnnotations;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Web.Features.RuleSets;

/// <summary>A condition as typed; with nothing typed it is none.</summary>
public sealed class LimitRow
{
    /// <summary>The code that it had, and for what: what has become another condition gets another one.</summary>
    public string? Code { get; set; }

    public string? Basis { get; set; }

    public Figure Of { get; set; }

    public Figure Per { get; set; }

    public Comparison Comparison { get; set; }

    /// <summary>A fraction: <c>3/4</c>.</summary>
    [StringLength(20, ErrorMessage = "form.tooLong")]
    public string? Limit { get; set; }

    /// <summary>A category; null for all.</summary>
    public string? Group { get; set; }

    [StringLength(40, ErrorMessage = "form.tooLong")]
    public string? Part { get; set; }

    public bool ByWeight { get; set; }

    public VerdictOutcome Otherwise { get; set; } = VerdictOutcome.NotApproved;

    public ClauseRow Clause { get; set; } = new();

    /// <summary>How results call it, where the product has no words for the code.</summary>
    [StringLength(100, ErrorMessage = "form.tooLong")]
    public string? NameZh { get; set; }

    [StringLength(100, ErrorMessage = "form.tooLong")]
    public string? NameEn { get; set; }

    /// <summary>Whether a new row says nothing beyond what it was offered with; of one that stood in the set the texts are emptied, its lists cannot be.</summary>
    public bool IsBlank => Limit is null && NameZh is null && NameEn is null && Part is null && Clause.IsBlank && (Code is not null || (Of == Figure.Yes && Group is null && !ByWeight));

    /// <summary>What it is about, whatever its limit.</summary>
    internal string Meaning => string.Join('-', new[] { Part, Group?.ToLowerInvariant(), ByWeight ? "weighted" : null, Of.ToString().ToLowerInvariant(), "of", Per.ToString().ToLowerInvariant() }.Where(word => !string.IsNullOrEmpty(word)));

    /// <summary>The same condition keeps its code, so that its name and the examples' mention of it stay.</summary>
    internal string OwnCode => Code is not null && Basis == Meaning ? Code : Meaning;

    internal static LimitRow From(TestRule test) => new LimitRow
    {
        Clause = ClauseRow.Of(test.Clause),
        Code = test.Code,
        NameZh = test.Name?.Zh,
        NameEn = test.Name?.En,
        Of = test.Of,
        Per = test.Per,
        Comparison = test.Comparison,
        Limit = test.Required.ToString(),
        Group = GroupOf(test.Group),
        Part = test.Part,
        ByWeight = test.By == Measure.Weight,
        Otherwise = test.Otherwise,
    }.Known();

    internal static LimitRow From(ReturnRule rule) => new LimitRow
    {
        Clause = ClauseRow.Of(rule.Clause),
        Code = rule.Code,
        NameZh = rule.Name?.Zh,
        NameEn = rule.Name?.En,
        Of = Figure.Returned,
        Per = Figure.Entitled,
        Comparison = rule.Comparison,
        Limit = rule.Required.ToString(),
        Group = GroupOf(rule.Group),
        Otherwise = rule.Otherwise,
    }.Known();

    private LimitRow Known()
    {
        Basis = Meaning;
        return this;
    }

    private static string? GroupOf(IReadOnlyList<SeatCategory>? group) => group is null ? null : string.Join(' ', group.Select(CountInput.NameOf));
}
