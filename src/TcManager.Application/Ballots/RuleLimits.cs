using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>One limit of a rule set before anybody has voted.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Code">The rule set's code of the check.</param>
/// <param name="Comparison">How it is read.</param>
/// <param name="Required">As the rule says.</param>
/// <param name="Base">Of what: everyone entitled, returned, or cast.</param>
/// <param name="Count">The limit as a count of <paramref name="Of"/>.</param>
/// <param name="Of">The entitled of its group: certain for a return, "if all vote" for a test.</param>
/// <param name="Clause">Where it stands.</param>
public sealed record RuleLimit(CheckKind Kind, string Code, Comparison Comparison, Fraction Required, Figure Base, long Count, long Of, Clause Clause)
{
    /// <summary>As its rule set calls it.</summary>
    public Bilingual? Name { get; init; }

    /// <summary>The limits of a set for an electorate, in the order in which they are checked.</summary>
    public static IReadOnlyList<RuleLimit> For(RuleSetDefinition definition, IReadOnlyList<EntitledVoters> entitled)
    {
        long Voters(IReadOnlyList<Domain.Members.SeatCategory>? group) => entitled.Where(e => (group ?? definition.Electorate).Contains(e.Category)).Sum(e => (long)e.Voters);

        var limits = new List<RuleLimit>();
        if (definition.FewestVoters is { } fewest)
        {
            limits.Add(new(CheckKind.FewestVoters, "fewest-voters", Comparison.AtLeast, new(fewest.Voters, 1), Figure.Entitled, fewest.Voters, Voters(null), fewest.Clause));
        }

        if (definition.Return is { } returned)
        {
            var of = Voters(returned.Group);
            limits.Add(new(CheckKind.Return, returned.Code, returned.Comparison, returned.Required, Figure.Entitled, returned.Required.LimitCount(returned.Comparison, of), of, returned.Clause) { Name = returned.Name });
        }

        limits.AddRange(definition.Tests.Select(test =>
        {
            var of = Voters(test.Group);
            return new RuleLimit(CheckKind.Test, test.Code, test.Comparison, test.Required, test.Per, test.Required.LimitCount(test.Comparison, of), of, test.Clause) { Name = test.Name };
        }));
        return limits;
    }
}
