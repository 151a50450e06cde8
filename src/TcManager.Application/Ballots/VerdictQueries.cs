using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>Reads what was decided. Called only after the close: here choices stand beside names.</summary>
public sealed class VerdictQueries(TcManagerDb db, RulingQueries rulings)
{
    private const int VotersOfPage = 500;
    private const int MostReasons = 500;

    public async Task<VerdictPage> VerdictAsync(BallotView ballot, int page, CancellationToken ct)
    {
        if (ballot.Facts.ClosedAt is null)
        {
            throw new InvalidOperationException("Choices are nobody's to see before the close.");
        }

        var slips = await db.Slips.CountAsync(s => s.BallotId == ballot.Id, ct);
        var counted = await db.Voters.CountAsync(v => v.BallotId == ballot.Id && v.LastRevision > 0, ct);
        return new(
            ballot,
            await PresentAsync(ballot, ct),
            ballot.IsSecret ? new([], 0, 1, 1) : await VotesAsync(ballot.Id, page, ct),
            ballot.IsSecret ? new([], 0) : await ReasonsAsync(ballot, ct),
            slips,
            counted);
    }

    /// <summary>The verdicts of the present round, one for each question.</summary>
    public async Task<IReadOnlyList<VerdictView>> PresentAsync(BallotView ballot, CancellationToken ct)
    {
        var verdicts = await OfAsync(ballot, v => v.Generation == ballot.Generation, ct);
        if (!RulingQueries.MayLeave(ballot))
        {
            return verdicts;
        }

        var made = await rulings.MadeAsync(ballot, ct);
        return [.. verdicts.Select(v => v with { Rulings = [.. made.Where(r => r.QuestionId == v.Question.Id)] })];
    }

    /// <summary>What became of the deadline, and the results of rounds that are over (decisions 11): two queries where there were any, one where not.</summary>
    public async Task<BallotPast> PastAsync(BallotView ballot, CancellationToken ct)
    {
        var changes = await db.DeadlineChanges.AsNoTracking().Where(c => c.BallotId == ballot.Id).OrderBy(c => c.No)
            .Select(c => new MovedDeadline(c.No, c.Kind, c.FromAt, c.ToAt, c.Reason, c.At)).ToListAsync(ct);
        return new(changes, ballot.Generation == 1 ? [] : await OfAsync(ballot, v => v.Generation < ballot.Generation, ct));
    }

    /// <summary>Who withdrew it; null where no person did, or it is not known.</summary>
    public async Task<Bilingual?> WithdrawnByAsync(BallotView ballot, CancellationToken ct) => await (
        from entry in db.AuditEntries.AsNoTracking()
        where entry.SubjectUid == ballot.Uid && entry.Action == AuditActions.BallotWithdrawn
        join person in db.People on entry.ActorPersonId equals person.Id
        orderby entry.Id descending
        select new { person.NameZh, person.NameLatin }).FirstOrDefaultAsync(ct) is { } by ? new(by.NameZh, by.NameLatin) : null;

    private async Task<IReadOnlyList<VerdictView>> OfAsync(BallotView ballot, Expression<Func<Verdict, bool>> which, CancellationToken ct)
    {
        var verdicts = await db.Verdicts.AsNoTracking().Where(v => v.Question.BallotId == ballot.Id).Where(which)
            .OrderByDescending(v => v.Generation).ThenBy(v => v.Question.No)
            .Select(v => new { Verdict = v, Zh = v.SignedBy == null ? null : v.SignedBy.NameZh, En = v.SignedBy == null ? null : v.SignedBy.NameLatin })
            .ToListAsync(ct);
        return [.. verdicts.Select(v => new VerdictView(
            ballot.Questions.Single(q => q.Id == v.Verdict.QuestionId), v.Verdict.Evaluation, v.Verdict.Count, v.Verdict.ResultHash, v.Verdict.ComputedAt,
            v.Zh is null ? null : new Bilingual(v.Zh, v.En!), v.Verdict.SignedAt) { ChainHead = v.Verdict.ChainHead })];
    }

    /// <summary>By the names that were frozen at the opening; one row per answer, and one for whoever did not vote.</summary>
    private async Task<VotesPage> VotesAsync(long ballotId, int page, CancellationToken ct)
    {
        var voters = await db.Voters.CountAsync(v => v.BallotId == ballotId, ct);
        var pages = Math.Max(1, (voters + VotersOfPage - 1) / VotersOfPage);
        var shown = Math.Clamp(page, 1, pages);
        var rows = await (
            from voter in db.Voters.AsNoTracking().Where(v => v.BallotId == ballotId)
                .OrderBy(v => v.Membership.Person.PinyinName).ThenBy(v => v.Id).Skip((shown - 1) * VotersOfPage).Take(VotersOfPage)
            join answer in db.SlipAnswers on voter.LastSlipId equals answer.SlipId into answers
            from answer in answers.DefaultIfEmpty()
            orderby voter.Membership.Person.PinyinName, voter.Id
            select new
            {
                QuestionId = (long?)answer.QuestionId ?? 0,
                VoterId = voter.Id,
                voter.NameZh,
                voter.NameLatin,
                voter.Organisation,
                voter.Category,
                answer.Choice,
                answer.Reason,
                voter.PredecessorZh,
                voter.PredecessorLatin,
                voter.Membership.IsBody,
                Channel = voter.LastSlip == null ? null : (SlipChannel?)voter.LastSlip.Channel,
                CastBy = voter.LastSlip == null ? null : (long?)voter.LastSlip.CastByPersonId,
            }).ToListAsync(ct);
        var others = rows.Where(r => r.Channel == SlipChannel.Proxy || (r.IsBody && r.Channel is not (null or SlipChannel.Paper or SlipChannel.Phone))).Select(r => r.CastBy).OfType<long>().Distinct().ToList();
        var names = await NamesAsync(ballotId, others, ct);
        return new(
            rows.ConvertAll(r => new VoteByName(r.QuestionId, r.VoterId, r.NameZh, r.NameLatin, r.Organisation, r.Category, r.Choice, r.Reason)
            {
                Channel = r.Channel,
                CastBy = r.CastBy is { } by && (r.Channel == SlipChannel.Proxy || (r.IsBody && r.Channel is not (SlipChannel.Paper or SlipChannel.Phone))) ? names.GetValueOrDefault(by) : null,
                Predecessor = r.PredecessorZh is null ? null : new(r.PredecessorZh, r.PredecessorLatin ?? ""),
            }),
            voters,
            shown,
            pages);
    }

    /// <summary>Of those who cast a slip in another's place: as frozen at the opening where they were voters themselves.</summary>
    private async Task<Dictionary<long, Bilingual>> NamesAsync(long ballotId, List<long> people, CancellationToken ct)
    {
        if (people.Count == 0)
        {
            return [];
        }

        var frozen = db.Voters.Where(v => v.BallotId == ballotId && !v.Membership.IsBody);
        var names = await db.People.AsNoTracking().Where(p => EF.Parameter(people).Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                NameZh = frozen.Where(v => v.PersonId == p.Id).Select(v => v.NameZh).FirstOrDefault() ?? p.NameZh,
                NameLatin = frozen.Where(v => v.PersonId == p.Id).Select(v => v.NameLatin).FirstOrDefault() ?? p.NameLatin,
            })
            .ToListAsync(ct);
        return names.ToDictionary(p => p.Id, p => new Bilingual(p.NameZh, p.NameLatin));
    }

    private async Task<ReasonsPage> ReasonsAsync(BallotView ballot, CancellationToken ct)
    {
        string[] against = [.. ballot.Questions.SelectMany(q => q.Rules.Definition.Choices).Where(c => c.CountsAs == ChoiceMeaning.No).Select(c => c.Code).Distinct()];
        var written =
            from voter in db.Voters.AsNoTracking()
            where voter.BallotId == ballot.Id
            join answer in db.SlipAnswers on voter.LastSlipId equals answer.SlipId
            where answer.Reason != null && answer.Reason != "" && answer.Choice != RuleSetDefinition.VoidChoice
            select new { voter, answer };
        var rows = await written
            // As parameters of their own: a list that is one has the database's collation there, which is not the choice's.
            .OrderBy(w => EF.MultipleParameters(against).Contains(w.answer.Choice) ? 0 : 1).ThenBy(w => w.voter.Membership.Person.PinyinName).ThenBy(w => w.voter.Id)
            .Select(w => new VoteByName(w.answer.QuestionId, w.voter.Id, w.voter.NameZh, w.voter.NameLatin, w.voter.Organisation, w.voter.Category, w.answer.Choice, w.answer.Reason))
            .Take(MostReasons)
            .ToListAsync(ct);
        return new(rows, rows.Count < MostReasons ? rows.Count : await written.CountAsync(ct));
    }
}
