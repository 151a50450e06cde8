using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots;

/// <summary>投票人: one row of the frozen electorate, with names and organisation as they stood at the opening.</summary>
public sealed partial class Voter
{
    private Voter()
    {
    }

    public Voter(long ballotId, long membershipId, long personId, SeatCategory category, string nameZh, string nameLatin, Bilingual organisation)
    {
        BallotId = ballotId;
        VoterKey = $"M:{membershipId}";
        MembershipId = membershipId;
        PersonId = personId;
        Category = category;
        NameZh = nameZh;
        NameLatin = nameLatin;
        Organisation = organisation;
    }

    public long Id { get; private set; }

    public long BallotId { get; private set; }

    public Ballot Ballot { get; private set; } = null!;

    public string VoterKey { get; private set; } = null!;

    public long MembershipId { get; private set; }

    public Membership Membership { get; private set; } = null!;

    public long PersonId { get; private set; }

    public SeatCategory Category { get; private set; }

    public string NameZh { get; private set; } = null!;

    public string NameLatin { get; private set; } = null!;

    public Bilingual Organisation { get; private set; } = null!;

    /// <summary>When the seat ended while the ballot was open: no further slip, the base stays (decisions 4).</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>0 until a slip is cast.</summary>
    public int LastRevision { get; private set; }

    public long? LastSlipId { get; private set; }

    public Slip? LastSlip { get; private set; }

    public DateTimeOffset? LastRemindedAt { get; private set; }
}

/// <summary>How a slip came in.</summary>
public enum SlipChannel
{
    Web,
    Token,
    Paper,
    Phone,
    Room,
    Proxy,
}

/// <summary>投票单: one revision of a voter's vote. Appended, never changed; the newest counts.</summary>
public sealed partial class Slip
{
    private readonly List<SlipAnswer> _answers = [];

    private Slip()
    {
    }

    public long Id { get; private set; }

    /// <summary>The Uid of the form that cast it: the form's repeat finds this slip.</summary>
    public Guid Uid { get; private set; }

    public long BallotId { get; private set; }

    public long VoterId { get; private set; }

    public Voter Voter { get; private set; } = null!;

    /// <summary>From 1, unique for the voter.</summary>
    public int Revision { get; private set; }

    public int Generation { get; private set; }

    public long CastByPersonId { get; private set; }

    public SlipChannel Channel { get; private set; }

    public DateTimeOffset CastAt { get; private set; }

    public byte[] PayloadHash { get; private set; } = [];

    /// <summary>SHA-256 over the canonical leaf; shown to the voter as the receipt.</summary>
    public byte[] LeafHash { get; private set; } = [];

    /// <summary>Of an open ballot; empty on a secret one.</summary>
    public IReadOnlyList<SlipAnswer> Answers => _answers;

    /// <summary>The sealed answers of a secret ballot, until its close wipes them.</summary>
    public byte[]? Payload { get; private set; }
}

/// <summary>The answer to one question on a slip.</summary>
public sealed class SlipAnswer
{
    private SlipAnswer()
    {
    }

    internal SlipAnswer(long questionId, string choice, string? reason)
    {
        QuestionId = questionId;
        Choice = choice;
        Reason = reason;
        IsReasoned = !string.IsNullOrWhiteSpace(reason);
    }

    public long Id { get; private set; }

    public long SlipId { get; private set; }

    public Slip Slip { get; private set; } = null!;

    public long QuestionId { get; private set; }

    /// <summary>A choice code of the rule set: <c>yes</c>, <c>no</c>, <c>abstain</c>.</summary>
    public string Choice { get; private set; } = null!;

    public string? Reason { get; private set; }

    public bool IsReasoned { get; private set; }
}
