using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Ballots;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Application.Meetings;
using TcManager.Domain.Reminders;

namespace TcManager.Application.Reminders;

/// <summary>Queues one step for all who still owe, as one campaign: a constant number of questions, one transaction.</summary>
public sealed class ReminderCampaigns(TcManagerDb db, MailQueue queue, TimeProvider clock)
{
    public async Task<int> QueueAsync(DueReminder due, CancellationToken ct)
    {
        var uid = UidOf(due);
        return (await OwingAsync(due.Subject, uid, ct)).Count == 0 ? 0 : await db.InTransactionAsync(token => WorkAsync(due, uid, token), ct);
    }

    /// <summary>The same inside the caller's transaction.</summary>
    internal async Task<int> QueueWithinAsync(DueReminder due, CancellationToken ct)
    {
        var uid = UidOf(due);
        return (await OwingAsync(due.Subject, uid, ct)).Count == 0 ? 0 : await WorkAsync(due, uid, ct);
    }

    private async Task<int> WorkAsync(DueReminder due, Guid uid, CancellationToken ct)
    {
        var campaign = await TakeAsync(due, uid, ct);

        // A reminder by hand and one of the ladder, or two hands, come one after the other: the second reads what the first remembered.
        if (due.Subject.Kind == MailKinds.BallotReminder)
        {
            await db.Voters.Where(v => v.BallotId == due.Subject.Id && (v.LastRevision == 0 || db.Proxies.Any(p => p.ToVoterId == v.Id))).HoldAsync(v => v.LastRemindedAt, ct);
        }

        var owing = await OwingAsync(due.Subject, uid, ct);
        await queue.AddAllAsync(campaign, due.Step.OccurrenceKey, owing.ConvertAll(one => new MailRecipient(one.PersonId, one.Address, DataOf(due, one))), due.ExpiresAt, ct);
        await RememberAsync(due.Subject.Kind, owing, ct);
        return owing.Count;
    }

    /// <summary>The campaign of this step, made by whoever comes first, and held until the commit: a second worker waits here and then finds nothing left to do.</summary>
    private async Task<Campaign> TakeAsync(DueReminder due, Guid uid, CancellationToken ct)
    {
        var (kind, committeeId, _, subjectUid) = due.Subject;
        var campaign = new Campaign { Uid = uid, Kind = kind, CommitteeId = committeeId, SubjectUid = subjectUid, Step = due.Step.Name, CreatedAt = clock.Now() };
        await db.InsertIfAbsentAsync(campaign, c => c.Uid, ct);
        await db.Campaigns.Where(c => c.Uid == uid).HoldAsync(c => c.Planned, ct);
        return await db.Campaigns.SingleAsync(c => c.Uid == uid, ct);
    }

    private async Task<List<Owing>> OwingAsync(ReminderSubject subject, Guid campaignUid, CancellationToken ct)
    {
        var now = clock.Now();
        var rows = subject.Kind == MailKinds.ReplyReminder ? ParticipantsOf(subject.Id) : await VotersOfAsync(subject.Id, ct);
        var owing = await rows.Where(o => !db.Outbox.Any(m => m.Campaign!.Uid == campaignUid && m.PersonId == o.PersonId)).OrderBy(o => o.Id).ToListAsync(ct);
        if (subject.Kind == MailKinds.ConsultationReminder)
        {
            owing.AddRange(await AddresseesOf(subject.Id).Where(o => !db.Outbox.Any(m => m.Campaign!.Uid == campaignUid && m.Address == o.Address)).OrderBy(o => o.Id).ToListAsync(ct));
        }

        return owing.FindAll(o => Ladder.MayRemind(o.LastRemindedAt, now));
    }

    private async Task<IQueryable<Owing>> VotersOfAsync(long ballotId, CancellationToken ct)
    {
        var zone = await db.Ballots.Where(b => b.Id == ballotId).Select(b => b.Committee.ZoneId).SingleAsync(ct);
        return OwedVotes.Of(db, ballotId, clock.Today(zone)).Select(v => new Owing { Id = v.Id, PersonId = v.PersonId, LastRemindedAt = v.LastRemindedAt });
    }

    /// <summary>Whoever was asked just now is not reminded the same day.</summary>
    private IQueryable<Owing> AddresseesOf(long ballotId) =>
        db.Addressees.Where(a => a.BallotId == ballotId && a.RepliedAt == null && a.WithdrawnAt == null)
            .Select(a => new Owing { Id = a.Id, PersonId = null, Address = a.Email, LastRemindedAt = a.LastRemindedAt ?? a.AddedAt });

    /// <inheritdoc cref="AddresseesOf"/>
    private IQueryable<Owing> ParticipantsOf(long meetingId) =>
        OwedReplies.Of(db, meetingId)
            .Select(p => new Owing
            {
                Id = p.Id,
                Uid = p.Uid,
                PersonId = p.PersonId,
                LastRemindedAt = p.LastRemindedAt ?? db.Campaigns.Where(c => c.SubjectUid == p.Meeting.Uid && c.Kind == MailKinds.Call && db.Outbox.Any(m => m.CampaignId == c.Id && m.PersonId == p.PersonId)).Max(c => (DateTimeOffset?)c.CreatedAt),
            });

    /// <summary>Housekeeping beside the row's content: its version stays, so that nobody's open form becomes stale by it.</summary>
    private async Task RememberAsync(string kind, List<Owing> owing, CancellationToken ct)
    {
        DateTimeOffset? now = clock.Now();
        var ids = owing.FindAll(o => o.PersonId is not null).ConvertAll(o => o.Id);
        if (kind != MailKinds.ReplyReminder)
        {
            var addressees = owing.FindAll(o => o.PersonId is null).ConvertAll(o => o.Id);
            if (addressees.Count > 0)
            {
                await db.Addressees.Where(a => EF.Parameter(addressees).Contains(a.Id)).ExecuteUpdateAsync(row => row.SetProperty(a => a.LastRemindedAt, now), ct);
            }

            await db.Voters.Where(v => EF.Parameter(ids).Contains(v.Id)).ExecuteUpdateAsync(row => row.SetProperty(v => v.LastRemindedAt, now), ct);
        }
        else
        {
            await db.Participants.Where(p => EF.Parameter(ids).Contains(p.Id)).ExecuteUpdateAsync(row => row.SetProperty(p => p.LastRemindedAt, now), ct);
        }
    }

    private static MailData DataOf(DueReminder due, Owing one) => due.Subject.Kind == MailKinds.ReplyReminder
        ? new(MeetingId: due.Subject.Id, ParticipantUid: one.Uid, DaysLeft: due.Step.DaysBefore)
        : one.PersonId is null
            ? new(BallotId: due.Subject.Id, AddresseeId: one.Id, DaysLeft: due.Step.DaysBefore)
            : new(BallotId: due.Subject.Id, VoterId: one.Id, DaysLeft: due.Step.DaysBefore);

    /// <summary>The same for every worker.</summary>
    internal static Guid UidOf(DueReminder due) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{due.Subject.Kind}:{due.Subject.Uid:N}:{due.Step.OccurrenceKey}")).AsSpan(0, 16));

    private sealed class Owing
    {
        public required long Id { get; init; }

        /// <summary>Of a participant.</summary>
        public Guid? Uid { get; init; }

        /// <summary>Null of an addressee.</summary>
        public required long? PersonId { get; init; }

        /// <summary>Of an addressee.</summary>
        public string? Address { get; init; }

        public required DateTimeOffset? LastRemindedAt { get; init; }
    }
}
