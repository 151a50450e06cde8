using Microsoft.EntityFrameworkCore;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Changes;
using TcManager.Domain.Members.Composition;
using TcManager.Domain.People;

namespace TcManager.Application.Members.Changes;

/// <summary>Terms of a committee, and the changes that are being prepared.</summary>
public sealed class RosterChangeQueries(TcManagerDb db, RosterChangeForecasts forecasts, VoteQueries votes, CommitteeProfiles profiles, TimeProvider clock)
{
    /// <summary>Terms and changes, newest first; null when there is no such committee.</summary>
    /// <param name="withChanges">For those who may see what is being prepared.</param>
    public async Task<TermsPage?> TermsAsync(long committeeId, bool withChanges, CancellationToken ct)
    {
        if (await db.Committees.AsNoTracking().Where(c => c.Id == committeeId).Select(CommitteeName.Of).SingleOrDefaultAsync(ct) is not { } committee)
        {
            return null;
        }

        var terms = await db.Terms.AsNoTracking().Where(t => t.CommitteeId == committeeId).OrderByDescending(t => t.No)
            .Select(t => new TermLine(
                t.No,
                t.StartOn,
                t.PlannedEndOn,
                t.EndedOn,
                db.Memberships.Count(m => m.CommitteeId == committeeId && m.Category == SeatCategory.Voting && m.FromOn <= t.StartOn && (m.ToOn == null || t.StartOn <= m.ToOn))))
            .ToListAsync(ct);
        var changes = withChanges
            ? await db.RosterChanges.AsNoTracking().Where(c => c.CommitteeId == committeeId).OrderByDescending(c => c.Id).Take(50).ToListAsync(ct)
            : [];
        var today = clock.Today(committee.ZoneId);
        var running = terms.Find(t => t.IsRunningOn(today));
        var rules = profiles.Find(committee.ProfileCode, today)?.Profile.Terms;
        return new(committee, today, terms, [.. changes.Select(c => new ChangeLine(c.Id, c.Kind, c.TermNo, c.StartOn, c.Stage, c.ReachedOn))], rules, running is null || running.EndedOn is not null ? null : rules?.WarningOn(running.PlannedEndOn, today));
    }

    /// <summary>The committee of a change, and its version; null when there is none.</summary>
    public Task<ChangeHead?> HeadAsync(long id, CancellationToken ct) =>
        db.RosterChanges.AsNoTracking().Where(c => c.Id == id).Select(c => new ChangeHead(c.Id, c.CommitteeId, c.Version)).SingleOrDefaultAsync(ct);

    /// <summary>The change with its lines and what it would make of the roster.</summary>
    public async Task<ChangePage?> ShowAsync(long id, CancellationToken ct)
    {
        var change = await db.RosterChanges.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (change is null)
        {
            return null;
        }

        var committee = await db.Committees.AsNoTracking().Where(c => c.Id == change.CommitteeId).Select(CommitteeName.Of).SingleAsync(ct);
        var rows = await db.RosterChangeLines.AsNoTracking().Where(l => l.ChangeId == id).OrderBy(l => l.Id).ToListAsync(ct);
        var lines = await LinesAsync(change, rows, ct);
        var forecast = change.IsOpen ? await forecasts.FirstDayAsync(change, committee, rows, ct) : null;
        var rules = profiles.Find(committee.ProfileCode, change.StartOn)?.Profile.Terms;
        return new(ChangeFacts.Of(change), committee, lines, forecast, change.IsOpen && change.Kind == RosterChangeKind.Adjustment && rules is not null ? await WarningsAsync(change, lines, rules, ct) : [], clock.Today(committee.ZoneId))
        {
            Ballots = change.Stage == RosterStage.Checked ? await votes.ChoicesAsync(change.CommitteeId, ct) : [],
            Vote = change.VoteBallotId is { } ballot ? await votes.VerdictAsync(ballot, ct) : null,
        };
    }

    /// <summary>One line; null when the change has none of that id.</summary>
    public async Task<(CommitteeName Committee, ChangePerson Line)?> LineAsync(long id, long lineId, CancellationToken ct)
    {
        if (await db.RosterChangeLines.AsNoTracking().Include(l => l.Change).SingleOrDefaultAsync(l => l.Id == lineId && l.ChangeId == id, ct) is not { } row)
        {
            return null;
        }

        var committee = await db.Committees.AsNoTracking().Where(c => c.Id == row.Change.CommitteeId).Select(CommitteeName.Of).SingleAsync(ct);
        return (committee, (await LinesAsync(row.Change, [row], ct))[0]);
    }

    private async Task<IReadOnlyList<ChangePerson>> LinesAsync(RosterChange change, List<RosterChangeLine> rows, CancellationToken ct)
    {
        var people = rows.ConvertAll(r => r.PersonId);
        var names = await db.People.AsNoTracking().Where(p => EF.Parameter(people).Contains(p.Id))
            .Select(p => new { p.Id, p.NameZh, p.NameLatin, p.PinyinName, p.TitleLevel, p.Honours, p.Expertise, p.Languages, p.IsAcademician }).ToDictionaryAsync(p => p.Id, ct);
        var employers = (await db.Employments.AsNoTracking()
            .Where(e => EF.Parameter(people).Contains(e.PersonId) && e.FromOn <= change.StartOn && (e.ToOn == null || change.StartOn <= e.ToOn)).OrderByDescending(e => e.FromOn).ThenByDescending(e => e.Id)
            .Select(e => new { e.PersonId, Name = e.Organisation.Name, e.Position }).ToListAsync(ct)).ToLookup(e => e.PersonId);
        var bodies = await db.Memberships.AsNoTracking().Where(m => m.IsBody && db.RosterChangeLines.Where(l => l.ChangeId == change.Id).Select(l => l.MembershipId).Contains(m.Id)).Select(m => m.Id).ToListAsync(ct);
        var nominators = await db.Organisations.AsNoTracking().Where(o => db.RosterChangeLines.Where(l => l.ChangeId == change.Id).Select(l => l.NominatingOrganisationId).Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        return
        [
            .. rows.Select(r => (Row: r, Person: names[r.PersonId], Employer: employers[r.PersonId].FirstOrDefault()))
                .OrderBy(r => r.Row.Offices.Count > 0 ? (int)r.Row.Offices[0] : 100).ThenBy(r => r.Person.PinyinName.Length > 0 ? r.Person.PinyinName : r.Person.NameLatin, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Row.Id)
                .Select(r => new ChangePerson(r.Row.Id, r.Row.PersonId, r.Row.MembershipId, r.Row.MembershipId is { } seat && bodies.Contains(seat) ? nominators[r.Row.NominatingOrganisationId!.Value] : new(r.Person.NameZh, r.Person.NameLatin), r.Row.Act, r.Row.Category, r.Row.Side, r.Row.Offices, r.Row.Reason, r.Row.Opinion, r.Row.OpinionOn, r.Row.Note)
                {
                    Title = r.Person.TitleLevel,
                    Honours = r.Person.Honours,
                    Expertise = r.Person.Expertise,
                    Languages = r.Person.Languages,
                    IsAcademician = r.Person.IsAcademician,
                    Employer = r.Employer?.Name ?? (r.Row.NominatingOrganisationId is { } nominator ? nominators[nominator] : null),
                    Position = r.Employer?.Position,
                }),
        ];
    }

    private async Task<IReadOnlyList<AdjustmentWarning>> WarningsAsync(RosterChange change, IReadOnlyList<ChangePerson> lines, TermRules rules, CancellationToken ct)
    {
        var (added, dropped) = (lines.Count(l => l is { Act: RosterAct.Add, IsMember: true }), lines.Count(l => l is { Act: RosterAct.Drop, IsMember: true }));
        var members = lines.Count(l => l is { MembershipId: not null, IsMember: true });
        var (first, last) = (new DateOnly(change.StartOn.Year, 1, 1), new DateOnly(change.StartOn.Year, 12, 31));
        var others = await db.RosterChanges.CountAsync(c => c.CommitteeId == change.CommitteeId && c.Id != change.Id && c.Kind == RosterChangeKind.Adjustment && c.InForceAt != null && first <= c.StartOn && c.StartOn <= last, ct);
        List<AdjustmentWarning> warnings = [];
        if (rules.IsLarge(added, dropped, members))
        {
            warnings.Add(new("large", new(Math.Max(added, dropped), members), rules.AdjustmentShare, rules.Clause));
        }

        if (others >= rules.AdjustmentsPerYear)
        {
            warnings.Add(new("often", new(others + 1, 1), new(rules.AdjustmentsPerYear, 1), rules.Clause));
        }

        return warnings;
    }
}

/// <summary>What is needed to ask for access to a change.</summary>
public sealed record ChangeHead(long Id, long CommitteeId, Guid Version);

/// <summary>A term, and how many voting seats it began with.</summary>
public sealed record TermLine(int No, DateOnly StartOn, DateOnly PlannedEndOn, DateOnly? EndedOn, int Members)
{
    public bool IsRunningOn(DateOnly day) => Span.Covers(StartOn, EndedOn, day);
}

/// <summary>A change in the list.</summary>
public sealed record ChangeLine(long Id, RosterChangeKind Kind, int? TermNo, DateOnly StartOn, RosterStage Stage, DateOnly? ReachedOn);

/// <summary>Terms of a committee.</summary>
/// <param name="Warning">Months before the planned end of the running term whose step is reached; 0 when it is over, null when there is nothing to warn of.</param>
public sealed record TermsPage(CommitteeName Committee, DateOnly Today, IReadOnlyList<TermLine> Terms, IReadOnlyList<ChangeLine> Changes, TermRules? Rules, int? Warning)
{
    public TermLine? Running => Terms.FirstOrDefault(t => t.IsRunningOn(Today));

    public bool IsChangeOpen => Changes.Any(c => c.Stage is not (RosterStage.InForce or RosterStage.Withdrawn));
}

/// <summary>One person of a change.</summary>
public sealed record ChangePerson(
    long Id,
    long PersonId,
    long? MembershipId,
    Bilingual Name,
    RosterAct Act,
    SeatCategory Category,
    StakeholderSide? Side,
    IReadOnlyList<OfficeRole> Offices,
    SeatEnd? Reason,
    EmployerOpinion Opinion,
    DateOnly? OpinionOn,
    string? Note)
{
    public TitleLevel Title { get; init; }

    public bool IsAcademician { get; init; }

    public string? Honours { get; init; }

    public string? Expertise { get; init; }

    public string? Languages { get; init; }

    public Bilingual? Employer { get; init; }

    public Bilingual? Position { get; init; }

    public bool IsMember => Category is SeatCategory.Voting or SeatCategory.P;
}

/// <summary>A stage that was reached, and by which paper.</summary>
public sealed record ChangeStep(RosterStage Stage, DateOnly? On, string? Reference);

/// <summary>The facts of a change.</summary>
/// <param name="Steps">All stages in their order, reached or not.</param>
public sealed record ChangeFacts(
    long Id, Guid Version, RosterChangeKind Kind, int? TermNo, DateOnly StartOn, DateOnly? PlannedEndOn, DateOnly? CandidatesUntilOn, RosterStage Stage, DateTimeOffset? InForceAt, IReadOnlyList<ChangeStep> Steps)
{
    public bool IsOpen => Stage is not (RosterStage.InForce or RosterStage.Withdrawn);

    internal static ChangeFacts Of(RosterChange change) => new(
        change.Id, change.Version, change.Kind, change.TermNo, change.StartOn, change.PlannedEndOn, change.CandidatesUntilOn, change.Stage, change.InForceAt,
        [
            new(RosterStage.Checked, change.CheckedOn, null),
            new(RosterStage.Voted, change.VotedOn, change.VoteReference),
            new(RosterStage.Submitted, change.SubmittedOn, change.SubmissionReference),
            new(RosterStage.Approved, change.ApprovedOn, change.ApprovalReference),
        ]);
}

/// <summary>An adjustment beyond what is normal: shown, not refused.</summary>
/// <param name="Code">large or often.</param>
public sealed record AdjustmentWarning(string Code, Fraction Actual, Fraction Required, Domain.Ballots.RuleSets.Clause Clause);

/// <summary>A change, its people and what it would make of the roster.</summary>
public sealed record ChangePage(ChangeFacts Change, CommitteeName Committee, IReadOnlyList<ChangePerson> Lines, RosterForecast? Forecast, IReadOnlyList<AdjustmentWarning> Warnings, DateOnly Today)
{
    /// <summary>That could stand for the vote, while it is the next step.</summary>
    public IReadOnlyList<BallotChoice> Ballots { get; init; } = [];

    /// <summary>By which it was voted on, where that was held here.</summary>
    public TiedVote? Vote { get; init; }
}
