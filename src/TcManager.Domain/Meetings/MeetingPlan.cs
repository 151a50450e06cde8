namespace TcManager.Domain.Meetings;

/// <summary>One line of a planned agenda.</summary>
/// <param name="TitleZh">Chinese title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Minutes">Planned length, 1 to 1440, or null; what could not be read is 0.</param>
/// <param name="Presenter">Who presents it, or null.</param>
public sealed record PlannedItem(string? TitleZh, string? TitleEn, int? Minutes = null, string? Presenter = null)
{
    /// <summary>Nothing was given: the line is passed over.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(TitleZh) && string.IsNullOrWhiteSpace(TitleEn) && Minutes is null && string.IsNullOrWhiteSpace(Presenter);
}

/// <summary>
/// What a secretariat plans of a meeting, as it was agreed: a day, clocks and a zone. A value that was not given, or could not be read, is null;
/// <see cref="Check"/> says so at its name.
/// </summary>
public sealed record MeetingPlan
{
    private const int LastOfDay = 1439;
    private const int EndOfDay = 1440;

    public string? TitleZh { get; init; }

    public string? TitleEn { get; init; }

    public MeetingKind Kind { get; init; }

    /// <summary>The running number among the plenaries, 1 or more, or null; what could not be read is 0.</summary>
    public int? Number { get; init; }

    public MeetingForm Form { get; init; }

    public string? Place { get; init; }

    public string? Link { get; init; }

    /// <summary>IANA, as <c>Asia/Shanghai</c>; start, end and deadline are read in it.</summary>
    public string? ZoneId { get; init; }

    public DateOnly? On { get; init; }

    /// <summary>Minute of the day, 0 to 1439.</summary>
    public int? Starts { get; init; }

    /// <summary>Minute of the same day, 0 to 1439.</summary>
    public int? Ends { get; init; }

    public DateOnly? ReplyByOn { get; init; }

    /// <summary>Minute of the day, 0 to 1440: 24:00 is the end of the day.</summary>
    public int? ReplyBy { get; init; }

    public IReadOnlyList<PlannedItem> Agenda { get; init; } = [];

    /// <summary>Every fault of the plan at once, each at the name of its value; empty when it can be held.</summary>
    public IReadOnlyList<Refusal> Check(DateTimeOffset now) => [.. Words(), .. Times(now), .. Items()];

    /// <summary>First instant of the meeting; asked only of a plan without faults.</summary>
    internal DateTimeOffset StartsAt => Instant(On, Starts, nameof(Starts))!.Value;

    internal DateTimeOffset EndsAt => Instant(On, Ends, nameof(Ends))!.Value;

    internal DateTimeOffset ReplyByAt => Instant(ReplyByOn, ReplyBy, nameof(ReplyBy))!.Value;

    private IEnumerable<Refusal> Words()
    {
        if (string.IsNullOrWhiteSpace(TitleZh))
        {
            yield return new Refusal("meeting.titleZhMissing", nameof(TitleZh));
        }

        if (string.IsNullOrWhiteSpace(TitleEn))
        {
            yield return new Refusal("meeting.titleEnMissing", nameof(TitleEn));
        }

        if (Number < 1)
        {
            yield return new Refusal("meeting.numberNotPositive", nameof(Number));
        }

        if (Form != MeetingForm.Online && string.IsNullOrWhiteSpace(Place))
        {
            yield return new Refusal("meeting.placeMissing", nameof(Place));
        }

        if ((Form != MeetingForm.OnSite || !string.IsNullOrWhiteSpace(Link)) && !IsWebAddress(Link))
        {
            yield return new Refusal("meeting.linkMissing", nameof(Link));
        }
    }

    private List<Refusal> Times(DateTimeOffset now)
    {
        if (!LocalMoment.IsZone(ZoneId))
        {
            return [new Refusal("time.unknownZone", nameof(ZoneId), ZoneId ?? "")];
        }

        var faults = new List<Refusal>();
        var start = Read(On, Starts, nameof(On), nameof(Starts), faults, LastOfDay);
        var end = Read(On, Ends, null, nameof(Ends), faults, LastOfDay);
        var replyBy = Read(ReplyByOn, ReplyBy, nameof(ReplyByOn), nameof(ReplyBy), faults, EndOfDay);
        if (start <= now)
        {
            faults.Add(new Refusal("meeting.startsInPast", nameof(On)));
        }

        if (end <= start)
        {
            faults.Add(new Refusal("meeting.endsBeforeStart", nameof(Ends)));
        }

        if (replyBy <= now)
        {
            faults.Add(new Refusal("meeting.replyByInPast", nameof(ReplyByOn)));
        }
        else if (replyBy > start || (start is null && ReplyByOn > On))
        {
            faults.Add(new Refusal("meeting.replyByAfterStart", nameof(ReplyByOn), On!.Value));
        }

        return faults;
    }

    private IEnumerable<Refusal> Items()
    {
        foreach (var (index, item) in Agenda.Index().Where(line => !line.Item.IsBlank))
        {
            if (string.IsNullOrWhiteSpace(item.TitleZh))
            {
                yield return new Refusal("meeting.itemTitleMissing", $"{nameof(Agenda)}[{index}].{nameof(item.TitleZh)}");
            }

            if (string.IsNullOrWhiteSpace(item.TitleEn))
            {
                yield return new Refusal("meeting.itemTitleMissing", $"{nameof(Agenda)}[{index}].{nameof(item.TitleEn)}");
            }

            if (item.Minutes is < 1 or > EndOfDay)
            {
                yield return new Refusal("meeting.itemMinutes", $"{nameof(Agenda)}[{index}].{nameof(item.Minutes)}");
            }
        }
    }

    private DateTimeOffset? Read(DateOnly? day, int? minute, string? dayField, string clockField, List<Refusal> faults, int last)
    {
        if (day is null && dayField is not null)
        {
            faults.Add(new Refusal("meeting.dayMissing", dayField));
        }

        if (day is { } typed && LocalMoment.BeyondYears(typed, dayField) is { } beyond)
        {
            if (dayField is not null)
            {
                faults.Add(beyond);
            }

            day = null;
        }

        if (minute is null)
        {
            faults.Add(new Refusal("time.notAClock", clockField));
        }
        else if (minute < 0 || minute > last)
        {
            faults.Add(new Refusal("meeting.clockBeyondDay", clockField));
        }
        else if (day is not null)
        {
            var instant = new LocalMoment(day.Value, minute.Value, ZoneId!).ToInstant(clockField);
            faults.AddRange(instant.Refusals);
            return instant.IsDone ? instant.Value : null;
        }

        return null;
    }

    private DateTimeOffset? Instant(DateOnly? day, int? minute, string field) =>
        new LocalMoment(day!.Value, minute!.Value, ZoneId!).ToInstant(field).Value;

    private static bool IsWebAddress(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0;
}
