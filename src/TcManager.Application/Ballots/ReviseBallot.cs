using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>A draft as it should read.</summary>
/// <param name="BallotId">The draft.</param>
/// <param name="Version">That was edited.</param>
/// <param name="Plan">As typed.</param>
/// <param name="File">Another file of the first question.</param>
/// <param name="Further">The papers of the questions after the first; null where all have the first one's.</param>
/// <param name="KeptId">Which of the draft's papers the first question has where no other file comes; null to keep its own.</param>
/// <param name="HasNoPaper">The first question is to have none.</param>
public sealed record BallotToRevise(long BallotId, Guid Version, BallotPlan Plan, Upload? File, IReadOnlyList<QuestionPaperInput>? Further = null, long? KeptId = null, bool HasNoPaper = false);

/// <summary>Changes a draft that has not been released.</summary>
public sealed class ReviseBallot(TcManagerDb db, QuestionPapers papers, BallotPlans plans, AuditLog audit, TimeProvider clock)
{
    /// <summary>Refused as <c>form.stale</c> when somebody changed it in the meantime, and as <see cref="Ballot.Revise"/> and <see cref="AddDocument"/> say.</summary>
    public async Task<Outcome> ExecuteAsync(BallotToRevise input, Acting acting, CancellationToken ct)
    {
        using var files = await papers.ReceiveAsync(new(input.File, input.KeptId), input.Further, ct);
        return await db.InTransactionAsync(token => WorkAsync(input, files, acting, token), ct);
    }

    private async Task<Outcome> WorkAsync(BallotToRevise input, ReceivedPapers files, Acting acting, CancellationToken ct)
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
        IReadOnlyList<Refusal> faults = [.. sound.Refusals, .. files.Faults];
        if (faults.Count > 0)
        {
            return Outcome.Of(faults);
        }

        var own = ballot.Questions.Select(q => q.DocumentId).OfType<long>().ToHashSet();
        var drafts = (await papers.AddAsync(ballot.CommitteeId, input.Plan, files, own, acting, ct)).ToList();
        if (!input.HasNoPaper && drafts[0] is { New: null, KeptId: null } && ballot.Questions.MinBy(q => q.No)!.DocumentId is { } kept)
        {
            drafts = drafts.ConvertAll(draft => ReferenceEquals(draft, drafts[0]) ? new QuestionDraft(null, kept) : draft);
        }

        var revised = ballot.Revise(input.Plan, drafts, clock.Now());
        if (revised.IsDone)
        {
            // A question is a row of its own: the ballot's token must move with it, or a preview would be released that nobody has seen.
            db.Entry(ballot).State = EntityState.Modified;
            audit.Add(acting, AuditActions.BallotRevised, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("newFile", files.HasNew), ("questions", ballot.Questions.Count));
            await db.SaveChangesAsync(ct);
        }

        return revised;
    }
}
