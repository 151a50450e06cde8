namespace TcManager.Domain.Members;

/// <summary>A seat as it is to be given.</summary>
/// <param name="PersonId">To whom.</param>
/// <param name="Category">What it entitles to.</param>
/// <param name="Side">相关方; only of voting seats.</param>
/// <param name="NominatingOrganisationId">推荐单位.</param>
/// <param name="FromOn">First day.</param>
/// <param name="Offices">From the first day on.</param>
/// <param name="IsBody">The nominating organisation holds the seat itself; the person is its first head representative.</param>
public sealed record SeatPlan(
    long PersonId, SeatCategory Category, StakeholderSide? Side, long? NominatingOrganisationId, DateOnly FromOn, IReadOnlyList<OfficeRole> Offices, bool IsBody = false)
{
    /// <summary>The first year that a seat can begin in; what lies before is a slip of the pen.</summary>
    public const int FirstYear = 1947;

    /// <summary>
    /// What can be said of it alone. Refused as <c>seat.dateOutOfRange</c> outside <see cref="FirstYear"/> to ten years ahead, and as <c>seat.sideMissing</c> when the
    /// committee's rules ask for the side of a voting seat; a body's seat as <c>seat.bodyMissing</c> without its organisation and as <c>seat.bodyHoldsNoOffice</c>.
    /// </summary>
    public Outcome Check(DateOnly today, bool asksForSides)
    {
        List<Refusal> faults = [];
        if (FromOn.Year < FirstYear || FromOn > today.AddYears(10))
        {
            faults.Add(new("seat.dateOutOfRange", nameof(FromOn), FirstYear, today.AddYears(10)));
        }

        if (asksForSides && Category == SeatCategory.Voting && Side is null)
        {
            faults.Add(new("seat.sideMissing", nameof(Side)));
        }

        if (IsBody && NominatingOrganisationId is null)
        {
            faults.Add(new("seat.bodyMissing", "Organisation"));
        }

        if (IsBody && Offices.Count > 0)
        {
            faults.Add(new("seat.bodyHoldsNoOffice", nameof(Offices)));
        }

        return Outcome.Of(faults);
    }
}
