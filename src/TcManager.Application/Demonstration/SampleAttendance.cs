using TcManager.Domain;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Application.Demonstration;

/// <summary>
/// Who came to a committee's sample plenaries. Always clearly quorate; nobody misses two in a row but those named; whoever stands for a real
/// organisation, the chair and the secretary-general are always there (decisions 22).
/// </summary>
/// <param name="seats">Of the committee.</param>
/// <param name="careless">Who misses the last two without a reason.</param>
internal sealed class SampleAttendance(IReadOnlyList<SeededSeat> seats, IReadOnlyCollection<SeededSeat> careless)
{
    private const int Spare = 2;

    private static readonly Fraction Quorum = new(3, 4);

    private readonly HashSet<SeededSeat> _missedLast = [];

    /// <param name="random">Of the meeting.</param>
    /// <param name="isOfLastTwo">Whether those who are careless stay away.</param>
    public IReadOnlyDictionary<SeededSeat, AttendanceOutcome> Draw(SplitMix64 random, bool isOfLastTwo)
    {
        var outcomes = seats.ToDictionary(seat => seat, seat => Draw(seat, random, isOfLastTwo));
        MakeQuorate(outcomes, random);
        foreach (var (seat, outcome) in outcomes)
        {
            _ = outcome switch
            {
                AttendanceOutcome.Absent => _missedLast.Add(seat),
                AttendanceOutcome.Present or AttendanceOutcome.Online => _missedLast.Remove(seat),
                _ => false,
            };
        }

        return outcomes;
    }

    private AttendanceOutcome Draw(SeededSeat seat, SplitMix64 random, bool isOfLastTwo)
    {
        if (careless.Contains(seat))
        {
            return isOfLastTwo ? AttendanceOutcome.Absent : AttendanceOutcome.Present;
        }

        if (!seat.IsOfSampleBody || seat.Plan.Holds(OfficeRole.Chair) || seat.Plan.Holds(OfficeRole.SecretaryGeneral))
        {
            return AttendanceOutcome.Present;
        }

        return random.Below(100) switch
        {
            < 62 => AttendanceOutcome.Present,
            < 84 => AttendanceOutcome.Online,
            < 91 => AttendanceOutcome.Excused,
            < 94 => AttendanceOutcome.Represented,
            _ => _missedLast.Contains(seat) ? AttendanceOutcome.Excused : AttendanceOutcome.Absent,
        };
    }

    private void MakeQuorate(Dictionary<SeededSeat, AttendanceOutcome> outcomes, SplitMix64 random)
    {
        var due = seats.Where(seat => Meeting.IsDueFor(seat.Plan.Category)).ToList();
        var away = random.Shuffled(due.Where(seat => !IsHere(outcomes[seat]) && !careless.Contains(seat)));
        var missing = Quorum.LimitCount(Comparison.AtLeast, due.Count) + Spare - due.Count(seat => IsHere(outcomes[seat]));
        foreach (var seat in away.Take((int)Math.Max(0, missing)))
        {
            outcomes[seat] = AttendanceOutcome.Online;
        }
    }

    private static bool IsHere(AttendanceOutcome outcome) => outcome is AttendanceOutcome.Present or AttendanceOutcome.Online;
}
