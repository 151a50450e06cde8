using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Members;

namespace TcManager.Application.Ballots;

/// <summary>The reader's own voter row, with the slip that counts.</summary>
/// <param name="HasLeft">The seat has ended: no other slip can come.</param>
/// <param name="Slip">Null before the first.</param>
/// <param name="Category">By which questions are asked.</param>
public sealed record MyVote(long VoterId, string NameZh, string NameLatin, bool HasLeft, MySlip? Slip, string? Email, SeatCategory Category);

/// <summary>One's own slip.</summary>
/// <param name="Uid">Of the slip.</param>
/// <param name="Revision">From 1.</param>
/// <param name="CastAt">When it was taken.</param>
/// <param name="LeafHash">The receipt.</param>
/// <param name="Answers">By question.</param>
/// <param name="Channel">How it came in: paper and phone are recorded by the secretariat.</param>
/// <param name="Objection">One's own, to a slip that was recorded.</param>
public sealed record MySlip(Guid Uid, int Revision, DateTimeOffset CastAt, byte[] LeafHash, IReadOnlyList<MyAnswer> Answers, SlipChannel Channel, MyObjection? Objection)
{
    /// <summary>Its number in the ballot's chain; null until the sealer has come by.</summary>
    public long? SealNo { get; init; }

    /// <summary>Who cast it by proxy.</summary>
    public Bilingual? ByProxy { get; init; }

    public bool IsRecorded => Channel is SlipChannel.Paper or SlipChannel.Phone;
}

/// <summary>What became of one's objection.</summary>
public sealed record MyObjection(DateTimeOffset At, string? Decision, DateTimeOffset? DecidedAt);

/// <summary>What one answered.</summary>
public sealed record MyAnswer(long QuestionId, string Choice, string? Reason);
