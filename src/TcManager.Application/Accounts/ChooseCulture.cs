using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;

namespace TcManager.Application.Accounts;

/// <summary>Keeps the language that a person has chosen; mails follow it.</summary>
public sealed class ChooseCulture(TcManagerDb db)
{
    public async Task ExecuteAsync(long accountId, string culture, CancellationToken ct)
    {
        var account = await db.Users.SingleAsync(a => a.Id == accountId, ct);
        account.Culture = culture;
        await db.SaveChangesAsync(ct);
    }
}
