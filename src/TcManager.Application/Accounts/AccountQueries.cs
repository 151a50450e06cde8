using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.People;

namespace TcManager.Application.Accounts;

/// <summary>The list of accounts, and the page of one: for administrators.</summary>
public sealed class AccountQueries(TcManagerDb db, ILookupNormalizer normalizer, TimeProvider clock)
{
    private const int PageSize = 60;

    private const int EntriesShown = 10;

    private static readonly Expression<Func<Account, AccountRow>> Row = a => new AccountRow(
        a.Id, a.Email!, a.PersonId, a.Person == null ? null : a.Person.NameZh, a.Person == null ? null : a.Person.NameLatin, a.PasswordHash != null, a.LockoutEnabled ? a.LockoutEnd : null, a.Culture, a.ZoneId);

    /// <summary>Those without a person first, then by the reading of names. Three queries.</summary>
    public async Task<AccountList> ListAsync(AccountFilter filter, int page, CancellationToken ct)
    {
        var found = Found(filter);
        var count = await found.CountAsync(ct);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var at = Math.Clamp(page, 1, pages);
        var rows = await found.OrderBy(a => a.PersonId == null ? 0 : 1).ThenBy(a => a.Person!.PinyinName).ThenBy(a => a.Person!.NameLatin).ThenBy(a => a.Id)
            .Skip((at - 1) * PageSize).Take(PageSize).Select(Row).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Id);
        var roles = (await db.AccountRoles.AsNoTracking().Where(r => ids.Contains(r.AccountId)).Select(r => new { r.AccountId, r.Role }).ToListAsync(ct)).ToLookup(r => r.AccountId, r => r.Role);
        return new(filter, [.. rows.Select(row => Line(row, roles[row.Id]))], count, at, pages);
    }

    /// <summary>One account with its latest entries in the audit; null when there is none. Three queries.</summary>
    public async Task<AccountShow?> ShowAsync(long id, CancellationToken ct)
    {
        var row = await db.Users.AsNoTracking().Where(a => a.Id == id).Select(Row).SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var roles = await db.AccountRoles.AsNoTracking().Where(r => r.AccountId == id).Select(r => r.Role).ToListAsync(ct);
        return new(Line(row, roles), row.Culture, row.ZoneId, await EntriesAsync(Account.UidOf(id), ct));
    }

    private IQueryable<Account> Found(AccountFilter filter)
    {
        var accounts = db.Users.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var (name, address) = (Person.SearchFor(filter.Text), normalizer.NormalizeEmail(filter.Text.Trim()));
            accounts = accounts.Where(a => a.NormalizedEmail!.Contains(address) || a.Person!.SearchKey.Contains(name));
        }

        return filter.Which switch
        {
            AccountKind.WithRole => accounts.Where(a => db.AccountRoles.Select(r => r.AccountId).Contains(a.Id)),
            AccountKind.Closed => accounts.Where(a => a.LockoutEnabled && a.LockoutEnd >= Account.ClosedUntil),
            _ => accounts,
        };
    }

    private AccountLine Line(AccountRow row, IEnumerable<SystemRole> roles)
    {
        var isClosed = row.LockoutEnd >= Account.ClosedUntil;
        return new(row.Id, row.Email, row.PersonId, row.NameZh is null ? null : new(row.NameZh, row.NameLatin!), row.HasPassword, isClosed, !isClosed && row.LockoutEnd > clock.Now() ? row.LockoutEnd : null, [.. roles.Order()]);
    }

    private Task<List<AccountEntry>> EntriesAsync(Guid uid, CancellationToken ct) => (
        from e in db.AuditEntries.AsNoTracking().Where(e => e.SubjectUid == uid && e.SubjectKind == AuditSubject.Account).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(EntriesShown)
        from person in db.People.Where(p => p.Id == e.ActorPersonId).DefaultIfEmpty()
        from account in db.Users.Where(a => a.Id == e.ActorAccountId).DefaultIfEmpty()
        orderby e.At descending, e.Id descending
        select new AccountEntry(e.At, e.Action, e.Data, (string?)person.NameZh, (string?)person.NameLatin, account.Email, e.FromAddress)).ToListAsync(ct);

    private sealed record AccountRow(long Id, string Email, long? PersonId, string? NameZh, string? NameLatin, bool HasPassword, DateTimeOffset? LockoutEnd, string? Culture, string? ZoneId);
}

/// <summary>Which accounts are listed.</summary>
public enum AccountKind
{
    All,

    /// <summary>Of administrators and supervisors.</summary>
    WithRole,
    Closed,
}

/// <summary>What is looked for.</summary>
/// <param name="Text">A part of a name or of an address.</param>
/// <param name="Which">All, or some.</param>
public sealed record AccountFilter(string? Text, AccountKind Which)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Which == AccountKind.All;
}

/// <summary>What becomes of an attempt to sign in.</summary>
public enum AccountState
{
    /// <summary>No password was ever set.</summary>
    NoPassword,
    Open,

    /// <summary>For some minutes, after wrong passwords.</summary>
    Locked,
    Closed,
}

/// <summary>An account in a list.</summary>
/// <param name="Name">Of its person; null where there is none.</param>
/// <param name="LockedUntil">After wrong passwords; null where that is over.</param>
public sealed record AccountLine(long Id, string Email, long? PersonId, Bilingual? Name, bool HasPassword, bool IsClosed, DateTimeOffset? LockedUntil, IReadOnlyList<SystemRole> Roles)
{
    public AccountState State => IsClosed ? AccountState.Closed : LockedUntil is not null ? AccountState.Locked : HasPassword ? AccountState.Open : AccountState.NoPassword;

    /// <summary>How the account is called: by its person, else by its address.</summary>
    public string Called(string culture) => Name?.In(culture) ?? Email;
}

/// <summary>A page of the list.</summary>
public sealed record AccountList(AccountFilter Filter, IReadOnlyList<AccountLine> Items, int Found, int Page, int Pages);

/// <summary>What was done to an account. Who did it is named by the person, else by the account's address; nobody is the system itself.</summary>
public sealed record AccountEntry(DateTimeOffset At, string Action, AuditData Data, string? ByZh, string? ByLatin, string? ByEmail, string? FromAddress)
{
    public string? By(string culture) => ByZh is null ? ByEmail : new Bilingual(ByZh, ByLatin!).In(culture);
}

/// <summary>One account.</summary>
/// <param name="Entries">The latest ones, newest first.</param>
public sealed record AccountShow(AccountLine Line, string? Culture, string? ZoneId, IReadOnlyList<AccountEntry> Entries);
