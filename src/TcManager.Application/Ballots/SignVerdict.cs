using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>The chair signs what was counted: only then is it decided (decisions 8).</summary>
public sealed class SignVerdict(TcManagerDb db, DraftForParent forParent, VoterMails mails, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Signs the verdicts of a generation, the newest; where single votes were ruled on since the mail at the close, all voters get the result as signed. Refused: <c>verdict.notYet</c> before the close, <c>verdict.otherRound</c> where the ballot was opened again since that one was shown,
    /// <c>verdict.recounted</c> where a ruling came since, <c>verdict.adoptionContradicted</c> (number) where votes count as adopted whose comments are no longer disposed of so, <c>verdict.alreadySigned</c>.
    /// </summary>
    /// <param name="ballotId">The ballot.</param>
    /// <param name="generation">That was shown.</param>
    /// <param name="acting">The chair.</param>
    /// <param name="ct">Ends it.</param>
    /// <param name="result">What <see cref="ShownResult"/> gave of the verdicts on the page; null where whoever signs has not looked at a page.</param>
    public Task<Outcome> ExecuteAsync(long ballotId, int generation, Acting acting, CancellationToken ct, string? result = null) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, ballotId, token);
        var ballot = await db.Ballots.AsNoTracking().SingleAsync(b => b.Id == ballotId, token);
        var verdicts = await db.Verdicts.Where(v => v.Question.BallotId == ballotId && v.Generation == ballot.Generation).ToListAsync(token);
        if (verdicts.Count == 0)
        {
            return Outcome.Refused("verdict.notYet");
        }

        if (ballot.Generation != generation)
        {
            return Outcome.Refused("verdict.otherRound");
        }

        if (result is not null && result != ShownResult(verdicts.OrderBy(v => v.QuestionId).Select(v => v.ResultHash)))
        {
            return Outcome.Refused("verdict.recounted");
        }

        if (await ContradictedAsync(ballotId, token) is > 0 and var contradicted)
        {
            return Outcome.Refused("verdict.adoptionContradicted", null, contradicted);
        }

        var signed = verdicts.ConvertAll(v => v.Sign(acting.PersonId!.Value, clock.Now())).Find(o => !o.IsDone) ?? Outcome.Done;
        if (signed.IsDone)
        {
            audit.Add(acting, AuditActions.VerdictSigned, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("result", Convert.ToHexStringLower(verdicts[0].ResultHash)));
            await forParent.PrepareAsync(ballot, verdicts, acting, token);
            if (await db.Rulings.AnyAsync(r => r.BallotId == ballotId && r.At >= ballot.ClosedAt, token))
            {
                await mails.TellAsync(ballot, MailKinds.BallotClosed, $"signed:{ballot.Generation}", null, token, isSigned: true);
            }

            await db.SaveChangesAsync(token);
        }

        return signed;
    }, ct);

    /// <summary>By which a page says which results it showed: their hashes by question.</summary>
    public static string ShownResult(IEnumerable<byte[]> hashes) => string.Join('.', hashes.Select(Convert.ToHexStringLower));

    /// <summary>Votes that count as ones whose proposals were adopted, while a comment of the voter says otherwise, or none says any more what was adopted.</summary>
    private Task<int> ContradictedAsync(long ballotId, CancellationToken ct)
    {
        var (rulings, notAdopted, adopted) = (StandingRulings.Of(db, ballotId), StandingRulings.NotAdopted(db, ballotId), StandingRulings.Adopted(db, ballotId));
        return (
            from ruling in rulings
            where ruling.Kind == RulingKind.Adopted
            join voter in db.Voters on ruling.Answer.SlipId equals voter.LastSlipId
            where notAdopted.Any(c => c.VoterId == voter.Id) || (!ruling.Answer.IsReasoned && !adopted.Any(c => c.VoterId == voter.Id))
            select ruling.Id).CountAsync(ct);
    }
}
