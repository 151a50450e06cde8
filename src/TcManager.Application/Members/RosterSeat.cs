using TcManager.Domain;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Composition;
using TcManager.Domain.People;

namespace TcManager.Application.Members;

/// <summary>One seat of a roster on a day: as of that day in every particular, the employer included.</summary>
/// <param name="Organisation">The employer of that day, else who nominated (decisions 2).</param>
/// <param name="IsNominator">The organisation is the nominating one, because no employer of that day is known.</param>
/// <param name="OtherSeats">Voting seats in force on other committees.</param>
/// <param name="IsExpert">Registered with a working group of an international body that day.</param>
/// <param name="Email">Null also where the reader may not see it.</param>
public sealed record RosterSeat(
    long CommitteeId,
    long MembershipId,
    long PersonId,
    Bilingual Name,
    string SortName,
    SeatCategory Category,
    StakeholderSide? Side,
    TitleLevel Title,
    bool IsAcademician,
    bool IsSample,
    DateOnly FromOn,
    DateOnly? ToOn,
    IReadOnlyList<OfficeRole> Offices,
    long? OrganisationId,
    Bilingual? Organisation,
    Bilingual? Position,
    bool IsNominator,
    int OtherSeats,
    bool IsExpert,
    string? Email,
    string? Phone)
{
    /// <summary>Held by <see cref="OrganisationId"/>; <see cref="PersonId"/> is its latest head representative.</summary>
    public bool IsBody { get; init; }

    /// <summary>Of a body, on that day; the head first.</summary>
    public IReadOnlyList<SeatRepresentative> Representatives { get; init; } = [];

    public bool IsMember => Category is SeatCategory.Voting or SeatCategory.P;

    /// <summary>Offices first, in their order; then members, then those without a vote.</summary>
    public int Rank => Offices.Count > 0 ? (int)Offices.Min() : 100 + (int)Category;

    public string PersonKey => IsBody ? $"O:{OrganisationId}" : $"P:{PersonId}";

    public RosterRow ToRow() => new(PersonKey, OrganisationId is { } id ? $"O:{id}" : null, Side, Title, Offices, OtherSeats, IsMember, IsBody);

    public static IReadOnlyList<RosterSeat> Sorted(IEnumerable<RosterSeat> seats) =>
        [.. seats.OrderBy(s => s.Rank).ThenBy(s => s.SortName, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.MembershipId)];
}

/// <summary>Who acts for a body's seat, and when.</summary>
public sealed record SeatRepresentative(long PersonId, Bilingual Name, RepresentativeKind Kind, DateOnly FromOn, DateOnly? ToOn);
