using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Committees;

namespace TcManager.Application.Committees;

/// <summary>Binds two committees as mirrors, or by a liaison. It is one relation, whichever side enters it.</summary>
public sealed class LinkCommittees(TcManagerDb db, AuditLog audit)
{
    /// <summary>
    /// Done, also for the repeat of a form. Refused as <see cref="LocalMoment.BeyondYears"/> says, as <c>link.otherUnknown</c>, <c>link.itself</c>, <c>link.thereAlready</c>,
    /// and as <c>link.dissolved</c> when one of the two is dissolved then.
    /// </summary>
    /// <param name="committeeId">One side.</param>
    /// <param name="otherCode">The code of the other.</param>
    /// <param name="kind">How they are bound.</param>
    /// <param name="fromOn">The first day, null where it is not known.</param>
    /// <param name="acting">Who does it.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<Outcome> ExecuteAsync(long committeeId, string? otherCode, LinkKind kind, DateOnly? fromOn, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            if (fromOn is { } first && LocalMoment.BeyondYears(first, nameof(CommitteeLink.FromOn)) is { } beyond)
            {
                return Outcome.Of([beyond]);
            }

            var key = Committee.KeyOf(otherCode ?? "");
            var otherId = await db.Committees.Where(c => c.CodeKey == key).Select(c => (long?)c.Id).SingleOrDefaultAsync(token);
            if (otherId is not { } other)
            {
                return Outcome.Refused("link.otherUnknown", "Other");
            }

            if (other == committeeId)
            {
                return Outcome.Refused("link.itself", "Other");
            }

            // Always in this order, so that both sides entering it at once wait for each other.
            await db.HoldRosterAsync(Math.Min(committeeId, other), [], token);
            await db.HoldRosterAsync(Math.Max(committeeId, other), [], token);
            return await BindAsync(committeeId, other, kind, fromOn, acting, token);
        }, ct);

    private async Task<Outcome> BindAsync(long committeeId, long otherId, LinkKind kind, DateOnly? fromOn, Acting acting, CancellationToken ct)
    {
        var there = await db.CommitteeLinks.AsNoTracking()
            .Where(l => l.Kind == kind && ((l.CommitteeId == committeeId && l.OtherId == otherId) || (l.CommitteeId == otherId && l.OtherId == committeeId))).ToListAsync(ct);
        if (there.Exists(l => l.FromOn == fromOn && l.ToOn is null))
        {
            return Outcome.Done;
        }

        if (there.Exists(l => Span.Overlap(l.FromOn ?? DateOnly.MinValue, l.ToOn, fromOn ?? DateOnly.MinValue, null)))
        {
            return Outcome.Refused("link.thereAlready", "Other");
        }

        var both = await db.Committees.AsNoTracking().Include("_states").Where(c => c.Id == committeeId || c.Id == otherId).ToListAsync(ct);
        if (both.Find(c => c.States is [.., { State: LifeState.Dissolved }]) is { } gone)
        {
            return Outcome.Refused("link.dissolved", "Other", gone.Code, gone.States[^1].OnDate);
        }

        db.Add(new CommitteeLink(committeeId, otherId, kind, fromOn));
        foreach (var side in both)
        {
            audit.Add(acting, AuditActions.CommitteeLinked, AuditSubject.Committee, side.Uid, side.Id, ("kind", kind), ("other", both.Single(c => c != side).Code));
        }

        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}

/// <summary>Ends a mirror or liaison with its last day, on both sides.</summary>
public sealed class EndLink(TcManagerDb db, AuditLog audit)
{
    /// <summary>Done, also for the repeat of a form. Refused as <see cref="CommitteeLink.EndOn"/> says.</summary>
    public Task<Outcome> ExecuteAsync(long linkId, DateOnly lastDay, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await db.CommitteeLinks.Where(l => l.Id == linkId).HoldAsync(l => l.FromOn, token);
            var link = await db.CommitteeLinks.Include(l => l.Committee).Include(l => l.Other).SingleAsync(l => l.Id == linkId, token);
            if (link.ToOn == lastDay)
            {
                return Outcome.Done;
            }

            var ended = link.EndOn(lastDay);
            if (ended.IsDone)
            {
                foreach (var (side, other) in new[] { (link.Committee, link.Other), (link.Other, link.Committee) })
                {
                    audit.Add(acting, AuditActions.CommitteeLinkEnded, AuditSubject.Committee, side.Uid, side.Id, ("kind", link.Kind), ("other", other.Code), ("on", $"{lastDay:O}"));
                }

                await db.SaveChangesAsync(token);
            }

            return ended;
        }, ct);
}
