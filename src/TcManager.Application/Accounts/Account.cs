using Microsoft.AspNetCore.Identity;
using TcManager.Domain.Access;
using TcManager.Domain.People;

namespace TcManager.Application.Accounts;

/// <summary>A sign-in. An account is not a person: an administrator's may have none.</summary>
public sealed class Account : IdentityUser<long>
{
    public long? PersonId { get; set; }

    public Person? Person { get; set; }

    /// <summary>Chosen language, or null where the committee's goes.</summary>
    public string? Culture { get; set; }

    /// <summary>The reader's own IANA zone, or null.</summary>
    public string? ZoneId { get; set; }
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
