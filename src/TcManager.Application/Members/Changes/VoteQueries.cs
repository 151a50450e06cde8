using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members.Changes;

namespace TcManager.Application.Members.Changes;

/// <summary>Ballots as votes on a change of the roster.</summary>
public sealed class VoteQueries(TcManagerDb db)
{
    /// <summary>A ballot with what it came to; null when there is none.</summary>
    internal async Task<BallotOfChange?> FindAsync(long ballotId, CancellationToken ct)
    {
        var ballot = await db.Ballots.AsNoTracking().Where(b => b.Id == ballotId)
            .Select(b => new { b.Id, b.CommitteeId, b.Number, b.OpenedAt, b.ClosedAt, b.CancelledAt, b.ZoneId, b.Generation, Questions = b.Questions.Count }).SingleOrDefaultAsync(ct);
        if (ballot is null)
        {
            return null;
        }

        var verdicts = await db.Verdicts.AsNoTracking().Where(v => v.Question.BallotId == ballotId && v.Generation == ballot.Generation).Select(v => new { v.Outcome, IsSigned = v.SignedAt != null }).ToListAsync(ct);
        var isWhole = verdicts.Count > 0 && verdicts.Count == ballot.Questions;
        return new(
            ballot.Id, ballot.CommitteeId, ballot.Number, ballot.OpenedAt is { } opened ? LocalMoment.DayOf(opened, ballot.ZoneId) : null, ballot.CancelledAt is null && ballot.ClosedAt is { } closed ? LocalMoment.DayOf(closed.AddMilliseconds(-1), ballot.ZoneId) : null,
            isWhole && verdicts.TrueForAll(v => v.IsSigned), isWhole && verdicts.TrueForAll(v => v.Outcome == VerdictOutcome.Approved));
    }

    /// <summary>The committee's ballots that could stand for the vote, newest first: closed, approved and signed.</summary>
    internal async Task<IReadOnlyList<BallotChoice>> ChoicesAsync(long committeeId, CancellationToken ct) =>
        await db.Ballots.AsNoTracking()
            .Where(b => b.CommitteeId == committeeId && b.ClosedAt != null && b.CancelledAt == null)
            .Where(b => !db.RosterChanges.Any(c => c.VoteBallotId == b.Id && c.WithdrawnOn == null))
            .Where(b => db.Verdicts.Any(v => v.Question.BallotId == b.Id && v.Generation == b.Generation)
                && !db.Verdicts.Any(v => v.Question.BallotId == b.Id && v.Generation == b.Generation && (v.SignedAt == null || v.Outcome != VerdictOutcome.Approved)))
            .OrderByDescending(b => b.Id).Take(50).Select(b => new BallotChoice(b.Id, b.Number, b.Title)).ToListAsync(ct);

    /// <summary>What a ballot came to, with its arithmetic.</summary>
    internal async Task<TiedVote?> VerdictAsync(long ballotId, CancellationToken ct)
    {
        var rows = await db.Verdicts.AsNoTracking().Where(v => v.Question.BallotId == ballotId && v.Generation == v.Question.Ballot.Generation).OrderBy(v => v.Question.No)
            .Select(v => new { v.Question.Ballot.Number, v.Question.Ballot.Title, v.Question.Text, v.Question.RuleSetVersion.IsVerified, v.Evaluation }).ToListAsync(ct);
        return rows.Count == 0 ? null : new(ballotId, rows[0].Number, rows[0].Title, [.. rows.Select(r => new TiedVerdict(r.Text, r.Evaluation, r.IsVerified))]);
    }
}

/// <summary>A ballot to choose.</summary>
public sealed record BallotChoice(long Id, string Number, Bilingual Title);

/// <summary>The ballot by which a change was voted on.</summary>
public sealed record TiedVote(long BallotId, string Number, Bilingual Title, IReadOnlyList<TiedVerdict> Verdicts);

/// <summary>What one question came to.</summary>
public sealed record TiedVerdict(Bilingual Question, Evaluation Evaluation, bool IsVerified);
