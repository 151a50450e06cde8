using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Ballots.Comments;

/// <summary>A comment or a reply that came after the close is refused with a sentence, kept on the page to be copied, and noted in the log without what it said (pitfalls 9).</summary>
public sealed class LateComments(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>Notes it where the refusal says that it came too late; nothing else of the caller must wait to be saved.</summary>
    internal async Task NoteAsync(CommentPlace place, IReadOnlyList<Refusal> refusals, Acting acting, CancellationToken ct)
    {
        if (!refusals.Any(refusal => refusal.Code == "comment.closed"))
        {
            return;
        }

        db.ChangeTracker.Clear();
        var ballot = place.Ballot;
        audit.Add(
            acting, AuditActions.CommentLate, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId,
            ("voter", place.Author.Key), ("closedAt", (ballot.ClosedAt ?? ballot.ClosesAt).ToString("O")), ("receivedAt", clock.Now().ToString("O")));
        await db.SaveChangesAsync(ct);
    }
}
