using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots;

/// <summary>Which rulings count, and which comments speak for a vote: asked where one is made, where it is counted, and where the result is signed.</summary>
internal static class StandingRulings
{
    /// <summary>Of each answer the newest.</summary>
    internal static IQueryable<Ruling> Of(TcManagerDb db, long ballotId) =>
        db.Rulings.AsNoTracking().Where(r => r.BallotId == ballotId && !db.Rulings.Any(later => later.AnswerId == r.AnswerId && later.Id > r.Id));

    /// <summary>Comments of whoever cast the vote: those of a predecessor in the place are none.</summary>
    internal static IQueryable<Comment> Comments(TcManagerDb db, long ballotId) => db.Comments.AsNoTracking().Where(c => c.BallotId == ballotId && c.VoterId != null && c.AuthorZh == null);

    /// <summary>Of these, the ones that are neither accepted, in whole or in part, nor withdrawn.</summary>
    internal static IQueryable<Comment> NotAdopted(TcManagerDb db, long ballotId) => Comments(db, ballotId)
        .Where(c => c.Disposition == null || (c.Disposition != Disposition.Accepted && c.Disposition != Disposition.PartlyAccepted && c.Disposition != Disposition.Withdrawn));

    /// <summary>Of these, the ones that are accepted, in whole or in part.</summary>
    internal static IQueryable<Comment> Adopted(TcManagerDb db, long ballotId) => Comments(db, ballotId).Where(c => c.Disposition == Disposition.Accepted || c.Disposition == Disposition.PartlyAccepted);

    /// <summary>Comments of voters whose votes a signed result counts as adopted.</summary>
    internal static IQueryable<Comment> Settled(TcManagerDb db, long ballotId)
    {
        var rulings = Of(db, ballotId).Where(r => r.Kind == RulingKind.Adopted
            && db.Verdicts.Any(v => v.QuestionId == r.Answer.QuestionId && v.Generation == v.Question.Ballot.Generation && v.SignedAt != null));
        return Comments(db, ballotId).Where(c => rulings.Any(r => r.Answer.SlipId == c.Voter!.LastSlipId));
    }

    /// <summary>By their ids the <see cref="Settled"/> ones, with the voter's name. Whoever writes asks under the ballot's lock: a signature is before it or finds what it did. A preview may be overtaken.</summary>
    internal static async Task<Dictionary<long, Bilingual>> SettledAsync(TcManagerDb db, long ballotId, CancellationToken ct)
    {
        var comments = await Settled(db, ballotId).Select(c => new { c.Id, c.Voter!.NameZh, c.Voter.NameLatin }).ToListAsync(ct);
        return comments.ToDictionary(c => c.Id, c => new Bilingual(c.NameZh, c.NameLatin));
    }
}
