using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Committees;

namespace TcManager.Application.Committees;

/// <summary>A secretariat to hand over, as typed.</summary>
/// <param name="Part">The leading half, or the twin.</param>
/// <param name="OrganisationId">Who takes over.</param>
/// <param name="OnDate">The first day of the new one.</param>
public sealed record HandoverPlan(BodyPart Part, long OrganisationId, DateOnly OnDate);

/// <summary>Hands a secretariat over from one organisation to another on a day, its people with it: all in one transaction.</summary>
public sealed class HandOverSecretariat(TcManagerDb db, OpenMatterQueries matters, AuditLog audit)
{
    /// <summary>What the handover would do, without doing it; null where it is refused.</summary>
    public async Task<(Outcome Outcome, HandoverEffects? Effects)> CheckAsync(long committeeId, HandoverPlan plan, CancellationToken ct)
    {
        // What was refused before is still tracked, and what is tried here is never saved.
        db.ChangeTracker.Clear();
        var (outcome, effects, _, _) = await WorkAsync(committeeId, plan, ct);
        db.ChangeTracker.Clear();
        return (outcome, effects);
    }

    /// <summary>
    /// Done, also for the repeat of a form. Refused as <see cref="Bodies.HandOver"/> says, as <c>committee.notActive</c> in a committee that is dissolved then, as
    /// <c>body.organisationUnknown</c> for an entry that was joined to another, and as <see cref="EnterState.Moved"/>.
    /// </summary>
    /// <param name="committeeId">It exists.</param>
    /// <param name="plan">As typed.</param>
    /// <param name="seen">The seal of the effects that were shown.</param>
    /// <param name="acting">Who does it.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<Outcome> ExecuteAsync(long committeeId, HandoverPlan plan, string? seen, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await db.HoldRosterAsync(committeeId, [], token);
            if (await db.CommitteeBodies.AnyAsync(b => b.CommitteeId == committeeId && b.Part == plan.Part && b.OrganisationId == plan.OrganisationId && b.FromOn == plan.OnDate, token))
            {
                return Outcome.Done;
            }

            await db.Organisations.Where(o => o.Id == plan.OrganisationId).HoldAsync(o => o.IsSample, token);
            var (outcome, effects, committee, handover) = await WorkAsync(committeeId, plan, token);
            if (!outcome.IsDone)
            {
                return outcome;
            }

            if (effects!.Seal != seen)
            {
                return Outcome.Refused(EnterState.Moved);
            }

            db.Add(handover!.To);
            audit.Add(
                acting, AuditActions.SecretariatHandedOver, AuditSubject.Committee, committee.Uid, committeeId,
                ("part", plan.Part), ("from", effects.From.Zh), ("to", effects.To.Zh), ("on", $"{plan.OnDate:O}"), ("staff", effects.Leaving.Count), ("open", effects.Matters.Count));
            await db.SaveChangesAsync(token);
            return Outcome.Done;
        }, ct);

    private async Task<(Outcome Outcome, HandoverEffects? Effects, Committee Committee, Handover? Handover)> WorkAsync(long committeeId, HandoverPlan plan, CancellationToken ct)
    {
        var committee = await db.Committees.AsNoTracking().Include("_states").SingleAsync(c => c.Id == committeeId, ct);
        if (committee.StateOn(plan.OnDate) == LifeState.Dissolved)
        {
            return (Outcome.Refused("committee.notActive", "OnDate", committee.States[^1].OnDate), null, committee, null);
        }

        if (!await db.Organisations.AnyAsync(o => o.Id == plan.OrganisationId && o.MergedIntoId == null, ct))
        {
            return (Outcome.Refused("body.organisationUnknown", "Organisation"), null, committee, null);
        }

        var bound = await db.CommitteeBodies.Include(b => b.Organisation).Where(b => b.CommitteeId == committeeId).ToListAsync(ct);
        var handed = new Bodies(committeeId, bound).HandOver(plan.Part, plan.OrganisationId, plan.OnDate);
        if (!handed.IsDone)
        {
            return (handed.ToOutcome(), null, committee, null);
        }

        var holders = bound.Where(b => b.Part is BodyPart.Secretariat or BodyPart.Twin && Span.Covers(b.FromOn, b.ToOn, plan.OnDate)).Select(b => b.OrganisationId).Append(plan.OrganisationId).ToList();
        var (leaving, staying) = await PartAsync(committeeId, holders, plan.OnDate, ct);
        var to = await db.Organisations.AsNoTracking().Where(o => o.Id == plan.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        var open = await matters.AtAsync(committeeId, committee.ZoneId, plan.OnDate, ct);
        return (Outcome.Done, new(plan, handed.Value.From.Organisation.Name, to, handed.Value.Twin is not null, leaving, staying, open), committee, handed.Value);
    }

    /// <summary>
    /// The rights of the secretariat's people end the day before, but of those who work for one of the organisations that hold the secretariat afterwards, and of
    /// those who begin with the new one.
    /// </summary>
    private async Task<(IReadOnlyList<StaffLine> Leaving, IReadOnlyList<StaffLine> Staying)> PartAsync(long committeeId, List<long> holders, DateOnly on, CancellationToken ct)
    {
        var last = on.AddDays(-1);
        var staff = await db.Staff.Include(s => s.Person).Where(s => s.CommitteeId == committeeId && (s.ToOn == null || s.ToOn > last)).OrderBy(s => s.Person.PinyinName).ThenBy(s => s.Id).ToListAsync(ct);
        var people = staff.ConvertAll(s => s.PersonId);
        var kept = await db.Employments.AsNoTracking().Where(e => people.Contains(e.PersonId) && holders.Contains(e.OrganisationId) && e.FromOn <= on && (e.ToOn == null || on <= e.ToOn))
            .Select(e => e.PersonId).Distinct().ToListAsync(ct);
        var leaving = staff.FindAll(s => s.FromOn <= last && !kept.Contains(s.PersonId));
        leaving.ForEach(s => s.LeaveWith(last));
        return (leaving.ConvertAll(Line), staff.Except(leaving).Select(Line).ToList());

        static StaffLine Line(Staff s) => new(s.Id, s.PersonId, s.Person.NameZh, s.Person.NameLatin, s.FromOn, s.ToOn);
    }
}

/// <summary>What a handover brings with it.</summary>
/// <param name="Plan">As typed.</param>
/// <param name="From">Who has it until then.</param>
/// <param name="To">Who has it from then on.</param>
/// <param name="EndsTwin">The new one was the twin, and is a twin no longer.</param>
/// <param name="Leaving">Whose rights end the day before.</param>
/// <param name="Staying">Whose rights go on, or begin then.</param>
/// <param name="Matters">What is open that day and goes over with it.</param>
public sealed record HandoverEffects(HandoverPlan Plan, Bilingual From, Bilingual To, bool EndsTwin, IReadOnlyList<StaffLine> Leaving, IReadOnlyList<StaffLine> Staying, OpenMatters Matters)
{
    /// <summary>What the reader was shown, for the form to bring back.</summary>
    public string Seal => OpenMatters.SealOf([$"{Plan}{From}", .. Matters.Marks(), .. Leaving.Select(s => $"l{s.Id}"), .. Staying.Select(s => $"s{s.Id}")]);
}
