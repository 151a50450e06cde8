using TcManager.Application.Data;
using TcManager.Application.Imports.Deciding;
using TcManager.Application.Members;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports;

/// <summary>Who decides about rows of which kind; one for each run, because it remembers the rows so far.</summary>
public sealed class RowDeciders(TcManagerDb db, CompositionQueries composition, RosterWhatIf whatIf, TimeProvider clock)
{
    internal RowDecider Of(ImportKind kind) => kind switch
    {
        ImportKind.Organisations => new OrganisationRows(db),
        ImportKind.People => new PeopleRows(db),
        ImportKind.Seats => new SeatRows(db, new(db, composition), whatIf),
        ImportKind.Meetings => new MeetingRows(db, clock),
        ImportKind.Attendance => new AttendanceCells(db, clock),
        ImportKind.Ballots => new BallotRows(db),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
