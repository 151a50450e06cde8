using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Demonstration;

/// <summary>One of the accounts that a visitor of a demonstration may use.</summary>
/// <param name="Role">secretariat, chair, member, member2, supervisor, administrator, iso.</param>
/// <param name="Email">To sign in with.</param>
/// <param name="Name">Of the sample person, or of the role where there is none.</param>
public sealed record DemonstrationAccount(string Role, string Email, Bilingual Name);

/// <summary>The sign-ins of a demonstration: printed at the start and shown on the sign-in page.</summary>
public sealed class DemonstrationAccounts(TcManagerDb db)
{
    /// <summary>Every demonstration account has this password; production refuses them all.</summary>
    public const string Password = "rock-and-soil-605";

    /// <summary>Addresses by role.</summary>
    public static IReadOnlyDictionary<string, string> Emails { get; } = new Dictionary<string, string>
    {
        ["secretariat"] = "secretariat@tc605.example",
        ["chair"] = "chair@tc605.example",
        ["member"] = "member@tc605.example",
        ["iso"] = "secretariat@isotc321.example",
        ["supervisor"] = "supervisor@sac.example",
        ["administrator"] = "admin@tcmanager.example",
    };

    public async Task<IReadOnlyList<DemonstrationAccount>> ListAsync(CancellationToken ct)
    {
        var wanted = Emails.Values.Select(e => e.ToUpperInvariant()).ToList();
        var rows = await db.Users.AsNoTracking().Where(a => EF.MultipleParameters(wanted).Contains(a.NormalizedEmail!))
            .Select(a => new { a.Email, Zh = a.Person == null ? null : a.Person.NameZh, En = a.Person == null ? null : a.Person.NameLatin })
            .ToListAsync(ct);
        return [.. Emails.Join(rows, e => e.Value, r => r.Email, (e, r) => new DemonstrationAccount(e.Key, e.Value, new(r.Zh ?? "—", r.En ?? "—")))];
    }
}
