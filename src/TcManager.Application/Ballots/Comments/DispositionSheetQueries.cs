using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots.Comments;

/// <summary>A sheet in the list of a ballot's.</summary>
public sealed record DispositionSheetItem(long Id, string FileName, DateTimeOffset At, DateTimeOffset? TakenAt);

/// <summary>What a sheet changes of one comment.</summary>
/// <param name="Row">In the file.</param>
/// <param name="Comment">As it stands now.</param>
/// <param name="Disposition">As the sheet says.</param>
/// <param name="Observation">Likewise.</param>
public sealed record DispositionChange(int Row, CommentRow Comment, Disposition Disposition, string? Observation);

/// <summary>A sheet as its page shows it.</summary>
/// <param name="Changes">Of this page.</param>
/// <param name="All">How many it changes.</param>
public sealed record DispositionSheetView(
    long Id, Guid Version, string FileName, TemplateFormat Format, DateTimeOffset At, DateTimeOffset? TakenAt, int Same, int Empty, IReadOnlyList<RefusedComment> Refused,
    IReadOnlyList<DispositionChange> Changes, int All, int Page, bool HasMore);

/// <summary>Reads the tables that the secretariat filled in offline.</summary>
public sealed class DispositionSheetQueries(TcManagerDb db)
{
    private const int PageSize = 100, MostListed = 10;

    /// <summary>Those of a ballot, the latest first.</summary>
    public async Task<IReadOnlyList<DispositionSheetItem>> OfAsync(long ballotId, CancellationToken ct) => await db.DispositionSheets.AsNoTracking().Where(s => s.BallotId == ballotId)
        .OrderByDescending(s => s.Id).Take(MostListed).Select(s => new DispositionSheetItem(s.Id, s.FileName, s.At, s.TakenAt)).ToListAsync(ct);

    /// <summary>Null where it is none of the ballot's.</summary>
    public async Task<DispositionSheetView?> OneAsync(long ballotId, long sheetId, int page, CancellationToken ct)
    {
        var sheet = await db.DispositionSheets.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sheetId && s.BallotId == ballotId, ct);
        if (sheet is null)
        {
            return null;
        }

        var at = PageNumber.Of(page);
        var said = sheet.Said.Rows.Skip((at - 1) * PageSize).Take(PageSize).ToList();
        var ids = said.ConvertAll(row => row.CommentId);
        var comments = await db.Comments.AsNoTracking().Where(c => c.BallotId == ballotId && ids.Contains(c.Id)).Select(CommentQueries.Row).ToDictionaryAsync(c => c.Id, ct);
        return new(
            sheet.Id, sheet.Version, sheet.FileName, sheet.Format, sheet.At, sheet.TakenAt, sheet.Same, sheet.Empty, sheet.Refused.Rows,
            [.. said.Where(row => comments.ContainsKey(row.CommentId)).Select(row => new DispositionChange(row.Row, comments[row.CommentId], row.Disposition, row.Observation))],
            sheet.Said.Rows.Count, at, sheet.Said.Rows.Count > at * PageSize);
    }
}
