using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>Reads what was typed; every fault is found at once, each at its field.</summary>
internal sealed class CountReader(RuleSetDefinition definition, CountInput input)
{
    private const string EntitledField = "entitled";
    private const string VotesField = "votes";

    /// <summary>Rows may be joined by their count: more than this many are no case of this field.</summary>
    private const int MaxRows = 1000;

    private readonly List<EntitledVoters> _entitled = [];
    private readonly List<CountedVotes> _votes = [];
    private readonly List<VoidSlips> _void = [];

    public List<Refusal> Faults { get; } = [];

    public BallotCount Read()
    {
        if (input.Entitled?.Count > MaxRows || input.Votes?.Count > MaxRows)
        {
            Faults.Add(new("countInput.tooManyRows", input.Votes?.Count > MaxRows ? VotesField : EntitledField, MaxRows));
        }
        else if (definition.Voters is { } table)
        {
            ReadVoters(table);
        }
        else
        {
            ReadEntitled();
            ReadVotes();
            CompareVotesWithVoters();
        }

        var experts = NumberAt("experts", input.Experts, 0);
        return new(_entitled, _votes, _void.Count > 0 ? _void : null, input.Experts is null ? null : experts);
    }

    private void ReadEntitled()
    {
        if (input.Entitled is not { Count: > 0 } rows)
        {
            Faults.Add(new("countInput.entitledMissing", EntitledField));
            return;
        }

        for (var index = 0; index < rows.Count; index++)
        {
            var field = $"{EntitledField}[{index}]";
            if (rows[index] is not { } row)
            {
                Faults.Add(new("countInput.rowMissing", field));
            }
            else if (CountInput.CategoryOf(row.Category) is SeatCategory.P or SeatCategory.O && !Admits(row.Category) && rows.Any(other => other is not null && Admits(other.Category)))
            {
                // Committees know how many P- and O-members they have, whoever of them votes on this: the rest is taken as nothing.
                NumberAt($"{field}.count", row.Count, 1);
            }
            else if (CategoryAt(field, row.Category) is { } category)
            {
                _entitled.Add(new(category, NumberAt($"{field}.count", row.Count, 1)));
            }
        }
    }

    private bool Admits(string? category) => CountInput.CategoryOf(category) is { } known && definition.Admits(known);

    private void ReadVotes()
    {
        if (input.Others is not null)
        {
            Faults.Add(new("countInput.voterNotNamed", "others"));
        }

        foreach (var (field, row) in Rows())
        {
            if (row.Voter is not null)
            {
                Faults.Add(new("countInput.voterNotNamed", $"{field}.voter"));
            }

            var votes = NumberAt($"{field}.count", row.Count, 1);
            if (CategoryAt(field, row.Category) is { } category && ChoiceAt($"{field}.choice", row.Choice) is { } choice)
            {
                Add(category, choice, votes, row.Reasoned, null);
            }
        }
    }

    private void CompareVotesWithVoters()
    {
        if (Faults.Count > 0)
        {
            return;
        }

        var slips = _votes.Select(row => (row.Category, Slips: (long)row.Votes)).Concat(_void.Select(row => (row.Category, Slips: (long)row.Slips)));
        foreach (var (category, cast) in slips.GroupBy(row => row.Category, (category, rows) => (category, rows.Sum(row => row.Slips))))
        {
            var voters = _entitled.Where(row => row.Category == category).Sum(row => (long)row.Voters);
            if (cast > voters)
            {
                // Of the numbers that make up the sum, most likely the largest is the slip of the finger.
                var largest = Rows().Where(row => CountInput.CategoryOf(row.Row.Category) == category).MaxBy(row => row.Row.Count ?? 1);
                Faults.Add(new("countInput.moreVotesThanVoters", $"{largest.Field}.count", cast, voters));
            }
        }
    }

    private void ReadVoters(IReadOnlyList<WeighedVoter> table)
    {
        if (input.Entitled is { Count: > 0 })
        {
            Faults.Add(new("countInput.entitledGiven", EntitledField));
        }

        var category = definition.Electorate[0];
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (field, row) in Rows())
        {
            ReadVote(table, field, row, named);
        }

        if (input.Others is not null && ChoiceAt("others", input.Others) is { } others)
        {
            foreach (var voter in table.Where(voter => !named.Contains(voter.Code)))
            {
                Add(category, others, 1, null, voter.Code);
            }
        }

        _entitled.AddRange(table.Select(voter => new EntitledVoters(category, 1, voter.Code)));
    }

    private void ReadVote(IReadOnlyList<WeighedVoter> table, string field, VotesInput row, HashSet<string> named)
    {
        if (row.Category is not null && CountInput.CategoryOf(row.Category) is null)
        {
            Faults.Add(new("countInput.categoryUnknown", $"{field}.category", row.Category));
        }
        else if (row.Category is not null && !definition.Admits(CountInput.CategoryOf(row.Category)!.Value))
        {
            Faults.Add(new("countInput.notInElectorate", $"{field}.category", row.Category));
        }

        if (row.Count is not (null or 1))
        {
            Faults.Add(new("countInput.oneVote", $"{field}.count"));
        }

        if (string.IsNullOrEmpty(row.Voter))
        {
            Faults.Add(new("countInput.voterMissing", $"{field}.voter"));
        }
        else if (!table.Any(voter => voter.Code == row.Voter))
        {
            Faults.Add(new("countInput.voterUnknown", $"{field}.voter", row.Voter));
        }
        else if (!named.Add(row.Voter))
        {
            Faults.Add(new("countInput.voterTwice", $"{field}.voter", row.Voter));
        }
        else if (ChoiceAt($"{field}.choice", row.Choice) is { } choice)
        {
            Add(definition.Electorate[0], choice, 1, row.Reasoned, row.Voter);
        }
    }

    private void Add(SeatCategory category, string choice, int votes, bool? reasoned, string? voter)
    {
        if (choice == RuleSetDefinition.VoidChoice)
        {
            _void.Add(new(category, votes, voter));
        }
        else
        {
            _votes.Add(new(category, choice, votes, reasoned ?? true, voter));
        }
    }

    private IEnumerable<(string Field, VotesInput Row)> Rows()
    {
        var rows = input.Votes ?? [];
        for (var index = 0; index < rows.Count; index++)
        {
            if (rows[index] is { } row)
            {
                yield return ($"{VotesField}[{index}]", row);
            }
            else
            {
                Faults.Add(new("countInput.rowMissing", $"{VotesField}[{index}]"));
            }
        }
    }

    private SeatCategory? CategoryAt(string field, string? name)
    {
        if (CountInput.CategoryOf(name) is not { } category)
        {
            Faults.Add(new("countInput.categoryUnknown", $"{field}.category", name!));
            return null;
        }

        if (!definition.Admits(category))
        {
            Faults.Add(new("countInput.notInElectorate", $"{field}.category", CountInput.NameOf(category)));
            return null;
        }

        return category;
    }

    private string? ChoiceAt(string field, string? code)
    {
        if (string.IsNullOrEmpty(code))
        {
            Faults.Add(new("countInput.choiceMissing", field));
            return null;
        }

        if (code != RuleSetDefinition.VoidChoice && definition.Choice(code) is null)
        {
            Faults.Add(new("countInput.choiceUnknown", field, code));
            return null;
        }

        return code;
    }

    private int NumberAt(string field, long? number, int otherwise)
    {
        switch (number)
        {
            case null:
                return otherwise;
            case < 0:
                Faults.Add(new("countInput.negative", field));
                return 0;
            case > CountInput.MaxCount:
                Faults.Add(new("countInput.tooLarge", field, CountInput.MaxCount));
                return 0;
            default:
                return (int)number.Value;
        }
    }
}
