using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain.Access;

namespace TcManager.Application.Accounts;

/// <summary>Opens accounts without a password: the first link that is mailed to the address lets its owner choose one. Runs in the caller's transaction.</summary>
public sealed class OpenAccount(TcManagerDb db, UserManager<Account> accounts, ILookupNormalizer normalizer, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// For somebody with a seat or a desk in a committee, or who acts for a body there, under the address that stands with the person: what a database takes for equal may be another
    /// mailbox. Null where the address is nobody's, or not one person's alone.
    /// </summary>
    public async Task<Account?> ForMemberAsync(string address, CancellationToken ct)
    {
        var today = clock.Today("Etc/UTC");
        var people = await Reached(address)
            .Select(p => new
            {
                p.Id,
                p.Email,
                IsIn = db.Memberships.Any(m => m.PersonId == p.Id && (m.ToOn == null || today <= m.ToOn)) || db.Representatives.Any(r => r.PersonId == p.Id && (r.ToOn == null || today <= r.ToOn))
                    || db.Staff.Any(s => s.PersonId == p.Id && (s.ToOn == null || today <= s.ToOn)),
                HasAccount = db.Users.Any(a => a.PersonId == p.Id),
            })
            .Take(2)
            .ToListAsync(ct);
        return people is [{ IsIn: true, HasAccount: false, Email: { } stored } person] ? await CreateAsync(stored, person.Id, Acting.System, AuditActions.AccountOpened, ct) : null;
    }

    /// <summary>Whether it is an address, in letters that Identity lets somebody sign in by.</summary>
    internal bool Takes(string address) => System.Net.Mail.MailAddress.TryCreate(address, out _) && address.All(accounts.Options.User.AllowedUserNameCharacters.Contains);

    /// <summary>Who is reached at the address, in any case of its letters; of several the first two.</summary>
    internal Task<List<long>> ReachedAtAsync(string address, CancellationToken ct) => Reached(address).OrderBy(p => p.Id).Take(2).Select(p => p.Id).ToListAsync(ct);

    /// <summary>For the address that the settings name, while the installation has no administrator.</summary>
    public async Task<Account?> ForFirstAdministratorAsync(string address, CancellationToken ct)
    {
        if (await db.AccountRoles.AnyAsync(r => r.Role == SystemRole.Administrator, ct))
        {
            return null;
        }

        var account = await accounts.FindByEmailAsync(address) ?? await CreateAsync(address, null, Acting.System, AuditActions.AccountOpened, ct);
        if (account is not null)
        {
            db.AccountRoles.Add(new(account.Id, SystemRole.Administrator));
            audit.Add(Acting.System, AuditActions.RoleGiven, AuditSubject.Account, Account.UidOf(account.Id), null, ("account", account.Id), ("role", SystemRole.Administrator));
            await db.SaveChangesAsync(ct);
        }

        return account;
    }

    private IQueryable<Domain.People.Person> Reached(string address)
    {
        var wanted = normalizer.NormalizeEmail(address.Trim());
#pragma warning disable CA1304, CA1311, CA1862 // The database folds it: no culture of this process takes part, and no comparer reaches it.
        return db.People.AsNoTracking().Where(p => p.MergedIntoId == null && p.Email != null && p.Email.ToUpper() == wanted);
#pragma warning restore CA1304, CA1311, CA1862
    }

    /// <summary>Null where Identity takes no such address, or has it already.</summary>
    internal async Task<Account?> CreateAsync(string email, long? personId, Acting acting, string action, CancellationToken ct, params (string Name, object? Value)[] data)
    {
        var account = new Account { UserName = email, Email = email, PersonId = personId };
        if (!(await accounts.CreateAsync(account)).Succeeded)
        {
            return null;
        }

        audit.Add(acting, action, AuditSubject.Account, Account.UidOf(account.Id), null, [("account", account.Id), ("person", personId), .. data]);
        await db.SaveChangesAsync(ct);
        return account;
    }
}
