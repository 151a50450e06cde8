using TcManager.Application.Meetings;
using TcManager.Application.Texts;
using TcManager.Domain.Meetings;

namespace TcManager.Web.Features.Meetings;

/// <summary>
/// The posted attendance list. It is read here and not by the model binder, whose lists end at 1,024 rows: a plenary of 2,500 is one form.
/// </summary>
public sealed class AttendanceForm
{
    private const string OutcomePrefix = "outcome-";
    private const int MostOfNote = 2000;

    private AttendanceForm(Guid version, IReadOnlyList<AttendanceLine> lines, string? reason, IReadOnlyList<string> tooLong, AttendanceFill? fill) =>
        (Version, Lines, Reason, TooLong, Fill) = (version, lines, reason, tooLong, fill);

    /// <summary>That the list was made from.</summary>
    public Guid Version { get; }

    public IReadOnlyList<AttendanceLine> Lines { get; }

    /// <summary>Why what was recorded is corrected.</summary>
    public string? Reason { get; }

    /// <summary>Names of the notes that are too long.</summary>
    public IReadOnlyList<string> TooLong { get; }

    /// <summary>The button that fills open lines, or only counts, instead of saving; null where the list is saved.</summary>
    public AttendanceFill? Fill { get; }

    public static string OutcomeName(string key) => OutcomePrefix + key;

    public static string NoteName(string key) => "note-" + key;

    public static AttendanceForm Read(IFormCollection posted)
    {
        var lines = new List<AttendanceLine>();
        foreach (var (name, value) in posted.Where(field => field.Key.StartsWith(OutcomePrefix, StringComparison.Ordinal)))
        {
            if (Enum.TryParse<AttendanceOutcome>(value, out var outcome) && Enum.IsDefined(outcome))
            {
                var key = name[OutcomePrefix.Length..];
                lines.Add(new(key, outcome, CleanText.Of(posted[NoteName(key)])));
            }
        }

        var reason = CleanText.Of(posted[nameof(Reason)]);
        return new(
            Guid.TryParse(posted["Version"], out var version) ? version : Guid.Empty,
            lines,
            reason,
            [.. lines.Where(line => line.Note?.Length > MostOfNote).Select(line => NoteName(line.Key)), .. reason?.Length > MostOfNote ? new[] { nameof(Reason) } : []],
            Enum.TryParse<AttendanceFill>(posted["Fill"], out var fill) && Enum.IsDefined(fill) ? fill : null);
    }
}

/// <summary>What a button does to the lines that are still open; none of them saves.</summary>
public enum AttendanceFill
{
    /// <summary>Nothing: only counts again.</summary>
    None,

    /// <summary>As each has replied.</summary>
    Replies,

    /// <summary>Present on site.</summary>
    Present,
    Absent,
}

/// <summary>The attendance list with what was typed into it, where it comes back.</summary>
/// <param name="Page">As it stands.</param>
/// <param name="Typed">By participant; null where the list is shown as it stands.</param>
/// <param name="Fill">What is put into open lines; null where the list was refused or is shown as it stands.</param>
/// <param name="Reason">Why, as typed.</param>
public sealed record AttendanceView(AttendancePage Page, IReadOnlyDictionary<string, AttendanceLine>? Typed, AttendanceFill? Fill = null, string? Reason = null)
{
    public AttendanceOutcome OutcomeOf(ReplyLine line)
    {
        var outcome = Typed?.GetValueOrDefault(line.Key)?.Outcome ?? line.Outcome;
        return outcome != AttendanceOutcome.Unknown ? outcome : Fill switch
        {
            AttendanceFill.Present => AttendanceOutcome.Present,
            AttendanceFill.Absent => AttendanceOutcome.Absent,
            AttendanceFill.Replies => ByReply(line),
            _ => outcome,
        };
    }

    /// <summary>What a reply becomes if it is kept.</summary>
    public static AttendanceOutcome ByReply(ReplyLine line) => line.Reply switch
    {
        Reply.OnSite => AttendanceOutcome.Present,
        Reply.Online => AttendanceOutcome.Online,
        Reply.Excused => AttendanceOutcome.Excused,
        Reply.Deputy => AttendanceOutcome.Represented,
        _ => AttendanceOutcome.Unknown,
    };

    /// <summary>The list as it is on the screen, counted: not saved.</summary>
    public MeetingTally Tally => Page.Tally with { Rows = [.. Page.Lines.Select(line => new TallyRow(line.Category, line.Reply, OutcomeOf(line), 1, line.WasCalled, line.IsInForce))] };

    public string? NoteOf(ReplyLine line) => Typed?.GetValueOrDefault(line.Key) is { } typed ? typed.Note : line.OutcomeNote;

    /// <summary>Whether what stands differs from what was typed.</summary>
    public bool Differs(ReplyLine line) => Fill is null && Typed?.GetValueOrDefault(line.Key) is { } typed && (typed.Outcome != line.Outcome || typed.Note != line.OutcomeNote);
}
