using System.Globalization;
using TcManager.Application.Meetings;
using TcManager.Domain.Meetings;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Meetings;

/// <summary>
/// The posted attendance list. It is read here and not by the model binder, whose lists end at 1,024 rows: a plenary of 2,500 is one form.
/// </summary>
public sealed class AttendanceForm
{
    private const int MostOfNote = 2000;

    private AttendanceForm(Guid version, IReadOnlyList<AttendanceLine> lines, IReadOnlyList<string> tooLong) => (Version, Lines, TooLong) = (version, lines, tooLong);

    /// <summary>That the list was made from.</summary>
    public Guid Version { get; }

    public IReadOnlyList<AttendanceLine> Lines { get; }

    /// <summary>Names of the notes that are too long.</summary>
    public IReadOnlyList<string> TooLong { get; }

    public static string OutcomeName(long participantId) => string.Create(CultureInfo.InvariantCulture, $"outcome-{participantId}");

    public static string NoteName(long participantId) => string.Create(CultureInfo.InvariantCulture, $"note-{participantId}");

    public static AttendanceForm Read(IFormCollection posted)
    {
        var lines = new List<AttendanceLine>();
        foreach (var (name, value) in posted.Where(field => field.Key.StartsWith("outcome-", StringComparison.Ordinal)))
        {
            if (long.TryParse(name.AsSpan("outcome-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && Enum.TryParse<AttendanceOutcome>(value, out var outcome)
                && Enum.IsDefined(outcome))
            {
                lines.Add(new(id, outcome, CleanText.Of(posted[NoteName(id)])));
            }
        }

        return new(
            Guid.TryParse(posted["Version"], out var version) ? version : Guid.Empty,
            lines,
            [.. lines.Where(line => line.Note?.Length > MostOfNote).Select(line => NoteName(line.ParticipantId))]);
    }
}

/// <summary>The attendance list with what was typed into it, where it comes back.</summary>
/// <param name="Page">As it stands.</param>
/// <param name="Typed">By participant; null where the list is shown as it stands.</param>
public sealed record AttendanceView(AttendancePage Page, IReadOnlyDictionary<long, AttendanceLine>? Typed)
{
    public AttendanceOutcome OutcomeOf(ReplyLine line) => Typed?.GetValueOrDefault(line.ParticipantId)?.Outcome ?? line.Outcome;

    public string? NoteOf(ReplyLine line) => Typed?.GetValueOrDefault(line.ParticipantId) is { } typed ? typed.Note : line.OutcomeNote;

    /// <summary>Whether what stands differs from what was typed.</summary>
    public bool Differs(ReplyLine line) => Typed?.GetValueOrDefault(line.ParticipantId) is { } typed && (typed.Outcome != line.Outcome || typed.Note != line.OutcomeNote);
}
