using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Application.Imports.Deciding;
using TcManager.Domain;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports;

/// <summary>A file to take in.</summary>
/// <param name="Uid">Of the form.</param>
/// <param name="CommitteeId">Whose rows; null for people and organisations.</param>
public sealed record ImportToHandIn(Guid Uid, ImportKind Kind, long? CommitteeId, long AccountId, Upload Upload);

/// <summary>
/// Takes a file to look at, and looks at once where it is small: it is kept until it is taken or forgotten, so that nothing has to be sent twice. The whole file is read once, and one that passes a limit is refused
/// as a whole.
/// </summary>
public sealed class HandInImport(TcManagerDb db, ImportFiles files, RowDeciders deciders, CheckImport check, ActorQueries actors, TimeProvider clock)
{
    /// <summary>
    /// The import's id; a repeat of the form gives the first one's. Faults at the field "File": <c>document.empty</c>, <c>document.tooLarge</c>, those of <see cref="Tables.Table.Open"/>,
    /// <see cref="TableHead.Find"/> and <see cref="OpenTable.CountRows"/>; <see cref="SentForms.SentBefore"/> where the form has brought another file.
    /// </summary>
    public async Task<Outcome<long>> ExecuteAsync(ImportToHandIn input, CancellationToken ct)
    {
        using var incoming = await files.ReceiveAsync(input.Upload, ct);
        if (incoming.Size == 0 || incoming.Size > files.MostBytes)
        {
            return incoming.Size == 0 ? new Refusal("document.empty", "File") : new Refusal("document.tooLarge", "File", files.MostBytes / (1024 * 1024));
        }

        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Uid == input.Uid, ct) is { } first)
        {
            return first.AccountId == input.AccountId && first.File.Hash == incoming.Hash && first.Kind == input.Kind && first.CommitteeId == input.CommitteeId ? first.Id : SentForms.SentBefore;
        }

        var file = await ReadAsync(input, incoming, ct);
        if (!file.IsDone)
        {
            return Outcome.Refused<long>(file.Refusals);
        }

        var id = await KeepAsync(input, incoming, file.Value, ct);
        if (id.IsDone && AdvanceImports.IsDoneAtOnce(file.Value))
        {
            await check.ExecuteAsync(id.Value, ct);
        }

        return id;
    }

    private async Task<Outcome<ImportFile>> ReadAsync(ImportToHandIn input, IncomingFile incoming, CancellationToken ct)
    {
        var opened = OpenTable.Open(incoming.OpenRead(), input.Kind);
        if (!opened.IsDone)
        {
            return Outcome.Refused<ImportFile>(opened.Refusals);
        }

        using var table = opened.Value;
        var rows = table.CountRows();
        if (!rows.IsDone)
        {
            return Outcome.Refused<ImportFile>(rows.Refusals);
        }

        var decider = deciders.Of(input.Kind);
        var scope = await ImportScope.OfAsync(db, actors, input.CommitteeId, input.AccountId, isTaking: false, clock, ct);
        var prepared = await decider.PrepareAsync(scope, table.Head, ct);
        db.ChangeTracker.Clear();
        var ignored = table.Head.Others.Where(o => !decider.AlsoRead.Contains(o.Index)).Select(o => o.Name);
        return prepared.IsDone
            ? new ImportFile(
                FileName.Clean(input.Upload.FileName), incoming.Hash, table.Table.Format, table.Table.Encoding, table.Table.Sheet, table.Table.OtherSheets, table.Head.Row, rows.Value, [.. ignored.Select(Short)])
            : Outcome.Refused<ImportFile>(prepared.Refusals);
    }

    private async Task<Outcome<long>> KeepAsync(ImportToHandIn input, IncomingFile incoming, ImportFile file, CancellationToken ct)
    {
        files.Keep(incoming, input.Uid);
        var import = new Import(input.Uid, input.Kind, input.CommitteeId, input.AccountId, file, clock.Now());
        if (AdvanceImports.IsDoneAtOnce(file))
        {
            import.Claim(clock.Now() + AdvanceImports.LeaseOfRequest);
        }

        db.Add(import);
        try
        {
            await db.SaveChangesAsync(ct);
            return import.Id;
        }
        catch (DbUpdateException)
        {
            // The same form at once.
            db.ChangeTracker.Clear();
            return await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Uid == input.Uid && i.AccountId == input.AccountId, ct) is { } first ? first.Id : SentForms.SentBefore;
        }
    }

    private static string Short(string name) => name.Length <= 60 ? name : $"{name[..60]}…";
}
