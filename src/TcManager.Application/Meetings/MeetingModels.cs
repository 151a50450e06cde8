using TcManager.Domain;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Application.Meetings;

/// <summary>The committee that a page belongs to.</summary>
public sealed record MeetingCommittee(long Id, string Code, Bilingual Title, string ZoneId, string ProfileCode);

/// <summary>What access to a meeting is asked with.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="CommitteeId">Whose.</param>
/// <param name="FirstOn">Its day.</param>
/// <param name="IsDraft">Nobody has been called yet: the secretariat's own matter.</param>
public sealed record MeetingMatter(long Id, long CommitteeId, DateOnly FirstOn, bool IsDraft);

/// <summary>Day, time and form of a meeting, as lists and heads show them.</summary>
public sealed record MeetingHead(
    long Id,
    Bilingual Title,
    MeetingKind Kind,
    int? Number,
    MeetingForm Form,
    string? Place,
    string ZoneId,
    DateOnly FirstOn,
    DatePrecision Precision,
    DateTimeOffset? StartsAt,
    DateTimeOffset? EndsAt,
    DateTimeOffset? ReplyByAt,
    MeetingState State,
    bool IsSample)
{
    public Deadline? RepliesUntil => ReplyByAt is { } at ? new Deadline(at, ZoneId) : null;
}

/// <summary>A meeting in a list.</summary>
/// <param name="Head">Day, time, state.</param>
/// <param name="CommitteeId">Whose.</param>
/// <param name="CommitteeCode">As written.</param>
/// <param name="MyReply">The reader's, or null where the reader was not called.</param>
/// <param name="Present">Of those due, where attendance was recorded.</param>
public sealed record MeetingListItem(MeetingHead Head, long CommitteeId, string CommitteeCode, Reply? MyReply, Fraction? Present);

/// <summary>Meetings ahead, the next first, and a page of those behind, the latest first.</summary>
public sealed record MeetingList(IReadOnlyList<MeetingListItem> Upcoming, IReadOnlyList<MeetingListItem> Past, int Page, bool HasMore);

/// <summary>A line of the agenda.</summary>
/// <param name="Position">From 1.</param>
/// <param name="Title">In both languages.</param>
/// <param name="Minutes">Planned length.</param>
/// <param name="Presenter">Who presents it.</param>
/// <param name="Clock">When it comes up, as far as all lengths before it are planned.</param>
public sealed record AgendaLine(int Position, Bilingual Title, int? Minutes, string? Presenter, string? Clock);

/// <summary>A paper before a meeting, with its newest file.</summary>
public sealed record PaperLine(long PaperId, long DocumentId, int Number, Bilingual Title, string FileName, int Revision, long Size);

/// <summary>The reader's own participation.</summary>
public sealed record OwnReply(Reply Reply, string? Note, DateTimeOffset? RepliedAt, AttendanceOutcome Outcome);

/// <summary>The mails of the call.</summary>
public sealed record CallMails(long CampaignId, int Planned, int Sent);

/// <summary>The page of one meeting.</summary>
public sealed record MeetingPage(
    MeetingHead Head,
    MeetingCommittee Committee,
    string? Link,
    Bilingual Note,
    bool IsRecorded,
    DateTimeOffset? CalledAt,
    DateTimeOffset? AttendanceRecordedAt,
    CallMails? Mails,
    IReadOnlyList<AgendaLine> Agenda,
    IReadOnlyList<PaperLine> Papers,
    MeetingTally Tally,
    OwnReply? Mine)
{
    /// <summary>Ballots that are voted on under its agenda, drafts too.</summary>
    public required IReadOnlyList<MeetingVote> Votes { get; init; }
}

/// <summary>A ballot under an item of the agenda.</summary>
/// <param name="IsOpened">False for a draft, which is the desk's alone.</param>
public sealed record MeetingVote(long BallotId, int Position, Bilingual Title, bool IsOpened);

/// <summary>A participant in the list of replies, or on the attendance list.</summary>
/// <param name="Key">Of the participant within the meeting.</param>
/// <param name="WasCalled">False for a seat of the day that began after the call.</param>
/// <param name="IsInForce">False for a seat that was called and has ended before the day: it counts for no quorum.</param>
public sealed record ReplyLine(
    string Key,
    Bilingual Name,
    Bilingual? Organisation,
    SeatCategory Category,
    Reply Reply,
    string? Note,
    DateTimeOffset? RepliedAt,
    DateTimeOffset? LastRemindedAt,
    AttendanceOutcome Outcome,
    string? OutcomeNote,
    bool HasAddress,
    bool WasCalled = true,
    bool IsInForce = true);

/// <summary>A page of the list of replies.</summary>
public sealed record ReplyList(IReadOnlyList<ReplyLine> Lines, Reply? Only, int Page, bool HasMore)
{
    /// <summary>Whose seats of that day began after the call, before the meeting; no more than a page of them.</summary>
    public required IReadOnlyList<Bilingual> NotCalled { get; init; }
}

/// <summary>What is asked of one participant.</summary>
public sealed record ReplyPage(
    Guid ParticipantUid,
    Bilingual Name,
    MeetingHead Head,
    string CommitteeCode,
    Bilingual CommitteeTitle,
    string? Link,
    IReadOnlyList<AgendaLine> Agenda,
    OwnReply Mine,
    Deadline Until,
    bool CanReply);

/// <summary>The list on which attendance is recorded.</summary>
public sealed record AttendancePage(MeetingHead Head, MeetingCommittee Committee, Guid Version, DateTimeOffset? RecordedAt, IReadOnlyList<ReplyLine> Lines, MeetingTally Tally, Outcome May, bool IsCorrection);

/// <summary>签到表 (rules.md §6): the attendance list with what a sheet says of each seat of the day.</summary>
public sealed record SignInSheet(AttendancePage List, IReadOnlyDictionary<string, SheetSeat> Seats);

/// <summary>Offices held on the day, and the title of whoever holds the seat.</summary>
public sealed record SheetSeat(TitleLevel Title, IReadOnlyList<OfficeRole> Offices);

/// <summary>A planned meeting as its form shows it.</summary>
public sealed record PlannedMeeting(
    MeetingHead Head,
    MeetingCommittee Committee,
    Guid Version,
    string? Link,
    TimeOnly? Starts,
    TimeOnly? Ends,
    IReadOnlyList<AgendaLine> Agenda,
    IReadOnlyList<PaperLine> Papers,
    DateTimeOffset? CalledAt);

/// <summary>Whom a call will reach.</summary>
/// <param name="Planned">The meeting as it is now.</param>
/// <param name="People">Called, observers included.</param>
/// <param name="WithoutAddress">Of these, who get no mail.</param>
/// <param name="InChinese">Of those who get one, in Chinese; the others in English.</param>
/// <param name="Due">Of the called, whose attendance is a duty.</param>
/// <param name="QuorumCount">How many of the due make the quorum; null where none is asked for.</param>
public sealed record CallPlan(PlannedMeeting Planned, int People, int WithoutAddress, int InChinese, int Due, long? QuorumCount)
{
    public int Mails => People - WithoutAddress;

    public int InEnglish => Mails - InChinese;
}
