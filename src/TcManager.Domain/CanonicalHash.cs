using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TcManager.Domain;

/// <summary>
/// SHA-256 over fields in one canonical form (decisions, Of the code 5), so that anyone can recompute it in any language: whole numbers as
/// 8 bytes big-endian; texts as UTF-8 and bytes as they are, each after its length in 4 bytes big-endian; a Guid as its 16 bytes big-endian.
/// </summary>
public sealed class CanonicalHash
{
    // Text that is not well formed is refused: replaced characters would give two texts one hash.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> _fields = new();

    public CanonicalHash Add(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        _fields.Write(bytes);
        return this;
    }

    public CanonicalHash Add(string text) => Add(Utf8.GetBytes(text));

    public CanonicalHash Add(ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        _fields.Write(length);
        _fields.Write(bytes);
        return this;
    }

    public CanonicalHash Add(Guid uid)
    {
        _fields.Write(uid.ToByteArray(bigEndian: true));
        return this;
    }

    /// <summary>Unix milliseconds: the precision that every database keeps.</summary>
    public CanonicalHash Add(DateTimeOffset instant) => Add(instant.ToUnixTimeMilliseconds());

    /// <summary>32 bytes.</summary>
    public byte[] ToSha256() => SHA256.HashData(_fields.WrittenSpan);
}
