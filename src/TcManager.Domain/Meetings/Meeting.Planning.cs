namespace TcManager.Domain.Meetings;

public sealed partial class Meeting
{
    /// <summary>First instant of the first session; null where only the day is known.</summary>
    public DateTimeOffset? StartsAt => _sessions.Count == 0 ? null : _sessions.Min(session => session.StartsAt);

    /// <summary>Last instant of the last session.</summary>
    public DateTimeOffset? EndsAt => _sessions.Count == 0 ? null : _sessions.Max(session => session.EndsAt);

    /// <summary>Needs the sessions.</summary>
    public MeetingState StateAt(DateTimeOffset now) => new MeetingFacts(IsRecorded, CalledAt, CancelledAt, StartsAt, EndsAt).StateAt(now);

    /// <summary>A meeting that nobody has been called to yet. Refused with every fault of the plan.</summary>
    public static Outcome<Meeting> Schedule(Guid uid, long committeeId, MeetingPlan plan, DateTimeOffset now)
    {
        var faults = plan.Check(now);
        if (faults.Count > 0)
        {
            return Outcome.Refused<Meeting>(faults);
        }

        var meeting = new Meeting { Uid = uid, CommitteeId = committeeId, IcsUid = IcsUidOf(uid) };
        meeting.Take(plan);
        return meeting;
    }

    /// <summary>Whether a plan says what this meeting says: the repeat of its form. Needs sessions and agenda.</summary>
    public bool Says(MeetingPlan plan) =>
        (Title, Kind, Number, Form, ZoneId, FirstOn) == (new Bilingual(plan.TitleZh?.Trim() ?? "", plan.TitleEn?.Trim() ?? ""), plan.Kind, plan.Number, plan.Form, plan.ZoneId, plan.On)
        && Place == (plan.Form == MeetingForm.Online ? null : plan.Place)
        && Link == (string.IsNullOrWhiteSpace(plan.Link) ? null : plan.Link)
        && plan is { Starts: { } starts, Ends: { } ends } && _sessions is [var session, ..] && (session.LocalStart, session.LocalEnd) == (ClockOf(starts), ClockOf(ends))
        && plan is { ReplyByOn: { } day, ReplyBy: { } minute } && LocalMoment.IsZone(ZoneId) && new LocalMoment(day, minute, ZoneId).ToInstant() is { IsDone: true } until && until.Value == ReplyByAt
        && _agenda.OrderBy(item => item.Position).Select(item => new PlannedItem(item.Title.Zh, item.Title.En, item.Minutes, item.Presenter)).SequenceEqual(plan.Agenda.Where(item => !item.IsBlank));

    /// <summary>Whether the plan can still be changed: see <see cref="Revise"/>.</summary>
    public Outcome MayRevise() => Fixed() is { } reason ? Outcome.Of([reason]) : Outcome.Done;

    /// <summary>
    /// Takes over a changed plan, freely until the call. Refused as <c>meeting.alreadyCalled</c> after it, as <c>meeting.cancelled</c> or
    /// <c>meeting.recorded</c>, or with every fault of the plan.
    /// </summary>
    public Outcome Revise(MeetingPlan plan, DateTimeOffset now)
    {
        if (Fixed() is { } reason)
        {
            return Outcome.Of([reason]);
        }

        var faults = plan.Check(now);
        if (faults.Count == 0)
        {
            Take(plan);
        }

        return Outcome.Of(faults);
    }

    /// <summary>
    /// The call goes out now. Refused as <c>meeting.alreadyCalled</c>, <c>meeting.cancelled</c>, <c>meeting.recorded</c>, <c>meeting.started</c> or
    /// <c>meeting.replyByPassed</c>. Needs the sessions.
    /// </summary>
    public Outcome Call(DateTimeOffset now)
    {
        if (Fixed() is { } reason)
        {
            return Outcome.Of([reason]);
        }

        if (StartsAt <= now)
        {
            return Outcome.Refused("meeting.started");
        }

        if (ReplyByAt <= now)
        {
            return Outcome.Refused("meeting.replyByPassed");
        }

        CalledAt = now;
        return Outcome.Done;
    }

    /// <summary>
    /// Whether somebody can still be called, once others were: as long as replies are taken. Refused as <c>meeting.recorded</c>, <c>meeting.cancelled</c>, <c>meeting.notCalled</c>, <c>meeting.started</c>,
    /// <c>meeting.repliesOver</c>. Needs the sessions.
    /// </summary>
    public Outcome MayCallMore(DateTimeOffset now) => this switch
    {
        { IsRecorded: true } => Outcome.Refused("meeting.recorded"),
        { CancelledAt: not null } => Outcome.Refused("meeting.cancelled"),
        { CalledAt: null } => Outcome.Refused("meeting.notCalled"),
        _ when StartsAt <= now => Outcome.Refused("meeting.started"),
        _ when ReplyByAt <= now => Outcome.Refused("meeting.repliesOver"),
        _ => Outcome.Done,
    };

    private Refusal? Fixed() => this switch
    {
        { IsRecorded: true } => new Refusal("meeting.recorded"),
        { CancelledAt: not null } => new Refusal("meeting.cancelled"),
        { CalledAt: { } calledAt } => new Refusal("meeting.alreadyCalled", null, LocalMoment.DayOf(calledAt, ZoneId)),
        _ => null,
    };

    private void Take(MeetingPlan plan)
    {
        Kind = plan.Kind;
        Number = plan.Number;
        Title = new(plan.TitleZh!.Trim(), plan.TitleEn!.Trim());
        Form = plan.Form;
        Place = plan.Form == MeetingForm.Online ? null : plan.Place;
        Link = string.IsNullOrWhiteSpace(plan.Link) ? null : plan.Link;
        ZoneId = plan.ZoneId!;
        FirstOn = plan.On!.Value;
        FirstOnPrecision = DatePrecision.Day;
        ReplyByAt = plan.ReplyByAt;
        var (start, end) = (ClockOf(plan.Starts!.Value), ClockOf(plan.Ends!.Value));
        if (_sessions.Count == 0)
        {
            _sessions.Add(new(1, FirstOn, start, end, plan.StartsAt, plan.EndsAt));
        }
        else
        {
            _sessions[0].Move(FirstOn, start, end, plan.StartsAt, plan.EndsAt);
        }

        _agenda.Clear();
        _agenda.AddRange(plan.Agenda.Where(item => !item.IsBlank).Select((item, index) => new AgendaItem(index + 1, new(item.TitleZh!, item.TitleEn!), item.Minutes, item.Presenter)));
    }

    private static TimeOnly ClockOf(int minute) => new(minute / 60, minute % 60);

    private static string IcsUidOf(Guid uid) => $"meeting-{uid:N}@tcmanager";
}
