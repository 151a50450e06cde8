namespace TcManager.Domain.Ballots;

public sealed partial class Ballot
{
    /// <summary>When the vote in the room was over, and the others could vote until the deadline; null before, and outside a room.</summary>
    public DateTimeOffset? RoomEndedAt { get; private set; }

    /// <summary>Voters present in the room when it was opened there (pitfalls 28); null outside a room.</summary>
    public int? PresentVoting { get; private set; }

    /// <summary>When they were counted.</summary>
    public DateTimeOffset? QuorumAt { get; private set; }

    /// <summary>When the chair counted hands; null where slips were cast.</summary>
    public DateTimeOffset? HandsCountedAt { get; private set; }

    /// <summary>Whether only those present may vote now (decisions 10).</summary>
    public bool IsInRoomAt(DateTimeOffset now) => AgendaItemId is not null && RoomEndedAt is null && IsOpenAt(now);

    /// <summary>Keeps how many voters were present at the opening, 1 or more. Refused as <c>room.nobodyPresent</c>.</summary>
    public Outcome OpenedBefore(int present, DateTimeOffset now)
    {
        if (present <= 0)
        {
            return Outcome.Refused("room.nobodyPresent");
        }

        (PresentVoting, QuorumAt) = (present, now);
        return Outcome.Done;
    }

    /// <summary>The vote in the room is over; whoever was not there may vote electronically until the deadline. Twice changes nothing. Refused as <c>room.notOpen</c>.</summary>
    public Outcome EndRoom(DateTimeOffset now)
    {
        if (AgendaItemId is null || !IsOpenAt(now))
        {
            return Outcome.Refused("room.notOpen");
        }

        RoomEndedAt ??= now;
        return Outcome.Done;
    }

    /// <summary>
    /// Closes it by the hands that the chair counted. Refused: <c>room.notOpen</c>; <c>hands.slipsCast</c> (number) where slips were cast; per question and choice at its
    /// field: <c>hands.missing</c>, <c>hands.negative</c>; at the question: <c>hands.morePresent</c> (counted, present) and, unless it is confirmed,
    /// <c>hands.fewerThanPresent</c> (missing hands).
    /// </summary>
    /// <param name="counts">By question number and choice.</param>
    /// <param name="present">Voters present now whose vote each question is, by question number.</param>
    /// <param name="slips">Cast so far.</param>
    /// <param name="isConfirmed">The chair has seen that hands are missing.</param>
    /// <param name="now">When.</param>
    public Outcome CloseByHands(IReadOnlyList<CountedHands> counts, IReadOnlyDictionary<int, int> present, int slips, bool isConfirmed, DateTimeOffset now)
    {
        if (!IsInRoomAt(now))
        {
            return Outcome.Refused("room.notOpen");
        }

        if (slips > 0)
        {
            return Outcome.Refused("hands.slipsCast", null, slips);
        }

        var faults = Questions.OrderBy(question => question.No).SelectMany(question => HandFaults(question, counts, present[question.No], isConfirmed)).ToList();
        if (faults.Count == 0)
        {
            (ClosedAt, HandsCountedAt) = (now, now);
            (PresentVoting, QuorumAt) = (present.Values.Max(), now);
        }

        return Outcome.Of(faults);
    }

    private static List<Refusal> HandFaults(Question question, IReadOnlyList<CountedHands> counts, int present, bool isConfirmed)
    {
        var own = question.RuleSetVersion.Definition.Choices
            .Select(choice => (Field: CountedHands.FieldOf(question.No, choice.Code), Hands: counts.FirstOrDefault(c => c.QuestionNo == question.No && c.Choice == choice.Code)?.Hands)).ToList();
        var faults = own.Where(choice => choice.Hands is null or < 0)
            .Select(choice => new Refusal(choice.Hands is null ? "hands.missing" : "hands.negative", choice.Field)).ToList();
        var sum = own.Sum(choice => (long)(choice.Hands ?? 0));
        return faults.Count > 0 ? faults
            : sum > present ? [new("hands.morePresent", own[0].Field, sum, present)]
            : sum < present && !isConfirmed ? [new("hands.fewerThanPresent", "IsConfirmed", present - sum, question.No)]
            : [];
    }
}

/// <summary>How many hands went up for one choice.</summary>
/// <param name="QuestionNo">From 1.</param>
/// <param name="Choice">A choice code of the question's rule set.</param>
/// <param name="Hands">Null where nothing, or no number, was entered.</param>
public sealed record CountedHands(int QuestionNo, string Choice, int? Hands)
{
    /// <summary>The field in which it is entered.</summary>
    public static string FieldOf(int questionNo, string choice) => $"Q{questionNo}.{choice}";
}

public sealed partial class Verdict
{
    /// <summary>Voters present when the vote was opened in the room (pitfalls 28); null outside a room.</summary>
    public int? PresentVoting { get; private set; }

    /// <summary>When they were counted.</summary>
    public DateTimeOffset? QuorumAt { get; private set; }

    /// <summary>The chair counted hands: the count has no slips behind it.</summary>
    public bool IsByHands { get; private set; }

    internal Verdict InRoom(int? presentVoting, DateTimeOffset? quorumAt, bool isByHands)
    {
        (PresentVoting, QuorumAt, IsByHands) = (presentVoting, quorumAt, isByHands);
        return this;
    }
}
