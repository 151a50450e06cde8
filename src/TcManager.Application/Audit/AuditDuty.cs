using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;
using TcManager.Domain.Ballots.Consultations;
using TcManager.Domain.Committees;
using TcManager.Domain.Documents;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Changes;
using TcManager.Domain.Members.Composition;
using TcManager.Domain.Members.Duties;
using TcManager.Domain.People;

namespace TcManager.Application.Audit;

/// <summary>
/// Asserts, and writes nothing: a save that touches what is audited carries the entry of its use case, or stands in a transaction in which one was
/// saved. A use case that forgets its entry fails in its first test.
/// </summary>
public sealed class AuditDuty : SaveChangesInterceptor
{
    private static readonly HashSet<Type> Audited =
    [
        typeof(AccountRole), typeof(Committee), typeof(CommitteeState), typeof(CommitteeBody), typeof(CommitteeLink), typeof(Staff),
        typeof(Person), typeof(Employment), typeof(ExpertRegistration), typeof(Organisation), typeof(OrganisationName),
        typeof(Membership), typeof(Office), typeof(Leave), typeof(Representative), typeof(Term), typeof(RosterChange), typeof(RosterChangeLine), typeof(DutyProposal), typeof(ProfileVersion),
        typeof(Meeting), typeof(Participant), typeof(MeetingPaper), typeof(Document), typeof(Ballot), typeof(Question), typeof(Slip), typeof(Verdict), typeof(DeadlineChange), typeof(SignedResult), typeof(RecordedBallot), typeof(Comment), typeof(CommentUpload), typeof(Addressee),
    ];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Assert(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Assert(eventData.Context);
        return new(result);
    }

    private static void Assert(DbContext? context)
    {
        if (context is not TcManagerDb { OwesNoAudit: false } db)
        {
            return;
        }

        var transaction = db.Database.CurrentTransaction?.TransactionId;
        if (db.ChangeTracker.Entries<AuditEntry>().Any(e => e.State == EntityState.Added))
        {
            db.EnteredIn = transaction;
            return;
        }

        // An entry of an earlier act is still tracked by a scope that goes on: it answers for that one only.
        var touched = db.ChangeTracker.Entries().FirstOrDefault(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && Audited.Contains(e.Metadata.ClrType));
        if (touched is not null && (transaction is null || db.EnteredIn != transaction))
        {
            throw new InvalidOperationException($"A save that touches {touched.Metadata.ClrType.Name} carries no audit entry.");
        }
    }
}
