using Microsoft.EntityFrameworkCore;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Application.Members;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Application.Reports.Home;

/// <summary>What falls short in the committees whose desk somebody keeps: officers and secretariats.</summary>
public sealed class DeskQueries(TcManagerDb db, CompositionQueries composition, CommitteeProfiles profiles)
{
    private const int CampaignsRead = 20;

    private static readonly TimeSpan MailsLookedBack = TimeSpan.FromDays(60);

    /// <summary>Committees of the desk that are at work, with term, the plenary held this year and the next one; composition is added by <see cref="CompositionAsync"/>.</summary>
    public async Task<IReadOnlyList<DeskCommittee>> CommitteesAsync(IReadOnlyList<long> ids, DateOnly today, CancellationToken ct)
    {
        var first = new DateOnly(today.Year, 1, 1);
        var plenaries = db.Meetings.Where(m => (m.Kind == MeetingKind.Plenary || m.Kind == MeetingKind.FoundingPlenary) && m.CancelledAt == null && m.FirstOn >= first);
        var running = db.Terms.RunningOn(today);
        return await db.CommitteesIn(today, LifeState.Established).Where(c => ids.Contains(c.Id)).OrderBy(c => c.CodeKey)
            .Select(c => new DeskCommittee(
                new CommitteeName(c.Id, c.Code, c.Title, c.Kind, c.ProfileCode, c.ZoneId),
                running.Where(t => t.CommitteeId == c.Id).Max(t => (int?)t.No),
                running.Where(t => t.CommitteeId == c.Id).Max(t => (DateOnly?)t.PlannedEndOn),
                db.Terms.Any(t => t.CommitteeId == c.Id && t.StartOn > today),
                plenaries.Where(m => m.CommitteeId == c.Id && m.FirstOn < today && (m.IsRecorded || m.CalledAt != null)).Max(m => (DateOnly?)m.FirstOn),
                plenaries.Where(m => m.CommitteeId == c.Id && m.FirstOn >= today).Min(m => (DateOnly?)m.FirstOn)))
            .ToListAsync(ct);
    }

    public Task<IReadOnlyDictionary<long, CompositionReport>> CompositionAsync(IEnumerable<DeskCommittee> committees, DateOnly today, CancellationToken ct) =>
        composition.CheckAsync(committees.Select(c => c.Name), today, ct);

    /// <summary>Called plenaries ahead whose confirmed members are fewer than the quorum, once that is an alarm. Two queries.</summary>
    public async Task<IReadOnlyList<ShortMeeting>> MeetingsAsync(IReadOnlyList<long> ids, DateTimeOffset now, CancellationToken ct)
    {
        var called = db.Meetings.Where(m => ids.Contains(m.CommitteeId) && m.CancelledAt == null && m.CalledAt != null && m.Sessions.Any() && !m.Sessions.Any(s => s.StartsAt <= now))
            .Where(m => m.Kind == MeetingKind.Plenary || m.Kind == MeetingKind.FoundingPlenary);
        var meetings = await called.AsNoTracking().OrderBy(m => m.Id)
            .Select(m => new CalledMeeting(m.Id, m.Title, m.Committee.Code, m.Committee.ProfileCode, m.ZoneId, m.Sessions.Min(s => s.StartsAt), m.ReplyByAt))
            .ToListAsync(ct);
        var replies = await (
            from meeting in called
            join seat in db.Memberships on meeting.CommitteeId equals seat.CommitteeId
            where seat.FromOn <= meeting.FirstOn && (seat.ToOn == null || seat.ToOn >= meeting.FirstOn)
            join row in db.Participants on new { MeetingId = meeting.Id, MembershipId = seat.Id } equals new { row.MeetingId, row.MembershipId } into rows
            from participant in rows.DefaultIfEmpty()
            group seat by new { meeting.Id, seat.Category, Reply = (Reply?)participant!.Reply, IsCalled = participant != null } into same
            select new SeatReplies(same.Key.Id, same.Key.Category, same.Key.Reply ?? Reply.None, same.Key.IsCalled, same.Count())).ToListAsync(ct);
        return [.. meetings.Select(m => Short(m, [.. replies.Where(r => r.MeetingId == m.Id)], now)).OfType<ShortMeeting>()];
    }

    private ShortMeeting? Short(CalledMeeting meeting, IReadOnlyList<SeatReplies> replies, DateTimeOffset now)
    {
        var rule = profiles.QuorumOf(meeting.ProfileCode, LocalMoment.DayOf(meeting.StartsAt, meeting.ZoneId));
        int Seats(params Reply[] said) => replies.Where(r => rule.Counts.Contains(r.Category) && (said.Length == 0 || said.Contains(r.Reply))).Sum(r => r.Seats);
        var forecast = MeetingQuorum.Of(rule, Seats(), Seats(Reply.OnSite), Seats(Reply.Online));
        var isOutOfReach = forecast.ShortBy > Seats(Reply.None);
        var repliesLeft = new Deadline(meeting.ReplyByAt ?? meeting.StartsAt, meeting.ZoneId).DaysLeft(now);
        return forecast.ShortBy is not > 0 || !Shortfall.IsAlarm(repliesLeft, isOutOfReach) ? null : new(
            meeting.Id,
            meeting.Title,
            meeting.StartsAt,
            meeting.ZoneId,
            forecast.Actual.Of,
            forecast.Actual.Per,
            forecast.Required!.Value,
            forecast.RequiredCount!.Value,
            forecast.ShortBy.Value,
            replies.Where(r => r.IsCalled && r.Reply == Reply.None && rule.Counts.Contains(r.Category)).Sum(r => r.Seats),
            isOutOfReach,
            LocalMoment.DayOf(meeting.StartsAt, meeting.ZoneId).DayNumber - LocalMoment.DayOf(now, meeting.ZoneId).DayNumber,
            meeting.CommitteeCode);
    }

    /// <summary>Campaigns of the last weeks with mails that were refused.</summary>
    public async Task<IReadOnlyList<FailedCampaign>> MailsAsync(IReadOnlyList<long> ids, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - MailsLookedBack;
        return await db.Campaigns.AsNoTracking()
            .Where(c => c.CommitteeId != null && ids.Contains(c.CommitteeId.Value) && c.CreatedAt >= since && db.Outbox.Any(o => o.CampaignId == c.Id && o.State == OutboxState.Failed))
            .OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).Take(CampaignsRead)
            .Select(c => new FailedCampaign(
                c.CommitteeId!.Value,
                new FailedMail(
                    c.Id,
                    c.Kind,
                    db.Outbox.Count(o => o.CampaignId == c.Id && o.State == OutboxState.Sent),
                    db.Outbox.Count(o => o.CampaignId == c.Id && o.State == OutboxState.Failed),
                    db.Outbox.Count(o => o.CampaignId == c.Id && o.State == OutboxState.Skipped),
                    db.Outbox.Count(o => o.CampaignId == c.Id && (o.State == OutboxState.Waiting || o.State == OutboxState.Claimed)),
                    c.Committee!.Code)))
            .ToListAsync(ct);
    }
}

/// <summary>A called meeting ahead.</summary>
internal sealed record CalledMeeting(long Id, Bilingual Title, string CommitteeCode, string ProfileCode, string ZoneId, DateTimeOffset StartsAt, DateTimeOffset? ReplyByAt);

/// <summary>How many seats of one category gave the same reply.</summary>
internal sealed record SeatReplies(long MeetingId, SeatCategory Category, Reply Reply, bool IsCalled, int Seats);

/// <summary>A committee of the desk.</summary>
public sealed record DeskCommittee(CommitteeName Name, int? TermNo, DateOnly? TermEndOn, bool HasNextTerm, DateOnly? PlenaryHeldOn, DateOnly? PlenaryNextOn)
{
    public bool IsTermOverdueOn(DateOnly day) => TermEndOn < day && !HasNextTerm;
}

/// <summary>A campaign with failures, and whose it is.</summary>
public sealed record FailedCampaign(long CommitteeId, FailedMail Mail);
