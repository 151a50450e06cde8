using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Ballots;

/// <summary>A slip on paper or by phone that the secretariat records for a voter.</summary>
/// <param name="Casting">What it says; by the person who records it, in the channel in which it came.</param>
/// <param name="SeenRevision">The voter's last revision as the page showed it.</param>
/// <param name="IsConfirmed">The desk has seen that the voter voted in person and records over that.</param>
public sealed record Recording(Casting Casting, int SeenRevision, bool IsConfirmed)
{
    /// <summary>Nothing on it is valid.</summary>
    public bool IsVoid => Casting.Answers.Where(answer => !string.IsNullOrEmpty(answer.Choice)).Select(answer => answer.Choice).DefaultIfEmpty("").All(choice => choice == RuleSetDefinition.VoidChoice);
}

public sealed partial class Ballot
{
    /// <summary>The questions that a voter of this category answers, in their order.</summary>
    public IReadOnlyList<Question> Asked(Members.SeatCategory category) => [.. Questions.Where(question => question.IsFor(category)).OrderBy(question => question.No)];

    /// <summary>
    /// The slip that comes of what was recorded, before the close like any other. An answer on paper that says nothing valid (废票: two ticks, none, not signed) is recorded as
    /// <see cref="RuleSetDefinition.VoidChoice"/> with the reason; what it counts for is the rule set's to say. Refused at the field "Revision": <c>slips.changedMeanwhile</c> where
    /// another slip of the voter came since the page was shown, <c>slips.votedThemselves</c> where the voter voted in person and the desk has not confirmed to record over that,
    /// <c>slips.voidOverVote</c> where a slip that is void throughout would take the place of one cast in person; at the question's "Reason" <c>slips.voidReasonMissing</c>, at its
    /// "Choice" <c>slips.voidOnPaperOnly</c> by phone; and as <see cref="Accept"/> says.
    /// </summary>
    public Outcome<Slip> Record(Voter voter, Recording recording)
    {
        if (recording.Casting.Channel is not (SlipChannel.Paper or SlipChannel.Phone))
        {
            throw new ArgumentException("A desk records paper and phone.", nameof(recording));
        }

        var isOpen = IsOpenAt(recording.Casting.Now);
        return isOpen && voter.LastRevision != recording.SeenRevision ? new Refusal("slips.changedMeanwhile", "Revision")
            : isOpen && voter.HasVotedInPerson && recording.IsVoid ? new Refusal("slips.voidOverVote", "Revision")
            : isOpen && voter.HasVotedInPerson && !recording.IsConfirmed ? new Refusal("slips.votedThemselves", "Revision")
            : Accept(voter, recording.Casting);
    }

    private static bool IsRecorded(SlipChannel channel) => channel is SlipChannel.Paper or SlipChannel.Phone;

    private static IEnumerable<Refusal> VoidFaults(Question question, CastAnswer answer, SlipChannel channel)
    {
        if (channel != SlipChannel.Paper)
        {
            // Whoever is on the phone is asked until it is clear.
            yield return new("slips.voidOnPaperOnly", Casting.FieldOf(question.No, nameof(CastAnswer.Choice)));
        }
        else if (string.IsNullOrWhiteSpace(answer.Reason))
        {
            yield return new("slips.voidReasonMissing", Casting.FieldOf(question.No, nameof(CastAnswer.Reason)));
        }
        else if (answer.Reason.Length > Slip.MaxReasonLength)
        {
            yield return new("ballot.reasonTooLong", Casting.FieldOf(question.No, nameof(CastAnswer.Reason)), Slip.MaxReasonLength);
        }
    }
}

public sealed partial class Voter
{
    /// <summary>The slip that counts was cast by the voter, not recorded by the desk. Needs the slip.</summary>
    public bool HasVotedInPerson => LastSlip is { Channel: not (SlipChannel.Paper or SlipChannel.Phone) };
}

public sealed partial class Slip
{
    /// <summary>With which it was recorded; null where the voter cast it.</summary>
    public long? BatchId { get; private set; }

    public SlipBatch? Batch { get; private set; }

    /// <summary>Puts it among the slips that were recorded with it.</summary>
    public void RecordWith(SlipBatch batch) => Batch = batch;
}

/// <summary>纸质票录入: slips that the secretariat recorded at once, with one scan for all.</summary>
public sealed class SlipBatch
{
    private SlipBatch()
    {
    }

    /// <param name="uid">Of the form: its repeat finds this row.</param>
    /// <param name="ballotId">The ballot.</param>
    /// <param name="channel">Paper or Phone.</param>
    /// <param name="byPersonId">Who recorded them.</param>
    /// <param name="at">When.</param>
    /// <param name="count">How many slips, 1 or more.</param>
    /// <param name="scan">Of the slips; shown to nobody before the close, since it shows choices (decisions 9).</param>
    public SlipBatch(Guid uid, long ballotId, SlipChannel channel, long byPersonId, DateTimeOffset at, int count, SlipScan? scan)
    {
        Uid = uid;
        BallotId = ballotId;
        Channel = channel;
        ByPersonId = byPersonId;
        At = at;
        Count = count;
        (ScanHash, ScanName, ScanType, ScanSize) = (scan?.Hash, scan?.Name, scan?.ContentType, scan?.Size);
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public long BallotId { get; private set; }

    public SlipChannel Channel { get; private set; }

    public long ByPersonId { get; private set; }

    public People.Person By { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }

    public int Count { get; private set; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public string? ScanHash { get; private set; }

    public string? ScanName { get; private set; }

    public string? ScanType { get; private set; }

    /// <summary>In bytes.</summary>
    public long? ScanSize { get; private set; }
}

/// <summary>A scan of slips, as it lies on disk.</summary>
public sealed record SlipScan(string Hash, string Name, string ContentType, long Size);
