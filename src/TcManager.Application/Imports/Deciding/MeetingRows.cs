using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Imports;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Imports.Deciding;

/// <summary>Meetings of the past. One is known by its number, else by its day, kind and title; what was called from here is not rewritten by a table.</summary>
internal sealed class MeetingRows(TcManagerDb db, TimeProvider clock) : RowDecider(db)
{
    private readonly HashSet<Guid> _seen = [];
    private readonly List<MeetingKey> _known = [];
    private string _zone = "";

    internal override async Task<IReadOnlyList<RowDecision>> DecideAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var said = rows.Select(row => SaidMeeting.Read(row, Scope.Today)).ToList();
        var keys = said.ConvertAll(s => s.In(_known));
        var ids = keys.Select(k => k?.Id).OfType<long>().ToList();
        var meetings = await Db.Meetings.Where(m => EF.Parameter(ids).Contains(m.Id)).ToDictionaryAsync(m => m.Uid, ct);
        return [.. rows.Select((row, i) => Decide(row, said[i], meetings))];
    }

    protected override async Task<Outcome> PrepareAsync(TableHead head, CancellationToken ct)
    {
        _zone = await Db.Committees.AsNoTracking().Where(c => c.Id == Scope.CommitteeId).Select(c => c.ZoneId).SingleAsync(ct);
        _known.AddRange(await Db.Meetings.AsNoTracking().Where(m => m.CommitteeId == Scope.CommitteeId).OrderBy(m => m.FirstOn).ThenBy(m => m.Id)
            .Select(m => new MeetingKey(m.Id, m.Uid, m.Kind, m.Number, m.FirstOn, m.FirstOnPrecision, m.Title.Zh, m.Title.En)).ToListAsync(ct));
        return Outcome.Done;
    }

    private RowDecision Decide(ImportRow row, SaidMeeting said, Dictionary<Guid, Meeting> meetings)
    {
        var key = row.IsRefused ? null : said.In(_known);
        if (key is not null && !_seen.Add(key.Uid))
        {
            row.Fault("import.rowTwice", Col.Day, said.Day!.Value.ToString());
        }

        if (row.IsRefused)
        {
            return row.Refused();
        }

        if (key is not null && meetings.TryGetValue(key.Uid, out var known))
        {
            return Change(row, said, known);
        }

        var (title, form) = (said.Title ?? TitleOf(said), said.Form ?? MeetingForm.OnSite);
        var meeting = Meeting.Recorded(
            Guid.CreateVersion7(clock.GetUtcNow()), Scope.CommitteeId!.Value, said.Kind ?? MeetingKind.Plenary, said.Number, title, form, said.Place, _zone, said.Day!.Value.On, said.Day.Value.Precision, new("", ""), isSample: false);
        Db.Add(meeting);
        _known.Add(new(0, meeting.Uid, meeting.Kind, meeting.Number, meeting.FirstOn, meeting.FirstOnPrecision, title.Zh, title.En));
        _seen.Add(meeting.Uid);
        return new(row.No, RowVerdict.New, []);
    }

    private static RowDecision Change(ImportRow row, SaidMeeting said, Meeting known)
    {
        var (kind, number, form, place, day) = (said.Kind ?? known.Kind, said.Number ?? known.Number, said.Form ?? known.Form, said.Place ?? known.Place, said.Day!.Value);
        var title = new Bilingual(said.TitleZh ?? known.Title.Zh, said.TitleEn ?? known.Title.En);
        var changed = new[]
        {
            (Col.Kind, kind != known.Kind), (Col.Number, number != known.Number), (Col.Form, form != known.Form), (Col.Place, place != known.Place),
            (Col.Day, day != new CellDay(known.FirstOn, known.FirstOnPrecision)), (Col.TitleZh, title.Zh != known.Title.Zh), (Col.TitleEn, title.En != known.Title.En),
        }.Where(c => c.Item2).Select(c => c.Item1).ToList();
        foreach (var refusal in changed.Count == 0 ? [] : known.CorrectRecord(kind, number, title, form, place, day.On, day.Precision).Refusals)
        {
            row.Fault(refusal, changed[0]);
        }

        return row.IsRefused ? row.Refused() : RowDecision.Of(row.No, changed);
    }

    private static Bilingual TitleOf(SaidMeeting said) => said switch
    {
        { Kind: MeetingKind.FoundingPlenary } => new("成立大会暨全体委员会议", "Founding plenary"),
        { Kind: MeetingKind.Working } => new($"{said.Day!.Value.On.Year}年工作会议", $"Working meeting {said.Day.Value.On.Year}"),
        { Number: { } number } => new($"第{number}次全体委员会议", $"Plenary {number}"),
        _ => new($"{said.Day!.Value.On.Year}年全体委员会议", $"Plenary {said.Day.Value.On.Year}"),
    };
}

/// <summary>By what a meeting is known.</summary>
/// <param name="Id">0 where it comes with the file.</param>
internal sealed record MeetingKey(long Id, Guid Uid, MeetingKind Kind, int? Number, DateOnly FirstOn, DatePrecision Precision, string TitleZh, string TitleEn)
{
    internal bool IsPlenary => Kind != MeetingKind.Working;
}

/// <summary>What a row says of a meeting.</summary>
internal sealed record SaidMeeting(int? Number, MeetingKind? Kind, CellDay? Day, MeetingForm? Form, string? Place, string? TitleZh, string? TitleEn)
{
    internal Bilingual? Title => (TitleZh ?? TitleEn) is null ? null : new(TitleZh ?? TitleEn!, TitleEn ?? TitleZh!);

    internal static SaidMeeting Read(ImportRow row, DateOnly today)
    {
        row.Required(Col.Day);
        var day = row.CoarseDay(Col.Day);
        if (day?.On > today)
        {
            row.Fault("import.dayInFuture", Col.Day);
        }

        return new(row.Count(Col.Number), row.Word(Col.Kind, CellWords.MeetingKinds), day, row.Word(Col.Form, CellWords.MeetingForms), row.Text(Col.Place), row.Text(Col.TitleZh), row.Text(Col.TitleEn));
    }

    /// <summary>The meeting that is meant: of several with its number that of its day, of several of its day the one of its title.</summary>
    internal MeetingKey? In(IReadOnlyList<MeetingKey> known)
    {
        var meant = known.Where(Means).ToList();
        return meant.Find(k => IsOn(k) && IsCalled(k)) ?? meant.Find(IsOn) ?? meant.FirstOrDefault();
    }

    private bool Means(MeetingKey key) =>
        (Kind ?? MeetingKind.Plenary) != MeetingKind.Working == key.IsPlenary && (Number is not null && key.Number is not null ? Number == key.Number : IsOn(key) && IsCalled(key));

    private bool IsOn(MeetingKey key) => Day is { } day && day.On == key.FirstOn && day.Precision == key.Precision;

    private bool IsCalled(MeetingKey key) => (TitleZh is null || TitleZh == key.TitleZh) && (TitleEn is null || TitleEn == key.TitleEn);
}
