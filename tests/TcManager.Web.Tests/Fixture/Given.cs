using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Web.Tests.Fixture;

/// <summary>A committee with a secretary on its staff, a chair and members, each with an account; everything valid unless a test says otherwise.</summary>
public sealed record GivenCommittee(long Id, string Code, Someone Secretary, Someone Chair, IReadOnlyList<Someone> Members)
{
    /// <summary>Chair and members: all voting seats.</summary>
    public IReadOnlyList<Someone> Voters => [Chair, .. Members];
}

/// <summary>A person with an account.</summary>
public sealed record Someone(long PersonId, long AccountId, long MembershipId, string Email, string NameZh, string NameLatin);

/// <summary>Builders of what a test starts from.</summary>
public static class Given
{
    public const string Password = "long-enough-password";

    private static readonly DateOnly Founded = new(2024, 2, 26);

    // Hashing is slow by design; every test account has the same password.
    private static readonly Lazy<string> PasswordHash = new(() => new PasswordHasher<Account>(Options.Create(TestApp.Hashing)).HashPassword(new Account(), Password));

    /// <param name="app">The application.</param>
    /// <param name="members">Voting seats beside the chair.</param>
    /// <param name="code">Of the committee.</param>
    /// <param name="profile">sac-2020 or iso.</param>
    /// <param name="category">Of the seats.</param>
    public static async Task<GivenCommittee> Committee(this TestApp app, int members = 4, string code = "SAC/TC 605", string profile = "sac-2020", SeatCategory category = SeatCategory.Voting) =>
        await app.InDb(async db =>
        {
            var committee = new Committee(Guid.CreateVersion7(), code, CommitteeKind.TC, new("岩土力学", "Rock and soil mechanics"), profile, "Asia/Shanghai", Cultures.Chinese);
            committee.Enter(LifeState.Established, Founded);
            var body = new Organisation(Guid.CreateVersion7(), $"ORG-{code}", new("示例单位", "Sample body"), "CN") { IsSample = true };
            db.AddRange(committee, body);
            await db.SaveChangesAsync();
            db.Add(new CommitteeBody(committee.Id, body.Id, BodyPart.Secretariat, Founded));
            var term = new Term(committee.Id, 1, Founded, Founded.AddYears(5));
            db.Add(term);
            var prefix = new string([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
            var people = new List<(Person Person, Account Account)>
            {
                Person(db, $"secretary@{prefix}.example", "秘书", "Secretary"),
                Person(db, $"chair@{prefix}.example", "主任", "Chair"),
            };
            people.AddRange(Enumerable.Range(1, members).Select(i => Person(db, $"member{i}@{prefix}.example", $"委员{i}", $"Member {i}")));
            await db.SaveChangesAsync();
            db.Add(new Staff(people[0].Person.Id, committee.Id, Founded));
            var seats = people.Skip(1).Select(p => new Membership(Guid.CreateVersion7(), committee.Id, term.Id, p.Person.Id, category, Founded, StakeholderSide.PublicInterest, body.Id)).ToList();
            seats[0].Hold(OfficeRole.Chair, Founded);
            db.AddRange(seats);
            db.AddRange(people.Select(p => new Employment(p.Person.Id, body.Id, new("工程师", "Engineer"), Founded)));
            await db.SaveChangesAsync();
            var someone = people.Select((p, i) => new Someone(p.Person.Id, p.Account.Id, i == 0 ? 0 : seats[i - 1].Id, p.Account.Email!, p.Person.NameZh, p.Person.NameLatin)).ToList();
            return new GivenCommittee(committee.Id, code, someone[0], someone[1], someone[2..]);
        });

    /// <summary>An account with a system role, or a stranger without any.</summary>
    public static Task<Someone> Outsider(this TestApp app, string email, SystemRole? role = null) => app.InDb(async db =>
    {
        var (person, account) = Person(db, email, "外人", "Outsider");
        await db.SaveChangesAsync();
        if (role is { } held)
        {
            db.Add(new AccountRole(account.Id, held));
            await db.SaveChangesAsync();
        }

        return new Someone(person.Id, account.Id, 0, email, person.NameZh, person.NameLatin);
    });

    private static (Person, Account) Person(TcManagerDb db, string email, string zh, string latin)
    {
        var person = new Person(Guid.CreateVersion7(), zh, latin, email) { IsSample = true };
        person.Describe(TitleLevel.Senior, isAcademician: false);
        var account = new Account
        {
            Person = person,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            PasswordHash = PasswordHash.Value,
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
        };
        db.AddRange(person, account);
        return (person, account);
    }
}
