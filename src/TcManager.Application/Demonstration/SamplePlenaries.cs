using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Demonstration;

/// <summary>Marked sample plenaries for each year since what is published, with the whole attendance.</summary>
public sealed class SamplePlenaries(TcManagerDb db)
{
    private const int CarelessMembers = 2;

    private static readonly PastSession Day = new(default, new(9, 0), new(17, 0));

    internal async Task ExecuteAsync(PublishedFacts facts, IReadOnlyList<SeededRoster> rosters, SampleContent content, DateOnly today, CancellationToken ct)
    {
        var held = new List<(Meeting Meeting, SeededRoster Roster, IReadOnlyDictionary<SeededSeat, AttendanceOutcome> Outcomes)>();
        foreach (var roster in rosters)
        {
            var days = DaysOf(roster.Committee, facts, today);
            var attendance = new SampleAttendance(roster.Seats, IsCentral(roster.Committee) ? Careless(roster) : []);
            held.AddRange(days.Select((day, index) => (
                MeetingOf(roster.Committee, NumberOf(roster.Committee, facts, index), day, content),
                roster,
                attendance.Draw(SplitMix64.For($"{roster.Committee.Fact.Code} {index}"), index >= days.Count - 2))));
        }

        db.AddRange(held.Select(h => h.Meeting));
        await db.SaveChangesAsync(ct);
        db.AddRange(held.SelectMany(h => h.Outcomes.Select(o => ParticipantOf(h.Meeting, o.Key, o.Value, content))));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The committee that the stories are about: its founding day is known.</summary>
    internal static bool IsCentral(SeededCommittee committee) => committee.Fact is { IsNational: true, EstablishedOn: not null };

    internal static List<DateOnly> DaysOf(SeededCommittee committee, PublishedFacts facts, DateOnly today)
    {
        var days = new SampleDays(committee.Fact.Code, today);
        if (IsCentral(committee))
        {
            return [.. days.TwiceAYear(committee.SeatsFrom.Year)];
        }

        var last = facts.Meetings.Where(m => m.Committee == committee.Fact.Code).Select(m => (int?)m.FirstOn.Year).Max();
        return [.. days.Yearly(Math.Max(committee.SeatsFrom.Year, last + 1 ?? 0))];
    }

    /// <summary>Counted on from the published number; null where none is published.</summary>
    internal static int? NumberOf(SeededCommittee committee, PublishedFacts facts, int index) =>
        facts.Meetings.Where(m => m.Committee == committee.Fact.Code).Max(m => m.Number) + 1 + index;

    // Members without an office, of sample bodies, and not the one whose account visitors use.
    private static List<SeededSeat> Careless(SeededRoster roster) =>
        [.. SplitMix64.For("careless").Shuffled(roster.Seats.Where(s =>
            s is { IsOfSampleBody: true, Plan: { IsPlainMember: true, Person: { Row.IsAcademician: false, Seats: 1 } } }
            && !DemonstrationAccounts.Emails.Values.Contains(s.Plan.Person.Email)))
            .DistinctBy(s => s.Plan.Person.Body).Take(CarelessMembers)];

    private static Meeting MeetingOf(SeededCommittee committee, int? number, DateOnly day, SampleContent content) => Meeting.Recorded(
        Guid.CreateVersion7(),
        committee.Row.Id,
        MeetingKind.Plenary,
        number,
        SampleTitles.Plenary(committee.Fact, number, day.Year),
        MeetingForm.Hybrid,
        content.Venue,
        committee.Fact.Zone,
        day,
        DatePrecision.Day,
        new("", ""),
        isSample: true,
        [Day with { On = day }],
        [.. content.AgendaOf(committee.Fact).Select(item => new Bilingual(item.Zh, item.En))],
        attendanceAt: SampleDays.At(day, 18, committee.Fact.Zone));

    private static Participant ParticipantOf(Meeting meeting, SeededSeat seat, AttendanceOutcome outcome, SampleContent content)
    {
        var participant = new Participant(meeting.Id, seat.Row.Id, seat.Row.PersonId, Meeting.IsDueFor(seat.Plan.Category), Guid.CreateVersion7());
        var note = outcome switch
        {
            AttendanceOutcome.Excused => content.Excuse,
            AttendanceOutcome.Represented => content.Deputy,
            _ => null,
        };
        participant.RecordOutcome(outcome, note, OutcomeOrigin.Secretariat, meeting.AttendanceRecordedAt!.Value);
        return participant;
    }
}
