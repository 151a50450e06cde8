namespace TcManager.Domain.Ballots;

/// <summary>表决规则: the name under which versions are published.</summary>
public sealed class RuleSet
{
    private RuleSet()
    {
    }

    public RuleSet(string code, Bilingual name)
    {
        Code = code;
        Name = name;
    }

    public long Id { get; private set; }

    public string Code { get; private set; } = null!;

    public Bilingual Name { get; private set; } = null!;
}

/// <summary>One immutable version of a rule set. Ballots refer to a version, so a revision changes no past result.</summary>
public sealed class RuleSetVersion
{
    private RuleSetVersion()
    {
    }

    /// <param name="ruleSet">Of which set.</param>
    /// <param name="no">From 1, rising within the set.</param>
    /// <param name="definition">What it says.</param>
    /// <param name="examples">What it must give.</param>
    /// <param name="hash">Of the stored definition.</param>
    /// <param name="validFrom">The day from which the text is in force.</param>
    /// <param name="isVerified">Only for what ships as verified.</param>
    /// <param name="uid">Of the form that published it; null for what ships.</param>
    public RuleSetVersion(
        RuleSet ruleSet, int no, RuleSets.RuleSetDefinition definition, IReadOnlyList<RuleSets.WorkedExample> examples, byte[] hash, DateOnly validFrom, bool isVerified, Guid? uid = null)
    {
        Uid = uid;
        Examples = examples;
        RuleSet = ruleSet;
        No = no;
        Definition = definition;
        Hash = hash;
        ValidFrom = validFrom;
        IsVerified = isVerified;
    }

    public long Id { get; private set; }

    /// <summary>Of the form that published it: its repeat finds this row. Null for what ships.</summary>
    public Guid? Uid { get; private set; }

    public long RuleSetId { get; private set; }

    public RuleSet RuleSet { get; private set; } = null!;

    public int No { get; private set; }

    public RuleSets.RuleSetDefinition Definition { get; private set; } = null!;

    /// <summary>What it must give, computed again before another version is saved. Null only where it was published before examples were kept.</summary>
    public IReadOnlyList<RuleSets.WorkedExample>? Examples { get; private set; }

    /// <summary>SHA-256 of the stored definition.</summary>
    public byte[] Hash { get; private set; } = [];

    public DateOnly ValidFrom { get; private set; }

    /// <summary>True only where the text in force was read (mark F), or an administrator who read it said so.</summary>
    public bool IsVerified { get; private set; }

    /// <summary>The administrator who has read the text; null where it ships as verified.</summary>
    public long? VerifiedByPersonId { get; private set; }

    public People.Person? VerifiedBy { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>By which the record names it.</summary>
    public Guid RecordUid() => Uid ?? new Guid(Hash.AsSpan(0, 16));

    /// <summary>The examples of a version that was published without.</summary>
    public void Complete(IReadOnlyList<RuleSets.WorkedExample> examples) => Examples ??= examples;
}
