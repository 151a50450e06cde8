using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain.Members.Duties;

namespace TcManager.Application.Members.Duties;

/// <summary>
/// Puts before the secretariat whom the records show at a limit, each time once: whoever comes first, the nightly job or a reader of the report. What the
/// records bear out no more lapses, as when a reason comes in late.
/// </summary>
public sealed partial class ProposeDuties(TcManagerDb db, DutyQueries duties, CommitteeProfiles profiles, AuditLog audit, TimeProvider clock, ILogger<ProposeDuties> log)
{
    /// <summary>All committees whose profile has such rules. A fault of one is logged and stops no other.</summary>
    public async Task ExecuteAsync(CancellationToken ct)
    {
        var committees = await db.Committees.AsNoTracking().OrderBy(c => c.Id).Select(c => new { c.Id, c.ProfileCode, c.ZoneId }).ToListAsync(ct);
        foreach (var committee in committees.Where(c => profiles.Find(c.ProfileCode, clock.Today(c.ZoneId))?.Profile.Duties is not null))
        {
            try
            {
                await OfAsync((await duties.OfCommitteeAsync(committee.Id, ct))!, ct);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                NotProposed(log, fault, committee.Id);
            }
        }
    }

    /// <summary>Of one committee, from what was just read. One query where nothing is new.</summary>
    public async Task OfAsync(CommitteeDuties found, CancellationToken ct)
    {
        if (found.Profile is not { Profile: { Duties: { } rules } profile })
        {
            return;
        }

        var reached = found.Seats.SelectMany(seat => seat.Standings.Where(s => s.Level == DutyLevel.Reached)
                .Select(s => new Finding(DutyEvidence.KeyOf(seat.Seat.MembershipId, s), seat.Seat.MembershipId, new(s, profile.Code, profile.No, rules.Consequence, rules.Clause))))
            .ToDictionary(f => f.Key);
        if (IsUpToDate(reached, await KnownAsync(found.Committee.Id, ct)))
        {
            return;
        }

        await db.InTransactionAsync(async token =>
        {
            await db.Committees.Where(c => c.Id == found.Committee.Id).HoldAsync(c => c.RosterVersion, token);
            await WriteAsync(found.Committee.Id, reached, token);
            return true;
        }, ct);
    }

    private Task<List<Known>> KnownAsync(long committeeId, CancellationToken ct) =>
        db.DutyProposals.AsNoTracking().Where(p => p.CommitteeId == committeeId).Select(p => new Known(p.EvidenceKey, p.LapsedAt != null, p.DecidedAt != null)).ToListAsync(ct);

    private static bool IsUpToDate(Dictionary<string, Finding> reached, List<Known> known)
    {
        var keys = known.Select(k => k.Key).ToHashSet();
        return reached.Keys.All(keys.Contains) && known.TrueForAll(k => k.IsDecided || k.IsLapsed != reached.ContainsKey(k.Key));
    }

    private async Task WriteAsync(long committeeId, Dictionary<string, Finding> reached, CancellationToken ct)
    {
        var now = clock.Now();
        var known = (await KnownAsync(committeeId, ct)).Select(k => k.Key).ToHashSet();
        var seats = await db.Memberships.AsNoTracking().Where(m => m.CommitteeId == committeeId).Where(m => EF.Parameter(reached.Values.Select(f => f.MembershipId).ToList()).Contains(m.Id)
            || db.DutyProposals.Any(p => p.MembershipId == m.Id && p.DecidedAt == null)).ToDictionaryAsync(m => m.Id, m => m.Uid, ct);
        foreach (var finding in reached.Values.Where(f => !known.Contains(f.Key)))
        {
            if (await db.InsertIfAbsentAsync(new DutyProposal(Guid.CreateVersion7(now), committeeId, finding.MembershipId, finding.Evidence, now), p => p.EvidenceKey, ct))
            {
                Enter(AuditActions.DutyProposed, seats[finding.MembershipId], committeeId, finding.Evidence);
            }
        }

        foreach (var proposal in await db.DutyProposals.Where(p => p.CommitteeId == committeeId && p.DecidedAt == null).ToListAsync(ct))
        {
            if (proposal.LapsedAt is null && !reached.ContainsKey(proposal.EvidenceKey))
            {
                proposal.Lapse(now);
                Enter(AuditActions.DutyLapsed, seats[proposal.MembershipId], committeeId, proposal.Evidence);
            }
            else if (proposal.LapsedAt is not null && reached.ContainsKey(proposal.EvidenceKey))
            {
                proposal.Restore();
                Enter(AuditActions.DutyProposed, seats[proposal.MembershipId], committeeId, proposal.Evidence);
            }
        }

        await db.SaveChangesAsync(ct);
    }

    private void Enter(string action, Guid seatUid, long committeeId, DutyEvidence evidence) =>
        audit.Add(Acting.System, action, AuditSubject.Seat, seatUid, committeeId, ("kind", evidence.Standing.Kind), ("missed", evidence.Standing.Missed), ("limit", evidence.Standing.Limit));

    [LoggerMessage(Level = LogLevel.Error, Message = "Missed duties of committee {CommitteeId} could not be looked through; the next run tries again.")]
    private static partial void NotProposed(ILogger log, Exception fault, long committeeId);

    private sealed record Finding(string Key, long MembershipId, DutyEvidence Evidence);

    private sealed record Known(string Key, bool IsLapsed, bool IsDecided);
}
