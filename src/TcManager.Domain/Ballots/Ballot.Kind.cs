namespace TcManager.Domain.Ballots;

/// <summary>What a ballot asks for.</summary>
public enum BallotKind
{
    /// <summary>投票: a choice.</summary>
    Vote,

    /// <summary>征求意见: comments, or that there are none. Nobody votes and nothing is decided (rules, 1.2 and 2).</summary>
    Consultation,

    /// <summary>选举: one of several candidates, always secret.</summary>
    Election,
}

public sealed partial class Ballot
{
    public BallotKind Kind { get; private set; }

    /// <summary>
    /// That a member replies to a consultation, with comments or without: a slip without a choice, the newest counts. Refused: <c>comment.notOpen</c>, <c>comment.closed</c>,
    /// <c>comment.seatEnded</c>.
    /// </summary>
    public Outcome<Slip> TakeReply(Voter voter, Guid uid, long byPersonId, SlipChannel channel, DateTimeOffset now)
    {
        var may = Comments.Comment.MayWrite(this, new(voter, null, byPersonId), now);
        return may.IsDone ? voter.Cast(this, new(uid, [], byPersonId, channel, now)) : Outcome.Refused<Slip>(may.Refusals);
    }
}
