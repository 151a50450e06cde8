using TcManager.Domain.People;

namespace TcManager.Domain.Members.Composition;

/// <summary>One seat of the roster on one day.</summary>
/// <param name="PersonKey">Names the row in what a check reports.</param>
/// <param name="OrganisationKey">The employer of that day, else the nominating organisation (decisions 2); null where neither is known.</param>
/// <param name="Side">Null where it is not recorded; the seat still is part of the whole.</param>
/// <param name="Title">技术职称.</param>
/// <param name="Offices">Held on that day.</param>
/// <param name="OtherSeats">Voting seats in force on other committees, 0 or more.</param>
/// <param name="IsVoting">委员. Advisers, observers and liaisons are no members in the sense of the limits.</param>
/// <param name="IsBody">Held by the organisation itself: rules that speak of persons do not apply.</param>
public sealed record RosterRow(
    string PersonKey,
    string? OrganisationKey,
    StakeholderSide? Side,
    TitleLevel Title,
    IReadOnlyList<OfficeRole> Offices,
    int OtherSeats = 0,
    bool IsVoting = true,
    bool IsBody = false)
{
    public bool Holds(OfficeRole role) => Offices.Contains(role);
}

/// <summary>名单: who held what on one day.</summary>
/// <param name="Rows">All seats, voting or not.</param>
/// <param name="SecretariatOrganisations">秘书处承担单位 of that day: one, or two where it is twinned.</param>
public sealed record RosterSnapshot(IReadOnlyList<RosterRow> Rows, IReadOnlyList<string> SecretariatOrganisations)
{
    public IEnumerable<RosterRow> Members => Rows.Where(row => row.IsVoting);

    public IEnumerable<RosterRow> Holders(OfficeRole role) => Rows.Where(row => row.Holds(role));
}
