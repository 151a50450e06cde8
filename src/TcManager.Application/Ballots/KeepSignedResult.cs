using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Documents;

namespace TcManager.Application.Ballots;

/// <summary>Keeps the signed or sealed scan of a result paper beside it (decisions 21); a better scan becomes its next revision.</summary>
public sealed class KeepSignedResult(TcManagerDb db, AddDocument addDocument, AuditLog audit)
{
    /// <summary>
    /// Done, also where the same file is the newest already. Refused at the field "File" as <c>result.fileMissing</c>, <c>result.notAScan</c> unless it is a PDF or a picture, and as
    /// <see cref="AddDocument"/> says; as <c>verdict.notYet</c> before the close.
    /// </summary>
    public async Task<Outcome> ExecuteAsync(long ballotId, Guid uid, Upload? upload, Acting acting, CancellationToken ct)
    {
        if (upload is null)
        {
            return Outcome.Refused("result.fileMissing", "File");
        }

        using var file = await addDocument.ReceiveAsync(upload, ct);
        if (file.Faults.Count > 0)
        {
            return Outcome.Of(file.Faults);
        }

        return file.IsAScan ? await db.InTransactionAsync(token => KeepAsync(ballotId, uid, file, acting, token), ct) : Outcome.Refused("result.notAScan", "File", file.Name);
    }

    private async Task<Outcome> KeepAsync(long ballotId, Guid uid, ReceivedFile file, Acting acting, CancellationToken ct)
    {
        await BallotLock.TakeAsync(db, ballotId, ct);
        var ballot = await db.Ballots.AsNoTracking().SingleAsync(b => b.Id == ballotId, ct);
        if (ballot.ClosedAt is null)
        {
            return Outcome.Refused("verdict.notYet");
        }

        var kept = await db.SignedResults.Include(r => r.Document).ThenInclude(d => d.Files).SingleOrDefaultAsync(r => r.BallotId == ballotId && r.Generation == ballot.Generation, ct);
        if (kept is null)
        {
            var document = await addDocument.PrepareAsync(uid, ballot.CommitteeId, DocumentKind.Result, ballot.Title, file, acting.PersonId, ct);
            db.SignedResults.Add(kept = new(ballotId, ballot.Generation, document.Value));
        }
        else if (!addDocument.Revise(kept.Document, file))
        {
            return Outcome.Done;
        }

        audit.Add(acting, AuditActions.ResultSealed, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("revision", kept.Document.Files.Count), ("document", kept.Document.Number));
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
