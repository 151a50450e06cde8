using System.Globalization;
using Microsoft.Extensions.Options;
using TcManager.Application.Data;

namespace TcManager.Application.Mail;

/// <summary>Adds mails to the save of a use case: fact and mail stand or fall together, and delivery is a job's.</summary>
public sealed class MailQueue(TcManagerDb db, TimeProvider clock, IOptions<MailSettings> settings)
{
    /// <summary>The campaign that an occasion's mails are counted under. The Uid is the posted form's, or derived from the occasion by a job.</summary>
    public Campaign Start(Guid uid, string kind, long? committeeId, Guid subjectUid, string step = "")
    {
        var campaign = new Campaign { Uid = uid, Kind = kind, CommitteeId = committeeId, SubjectUid = subjectUid, Step = step, CreatedAt = clock.Now() };
        db.Campaigns.Add(campaign);
        return campaign;
    }

    /// <summary>Queues one mail to a person. The occurrence ("call", "d7@2026-12-10T16:00:00.000Z", "slip:…") makes it unique for subject and recipient.</summary>
    public void Add(string template, Guid subjectUid, long personId, string occurrence, MailData data, int priority, DateTimeOffset? expiresAt = null)
    {
        var to = new MailRecipient(personId, null, data);
        db.Outbox.Add(MailTo(to, null, template, KeyOf(template, subjectUid, to, occurrence), priority, expiresAt));
    }

    /// <summary>Queues the mails of a campaign in the caller's transaction, in few statements, and saves what the use case has changed before.</summary>
    public Task AddAllAsync(Campaign campaign, string occurrence, IReadOnlyCollection<(long PersonId, MailData Data)> recipients, DateTimeOffset? expiresAt, CancellationToken ct) =>
        AddAllAsync(campaign, occurrence, [.. recipients.Select(to => new MailRecipient(to.PersonId, null, to.Data))], expiresAt, ct);

    /// <summary>Likewise, to people and to addressees that are no people here.</summary>
    public async Task AddAllAsync(Campaign campaign, string occurrence, IReadOnlyCollection<MailRecipient> recipients, DateTimeOffset? expiresAt, CancellationToken ct)
    {
        campaign.Planned += recipients.Count;
        await db.SaveChangesAsync(ct);
        await db.InsertManyAsync([.. recipients.Select(to => MailTo(to, campaign.Id, campaign.Kind, KeyOf(campaign.Kind, campaign.SubjectUid, to, occurrence), 5, expiresAt))], ct);
    }

    /// <summary>Queues mails of no campaign in the caller's transaction, each to a person about something that happened once.</summary>
    public Task AddAllAsync(string template, Guid subjectUid, IEnumerable<(long PersonId, string Occurrence, MailData Data)> recipients, int priority, CancellationToken ct) => db.InsertManyAsync(
        [.. recipients.Select(to => MailTo(new(to.PersonId, null, to.Data), null, template, KeyOf(template, subjectUid, to.PersonId, to.Occurrence), priority, null))], ct);

    /// <summary>Queues one mail to an addressee of a consultation.</summary>
    public void Add(string template, Guid subjectUid, MailRecipient to, string occurrence, int priority) =>
        db.Outbox.Add(MailTo(to, null, template, KeyOf(template, subjectUid, to, occurrence), priority, null));

    /// <summary>Queues a mail that somebody waits for, to an address of which no more is known yet, unless one of that key was queued before.</summary>
    public Task<bool> AddIfAbsentAsync(string key, string template, string address, DateTimeOffset expiresAt, CancellationToken ct)
    {
        var now = clock.Now();
        var row = new OutboxMail { DedupeKey = key, Template = template, Address = address, Data = new(), NotBeforeAt = now, ExpiresAt = expiresAt, MessageId = NewMessageId(now), CreatedAt = now };
        return db.InsertIfAbsentAsync(row, m => m.DedupeKey, ct);
    }

    /// <summary>Kind, subject, recipient and occurrence: the unique key of a mail.</summary>
    public static string KeyOf(string template, Guid subjectUid, long personId, string occurrence) =>
        string.Create(CultureInfo.InvariantCulture, $"{template}:{subjectUid:N}:P{personId}:{occurrence}");

    /// <summary>The same of an addressee, who is known by the row of the consultation.</summary>
    public static string KeyOf(string template, Guid subjectUid, MailRecipient to, string occurrence) => to.PersonId is { } personId
        ? KeyOf(template, subjectUid, personId, occurrence)
        : string.Create(CultureInfo.InvariantCulture, $"{template}:{subjectUid:N}:A{to.Data.AddresseeId}:{occurrence}");

    private OutboxMail MailTo(MailRecipient to, long? campaignId, string template, string key, int priority, DateTimeOffset? expiresAt)
    {
        var now = clock.Now();
        return new()
        {
            DedupeKey = key,
            CampaignId = campaignId,
            PersonId = to.PersonId,
            Address = to.Address,
            Template = template,
            Data = to.Data,
            Priority = priority,
            NotBeforeAt = now,
            ExpiresAt = expiresAt,
            MessageId = NewMessageId(now),
            CreatedAt = now,
        };
    }

    private string NewMessageId(DateTimeOffset now) => $"{Guid.CreateVersion7(now):N}@{settings.Value.From.Split('@')[^1]}";
}

/// <summary>To whom a mail goes: a person, at the address of the moment of sending, or an address.</summary>
/// <param name="PersonId">Null for an addressee of a consultation.</param>
/// <param name="Address">Of an addressee.</param>
/// <param name="Data">What it is rendered from.</param>
public sealed record MailRecipient(long? PersonId, string? Address, MailData Data);
