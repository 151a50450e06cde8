using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Members.Duties;

/// <summary>What a person decides about missed duties.</summary>
public enum DutyDecision
{
    /// <summary>Nothing follows, for a reason.</summary>
    NoAction,

    /// <summary>The member gets one mail.</summary>
    Remind,

    /// <summary>The member is put into a change of the roster as leaving.</summary>
    Removal,
}

/// <summary>What a proposal rests on, as it was when it was found.</summary>
/// <param name="Standing">The misses, and the limit that they reach.</param>
/// <param name="ProfileCode">Whose rule.</param>
/// <param name="ProfileNo">Of which version.</param>
/// <param name="Consequence">What the rule provides for.</param>
/// <param name="Clause">Where it stands, and how well it is known.</param>
public sealed record DutyEvidence(DutyStanding Standing, string ProfileCode, int ProfileNo, DutyConsequence Consequence, Clause Clause)
{
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of this shape, for readers of stored texts.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The same misses of the same seat under the same rule: 64 hexadecimal digits.</summary>
    public static string KeyOf(long membershipId, DutyStanding standing)
    {
        var hash = new CanonicalHash().Add(membershipId).Add($"{standing.Kind}").Add(standing.Items.Count);
        foreach (var item in standing.Items)
        {
            hash.Add($"{item.Subject}").Add(item.Id);
        }

        return Convert.ToHexStringLower(hash.ToSha256());
    }
}

/// <summary>A member who has reached a limit of missed duties: found by the system, decided by a person.</summary>
public sealed class DutyProposal : IRoot
{
    private DutyProposal()
    {
    }

    /// <param name="uid">New.</param>
    /// <param name="committeeId">Where.</param>
    /// <param name="membershipId">Whose seat.</param>
    /// <param name="evidence">What it rests on.</param>
    /// <param name="now">When it was found.</param>
    public DutyProposal(Guid uid, long committeeId, long membershipId, DutyEvidence evidence, DateTimeOffset now)
    {
        (Uid, Version, CommitteeId, MembershipId, Kind, Evidence, FoundAt) = (uid, uid, committeeId, membershipId, evidence.Standing.Kind, evidence, now);
        EvidenceKey = DutyEvidence.KeyOf(membershipId, evidence.Standing);
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public long CommitteeId { get; private set; }

    public Committees.Committee Committee { get; private set; } = null!;

    public long MembershipId { get; private set; }

    public Membership Membership { get; private set; } = null!;

    public DutyKind Kind { get; private set; }

    public DutyEvidence Evidence { get; private set; } = null!;

    /// <summary>Unique: the same evidence is never proposed twice.</summary>
    public string EvidenceKey { get; private set; } = null!;

    public DateTimeOffset FoundAt { get; private set; }

    /// <summary>When the records no longer bore it out: a reason came in late, the row grew, the seat ended.</summary>
    public DateTimeOffset? LapsedAt { get; private set; }

    public DutyDecision? Decision { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public long? DecidedByPersonId { get; private set; }

    public People.Person? DecidedBy { get; private set; }

    /// <summary>Why.</summary>
    public string? Reason { get; private set; }

    /// <summary>The form that decided it.</summary>
    public Guid? DecisionUid { get; private set; }

    /// <summary>Of a removal: the change in which the member leaves.</summary>
    public long? RosterChangeId { get; private set; }

    public Changes.RosterChange? RosterChange { get; private set; }

    public bool IsOpen => Decision is null && LapsedAt is null;

    /// <summary>
    /// Decides. Refused as <c>duty.decidedAlready</c>, <c>duty.lapsed</c>, and as <c>duty.reasonMissing</c> for anything but a reminder without a reason.
    /// </summary>
    /// <param name="form">The form's Uid: its repeat finds this decision.</param>
    /// <param name="decision">What.</param>
    /// <param name="reason">Why.</param>
    /// <param name="personId">Who.</param>
    /// <param name="now">When.</param>
    public Outcome Decide(Guid form, DutyDecision decision, string? reason, long? personId, DateTimeOffset now)
    {
        if (Decision is not null)
        {
            return Outcome.Refused("duty.decidedAlready");
        }

        if (LapsedAt is not null)
        {
            return Outcome.Refused("duty.lapsed");
        }

        if (decision != DutyDecision.Remind && string.IsNullOrWhiteSpace(reason))
        {
            return Outcome.Refused("duty.reasonMissing", nameof(Reason));
        }

        (Decision, Reason, DecidedByPersonId, DecidedAt, DecisionUid) = (decision, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), personId, now, form);
        return Outcome.Done;
    }

    /// <summary>The change in which the member leaves.</summary>
    public void LeadTo(long rosterChangeId) => RosterChangeId = rosterChangeId;

    /// <summary>The records do not bear it out any more.</summary>
    public void Lapse(DateTimeOffset now) => LapsedAt ??= now;

    /// <summary>The records bear it out again.</summary>
    public void Restore() => LapsedAt = null;
}
