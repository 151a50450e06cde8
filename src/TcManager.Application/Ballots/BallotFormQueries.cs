using Microsoft.EntityFrameworkCore;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>A rule set that can be chosen, with whom it would ask today.</summary>
/// <param name="Rules">The version in force.</param>
/// <param name="Entitled">By category.</param>
/// <param name="IsOwn">Of the committee's own body or of none: offered first.</param>
/// <param name="IsUsual">By which the committee ordinarily votes: chosen already on a new form, where there is one.</param>
public sealed record RuleSetOption(RuleSetView Rules, IReadOnlyList<EntitledVoters> Entitled, bool IsOwn = true, bool IsUsual = false);

/// <summary>A project that a ballot can be about.</summary>
public sealed record ProjectOption(long Id, string Reference, Bilingual Title);

/// <summary>A member who can stand.</summary>
public sealed record CandidateOption(long PersonId, string NameZh, string NameLatin);

/// <summary>An item on the agenda of a called meeting, under which a ballot can be voted on in the room.</summary>
public sealed record AgendaOption(long Id, Bilingual Meeting, DateOnly On, int Position, Bilingual Title);

/// <summary>What the form of a ballot offers.</summary>
public sealed record BallotFormOptions(BallotCommittee Committee, IReadOnlyList<RuleSetOption> RuleSets, IReadOnlyList<ProjectOption> Projects, IReadOnlyList<AgendaOption> Agenda)
{
    /// <summary>Of the same committee, for an election.</summary>
    public IReadOnlyList<RuleSetOption> ElectionRules { get; init; } = [];

    /// <summary>Sets of the committee's own body under which no ballot can be held here.</summary>
    public IReadOnlyList<RuleSetView> ForCalculatorOnly { get; init; } = [];
}

/// <summary>Reads what a ballot can be made of.</summary>
public sealed class BallotFormQueries(TcManagerDb db, TimeProvider clock)
{
    private const int MostProjects = 200;
    private const int MostCandidates = 1000;

    /// <summary>The version in force of each rule set that has a vote, or for a consultation none, and voters in this committee today.</summary>
    public async Task<BallotFormOptions> OptionsAsync(BallotCommittee committee, CancellationToken ct, BallotKind kind = BallotKind.Vote)
    {
        var today = clock.Today(committee.ZoneId);
        var entitled = await db.Memberships.AsNoTracking()
            .Where(m => m.CommitteeId == committee.Id && m.FromOn <= today && (m.ToOn == null || today <= m.ToOn))
            .GroupBy(m => m.Category).Select(g => new EntitledVoters(g.Key, g.Count())).ToListAsync(ct);
        var profile = await db.Committees.AsNoTracking().Where(c => c.Id == committee.Id).Select(c => c.ProfileCode).SingleAsync(ct);
        var body = RuleBodies.Of(committee.Code, profile);
        var usual = RuleBodies.UsualSet(body, committee.Kind);
        var versions = await db.RuleSetVersions.AsNoTracking().InForceOn(db, today)
            .OrderBy(v => v.RuleSetId)
            .Select(v => new RuleSetView(v.Id, v.RuleSet.Code, v.No, v.IsVerified, v.Definition)).ToListAsync(ct);
        var projects = await db.Projects.AsNoTracking().Where(p => p.CommitteeId == committee.Id).OrderBy(p => p.Reference).ThenBy(p => p.Id).Take(MostProjects)
            .Select(p => new ProjectOption(p.Id, p.Reference, p.Title)).ToListAsync(ct);
        var agenda = await (
            from meeting in db.Meetings.AsNoTracking()
            where meeting.CommitteeId == committee.Id && meeting.CalledAt != null && meeting.CancelledAt == null && meeting.FirstOn >= today
            from item in meeting.Agenda
            orderby meeting.FirstOn, meeting.Id, item.Position, item.Id
            select new AgendaOption(item.Id, meeting.Title, meeting.FirstOn, item.Position, item.Title)).Take(MostProjects).ToListAsync(ct);
        var options = versions.Select(v => new RuleSetOption(v, [.. entitled.Where(e => v.Definition.Admits(e.Category))], RuleBodies.IsOwn(v.Code, committee.Code, profile), v.Code == usual))
            .Where(o => o.Entitled.Count > 0).OrderBy(o => !o.IsOwn).ThenBy(o => !o.IsUsual).ToList();
        return new(committee, [.. options.Where(o => kind == BallotKind.Consultation ? !o.Rules.Definition.HasVote() : o.Rules.Definition.SuitsBallots())], projects, agenda)
        {
            ElectionRules = [.. options.Where(o => o.Rules.Definition.SuitsElections())],
            ForCalculatorOnly = kind == BallotKind.Consultation ? [] : [.. versions.Where(v => v.Definition.IsForCalculatorOnly() && RuleBodies.OfSet(v.Code) is { } ofSet && ofSet == body)],
        };
    }

    /// <summary>The people with a seat today; a body does not stand.</summary>
    public async Task<IReadOnlyList<CandidateOption>> CandidatesAsync(BallotCommittee committee, CancellationToken ct)
    {
        var today = clock.Today(committee.ZoneId);
        return await db.Memberships.AsNoTracking()
            .Where(m => m.CommitteeId == committee.Id && !m.IsBody && m.FromOn <= today && (m.ToOn == null || today <= m.ToOn))
            .OrderBy(m => m.Person.PinyinName).ThenBy(m => m.Id).Take(MostCandidates)
            .Select(m => new CandidateOption(m.PersonId, m.Person.NameZh, m.Person.NameLatin)).ToListAsync(ct);
    }
}
