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

    public RuleSetVersion(RuleSet ruleSet, int no, RuleSets.RuleSetDefinition definition, byte[] hash, DateOnly validFrom, bool isVerified)
    {
        RuleSet = ruleSet;
        No = no;
        Definition = definition;
        Hash = hash;
        ValidFrom = validFrom;
        IsVerified = isVerified;
    }

    public long Id { get; private set; }

    public long RuleSetId { get; private set; }

    public RuleSet RuleSet { get; private set; } = null!;

    public int No { get; private set; }

    public RuleSets.RuleSetDefinition Definition { get; private set; } = null!;

    /// <summary>SHA-256 of the stored definition.</summary>
    public byte[] Hash { get; private set; } = [];

    public DateOnly ValidFrom { get; private set; }

    /// <summary>True only where the text in force was read (mark F), or an administrator who read it said so.</summary>
    public bool IsVerified { get; private set; }
}
