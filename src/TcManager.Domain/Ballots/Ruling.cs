using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Ballots;

/// <summary>How the secretariat reads a vote that the rules leave to it.</summary>
public enum RulingKind
{
    /// <summary>As it was cast: takes an earlier ruling back.</summary>
    AsCast,

    /// <summary>What the voter proposed was adopted, so the vote becomes what it said it would (rules.md §1.2, <c>noUnlessAdopted</c>).</summary>
    Adopted,

    /// <summary>The reason given with a negative vote is no technical one: it leaves the counts (ISO/IEC Directives, Part 1).</summary>
    NotTechnical,
}

/// <summary>
/// 认定: what the secretariat says after the close of one answer, with its reason, before the result is signed. Appended, never changed; of one answer the newest stands, and a
/// slip that is revised in a further round has none.
/// </summary>
public sealed class Ruling
{
    /// <summary>In characters.</summary>
    public const int MaxReasonLength = 2000;

    private Ruling()
    {
    }

    public long Id { get; private set; }

    /// <summary>Of the form: its repeat finds this ruling.</summary>
    public Guid Uid { get; private set; }

    public long BallotId { get; private set; }

    public long AnswerId { get; private set; }

    public SlipAnswer Answer { get; private set; } = null!;

    public RulingKind Kind { get; private set; }

    /// <summary>Of the ballot, when it was said: the result of an earlier round knows nothing of it.</summary>
    public int Generation { get; private set; }

    public string Reason { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }

    public long? ByPersonId { get; private set; }

    public People.Person? By { get; private set; }

    /// <summary>The readings that a set leaves to the secretariat for one answer; empty for most.</summary>
    /// <param name="rules">Of the question.</param>
    /// <param name="choice">As cast.</param>
    /// <param name="isReasoned">Whether a reason was written: without one a negative leaves the counts by itself.</param>
    public static IReadOnlyList<RulingKind> KindsFor(RuleSetDefinition rules, string choice, bool isReasoned) => rules.Choice(choice) is not { } rule ? [] :
    [
        .. rule.IfAdopted is not null ? [RulingKind.Adopted] : Array.Empty<RulingKind>(),
        .. rule.CountsAs == ChoiceMeaning.No && isReasoned && rules.Counting.UnreasonedNegative == UnreasonedNegative.LeavesCounts ? [RulingKind.NotTechnical] : Array.Empty<RulingKind>(),
    ];

    /// <summary>Whether a vote says anywhere what is to be adopted: in its reason, or in a comment that was accepted. One that was withdrawn says it no more.</summary>
    /// <param name="isReasoned">Whether a reason was written with the vote.</param>
    /// <param name="comments">Of the voter, accepted in whole or in part; or, before they were looked at, not withdrawn.</param>
    public static bool SaysWhatToAdopt(bool isReasoned, int comments) => isReasoned || comments > 0;

    /// <summary>What an answer counts as under a ruling.</summary>
    public static (string Choice, bool IsReasoned) Read(RuleSetDefinition rules, string choice, bool isReasoned, RulingKind kind) => kind switch
    {
        RulingKind.Adopted when rules.Choice(choice)?.IfAdopted is { } other => (other, isReasoned),
        RulingKind.NotTechnical => (choice, false),
        _ => (choice, isReasoned),
    };

    /// <summary>
    /// Refused: <c>ruling.notCounted</c> before the count, <c>ruling.secret</c> where nobody knows whose vote is which, <c>verdict.alreadySigned</c>, <c>ruling.notLeft</c> where the rules leave
    /// nothing at all to say of the vote; at "Kind" <c>ruling.kindMissing</c>, <c>ruling.notOffered</c> where they leave something else, <c>ruling.commentsOpen</c> (number) where a comment of the
    /// voter is not disposed of as accepted, in whole or in part, <c>ruling.nothingToAdopt</c> where neither a reason nor such a comment says what was adopted; at "Reason"
    /// <c>ruling.reasonMissing</c>, <c>ruling.reasonTooLong</c> (limit).
    /// </summary>
    /// <param name="uid">Of the form.</param>
    /// <param name="ballot">Counted.</param>
    /// <param name="vote">The answer that stands, with what is known beside it.</param>
    /// <param name="kind">As chosen.</param>
    /// <param name="reason">As written.</param>
    /// <param name="byPersonId">Who says it.</param>
    /// <param name="now">When.</param>
    public static Outcome<Ruling> Make(Guid uid, Ballot ballot, VoteRuledOn vote, RulingKind? kind, string? reason, long? byPersonId, DateTimeOffset now)
    {
        if (ballot.Facts.StateAt(now) != BallotState.Closed)
        {
            return new Refusal("ruling.notCounted");
        }

        if (ballot.Secrecy == Secrecy.Secret)
        {
            return new Refusal("ruling.secret");
        }

        if (vote.IsSigned)
        {
            return new Refusal("verdict.alreadySigned");
        }

        var kinds = KindsFor(vote.Rules, vote.Choice, vote.IsReasoned);
        if (kinds.Count == 0)
        {
            return new Refusal("ruling.notLeft");
        }

        var faults = new List<Refusal>();
        if (kind is null || !Enum.IsDefined(kind.Value))
        {
            faults.Add(new("ruling.kindMissing", nameof(Kind)));
        }
        else if (kind != RulingKind.AsCast && !kinds.Contains(kind.Value))
        {
            faults.Add(new("ruling.notOffered", nameof(Kind)));
        }
        else if (kind == RulingKind.Adopted && vote.CommentsNotAdopted > 0)
        {
            faults.Add(new("ruling.commentsOpen", nameof(Kind), vote.CommentsNotAdopted));
        }
        else if (kind == RulingKind.Adopted && !SaysWhatToAdopt(vote.IsReasoned, vote.CommentsAdopted))
        {
            faults.Add(new("ruling.nothingToAdopt", nameof(Kind)));
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            faults.Add(new("ruling.reasonMissing", nameof(Reason)));
        }
        else if (reason.Trim().Length > MaxReasonLength)
        {
            faults.Add(new("ruling.reasonTooLong", nameof(Reason), MaxReasonLength));
        }

        return faults.Count > 0
            ? Outcome.Refused<Ruling>(faults)
            : new Ruling { Uid = uid, BallotId = ballot.Id, AnswerId = vote.AnswerId, Generation = ballot.Generation, Kind = kind!.Value, Reason = reason!.Trim(), ByPersonId = byPersonId, At = now };
    }
}

/// <summary>An answer that a ruling is about.</summary>
/// <param name="AnswerId">Of the slip that counts.</param>
/// <param name="Rules">Of its question.</param>
/// <param name="Choice">As cast.</param>
/// <param name="IsReasoned">As cast.</param>
/// <param name="CommentsNotAdopted">Comments of the voter that are neither accepted, in whole or in part, nor withdrawn: those that nobody has looked at are among them.</param>
/// <param name="CommentsAdopted">Comments of the voter that are accepted, in whole or in part.</param>
/// <param name="IsSigned">The result carries a signature.</param>
public sealed record VoteRuledOn(long AnswerId, RuleSetDefinition Rules, string Choice, bool IsReasoned, int CommentsNotAdopted, int CommentsAdopted, bool IsSigned);

/// <summary>A ruling as a result binds it.</summary>
/// <param name="Slip">The leaf of the slip that it is about.</param>
/// <param name="Kind">Never <see cref="RulingKind.AsCast"/>.</param>
public sealed record BoundRuling(byte[] Slip, RulingKind Kind);
