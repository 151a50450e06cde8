using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TcManager.Application.Audit;
using TcManager.Application.Ballots.Consultations;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots.Comments;

/// <summary>A filled-in template as it comes in.</summary>
/// <param name="BallotId">On what.</param>
/// <param name="Uid">Of the form.</param>
/// <param name="Who">Hands it in.</param>
/// <param name="Upload">The file.</param>
public sealed record CommentsToTake(long BallotId, Guid Uid, Commenter Who, Upload Upload);

/// <summary>Takes the good rows of a filled-in template as the voter's comments, and keeps the bad ones to be given back with the reasons (pitfalls 41). The file itself is not kept.</summary>
public sealed class TakeComments(TcManagerDb db, FileStore store, IOptions<DocumentSettings> settings, CommentPlaces places, ConsultationReplies replies, LateComments late, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// The upload's id; a repeat of the form gives the first one's. A row that the voter has handed in before is no second comment. Refused at the field "File": <c>document.empty</c>,
    /// <c>document.tooLarge</c>, as <see cref="TemplateFile.Read"/> says; as a whole as <see cref="Comment.MayWrite"/> says, as <c>comment.noPlace</c>, <c>comment.tooMany</c>, and as
    /// <see cref="SentForms.SentBefore"/>.
    /// </summary>
    public async Task<Outcome<long>> ExecuteAsync(CommentsToTake input, Acting acting, CancellationToken ct)
    {
        var most = settings.Value.MaxFileBytes;
        using var incoming = await store.ReceiveAsync(input.Upload, most, ct);
        if (incoming.Size == 0 || incoming.Size > most)
        {
            return incoming.Size == 0 ? new Refusal("document.empty", "File") : new Refusal("document.tooLarge", "File", most / (1024 * 1024));
        }

        await using var content = incoming.OpenRead();
        var file = TemplateFile.Read(content);
        return await db.InTransactionAsync(token => WorkAsync(input, incoming.Hash, file, acting, token), ct);
    }

    private async Task<Outcome<long>> WorkAsync(CommentsToTake input, string hash, Outcome<TemplateFile> file, Acting acting, CancellationToken ct)
    {
        if (await places.HoldAsync(input.BallotId, input.Who, ct) is not { } place)
        {
            return new Refusal("comment.noPlace");
        }

        if (await db.CommentUploads.AsNoTracking().Where(u => u.Uid == input.Uid).Select(u => new { u.Id, u.VoterId, u.AddresseeId, u.FileHash }).SingleOrDefaultAsync(ct) is { } first)
        {
            return new CommentOwner(first.VoterId, first.AddresseeId) == place.Owner && first.FileHash == hash ? first.Id : SentForms.SentBefore;
        }

        var now = clock.Now();
        var may = Comment.MayWrite(place.Ballot, place.Author, now);
        if (!may.IsDone || !file.IsDone)
        {
            await late.NoteAsync(place, may.Refusals, acting, ct);
            return Outcome.Refused<long>(may.IsDone ? file.Refusals : may.Refusals);
        }

        var upload = new CommentUpload(input.Uid, input.BallotId, place.Owner, FileName.Clean(input.Upload.FileName), hash, file.Value.Format, now);
        return await TakeAsync(upload, file.Value, place, now, acting, ct);
    }

    private async Task<Outcome<long>> TakeAsync(CommentUpload upload, TemplateFile file, CommentPlace place, DateTimeOffset now, Acting acting, CancellationToken ct)
    {
        var known = (await db.Comments.AsNoTracking().Of(place.Owner).ToListAsync(ct)).Select(c => c.Draft).ToHashSet();
        var (before, good) = (known.Count, file.Rows.Where(row => row.Refused is null).Select(row => row.Draft).ToList());
        foreach (var draft in good.Where(known.Add))
        {
            db.Comments.Add(Comment.Write(Guid.CreateVersion7(now), place.Ballot, place.Author, draft, now).Value);
        }

        var taken = known.Count - before;
        if (known.Count > Comment.MostOfOne)
        {
            db.ChangeTracker.Clear();
            return new Refusal("comment.tooMany", null, Comment.MostOfOne);
        }

        var refused = file.Rows.Select(row => row.Refused).OfType<RefusedComment>().ToList();
        upload.Came(taken, good.Count - taken, refused);
        db.CommentUploads.Add(upload);
        if (taken > 0)
        {
            replies.Note(place, before == 0, acting);
        }

        audit.Add(
            acting, AuditActions.CommentsUploaded, AuditSubject.Ballot, place.Ballot.Uid, place.Ballot.CommitteeId,
            ("voter", place.Author.Key), ("taken", taken), ("known", upload.Known), ("refused", refused.Count));
        await db.SaveChangesAsync(ct);
        return upload.Id;
    }
}
