using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain.Documents;

namespace TcManager.Application.Ballots.Consultations;

/// <summary>One addressee, as the secretariat sees it.</summary>
/// <param name="Comments">How many it has written.</param>
/// <param name="IsUnreachable">A mail of this consultation could not be delivered.</param>
public sealed record AddresseeRow(
    long Id, string Name, string? Contact, string Email, bool IsCommittee, DateTimeOffset? WithdrawnAt, DateTimeOffset? RepliedAt, DateTimeOffset? LastRemindedAt, int Comments, bool IsUnreachable)
{
    public bool IsAsked => WithdrawnAt is null;
}

/// <summary>A consultation as the holder of a link sees it.</summary>
/// <param name="AddresseeId">Whose link it is.</param>
/// <param name="Name">Of the organisation.</param>
/// <param name="IsWithdrawn">It is not asked any more.</param>
/// <param name="RepliedAt">Of the first reply.</param>
public sealed record LinkedConsultation(long AddresseeId, string Name, bool IsWithdrawn, DateTimeOffset? RepliedAt, long BallotId);

/// <summary>Reads addressees, and what a link opens.</summary>
public sealed class ConsultationQueries(TcManagerDb db)
{
    /// <summary>All of a consultation, those who still owe a reply first.</summary>
    public async Task<IReadOnlyList<AddresseeRow>> AddresseesAsync(BallotView ballot, CancellationToken ct) => await db.Addressees.AsNoTracking().Where(a => a.BallotId == ballot.Id)
        .OrderBy(a => a.WithdrawnAt != null).ThenBy(a => a.RepliedAt != null).ThenBy(a => a.Name).ThenBy(a => a.Id)
        .Select(a => new AddresseeRow(
            a.Id, a.Name, a.Contact, a.Email, a.CommitteeId != null, a.WithdrawnAt, a.RepliedAt, a.LastRemindedAt, db.Comments.Count(c => c.AddresseeId == a.Id),
            db.Outbox.Any(m => m.Address == a.Email && m.State == OutboxState.Failed && m.Campaign!.SubjectUid == ballot.Uid)))
        .ToListAsync(ct);

    /// <summary>Whose link it is; null where the addressee is gone, or its consultation was never opened.</summary>
    public Task<LinkedConsultation?> LinkedAsync(Guid addresseeUid, CancellationToken ct) => db.Addressees.AsNoTracking().Where(a => a.Uid == addresseeUid && a.Ballot.OpenedAt != null)
        .Select(a => new LinkedConsultation(a.Id, a.Name, a.WithdrawnAt != null, a.RepliedAt, a.BallotId)).SingleOrDefaultAsync(ct);

    /// <summary>The newest file of a paper of this consultation; null for any other paper.</summary>
    public Task<DocumentFile?> PaperAsync(long ballotId, long documentId, CancellationToken ct) => db.DocumentFiles.AsNoTracking()
        .Where(f => f.DocumentId == documentId && db.Questions.Any(q => q.BallotId == ballotId && q.DocumentId == documentId))
        .OrderByDescending(f => f.Revision).FirstOrDefaultAsync(ct);

    /// <summary>When those who wrote were last told what became of their comments; null where they were not.</summary>
    public Task<DateTimeOffset?> AnsweredAtAsync(Guid ballotUid, CancellationToken ct) => db.Campaigns.AsNoTracking()
        .Where(c => c.SubjectUid == ballotUid && c.Kind == MailKinds.CommentsAnswered).OrderByDescending(c => c.Id).Select(c => (DateTimeOffset?)c.CreatedAt).FirstOrDefaultAsync(ct);
}
