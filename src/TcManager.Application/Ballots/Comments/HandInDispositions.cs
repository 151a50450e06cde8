using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots.Comments;

/// <summary>A table with what became of comments, as it comes in.</summary>
/// <param name="BallotId">Of all of them.</param>
/// <param name="Uid">Of the form.</param>
/// <param name="Upload">The file.</param>
public sealed record DispositionsToHandIn(long BallotId, Guid Uid, Upload Upload);

/// <summary>Reads a table that the secretariat filled in offline, and keeps what it would change until that was looked at; changes no comment. The file itself is not kept.</summary>
public sealed class HandInDispositions(TcManagerDb db, FileStore store, IOptions<DocumentSettings> settings, TimeProvider clock)
{
    /// <summary>
    /// The sheet's id; a repeat of the form gives the first one's. Refused at the field "File": <c>document.empty</c>, <c>document.tooLarge</c>, as <see cref="TemplateTable.Read"/> says,
    /// <c>comment.columnMissing</c> where no column says what became of them, <c>comment.noRows</c>; as a whole as <see cref="Comment.MayDispose"/> says, and as <see cref="SentForms.SentBefore"/>.
    /// </summary>
    public async Task<Outcome<long>> ExecuteAsync(DispositionsToHandIn input, Acting acting, CancellationToken ct)
    {
        var most = settings.Value.MaxFileBytes;
        using var incoming = await store.ReceiveAsync(input.Upload, most, ct);
        if (incoming.Size == 0 || incoming.Size > most)
        {
            return incoming.Size == 0 ? new Refusal("document.empty", "File") : new Refusal("document.tooLarge", "File", most / (1024 * 1024));
        }

        await using var content = incoming.OpenRead();
        var table = TemplateTable.Read(content, TemplateColumns.Disposing, DisposeComments.Most);
        try
        {
            return await WorkAsync(input, incoming.Hash, table, acting, ct);
        }
        catch (DbUpdateException)
        {
            // The first copy of the form was faster.
            db.ChangeTracker.Clear();
            return await BeforeAsync(input, incoming.Hash, ct) ?? SentForms.SentBefore;
        }
    }

    private async Task<Outcome<long>> WorkAsync(DispositionsToHandIn input, string hash, Outcome<TemplateTable> table, Acting acting, CancellationToken ct)
    {
        if (await BeforeAsync(input, hash, ct) is { } first)
        {
            return first;
        }

        var ballot = await db.Ballots.AsNoTracking().SingleAsync(b => b.Id == input.BallotId, ct);
        var may = Comment.MayDispose(ballot, clock.Now());
        if (!may.IsDone || !table.IsDone)
        {
            return Outcome.Refused<long>(may.IsDone ? table.Refusals : may.Refusals);
        }

        var (head, format) = (table.Value.Head, table.Value.Format);
        if (!head.Columns.ContainsKey(TemplateColumns.Disposition) && !head.Columns.ContainsKey(TemplateColumns.Observation))
        {
            return new Refusal("comment.columnMissing", "File", TemplateColumns.Disposing[^2].Head);
        }

        var rows = table.Value.Rows.Select(row => DispositionRow.Read(row, head, format)).OfType<DispositionRow>().ToList();
        if (rows.Count == 0)
        {
            return new Refusal("comment.noRows", "File");
        }

        var sheet = new DispositionSheet(input.Uid, input.BallotId, (FileName.Clean(input.Upload.FileName), hash), format, acting.PersonId, clock.Now());
        Decide(sheet, rows, new(await CommentsAsync(input.BallotId, ct)), await StandingRulings.SettledAsync(db, input.BallotId, ct));
        db.DispositionSheets.Add(sheet);
        await db.SaveChangesAsync(ct);
        return sheet.Id;
    }

    private static void Decide(DispositionSheet sheet, List<DispositionRow> rows, CommentsByText comments, Dictionary<long, Bilingual> settled)
    {
        var (said, refused, same, empty) = (new List<SaidDisposition>(), new List<RefusedComment>(), 0, 0);
        var seen = new HashSet<long>();
        foreach (var row in rows)
        {
            if (row.IsEmpty)
            {
                empty++;
                continue;
            }

            var (comment, fault) = comments.Of(row);
            if (fault is not null)
            {
                row.Faults.Add(fault);
            }
            else if (!seen.Add(comment!.Id))
            {
                row.Faults.Add(new("comment.rowTwice", null, []));
            }
            else if (row.Faults.Count == 0 && settled.TryGetValue(comment.Id, out var voter) && Comment.SettledFault(comment.Disposition, row.Disposition, voter) is { } contradiction)
            {
                // Read in either language later: the name stands in both.
                row.Faults.Add(new(contradiction.Code, TemplateColumns.Disposition, [$"{voter.Zh} {voter.En}"]));
            }

            if (row.Faults.Count > 0)
            {
                refused.Add(row.GoesBack());
            }
            else if (comment!.Disposition == row.Disposition && comment.Observation == row.Observation)
            {
                same++;
            }
            else
            {
                said.Add(new(row.No, comment.Id, comment.Version, row.Disposition!.Value, row.Observation));
            }
        }

        sheet.Came(said, refused, same, empty);
    }

    private async Task<Outcome<long>?> BeforeAsync(DispositionsToHandIn input, string hash, CancellationToken ct) =>
        await db.DispositionSheets.AsNoTracking().Where(s => s.Uid == input.Uid).Select(s => new { s.Id, s.BallotId, s.FileHash }).SingleOrDefaultAsync(ct) is { } first
            ? first.BallotId == input.BallotId && first.FileHash == hash ? first.Id : SentForms.SentBefore
            : (Outcome<long>?)null;

    /// <summary>In the order in which the table numbers them.</summary>
    private async Task<List<NamedComment>> CommentsAsync(long ballotId, CancellationToken ct)
    {
        var rows = await db.Comments.AsNoTracking().Where(c => c.BallotId == ballotId).OrderBy(c => c.ClauseSort).ThenBy(c => c.Id).Select(CommentQueries.Row).ToListAsync(ct);
        return rows.ConvertAll(c => new NamedComment(c.Id, c.Version, c.Party, c.Draft, c.Disposition, c.Observation));
    }
}
