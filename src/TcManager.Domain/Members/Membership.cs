using TcManager.Domain.Committees;
using TcManager.Domain.People;

namespace TcManager.Domain.Members;

/// <summary>Why a seat ended.</summary>
public enum SeatEnd
{
    /// <summary>换届: the term ended and the seat was not carried over.</summary>
    TermEnded,

    /// <summary>辞职.</summary>
    Resigned,

    /// <summary>工作调动: the employer no longer nominates the person.</summary>
    LeftEmployer,

    /// <summary>调整: by an adjustment of the members, as after missed duties.</summary>
    Adjusted,

    /// <summary>去世.</summary>
    Died,

    /// <summary>The committee was dissolved.</summary>
    CommitteeDissolved,
    Other,
}

/// <summary>委员席位: a dated seat on a committee, of a person or of a body that people represent. Whatever offices it carries, it has one vote.</summary>
public sealed partial class Membership : IRoot
{
    private readonly List<Office> _offices = [];

    private Membership()
    {
    }

    /// <param name="uid">Of the form.</param>
    /// <param name="committeeId">Where.</param>
    /// <param name="termId">In which term, null where terms are not kept.</param>
    /// <param name="personId">Whose.</param>
    /// <param name="category">What it entitles to.</param>
    /// <param name="fromOn">First day.</param>
    /// <param name="side">Of a voting seat of a national committee.</param>
    /// <param name="nominatingOrganisationId">Who proposed the person.</param>
    public Membership(Guid uid, long committeeId, long? termId, long personId, SeatCategory category, DateOnly fromOn, StakeholderSide? side = null, long? nominatingOrganisationId = null)
    {
        Uid = uid;
        CommitteeId = committeeId;
        TermId = termId;
        PersonId = personId;
        HolderKey = $"P:{personId}";
        Category = category;
        FromOn = fromOn;
        Side = side;
        NominatingOrganisationId = nominatingOrganisationId;
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public long CommitteeId { get; private set; }

    public Committee Committee { get; private set; } = null!;

    public long? TermId { get; private set; }

    public Term? Term { get; private set; }

    /// <summary>"P:17" for a person, "O:4" for a body.</summary>
    public string HolderKey { get; private set; } = null!;

    /// <summary>Who holds the seat; of a body's seat its latest head representative, who is written to and answers first.</summary>
    public long PersonId { get; private set; }

    public Person Person { get; private set; } = null!;

    public SeatCategory Category { get; private set; }

    public StakeholderSide? Side { get; private set; }

    /// <summary>推荐单位; of a body's seat the body itself.</summary>
    public long? NominatingOrganisationId { get; private set; }

    public Organisation? NominatingOrganisation { get; private set; }

    public DateOnly FromOn { get; private set; }

    /// <summary>The last day of the seat, or null while it lasts.</summary>
    public DateOnly? ToOn { get; private set; }

    public SeatEnd? EndReason { get; private set; }

    public string? EndNote { get; private set; }

    /// <summary>The seat of the term before that this one carries on.</summary>
    public long? ContinuesId { get; init; }

    public Membership? Continues { get; private set; }

    public IReadOnlyList<Office> Offices => _offices;

    public bool IsInForceOn(DateOnly day) => Span.Covers(FromOn, ToOn, day);

    /// <summary>Changes for whom the seat stands.</summary>
    public void StandFor(StakeholderSide? side, long? nominatingOrganisationId)
    {
        Side = side;
        NominatingOrganisationId = nominatingOrganisationId;
    }

    /// <summary>
    /// Ends the seat with its last day, its offices and representatives with it. Refused as <c>seat.alreadyEnded</c>, <c>seat.endsBeforeStart</c>, or as
    /// <c>seat.officeStartsLater</c> or <c>seat.representativeStartsLater</c>, with that day, when one of them begins after the last day.
    /// </summary>
    public Outcome EndOn(DateOnly lastDay, SeatEnd reason = SeatEnd.Other, string? note = null)
    {
        var ended = Span.End(FromOn, ToOn, lastDay, "seat");
        if (!ended.IsDone)
        {
            return ended;
        }

        if (_offices.Where(o => o.FromOn > lastDay).Select(o => (DateOnly?)o.FromOn).Max() is { } later)
        {
            return Outcome.Refused("seat.officeStartsLater", nameof(ToOn), later);
        }

        if (_representatives.Where(r => r.FromOn > lastDay).Select(r => (DateOnly?)r.FromOn).Max() is { } sent)
        {
            return Outcome.Refused("seat.representativeStartsLater", nameof(ToOn), sent);
        }

        foreach (var office in _offices.Where(o => o.ToOn is null || o.ToOn > lastDay))
        {
            office.End(lastDay);
        }

        foreach (var representative in _representatives.Where(r => r.ToOn is null || r.ToOn > lastDay))
        {
            representative.End(lastDay);
        }

        (ToOn, EndReason, EndNote) = (lastDay, reason, note);
        return Outcome.Done;
    }

    /// <summary>
    /// Gives the seat an office from a day on. Refused as <c>office.ofBody</c> for a body's seat: offices are people's; as <c>office.outsideSeat</c> when the seat
    /// is not in force then, and as <c>office.heldAlready</c> when the seat holds that office on that day or later.
    /// </summary>
    public Outcome Hold(OfficeRole role, DateOnly fromOn)
    {
        if (IsBody)
        {
            return Outcome.Refused("office.ofBody", "Role");
        }

        if (!IsInForceOn(fromOn))
        {
            return Outcome.Refused("office.outsideSeat", "FromOn");
        }

        if (_offices.Exists(o => o.Role == role && Span.Overlap(o.FromOn, o.ToOn, fromOn, ToOn)))
        {
            return Outcome.Refused("office.heldAlready", "Role");
        }

        _offices.Add(new(role, fromOn, ToOn));
        return Outcome.Done;
    }

    /// <summary>Ends an office with its last day. Refused as <c>office.notHeld</c>, or <c>office.endsBeforeStart</c> with its first day.</summary>
    public Outcome LayDown(OfficeRole role, DateOnly lastDay)
    {
        if (_offices.FirstOrDefault(o => o.Role == role && (o.ToOn is null || (ToOn is not null && o.ToOn == ToOn && lastDay < ToOn))) is not { } office)
        {
            return Outcome.Refused("office.notHeld", "Role");
        }

        if (lastDay < office.FromOn)
        {
            return Outcome.Refused("office.endsBeforeStart", nameof(ToOn), office.FromOn);
        }

        office.End(lastDay);
        return Outcome.Done;
    }
}

/// <summary>A dated office under one seat (decisions 2).</summary>
public sealed class Office
{
    private Office()
    {
    }

    internal Office(OfficeRole role, DateOnly fromOn, DateOnly? toOn)
    {
        Role = role;
        FromOn = fromOn;
        ToOn = toOn;
    }

    public long Id { get; private set; }

    public long MembershipId { get; private set; }

    public Membership Membership { get; private set; } = null!;

    public OfficeRole Role { get; private set; }

    public DateOnly FromOn { get; private set; }

    public DateOnly? ToOn { get; private set; }

    internal void End(DateOnly lastDay) => ToOn = lastDay;
}
