using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots;

/// <summary>The key pair of a secret ballot: what is sealed with the public half can be read at the close and never after.</summary>
public sealed class BallotKey
{
    private BallotKey()
    {
    }

    public BallotKey(long ballotId, byte[] publicKey, byte[] privateKeyProtected)
    {
        BallotId = ballotId;
        PublicKey = publicKey;
        PrivateKeyProtected = privateKeyProtected;
    }

    public long Id { get; private set; }

    public long BallotId { get; private set; }

    /// <summary>P-256, SubjectPublicKeyInfo.</summary>
    public byte[] PublicKey { get; private set; } = [];

    /// <summary>PKCS 8 under the installation's keys; null once destroyed.</summary>
    public byte[]? PrivateKeyProtected { get; private set; }

    public DateTimeOffset? DestroyedAt { get; private set; }

    public void Destroy(DateTimeOffset now)
    {
        PrivateKeyProtected = null;
        DestroyedAt = now;
    }
}

/// <summary>One choice of a secret ballot after its close: whose it was stands nowhere. Its key is random, so that no order says more (pitfalls 23).</summary>
public sealed class SecretChoice
{
    private SecretChoice()
    {
    }

    public SecretChoice(Guid key, long questionId, SeatCategory category, string choice)
    {
        Key = key;
        QuestionId = questionId;
        Category = category;
        Choice = choice;
    }

    /// <summary>Random through and through: no time is in it.</summary>
    public Guid Key { get; private set; }

    public long QuestionId { get; private set; }

    /// <summary>By which votes are counted.</summary>
    public SeatCategory Category { get; private set; }

    public string Choice { get; private set; } = null!;
}
