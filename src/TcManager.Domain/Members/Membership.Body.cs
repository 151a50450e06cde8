using TcManager.Domain.People;

namespace TcManager.Domain.Members;

/// <summary>What a representative is to a body's seat.</summary>
public enum RepresentativeKind
{
    /// <summary>团长: one at a time; written to, asked first.</summary>
    Head,

    /// <summary>Acts for the body beside the head.</summary>
    Delegate,
}

/// <summary>单位委员: a seat that a body holds and people act for. It has one voter row; whoever represents it that day votes and replies in its place (decisions 5).</summary>
public sealed partial class Membership
{
    private readonly List<Representative> _representatives = [];

    /// <summary>Held by <see cref="NominatingOrganisationId"/>, not by a person.</summary>
    public bool IsBody { get; private set; }

    /// <summary>Loaded where they are changed.</summary>
    public IReadOnlyList<Representative> Representatives => _representatives;

    /// <param name="uid">Of the form.</param>
    /// <param name="committeeId">Where.</param>
    /// <param name="termId">In which term, null where terms are not kept.</param>
    /// <param name="bodyId">Whose.</param>
    /// <param name="headId">The first head representative, from the seat's first day.</param>
    /// <param name="category">What it entitles to.</param>
    /// <param name="fromOn">First day.</param>
    /// <param name="side">Of a voting seat of a national committee.</param>
    public static Membership OfBody(Guid uid, long committeeId, long? termId, long bodyId, long headId, SeatCategory category, DateOnly fromOn, StakeholderSide? side = null)
    {
        var seat = new Membership(uid, committeeId, termId, headId, category, fromOn, side, bodyId) { IsBody = true, HolderKey = $"O:{bodyId}" };
        seat._representatives.Add(new(headId, RepresentativeKind.Head, fromOn, null));
        return seat;
    }

    /// <summary>
    /// Sends a representative from a day on; a new head follows the one before. Refused as <c>representative.personSeat</c> for a person's seat, as
    /// <c>representative.outsideSeat</c>, as <c>representative.inFuture</c> where a head would begin after <paramref name="today"/>, as <c>representative.tooEarly</c>,
    /// with the first possible day, where the head before began on that day or later, and as <c>representative.sentAlready</c> for somebody who represents it then; a delegate can
    /// become head.
    /// </summary>
    public Outcome Send(long personId, RepresentativeKind kind, DateOnly fromOn, DateOnly today)
    {
        if (!IsBody)
        {
            return Outcome.Refused("representative.personSeat");
        }

        if (!IsInForceOn(fromOn))
        {
            return Outcome.Refused("representative.outsideSeat", nameof(FromOn));
        }

        var head = _representatives.Where(r => r.Kind == RepresentativeKind.Head).MaxBy(r => r.FromOn)!;
        if (_representatives.Exists(r => r.PersonId == personId && Span.Overlap(r.FromOn, r.ToOn, fromOn, ToOn) && !(kind == RepresentativeKind.Head && r.Kind == RepresentativeKind.Delegate && r.FromOn < fromOn)))
        {
            return Outcome.Refused("representative.sentAlready", "Person");
        }

        if (kind == RepresentativeKind.Head)
        {
            if (fromOn > today)
            {
                return Outcome.Refused("representative.inFuture", nameof(FromOn));
            }

            if (fromOn <= head.FromOn)
            {
                return Outcome.Refused("representative.tooEarly", nameof(FromOn), head.FromOn.AddDays(1));
            }

            // A delegate who becomes head is not both.
            foreach (var before in _representatives.Where(r => (r.ToOn is null || r.ToOn >= fromOn) && (r == head || r.PersonId == personId)))
            {
                before.End(fromOn.AddDays(-1));
            }

            PersonId = personId;
        }

        _representatives.Add(new(personId, kind, fromOn, ToOn));
        return Outcome.Done;
    }

    /// <summary>
    /// Ends a delegate's time with its last day. Refused as <c>representative.notSent</c> for who does not represent it, or as head, who is followed by another one
    /// instead, and as <c>representative.endsBeforeStart</c>, with the first day.
    /// </summary>
    public Outcome Recall(long personId, DateOnly lastDay)
    {
        if (_representatives.Find(r => r.PersonId == personId && r.Kind == RepresentativeKind.Delegate && (r.ToOn is null || (r.ToOn == ToOn && lastDay < ToOn))) is not { } sent)
        {
            return Outcome.Refused("representative.notSent", "Person");
        }

        if (lastDay < sent.FromOn)
        {
            return Outcome.Refused("representative.endsBeforeStart", nameof(ToOn), sent.FromOn);
        }

        sent.End(lastDay);
        return Outcome.Done;
    }
}

/// <summary>单位代表: who acts for a body's seat, and when.</summary>
public sealed class Representative
{
    private Representative()
    {
    }

    internal Representative(long personId, RepresentativeKind kind, DateOnly fromOn, DateOnly? toOn)
    {
        PersonId = personId;
        Kind = kind;
        FromOn = fromOn;
        ToOn = toOn;
    }

    public long Id { get; private set; }

    public long MembershipId { get; private set; }

    public Membership Membership { get; private set; } = null!;

    public long PersonId { get; private set; }

    public Person Person { get; private set; } = null!;

    public RepresentativeKind Kind { get; private set; }

    public DateOnly FromOn { get; private set; }

    /// <summary>The last day, or null while it lasts.</summary>
    public DateOnly? ToOn { get; private set; }

    internal void End(DateOnly lastDay) => ToOn = lastDay;
}
