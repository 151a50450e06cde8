using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Ballots;

/// <summary>What the secretariat enters to prepare an election: the ballot around it, and who stands.</summary>
/// <param name="Ballot">As for any ballot; always secret.</param>
/// <param name="Candidates">In the order of the slip.</param>
public sealed record ElectionPlan(BallotPlan Ballot, IReadOnlyList<CandidatePlan> Candidates)
{
    public const int FewestCandidates = 2;
    public const int MostCandidates = 30;

    /// <summary>In characters.</summary>
    public const int MaxNameLength = 200;

    /// <summary>
    /// Refused as <see cref="BallotPlan.Check"/> says, and: <c>election.tooFew</c> and <c>election.tooMany</c> (limit) at "Candidates"; at
    /// "Candidates[i].NameZh" or "NameEn" <c>election.nameMissing</c>, <c>election.nameTooLong</c> (limit); at "NameZh" <c>election.twice</c>.
    /// </summary>
    public Outcome<BallotTimes> Check(DateTimeOffset now)
    {
        var times = Ballot.Check(now);
        List<Refusal> faults = [.. times.Refusals, .. CandidateFaults()];
        return faults.Count > 0 ? Outcome.Refused<BallotTimes>(faults) : times;
    }

    private IEnumerable<Refusal> CandidateFaults()
    {
        if (Candidates.Count is < FewestCandidates or > MostCandidates)
        {
            yield return Candidates.Count < FewestCandidates ? new("election.tooFew", nameof(Candidates), FewestCandidates) : new("election.tooMany", nameof(Candidates), MostCandidates);
        }

        foreach (var (index, candidate) in Candidates.Index())
        {
            foreach (var (name, value) in new[] { (nameof(candidate.NameZh), candidate.NameZh), (nameof(candidate.NameEn), candidate.NameEn) })
            {
                var field = $"{nameof(Candidates)}[{index}].{name}";
                if (string.IsNullOrWhiteSpace(value))
                {
                    yield return new("election.nameMissing", field);
                }
                else if (value.Trim().Length > MaxNameLength)
                {
                    yield return new("election.nameTooLong", field, MaxNameLength);
                }
            }

            if (Candidates.Take(index).Any(other => IsSame(other, candidate)))
            {
                yield return new("election.twice", $"{nameof(Candidates)}[{index}].{nameof(candidate.NameZh)}");
            }
        }
    }

    // Two people may have one name, but then they are told apart by what the secretariat writes beside it.
    private static bool IsSame(CandidatePlan one, CandidatePlan other) =>
        (one.PersonId is not null && one.PersonId == other.PersonId)
        || (!string.IsNullOrWhiteSpace(one.NameZh) && one.NameZh.Trim() == other.NameZh?.Trim() && one.NameEn?.Trim() == other.NameEn?.Trim());
}

public sealed partial class Ballot
{
    /// <summary>A draft of an election, secret from the start. Refused as <see cref="ElectionPlan.Check"/> says.</summary>
    /// <param name="uid">Of the form.</param>
    /// <param name="committeeId">Whose.</param>
    /// <param name="number">As written on the slip.</param>
    /// <param name="plan">As entered.</param>
    /// <param name="previousRoundId">The election whose result asked for this one.</param>
    /// <param name="now">When.</param>
    /// <param name="isSample">Of a demonstration.</param>
    public static Outcome<Ballot> PrepareElection(Guid uid, long committeeId, string number, ElectionPlan plan, long? previousRoundId, DateTimeOffset now, bool isSample = false)
    {
        var sound = plan.Check(now);
        if (!sound.IsDone)
        {
            return Outcome.Refused<Ballot>(sound.Refusals);
        }

        var ballot = Prepare(uid, committeeId, number, Vote(plan), null, now, isSample).Value;
        ballot.PreviousRoundId = previousRoundId;
        ballot._questions[0].Write(plan.Candidates);
        return ballot;
    }

    /// <summary>Writes a draft anew. Refused as <see cref="ElectionPlan.Check"/> and <see cref="Revise"/> say.</summary>
    public Outcome ReviseElection(ElectionPlan plan, DateTimeOffset now)
    {
        var sound = plan.Check(now);
        var revised = sound.IsDone ? Revise(Vote(plan), [new(null)], now) : sound.ToOutcome();
        if (revised.IsDone)
        {
            _questions[0].Write(plan.Candidates);
        }

        return revised;
    }

    /// <summary>Whether a plan says what this election says: the repeat of its form. Needs the questions and their candidates.</summary>
    public bool Says(ElectionPlan plan) => Says(Vote(plan))
        && _questions[0].Candidates.Select(c => (c.PersonId, c.NameZh, c.NameEn)).SequenceEqual(plan.Candidates.Select(c => (c.PersonId, c.NameZh?.Trim() ?? "", c.NameEn?.Trim() ?? "")));

    private static BallotPlan Vote(ElectionPlan plan) => plan.Ballot with { Kind = BallotKind.Election, Secrecy = Secrecy.Secret };
}

/// <summary>Who stands in the next round, where no candidate of this one has the majority.</summary>
public static class NextRound
{
    /// <summary>
    /// The two with most votes; whoever has as many as the second stands too, so that a tie drops nobody. In the order of the slip. Empty where the votes of this round
    /// leave nobody out and name nobody: without a vote for any candidate.
    /// </summary>
    /// <param name="candidates">The choices of the candidates, in the order of the slip.</param>
    /// <param name="count">Of this round.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> candidates, BallotCount count)
    {
        var votes = VotesOf(candidates, count);
        var second = votes.Values.OrderDescending().Skip(1).FirstOrDefault();
        return votes.Values.All(number => number == 0) ? [] : [.. candidates.Where(code => votes[code] >= second)];
    }

    /// <summary>Those who lead with the same number of votes; empty where one leads alone, or nobody has any.</summary>
    public static IReadOnlyList<string> Tied(IReadOnlyList<string> candidates, BallotCount count)
    {
        var votes = VotesOf(candidates, count);
        var most = votes.Values.DefaultIfEmpty(0).Max();
        var leaders = candidates.Where(code => votes[code] == most).ToList();
        return most > 0 && leaders.Count > 1 ? leaders : [];
    }

    private static Dictionary<string, long> VotesOf(IReadOnlyList<string> candidates, BallotCount count) =>
        candidates.ToDictionary(code => code, code => count.Votes.Where(row => row.Choice == code).Sum(row => (long)row.Votes), StringComparer.Ordinal);
}

/// <summary>What a count of few shows although nobody's choice is written down.</summary>
public static class SmallCounts
{
    /// <summary>With fewer voters of a category, the count can show who chose what.</summary>
    public const int Fewest = 5;

    public static bool Show(IEnumerable<EntitledVoters> entitled) => entitled.GroupBy(row => row.Category).Any(rows => rows.Sum(row => row.Voters) < Fewest);
}
