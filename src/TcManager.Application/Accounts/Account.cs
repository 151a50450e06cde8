using System.Buffers.Binary;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using TcManager.Domain.Access;
using TcManager.Domain.People;

namespace TcManager.Application.Accounts;

/// <summary>A sign-in. An account is not a person: an administrator's may have none.</summary>
public sealed class Account : IdentityUser<long>
{
    /// <summary>Until when a closed account is locked. No lockout after wrong passwords reaches so far, and every database takes it as it is.</summary>
    public static readonly DateTimeOffset ClosedUntil = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public long? PersonId { get; set; }

    public Person? Person { get; set; }

    /// <summary>Chosen language, or null where the committee's goes.</summary>
    public string? Culture { get; set; }

    /// <summary>The reader's own IANA zone, or null.</summary>
    public string? ZoneId { get; set; }

    /// <summary>Closed by an administrator: nobody signs in with it, whatever the password.</summary>
    public bool IsClosed => LockoutEnabled && LockoutEnd >= ClosedUntil;

    /// <summary>The same for queries.</summary>
    internal static Expression<Func<Account, bool>> NotClosed { get; } = account => !account.LockoutEnabled || account.LockoutEnd == null || account.LockoutEnd < ClosedUntil;

    /// <summary>Under which entries of the audit name the account: made of its number, so that what concerns it is found by an index.</summary>
    public static Guid UidOf(long id)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), id);
        return new(bytes, bigEndian: true);
    }

    /// <summary>Whose <see cref="UidOf"/> it is; null where it is another thing's.</summary>
    internal static long? IdOf(Guid uid)
    {
        var id = BinaryPrimitives.ReadInt64BigEndian(uid.ToByteArray(bigEndian: true).AsSpan(8));
        return id > 0 && UidOf(id) == uid ? id : null;
    }
}

/// <summary>A system role held by an account.</summary>
public sealed class AccountRole
{
    private AccountRole()
    {
    }

    public AccountRole(long accountId, SystemRole role)
    {
        AccountId = accountId;
        Role = role;
    }

    public long Id { get; private set; }

    public long AccountId { get; private set; }

    public Account Account { get; private set; } = null!;

    public SystemRole Role { get; private set; }
}
