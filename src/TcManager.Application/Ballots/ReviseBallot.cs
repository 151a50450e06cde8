using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Documents;

namespace TcManager.Application.Ballots;

/// <summary>A draft as it should read.</summary>
/// <param name="BallotId">The draft.</param>
/// <param name="Version">That was edited.</param>
/// <param name="Plan">As typed.</param>
/// <param name="File">Another file, or null to keep the one it has.</param>
public sealed record BallotToRevise(long BallotId, Guid Version, BallotPlan Plan, Upload? File);

/// <summary>Changes a draft that has not been released.</summary>
public sealed class ReviseBallot(TcManagerDb db, AddDocument addDocument, BallotPlans plans, AuditLog audit, TimeProvider clock)
{
    /// <summary>Refused as <c>form.stale</c> when somebody changed it in the meantime, and as <see cref="Ballot.Revise"/> and <see cref="AddDocument"/> say.</summary>
    public async Task<Outcome> ExecuteAsync(BallotToRevise input, Acting acting, CancellationToken ct)
    {
        using var file = input.File is null ? null : await addDocument.ReceiveAsync(input.File, ct);
        return await db.InTransactionAsync(token => WorkAsync(input, file, acting, token), ct);
    }

    private async Task<Outcome> WorkAsync(BallotToRevise input, ReceivedFile? file, Acting acting, CancellationToken ct)
    {
        await BallotLock.TakeAsync(db, input.BallotId, ct);
        var ballot = await db.Ballots.Include(b => b.Questions).SingleAsync(b => b.Id == input.BallotId, ct);
        if (ballot.ReleasedAt is not null || ballot.CancelledAt is not null)
        {
            return Outcome.Refused("ballot.notADraft");
        }

        if (ballot.Version != input.Version)
        {
            return Outcome.Refused("form.stale");
        }

        if (ballot.Kind != input.Plan.Kind)
        {
            return Outcome.Refused("ballot.otherKind");
        }

        var sound = await plans.CheckAsync(ballot.CommitteeId, input.Plan, ct);
        if (!sound.IsDone)
        {
            return sound;
        }

        var document = file is null ? null : await AddAsync(ballot.CommitteeId, input, file, acting, ct);
        if (document is { IsDone: false })
        {
            return document.ToOutcome();
        }

        var revised = ballot.Revise(input.Plan, document?.Value, clock.Now());
        if (revised.IsDone)
        {
            // A question is a row of its own: the ballot's token must move with it, or a preview would be released that nobody has seen.
            db.Entry(ballot).State = EntityState.Modified;
            audit.Add(acting, AuditActions.BallotRevised, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("newFile", document is not null));
            await db.SaveChangesAsync(ct);
        }

        return revised;
    }

    private Task<Outcome<Document>> AddAsync(long committeeId, BallotToRevise input, ReceivedFile file, Acting acting, CancellationToken ct) => addDocument.PrepareAsync(
        Guid.CreateVersion7(clock.Now()), committeeId, input.Plan.Kind == BallotKind.Consultation ? DocumentKind.Draft : DocumentKind.Proposal, new(input.Plan.TitleZh!, input.Plan.TitleEn!), file, acting.PersonId, ct);
}
