using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using TcManager.Domain;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots.Secret;

/// <summary>To which slip sealed answers belong: they open in no other.</summary>
public sealed record SealedFor(Guid BallotUid, Guid SlipUid, string VoterKey)
{
    internal byte[] Bound() => new CanonicalHash().Add(BallotUid).Add(SlipUid).Add(VoterKey).ToSha256();
}

/// <summary>
/// Seals the answers of secret ballots and opens them at the close (decisions, Of the code 3): AES-256-GCM under a key that an ephemeral P-256 pair agrees with the ballot's; the
/// ballot's private half lies under the installation's keys. Sealed answers all have one length, so that no length tells a choice.
/// </summary>
public sealed class BallotBox(IDataProtectionProvider protection)
{
    private const int NonceBytes = 12, TagBytes = 16, AnswerBytes = 40, NumberBytes = 4;
    private const string Purpose = "TcManager.BallotKey";

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    /// <summary>The pair of a ballot that opens.</summary>
    public BallotKey MakeKey(long ballotId)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var secret = pair.ExportPkcs8PrivateKey();
        try
        {
            return new(ballotId, pair.ExportSubjectPublicKeyInfo(), _protector.Protect(secret));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>Choices alone: reasons are no part of a secret vote.</summary>
    public static byte[] Seal(byte[] publicKey, SealedFor slip, IReadOnlyList<CastAnswer> answers)
    {
        using var theirs = ECDiffieHellman.Create();
        theirs.ImportSubjectPublicKeyInfo(publicKey, out _);
        using var ours = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = ours.ExportSubjectPublicKeyInfo();
        var plain = Write(answers);
        var payload = new byte[NumberBytes + point.Length + NonceBytes + TagBytes + plain.Length];
        BinaryPrimitives.WriteInt32BigEndian(payload, point.Length);
        point.CopyTo(payload, NumberBytes);
        var rest = payload.AsSpan(NumberBytes + point.Length);
        RandomNumberGenerator.Fill(rest[..NonceBytes]);
        var key = ours.DeriveKeyFromHash(theirs.PublicKey, HashAlgorithmName.SHA256, null, point);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(rest[..NonceBytes], plain, rest[(NonceBytes + TagBytes)..], rest.Slice(NonceBytes, TagBytes), slip.Bound());
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(plain);
        return payload;
    }

    /// <summary>Opens the box of a ballot whose key is not destroyed. Throws where the installation's keys are not those under which it lies: then nothing is lost yet.</summary>
    public OpenBox Open(BallotKey key) => new(_protector.Unprotect(key.PrivateKeyProtected ?? throw new InvalidOperationException("The key of this ballot is destroyed.")));

    private static byte[] Write(IReadOnlyList<CastAnswer> answers)
    {
        var plain = new byte[answers.Count * AnswerBytes];
        foreach (var (index, answer) in answers.OrderBy(answer => answer.QuestionNo).Index())
        {
            var place = plain.AsSpan(index * AnswerBytes, AnswerBytes);
            BinaryPrimitives.WriteInt32BigEndian(place, answer.QuestionNo);
            place[NumberBytes] = (byte)Encoding.UTF8.GetBytes(answer.Choice!, place[(NumberBytes + 1)..]);
        }

        return plain;
    }

    /// <summary>A box that is open.</summary>
    public sealed class OpenBox : IDisposable
    {
        private readonly ECDiffieHellman _pair = ECDiffieHellman.Create();

        internal OpenBox(byte[] secret)
        {
            _pair.ImportPkcs8PrivateKey(secret, out _);
            CryptographicOperations.ZeroMemory(secret);
        }

        /// <summary>What was sealed for that slip. Throws where it was not.</summary>
        public IReadOnlyList<CastAnswer> Read(byte[] payload, SealedFor slip)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(payload);
            var point = payload.AsSpan(NumberBytes, length).ToArray();
            using var theirs = ECDiffieHellman.Create();
            theirs.ImportSubjectPublicKeyInfo(point, out _);
            var rest = payload.AsSpan(NumberBytes + length);
            var plain = new byte[rest.Length - NonceBytes - TagBytes];
            var key = _pair.DeriveKeyFromHash(theirs.PublicKey, HashAlgorithmName.SHA256, null, point);
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(rest[..NonceBytes], rest[(NonceBytes + TagBytes)..], rest.Slice(NonceBytes, TagBytes), plain, slip.Bound());
            CryptographicOperations.ZeroMemory(key);
            return [.. Answers(plain)];
        }

        public void Dispose() => _pair.Dispose();

        private static IEnumerable<CastAnswer> Answers(byte[] plain)
        {
            for (var at = 0; at < plain.Length; at += AnswerBytes)
            {
                yield return new(
                    BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(at)), Encoding.UTF8.GetString(plain, at + NumberBytes + 1, plain[at + NumberBytes]), null);
            }
        }
    }
}
