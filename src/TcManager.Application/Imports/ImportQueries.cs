using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Application.Imports.Exports;
using TcManager.Application.Imports.Tables;
using TcManager.Domain;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports;

/// <summary>Reads imports; every one belongs to the account that has handed it in.</summary>
public sealed class ImportQueries(TcManagerDb db, ImportFiles files)
{
    private const int PageSize = 50;
    private const int Recent = 10;

    /// <summary>Heads of the column in which a file of refused rows says why; an import passes over it.</summary>
    public static Bilingual ReasonHead { get; } = new("不予导入的原因", "Why it was not taken");

    /// <summary>Null where there is none, or it is another account's.</summary>
    public Task<ImportView?> FindAsync(long id, long accountId, CancellationToken ct) =>
        Views(i => i.Id == id && i.AccountId == accountId).SingleOrDefaultAsync(ct);

    /// <summary>The account's latest ones, of a committee or of none.</summary>
    public async Task<IReadOnlyList<ImportView>> RecentAsync(long accountId, long? committeeId, CancellationToken ct) =>
        await Views(i => i.AccountId == accountId && i.CommitteeId == committeeId).Take(Recent).ToListAsync(ct);

    /// <summary>A page of rows with their verdicts, and what stands in them; empty where they are forgotten.</summary>
    public async Task<ImportRows> RowsAsync(ImportView import, RowVerdict? verdict, int page, CancellationToken ct)
    {
        var found = verdict switch
        {
            RowVerdict.New => import.Counts.New,
            RowVerdict.Changed => import.Counts.Changed,
            RowVerdict.Unchanged => import.Counts.Unchanged,
            RowVerdict.Refused => import.Counts.Refused,
            _ => import.Counts.Rows,
        };
        var pages = Math.Max(1, (found + PageSize - 1) / PageSize);
        var at = Math.Clamp(page, 1, pages);
        var lines = await db.ImportLines.AsNoTracking().Where(l => l.ImportId == import.Id && (verdict == null || l.Verdict == verdict)).OrderBy(l => l.Row)
            .Skip((at - 1) * PageSize).Take(PageSize).Select(l => new { l.Row, l.Verdict, l.Notes }).ToListAsync(ct);
        var cells = lines.Count == 0 ? [] : Cells(import, lines.ConvertAll(l => l.Row));
        return new(verdict, [.. lines.Select(l => new ImportRowView(l.Row, l.Verdict, cells.GetValueOrDefault(l.Row, []), l.Notes.All))], found, at, pages);
    }

    /// <summary>The refused rows as they came, with a column that says why; days as they are read.</summary>
    /// <param name="import">Of one that is not forgotten.</param>
    /// <param name="head">Of that column.</param>
    /// <param name="reason">The sentences for the notes of a row.</param>
    public WrittenTable Refused(ImportView import, string head, Func<IReadOnlyList<RowNote>, string> reason)
    {
        var opened = Tables.Table.Open(files.Open(import.Uid)).Value;
        var names = opened.Rows().First(row => row.No == import.File.HeadRow).Cells;
        var width = names.Count;
        return new([.. names.Select(n => n ?? ""), head], RowsAsync());

        async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync([EnumeratorCancellation] CancellationToken ct = default)
        {
            using var table = opened;
            using var rows = table.Rows().GetEnumerator();
            var lines = LongList.ReadAsync(last => db.ImportLines.AsNoTracking().Where(l => l.ImportId == import.Id && l.Verdict == RowVerdict.Refused && l.Row > last).OrderBy(l => l.Row), line => line.Row, ct);
            await foreach (var line in lines)
            {
                while (rows.MoveNext() && rows.Current.No < line.Row)
                {
                }

                yield return [.. Enumerable.Range(0, width).Select(i => Cell(rows.Current[i], IsDay(names[i], import.Kind), table.Is1904)), reason(line.Notes.All)];
            }
        }
    }

    private static string? Cell(string? raw, bool isDay, bool is1904) => raw is null ? null : isDay && CellDay.Read(raw, is1904) is { } day ? day.ToString() : SafeCell.Read(raw);

    private static bool IsDay(string? head, ImportKind kind)
    {
        var key = HeadText.KeyOf(head);
        return ImportColumns.Of(kind).FirstOrDefault(c => c.Keys.Contains(key))?.Key is Col.Day or Col.From or Col.To or Col.EmployedFrom or Col.EmployedTo;
    }

    /// <summary>What stands in rows, column by column as far as they are read.</summary>
    private Dictionary<int, IReadOnlyList<string>> Cells(ImportView import, List<int> rows)
    {
        using var table = OpenTable.Open(files.Open(import.Uid), import.Kind).Value;
        var (first, last, wanted) = (rows[0], rows[^1], rows.ToHashSet());
        var order = ImportColumns.Of(import.Kind).Where(c => table.Head.Columns.ContainsKey(c.Key) && c.Key != Col.Record).Select(c => (Index: table.Head.Columns[c.Key], IsDay: IsDay(c.Head.En, import.Kind))).ToList();
        return table.Table.Rows().SkipWhile(r => r.No < first).TakeWhile(r => r.No <= last).Where(r => wanted.Contains(r.No))
            .ToDictionary(r => r.No, r => (IReadOnlyList<string>)[.. order.Select(c => Cell(r[c.Index], c.IsDay, table.Table.Is1904)?.Trim()).Where(text => !string.IsNullOrEmpty(text)).Select(text => Short(text!)).Take(6)]);
    }

    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}…";

    private IQueryable<ImportView> Views(System.Linq.Expressions.Expression<Func<Import, bool>> of) => db.Imports.AsNoTracking().Where(of).OrderByDescending(i => i.UploadedAt).ThenByDescending(i => i.Id)
        .Select(i => new ImportView(
            i.Id, i.Uid, i.Kind, i.CommitteeId, i.Committee == null ? null : new CommitteeName(i.Committee.Id, i.Committee.Code, i.Committee.Title, i.Committee.Kind, i.Committee.ProfileCode, i.Committee.ZoneId),
            i.File, i.UploadedAt, i.CheckedAt, i.ConfirmedAt, i.TakenAt, i.FailedAt, i.ForgottenAt, i.Counts, i.RowsDone));
}

/// <summary>An import as its pages show it.</summary>
public sealed record ImportView(
    long Id,
    Guid Uid,
    ImportKind Kind,
    long? CommitteeId,
    CommitteeName? Committee,
    ImportFile File,
    DateTimeOffset UploadedAt,
    DateTimeOffset? CheckedAt,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset? TakenAt,
    DateTimeOffset? FailedAt,
    DateTimeOffset? ForgottenAt,
    ImportCounts Counts,
    int RowsDone)
{
    public ImportState State => Import.StateOf(CheckedAt, ConfirmedAt, TakenAt, FailedAt);

    public bool IsForgotten => ForgottenAt is not null;
}

/// <summary>A row with its verdict.</summary>
/// <param name="Cells">What stands in it, as far as there is room.</param>
public sealed record ImportRowView(int No, RowVerdict Verdict, IReadOnlyList<string> Cells, IReadOnlyList<RowNote> Notes);

/// <summary>A page of rows.</summary>
/// <param name="Verdict">Only those; null for all.</param>
public sealed record ImportRows(RowVerdict? Verdict, IReadOnlyList<ImportRowView> Items, int Found, int Page, int Pages);
