using Microsoft.AspNetCore.Identity;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Domain.Access;
using TcManager.Domain.People;

namespace TcManager.Application.Demonstration;

/// <summary>Sign-ins for the people of the two committees that the stories are about, a supervisor and an administrator.</summary>
public sealed class SeedAccounts(TcManagerDb db, IPasswordHasher<Account> hasher)
{
    private const string Standards = "SAC";

    private static readonly string[] Committees = ["SAC/TC 605", "ISO/TC 321"];

    internal async Task ExecuteAsync(IReadOnlyList<SeededRoster> rosters, SeededWorld world, SamplePeople people, DateOnly today, CancellationToken ct)
    {
        // Slow by design, so once for all.
        var hash = hasher.HashPassword(new Account(), DemonstrationAccounts.Password);
        var supervisor = SupervisorOf(people);
        db.Add(supervisor.Row);
        var insiders = rosters.Where(r => Committees.Contains(r.Committee.Fact.Code)).SelectMany(r => r.Seats.Select(s => s.Plan.Person).Concat(r.Staff)).Distinct();
        db.AddRange(insiders.Select(person => AccountOf(person.Email, person.Row, hash)));
        var overseer = AccountOf(supervisor.Email, supervisor.Row, hash);
        var administrator = AccountOf(DemonstrationAccounts.Emails["administrator"], null, hash);
        db.AddRange(overseer, administrator);
        await db.SaveChangesAsync(ct);
        db.Add(new Employment(supervisor.Row.Id, world.Organisations[Standards].Id, supervisor.Position, today.AddYears(-1)));
        db.AddRange(new AccountRole(overseer.Id, SystemRole.Supervisor), new AccountRole(administrator.Id, SystemRole.Administrator));
        await db.SaveChangesAsync(ct);
    }

    private static SamplePerson SupervisorOf(SamplePeople people) => people.Supervisor(DemonstrationAccounts.Emails["supervisor"], Standards);

    internal static Account AccountOf(string email, Person? person, string hash) => new()
    {
        Person = person,
        UserName = email,
        NormalizedUserName = email.ToUpperInvariant(),
        Email = email,
        NormalizedEmail = email.ToUpperInvariant(),
        EmailConfirmed = true,
        LockoutEnabled = true,
        PasswordHash = hash,
        SecurityStamp = Guid.CreateVersion7().ToString("N"),
    };
}
