using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.RuleSets;

/// <summary>A definition with its examples as typed: texts, so that whatever was typed comes back. <see cref="RuleSetReader"/> makes a definition of it.</summary>
public sealed class RuleSetForm : PostedForm
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

    [StringLength(100, ErrorMessage = "form.tooLong")]
    public string? ReminderDays { get; set; }

    public bool ExcludesDrafters { get; set; }

    public bool ExcludesRecused { get; set; }

    public bool ProxyAllowed { get; set; }

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

    /// <summary>What a version says.</summary>
    /// <param name="page">The version.</param>
    /// <param name="isCopy">It becomes a set of its own, under another code.</param>
    public static RuleSetForm Of(RuleSetPage page, bool isCopy)
    {
        var set = page.Rules.Definition;
        var steps = set.Experts?.Steps ?? [];
        return new RuleSetForm
        {
            After = isCopy ? null : page.Rules.No,
            Code = isCopy ? null : set.Code,
            TitleZh = set.Title.Zh,
            TitleEn = set.Title.En,
            SourceZh = set.Source.Document.Zh,
            SourceEn = set.Source.Document.En,
            SourceMark = set.Source.Mark,
            ValidFrom = set.Source.ValidFrom is { } from ? FormDay.Written(from) : null,
            Electorate = [.. set.Electorate.Select(CountInput.NameOf)],
            Choices = [.. set.Choices.Select(choice => new ChoiceRow { Code = choice.Code, CountsAs = choice.CountsAs, Comment = choice.Comment, IfAdopted = choice.IfAdopted })],
            OffersCandidates = set.Candidates is not null,
            Unreasoned = set.Counting.UnreasonedNegative,
            VoidSlip = set.Counting.VoidSlip,
            FewestVoters = Text(set.FewestVoters?.Voters),
            FewestClause = ClauseRow.Of(set.FewestVoters?.Clause),
            Return = set.Return is { } returned ? LimitRow.From(returned) : new() { Otherwise = VerdictOutcome.NotQuorate },
            Tests = [.. set.Tests.Select(LimitRow.From)],
            ExpertsFew = steps.Count > 1 ? Text(steps[0].Members) : null,
            ExpertsUpTo = steps.Count > 1 ? Text(steps[0].UpToEntitled) : null,
            ExpertsMany = steps.Count > 0 ? Text(steps[^1].Members) : null,
            ExpertsClause = ClauseRow.Of(set.Experts?.Clause),
            ResolveNegatives = set.ResolveNegatives,
            UsualDays = Text(set.UsualLength?.Days),
            UsualMark = set.UsualLength?.Mark ?? RuleMark.Recalled,
            ReminderDays = string.Join(", ", set.ReminderDays),
            ExcludesDrafters = set.Excluded.Contains(ExclusionGround.Drafter),
            ExcludesRecused = set.Excluded.Contains(ExclusionGround.Recused),
            ProxyAllowed = set.ProxyAllowed,
            Open = set.Secrecies.Contains(Secrecy.Open),
            Secret = set.Secrecies.Contains(Secrecy.Secret),
            Voters = set.Voters is { } voters ? string.Join('\n', voters.Select(voter => string.Join(" | ", voter.Code, voter.Name.Zh, voter.Name.En, Text(voter.Weight), string.Join(' ', voter.Parts ?? [])))) : null,
            DecidingPart = set.Decides?.Part,
            DecidingZh = set.Decides?.Name.Zh,
            DecidingEn = set.Decides?.Name.En,
            Examples = [.. page.Examples.Select(ExampleRow.Of)],
        }.WithSpareRows();
    }

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

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What stands around the form.</summary>
/// <param name="Of">The set that gets another version; null for a set of its own.</param>
/// <param name="Runs">The examples, computed by what was typed; empty where that is no definition.</param>
public sealed record RuleSetFrame(string? Of, IReadOnlyList<ExampleRun> Runs);

/// <summary>A choice as typed; without a code it is none.</summary>
public sealed class ChoiceRow
{
    [StringLength(RuleSetDefinition.MaxChoiceLength, ErrorMessage = "form.tooLong")]
    public string? Code { get; set; }

    public ChoiceMeaning CountsAs { get; set; }

    public CommentNeed Comment { get; set; } = CommentNeed.Optional;

    public string? IfAdopted { get; set; }

    public bool IsBlank => Code is null;
}

/// <summary>Where something stands, as typed; without a text it stands where the whole does.</summary>
public sealed class ClauseRow
{
    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? Zh { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? En { get; set; }

    public RuleMark Mark { get; set; } = RuleMark.Recalled;

    internal static ClauseRow Of(Clause? clause) => clause is null ? new() : new() { Zh = clause.Text.Zh, En = clause.Text.En, Mark = clause.Mark };

    internal Clause In(RuleSource source) => Zh is null && En is null ? new(source.Document, source.Mark) : new(new(Zh ?? En!, En ?? Zh!), Mark);
}

/// <summary>A condition as typed; without a limit it is none.</summary>
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

    public bool IsBlank => Limit is null;

    /// <summary>What it is about, whatever its limit.</summary>
    internal string Meaning => string.Join('-', new[] { Part, Group?.ToLowerInvariant(), ByWeight ? "weighted" : null, Of.ToString().ToLowerInvariant(), "of", Per.ToString().ToLowerInvariant() }.Where(word => !string.IsNullOrEmpty(word)));

    /// <summary>The same condition keeps its code, so that its name and the examples' mention of it stay.</summary>
    internal string OwnCode => Code is not null && Basis == Meaning ? Code : Meaning;

    internal static LimitRow From(TestRule test) => new LimitRow
    {
        Clause = ClauseRow.Of(test.Clause),
        Code = test.Code,
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

/// <summary>A worked example as typed; without an id it is none.</summary>
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

    public bool IsBlank => Id is null && Entitled is null && Votes is null;

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
