using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots.Comments;

/// <summary>Reads comments: one's own always, those of all after the close, for while votes are taken they would tell what nobody may see yet (decisions 9).</summary>
public sealed class CommentQueries(TcManagerDb db)
{
    private const int PageSize = 50, MostUploads = 20;

    /// <summary>The comments of a ballot, in the order of clauses.</summary>
    public async Task<CommentsPage> CollatedAsync(long ballotId, CommentFilter filter, int page, CancellationToken ct)
    {
        var all = db.Comments.AsNoTracking().Where(c => c.BallotId == ballotId);
        var shown = filter switch
        {
            { IsUndisposed: true } => all.Where(c => c.Disposition == null),
            { Disposition: { } disposition } => all.Where(c => c.Disposition == disposition),
            _ => all,
        };
        return await PageAsync(all, shown, CollatedRow(StandingRulings.Settled(db, ballotId)), page, ct);
    }

    /// <summary>One author's own, in the order of clauses.</summary>
    public Task<CommentsPage> OwnAsync(CommentOwner owner, int page, CancellationToken ct)
    {
        var own = db.Comments.AsNoTracking().Of(owner);
        return PageAsync(own, own, Row, page, ct);
    }

    /// <summary>An own comment; null where it is none, or gone.</summary>
    public Task<CommentRow?> OwnAsync(CommentOwner owner, long commentId, CancellationToken ct) =>
        db.Comments.AsNoTracking().Of(owner).Where(c => c.Id == commentId).Select(Row).SingleOrDefaultAsync(ct);

    /// <summary>How the electorate replied, and in a consultation the addressees. Who has voted has replied, and so has who has commented. Who was withdrawn without a reply is not counted.</summary>
    public async Task<CommentReturns> ReturnsAsync(long ballotId, CancellationToken ct)
    {
        var counts = await db.Voters.AsNoTracking().Where(v => v.BallotId == ballotId)
            .Select(v => new { HasVoted = v.LastRevision > 0, HasComments = db.Comments.Any(c => c.VoterId == v.Id) })
            .GroupBy(v => new { v.HasVoted, v.HasComments }).Select(g => new { g.Key.HasVoted, g.Key.HasComments, Voters = g.Count() }).ToListAsync(ct);
        counts.AddRange(await db.Addressees.AsNoTracking().Where(a => a.BallotId == ballotId && (a.WithdrawnAt == null || a.RepliedAt != null))
            .Select(a => new { HasVoted = a.RepliedAt != null, HasComments = db.Comments.Any(c => c.AddresseeId == a.Id) })
            .GroupBy(a => new { a.HasVoted, a.HasComments }).Select(g => new { g.Key.HasVoted, g.Key.HasComments, Voters = g.Count() }).ToListAsync(ct));
        return new(counts.Sum(c => c.Voters), counts.Where(c => c.HasComments).Sum(c => c.Voters), counts.Where(c => c.HasVoted && !c.HasComments).Sum(c => c.Voters));
    }

    /// <summary>How many comments have come in, and from how many; never what they say.</summary>
    public async Task<(int Comments, int Authors)> CameInAsync(long ballotId, CancellationToken ct)
    {
        var counts = await db.Comments.AsNoTracking().Where(c => c.BallotId == ballotId).GroupBy(c => c.BallotId)
            .Select(g => new { Comments = g.Count(), Voters = g.Select(c => c.VoterId).Distinct().Count(), Addressees = g.Select(c => c.AddresseeId).Distinct().Count() }).SingleOrDefaultAsync(ct);
        return (counts?.Comments ?? 0, (counts?.Voters ?? 0) + (counts?.Addressees ?? 0));
    }

    /// <summary>One's own uploads, the latest first.</summary>
    public async Task<IReadOnlyList<UploadItem>> UploadsAsync(CommentOwner owner, CancellationToken ct)
    {
        var uploads = db.CommentUploads.AsNoTracking();
        var own = owner.VoterId is { } voterId ? uploads.Where(u => u.VoterId == voterId) : uploads.Where(u => u.AddresseeId == owner.AddresseeId);
        return await own.OrderByDescending(u => u.Id).Take(MostUploads).Select(u => new UploadItem(u.Id, u.FileName, u.At, u.Taken)).ToListAsync(ct);
    }

    /// <summary>An own upload; null where it is none.</summary>
    public async Task<UploadView?> UploadAsync(CommentOwner owner, long uploadId, CancellationToken ct) =>
        await db.CommentUploads.AsNoTracking().SingleOrDefaultAsync(u => u.Id == uploadId && u.VoterId == owner.VoterId && u.AddresseeId == owner.AddresseeId, ct) is { } u
            ? new(u.Id, u.FileName, u.Format, u.At, u.Taken, u.Known, u.Refused.Rows)
            : null;

    /// <summary>All of them, a batch at a time, for a file. One author's own where it is named.</summary>
    internal async IAsyncEnumerable<CommentRow> AllAsync(long ballotId, CommentOwner? owner, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        var ofBallot = db.Comments.AsNoTracking().Where(c => c.BallotId == ballotId);
        var rows = (owner is { } one ? ofBallot.Of(one) : ofBallot).OrderBy(c => c.ClauseSort).ThenBy(c => c.Id).Select(Row);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return row;
        }
    }

    /// <summary>计划号 and title of the project that a ballot is about, as papers name it: <c>20241234-T-469 Rock mechanics</c>.</summary>
    public async Task<string?> ProjectAsync(long projectId, string culture, CancellationToken ct) =>
        await db.Projects.AsNoTracking().Where(p => p.Id == projectId).Select(p => new { Number = p.PlanNo ?? p.Reference, p.Title }).SingleOrDefaultAsync(ct) is { } project
            ? $"{project.Number} {project.Title.In(culture)}"
            : null;

    private static async Task<CommentsPage> PageAsync(IQueryable<Comment> all, IQueryable<Comment> shown, Expression<Func<Comment, CommentRow>> row, int page, CancellationToken ct)
    {
        var at = PageNumber.Of(page);
        var counts = await all.GroupBy(c => c.Disposition).Select(g => new DispositionCount(g.Key, g.Count())).ToListAsync(ct);
        var rows = await shown.OrderBy(c => c.ClauseSort).ThenBy(c => c.Id).Skip((at - 1) * PageSize).Take(PageSize + 1).Select(row).ToListAsync(ct);
        return new([.. rows.Take(PageSize)], counts, at, rows.Count > PageSize);
    }

    internal static readonly Expression<Func<Comment, CommentRow>> Row = c => new CommentRow(
        c.Id, c.Version, c.AuthorZh ?? (c.Voter == null ? c.Addressee!.Contact ?? "" : c.Voter.NameZh), c.AuthorLatin ?? (c.Voter == null ? c.Addressee!.Contact ?? "" : c.Voter.NameLatin),
        new(c.AuthorOrganisationZh ?? (c.Voter == null ? c.Addressee!.Name : c.Voter.Organisation.Zh), c.AuthorOrganisationEn ?? (c.Voter == null ? c.Addressee!.Name : c.Voter.Organisation.En)), c.Line, c.Clause, c.Paragraph, c.Type, c.Text, c.Proposed, c.Disposition, c.Observation, 0) { HeldByZh = c.AuthorZh == null ? null : c.Voter!.NameZh, HeldByLatin = c.AuthorZh == null ? null : c.Voter!.NameLatin };

    private Expression<Func<Comment, CommentRow>> CollatedRow(IQueryable<Comment> settled) => c => new CommentRow(
        c.Id, c.Version, c.AuthorZh ?? (c.Voter == null ? c.Addressee!.Contact ?? "" : c.Voter.NameZh), c.AuthorLatin ?? (c.Voter == null ? c.Addressee!.Contact ?? "" : c.Voter.NameLatin),
        new(c.AuthorOrganisationZh ?? (c.Voter == null ? c.Addressee!.Name : c.Voter.Organisation.Zh), c.AuthorOrganisationEn ?? (c.Voter == null ? c.Addressee!.Name : c.Voter.Organisation.En)), c.Line, c.Clause, c.Paragraph, c.Type, c.Text, c.Proposed, c.Disposition, c.Observation,
        db.Comments.Count(o => o.BallotId == c.BallotId && o.EqualKey == c.EqualKey && o.Id != c.Id)) { IsSettled = settled.Any(s => s.Id == c.Id), HeldByZh = c.AuthorZh == null ? null : c.Voter!.NameZh, HeldByLatin = c.AuthorZh == null ? null : c.Voter!.NameLatin };
}

internal static class OwnComments
{
    /// <summary>Those of one author.</summary>
    internal static IQueryable<Comment> Of(this IQueryable<Comment> comments, CommentOwner owner) =>
        owner.VoterId is { } voterId ? comments.Where(c => c.VoterId == voterId) : comments.Where(c => c.AddresseeId == owner.AddresseeId);
}
