namespace TcManager.Domain.Ballots;

/// <summary>What a ballot asks for.</summary>
public enum BallotKind
{
    /// <summary>表决: an answer to a question.</summary>
    Vote,

    /// <summary>征求意见: comments, no vote.</summary>
    Consultation,

    /// <summary>选举: one of several candidates, always secret.</summary>
    Election,
}
