using TcManager.Domain;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Application.Demonstration;

/// <summary>A generated person on the way into the database.</summary>
/// <param name="name">Shared with nobody.</param>
/// <param name="email">At a domain reserved for examples.</param>
/// <param name="body">Code of the employer.</param>
/// <param name="side">The interest that the employer stands for; null outside national committees.</param>
/// <param name="position">At the employer.</param>
/// <param name="title">技术职称.</param>
/// <param name="isAcademician">院士.</param>
internal sealed class SamplePerson(SampleName name, string email, string body, StakeholderSide? side, Bilingual position, TitleLevel title, bool isAcademician = false)
{
    public string Email { get; } = email;

    public bool IsAcademician { get; } = isAcademician;

    public string Body { get; } = body;

    public StakeholderSide? Side { get; } = side;

    public Bilingual Position { get; } = position;

    /// <summary>Committees that the person sits on already.</summary>
    public int Seats { get; set; }

    /// <summary>The row, saved with the roster.</summary>
    public Person Row { get; } = ToRow(name, email, title, isAcademician);

    private static Person ToRow(SampleName name, string email, TitleLevel title, bool isAcademician)
    {
        var row = new Person(Guid.CreateVersion7(), name.Zh, name.Latin, email) { IsSample = true };
        row.Rename(name.Zh, name.Latin, name.Sorted);
        row.Describe(title, isAcademician);
        return row;
    }
}

/// <summary>A seat that a sample person is to hold.</summary>
internal sealed record SampleSeat(SamplePerson Person, SeatCategory Category, IReadOnlyList<OfficeRole> Offices)
{
    public bool Holds(OfficeRole role) => Offices.Contains(role);

    public bool IsPlainMember => Category == SeatCategory.Voting && Offices.Count == 0;
}

/// <summary>An invented organisation ("Sample body 01").</summary>
internal sealed record SampleBody(string Code, Bilingual Name, string Country, StakeholderSide? Side)
{
    public Organisation ToRow() => new(Guid.CreateVersion7(), Code, Name, Country) { IsSample = true };
}
