using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Application.Meetings;

/// <summary>Who is called to a meeting, and the mail to each.</summary>
internal static class Summons
{
    /// <summary>One participant for each person (decisions 2), whatever a list that was taken over says; due unless on leave that day.</summary>
    internal static async Task<List<Participant>> ForAsync(TcManagerDb db, Meeting meeting, IQueryable<Membership> among, DateTimeOffset now, CancellationToken ct)
    {
        var seats = await among.OrderBy(seat => seat.Id)
            .Select(seat => new { seat.Id, seat.PersonId, seat.Category, IsOnLeave = db.Leaves.Any(l => l.MembershipId == seat.Id && l.FromOn <= meeting.FirstOn && meeting.FirstOn <= l.ToOn) })
            .ToListAsync(ct);
        return [.. seats.OrderByDescending(seat => Meeting.IsDueFor(seat.Category)).DistinctBy(seat => seat.PersonId).OrderBy(seat => seat.Id).Select(seat => new Participant(meeting.Id, seat.Id, seat.PersonId, Meeting.IsDueFor(seat.Category) && !seat.IsOnLeave, Guid.CreateVersion7(now)))];
    }

    /// <summary>The campaign's id. The caller has added the audit entry: it goes with the first save.</summary>
    internal static async Task<long> QueueAsync(TcManagerDb db, MailQueue mail, Meeting meeting, List<Participant> participants, Guid formUid, CancellationToken ct)
    {
        var campaign = mail.Start(formUid, MailKinds.Call, meeting.CommitteeId, meeting.Uid);
        await mail.AddAllAsync(campaign, "call", participants.ConvertAll(p => (p.PersonId, new MailData(MeetingId: meeting.Id, ParticipantUid: p.Uid))), meeting.StartsAt, ct);
        await db.InsertManyAsync(participants, ct);
        return campaign.Id;
    }
}
