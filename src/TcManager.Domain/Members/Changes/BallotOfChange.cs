namespace TcManager.Domain.Members.Changes;

/// <summary>A ballot that is to stand for the vote on a change.</summary>
/// <param name="ClosedOn">The local day of its close; null while it is open, and when it was cancelled.</param>
/// <param name="IsSigned">All its questions are, by the chair (decisions 8).</param>
/// <param name="IsApproved">All its questions are.</param>
public sealed record BallotOfChange(long Id, long CommitteeId, string Number, DateOnly? OpenedOn, DateOnly? ClosedOn, bool IsSigned, bool IsApproved);
