using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Imports;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Application.Imports.Deciding;

/// <summary>
/// 出席情况: one row per member, one column per meeting of the past. What was entered by hand is not overwritten: that is corrected on the meeting's page, with a reason.
/// </summary>
internal sealed partial class AttendanceCells(TcManagerDb db, TimeProvider clock) : RowDecider(db)
{
    private readonly Dictionary<int, MeetingColumn> _columns = [];
    private readonly HashSet<long> _seen = [];

    /// <summary>Places of bodies that earlier rows have filled: any of a body's representatives may be named.</summary>
    private readonly HashSet<(long Meeting, long Seat)> _filled = [];

    internal override IReadOnlyCollection<int> AlsoRead => _columns.Keys;

    internal override async Task<IReadOnlyList<RowDecision>> DecideAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var people = await PeopleOfRows.ReadAsync(Db, rows, [Col.Employer], withPseudonyms: true, ct);
        var (ids, meetingIds) = (people.All.Select(p => p.Id).ToList(), _columns.Values.Select(c => c.Id).ToList());
        var seats = await PlacesAsync(ids, ct);
        var places = seats.SelectMany(of => of).Where(p => p.IsBody).Select(p => p.SeatId).Distinct().ToList();
        var participants = (await Db.Participants.Where(p => EF.Parameter(meetingIds).Contains(p.MeetingId) && (EF.Parameter(ids).Contains(p.PersonId) || EF.Parameter(places).Contains(p.MembershipId))).ToListAsync(ct))
            .ToLookup(p => p.MeetingId);
        var decisions = new List<RowDecision>();
        foreach (var row in rows)
        {
            decisions.Add(Decide(row, people, seats, participants));
        }

        if (decisions.Exists(d => d.Verdict is RowVerdict.New or RowVerdict.Changed))
        {
            await StandAsync(meetingIds, ct);
        }

        return decisions;
    }

    protected override async Task<Outcome> PrepareAsync(TableHead head, CancellationToken ct)
    {
        var meetings = await Db.Meetings.AsNoTracking().Where(m => m.CommitteeId == Scope.CommitteeId && m.CancelledAt == null && m.FirstOn <= Scope.Today).OrderBy(m => m.FirstOn).ThenBy(m => m.Id)
            .Select(m => new MeetingColumn(m.Id, m.Number, m.FirstOn, m.FirstOnPrecision, m.Title, m.IsRecorded)).ToListAsync(ct);
        foreach (var (index, name) in head.Others)
        {
            if (MeetingOf(name, meetings) is { } meeting && !_columns.ContainsValue(meeting))
            {
                _columns.Add(index, meeting);
            }
        }

        if (Scope.IsTaking)
        {
            var ids = _columns.Values.Select(c => c.Id).ToList();
            await Db.Meetings.Where(m => EF.Parameter(ids).Contains(m.Id)).HoldAsync(m => m.ZoneId, ct);
        }

        return _columns.Count > 0 ? Outcome.Done : Outcome.Refused("import.noMeetingColumns", "File");
    }

    /// <summary>Where the people sit: in seats of their own, and in those of bodies for which they act.</summary>
    private async Task<ILookup<long, Place>> PlacesAsync(List<long> ids, CancellationToken ct)
    {
        var own = await Db.Memberships.AsNoTracking().Where(m => m.CommitteeId == Scope.CommitteeId && !m.IsBody && EF.Parameter(ids).Contains(m.PersonId))
            .Select(m => new Place(m.Id, m.PersonId, m.Category, m.FromOn, m.ToOn, false)).ToListAsync(ct);
        var sent = await Db.Representatives.AsNoTracking().Where(r => r.Membership.CommitteeId == Scope.CommitteeId && EF.Parameter(ids).Contains(r.PersonId))
            .Select(r => new Place(r.MembershipId, r.PersonId, r.Membership.Category, r.FromOn, r.ToOn, true)).ToListAsync(ct);
        return own.Concat(sent).OrderBy(p => p.FromOn).ThenBy(p => p.SeatId).ToLookup(p => p.PersonId);
    }

    private RowDecision Decide(ImportRow row, PeopleOfRows people, ILookup<long, Place> seats, ILookup<long, Participant> participants)
    {
        var (person, _, _) = people.Find(row);
        if (!row.IsRefused && (person is null || !seats[person.Id].Any()))
        {
            row.Fault("import.notAMember", Col.NameZh, PeopleOfRows.NameOf(row)!);
        }
        else if (!row.IsRefused && !_seen.Add(person!.Id))
        {
            row.Fault("import.rowTwice", Col.NameZh, PeopleOfRows.NameOf(row)!);
        }

        if (row.IsRefused)
        {
            return row.Refused();
        }

        var cells = _columns.Select(c => Read(row, c.Key, c.Value, person!.Id, [.. seats[person.Id]], [.. participants[c.Value.Id]])).OfType<Cell>().ToList();
        if (row.IsRefused)
        {
            return row.Refused();
        }

        var now = clock.Now();
        foreach (var cell in cells)
        {
            var participant = cell.Known ?? new Participant(cell.Meeting.Id, cell.Seat.SeatId, cell.Seat.PersonId, Meeting.IsDueFor(cell.Seat.Category), Guid.CreateVersion7(now));
            participant.RecordOutcome(cell.Outcome, participant.OutcomeNote, OutcomeOrigin.Import, now);
            if (cell.Known is null)
            {
                _filled.Add((cell.Meeting.Id, cell.Seat.SeatId));
                Db.Add(participant);
            }
        }

        var isFirst = cells.Count > 0 && cells.TrueForAll(c => c.Known is null || c.Was == AttendanceOutcome.Unknown);
        return new(row.No, cells.Count == 0 ? RowVerdict.Unchanged : isFirst ? RowVerdict.New : RowVerdict.Changed, [.. cells.Select(c => new RowNote("meetingOf", null, [c.Meeting.Name]))]);
    }

    /// <summary>What a cell changes; null where it says nothing, or what is known.</summary>
    private Cell? Read(ImportRow row, int index, MeetingColumn meeting, long person, IReadOnlyList<Place> seats, IReadOnlyList<Participant> there)
    {
        if (row.At(index) is not { } text || CellWords.IsNothing(text))
        {
            return null;
        }

        if (CellWords.Outcomes.Read(text) is not { } outcome)
        {
            row.Fault("import.outcomeUnknown", null, meeting.Name, text);
            return null;
        }

        var known = there.FirstOrDefault(p => p.PersonId == person);
        if (known?.Outcome == outcome)
        {
            return null;
        }

        var seat = known is null ? seats.LastOrDefault(s => Span.Overlap(s.FromOn, s.ToOn, meeting.On, meeting.LastDay)) : seats.FirstOrDefault(s => s.SeatId == known.MembershipId);
        if (seat is null)
        {
            row.Fault("import.noSeatThen", null, meeting.Name);
        }
        else if (known is null && (there.Any(p => p.MembershipId == seat.SeatId) || _filled.Contains((meeting.Id, seat.SeatId))))
        {
            row.Fault("import.placeFilled", null, meeting.Name);
        }
        else if (!meeting.IsRecorded)
        {
            row.Fault("import.meetingNotRecorded", null, meeting.Name);
        }
        else if (known is { OutcomeOrigin: OutcomeOrigin.Self or OutcomeOrigin.Secretariat })
        {
            row.Fault("import.enteredByHand", null, meeting.Name);
        }
        else
        {
            return new(meeting, seat, known, known?.Outcome ?? AttendanceOutcome.Unknown, outcome);
        }

        return null;
    }

    /// <summary>The attendance of those meetings stands from now on.</summary>
    private async Task StandAsync(List<long> meetingIds, CancellationToken ct)
    {
        foreach (var meeting in await Db.Meetings.Where(m => EF.Parameter(meetingIds).Contains(m.Id) && m.IsRecorded && m.AttendanceRecordedAt == null).ToListAsync(ct))
        {
            if (Db.ChangeTracker.Entries<Participant>().Any(p => p.Entity.MeetingId == meeting.Id && p.State != EntityState.Unchanged))
            {
                meeting.AttendanceStands(clock.Now());
            }
        }
    }

    /// <summary>The one meeting that a head names by its day, its number, or both; the title tells two apart.</summary>
    private static MeetingColumn? MeetingOf(string head, IReadOnlyList<MeetingColumn> meetings)
    {
        var plain = head.Normalize(System.Text.NormalizationForm.FormKC);
        var day = DayIn().Match(plain) is { Success: true } written ? CellDay.Read(written.Value) : CellDay.Read(plain);
        var rest = DayIn().Replace(plain, "");
        int? number = NumberIn().Match(rest) is { Success: true } counted ? int.Parse(counted.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;
        if (day is null && number is null)
        {
            return null;
        }

        var found = meetings.Where(m => (day is null || (m.On == day.Value.On && m.Precision == day.Value.Precision)) && (number is null || m.Number == number)).ToList();
        return found switch
        {
            [var one] => one,
            _ => found.Where(m => plain.Contains(m.Title.Zh, StringComparison.Ordinal) || plain.Contains(m.Title.En, StringComparison.Ordinal)).ToList() is [var called] ? called : null,
        };
    }

    [GeneratedRegex(@"\d{4}(?:[-/.]\d{1,2}(?:[-/.]\d{1,2})?|年(?:\d{1,2}月(?:\d{1,2}日)?)?)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayIn();

    [GeneratedRegex(@"(?:第|No\.?\s*|Plenary\s+|#)(\d{1,4})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberIn();

    private sealed record Place(long SeatId, long PersonId, SeatCategory Category, DateOnly FromOn, DateOnly? ToOn, bool IsBody);

    private sealed record Cell(MeetingColumn Meeting, Place Seat, Participant? Known, AttendanceOutcome Was, AttendanceOutcome Outcome);
}

/// <summary>A meeting as the head of a column.</summary>
internal sealed record MeetingColumn(long Id, int? Number, DateOnly On, DatePrecision Precision, Bilingual Title, bool IsRecorded)
{
    internal string Name => new CellDay(On, Precision).ToString();

    /// <summary>The last day that is meant where only a month or a year is known.</summary>
    internal DateOnly LastDay => Precision switch { DatePrecision.Year => On.AddYears(1).AddDays(-1), DatePrecision.Month => On.AddMonths(1).AddDays(-1), _ => On };

    /// <summary>As an export writes it; the title only where another meeting has the same day and number.</summary>
    internal string Head(string culture, bool withTitle)
    {
        var isChinese = culture.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        var number = Number is { } no ? isChinese ? $"第{no}次 " : $"No. {no} " : "";
        return $"{number}{(Precision == DatePrecision.Year ? $"{On.Year}年" : Name)}{(withTitle ? $" {Title.Zh}" : "")}";
    }
}
