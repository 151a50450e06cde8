using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.RuleSets;

/// <summary>A definition with its examples as typed: texts, so that whatever was typed comes back. <see cref="RuleSetReader"/> makes a definition of it.</summary>
public sealed partial class RuleSetForm : PostedForm
{
    private const int SpareRows = 2;

    /// <summary>The newest version that it was made from.</summary>
    public int? After { get; set; }

    [StringLength(RuleSetDefinition.MaxCodeLength, ErrorMessage = "form.tooLong")]
    public string? Code { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? TitleZh { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? TitleEn { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? SourceZh { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? SourceEn { get; set; }

    public RuleMark SourceMark { get; set; } = RuleMark.Recalled;

    public string? ValidFrom { get; set; }

    /// <summary>As inputs name them.</summary>
    public IList<string> Electorate { get; set; } = [];

    public IList<ChoiceRow> Choices { get; set; } = [];

    /// <summary>The ballot's candidates stand before these choices.</summary>
    public bool OffersCandidates { get; set; }

    public UnreasonedNegative Unreasoned { get; set; }

    public VoidSlip VoidSlip { get; set; }

    public string? FewestVoters { get; set; }

    public ClauseRow FewestClause { get; set; } = new();

    public LimitRow Return { get; set; } = new();

    public IList<LimitRow> Tests { get; set; } = [];

    /// <summary>Members that nominate experts, in a committee of up to <see cref="ExpertsUpTo"/>.</summary>
    public string? ExpertsFew { get; set; }

    public string? ExpertsUpTo { get; set; }

    /// <summary>In a larger one, or in any.</summary>
    public string? ExpertsMany { get; set; }

    public ClauseRow ExpertsClause { get; set; } = new();

    public bool ResolveNegatives { get; set; }

    public string? UsualDays { get; set; }

    public RuleMark UsualMark { get; set; } = RuleMark.Recalled;

    /// <summary>By which papers must be out before a meeting.</summary>
    public string? PaperDays { get; set; }

    public RuleMark PaperMark { get; set; } = RuleMark.Recalled;

    [StringLength(100, ErrorMessage = "form.tooLong")]
    public string? ReminderDays { get; set; }

    public bool ExcludesDrafters { get; set; }

    public bool ExcludesRecused { get; set; }

    public bool ProxyAllowed { get; set; }

    /// <summary>How many one voter may vote for.</summary>
    public string? ProxiesPerVoter { get; set; }

    public bool Open { get; set; }

    public bool Secret { get; set; }

    /// <summary>A line for each: code, Chinese name, English name, weight, parts; separated by bars.</summary>
    [StringLength(20_000, ErrorMessage = "form.tooLong")]
    public string? Voters { get; set; }

    [StringLength(40, ErrorMessage = "form.tooLong")]
    public string? DecidingPart { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? DecidingZh { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? DecidingEn { get; set; }

    public IList<ExampleRow> Examples { get; set; } = [];

    /// <summary>What stands around the form, never bound.</summary>
    [BindNever, ValidateNever]
    public RuleSetFrame Frame { get; set; } = new(null, []);

    /// <summary>An empty one.</summary>
    public static RuleSetForm Blank() => new RuleSetForm
    {
        Electorate = ["voting"],
        Choices = [new() { Code = "yes" }, new() { Code = "no", CountsAs = ChoiceMeaning.No, Comment = CommentNeed.Required }, new() { Code = "abstain", CountsAs = ChoiceMeaning.Abstain }],
        Return = new() { Otherwise = VerdictOutcome.NotQuorate },
        Tests = [new() { Per = Figure.Cast }],
        ReminderDays = "14, 7, 3, 1",
        Open = true,
    }.WithSpareRows();

    /// <summary>Room for more rows at the end of each list.</summary>
    public RuleSetForm WithSpareRows()
    {
        Fill(Choices, row => row.IsBlank, () => new ChoiceRow());
        Fill(Tests, row => row.IsBlank, () => new LimitRow { Per = Figure.Cast });
        Fill(Examples, row => row.IsBlank, () => new ExampleRow());
        return this;
    }

    private static void Fill<T>(IList<T> rows, Func<T, bool> isBlank, Func<T> blank)
    {
        while (rows.Count < SpareRows || !rows.TakeLast(SpareRows).All(isBlank))
        {
            rows.Add(blank());
        }
    }
}

/// <summary>What stands around the form.</summary>
/// <param name="Of">The set that gets another version; null for a set of its own.</param>
/// <param name="Runs">The examples, computed by what was typed; empty where that is no definition.</param>
public sealed record RuleSetFrame(string? Of, IReadOnlyList<ExampleRun> Runs);

