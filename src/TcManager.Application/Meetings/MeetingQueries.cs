using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Application.Members;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Application.Meetings;

/// <summary>Reads meetings for their pages.</summary>
public sealed partial class MeetingQueries(TcManagerDb db, CommitteeProfiles profiles, TimeProvider clock)
{
    private const int PageSize = 20;
    private const int MostUpcoming = 50;

    public Task<MeetingMatter?> MatterAsync(long meetingId, CancellationToken ct) => db.Meetings.AsNoTracking()
        .Where(m => m.Id == meetingId)
        .Select(m => new MeetingMatter(m.Id, m.CommitteeId, m.FirstOn, m.CalledAt == null && !m.IsRecorded))
        .SingleOrDefaultAsync(ct);

    /// <summary>Null when there is no such committee.</summary>
    public Task<MeetingCommittee?> CommitteeAsync(long committeeId, CancellationToken ct) => db.Committees.AsNoTracking()
        .Where(c => c.Id == committeeId)
        .Select(c => new MeetingCommittee(c.Id, c.Code, c.Title, c.ZoneId, c.ProfileCode))
        .SingleOrDefaultAsync(ct);

    /// <summary>The meetings of a committee that the actor may open; drafts only where they are asked for.</summary>
    public Task<MeetingList> OfCommitteeAsync(long committeeId, Actor actor, DateOnly today, bool withDrafts, int page, CancellationToken ct) =>
        ListAsync(Seen(actor, today).Where(m => m.CommitteeId == committeeId && (withDrafts || m.CalledAt != null || m.IsRecorded)), actor, today, page, ct);

    /// <summary>The meetings to which the actor was called, or that the actor's secretariat holds.</summary>
    public Task<MeetingList> MineAsync(Actor actor, DateOnly today, int page, CancellationToken ct)
    {
        var held = actor.SecretariatOf;
        var own = db.Participants.Where(Visible.OwnParticipants(actor, today));
        var mine = Seen(actor, today).Where(m => held.Contains(m.CommitteeId) || own.Select(p => p.MeetingId).Contains(m.Id));
        return ListAsync(mine, actor, today, page, ct);
    }

    private IQueryable<Meeting> Seen(Actor actor, DateOnly today) => db.Meetings.AsNoTracking().Where(Visible.Meetings(actor, today));

    private async Task<MeetingList> ListAsync(IQueryable<Meeting> meetings, Actor actor, DateOnly today, int page, CancellationToken ct)
    {
        var now = clock.Now();
        var shown = PageNumber.Of(page);
        var ahead = await meetings
            .Where(m => !m.IsRecorded && m.CancelledAt == null && m.Sessions.Any(s => s.EndsAt > now))
            .OrderBy(m => m.FirstOn).ThenBy(m => m.Id).Take(MostUpcoming)
            .Select(MeetingRow.Of)
            .ToListAsync(ct);
        var behind = await meetings
            .Where(m => m.IsRecorded || m.CancelledAt != null || !m.Sessions.Any(s => s.EndsAt > now))
            .OrderByDescending(m => m.FirstOn).ThenByDescending(m => m.Id).Skip((shown - 1) * PageSize).Take(PageSize + 1)
            .Select(MeetingRow.Of)
            .ToListAsync(ct);
        var more = await BesideAsync([.. ahead.Concat(behind).Select(row => row.Id)], db.Participants.Where(Visible.OwnParticipants(actor, today)), ct);
        return new(
            [.. ahead.Select(row => Item(row, more, now))],
            [.. behind.Take(PageSize).Select(row => Item(row, more, now))],
            shown,
            behind.Count > PageSize);
    }

    /// <summary>The figures beside each meeting of a list, in one query; due are the seats of its day, as on its own page.</summary>
    private async Task<Dictionary<long, (int Due, int Present, Reply? Mine)>> BesideAsync(List<long> meetingIds, IQueryable<Participant> own, CancellationToken ct) =>
        (await db.Meetings.AsNoTracking()
            .Where(m => meetingIds.Contains(m.Id))
            .Select(m => new
            {
                m.Id,
                Due = db.Memberships.Count(s => s.CommitteeId == m.CommitteeId && (s.Category == SeatCategory.Voting || s.Category == SeatCategory.P)
                    && s.FromOn <= m.FirstOn && (s.ToOn == null || m.FirstOn <= s.ToOn)),
                Present = db.Participants.Count(p => p.MeetingId == m.Id
                    && (p.Membership.Category == SeatCategory.Voting || p.Membership.Category == SeatCategory.P) && p.Membership.FromOn <= m.FirstOn && (p.Membership.ToOn == null || m.FirstOn <= p.Membership.ToOn)
                    && (p.Outcome == AttendanceOutcome.Present || p.Outcome == AttendanceOutcome.Online)),
                Mine = own.Where(p => p.MeetingId == m.Id).Select(p => (Reply?)p.Reply).FirstOrDefault(),
            })
            .ToListAsync(ct))
            .ToDictionary(m => m.Id, m => (m.Due, m.Present, m.Mine));

    private static MeetingListItem Item(MeetingRow row, Dictionary<long, (int Due, int Present, Reply? Mine)> beside, DateTimeOffset now)
    {
        var (due, present, mine) = beside.GetValueOrDefault(row.Id);
        return new(row.HeadAt(now), row.Committee.Id, row.Committee.Code, mine, row.AttendanceRecordedAt is null ? null : new Fraction(present, due));
    }
}
