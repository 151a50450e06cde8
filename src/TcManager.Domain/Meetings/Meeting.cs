using TcManager.Domain.Committees;

namespace TcManager.Domain.Meetings;

public enum MeetingKind
{
    /// <summary>全体委员会议.</summary>
    Plenary,

    /// <summary>成立大会, together with the first plenary.</summary>
    FoundingPlenary,

    /// <summary>工作组会议 and the like.</summary>
    Working,
}

public enum MeetingForm
{
    OnSite,
    Online,
    Hybrid,
}

/// <summary>会议. Its state is derived from dated facts: called, held, cancelled.</summary>
public sealed partial class Meeting : IRoot
{
    private readonly List<Session> _sessions = [];
    private readonly List<AgendaItem> _agenda = [];

    private Meeting()
    {
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public long CommitteeId { get; private set; }

    public Committee Committee { get; private set; } = null!;

    public MeetingKind Kind { get; private set; }

    /// <summary>The running number among the plenaries of the committee.</summary>
    public int? Number { get; private set; }

    public Bilingual Title { get; private set; } = null!;

    public MeetingForm Form { get; private set; }

    public string? Place { get; private set; }

    /// <summary>Where one takes part online.</summary>
    public string? Link { get; private set; }

    public string ZoneId { get; private set; } = null!;

    /// <summary>The local day of the first session, or what is known of it.</summary>
    public DateOnly FirstOn { get; private set; }

    public DatePrecision FirstOnPrecision { get; private set; }

    /// <summary>First refused instant for replies; null where none are asked for.</summary>
    public DateTimeOffset? ReplyByAt { get; private set; }

    /// <summary>When the call went into the outbox.</summary>
    public DateTimeOffset? CalledAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Stable through every change of the calendar entry.</summary>
    public string IcsUid { get; private set; } = null!;

    /// <summary>Rises with each change that goes out.</summary>
    public int IcsSequence { get; private set; }

    /// <summary>Set by whoever has closed the books on the attendance.</summary>
    public DateTimeOffset? AttendanceRecordedAt { get; private set; }

    /// <summary>A past meeting taken over from records, not called from here.</summary>
    public bool IsRecorded { get; private set; }

    /// <summary>Invented for demonstration (decisions 22).</summary>
    public bool IsSample { get; private set; }

    /// <summary>What is published about a recorded meeting beyond its lists ("attended by more than 40").</summary>
    public Bilingual Note { get; private set; } = new("", "");

    public IReadOnlyList<Session> Sessions => _sessions;

    public IReadOnlyList<AgendaItem> Agenda => _agenda;
}

/// <summary>场次: one stretch of a meeting. What was agreed stands beside the instants that follow from it.</summary>
public sealed class Session
{
    private Session()
    {
    }

    internal Session(int no, DateOnly localDate, TimeOnly localStart, TimeOnly localEnd, DateTimeOffset startsAt, DateTimeOffset endsAt)
    {
        No = no;
        LocalDate = localDate;
        LocalStart = localStart;
        LocalEnd = localEnd;
        StartsAt = startsAt;
        EndsAt = endsAt;
    }

    public long Id { get; private set; }

    public long MeetingId { get; private set; }

    public Meeting Meeting { get; private set; } = null!;

    public int No { get; private set; }

    public DateOnly LocalDate { get; private set; }

    public TimeOnly LocalStart { get; private set; }

    public TimeOnly LocalEnd { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    internal void Move(DateOnly localDate, TimeOnly localStart, TimeOnly localEnd, DateTimeOffset startsAt, DateTimeOffset endsAt) =>
        (LocalDate, LocalStart, LocalEnd, StartsAt, EndsAt) = (localDate, localStart, localEnd, startsAt, endsAt);
}

/// <summary>议题.</summary>
public sealed class AgendaItem
{
    private AgendaItem()
    {
    }

    internal AgendaItem(int position, Bilingual title, int? minutes, string? presenter)
    {
        Position = position;
        Title = title;
        Minutes = minutes;
        Presenter = presenter;
    }

    public long Id { get; private set; }

    public long MeetingId { get; private set; }

    public Meeting Meeting { get; private set; } = null!;

    /// <summary>From 1.</summary>
    public int Position { get; private set; }

    public Bilingual Title { get; private set; } = null!;

    /// <summary>Planned length in minutes.</summary>
    public int? Minutes { get; private set; }

    public string? Presenter { get; private set; }
}

/// <summary>A paper laid before a meeting.</summary>
public sealed class MeetingPaper
{
    private MeetingPaper()
    {
    }

    public MeetingPaper(long meetingId, long documentId)
    {
        MeetingId = meetingId;
        DocumentId = documentId;
    }

    /// <summary>Before either has been saved.</summary>
    public MeetingPaper(Meeting meeting, Documents.Document document)
    {
        Meeting = meeting;
        Document = document;
    }

    public long Id { get; private set; }

    public long MeetingId { get; private set; }

    public Meeting Meeting { get; private set; } = null!;

    public long DocumentId { get; private set; }

    public Documents.Document Document { get; private set; } = null!;
}
