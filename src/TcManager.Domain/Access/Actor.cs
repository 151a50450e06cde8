using TcManager.Domain.Members;

namespace TcManager.Domain.Access;

/// <summary>系统角色, held by an account.</summary>
public enum SystemRole
{
    /// <summary>Runs the installation; sees no committee's papers for that.</summary>
    Administrator,

    /// <summary>The standards body: reads all committees.</summary>
    Supervisor,
}

/// <summary>A seat of the acting person, with what it gives.</summary>
/// <param name="CommitteeId">The committee.</param>
/// <param name="MembershipId">The seat.</param>
/// <param name="Category">Whether it votes.</param>
/// <param name="FromOn">First day.</param>
/// <param name="ToOn">Last day, or null.</param>
/// <param name="Offices">Held today.</param>
/// <param name="IsBody">A body's seat, which the person represents in that time.</param>
public sealed record ActorSeat(long CommitteeId, long MembershipId, SeatCategory Category, DateOnly FromOn, DateOnly? ToOn, IReadOnlyList<OfficeRole> Offices, bool IsBody = false)
{
    public bool IsInForceOn(DateOnly day) => Span.Covers(FromOn, ToOn, day);
}

/// <summary>Who is acting, with the three sources of right: the account's system role, the secretariat's staff, offices and seats.</summary>
/// <param name="AccountId">The signed-in account.</param>
/// <param name="PersonId">The person behind it, if any.</param>
/// <param name="Roles">System roles.</param>
/// <param name="SecretariatOf">Committees whose secretariat the person works for today.</param>
/// <param name="Seats">All seats, past ones included.</param>
public sealed record Actor(long AccountId, long? PersonId, IReadOnlyList<SystemRole> Roles, IReadOnlyList<long> SecretariatOf, IReadOnlyList<ActorSeat> Seats)
{
    public static Actor Anonymous { get; } = new(0, null, [], [], []);

    public bool IsSignedIn => AccountId != 0;

    /// <summary>Everything that the actor is to a committee on a day.</summary>
    public Standing StandingIn(long committeeId, DateOnly today)
    {
        var standing = IsSignedIn ? Standing.SignedIn : Standing.None;
        standing |= Roles.Contains(SystemRole.Administrator) ? Standing.Administrator : 0;
        standing |= Roles.Contains(SystemRole.Supervisor) ? Standing.Supervisor : 0;
        standing |= SecretariatOf.Contains(committeeId) ? Standing.Secretariat : 0;
        foreach (var seat in Seats.Where(s => s.CommitteeId == committeeId && s.FromOn <= today))
        {
            standing |= StandingBy(seat, today);
        }

        return standing;
    }

    /// <summary>Everything that the actor is on a day to any committee at all.</summary>
    public Standing StandingAnywhere(DateOnly today) => Seats.Select(s => s.CommitteeId).Concat(SecretariatOf).Distinct()
        .Aggregate(StandingIn(0, today), (standing, committee) => standing | StandingIn(committee, today));

    /// <summary>The bodies' seats that the actor acts for on a day.</summary>
    public IReadOnlyList<long> BodySeats(DateOnly today) => [.. Seats.Where(s => s.IsBody && s.IsInForceOn(today)).Select(s => s.MembershipId)];

    /// <summary>Whether one of the actor's seats in the committee covered the day.</summary>
    public bool SatOn(long committeeId, DateOnly day) => Seats.Any(s => s.CommitteeId == committeeId && s.IsInForceOn(day));

    /// <summary>Whether the seat is the actor's own, today or once. A body's seat goes on without those who acted for it, and is theirs no longer.</summary>
    public bool Holds(long committeeId, long membershipId, DateOnly today) => Seats.Any(s => s.CommitteeId == committeeId && s.MembershipId == membershipId && (!s.IsBody || s.IsInForceOn(today)));

    /// <summary>The actor's seats in a committee that lie behind, if no other one is in force; latest first.</summary>
    public IReadOnlyList<ActorSeat> PastSeatsIn(long committeeId, DateOnly today) => SatOn(committeeId, today)
        ? []
        : [.. Seats.Where(s => s.CommitteeId == committeeId && s.ToOn < today).OrderByDescending(s => s.ToOn)];

    private static Standing StandingBy(ActorSeat seat, DateOnly today)
    {
        if (!seat.IsInForceOn(today))
        {
            return Standing.PastMember;
        }

        var standing = seat.Category is SeatCategory.Voting or SeatCategory.P or SeatCategory.O ? Standing.Member : Standing.Observer;
        standing |= seat.Offices.Count > 0 ? Standing.Officer : 0;
        return seat.Offices.Contains(OfficeRole.Chair) ? standing | Standing.Chair : standing;
    }
}

/// <summary>What somebody is to a committee; several at once are usual.</summary>
[Flags]
public enum Standing
{
    None = 0,
    SignedIn = 1,
    PastMember = 2,
    Observer = 4,
    Member = 8,
    Officer = 16,
    Secretariat = 32,
    Supervisor = 64,
    Administrator = 128,
    Chair = 256,
}
