using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Application.Members;
using TcManager.Application.Members.Duties;
using TcManager.Domain.Access;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Reports.Home;

/// <summary>What needs the reader. The number of queries depends on what the reader is, never on how many people or papers there are.</summary>
public sealed class HomeQueries(TcManagerDb db, MyDutiesQueries duties, DeskQueries desk, RunningBallotQueries ballots, DutyQueries missed, CommitteeProfiles profiles, TimeProvider clock)
{
    private const int MeetingsShown = 6;

    public async Task<HomePage> ShowAsync(Actor actor, DateOnly today, CancellationToken ct)
    {
        var now = clock.Now();
        IReadOnlyList<OwedVote> votes = actor.PersonId is null ? [] : await duties.VotesAsync(actor, today, now, ct);
        var meetings = await duties.MeetingsAsync(actor, today, now, ct);
        var (shortfalls, served) = await DeskAsync(actor, today, now, ct);
        var replies = meetings.Where(m => m.StateAt(now) == ReplyState.Owed).Select(m => m.Owed(now));
        return new(
            today,
            HomeItem.Sorted([.. await duties.SignaturesAsync(actor, today, now, ct), .. votes, .. replies, .. shortfalls]),
            [.. meetings.OrderBy(m => m.StartsAt).Take(MeetingsShown).Select(m => m.At(now))],
            await duties.ResultsAsync(actor, today, ct),
            await duties.SeatsAsync(actor, today, now, ct),
            served,
            actor.Roles.Contains(SystemRole.Administrator) ? await OutboxAsync(ct) : null,
            actor.SecretariatOf.Count > 0,
            actor.Roles.Contains(SystemRole.Supervisor));
    }

    private async Task<(IReadOnlyList<HomeItem> Shortfalls, IReadOnlyList<ServedCommittee> Served)> DeskAsync(Actor actor, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var ids = Visible.CommitteeIds(actor, today, CommitteeAction.ViewMail);
        if (ids.Count == 0)
        {
            return ([], []);
        }

        var committees = await desk.CommitteesAsync(ids, today, ct);
        var reports = await desk.CompositionAsync(committees, today, ct);
        var meetings = await desk.MeetingsAsync(ids, now, ct);
        var running = await ballots.OfAsync(ids, now, ct);
        var mails = await desk.MailsAsync(ids, now, ct);
        var managed = Visible.CommitteeIds(actor, today, CommitteeAction.ManageRoster);
        var undecided = managed.Count == 0 ? [] : await missed.OpenAsync(managed, ct);
        IEnumerable<HomeItem> shortfalls =
        [
            .. committees.Where(c => c.IsTermOverdueOn(today)).Select(c => new OverdueTerm(c.Name.Id, c.TermNo ?? 0, c.TermEndOn!.Value, c.TermEndOn.Value.DayNumber - today.DayNumber, c.Name.Code)),
            .. committees.Select(c => Ending(c, today)).OfType<EndingTerm>(),
            .. mails.Select(m => m.Mail),
            .. committees.SelectMany(c => Failing(c, reports)),
            .. undecided.Select(d => new UndecidedDuties(d.CommitteeId, d.Count, d.CommitteeCode)),
            .. meetings,
            .. running.Select(b => Short(b, now)).OfType<ShortBallot>(),
        ];
        return ([.. shortfalls], [.. committees.Select(c => Served(c, reports.GetValueOrDefault(c.Name.Id), [.. running.Where(b => b.CommitteeId == c.Name.Id)], mails, (today, now)))]);
    }

    private EndingTerm? Ending(DeskCommittee committee, DateOnly today) =>
        committee is { TermEndOn: { } end, HasNextTerm: false } && profiles.Find(committee.Name.ProfileCode, today)?.Profile.Terms?.WarningOn(end, today) is > 0 and var months
            ? new(committee.Name.Id, committee.TermNo ?? 0, end, months, end.DayNumber - today.DayNumber, committee.Name.Code)
            : null;

    private static IEnumerable<FailingRule> Failing(DeskCommittee committee, IReadOnlyDictionary<long, CompositionReport> reports) =>
        reports.TryGetValue(committee.Name.Id, out var report)
            ? report.Checks.Where(c => c.Standing == CompositionStanding.Fails).Select(c => new FailingRule(committee.Name.Id, c, committee.Name.Code))
            : [];

    private static ShortBallot? Short(RunningBallot ballot, DateTimeOffset now)
    {
        return ballot.IsAlarmAt(now) && ballot.Returns is { } returns
            ? new(
                ballot.Id, ballot.Title, ballot.Deadline, returns.Returned, returns.Entitled, returns.Required!.Value, ballot.ShortBy, ballot.IsOutOfReach,
                ballot.Deadline.DaysLeft(now), ballot.CommitteeCode)
            : null;
    }

    private static ServedCommittee Served(DeskCommittee committee, CompositionReport? report, IReadOnlyList<RunningBallot> running, IReadOnlyList<FailedCampaign> mails, (DateOnly Today, DateTimeOffset Now) at) => new(
        committee.Name.Id,
        committee.Name.Code,
        committee.Name.Title,
        report?.Checks.Count,
        report?.Failing ?? 0,
        report?.Warning ?? 0,
        committee.TermNo,
        committee.TermEndOn,
        committee.IsTermOverdueOn(at.Today),
        committee.PlenaryHeldOn,
        committee.PlenaryNextOn,
        running.Count,
        running.Select(b => b.ShortBy).DefaultIfEmpty().Max(),
        running.Any(b => b.IsAlarmAt(at.Now)),
        mails.Where(m => m.CommitteeId == committee.Name.Id).Sum(m => m.Mail.Failed),
        new(at.Today.Year, 12, 31),
        new DateOnly(at.Today.Year, 12, 31).DayNumber - at.Today.DayNumber);

    private async Task<IReadOnlyDictionary<OutboxState, int>> OutboxAsync(CancellationToken ct)
    {
        var since = clock.Now().AddDays(-7);
        return await db.Outbox.AsNoTracking().Where(o => o.CreatedAt >= since).GroupBy(o => o.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }
}
