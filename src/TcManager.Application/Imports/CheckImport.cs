using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Members;
using TcManager.Domain;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports;

/// <summary>Gives every row its verdict; nothing of what they say is written.</summary>
public sealed class CheckImport(TcManagerDb db, ImportRun run, TimeProvider clock)
{
    public async Task ExecuteAsync(long importId, CancellationToken ct)
    {
        var import = await db.Imports.AsNoTracking().SingleAsync(i => i.Id == importId, ct);
        if (import.State != ImportState.Checking)
        {
            return;
        }

        var counts = await run.ExecuteAsync(import, isTaking: false, ct);
        var looked = await db.Imports.SingleAsync(i => i.Id == importId, ct);
        looked.Checked(counts, clock.Now());
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Takes the good rows, all in one transaction, with one entry in the audit. Every row is judged once more: others may have changed something meanwhile.</summary>
public sealed class TakeImport(TcManagerDb db, ImportRun run, AuditLog audit, ActorQueries actors, TimeProvider clock)
{
    /// <summary>Says that the good rows shall be taken, and takes them at once where they are few; said twice, it is the same. Refused as <see cref="Import.Confirm"/> says.</summary>
    public async Task<Outcome> ConfirmAsync(long importId, Acting acting, CancellationToken ct)
    {
        var (outcome, isDoneAtOnce) = await db.InTransactionAsync(
            async token =>
            {
                await db.Imports.Where(i => i.Id == importId).HoldAsync(i => i.AccountId, token);
                var import = await db.Imports.SingleAsync(i => i.Id == importId, token);
                var confirmed = import.Confirm(acting.FromAddress, clock.Now());
                var isDoneAtOnce = confirmed.IsDone && import.State == ImportState.Taking && AdvanceImports.IsDoneAtOnce(import.File);
                if (isDoneAtOnce)
                {
                    import.Claim(clock.Now() + AdvanceImports.LeaseOfRequest);
                }

                await db.SaveChangesAsync(token);
                return (confirmed, isDoneAtOnce);
            },
            ct);
        if (isDoneAtOnce)
        {
            await ExecuteAsync(importId, ct);
        }

        return outcome;
    }

    /// <summary>Takes what is confirmed; what is taken stays as it is.</summary>
    public Task<ImportCounts> ExecuteAsync(long importId, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await db.HoldImportsAsync(token);
            await db.Imports.Where(i => i.Id == importId).HoldAsync(i => i.AccountId, token);
            var import = await db.Imports.AsNoTracking().SingleAsync(i => i.Id == importId, token);
            if (import.State != ImportState.Taking)
            {
                return import.Counts;
            }

            audit.Promise();
            var counts = await run.ExecuteAsync(import, isTaking: true, token);
            var person = (await actors.FindAsync(import.AccountId, clock.Today(Visible.RightsZone), token))?.Actor.PersonId;
            audit.Add(
                new(import.AccountId, person, import.ConfirmedFrom), AuditActions.ImportTaken, AuditSubject.Import, import.Uid, import.CommitteeId,
                ("kind", import.Kind), ("new", counts.New), ("changed", counts.Changed), ("unchanged", counts.Unchanged), ("refused", counts.Refused));
            var taken = await db.Imports.SingleAsync(i => i.Id == importId, token);
            taken.Taken(counts, clock.Now());
            await db.SaveChangesAsync(token);
            if (import is { Kind: ImportKind.Seats, CommitteeId: { } committeeId })
            {
                await db.KeepCallsAsync(committeeId, token);
            }

            return counts;
        },
        ct);
}
