using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Application.Imports;
using TcManager.Application.Imports.Tables;
using TcManager.Application.Texts;
using TcManager.Domain.Imports;
using TcManager.Web.Features.Members;
using TcManager.Web.Features.Meetings;
using TcManager.Web.Features.People;
using TcManager.Web.Features.Shared;

namespace TcManager.Web.Features.Imports;

/// <summary>What is said of rows, in words: the rules speak of seats and people as on their own pages.</summary>
public sealed class ImportWords(
    IStringLocalizer<ImportsTexts> texts, IStringLocalizer<MembersTexts> members, IStringLocalizer<PeopleTexts> people, IStringLocalizer<MeetingsTexts> meetings, IStringLocalizer<SharedTexts> shared)
{
    /// <summary>Said of a row beside its verdict: what was recorded in which meeting.</summary>
    private const string MeetingOf = "meetingOf";

    private readonly IStringLocalizer[] _all = [texts, members, people, meetings, shared];

    public string ReasonHead => ImportQueries.ReasonHead.In(Culture);

    private static string Culture => CultureInfo.CurrentUICulture.Name;

    /// <summary>Each thing that is said of a row: changes together, everything else for itself.</summary>
    public IReadOnlyList<string> Lines(ImportKind kind, IReadOnlyList<RowNote> notes)
    {
        var changes = notes.Where(n => n.Code == RowNote.Change).Select(n => HeadOf(kind, n.Column)).ToList();
        var recorded = notes.Where(n => n.Code == MeetingOf).Select(n => n.Args[0]).ToList();
        return
        [
            .. changes.Count == 0 ? Array.Empty<string>() : [texts["note.changes", string.Join(texts["list.separator"], changes)]],
            .. recorded.Count == 0 ? Array.Empty<string>() : [texts["note.meetings", string.Join(texts["list.separator"], recorded)]],
            .. notes.Where(n => n.Code is not (RowNote.Change or MeetingOf)).Select(n => Sentence(kind, n)),
        ];
    }

    /// <summary>In one cell of a file.</summary>
    public string Reasons(ImportKind kind, IReadOnlyList<RowNote> notes) => string.Join(' ', Lines(kind, notes));

    /// <summary>The name of the file of rows that were not taken.</summary>
    public string RefusedName(ImportView import) =>
        $"{Path.GetFileNameWithoutExtension(import.File.Name)}-{texts["refused.name"].Value}{TableWriter.Extension(import.File.Format)}";

    private string Sentence(ImportKind kind, RowNote note)
    {
        object[] args = [.. note.Args.Select(Written), .. WordsOf(kind, note)];
        var said = _all.Select(t => t[$"refusal.{note.Code}", args]).FirstOrDefault(t => !t.ResourceNotFound)?.Value ?? note.Code;
        return note.Column is null ? said : texts["note.at", HeadOf(kind, note.Column), said];
    }

    /// <summary>A word that is not known is refused with those that are.</summary>
    private string[] WordsOf(ImportKind kind, RowNote note) => note.Code == "import.wordUnknown"
        ? [string.Join(texts["list.separator"], ImportColumns.Of(kind).First(c => c.Key == note.Column).Words.Select(w => w.In(Culture)))]
        : [];

    private static string HeadOf(ImportKind kind, string? column) => ImportColumns.Of(kind).FirstOrDefault(c => c.Key == column)?.Head.In(Culture) ?? "";

    private static string Written(string arg) =>
        DateOnly.TryParseExact(arg, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? WrittenDates.Day(day) : arg;
}
