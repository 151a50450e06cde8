using TcManager.Domain.Imports;

namespace TcManager.Domain.Tests.Imports;

/// <summary>Everybody in a case has the name that the row says.</summary>
public sealed class PersonMatchTests
{
    private static readonly Guid Record = Guid.Parse("018f0000-0000-7000-8000-000000000001");

    private static readonly KnownPerson Bare = new(1, Record, null, []);
    private static readonly KnownPerson WithAddress = new(2, Guid.Empty, "li@a.example", []);
    private static readonly KnownPerson AtA = new(3, Guid.Empty, null, ["A"]);
    private static readonly KnownPerson AtAWithAddress = new(4, Guid.Empty, "li@a.example", ["A"]);
    private static readonly KnownPerson AtB = new(5, Guid.Empty, "li@b.example", ["B"]);

    public static TheoryData<string, NamedPerson, KnownPerson[], string> Cases => new()
    {
        { "nobody of the name", new(null, "li@a.example", "A"), [], "nobody" },
        { "the record number", new(Record, "other@x.example", "X"), [AtB, Bare], "1" },
        { "a record number of elsewhere", new(Guid.Parse("018f0000-0000-7000-8000-00000000000f"), null, null), [Bare], "1" },
        { "the address, whatever its case", new(null, "LI@A.example", null), [AtB, WithAddress], "2" },
        { "the address and another employer: has moved", new(null, "li@a.example", "C"), [AtAWithAddress, AtB], "4" },
        { "a mailbox that two namesakes share, told apart by the employer", new(null, "li@a.example", "A"), [WithAddress, AtAWithAddress], "4" },
        { "a mailbox that two namesakes share", new(null, "li@a.example", null), [WithAddress, AtAWithAddress], "unclear" },
        { "the employer, and no address was known", new(null, "li@a.example", "A"), [AtA, AtB], "3" },
        { "the employer under another address: two of a name in one place?", new(null, "li2@a.example", "A"), [AtAWithAddress], "unclear" },
        { "two of a name in one place", new(null, null, "A"), [AtA, AtAWithAddress], "unclear" },
        { "another address", new(null, "li@c.example", null), [AtB], "nobody" },
        { "another employer", new(null, null, "C"), [AtB], "nobody" },
        { "an address where none was known", new(null, "li@c.example", null), [Bare], "unclear" },
        { "an employer where none was known", new(null, null, "C"), [WithAddress], "unclear" },
        { "only the name, and there is one", new(null, null, null), [AtB], "5" },
        { "only the name, and there are two", new(null, null, null), [AtA, AtB], "unclear" },
        { "only the name, and one of two has nothing else either", new(null, null, null), [Bare, AtB], "1" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Whom_a_row_means(string what, NamedPerson row, KnownPerson[] namesakes, string meant)
    {
        var match = PersonMatch.Find(row, namesakes);
        Assert.True(meant == (match.IsUnclear ? "unclear" : match.PersonId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nobody"), what);
    }
}
