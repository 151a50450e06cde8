using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;
using TcManager.Domain.Members;

namespace TcManager.Application.Ballots;

/// <summary>A vote of which the rules leave something to the secretariat, with what is known beside it.</summary>
/// <param name="AnswerId">By which it is ruled on.</param>
/// <param name="QuestionId">To which question.</param>
/// <param name="Name">As frozen.</param>
/// <param name="Organisation">Likewise.</param>
/// <param name="Category">Likewise.</param>
/// <param name="Choice">As cast.</param>
/// <param name="IsReasoned">As cast.</param>
/// <param name="Reason">As written.</param>
/// <param name="Comments">Of the voter in this ballot, by what became of them; null for those nobody has looked at.</param>
/// <param name="Ruling">That stands; null for none.</param>
public sealed record VoteToRuleOn(
    long AnswerId, long QuestionId, Bilingual Name, Bilingual Organisation, SeatCategory Category, string Choice, bool IsReasoned, string? Reason, IReadOnlyList<Disposition?> Comments, RulingView? Ruling);

/// <summary>A ruling that stands.</summary>
public sealed record RulingView(RulingKind Kind, string Reason, DateTimeOffset At, Bilingual? By);

/// <summary>A ruling as the verdict shows it.</summary>
public sealed record RulingLine(long QuestionId, Bilingual Name, Bilingual Organisation, string Choice, RulingView Ruling);

/// <summary>Reads rulings, and the votes on which one can be made. Called only after the close of an open ballot.</summary>
public sealed class RulingQueries(TcManagerDb db)
{
    /// <summary>Votes shown at once; more of this kind is no case of this field.</summary>
    private const int Most = 1000;

    /// <summary>Those that stand, by name: one query.</summary>
    public async Task<IReadOnlyList<RulingLine>> StandingAsync(BallotView ballot, CancellationToken ct)
    {
        if (ballot.IsSecret || ballot.Facts.ClosedAt is null)
        {
            return [];
        }

        var rows = await (
            from ruling in StandingRulings.Of(db, ballot.Id)
            where ruling.Kind != RulingKind.AsCast
            join voter in db.Voters on ruling.Answer.SlipId equals voter.LastSlipId
            orderby ruling.Answer.QuestionId, voter.Membership.Person.PinyinName, voter.Id
            select new
            {
                ruling.Answer.QuestionId,
                voter.NameZh,
                voter.NameLatin,
                voter.Organisation,
                ruling.Answer.Choice,
                ruling.Kind,
                ruling.Reason,
                ruling.At,
                ByZh = ruling.By == null ? null : ruling.By.NameZh,
                ByEn = ruling.By == null ? null : ruling.By.NameLatin,
            }).Take(Most).ToListAsync(ct);
        return rows.ConvertAll(r => new RulingLine(
            r.QuestionId, new(r.NameZh, r.NameLatin), r.Organisation, r.Choice, new(r.Kind, r.Reason, r.At, r.ByZh is null ? null : new(r.ByZh, r.ByEn!))));
    }

    /// <summary>The votes that the rules leave to the secretariat; empty where they leave none. Three queries.</summary>
    public async Task<IReadOnlyList<VoteToRuleOn>> VotesAsync(BallotView ballot, CancellationToken ct)
    {
        if (ballot.IsSecret || ballot.Facts.ClosedAt is null || !MayLeave(ballot))
        {
            return [];
        }

        string[] choices = [.. ballot.Questions.SelectMany(q => q.Choices.Where(c => Ruling.KindsFor(q.Rules.Definition, c.Code, true).Count > 0).Select(c => c.Code)).Distinct()];
        var rows = await (
            from voter in db.Voters.AsNoTracking()
            where voter.BallotId == ballot.Id
            join answer in db.SlipAnswers on voter.LastSlipId equals answer.SlipId
            where EF.MultipleParameters(choices).Contains(answer.Choice)
            orderby answer.QuestionId, voter.Membership.Person.PinyinName, voter.Id
            select new
            {
                answer.Id,
                answer.QuestionId,
                VoterId = voter.Id,
                voter.NameZh,
                voter.NameLatin,
                voter.Organisation,
                voter.Category,
                answer.Choice,
                answer.IsReasoned,
                answer.Reason,
            }).Take(Most).ToListAsync(ct);
        var comments = (await (
            from comment in StandingRulings.Comments(db, ballot.Id)
            select new { comment.VoterId, comment.Disposition }).ToListAsync(ct)).ToLookup(c => c.VoterId!.Value, c => c.Disposition);
        var rulings = (await StandingRulings.Of(db, ballot.Id)
            .Select(r => new { r.AnswerId, r.Kind, r.Reason, r.At, ByZh = r.By == null ? null : r.By.NameZh, ByEn = r.By == null ? null : r.By.NameLatin }).ToListAsync(ct))
            .ToDictionary(r => r.AnswerId, r => new RulingView(r.Kind, r.Reason, r.At, r.ByZh is null ? null : new(r.ByZh, r.ByEn!)));
        var rules = ballot.Questions.ToDictionary(q => q.Id, q => q.Rules.Definition);
        return
        [
            .. rows.Where(r => Ruling.KindsFor(rules[r.QuestionId], r.Choice, r.IsReasoned).Count > 0).Select(r => new VoteToRuleOn(
                r.Id, r.QuestionId, new(r.NameZh, r.NameLatin), r.Organisation, r.Category, r.Choice, r.IsReasoned, r.Reason, [.. comments[r.VoterId]], rulings.GetValueOrDefault(r.Id))),
        ];
    }

    /// <summary>Whether its rules can leave anything to the secretariat.</summary>
    public static bool MayLeave(BallotView ballot) =>
        !ballot.IsSecret && ballot.Room is not { IsByHands: true } && ballot.Questions.Any(q => q.Choices.Any(c => Ruling.KindsFor(q.Rules.Definition, c.Code, true).Count > 0));
}
