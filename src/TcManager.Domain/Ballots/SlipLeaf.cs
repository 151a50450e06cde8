namespace TcManager.Domain.Ballots;

/// <summary>One answer as it goes into the payload hash.</summary>
/// <param name="QuestionNo">From 1, once per slip.</param>
/// <param name="Choice">A choice code of the rule set.</param>
/// <param name="Reason">As stored; no reason and an empty one are the same.</param>
public sealed record PayloadAnswer(int QuestionNo, string Choice, string? Reason);

/// <summary>
/// What the receipt of a slip stands for (decisions, Of the code 1). No name is in it, so that it outlives pseudonymising (decisions 19).
/// </summary>
/// <param name="SlipUid">The Uid of the form that cast it.</param>
/// <param name="BallotUid">The ballot.</param>
/// <param name="VoterKey">The key of the seat: <c>M:17</c>.</param>
/// <param name="Revision">From 1, rising for the voter.</param>
/// <param name="Generation">From 1, one more with each reopening of the ballot.</param>
/// <param name="Channel">The channel's name, never its number: <c>Web</c>.</param>
/// <param name="CastAt">Counts to the millisecond.</param>
/// <param name="PayloadHash">From <see cref="PayloadHashOf"/>.</param>
public sealed record SlipLeaf(
    Guid SlipUid,
    Guid BallotUid,
    string VoterKey,
    int Revision,
    int Generation,
    string Channel,
    DateTimeOffset CastAt,
    byte[] PayloadHash)
{
    /// <summary>SHA-256 of the number of answers and of each, by question number. Two answers to one question are a bug of the caller.</summary>
    public static byte[] PayloadHashOf(IReadOnlyCollection<PayloadAnswer> answers)
    {
        if (answers.DistinctBy(answer => answer.QuestionNo).Count() != answers.Count)
        {
            throw new ArgumentException("One answer per question.", nameof(answers));
        }

        var hash = new CanonicalHash().Add(answers.Count);
        foreach (var answer in answers.OrderBy(answer => answer.QuestionNo))
        {
            hash.Add(answer.QuestionNo).Add(answer.Choice).Add(answer.Reason ?? "");
        }

        return hash.ToSha256();
    }

    /// <summary>SHA-256 of a sealed payload: it says nothing of the answers once the payload is wiped.</summary>
    public static byte[] SealedHashOf(byte[] payload) => new CanonicalHash().Add(payload).ToSha256();

    /// <summary>SHA-256 of the leaf's fields in the order of this record, 32 bytes.</summary>
    public byte[] LeafHash() => new CanonicalHash()
        .Add(SlipUid).Add(BallotUid).Add(VoterKey).Add(Revision).Add(Generation).Add(Channel).Add(CastAt).Add(PayloadHash)
        .ToSha256();

    /// <summary>What a voter reads and compares: the first 16 hexadecimal digits in groups of four, <c>3fa9 01c2 77de b410</c>.</summary>
    public static string ReceiptCode(byte[] leafHash) =>
        string.Join(' ', Convert.ToHexStringLower(leafHash.AsSpan(0, 8)).Chunk(4).Select(digits => new string(digits)));
}
