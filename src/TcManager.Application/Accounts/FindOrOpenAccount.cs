using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;

namespace TcManager.Application.Accounts;

/// <summary>Whose account an address is; opens it first where a member or a secretariat's person has none yet.</summary>
public sealed class FindOrOpenAccount(TcManagerDb db, OpenAccount opening, ILookupNormalizer normalizer)
{
    /// <summary>The account's id, or null where the address is nobody's here or its account is closed.</summary>
    public Task<long?> ExecuteAsync(string address, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        var wanted = normalizer.NormalizeEmail(address);
        var known = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedEmail == wanted, token) ?? await opening.ForMemberAsync(address, token);
        return known is { IsClosed: false } ? known.Id : (long?)null;
    }, ct);
}
