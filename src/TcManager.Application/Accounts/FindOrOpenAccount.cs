using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;

namespace TcManager.Application.Accounts;

/// <summary>Whose account an address is; opens it first where a member or a secretariat's person has none yet.</summary>
public sealed class FindOrOpenAccount(TcManagerDb db, OpenAccount opening, ILookupNormalizer normalizer)
{
    /// <summary>The account's id, or null where the address is nobody's here.</summary>
    public Task<long?> ExecuteAsync(string address, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        var wanted = normalizer.NormalizeEmail(address);
        return await db.Users.Where(a => a.NormalizedEmail == wanted).Select(a => (long?)a.Id).SingleOrDefaultAsync(token)
            ?? (await opening.ForMemberAsync(address, token))?.Id;
    }, ct);
}
