using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Ballots;
using TcManager.Application.Data;
using TcManager.Application.Members;
using TcManager.Application.Reports;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Committees;
using TcManager.Domain.Meetings;
using TcManager.Domain.Projects;

namespace TcManager.Application.Committees;

/// <summary>The overview of a committee: the card for everybody, the rest for insiders.</summary>
public sealed class CommitteePageQueries(TcManagerDb db, CardQueries cards, RosterQueries rosters, CompositionQueries composition, RunningBallotQueries running, TimeProvider clock)
{
    private const int MeetingsShown = 4;
    private const int ResultsShown = 4;
    private const int ProjectsShown = 30;

    /// <summary>Null when there is no such committee.</summary>
    public async Task<CommitteeCard?> CardAsync(long id, CancellationToken ct)
    {
        var row = await db.Committees.AsNoTracking().AsSingleQuery().Where(c => c.Id == id)
            .Select(c => new
            {
                Name = new CommitteeName(c.Id, c.Code, c.Title, c.Kind, c.ProfileCode, c.ZoneId),
                c.Scope,
                Parent = c.Parent == null ? null : new CommitteeAbove(c.Parent.Id, c.Parent.Code),
                Root = c.Parent == null || c.Parent.Parent == null ? null : new CommitteeAbove(c.Parent.Parent.Id, c.Parent.Parent.Code),
                States = db.CommitteeStates.Where(s => s.CommitteeId == c.Id).OrderBy(s => s.OnDate).ThenBy(s => s.Id).Select(s => new CommitteeStanding(s.State, s.OnDate, s.Precision)).ToList(),
            })
            .SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var today = clock.Today(row.Name.ZoneId);
        var secretariat = await cards.SecretariatsAsync([id], today, ct);
        var officers = await cards.OfficersAsync([id], today, ct);
        return new(row.Name, row.Scope, CommitteeStanding.On(today, row.States), [.. new[] { row.Root, row.Parent }.OfType<CommitteeAbove>()], [.. secretariat[id]], [.. officers[id]]);
    }

    /// <summary>For insiders.</summary>
    /// <param name="withParticipation">Whether returns of running ballots are counted: for those who may see them.</param>
    /// <param name="withDrafts">Whether meetings are listed that nobody has been called to yet.</param>
    public async Task<CommitteeInside> InsideAsync(CommitteeCard card, Actor actor, bool withParticipation, bool withDrafts, CancellationToken ct)
    {
        var name = card.Name;
        var (now, today) = (clock.Now(), clock.Today(name.ZoneId));
        var seats = await rosters.SeatsAsync(m => m.CommitteeId == name.Id, today, withContacts: false, ct);
        var secretariats = await rosters.SecretariatsAsync(b => b.CommitteeId == name.Id, today, ct);
        // Nothing falls short of what is not there yet, or no longer.
        var report = card.Standing.State is LifeState.Established or LifeState.Suspended ? composition.Check(name, seats, secretariats[name.Id], today) : null;
        var facts = await FactsAsync(name.Id, today, ct);
        var returns = withParticipation ? await running.OfAsync([name.Id], now, ct) : [];
        return new(
            today,
            facts,
            new(seats.Count(s => s.IsMember), seats.Count(s => s is { IsMember: true, IsAcademician: true }), seats.Count(s => !s.IsMember)),
            report is null ? null : new(report.Checks.Count, report.Holding, report.Warning, report.Failing),
            await MeetingsAsync(name.Id, withDrafts, now, ct),
            await BallotsAsync(name.Id, actor, today, now, returns, ct),
            await BoundAsync(name.Id, today, ct),
            await TreeAsync(name.Id, facts.ParentId, ct),
            await ProjectsAsync(name.Id, ct));
    }

    private async Task<CommitteeFacts> FactsAsync(long id, DateOnly today, CancellationToken ct)
    {
        var founding = db.CommitteeStates.Where(s => s.State == LifeState.Established).OrderBy(s => s.OnDate);
        var running = db.Terms.RunningOn(today);
        var row = await db.Committees.AsNoTracking().AsSingleQuery().Where(c => c.Id == id).Select(c => new
        {
            FoundedOn = founding.Where(s => s.CommitteeId == c.Id).Select(s => (DateOnly?)s.OnDate).FirstOrDefault(),
            FoundedPrecision = founding.Where(s => s.CommitteeId == c.Id).Select(s => (DatePrecision?)s.Precision).FirstOrDefault(),
            c.ParentId,
            Terms = running.Where(t => t.CommitteeId == c.Id).OrderByDescending(t => t.No).Select(t => new { t.No, t.StartOn, t.PlannedEndOn }).ToList(),
            Bodies = db.CommitteeBodies.Where(b => b.CommitteeId == c.Id && (b.Part == BodyPart.Guiding || b.Part == BodyPart.Founding) && b.FromOn <= today && (b.ToOn == null || today <= b.ToOn))
                .OrderBy(b => b.Id).Select(b => new { b.Part, b.Organisation.Name.Zh, b.Organisation.Name.En }).ToList(),
        }).SingleAsync(ct);
        var term = row.Terms.FirstOrDefault();
        var bodies = row.Bodies.ToLookup(b => b.Part, b => new Bilingual(b.Zh, b.En));
        return new(row.FoundedOn, row.FoundedPrecision ?? DatePrecision.Day, row.ParentId, term?.No, term?.StartOn, term?.PlannedEndOn, [.. bodies[BodyPart.Guiding]], [.. bodies[BodyPart.Founding]]);
    }

    /// <summary>The next ones, soonest first, and behind them the last one held.</summary>
    private async Task<IReadOnlyList<CommitteeMeeting>> MeetingsAsync(long id, bool withDrafts, DateTimeOffset now, CancellationToken ct)
    {
        var meetings = db.Meetings.AsNoTracking().Where(m => m.CommitteeId == id && m.CancelledAt == null && (withDrafts || m.CalledAt != null || m.IsRecorded));
        var ahead = await Project(meetings.Where(m => !m.IsRecorded && m.Sessions.Any(s => s.EndsAt > now)).OrderBy(m => m.FirstOn).ThenBy(m => m.Id), isAhead: true).Take(MeetingsShown).ToListAsync(ct);
        var held = await Project(meetings.Where(m => m.IsRecorded || !m.Sessions.Any(s => s.EndsAt > now)).OrderByDescending(m => m.FirstOn).ThenByDescending(m => m.Id), isAhead: false).Take(1).ToListAsync(ct);
        return [.. ahead, .. held];

        static IQueryable<CommitteeMeeting> Project(IQueryable<Meeting> meetings, bool isAhead) => meetings.Select(m => new CommitteeMeeting(
            m.Id, m.Title, m.Kind, m.Form, m.Place, m.ZoneId, m.FirstOn, m.FirstOnPrecision, m.Sessions.Min(s => (DateTimeOffset?)s.StartsAt), m.Sessions.Max(s => (DateTimeOffset?)s.EndsAt), m.CalledAt != null, isAhead));
    }

    private async Task<IReadOnlyList<CommitteeBallot>> BallotsAsync(long id, Actor actor, DateOnly today, DateTimeOffset now, IReadOnlyList<RunningBallot> returns, CancellationToken ct)
    {
        var own = db.Voters.Where(Visible.OwnVoters(actor, today));
        var rows = await db.Ballots.AsNoTracking()
            .Where(b => b.CommitteeId == id && b.OpenedAt != null && b.CancelledAt == null)
            .OrderByDescending(b => b.ClosedAt == null && b.ClosesAt > now).ThenByDescending(BallotLists.EndsAt).ThenByDescending(b => b.Id)
            .Take(ResultsShown * 4)
            .Select(b => new
            {
                b.Id,
                b.Kind,
                b.Number,
                b.Title,
                b.ClosesAt,
                b.ZoneId,
                b.ClosedAt,
                Outcome = db.Verdicts.Where(v => v.Question.BallotId == b.Id && v.Generation == b.Generation).OrderBy(v => v.Question.No).Select(v => (VerdictOutcome?)v.Outcome).FirstOrDefault(),
                Outcomes = db.Verdicts.Where(v => v.Question.BallotId == b.Id && v.Generation == b.Generation).Select(v => v.Outcome).Distinct().Count(),
                IsUnsigned = db.Verdicts.Any(v => v.Question.BallotId == b.Id && v.Generation == b.Generation && v.SignedAt == null),
                MyRevision = own.Where(v => v.BallotId == b.Id).Select(v => (int?)v.LastRevision).FirstOrDefault(),
                Asked = b.Kind != BallotKind.Consultation ? 0 : db.Voters.Count(v => v.BallotId == b.Id) + db.Addressees.Count(a => a.BallotId == b.Id && (a.WithdrawnAt == null || a.RepliedAt != null)),
                Replied = b.Kind != BallotKind.Consultation ? 0 : db.Voters.Count(v => v.BallotId == b.Id && v.LastRevision > 0) + db.Addressees.Count(a => a.BallotId == b.Id && a.RepliedAt != null),
            })
            .ToListAsync(ct);
        var ballots = rows.ConvertAll(b => new CommitteeBallot(
            b.Id,
            b.Number,
            b.Title,
            new(b.ClosesAt, b.ZoneId),
            b.ClosedAt,
            b.ClosedAt is null && now < b.ClosesAt,
            b.Outcome,
            !b.IsUnsigned,
            b.MyRevision is not null,
            b.MyRevision > 0,
            returns.FirstOrDefault(r => r.Id == b.Id)?.Returns,
            returns.Any(r => r.Id == b.Id && r.IsAlarmAt(now)))
        {
            IsConsultation = b.Kind == BallotKind.Consultation,
            IsElection = b.Kind == BallotKind.Election,
            IsMixed = b.Outcomes > 1,
            Replies = b.Asked > 0 && returns.Any(r => r.Id == b.Id) ? new(b.Replied, b.Asked) : null,
        });
        return [.. ballots.Where(b => b.IsOpen).OrderBy(b => b.Deadline.At), .. ballots.Where(b => !b.IsOpen).Take(ResultsShown)];
    }

    /// <summary>Mirrors and liaisons, whichever side they were entered on.</summary>
    private async Task<IReadOnlyList<BoundCommittee>> BoundAsync(long id, DateOnly today, CancellationToken ct)
    {
        var rows = await db.CommitteeLinks.AsNoTracking().Where(l => (l.CommitteeId == id || l.OtherId == id) && (l.FromOn == null || l.FromOn <= today) && (l.ToOn == null || today <= l.ToOn))
            .Select(l => l.CommitteeId == id
                ? new { l.Other.Id, l.Other.Code, l.Other.Title.Zh, l.Other.Title.En, l.Kind }
                : new { l.Committee.Id, l.Committee.Code, l.Committee.Title.Zh, l.Committee.Title.En, l.Kind })
            .ToListAsync(ct);
        return [.. rows.Distinct().OrderBy(l => l.Kind).ThenBy(l => CommitteeTree.OrderOf(l.Code), StringComparer.Ordinal).Select(l => new BoundCommittee(l.Id, l.Code, new(l.Zh, l.En), l.Kind))];
    }

    private async Task<IReadOnlyList<BoundCommittee>> TreeAsync(long id, long? parentId, CancellationToken ct)
    {
        var rows = await db.Committees.AsNoTracking().Where(c => c.ParentId == id || c.Id == parentId).OrderBy(c => c.Id)
            .Select(c => new BoundCommittee(c.Id, c.Code, c.Title, null, c.Id == parentId)).ToListAsync(ct);
        return [.. rows.OrderByDescending(c => c.IsParent).ThenBy(c => CommitteeTree.OrderOf(c.Code), StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<CommitteeProject>> ProjectsAsync(long id, CancellationToken ct) =>
        await db.Projects.AsNoTracking().Where(p => p.CommitteeId == id)
            .OrderBy(p => p.Stage == Stage.Withdrawal).ThenBy(p => p.Stage).ThenBy(p => p.Reference).ThenBy(p => p.Id).Take(ProjectsShown)
            .Select(p => new CommitteeProject(p.Reference, p.PlanNo, p.Title, p.Stage, p.IsSample)).ToListAsync(ct);
}
