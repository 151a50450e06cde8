using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;

namespace TcManager.Application.Committees;

/// <summary>A state to enter, as typed.</summary>
public sealed record StatePlan(LifeState State, DateOnly OnDate, DatePrecision Precision, string? Document, string? Reason);

/// <summary>Enters the next state of a committee. What is dissolved ends: its seats and offices, its term, its organisations, its mirrors and liaisons.</summary>
public sealed class EnterState(TcManagerDb db, OpenMatterQueries matters, AuditLog audit)
{
    /// <summary>The refusal of a form whose reader was shown something else than what would happen now.</summary>
    public const string Moved = "committee.moved";

    /// <summary>What entering the state would do, without doing it; null effects where it is refused before they can be told.</summary>
    public async Task<(Outcome Outcome, StateEffects? Effects)> CheckAsync(long committeeId, StatePlan plan, CancellationToken ct)
    {
        // What was refused before is still tracked, and what is tried here is never saved.
        db.ChangeTracker.Clear();
        var work = await WorkAsync(committeeId, plan, ct);
        db.ChangeTracker.Clear();
        return (work.Outcome, work.Effects);
    }

    /// <summary>
    /// Done, also for the repeat of a form. Refused as <see cref="Committee.Enter"/> and <see cref="Membership.EndWithCommittee"/> say, as <c>committee.mattersOpen</c>
    /// when something is not finished that a dissolved committee could not finish, as <c>committee.childrenActive</c>, and as <see cref="Moved"/>.
    /// </summary>
    /// <param name="committeeId">It exists.</param>
    /// <param name="plan">As typed.</param>
    /// <param name="seen">The seal of the effects that were shown.</param>
    /// <param name="acting">Who does it.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<Outcome> ExecuteAsync(long committeeId, StatePlan plan, string? seen, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await db.HoldRosterAsync(committeeId, [], token);
            if (await IsDoneAsync(committeeId, plan, token))
            {
                return Outcome.Done;
            }

            var (outcome, effects, committee) = await WorkAsync(committeeId, plan, token);
            if (!outcome.IsDone)
            {
                return outcome;
            }

            if (effects!.Seal != seen)
            {
                return Outcome.Refused(Moved);
            }

            audit.Add(
                acting, AuditActions.CommitteeStateEntered, AuditSubject.Committee, committee.Uid, committee.Id,
                ("state", plan.State), ("on", $"{effects.OnDate:O}"), ("document", plan.Document), ("seats", effects.Seats.Count));
            await db.SaveChangesAsync(token);
            return Outcome.Done;
        }, ct);

    /// <summary>The last state is this one: the repeat of a form.</summary>
    private async Task<bool> IsDoneAsync(long committeeId, StatePlan plan, CancellationToken ct)
    {
        var last = await db.CommitteeStates.AsNoTracking().Where(s => s.CommitteeId == committeeId).OrderByDescending(s => s.OnDate).ThenByDescending(s => s.Id).FirstOrDefaultAsync(ct);
        return last is not null && (last.State, last.OnDate, last.Precision, last.Document, last.Reason) == (plan.State, Committee.FirstOf(plan.OnDate, plan.Precision), plan.Precision, plan.Document, plan.Reason);
    }

    private async Task<(Outcome Outcome, StateEffects? Effects, Committee Committee)> WorkAsync(long committeeId, StatePlan plan, CancellationToken ct)
    {
        var committee = await db.Committees.Include("_states").SingleAsync(c => c.Id == committeeId, ct);
        var entered = committee.Enter(plan.State, plan.OnDate, plan.Precision, plan.Document, plan.Reason);
        if (!entered.IsDone)
        {
            return (entered, null, committee);
        }

        var first = committee.States[^1].OnDate;
        var open = await matters.AtAsync(committeeId, committee.ZoneId, first, ct);
        return plan.State == LifeState.Dissolved
            ? await DissolveAsync(committee, first, open, ct)
            : (Outcome.Done, new StateEffects(plan.State, first, open, [], [], 0, 0, 0), committee);
    }

    private async Task<(Outcome, StateEffects, Committee)> DissolveAsync(Committee committee, DateOnly first, OpenMatters open, CancellationToken ct)
    {
        var last = first.AddDays(-1);
        var below = await db.Committees.AsNoTracking().Where(c => c.ParentId == committee.Id && !db.CommitteeStates.Any(s => s.CommitteeId == c.Id && s.State == LifeState.Dissolved && s.OnDate <= first))
            .OrderBy(c => c.Id).Select(c => new CommitteeAbove(c.Id, c.Code)).ToListAsync(ct);
        var seats = await db.Memberships.Include(m => m.Offices).Include(m => m.Representatives).Include(m => m.Person).Where(m => m.CommitteeId == committee.Id && (m.ToOn == null || m.ToOn > last)).OrderBy(m => m.Person.PinyinName).ThenBy(m => m.Id).ToListAsync(ct);
        var ended = seats.Select(s => new EndedSeat(s.Id, new(s.Person.NameZh, s.Person.NameLatin), [.. s.Offices.Where(o => o.ToOn is null || o.ToOn > last).Select(o => o.Role)])).ToList();
        List<Refusal> faults = [.. seats.SelectMany(s => s.EndWithCommittee(last).Refusals).Distinct().Take(1)];
        var bodies = await db.CommitteeBodies.Where(b => b.CommitteeId == committee.Id && b.ToOn == null).ToListAsync(ct);
        bodies.ForEach(b => End(b, b.FromOn, b.EndOn));
        var links = await db.CommitteeLinks.Where(l => (l.CommitteeId == committee.Id || l.OtherId == committee.Id) && l.ToOn == null).ToListAsync(ct);
        links.ForEach(l => End(l, l.FromOn, l.EndOn));
        var terms = await db.Terms.Where(t => t.CommitteeId == committee.Id && t.EndedOn == null).ToListAsync(ct);
        terms.ForEach(t => End(t, t.StartOn, t.EndOn));
        if (open.Count > 0)
        {
            faults.Add(new("committee.mattersOpen", null, open.Count));
        }

        if (below.Count > 0)
        {
            faults.Add(new("committee.childrenActive", null, string.Join(", ", below.Select(c => c.Code))));
        }

        return (Outcome.Of(faults), new(LifeState.Dissolved, first, open, below, ended, bodies.Count, links.Count, terms.Count), committee);

        // What was to begin only then never begins.
        void End<T>(T row, DateOnly? fromOn, Func<DateOnly, Outcome> endOn)
            where T : class
        {
            if (fromOn > last)
            {
                db.Remove(row);
            }
            else
            {
                _ = endOn(last);
            }
        }
    }
}

/// <summary>What a state brings with it.</summary>
/// <param name="State">The new state.</param>
/// <param name="OnDate">Its first day.</param>
/// <param name="Matters">Not finished then.</param>
/// <param name="Below">Committees under it that are not dissolved.</param>
/// <param name="Seats">That end the day before.</param>
/// <param name="Bodies">Organisations that are released the day before; of those bound from a later day the binding goes.</param>
/// <param name="Links">Mirrors and liaisons that end the day before.</param>
/// <param name="Terms">That end the day before.</param>
public sealed record StateEffects(LifeState State, DateOnly OnDate, OpenMatters Matters, IReadOnlyList<CommitteeAbove> Below, IReadOnlyList<EndedSeat> Seats, int Bodies, int Links, int Terms)
{
    public int Offices => Seats.Sum(s => s.Offices.Count);

    /// <summary>What the reader was shown, for the form to bring back.</summary>
    public string Seal => OpenMatters.SealOf([$"{State}{OnDate:O}", .. Matters.Marks(), .. Below.Select(c => $"k{c.Id}"), .. Seats.Select(s => $"s{s.Id}{string.Join(',', s.Offices)}"), $"{Bodies} {Links} {Terms}"]);
}

/// <summary>A seat that ends with the committee.</summary>
public sealed record EndedSeat(long Id, Bilingual Name, IReadOnlyList<OfficeRole> Offices);
