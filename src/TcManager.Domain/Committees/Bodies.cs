namespace TcManager.Domain.Committees;

/// <summary>
/// The organisations of one committee, past ones included: on any day at most one leads the secretariat, and at most one other is its twin. Guiding and founding
/// bodies may be several.
/// </summary>
public sealed class Bodies(long committeeId, IReadOnlyList<CommitteeBody> bound)
{
    /// <summary>
    /// Binds an organisation from a day on. Refused as <see cref="LocalMoment.BeyondYears"/> says, as <c>body.boundAlready</c> when it is that already then or later, as
    /// <c>body.partTaken</c> when another organisation leads, or is the twin, then or later, as <c>body.bothHalves</c>, and as <c>body.twinWithoutLead</c>.
    /// </summary>
    public Outcome<CommitteeBody> Bind(long organisationId, BodyPart part, DateOnly fromOn)
    {
        IReadOnlyList<Refusal> faults = [.. FaultsOf(organisationId, part, fromOn)];
        return faults.Count > 0 ? Outcome.Refused<CommitteeBody>(faults) : new CommitteeBody(committeeId, organisationId, part, fromOn);
    }

    /// <summary>
    /// Ends one with its last day. Refused as <see cref="CommitteeBody.EndOn"/> says, and as <c>body.twinLasts</c> when it leads a secretariat whose twin would be left alone.
    /// </summary>
    public Outcome End(CommitteeBody body, DateOnly lastDay) =>
        body.Part == BodyPart.Secretariat && bound.Any(b => b.Part == BodyPart.Twin && Span.Overlap(b.FromOn, b.ToOn, lastDay.AddDays(1), null))
            ? Outcome.Refused("body.twinLasts", nameof(CommitteeBody.ToOn))
            : body.EndOn(lastDay);

    /// <summary>
    /// A part of the secretariat goes from the organisation that has it to another one; the first one's last day is the day before. A twin that takes the lead is a twin no
    /// longer. Refused as <c>handover.nobodyHolds</c>, <c>handover.same</c>, <c>body.bothHalves</c> when the leading organisation should become its own twin, as
    /// <c>body.partTaken</c>, and as <see cref="LocalMoment.BeyondYears"/> says.
    /// </summary>
    /// <param name="part">The leading one, or the twin.</param>
    /// <param name="organisationId">Who takes over.</param>
    /// <param name="onDate">The first day of the new one.</param>
    public Outcome<Handover> HandOver(BodyPart part, long organisationId, DateOnly onDate)
    {
        if (LocalMoment.BeyondYears(onDate, "OnDate") is { } beyond)
        {
            return beyond;
        }

        if (HolderBefore(part, onDate) is not { } from)
        {
            return new Refusal("handover.nobodyHolds", "OnDate");
        }

        if (from.OrganisationId == organisationId)
        {
            return new Refusal("handover.same", "Organisation");
        }

        var other = bound.FirstOrDefault(b => b.OrganisationId == organisationId && IsSecretariat(b.Part) && b.Part != part && Span.Overlap(b.FromOn, b.ToOn, onDate, null));
        if (other is not null && (part == BodyPart.Twin || other.FromOn >= onDate || other.ToOn is not null))
        {
            return new Refusal("body.bothHalves", "Organisation");
        }

        return bound.Where(b => b.Part == part && b.FromOn >= onDate).Select(b => (DateOnly?)b.FromOn).Min() is { } later
            ? new Refusal("body.partTaken", "OnDate", later)
            : Move(from, other, organisationId, onDate);
    }

    /// <summary>Who has a part of the secretariat the day before, with no end.</summary>
    public CommitteeBody? HolderBefore(BodyPart part, DateOnly onDate) => IsSecretariat(part) ? bound.FirstOrDefault(b => b.Part == part && b.FromOn < onDate && b.ToOn is null) : null;

    private static bool IsSecretariat(BodyPart part) => part is BodyPart.Secretariat or BodyPart.Twin;

    private Handover Move(CommitteeBody from, CommitteeBody? twin, long organisationId, DateOnly onDate)
    {
        from.EndOn(onDate.AddDays(-1));
        twin?.EndOn(onDate.AddDays(-1));
        return new(from, new(committeeId, organisationId, from.Part, onDate), twin);
    }

    private IEnumerable<Refusal> FaultsOf(long organisationId, BodyPart part, DateOnly fromOn)
    {
        if (LocalMoment.BeyondYears(fromOn, nameof(CommitteeBody.FromOn)) is { } beyond)
        {
            yield return beyond;
            yield break;
        }

        var then = bound.Where(b => Span.Overlap(b.FromOn, b.ToOn, fromOn, null)).ToList();
        if (then.FirstOrDefault(b => b.Part == part && b.OrganisationId == organisationId) is { } same)
        {
            yield return new("body.boundAlready", "Organisation", same.FromOn);
        }
        else if (IsSecretariat(part) && then.FirstOrDefault(b => b.Part == part) is { } taken)
        {
            yield return new("body.partTaken", nameof(CommitteeBody.Part), taken.FromOn);
        }

        if (IsSecretariat(part) && then.Exists(b => b.OrganisationId == organisationId && IsSecretariat(b.Part) && b.Part != part))
        {
            yield return new("body.bothHalves", "Organisation");
        }

        if (part == BodyPart.Twin && !bound.Any(b => b.Part == BodyPart.Secretariat && Span.Covers(b.FromOn, b.ToOn, fromOn)))
        {
            yield return new("body.twinWithoutLead", nameof(CommitteeBody.Part));
        }
    }
}

/// <summary>A part of a secretariat that goes from one organisation to another.</summary>
/// <param name="From">Who had it; ended.</param>
/// <param name="To">Who has it from then on.</param>
/// <param name="Twin">The row by which the new one was the twin until then; ended. Null where it was none.</param>
public sealed record Handover(CommitteeBody From, CommitteeBody To, CommitteeBody? Twin);
