using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots;

public sealed partial class Voter
{
    /// <summary>Whose place it was at the opening, where a successor has taken it; the electorate and its base stay as they were frozen.</summary>
    public long? PredecessorPersonId { get; private set; }

    /// <summary>The name that was frozen at the opening.</summary>
    public string? PredecessorZh { get; private set; }

    /// <inheritdoc cref="PredecessorZh"/>
    public string? PredecessorLatin { get; private set; }

    public DateTimeOffset? SucceededAt { get; private set; }

    /// <summary>
    /// A successor takes the place of somebody whose seat has ended, where the committee's setting says so (decisions 4). The key of the place, its category and weight stay. Refused as
    /// <c>ballot.notOpen</c>, <c>successor.notAllowed</c>, <c>successor.hasNotLeft</c>, and as <c>successor.hasVoted</c>: a slip that was cast stands.
    /// </summary>
    /// <param name="ballot">With its committee.</param>
    /// <param name="seat">The successor's: a voting seat of the committee in force now that has no place in this electorate.</param>
    /// <param name="nameZh">Of the successor.</param>
    /// <param name="nameLatin">Of the successor.</param>
    /// <param name="organisation">Of the successor.</param>
    /// <param name="now">When.</param>
    public Outcome Succeed(Ballot ballot, Membership seat, string nameZh, string nameLatin, Bilingual organisation, DateTimeOffset now)
    {
        if (!ballot.IsOpenAt(now))
        {
            return Outcome.Refused("ballot.notOpen");
        }

        if (!ballot.Committee.SuccessorsVote)
        {
            return Outcome.Refused("successor.notAllowed");
        }

        if (!HasLeftBy(now, ballot.Committee.ZoneId))
        {
            return Outcome.Refused("successor.hasNotLeft");
        }

        if (LastRevision > 0)
        {
            return Outcome.Refused("successor.hasVoted");
        }

        PredecessorPersonId ??= PersonId;
        PredecessorZh ??= NameZh;
        PredecessorLatin ??= NameLatin;
        (MembershipId, Membership, PersonId, NameZh, NameLatin, Organisation) = (seat.Id, seat, seat.PersonId, nameZh, nameLatin, organisation);
        (EndedAt, LastRemindedAt, SucceededAt) = (null, null, now);
        return Outcome.Done;
    }
}
