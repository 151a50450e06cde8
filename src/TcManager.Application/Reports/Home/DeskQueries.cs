using Microsoft.EntityFrameworkCore;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Application.Members;
using TcManager.Domain;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Application.Reports.Home;

/// <summary>What falls short in the committees whose desk somebody keeps: officers and secretariats.</summary>
public sealed class DeskQueries(TcManagerDb db, CompositionQueries composition, CommitteeProfiles profiles)
{
    private const int CampaignsRead = 20;

    private static readonly TimeSpan MailsLookedBack = TimeSpan.FromDays(60);

    /// <summary>Committees of the desk with term and plenaries of the year; composition is added by <see cref="CompositionAsync"/>.</summary>
    public async Task<IReadOnlyList<DeskCommittee>> CommitteesAsync(IReadOnlyList<long> ids, DateOnly today, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(today.Year, 1, 1), new DateOnly(today.Year, 12, 31));
        var plenaries = db.Meetings.Where(m => (m.Kind == MeetingKind.Plenary || m.Kind == MeetingKind.FoundingPlenary) && m.CancelledAt == null && m.FirstOn >= first && m.FirstOn <= last);
        return await db.Committees.AsNoTracking().Where(c => ids.Contains(c.Id)).OrderBy(c => c.CodeKey)
            .Select(c => new DeskCommittee(
                new CommitteeName(c.Id, c.Code, c.Title, c.Kind, c.ProfileCode, c.ZoneId),
                db.Terms.Where(t => t.CommitteeId == c.Id && t.EndedOn == null).Max(t => (int?)t.No),
                db.Terms.Where(t => t.CommitteeId == c.Id && t.EndedOn == null).Max(t => (DateOnly?)t.PlannedEndOn),
                plenaries.Where(m => m.CommitteeId == c.Id && m.FirstOn < today).Max(m => (DateOnly?)m.FirstOn),
                plenaries.Where(m => m.CommitteeId == c.Id && m.FirstOn >= today).Min(m => (DateOnly?)m.FirstOn)))
            .ToListAsync(ct);
    }

    public Task<IReadOnlyDictionary<long, CompositionReport>> CompositionAsync(IEnumerable<DeskCommittee> committees, DateOnly today, CancellationToken ct) =>
        composition.CheckAsync(committees.Select(c => c.Name), today, ct);

    /// <summary>Called plenaries ahead whose confirmed members are fewer than the quorum.</summary>
    public async Task<IReadOnlyList<ShortMeeting>> MeetingsAsync(IReadOnlyList<long> ids, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await db.Meetings.AsNoTracking().AsSingleQuery()
            .Where(m => ids.Contains(m.CommitteeId) && m.CancelledAt == null && m.CalledAt != null && m.Sessions.Any(s => s.StartsAt > now))
            .Where(m => m.Kind == MeetingKind.Plenary || m.Kind == MeetingKind.FoundingPlenary)
            .OrderBy(m => m.Id)
            .Select(m => new
            {
                m.Id,
                m.Title,
                m.Committee.Code,
                m.Committee.ProfileCode,
                m.ZoneId,
                StartsAt = m.Sessions.Min(s => s.StartsAt),
                Seats = db.Memberships.Where(s => s.CommitteeId == m.CommitteeId && s.FromOn <= m.FirstOn && (s.ToOn == null || s.ToOn >= m.FirstOn))
                    .Select(s => new { s.Category, Reply = db.Participants.Where(p => p.MeetingId == m.Id && p.MembershipId == s.Id).Select(p => (Reply?)p.Reply).FirstOrDefault() })
                    .ToList(),
            })
            .ToListAsync(ct);
        return [.. rows.Select(m => Short(
            new(m.Id, m.Title, m.Code, m.ProfileCode, m.ZoneId, m.StartsAt), [.. m.Seats.Select(s => (s.Category, s.Reply ?? Reply.None))], now)).OfType<ShortMeeting>()];
    }

    private ShortMeeting? Short(CalledMeeting meeting, IReadOnlyList<(SeatCategory Category, Reply Reply)> seats, DateTimeOffset now)
    {
        var rule = profiles.QuorumOf(meeting.ProfileCode);
        var replies = seats.Where(s => rule.Counts.Contains(s.Category)).Select(s => s.Reply).ToList();
        var forecast = MeetingQuorum.Of(rule, replies.Count, replies.Count(r => r == Reply.OnSite), replies.Count(r => r == Reply.Online));
        var unanswered = replies.Count(r => r == Reply.None);
        return forecast.ShortBy is not > 0 ? null : new(
            meeting.Id,
            meeting.Title,
            meeting.StartsAt,
            meeting.ZoneId,
            forecast.Actual.Of,
            forecast.Actual.Per,
            forecast.Required!.Value,
            forecast.RequiredCount!.Value,
            forecast.ShortBy.Value,
            unanswered,
            forecast.ShortBy > unanswered,
            DaysUntil(meeting.StartsAt, meeting.ZoneId, now),
            meeting.CommitteeCode);
    }

    private sealed record CalledMeeting(long Id, Bilingual Title, string CommitteeCode, string ProfileCode, string ZoneId, DateTimeOffset StartsAt);

    private static int DaysUntil(DateTimeOffset at, string zoneId, DateTimeOffset now) => LocalMoment.DayOf(at, zoneId).DayNumber - LocalMoment.DayOf(now, zoneId).DayNumber;

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

/// <summary>A committee of the desk.</summary>
public sealed record DeskCommittee(CommitteeName Name, int? TermNo, DateOnly? TermEndOn, DateOnly? PlenaryHeldOn, DateOnly? PlenaryNextOn)
{
    public bool IsTermOverdueOn(DateOnly day) => TermEndOn < day;
}

/// <summary>A campaign with failures, and whose it is.</summary>
public sealed record FailedCampaign(long CommitteeId, FailedMail Mail);
