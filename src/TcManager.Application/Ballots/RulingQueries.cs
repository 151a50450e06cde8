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
    long AnswerId, long QuestionId, Bilingual Name, Bilingual Organisation, SeatCategory Category, string Choice, bool IsReasoned, string? Reason, IReadOnlyList<Disposition?> Comments, RulingView? Ruling)
{
    /// <summary>Whether it says anywhere what is to be adopted; comments may be still to be disposed of.</summary>
    public bool SaysWhatToAdopt => Domain.Ballots.Ruling.SaysWhatToAdopt(IsReasoned, Comments.Count(c => c is not Disposition.Withdrawn));
}

/// <summary>A page of them, by question and name.</summary>
/// <param name="Rows">Of this page.</param>
/// <param name="All">How many there are on all pages.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">1 or more.</param>
public sealed record VotesToRuleOn(IReadOnlyList<VoteToRuleOn> Rows, int All, int Page, int Pages);

/// <summary>A ruling that stands.</summary>
public sealed record RulingView(RulingKind Kind, string Reason, DateTimeOffset At, Bilingual? By);

/// <summary>A ruling as the verdict shows it.</summary>
/// <param name="QuestionId">To which question.</param>
/// <param name="VoterId">Whose vote.</param>
/// <param name="Name">Of the voter, as frozen.</param>
/// <param name="Organisation">Likewise.</param>
/// <param name="Choice">As cast.</param>
/// <param name="Ruling">What was said.</param>
/// <param name="IsStanding">Not where a later one of the same vote has taken its place.</param>
public sealed record RulingLine(long QuestionId, long VoterId, Bilingual Name, Bilingual Organisation, string Choice, RulingView Ruling, bool IsStanding);

/// <summary>Reads rulings, and the votes on which one can be made. Called only after the close of an open ballot.</summary>
public sealed class RulingQueries(TcManagerDb db)
{
    private const int PageSize = 50;

    /// <summary>
    /// All that were made of votes that count, by name, of one vote the earlier first: each was written by hand, and the result names every one, with those that left or put a vote back as it was
    /// cast. One query.
    /// </summary>
    public async Task<IReadOnlyList<RulingLine>> MadeAsync(BallotView ballot, CancellationToken ct)
    {
        if (ballot.IsSecret || ballot.Facts.ClosedAt is null)
        {
            return [];
        }

        var rows = await (
            from ruling in db.Rulings.AsNoTracking()
            where ruling.BallotId == ballot.Id
            join voter in db.Voters on ruling.Answer.SlipId equals voter.LastSlipId
            orderby ruling.Answer.QuestionId, voter.Membership.Person.PinyinName, voter.Id, ruling.Id
            select new
            {
                ruling.Id,
                ruling.AnswerId,
                ruling.Answer.QuestionId,
                VoterId = voter.Id,
                voter.NameZh,
                voter.NameLatin,
                voter.Organisation,
                ruling.Answer.Choice,
                ruling.Kind,
                ruling.Reason,
                ruling.At,
                ByZh = ruling.By == null ? null : ruling.By.NameZh,
                ByEn = ruling.By == null ? null : ruling.By.NameLatin,
            }).ToListAsync(ct);
        var newest = rows.GroupBy(r => r.AnswerId).Select(g => g.Max(r => r.Id)).ToHashSet();
        return rows.ConvertAll(r => new RulingLine(
            r.QuestionId, r.VoterId, new(r.NameZh, r.NameLatin), r.Organisation, r.Choice, new(r.Kind, r.Reason, r.At, r.ByZh is null ? null : new(r.ByZh, r.ByEn!)), newest.Contains(r.Id)));
    }

    /// <summary>A page of the votes that the rules leave to the secretariat; empty where they leave none. Four queries.</summary>
    /// <param name="ballot">Closed.</param>
    /// <param name="page">From 1; the nearest where there is none.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="answerId">The page on which this one stands now, if it does: one query more.</param>
    public async Task<VotesToRuleOn> VotesAsync(BallotView ballot, int page, CancellationToken ct, long? answerId = null)
    {
        if (ballot.IsSecret || ballot.Facts.ClosedAt is null || !MayLeave(ballot))
        {
            return new([], 0, 1, 1);
        }

        var left = ballot.Questions.Select(LeftOf).OfType<IQueryable<SlipAnswer>>().Aggregate((all, one) => all.Concat(one));
        var votes =
            from answer in left
            join voter in db.Voters on answer.SlipId equals voter.LastSlipId
            where voter.BallotId == ballot.Id
            select new { answer, voter };
        var count = await votes.CountAsync(ct);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var ordered = votes.OrderBy(v => v.answer.QuestionId).ThenBy(v => v.voter.Membership.Person.PinyinName).ThenBy(v => v.voter.Id);
        var at = answerId is null ? -1 : (await ordered.Select(v => v.answer.Id).ToListAsync(ct)).IndexOf(answerId.Value);
        var shown = at >= 0 ? (at / PageSize) + 1 : Math.Clamp(page, 1, pages);
        var rows = await ordered.Skip((shown - 1) * PageSize).Take(PageSize)
            .Select(v => new
            {
                v.answer.Id,
                v.answer.QuestionId,
                VoterId = v.voter.Id,
                v.voter.NameZh,
                v.voter.NameLatin,
                v.voter.Organisation,
                v.voter.Category,
                v.answer.Choice,
                v.answer.IsReasoned,
                v.answer.Reason,
            }).ToListAsync(ct);
        var (answers, voters) = (rows.ConvertAll(r => r.Id), rows.ConvertAll(r => r.VoterId));
        var comments = (await StandingRulings.Comments(db, ballot.Id).Where(c => EF.Parameter(voters).Contains(c.VoterId!.Value))
            .Select(c => new { c.VoterId, c.Disposition }).ToListAsync(ct)).ToLookup(c => c.VoterId!.Value, c => c.Disposition);
        var rulings = (await StandingRulings.Of(db, ballot.Id).Where(r => EF.Parameter(answers).Contains(r.AnswerId))
            .Select(r => new { r.AnswerId, r.Kind, r.Reason, r.At, ByZh = r.By == null ? null : r.By.NameZh, ByEn = r.By == null ? null : r.By.NameLatin }).ToListAsync(ct))
            .ToDictionary(r => r.AnswerId, r => new RulingView(r.Kind, r.Reason, r.At, r.ByZh is null ? null : new(r.ByZh, r.ByEn!)));
        return new(
            rows.ConvertAll(r => new VoteToRuleOn(
                r.Id, r.QuestionId, new(r.NameZh, r.NameLatin), r.Organisation, r.Category, r.Choice, r.IsReasoned, r.Reason, [.. comments[r.VoterId]], rulings.GetValueOrDefault(r.Id))),
            count,
            shown,
            pages);
    }

    /// <summary>Answers to one question of which its rules leave something, as <see cref="Ruling.KindsFor"/> says: asked of the database, so that pages are full and counted. Null where they leave nothing.</summary>
    private IQueryable<SlipAnswer>? LeftOf(QuestionView question)
    {
        var (id, rules) = (question.Id, question.Rules.Definition);
        string[] reasoned = [.. question.Choices.Select(c => c.Code).Where(code => Ruling.KindsFor(rules, code, true).Count > 0)];
        string[] anyway = [.. reasoned.Where(code => Ruling.KindsFor(rules, code, false).Count > 0)];
        return reasoned.Length == 0
            ? null
            : db.SlipAnswers.AsNoTracking().Where(a => a.QuestionId == id && EF.MultipleParameters(reasoned).Contains(a.Choice) && (a.IsReasoned || EF.MultipleParameters(anyway).Contains(a.Choice)));
    }

    /// <summary>Whether its rules can leave anything to the secretariat.</summary>
    public static bool MayLeave(BallotView ballot) =>
        !ballot.IsSecret && ballot.Room is not { IsByHands: true } && ballot.Questions.Any(q => q.Choices.Any(c => Ruling.KindsFor(q.Rules.Definition, c.Code, true).Count > 0));
}
