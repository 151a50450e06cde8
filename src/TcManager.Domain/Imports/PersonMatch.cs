namespace TcManager.Domain.Imports;

/// <summary>A person who is known, as far as it tells namesakes apart.</summary>
/// <param name="Employers">Keys of all employers, past ones too.</param>
public sealed record KnownPerson(long Id, Guid Uid, string? Email, IReadOnlyList<string> Employers);

/// <summary>How a row names a person, beside the name.</summary>
public sealed record NamedPerson(Guid? Uid, string? Email, string? Employer);

/// <summary>Whom a row of a table means.</summary>
/// <param name="PersonId">The one who is meant; null where nobody is, or it cannot be told.</param>
/// <param name="IsUnclear">Somebody of the name is known, and nothing tells whether it is the same person.</param>
public readonly record struct PersonMatch(long? PersonId, bool IsUnclear)
{
    private static readonly PersonMatch Nobody = new(null, false), Unclear = new(null, true);

    /// <summary>
    /// The same record number, else the same address, else the same employer means the same person; another address or employer means a namesake. What says nothing
    /// either way is unclear: nobody is entered twice unawares, and nobody gets the seat of a namesake.
    /// </summary>
    /// <param name="row">What the row says.</param>
    /// <param name="namesakes">Everybody of the name, and whoever has the record number.</param>
    public static PersonMatch Find(NamedPerson row, IReadOnlyList<KnownPerson> namesakes)
    {
        if (namesakes.FirstOrDefault(p => p.Uid == row.Uid) is { } recorded)
        {
            return new(recorded.Id, false);
        }

        if (namesakes.Where(p => HasAddress(p, row)).ToList() is { Count: > 0 } reached)
        {
            return OneOf(reached.Count == 1 ? reached : [.. reached.Where(p => WorksAt(p, row))]);
        }

        if (row.Employer is not null && namesakes.Where(p => WorksAt(p, row)).ToList() is { Count: > 0 } colleagues)
        {
            return colleagues.Exists(p => HasOtherAddress(p, row)) ? Unclear : OneOf(colleagues);
        }

        if (row is { Email: null, Employer: null } && namesakes.Count > 0)
        {
            return OneOf(namesakes.Count == 1 ? namesakes : [.. namesakes.Where(p => p is { Email: null, Employers.Count: 0 })]);
        }

        return namesakes.All(p => HasOtherAddress(p, row) || WorksElsewhere(p, row)) ? Nobody : Unclear;
    }

    private static PersonMatch OneOf(IReadOnlyList<KnownPerson> people) => people.Count == 1 ? new(people[0].Id, false) : Unclear;

    private static bool HasAddress(KnownPerson person, NamedPerson row) => row.Email is not null && string.Equals(person.Email, row.Email, StringComparison.OrdinalIgnoreCase);

    private static bool HasOtherAddress(KnownPerson person, NamedPerson row) => row.Email is not null && person.Email is not null && !HasAddress(person, row);

    private static bool WorksAt(KnownPerson person, NamedPerson row) => row.Employer is not null && person.Employers.Contains(row.Employer);

    private static bool WorksElsewhere(KnownPerson person, NamedPerson row) => row.Employer is not null && person.Employers.Count > 0 && !WorksAt(person, row);
}
