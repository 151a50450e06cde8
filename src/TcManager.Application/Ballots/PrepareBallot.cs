using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Documents;

namespace TcManager.Application.Ballots;

/// <summary>A ballot to prepare.</summary>
/// <param name="Uid">Of the form.</param>
/// <param name="CommitteeId">Whose ballot.</param>
/// <param name="Plan">As typed.</param>
/// <param name="File">The draft that is voted on.</param>
/// <param name="Further">The papers of the questions after the first; null where all have the first one's.</param>
/// <param name="HasNoPaper">The first question has none, but another one has.</param>
public sealed record BallotToPrepare(Guid Uid, long CommitteeId, BallotPlan Plan, Upload? File, IReadOnlyList<QuestionPaperInput>? Further = null, bool HasNoPaper = false);

/// <summary>Prepares a ballot with its file. Nothing is sent and nobody is asked before it is released.</summary>
public sealed class PrepareBallot(TcManagerDb db, QuestionPapers papers, Numbering numbering, BallotPlans plans, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// The ballot's id; a repeat of the form gives the first one's. Refused as <see cref="BallotPlan.Check"/>, <see cref="BallotPlans"/> and
    /// <see cref="AddDocument"/> say, as <c>ballot.fileMissing</c>, and as <see cref="SentForms.SentBefore"/> when the form has made another ballot before.
    /// </summary>
    public async Task<Outcome<long>> ExecuteAsync(BallotToPrepare input, Acting acting, CancellationToken ct)
    {
        using var files = await papers.ReceiveAsync(new(input.File), input.Further, ct);
        try
        {
            return await db.InTransactionAsync(token => WorkAsync(input, files, acting, token), ct);
        }
        catch (DbUpdateException)
        {
            // The form's first copy may have been committed meanwhile; anything else is a fault.
            db.ChangeTracker.Clear();
            if (await FirstResultAsync(input, ct) is { } first)
            {
                return first;
            }

            throw;
        }
    }

    private async Task<Outcome<long>> WorkAsync(BallotToPrepare input, ReceivedPapers files, Acting acting, CancellationToken ct)
    {
        if (await FirstResultAsync(input, ct) is { } first)
        {
            return first;
        }

        var faults = (await plans.CheckAsync(input.CommitteeId, input.Plan, ct)).Refusals.ToList();
        faults.AddRange(input.File is null && !(input.HasNoPaper && files.HasNew) ? [new("ballot.fileMissing", "File"), .. files.Faults] : files.Faults);
        if (faults.Count > 0)
        {
            return Outcome.Refused<long>(faults);
        }

        return await SaveAsync(input, await papers.AddAsync(input.CommitteeId, input.Plan, files, [], acting, ct), acting, ct);
    }

    private async Task<Outcome<long>?> FirstResultAsync(BallotToPrepare input, CancellationToken ct)
    {
        var first = await db.Ballots.AsNoTracking().Include(b => b.Questions).SingleOrDefaultAsync(b => b.Uid == input.Uid, ct);
        return first is null ? null : first.CommitteeId == input.CommitteeId && first.Says(input.Plan) ? first.Id : SentForms.SentBefore;
    }

    private async Task<Outcome<long>> SaveAsync(BallotToPrepare input, IReadOnlyList<QuestionDraft> drafts, Acting acting, CancellationToken ct)
    {
        var now = clock.Now();
        var committee = await db.Committees.AsNoTracking().Where(c => c.Id == input.CommitteeId).Select(c => new { c.Code, c.ZoneId }).SingleAsync(ct);
        var year = LocalMoment.DayOf(now, committee.ZoneId).Year;
        var number = await numbering.TakeAsync(input.CommitteeId, NumberSeries.Ballots, year, ct);
        var ballot = Ballot.Prepare(input.Uid, input.CommitteeId, $"{committee.Code} B {year}-{number}", input.Plan, drafts[0].New, now, further: [.. drafts.Skip(1)]);
        if (!ballot.IsDone)
        {
            return Outcome.Refused<long>(ballot.Refusals);
        }

        db.Ballots.Add(ballot.Value);
        audit.Add(acting, AuditActions.BallotPrepared, AuditSubject.Ballot, input.Uid, input.CommitteeId, ("number", ballot.Value.Number), ("document", drafts.Select(d => d.New).OfType<Document>().FirstOrDefault()?.Number), ("questions", ballot.Value.Questions.Count));
        await db.SaveChangesAsync(ct);
        return ballot.Value.Id;
    }
}

/// <summary>What of a plan only the database knows.</summary>
public sealed class BallotPlans(TcManagerDb db, TimeProvider clock)
{
    /// <summary>The same of an election, and at "Candidates[i].NameZh" <c>election.personUnknown</c> for whoever has no seat in the committee.</summary>
    public async Task<Outcome> CheckElectionAsync(long committeeId, ElectionPlan plan, CancellationToken ct)
    {
        var ballot = await CheckAsync(committeeId, plan.Ballot with { Secrecy = Secrecy.Secret }, rules => rules.SuitsElections(), ct);
        var named = plan.Candidates.Select(c => c.PersonId).OfType<long>().ToList();
        var known = await db.Memberships.Where(m => m.CommitteeId == committeeId && named.Contains(m.PersonId)).Select(m => m.PersonId).Distinct().ToListAsync(ct);
        var strangers = plan.Candidates.Index().Where(c => c.Item.PersonId is { } person && !known.Contains(person))
            .Select(c => new Refusal("election.personUnknown", $"{nameof(plan.Candidates)}[{c.Index}].{nameof(c.Item.NameZh)}"));
        return Outcome.Of([.. ballot.Refusals, .. strangers]);
    }

    /// <summary>Refused as the plan itself says, and: <c>ballot.ruleSetUnknown</c>, <c>ballot.secrecyNotOffered</c>, <c>ballot.noElectorate</c>, <c>ballot.projectUnknown</c>, <c>ballot.agendaItemUnknown</c>, <c>ballot.secretInRoom</c>.</summary>
    public Task<Outcome> CheckAsync(long committeeId, BallotPlan plan, CancellationToken ct) => CheckAsync(committeeId, plan, rules => plan.Kind == BallotKind.Consultation ? !rules.HasVote() : rules.SuitsBallots(), ct);

    private async Task<Outcome> CheckAsync(long committeeId, BallotPlan plan, Func<RuleSetDefinition, bool> suits, CancellationToken ct)
    {
        var faults = plan.Check(clock.Now()).Refusals.ToList();
        faults.AddRange(await RuleFaultsAsync(committeeId, plan, suits, ct));
        if (plan is { Secrecy: Secrecy.Secret, AgendaItemId: not null })
        {
            faults.Add(new("ballot.secretInRoom", nameof(BallotPlan.Secrecy)));
        }

        if (plan.AgendaItemId is { } item && !await db.Meetings.AnyAsync(m => m.CommitteeId == committeeId && m.CalledAt != null && m.CancelledAt == null && m.Agenda.Any(a => a.Id == item), ct))
        {
            faults.Add(new("ballot.agendaItemUnknown", nameof(BallotPlan.AgendaItemId)));
        }

        if (plan.ProjectId is { } project && !await db.Projects.AnyAsync(p => p.Id == project && p.CommitteeId == committeeId, ct))
        {
            faults.Add(new("ballot.projectUnknown", nameof(BallotPlan.ProjectId)));
        }

        return Outcome.Of(faults);
    }

    /// <summary>Whether anybody of today's roster would have a vote under the rules of each question: the same that the form offers.</summary>
    private async Task<IReadOnlyList<Refusal>> RuleFaultsAsync(long committeeId, BallotPlan plan, Func<RuleSetDefinition, bool> suits, CancellationToken ct)
    {
        var ids = plan.Questions.Select(q => q.RuleSetVersionId).OfType<long>().Distinct().ToList();
        var definitions = await db.RuleSetVersions.AsNoTracking().Where(v => ids.Contains(v.Id)).Select(v => new { v.Id, v.Definition }).ToDictionaryAsync(v => v.Id, v => v.Definition, ct);
        var today = clock.Today(Visible.RightsZone);
        var seated = await db.Memberships.Where(m => m.CommitteeId == committeeId && (m.ToOn == null || today <= m.ToOn)).Select(m => m.Category).Distinct().ToListAsync(ct);
        return [.. plan.Questions.Index().Where(q => q.Item.RuleSetVersionId is not null).SelectMany(q =>
        {
            var definition = definitions.GetValueOrDefault(q.Item.RuleSetVersionId!.Value);
            var (code, field) = definition is null || !suits(definition) ? ("ballot.ruleSetUnknown", QuestionPapers.FieldOf(q.Index, nameof(BallotPlan.RuleSetVersionId)))
                : !definition.Secrecies.Contains(plan.Secrecy) ? ("ballot.secrecyNotOffered", nameof(BallotPlan.Secrecy))
                : seated.Any(definition.Admits) ? (null, null)
                : ((string?)"ballot.noElectorate", (string?)QuestionPapers.FieldOf(q.Index, nameof(BallotPlan.RuleSetVersionId)));
            return code is null ? [] : new[] { new Refusal(code, field) };
        })];
    }
}
