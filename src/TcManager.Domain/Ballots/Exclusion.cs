using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots;

/// <summary>
/// 回避: somebody of the committee who has drafted what is put to the vote, or is concerned by it. Whether that keeps them from voting is said by the rule set: one that excludes nobody,
/// as <c>sac-tc</c>, shows it and leaves them in the base (rules.md §1.2, decisions 6). Recorded before the release: whoever lets it open has seen the electorate.
/// </summary>
public sealed class Exclusion
{
    /// <summary>In characters.</summary>
    public const int MaxNoteLength = 500;

    private Exclusion()
    {
    }

    internal Exclusion(Guid uid, long ballotId, long membershipId, ExclusionGround ground, string? note, DateTimeOffset at, long? byPersonId)
    {
        Uid = uid;
        BallotId = ballotId;
        MembershipId = membershipId;
        Ground = ground;
        Note = note;
        At = at;
        ByPersonId = byPersonId;
    }

    public long Id { get; private set; }

    /// <summary>Of the form: its repeat finds this row.</summary>
    public Guid Uid { get; private set; }

    public long BallotId { get; private set; }

    public Ballot Ballot { get; private set; } = null!;

    /// <summary>Once per ballot.</summary>
    public long MembershipId { get; private set; }

    public Membership Membership { get; private set; } = null!;

    public ExclusionGround Ground { get; private set; }

    public string? Note { get; private set; }

    public DateTimeOffset At { get; private set; }

    public long? ByPersonId { get; private set; }
}

public sealed partial class Ballot
{
    /// <summary>
    /// Records that a seat's holder is a drafter or recused. Refused as <c>exclusion.openedAlready</c> once the ballot is released, since its electorate was shown and agreed to; at their fields as <c>exclusion.seatMissing</c>,
    /// <c>exclusion.groundMissing</c>, <c>exclusion.noteTooLong</c> (limit).
    /// </summary>
    public Outcome<Exclusion> Exclude(Guid uid, long? membershipId, ExclusionGround? ground, string? note, long? byPersonId, DateTimeOffset now)
    {
        if (ReleasedAt is not null || CancelledAt is not null)
        {
            return new Refusal("exclusion.openedAlready");
        }

        List<Refusal> faults = [];
        if (membershipId is null)
        {
            faults.Add(new("exclusion.seatMissing", nameof(Exclusion.MembershipId)));
        }

        if (ground is null || !Enum.IsDefined(ground.Value))
        {
            faults.Add(new("exclusion.groundMissing", nameof(Exclusion.Ground)));
        }

        if (note?.Trim().Length > Exclusion.MaxNoteLength)
        {
            faults.Add(new("exclusion.noteTooLong", nameof(Exclusion.Note), Exclusion.MaxNoteLength));
        }

        return faults.Count > 0 ? Outcome.Refused<Exclusion>(faults) : new Exclusion(uid, Id, membershipId!.Value, ground!.Value, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), now, byPersonId);
    }
}

/// <summary>Whom the rule sets of a ballot's questions keep from voting.</summary>
public static class ExclusionRules
{
    /// <summary>True where every set excludes the ground, false where none does; null where they differ: one slip answers all questions, so such a ballot cannot be opened.</summary>
    public static bool? KeepsFromVoting(IEnumerable<RuleSetDefinition> sets, ExclusionGround ground)
    {
        var said = sets.Select(set => set.Excluded.Contains(ground)).Distinct().ToList();
        return said.Count > 1 ? null : said is [true];
    }
}
