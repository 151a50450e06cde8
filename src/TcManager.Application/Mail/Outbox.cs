using TcManager.Domain.Committees;
using TcManager.Domain.People;

namespace TcManager.Application.Mail;

/// <summary>群发: all mails of one occasion. Planned = sent + failed + skipped + waiting, always.</summary>
public sealed class Campaign
{
    public long Id { get; init; }

    public required Guid Uid { get; init; }

    public long? CommitteeId { get; init; }

    public Committee? Committee { get; init; }

    /// <summary>The mail template: see <see cref="MailKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The meeting or ballot that it is about.</summary>
    public required Guid SubjectUid { get; init; }

    /// <summary>The reminder step ("d7"), or empty.</summary>
    public string Step { get; init; } = "";

    public int Planned { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Where a mail stands.</summary>
public enum OutboxState
{
    Waiting,

    /// <summary>Claimed by a worker until <see cref="OutboxMail.ClaimedUntilAt"/>; still counted as waiting.</summary>
    Claimed,

    /// <summary>Accepted by the mail server: no more is known (decisions 28).</summary>
    Sent,
    Failed,
    Skipped,
}

/// <summary>发件箱: one mail to one recipient. It is rendered from template and data when it is sent and when it is shown.</summary>
public sealed class OutboxMail
{
    public long Id { get; init; }

    /// <summary>Kind, subject, recipient and occurrence in one string: the unique key that keeps a mail from being queued twice.</summary>
    public required string DedupeKey { get; init; }

    public long? CampaignId { get; init; }

    public Campaign? Campaign { get; init; }

    public long? PersonId { get; init; }

    public Person? Person { get; init; }

    /// <summary>Only for people who are no Person here, and as typed where a link was asked for; else the person's address of the moment of sending.</summary>
    public string? Address { get; init; }

    public required string Template { get; init; }

    public required MailData Data { get; set; }

    /// <summary>Lower goes first: 0 for what somebody waits for, 5 for campaigns.</summary>
    public int Priority { get; init; }

    public OutboxState State { get; set; }

    public required DateTimeOffset NotBeforeAt { get; set; }

    /// <summary>After this the mail is stale and is skipped.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public int Attempts { get; set; }

    public Guid? ClaimToken { get; set; }

    public DateTimeOffset? ClaimedUntilAt { get; set; }

    public required string MessageId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why it failed or was skipped: a code with a sentence in both languages.</summary>
    public string? Fate { get; set; }

    /// <summary>What the server said, for the secretariat; never a body.</summary>
    public string? FateDetail { get; set; }
}

/// <summary>What a mail is rendered from: ids and Uids of rows, never texts that could go stale.</summary>
/// <param name="MeetingId">For calls and their reminders.</param>
/// <param name="ParticipantUid">The recipient's participation.</param>
/// <param name="BallotId">For ballot mails.</param>
/// <param name="VoterId">The recipient's voter row.</param>
/// <param name="SlipId">For receipts.</param>
/// <param name="DaysLeft">For reminders: the step.</param>
/// <param name="AccountId">For mails about an account.</param>
/// <param name="DutyId">For reminders of missed duties: the proposal.</param>
/// <param name="AddresseeId">For mails to an addressee of a consultation.</param>
/// <param name="ChangeNo">For mails about a deadline: which change.</param>
/// <param name="ByProxy">For receipts: the copy of whoever cast it by proxy.</param>
public sealed record MailData(
    long? MeetingId = null,
    Guid? ParticipantUid = null,
    long? BallotId = null,
    long? VoterId = null,
    long? SlipId = null,
    int? DaysLeft = null,
    long? AccountId = null,
    long? DutyId = null,
    long? AddresseeId = null,
    int? ChangeNo = null,
    bool? ByProxy = null,
    bool? IsSigned = null);

/// <summary>The mails that the system writes.</summary>
public static class MailKinds
{
    public const string Call = "call";
    public const string ReplyReminder = "replyReminder";
    public const string BallotOpened = "ballotOpened";
    public const string BallotReminder = "ballotReminder";
    public const string Receipt = "receipt";
    public const string BallotClosed = "ballotClosed";
    public const string BallotMoved = "ballotMoved";
    public const string BallotWithdrawn = "ballotWithdrawn";
    public const string SlipRecorded = "slipRecorded";
    public const string ProxyGiven = "proxyGiven";
    public const string SlipObjected = "slipObjected";
    public const string DutyReminder = "dutyReminder";
    public const string PasswordReset = "passwordReset";
    public const string ConsultationOpened = "consultationOpened";
    public const string ConsultationReminder = "consultationReminder";
    public const string ConsultationReceipt = "consultationReceipt";
    public const string ConsultationMoved = "consultationMoved";
    public const string ConsultationClosed = "consultationClosed";
    public const string CommentsAnswered = "commentsAnswered";
}
