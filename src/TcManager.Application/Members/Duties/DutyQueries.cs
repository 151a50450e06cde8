using Microsoft.EntityFrameworkCore;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Application.Members.Changes;
using TcManager.Application.Reports;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Duties;

namespace TcManager.Application.Members.Duties;

/// <summary>Meetings and ballots that voting members have missed, against the rules of their committee's profile.</summary>
public sealed class DutyQueries(TcManagerDb db, AttendanceRows attendance, CommitteeProfiles profiles, TimeProvider clock)
{
    private const int PageSize = 40;
    private const int DecidedShown = 20;

    /// <summary>The members of today and where they stand; null when there is no such committee. Four queries, however many members.</summary>
    public async Task<CommitteeDuties?> OfCommitteeAsync(long committeeId, CancellationToken ct)
    {
        if (await db.Committees.AsNoTracking().Where(c => c.Id == committeeId).Select(CommitteeName.Of).SingleOrDefaultAsync(ct) is not { } committee)
        {
            return null;
        }

        var (now, today) = (clock.Now(), clock.Today(committee.ZoneId));
        var profile = profiles.Find(committee.ProfileCode, today);
        if (profile?.Profile.Duties is null)
        {
            return new(committee, today, profile, []);
        }

        var seats = db.Memberships.Where(m => m.CommitteeId == committeeId && (m.Category == SeatCategory.Voting || m.Category == SeatCategory.P) && m.FromOn <= today && (m.ToOn == null || today <= m.ToOn));
        return new(committee, today, profile, await OfSeatsAsync(seats, await attendance.OfAsync(seats, now, today, ct), _ => profile.Profile.Duties, today, ct));
    }

    /// <summary>Where seats stand whose attendance has been read. Two queries.</summary>
    /// <param name="seats">Of voting members.</param>
    /// <param name="attendances">Of the same.</param>
    /// <param name="rulesOf">Of a committee, or null where it has none.</param>
    /// <param name="today">Of the reader.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<SeatDuties>> OfSeatsAsync(
        IQueryable<Membership> seats, IReadOnlyList<SeatAttendance> attendances, Func<long, DutyRules?> rulesOf, DateOnly today, CancellationToken ct)
    {
        var ballots = (await BallotsAsync(seats, ct)).ToLookup(b => b.MembershipId);
        var leaves = (await db.Leaves.AsNoTracking().Where(l => seats.Select(m => m.Id).Contains(l.MembershipId)).Select(l => new { l.MembershipId, l.FromOn, l.ToOn }).ToListAsync(ct)).ToLookup(l => l.MembershipId);
        return [.. attendances.Where(a => Meeting.IsDueFor(a.Category)).Select(a => new SeatDuties(a, rulesOf(a.CommitteeId)?.Check(ItemsOf(a), today) ?? []))];

        IReadOnlyList<DutyItem> ItemsOf(SeatAttendance seat) =>
        [
            .. seat.Rows.Select(r => new DutyItem(DutySubject.Meeting, r.MeetingId, r.On, r.IsDue, r.Outcome, []))
                .Concat(ballots[seat.MembershipId].GroupBy(b => b.BallotId).Select(of => ItemOf(of.First(), [.. of.Select(b => b.RuleSet).Distinct()])))
                .OrderBy(i => i.On).ThenBy(i => i.Subject).ThenBy(i => i.Id),
        ];

        DutyItem ItemOf(VotedBallot ballot, IReadOnlyList<string> ruleSets)
        {
            // The deadline is the first instant that is refused: a ballot open until 24:00 ends that day. One that was closed before it was missed by nobody: there was time left.
            var endedEarlyAt = ballot.ClosedAt < ballot.ClosesAt ? ballot.ClosedAt : null;
            var on = LocalMoment.DayOf(endedEarlyAt ?? ballot.ClosesAt.AddMilliseconds(-1), ballot.ZoneId);
            var isOnLeave = leaves[ballot.MembershipId].Any(l => Span.Covers(l.FromOn, l.ToOn, on));
            return new(DutySubject.Ballot, ballot.BallotId, on, !isOnLeave && (endedEarlyAt is null || ballot.HasVoted), ballot.HasVoted ? AttendanceOutcome.Present : AttendanceOutcome.Absent, ruleSets);
        }
    }

    /// <summary>The page of a committee: what is to be decided, where members stand, what was decided. Four queries beside <see cref="OfCommitteeAsync"/>.</summary>
    public async Task<DutiesPage> ShowAsync(CommitteeDuties found, DutyFilter filter, int page, CancellationToken ct)
    {
        var open = await ProposalsAsync(db.DutyProposals.Where(p => p.CommitteeId == found.Committee.Id && p.DecidedAt == null && p.LapsedAt == null).OrderBy(p => p.Id), ct);
        var decided = await ProposalsAsync(db.DutyProposals.Where(p => p.CommitteeId == found.Committee.Id && p.DecidedAt != null).OrderByDescending(p => p.DecidedAt).ThenByDescending(p => p.Id).Take(DecidedShown), ct);
        var listed = found.Seats.Where(s => filter switch { DutyFilter.Reached => s.Level == DutyLevel.Reached, DutyFilter.OneBefore => s.Level == DutyLevel.OneBefore, DutyFilter.Missed => s.HasMissed, _ => true })
            .OrderByDescending(s => s.Level).ThenByDescending(s => s.HasMissed).ThenBy(s => s.Seat.SortName, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Seat.MembershipId).ToList();
        var pages = Math.Max(1, (listed.Count + PageSize - 1) / PageSize);
        var at = Math.Clamp(page, 1, pages);
        IReadOnlyList<SeatDuties> shown = [.. listed.Skip((at - 1) * PageSize).Take(PageSize)];
        var titles = await TitlesAsync([.. shown.SelectMany(s => s.Standings).SelectMany(s => s.Items), .. open.Concat(decided).SelectMany(p => p.Evidence.Standing.Items)], ct);
        return new(found, filter, open, shown, at, pages, decided, titles);
    }

    /// <summary>One proposal with the titles behind its evidence; null when there is none.</summary>
    public async Task<DutyProposalPage?> ProposalAsync(long id, CancellationToken ct)
    {
        if (await ProposalsAsync(db.DutyProposals.Where(p => p.Id == id), ct) is not [var proposal])
        {
            return null;
        }

        var committee = await db.Committees.AsNoTracking().Where(c => c.Id == proposal.CommitteeId).Select(CommitteeName.Of).SingleAsync(ct);
        return new(proposal, committee, clock.Today(committee.ZoneId), await ChangeAsync(committee.Id, ct), await TitlesAsync(proposal.Evidence.Standing.Items, ct));
    }

    private async Task<ChangeLine?> ChangeAsync(long committeeId, CancellationToken ct) =>
        await db.RosterChanges.AsNoTracking().SingleOrDefaultAsync(c => c.CommitteeId == committeeId && c.InForceAt == null && c.WithdrawnOn == null, ct) is { } c
            ? new(c.Id, c.Kind, c.TermNo, c.StartOn, c.Stage, c.ReachedOn)
            : null;

    /// <summary>The committee of a proposal; null when there is none.</summary>
    public Task<long?> CommitteeOfAsync(long id, CancellationToken ct) => db.DutyProposals.AsNoTracking().Where(p => p.Id == id).Select(p => (long?)p.CommitteeId).SingleOrDefaultAsync(ct);

    /// <summary>How many proposals wait in each of the committees.</summary>
    public async Task<IReadOnlyList<OpenDuties>> OpenAsync(IReadOnlyList<long> committeeIds, CancellationToken ct) =>
        await db.DutyProposals.AsNoTracking().Where(p => committeeIds.Contains(p.CommitteeId) && p.DecidedAt == null && p.LapsedAt == null)
            .GroupBy(p => new { p.CommitteeId, p.Committee.Code }).Select(g => new OpenDuties(g.Key.CommitteeId, g.Key.Code, g.Count())).ToListAsync(ct);

    /// <summary>A row for each question of each ballot that has ended: whose votes were due, and whether one came.</summary>
    private async Task<List<VotedBallot>> BallotsAsync(IQueryable<Membership> seats, CancellationToken ct)
    {
        var now = clock.Now();
        var since = now.AddMonths(-DutyRules.MonthsBack);
        return await (
            from seat in seats.AsNoTracking()
            join voter in db.Voters on seat.Id equals voter.MembershipId
            join question in db.Questions on voter.BallotId equals question.BallotId
            where voter.EndedAt == null && (voter.Category == SeatCategory.Voting || voter.Category == SeatCategory.P)
            where question.Ballot.Kind != BallotKind.Consultation && question.Ballot.OpenedAt != null && question.Ballot.CancelledAt == null && question.Ballot.HandsCountedAt == null && (question.Ballot.AgendaItemId == null || question.Ballot.RoomEndedAt != null || voter.LastRevision > 0) && question.Ballot.ClosesAt > since && (question.Ballot.ClosedAt != null || question.Ballot.ClosesAt <= now)
            select new VotedBallot(seat.Id, voter.BallotId, question.Ballot.ClosesAt, question.Ballot.ClosedAt, question.Ballot.ZoneId, question.RuleSetVersion.RuleSet.Code, voter.LastRevision > 0)).ToListAsync(ct);
    }

    private static async Task<List<DutyProposalLine>> ProposalsAsync(IQueryable<DutyProposal> proposals, CancellationToken ct) => await proposals.AsNoTracking()
        .Select(p => new DutyProposalLine(
            p.Id, p.Version, p.CommitteeId, p.MembershipId, p.Membership.IsBody ? p.Membership.NominatingOrganisation!.Name.Zh : p.Membership.Person.NameZh, p.Membership.IsBody ? p.Membership.NominatingOrganisation!.Name.En : p.Membership.Person.NameLatin, p.Evidence, p.FoundAt, p.LapsedAt, p.Decision, p.DecidedAt, p.DecidedBy!.NameZh, p.DecidedBy.NameLatin, p.Reason, p.RosterChangeId))
        .ToListAsync(ct);

    private async Task<DutyTitles> TitlesAsync(IReadOnlyList<DutyItem> items, CancellationToken ct)
    {
        List<long> Ids(DutySubject subject) => [.. items.Where(i => i.Subject == subject).Select(i => i.Id).Distinct()];
        var (meetings, ballots) = (Ids(DutySubject.Meeting), Ids(DutySubject.Ballot));
        return new(
            await db.Meetings.AsNoTracking().Where(m => EF.Parameter(meetings).Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Title, ct),
            await db.Ballots.AsNoTracking().Where(b => EF.Parameter(ballots).Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Title, ct));
    }

    private sealed record VotedBallot(long MembershipId, long BallotId, DateTimeOffset ClosesAt, DateTimeOffset? ClosedAt, string ZoneId, string RuleSet, bool HasVoted);
}

/// <summary>Which members are listed.</summary>
public enum DutyFilter
{
    Missed,
    OneBefore,
    Reached,
    All,
}

/// <summary>A member and where the seat stands with each rule.</summary>
public sealed record SeatDuties(SeatAttendance Seat, IReadOnlyList<DutyStanding> Standings)
{
    public DutyLevel Level => Standings.Select(s => s.Level).DefaultIfEmpty().Max();

    public bool HasMissed => Standings.Any(s => s.Missed > 0);
}

/// <summary>The members of a committee on a day and where they stand.</summary>
/// <param name="Profile">Null where the committee follows none, or one that is unknown.</param>
public sealed record CommitteeDuties(CommitteeName Committee, DateOnly Today, ProfileInForce? Profile, IReadOnlyList<SeatDuties> Seats)
{
    public DutyRules? Rules => Profile?.Profile.Duties;
}

/// <summary>Proposals that wait in a committee.</summary>
public sealed record OpenDuties(long CommitteeId, string CommitteeCode, int Count);

/// <summary>Titles of what evidence names.</summary>
public sealed record DutyTitles(IReadOnlyDictionary<long, Bilingual> Meetings, IReadOnlyDictionary<long, Bilingual> Ballots)
{
    public Bilingual Of(DutyItem item) => (item.Subject == DutySubject.Meeting ? Meetings : Ballots).GetValueOrDefault(item.Id) ?? new("—", "—");
}

/// <summary>A proposal with the names that belong to it.</summary>
public sealed record DutyProposalLine(
    long Id, Guid Version, long CommitteeId, long MembershipId, string NameZh, string NameLatin, DutyEvidence Evidence, DateTimeOffset FoundAt, DateTimeOffset? LapsedAt,
    DutyDecision? Decision, DateTimeOffset? DecidedAt, string? ByZh, string? ByLatin, string? Reason, long? RosterChangeId)
{
    public Bilingual Name => new(NameZh, NameLatin);

    public Bilingual? By => ByZh is null ? null : new(ByZh, ByLatin!);

    public bool IsOpen => Decision is null && LapsedAt is null;
}

/// <summary>One proposal.</summary>
/// <param name="Change">The change of the roster that is being prepared, if there is one.</param>
public sealed record DutyProposalPage(DutyProposalLine Proposal, CommitteeName Committee, DateOnly Today, ChangeLine? Change, DutyTitles Titles);

/// <summary>Duties of a committee's members.</summary>
/// <param name="Open">To be decided, oldest first.</param>
/// <param name="Shown">One page of members, those to look at first.</param>
/// <param name="Decided">The latest.</param>
public sealed record DutiesPage(
    CommitteeDuties Found, DutyFilter Filter, IReadOnlyList<DutyProposalLine> Open, IReadOnlyList<SeatDuties> Shown, int Page, int Pages, IReadOnlyList<DutyProposalLine> Decided, DutyTitles Titles);
