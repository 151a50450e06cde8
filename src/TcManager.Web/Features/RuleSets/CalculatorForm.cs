using System.Globalization;
using System.Text;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Web.Features.RuleSets;

/// <summary>The calculator with what it was given.</summary>
/// <param name="Sets">To choose from.</param>
/// <param name="Rules">The chosen one.</param>
/// <param name="Form">As typed.</param>
public sealed record CalculatorPage(IReadOnlyList<RuleSetLine> Sets, RuleSetView? Rules, CalculatorForm? Form)
{
    /// <summary>Null before anything was asked, or where it could not be.</summary>
    public CalculatorResult? Result { get; init; }
}

/// <summary>What came of it.</summary>
public sealed record CalculatorResult(BallotCount Count, Evaluation Evaluation);

/// <summary>
/// The fields of a set: <c>P.entitled</c>, <c>P.yes</c>, <c>P.no.unreasoned</c>; <c>voter.DE</c> where voters are named; <c>experts</c>. Read from the address as
/// typed, whatever stands there.
/// </summary>
public sealed class CalculatorForm
{
    /// <summary>Votes without a technical reason, where the set leaves them out.</summary>
    public const string Unreasoned = "unreasoned";

    /// <summary>The choice of those voters that none is given.</summary>
    public const string OthersField = "others";

    /// <summary>Of an election, for the calculator; through the interface up to 99 may stand.</summary>
    private const int Candidates = 4;

    private const string ExpertsField = "experts";
    private const string EntitledField = "entitled";

    private readonly IQueryCollection _typed;
    private readonly List<Refusal> _faults = [];

    /// <summary>Where each part of the input was typed.</summary>
    private readonly Dictionary<string, string> _fields = [];

    public CalculatorForm(RuleSetDefinition definition, IQueryCollection typed)
    {
        Definition = definition;
        _typed = typed;
        IsAsked = typed.Keys.Any(key => key.Contains('.', StringComparison.Ordinal) || key is OthersField or ExpertsField);
        Input = definition.HasVote() && IsAsked ? Read() : new();
    }

    public RuleSetDefinition Definition { get; }

    public bool IsAsked { get; }

    public CountInput Input { get; }

    /// <summary>What is no number, or none that a count can have: all at once.</summary>
    public IReadOnlyList<Refusal> Faults => _faults;

    /// <summary>As typed.</summary>
    public string? Typed(string field) => _typed[field].FirstOrDefault();

    public static string FieldOf(SeatCategory category, string what) => $"{CountInput.NameOf(category)}.{what}";

    public static string FieldOf(WeighedVoter voter) => $"voter.{voter.Code}";

    /// <summary>What may be typed for a category: its choices, those without a reason where that matters, void slips.</summary>
    public static IEnumerable<(string Name, string Choice, bool Reasoned)> Kinds(RuleSetDefinition definition)
    {
        foreach (var choice in definition.ChoicesWith(Candidates))
        {
            yield return (choice.Code, choice.Code, true);
            if (choice.CountsAs == ChoiceMeaning.No && definition.Counting.UnreasonedNegative == UnreasonedNegative.LeavesCounts)
            {
                yield return ($"{choice.Code}.{Unreasoned}", choice.Code, false);
            }
        }

        yield return (RuleSetDefinition.VoidChoice, RuleSetDefinition.VoidChoice, true);
    }

    /// <summary>Refusals of the input at the fields where it was typed.</summary>
    public IReadOnlyList<Refusal> AtFields(IReadOnlyList<Refusal> refusals) =>
        [.. refusals.Select(refusal => refusal.Field is { } field && _fields.TryGetValue(field, out var own) ? refusal with { Field = own } : refusal with { Field = refusal.Field is ExpertsField or OthersField ? refusal.Field : FirstField() })];

    private CountInput Read()
    {
        var experts = Definition.Experts is null ? null : Number(ExpertsField);
        return Definition.Voters is { } voters ? ReadVoters(voters, experts) : ReadCounts(experts);
    }

    private CountInput ReadCounts(long? experts)
    {
        var entitled = new List<EntitledInput>();
        var votes = new List<VotesInput>();
        foreach (var category in Definition.Electorate)
        {
            var name = CountInput.NameOf(category);
            var kinds = Kinds(Definition).Select(kind => (kind.Choice, kind.Reasoned, Field: FieldOf(category, kind.Name))).ToList();
            if (Number(FieldOf(category, EntitledField)) is { } count)
            {
                _fields[$"entitled[{entitled.Count}].count"] = FieldOf(category, EntitledField);
                entitled.Add(new(name, count));
            }

            foreach (var (choice, reasoned, field) in kinds)
            {
                if (Number(field) is { } number)
                {
                    _fields[$"votes[{votes.Count}].count"] = field;
                    votes.Add(new(choice, name, null, number, reasoned));
                }
            }
        }

        return new(entitled, votes, null, experts);
    }

    private CountInput ReadVoters(IReadOnlyList<WeighedVoter> voters, long? experts)
    {
        var votes = new List<VotesInput>();
        foreach (var voter in voters)
        {
            if (Typed(FieldOf(voter)) is { Length: > 0 } choice)
            {
                _fields[$"votes[{votes.Count}].choice"] = FieldOf(voter);
                votes.Add(new(CleanText.Of(choice), null, voter.Code));
            }
        }

        return new(null, votes, CleanText.Of(Typed(OthersField)), experts);
    }

    private long? Number(string field)
    {
        // Digits of a Chinese keyboard, ４７, are digits.
        if (CleanText.Of(Typed(field))?.Normalize(NormalizationForm.FormKC) is not { } plain)
        {
            return null;
        }

        if (long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= CountInput.MaxCount)
        {
            return number;
        }

        _faults.Add(number < 0 ? new("countInput.negative", field) : number > 0 || plain.All(char.IsAsciiDigit) ? new("countInput.tooLarge", field, CountInput.MaxCount) : new("countInput.notANumber", field));
        return null;
    }

    private string FirstField() => Definition.Voters is { Count: > 0 } voters ? FieldOf(voters[0]) : FieldOf(Definition.Electorate[0], EntitledField);
}
