using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots.RuleSets;

public sealed partial record RuleSetDefinition
{
    /// <summary>The choice that a void slip has in a count; no set offers it.</summary>
    public const string VoidChoice = "void";

    /// <summary>In characters.</summary>
    public const int MaxCodeLength = 40;

    /// <summary>In characters.</summary>
    public const int MaxChoiceLength = 32;

    private static readonly SeatCategory[] CanVote = [SeatCategory.Voting, SeatCategory.P, SeatCategory.O];

    /// <summary>
    /// Whether the definition makes sense, before it is published. Refused: <c>ruleSet.unknownSchema</c>, <c>ruleSet.categoryHasNoVote</c>,
    /// <c>ruleSet.duplicateChoice</c>, <c>ruleSet.duplicateCheck</c>, <c>ruleSet.unknownGroup</c>, <c>ruleSet.limitHasNoValue</c>, <c>ruleSet.limitMeansNothing</c>, <c>ruleSet.limitNeverMet</c>,
    /// <c>ruleSet.unfitOutcome</c>, <c>ruleSet.unfitNumber</c>, <c>ruleSet.unfitCode</c>, <c>ruleSet.choiceMissing</c>, <c>ruleSet.choiceNotFound</c>, <c>ruleSet.duplicateVoter</c>,
    /// <c>ruleSet.unknownPart</c>, <c>ruleSet.weightMissing</c>; each with the code or number at fault.
    /// </summary>
    public Outcome Check() => Outcome.Of([.. ShapeFaults(), .. ChoiceFaults(), .. CheckFaults(), .. VoterFaults(), .. NumberFaults()]);

    /// <summary>A code is written in lower case with hyphens, as <c>sac-tc</c>: it stands in addresses.</summary>
    public static bool IsCode(string code) =>
        code.Length is > 0 and <= MaxCodeLength && code.All(letter => letter is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')) && code[0] != '-' && code[^1] != '-';

    private IEnumerable<Refusal> ShapeFaults()
    {
        if (SchemaVersion != CurrentSchemaVersion)
        {
            yield return new("ruleSet.unknownSchema", nameof(SchemaVersion), SchemaVersion);
        }

        if (Electorate.Count == 0 || Electorate.Except(CanVote).Any())
        {
            yield return new("ruleSet.categoryHasNoVote", nameof(Electorate));
        }

        if (!IsCode(Code))
        {
            yield return new("ruleSet.unfitCode", nameof(Code), Code);
        }
    }

    private IEnumerable<Refusal> ChoiceFaults()
    {
        var twice = Twice(Choices.Select(choice => choice.Code)).Select(code => new Refusal("ruleSet.duplicateChoice", nameof(Choices), code));

        // "void" is what a slip is that chooses nothing.
        var unfit = Choices.Where(choice => choice.Code is VoidChoice || choice.Code.Length is 0 or > MaxChoiceLength || !choice.Code.All(char.IsAsciiLetterOrDigit) || (Candidates is not null && CandidatesRule.IsCandidate(choice.Code)))
            .Select(choice => new Refusal("ruleSet.unfitCode", nameof(Choices), choice.Code));
        var adrift = Choices.Where(choice => choice.IfAdopted is { } other && Choice(other) is null)
            .Select(choice => new Refusal("ruleSet.choiceNotFound", nameof(Choices), choice.IfAdopted!));
        var wanting = Tests.Count > 0 && Candidates is null && !Choices.Any(choice => choice.CountsAs is ChoiceMeaning.Yes or ChoiceMeaning.Other) ? [new("ruleSet.choiceMissing", nameof(Choices))] : Array.Empty<Refusal>();
        return [.. twice, .. unfit, .. adrift, .. wanting];
    }

    private IEnumerable<Refusal> VoterFaults()
    {
        var voters = Voters ?? [];
        var twice = Twice(voters.Select(voter => voter.Code)).Select(code => new Refusal("ruleSet.duplicateVoter", nameof(Voters), code));
        var weightless = voters.Where(voter => voter.Weight < 1 || voter.Code.Length == 0).Select(voter => new Refusal("ruleSet.unfitNumber", nameof(Voters), voter.Code));
        var lost = Tests.Select(test => test.Part).Append(Decides?.Part).OfType<string>().Distinct().Where(part => !voters.Any(voter => voter.IsOf(part)))
            .Select(part => new Refusal("ruleSet.unknownPart", nameof(Tests), part));
        var unweighed = Voters is null ? Tests.Where(test => test.By == Measure.Weight).Select(test => new Refusal("ruleSet.weightMissing", nameof(Tests), test.Code)) : [];
        var empty = Voters is { Count: 0 } || (Voters is not null && Electorate.Count != 1) ? [new("ruleSet.weightMissing", nameof(Voters), Code)] : Array.Empty<Refusal>();
        return [.. twice, .. weightless, .. lost, .. unweighed, .. empty];
    }

    private IEnumerable<Refusal> CheckFaults()
    {
        var checks = Tests.Select(test => (test.Code, test.Group, test.Required)).ToList();
        if (Return is not null)
        {
            checks.Insert(0, (Return.Code, Return.Group, Return.Required));
        }

        var twice = Twice(checks.Select(check => check.Code)).Select(code => new Refusal("ruleSet.duplicateCheck", nameof(Tests), code));
        var strangers = checks.Where(check => check.Group is { } group && (group.Count == 0 || group.Except(Electorate).Any()))
            .Select(check => new Refusal("ruleSet.unknownGroup", nameof(Tests), check.Code));
        var valueless = checks.Where(check => !check.Required.HasValue || check.Required.Of < 0)
            .Select(check => new Refusal("ruleSet.limitHasNoValue", nameof(Tests), check.Code));
        var empty = Tests.Where(test => IsAlwaysMet(test.Comparison, test.Required, IsPart(test.Of, test.Per))).Select(test => test.Code)
            .Concat(Return is { } back && IsAlwaysMet(back.Comparison, back.Required, isPart: true) ? [back.Code] : [])
            .Select(code => new Refusal("ruleSet.limitMeansNothing", nameof(Tests), code));
        var beyond = Tests.Where(test => IsNeverMet(test.Comparison, test.Required, IsPart(test.Of, test.Per))).Select(test => test.Code)
            .Concat(Return is { } asked && IsNeverMet(asked.Comparison, asked.Required, isPart: true) ? [asked.Code] : [])
            .Select(code => new Refusal("ruleSet.limitNeverMet", nameof(Tests), code));
        var unfit = Tests.Where(test => test.Otherwise is not (VerdictOutcome.NotApproved or VerdictOutcome.NoClearMajority)).Select(test => test.Code)
            .Concat(Return is { Otherwise: not (VerdictOutcome.NotQuorate or VerdictOutcome.Redo) } ? [Return.Code] : [])
            .Select(code => new Refusal("ruleSet.unfitOutcome", nameof(Tests), code));
        return [.. twice, .. strangers, .. valueless, .. empty, .. beyond, .. unfit];
    }

    /// <summary>"At least 0" asks for nothing, and neither does "at most all" of a share; "at most 0" and "more than 0" ask for something.</summary>
    private static bool IsAlwaysMet(Comparison comparison, Fraction required, bool isPart) => required is { HasValue: true, Of: >= 0 } && comparison switch
    {
        Comparison.AtLeast => required.Of == 0,
        Comparison.AtMost => isPart && required.Of >= required.Per,
        Comparison.LessThan => isPart && required.Of > required.Per,
        _ => false,
    };

    /// <summary>A share is never more than the whole, and nothing is less than 0.</summary>
    private static bool IsNeverMet(Comparison comparison, Fraction required, bool isPart) => required is { HasValue: true, Of: >= 0 } && comparison switch
    {
        Comparison.AtLeast => isPart && required.Of > required.Per,
        Comparison.MoreThan => isPart && required.Of >= required.Per,
        Comparison.LessThan => required.Of == 0,
        _ => false,
    };

    /// <summary>Whether the one is always a part of the other: votes against may well be more than those in favour, and never more than all.</summary>
    private static bool IsPart(Figure of, Figure per) => of == per || (per switch
    {
        Figure.Entitled => true,
        Figure.Returned => of != Figure.Entitled,
        Figure.Cast => of is Figure.Yes or Figure.No or Figure.Leading,
        _ => false,
    });

    private IEnumerable<Refusal> NumberFaults()
    {
        int?[] numbers = [UsualLength?.Days, PapersBeforeMeeting?.Days, ProxiesPerVoter, FewestVoters?.Voters, Candidates?.Seats, .. ReminderDays.Cast<int?>(), .. Experts?.Steps.Select(step => (int?)step.Members) ?? []];
        var faults = numbers.Where(number => number < 1).Select(number => new Refusal("ruleSet.unfitNumber", null, number!.Value));
        return Experts is { Steps: not [.., { UpToEntitled: null }] } ? faults.Append(new("ruleSet.unfitNumber", nameof(Experts))) : faults;
    }

    private static IEnumerable<string> Twice(IEnumerable<string> codes) =>
        codes.GroupBy(code => code, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);
}
