using TcManager.Domain.Members;

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
    /// The vote in the room ends with the meeting: whoever was not there is not kept from voting because nobody thought of ending it (decisions 10). Twice changes nothing.
    /// Refused: <c>room.notOpen</c>, <c>room.meetingRuns</c> before the end.
    /// </summary>
    /// <param name="meetingEndsAt">As <see cref="Meetings.Stays.RoomEndsAt"/> says.</param>
    /// <param name="now">When.</param>
    public Outcome EndRoomWithMeeting(DateTimeOffset meetingEndsAt, DateTimeOffset now)
    {
        return RoomEndedAt is null && now < meetingEndsAt ? Outcome.Refused("room.meetingRuns") : EndRoom(now);
    }

    /// <summary>
    /// Closes it by the hands that the chair counted, those of each category apart: a rule set may ask them apart. Refused: <c>room.notOpen</c>; <c>hands.slipsCast</c> (number) where slips were cast; per question, category
    /// and choice at its field: <c>hands.missing</c>, <c>hands.negative</c>; at the first choice: <c>hands.morePresent</c> (counted, present), with proxies
    /// <c>hands.moreThanThere</c> (counted, present, by proxy), and, unless it is confirmed, <c>hands.fewerThanPresent</c> (missing hands, question).
    /// </summary>
    /// <param name="counts">By question number, category and choice.</param>
    /// <param name="there">Voters that are there now, and those for whom somebody there votes by proxy.</param>
    /// <param name="slips">Cast so far.</param>
    /// <param name="isConfirmed">The chair has seen that hands are missing.</param>
    /// <param name="now">When.</param>
    public Outcome CloseByHands(IReadOnlyList<CountedHands> counts, IReadOnlyList<VotersThere> there, int slips, bool isConfirmed, DateTimeOffset now)
    {
        if (!IsInRoomAt(now))
        {
            return Outcome.Refused("room.notOpen");
        }

        if (slips > 0)
        {
            return Outcome.Refused("hands.slipsCast", null, slips);
        }

        var faults = Questions.OrderBy(question => question.No).SelectMany(question => HandFaults(question, counts, VotersThere.For(question.IsFor, there), isConfirmed)).ToList();
        if (faults.Count == 0)
        {
            (ClosedAt, HandsCountedAt) = (now, now);

            // A proxy votes, and is nobody in the room.
            (PresentVoting, QuorumAt) = (Questions.Max(question => there.Where(row => question.IsFor(row.Category)).Sum(row => row.Present)), now);
        }

        return Outcome.Of(faults);
    }

    private static List<Refusal> HandFaults(Question question, IReadOnlyList<CountedHands> counts, IReadOnlyList<VotersThere> groups, bool isConfirmed)
    {
        string Field(VotersThere group, string choice) => CountedHands.FieldOf(question.No, choice, groups.Count > 1 ? group.Category : null);

        var own = groups.SelectMany(group => question.RuleSetVersion.Definition.Choices.Select(choice =>
            (Group: group, Field: Field(group, choice.Code), Hands: counts.FirstOrDefault(c => c.QuestionNo == question.No && c.Choice == choice.Code && c.IsOf(group, groups))?.Hands))).ToList();
        var faults = own.Where(choice => choice.Hands is null or < 0)
            .Select(choice => new Refusal(choice.Hands is null ? "hands.missing" : "hands.negative", choice.Field)).ToList();
        if (faults.Count > 0)
        {
            return faults;
        }

        var sums = groups.Select(group => (Group: group, Sum: own.Where(choice => choice.Group == group).Sum(choice => (long)choice.Hands!.Value))).ToList();
        faults.AddRange(sums.Where(row => row.Sum > row.Group.Hands).Select(row => row.Group.ByProxy == 0
            ? new Refusal("hands.morePresent", own.First(choice => choice.Group == row.Group).Field, row.Sum, row.Group.Present)
            : new Refusal("hands.moreThanThere", own.First(choice => choice.Group == row.Group).Field, row.Sum, row.Group.Present, row.Group.ByProxy)));
        var missing = sums.Sum(row => row.Group.Hands - row.Sum);
        return faults.Count > 0 || missing <= 0 || isConfirmed ? faults : [new("hands.fewerThanPresent", "IsConfirmed", missing, question.No)];
    }
}

/// <summary>Who can raise a hand, of one category.</summary>
/// <param name="Category">Of the voters whose votes these are.</param>
/// <param name="Present">In the room, 0 or more.</param>
/// <param name="ByProxy">Not in the room, with a proxy for somebody who is; 0 or more.</param>
public sealed record VotersThere(SeatCategory Category, int Present, int ByProxy = 0)
{
    public int Hands => Present + ByProxy;

    /// <summary>The categories whose hands are told apart in a question: those that it is for and that are there; the first it is for where nobody is.</summary>
    public static IReadOnlyList<VotersThere> For(Func<SeatCategory, bool> isFor, IReadOnlyList<VotersThere> there)
    {
        var own = there.Where(row => isFor(row.Category)).OrderBy(row => row.Category).ToList();
        return own.Exists(row => row.Hands > 0) ? own.FindAll(row => row.Hands > 0) : [.. own.Take(1)];
    }
}

/// <summary>How many hands went up for one choice.</summary>
/// <param name="QuestionNo">From 1.</param>
/// <param name="Choice">A choice code of the question's rule set.</param>
/// <param name="Hands">Null where nothing, or no number, was entered.</param>
/// <param name="Category">Whose hands; null where only one category is there.</param>
public sealed record CountedHands(int QuestionNo, string Choice, int? Hands, SeatCategory? Category = null)
{
    /// <summary>The field in which it is entered.</summary>
    public static string FieldOf(int questionNo, string choice, SeatCategory? category = null) => category is null ? $"Q{questionNo}.{choice}" : $"Q{questionNo}.{category}.{choice}";

    /// <summary>Whether these are the hands of a category, among those that are told apart.</summary>
    public bool IsOf(VotersThere group, IReadOnlyList<VotersThere> groups) => Category == group.Category || (Category is null && groups.Count == 1);
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
