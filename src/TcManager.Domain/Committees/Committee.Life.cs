namespace TcManager.Domain.Committees;

public sealed partial class Committee
{
    private static readonly Dictionary<LifeState, LifeState[]> Following = new()
    {
        [LifeState.Proposed] = [LifeState.BeingSetUp, LifeState.Established, LifeState.Dissolved],
        [LifeState.BeingSetUp] = [LifeState.Established, LifeState.Dissolved],
        [LifeState.Established] = [LifeState.Suspended, LifeState.Dissolved],
        [LifeState.Suspended] = [LifeState.Established, LifeState.Dissolved],
        [LifeState.Dissolved] = [],
    };

    private readonly List<CommitteeState> _states = [];

    /// <summary>By their days. Empty for a committee of which only its existence is known: it is taken for established.</summary>
    public IReadOnlyList<CommitteeState> States => [.. _states.OrderBy(s => s.OnDate).ThenBy(s => s.Id)];

    /// <summary>The states that may follow the last one; the first three where there is none yet.</summary>
    public IReadOnlyList<LifeState> Next() =>
        States is [.., var last] ? Following[last.State] : [LifeState.Proposed, LifeState.BeingSetUp, LifeState.Established];

    /// <summary>What the committee is on a day; null before its first state.</summary>
    public LifeState? StateOn(DateOnly day) => _states.Count == 0 ? LifeState.Established : States.LastOrDefault(s => s.OnDate <= day)?.State;

    /// <summary>Whether it calls meetings and opens ballots on a day: not while it is suspended, nor once it is dissolved. What is being set up may call its founding meeting.</summary>
    public bool IsActiveOn(DateOnly day) => StateOn(day) is not (LifeState.Suspended or LifeState.Dissolved);

    /// <summary><c>committee.notActive</c>, with the first day of that state, when the committee is suspended or dissolved on a day; else null.</summary>
    public Refusal? NotActiveOn(DateOnly day, string? field = null) =>
        IsActiveOn(day) ? null : new("committee.notActive", field, States.Last(s => s.OnDate <= day).OnDate);

    /// <summary>
    /// Whether somebody can sit here from a day to a last one, null while it lasts. Refused as <c>seat.committeeNotThere</c> before the committee is being set up, and as
    /// <c>seat.committeeDissolved</c>, with that day, on it or later: the last day of a seat is the one before.
    /// </summary>
    public Outcome MayBeSatOn(DateOnly fromOn, DateOnly? toOn)
    {
        if (States is [.., { State: LifeState.Dissolved } end] && (toOn is null || toOn >= end.OnDate || fromOn >= end.OnDate))
        {
            return Outcome.Refused("seat.committeeDissolved", null, end.OnDate);
        }

        return StateOn(fromOn) is null or LifeState.Proposed ? Outcome.Refused("seat.committeeNotThere", "FromOn") : Outcome.Done;
    }

    /// <summary>
    /// Enters a state. Refused as <c>committee.stateDoesNotFollow</c> when it cannot follow the last one, as <c>committee.stateBeforeLast</c>, with that
    /// day, when its day lies before the last one's, and as <see cref="LocalMoment.BeyondYears"/> says.
    /// </summary>
    /// <param name="state">The new state.</param>
    /// <param name="onDate">Its first day.</param>
    /// <param name="precision">How much of the day is known.</param>
    /// <param name="document">The paper by which it was done, if any.</param>
    /// <param name="reason">Why, if it is said.</param>
    public Outcome Enter(LifeState state, DateOnly onDate, DatePrecision precision = DatePrecision.Day, string? document = null, string? reason = null)
    {
        if (!Next().Contains(state))
        {
            return Outcome.Refused("committee.stateDoesNotFollow", "State");
        }

        if (LocalMoment.BeyondYears(onDate, "OnDate") is { } beyond)
        {
            return Outcome.Of([beyond]);
        }

        var first = FirstOf(onDate, precision);
        if (States is [.., var last] && first < last.OnDate)
        {
            return Outcome.Refused("committee.stateBeforeLast", "OnDate", last.OnDate);
        }

        _states.Add(new(state, first, precision, document, reason));
        return Outcome.Done;
    }

    /// <summary>Changes what the committee is called and does; its code and its parent stay. Refused as <see cref="CommitteeDescription.Check"/> says.</summary>
    public Outcome Describe(CommitteeDescription description)
    {
        IReadOnlyList<Refusal> faults = [.. description.Check()];
        if (faults.Count > 0)
        {
            return Outcome.Of(faults);
        }

        (Title, Scope) = (description.Title, description.Scope);
        (ProfileCode, ZoneId, Culture) = (description.ProfileCode!, description.ZoneId!, description.Culture!);
        SuccessorsVote = description.SuccessorsVote;
        return Outcome.Done;
    }

    /// <summary>The day that stands for what is known of it: the first of its month or year where no more is.</summary>
    public static DateOnly FirstOf(DateOnly day, DatePrecision precision) => precision switch
    {
        DatePrecision.Year => new(day.Year, 1, 1),
        DatePrecision.Month => new(day.Year, day.Month, 1),
        _ => day,
    };
}
