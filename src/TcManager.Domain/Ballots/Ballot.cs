using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Committees;
using TcManager.Domain.Projects;

namespace TcManager.Domain.Ballots;

/// <summary>投票. Opening freezes the electorate and the rule set; being closed is a matter of time, not of a job (pitfalls 7).</summary>
public sealed partial class Ballot : IRoot
{
    private readonly List<Question> _questions = [];

    private Ballot()
    {
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public long CommitteeId { get; private set; }

    public Committee Committee { get; private set; } = null!;

    /// <summary>As written on the slip: <c>SAC/TC 605 B 2026-3</c>.</summary>
    public string Number { get; private set; } = null!;

    public Bilingual Title { get; private set; } = null!;

    public long? ProjectId { get; private set; }

    public Project? Project { get; private set; }

    /// <summary>The agenda item of a called meeting under which it is voted on in the room (decisions 10); null for none.</summary>
    public long? AgendaItemId { get; private set; }

    public Meetings.AgendaItem? AgendaItem { get; private set; }

    public DateTimeOffset OpensAt { get; private set; }

    /// <summary>The first refused instant.</summary>
    public DateTimeOffset ClosesAt { get; private set; }

    /// <summary>What was agreed: local day and clock, as <c>2026-12-10 24:00</c>.</summary>
    public string ClosesLocal { get; private set; } = null!;

    public string ZoneId { get; private set; } = null!;

    /// <summary>When the secretariat let it go after seeing its electorate; nothing opens by itself before (pitfalls 22).</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Why it was closed by hand before its deadline.</summary>
    public string? ClosingReason { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>1, and one more with each reopening.</summary>
    public int Generation { get; private set; } = 1;

    /// <summary>The decision of a subcommittee that prepared it.</summary>
    public long? DraftedFromId { get; private set; }

    public bool IsSample { get; private set; }

    /// <summary>Secret: slips are sealed, and nobody learns whose choice was which (decisions 12).</summary>
    public Secrecy Secrecy { get; private set; }

    /// <summary>The round before, whose result asked for this one.</summary>
    public long? PreviousRoundId { get; private set; }

    public IReadOnlyList<Question> Questions => _questions;

    public Deadline Deadline => new(ClosesAt, ZoneId);

    /// <summary>Open = opened, and before the deadline (decisions 3). The one predicate of page, vote and job.</summary>
    public bool IsOpenAt(DateTimeOffset now) => OpenedAt is not null && ClosedAt is null && CancelledAt is null && now < ClosesAt;
}
