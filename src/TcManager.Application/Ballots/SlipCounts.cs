using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Application.Ballots;

/// <summary>Counts the newest slips of a ballot, as the secretariat's rulings read them: at the close and at every count after it. Called under the ballot's lock.</summary>
public sealed class SlipCounts(TcManagerDb db)
{
    internal async Task<SlipCount> OfAsync(Ballot ballot, CancellationToken ct)
    {
        var isSecret = ballot.Secrecy == Secrecy.Secret;
        var groups = await GroupsAsync(ballot.Id, isSecret, ct);
        if (isSecret)
        {
            return new(groups, []);
        }

        var ruled = await RuledAsync(ballot.Id, ct);
        return new(Read(ballot, groups, ruled), ruled);
    }

    /// <summary>One GROUP BY over the newest slips; whoever has none stands in the row without a question. Of a secret ballot it says only who has none.</summary>
    private Task<List<SlipGroup>> GroupsAsync(long ballotId, bool isSecret, CancellationToken ct) => (
        from voter in db.Voters
        where voter.BallotId == ballotId && (!isSecret || voter.LastSlipId == null)
        join answer in db.SlipAnswers on voter.LastSlipId equals answer.SlipId into answers
        from answer in answers.DefaultIfEmpty()
        group voter by new { voter.Category, QuestionId = (long?)answer.QuestionId, answer.Choice, IsReasoned = (bool?)answer.IsReasoned } into rows
        select new SlipGroup(rows.Key.Category, rows.Key.QuestionId, rows.Key.Choice, rows.Key.IsReasoned, rows.Count())).ToListAsync(ct);

    /// <summary>The rulings that stand on answers that count: few, where there are any.</summary>
    private Task<List<RuledVote>> RuledAsync(long ballotId, CancellationToken ct) => (
        from ruling in StandingRulings.Of(db, ballotId)
        where ruling.Kind != RulingKind.AsCast
        join voter in db.Voters on ruling.Answer.SlipId equals voter.LastSlipId
        select new RuledVote(voter.Category, ruling.Answer.QuestionId, ruling.Answer.Choice, ruling.Answer.IsReasoned, ruling.Answer.Slip.LeafHash, ruling.Kind)).ToListAsync(ct);

    private static List<SlipGroup> Read(Ballot ballot, List<SlipGroup> groups, List<RuledVote> rulings)
    {
        foreach (var ruled in rulings)
        {
            var rules = ballot.Questions.Single(q => q.Id == ruled.QuestionId).RuleSetVersion.Definition;
            var (choice, isReasoned) = Ruling.Read(rules, ruled.Choice, ruled.IsReasoned, ruled.Kind);
            groups.Add(new(ruled.Category, ruled.QuestionId, ruled.Choice, ruled.IsReasoned, -1));
            groups.Add(new(ruled.Category, ruled.QuestionId, choice, isReasoned, 1));
        }

        return rulings.Count == 0 ? groups :
        [
            .. groups.GroupBy(g => (g.Category, g.QuestionId, g.Choice, g.IsReasoned), (key, rows) => new SlipGroup(key.Category, key.QuestionId, key.Choice, key.IsReasoned, rows.Sum(row => row.Voters)))
                .Where(g => g.Voters > 0),
        ];
    }
}

/// <summary>Voters that said the same to one question; whoever has not voted stands in a row without one.</summary>
internal sealed record SlipGroup(SeatCategory Category, long? QuestionId, string? Choice, bool? IsReasoned, int Voters);

/// <summary>A vote on which a ruling stands.</summary>
internal sealed record RuledVote(SeatCategory Category, long QuestionId, string Choice, bool IsReasoned, byte[] Slip, RulingKind Kind);

/// <summary>What was counted of a ballot.</summary>
internal sealed record SlipCount(List<SlipGroup> Groups, List<RuledVote> Ruled)
{
    /// <summary>Voters without a slip.</summary>
    internal int Missing => Groups.Where(g => g.QuestionId is null).Sum(g => g.Voters);

    /// <summary>The same with the choices of a secret ballot, which the close has opened.</summary>
    internal SlipCount With(IEnumerable<SlipGroup> opened) => new([.. Groups, .. opened], Ruled);

    /// <summary>That were read into the count of one question.</summary>
    internal IReadOnlyList<BoundRuling> RulingsOn(Question question) => [.. Ruled.Where(r => r.QuestionId == question.Id).Select(r => new BoundRuling(r.Slip, r.Kind))];

    /// <summary>Of one question, by the categories that it is for.</summary>
    internal BallotCount Of(Question question)
    {
        var own = Groups.Where(g => (g.QuestionId is null || g.QuestionId == question.Id) && question.RuleSetVersion.Definition.Admits(g.Category)).ToList();
        var entitled = own.GroupBy(g => g.Category).Select(g => new EntitledVoters(g.Key, g.Sum(row => row.Voters)));
        var answers = own.Where(g => g.QuestionId is not null).ToLookup(g => g.Choice == RuleSetDefinition.VoidChoice);
        var votes = answers[false].Select(g => new CountedVotes(g.Category, g.Choice!, g.Voters, g.IsReasoned == true));
        var voids = answers[true].GroupBy(g => g.Category, (category, rows) => new VoidSlips(category, rows.Sum(g => g.Voters))).ToList();
        return new([.. entitled], [.. votes], voids.Count > 0 ? voids : null);
    }
}
