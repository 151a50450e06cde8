using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots.RuleSets;

public sealed partial record RuleSetDefinition
{
    private static readonly SeatCategory[] CanVote = [SeatCategory.Voting, SeatCategory.P, SeatCategory.O];

    /// <summary>
    /// Whether the definition makes sense, before it is published. Refused: <c>ruleSet.unknownSchema</c>, <c>ruleSet.categoryHasNoVote</c>,
    /// <c>ruleSet.duplicateChoice</c>, <c>ruleSet.duplicateCheck</c>, <c>ruleSet.unknownGroup</c>, <c>ruleSet.limitHasNoValue</c>,
    /// <c>ruleSet.unfitOutcome</c>, <c>ruleSet.unfitNumber</c>; each with the code or number at fault.
    /// </summary>
    public Outcome Check() => Outcome.Of([.. ShapeFaults(), .. CheckFaults(), .. NumberFaults()]);

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

        foreach (var code in Twice(Choices.Select(choice => choice.Code)))
        {
            yield return new("ruleSet.duplicateChoice", nameof(Choices), code);
        }
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
        var unfit = Tests.Where(test => test.Otherwise is not (VerdictOutcome.NotApproved or VerdictOutcome.NoClearMajority)).Select(test => test.Code)
            .Concat(Return is { Otherwise: not (VerdictOutcome.NotQuorate or VerdictOutcome.Redo) } ? [Return.Code] : [])
            .Select(code => new Refusal("ruleSet.unfitOutcome", nameof(Tests), code));
        return [.. twice, .. strangers, .. valueless, .. unfit];
    }

    private IEnumerable<Refusal> NumberFaults()
    {
        int?[] numbers = [UsualLength?.Days, FewestVoters?.Voters, .. ReminderDays.Cast<int?>(), .. Experts?.Steps.Select(step => (int?)step.Members) ?? []];
        var faults = numbers.Where(number => number < 1).Select(number => new Refusal("ruleSet.unfitNumber", null, number!.Value));
        return Experts is { Steps: not [.., { UpToEntitled: null }] } ? faults.Append(new("ruleSet.unfitNumber", nameof(Experts))) : faults;
    }

    private static IEnumerable<string> Twice(IEnumerable<string> codes) =>
        codes.GroupBy(code => code, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);
}
