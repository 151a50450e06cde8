using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Mail;
using TcManager.Domain.Access;
using TcManager.Domain.Meetings;
using TcManager.Domain;

namespace TcManager.Application.Meetings;

public sealed partial class MeetingQueries
{
    private const int RepliesPageSize = 100;

    /// <summary>One meeting with everything but the names of its participants.</summary>
    public async Task<MeetingPage?> PageAsync(long meetingId, Actor actor, DateOnly today, CancellationToken ct)
    {
        var row = await db.Meetings.AsNoTracking().Where(m => m.Id == meetingId).Select(MeetingRow.Of).SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var mails = await db.Campaigns.AsNoTracking()
            .Where(c => c.SubjectUid == row.Uid && c.Kind == MailKinds.Call)
            .OrderBy(c => c.Id)
            .Select(c => new CallMails(c.Id, c.Planned, db.Outbox.Count(o => o.CampaignId == c.Id && o.State == OutboxState.Sent)))
            .FirstOrDefaultAsync(ct);
        var mine = await db.Participants.AsNoTracking()
            .Where(p => p.MeetingId == meetingId).Where(Visible.OwnParticipants(actor, today))
            .Select(p => new OwnReply(p.Reply, p.ReplyNote, p.RepliedAt, p.Outcome))
            .FirstOrDefaultAsync(ct);
        var head = row.HeadAt(clock.Now());
        return new(
            head, row.Committee, row.Link, row.Note, row.IsRecorded, row.CalledAt, row.AttendanceRecordedAt, mails,
            await AgendaAsync(meetingId, head, ct), await PapersAsync(meetingId, ct), await TallyAsync(meetingId, head.FirstOn, row.Committee.ProfileCode, ct), mine)
        {
            Votes = await db.Ballots.AsNoTracking().Where(b => b.AgendaItem!.MeetingId == meetingId && b.CancelledAt == null)
                .OrderBy(b => b.AgendaItem!.Position).ThenBy(b => b.Id).Select(b => new MeetingVote(b.Id, b.AgendaItem!.Position, b.Title, b.OpenedAt != null)).ToListAsync(ct),
        };
    }

    /// <summary>Who has replied what: those who still owe a reply first, those whose seats end before the day last and under no reply.</summary>
    public async Task<ReplyList> RepliesAsync(long meetingId, Reply? only, int page, CancellationToken ct)
    {
        var shown = PageNumber.Of(page);
        var now = clock.Now();
        var notCalled = await RecordAttendance.NotCalled(db, meetingId)
            .Where(seat => db.Meetings.Any(m => m.Id == meetingId && m.CancelledAt == null && m.Sessions.Any() && !m.Sessions.Any(s => s.StartsAt <= now)))
            .OrderBy(seat => seat.Person.PinyinName).ThenBy(seat => seat.Id).Select(seat => new Bilingual(seat.Person.NameZh, seat.Person.NameLatin)).Take(RepliesPageSize).ToListAsync(ct);
        var lines = await db.Participants.AsNoTracking()
            .Where(p => p.MeetingId == meetingId && (only == null || (p.Reply == only && (p.Membership.ToOn == null || p.Membership.ToOn >= p.Meeting.FirstOn))))
            .OrderBy(p => p.Membership.ToOn < p.Meeting.FirstOn)
            .ThenBy(p => p.Reply == Reply.None ? 0 : p.Reply == Reply.Deputy ? 1 : p.Reply == Reply.Excused ? 2 : p.Reply == Reply.Online ? 3 : 4)
            .ThenBy(p => p.Person.PinyinName)
            .ThenBy(p => p.Id)
            .Skip((shown - 1) * RepliesPageSize)
            .Take(RepliesPageSize + 1)
            .Select(Line)
            .ToListAsync(ct);
        return new([.. lines.Take(RepliesPageSize)], only, shown, lines.Count > RepliesPageSize) { NotCalled = notCalled };
    }

    /// <summary>What is asked of the participant that a personal link names.</summary>
    public Task<ReplyPage?> ReplyByLinkAsync(Guid participantUid, CancellationToken ct) => ReplyAsync(db.Participants.Where(p => p.Uid == participantUid), ct);

    /// <summary>What is asked of a person at a meeting; null when the person was not called.</summary>
    public Task<ReplyPage?> ReplyOfAsync(long meetingId, Actor actor, DateOnly today, CancellationToken ct) =>
        ReplyAsync(db.Participants.Where(p => p.MeetingId == meetingId).Where(Visible.OwnParticipants(actor, today)), ct);

    private static Expression<Func<Participant, ReplyLine>> Line => p => new ReplyLine(
        p.ParticipantKey,
        new Bilingual(p.Person.NameZh, p.Person.NameLatin),
        p.Membership.NominatingOrganisation == null ? null : p.Membership.NominatingOrganisation.Name,
        p.Membership.Category,
        p.Reply,
        p.ReplyNote,
        p.RepliedAt,
        p.LastRemindedAt,
        p.Outcome,
        p.OutcomeNote,
        p.Person.Email != null && p.Person.Email != "",
        true,
        p.Membership.FromOn <= p.Meeting.FirstOn && (p.Membership.ToOn == null || p.Membership.ToOn >= p.Meeting.FirstOn));

    private async Task<ReplyPage?> ReplyAsync(IQueryable<Participant> who, CancellationToken ct)
    {
        var row = await who.AsNoTracking()
            .Select(p => new { p.Uid, p.MeetingId, Name = new Bilingual(p.Person.NameZh, p.Person.NameLatin), Mine = new OwnReply(p.Reply, p.ReplyNote, p.RepliedAt, p.Outcome) })
            .FirstOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var meeting = await db.Meetings.AsNoTracking().Where(m => m.Id == row.MeetingId).Select(MeetingRow.Of).SingleAsync(ct);
        var now = clock.Now();
        var head = meeting.HeadAt(now);
        var until = new Deadline(head.ReplyByAt ?? head.StartsAt ?? now, head.ZoneId);
        var canReply = head.State is MeetingState.Called && !until.IsPassedAt(now);
        return new(
            row.Uid, row.Name, head, meeting.Committee.Code, meeting.Committee.Title, meeting.Link,
            await AgendaAsync(row.MeetingId, head, ct), row.Mine, until, canReply);
    }

    private async Task<MeetingTally> TallyAsync(long meetingId, DateOnly on, string profileCode, CancellationToken ct) => new(
        profiles.QuorumOf(profileCode, on),
        await (
            from meeting in db.Meetings.AsNoTracking()
            where meeting.Id == meetingId
            from seat in db.Memberships
            where seat.CommitteeId == meeting.CommitteeId
            join participant in db.Participants.Where(p => p.MeetingId == meetingId) on seat.Id equals participant.MembershipId into called
            from participant in called.DefaultIfEmpty()
            let isInForce = seat.FromOn <= meeting.FirstOn && (seat.ToOn == null || seat.ToOn >= meeting.FirstOn)
            where isInForce || participant != null
            group seat by new { seat.Category, Reply = (Reply?)participant.Reply, Outcome = (AttendanceOutcome?)participant.Outcome, IsInForce = isInForce } into rows
            select new TallyRow(rows.Key.Category, rows.Key.Reply ?? Reply.None, rows.Key.Outcome ?? AttendanceOutcome.Unknown, rows.Count(), rows.Key.Reply != null, rows.Key.IsInForce))
            .ToListAsync(ct));

    private async Task<IReadOnlyList<AgendaLine>> AgendaAsync(long meetingId, MeetingHead head, CancellationToken ct)
    {
        var items = await db.Meetings.AsNoTracking()
            .Where(m => m.Id == meetingId)
            .SelectMany(m => m.Agenda)
            .OrderBy(a => a.Position)
            .Select(a => new AgendaLine(a.Position, a.Title, a.Minutes, a.Presenter, null))
            .ToListAsync(ct);
        var at = head.StartsAt;
        return [.. items.Select(item =>
        {
            var timed = item with { Clock = at is { } known ? LocalMoment.Of(known, head.ZoneId).Clock : null };
            at = at is { } start && item.Minutes is { } minutes ? start.AddMinutes(minutes) : null;
            return timed;
        })];
    }

    private async Task<IReadOnlyList<PaperLine>> PapersAsync(long meetingId, CancellationToken ct) => await (
        from paper in db.MeetingPapers.AsNoTracking()
        where paper.MeetingId == meetingId
        join file in db.DocumentFiles on paper.DocumentId equals file.DocumentId
        where !db.DocumentFiles.Any(newer => newer.DocumentId == file.DocumentId && newer.Revision > file.Revision)
        orderby paper.Document.Number
        select new PaperLine(paper.Id, paper.DocumentId, paper.Document.Number, paper.Document.Title, file.FileName, file.Revision, file.Size))
        .ToListAsync(ct);
}
