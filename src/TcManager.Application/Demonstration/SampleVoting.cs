using TcManager.Domain.Ballots;
using TcManager.Domain.Members;

namespace TcManager.Application.Demonstration;

/// <summary>Who votes what and when in a sample ballot. Whoever stands for a real organisation votes yes (decisions 22).</summary>
/// <param name="sample">The ballot.</param>
/// <param name="seats">Of the committee.</param>
/// <param name="isOpen">Whether the deadline lies ahead.</param>
internal sealed class SampleVoting(SampleBallot sample, IReadOnlyList<SeededSeat> seats, bool isOpen)
{
    private readonly SplitMix64 _lot = SplitMix64.For(sample.Title.En);
    private readonly Dictionary<long, SeededSeat> _seats = seats.ToDictionary(seat => seat.Row.PersonId);

    /// <summary>The votes in the order in which they come, spread over the time.</summary>
    public IEnumerable<(Voter Voter, string Choice, DateTimeOffset At)> Draw(IReadOnlyList<Voter> voters, DateTimeOffset from, DateTimeOffset to)
    {
        var votes = _lot.Shuffled(Choices(voters.Where(v => v.Category != SeatCategory.O), sample.Voting)
            .Concat(Choices(voters.Where(v => v.Category == SeatCategory.O), sample.VotingO)));
        return votes.Select((vote, index) => (vote.Voter, vote.Choice, from + (to - from) * (index + 1) / (votes.Count + 1)));
    }

    private IEnumerable<(Voter Voter, string Choice)> Choices(IEnumerable<Voter> voters, IReadOnlyDictionary<string, int> counts)
    {
        var choices = counts.OrderByDescending(c => c.Key).SelectMany(c => Enumerable.Repeat(c.Key, c.Value));
        var order = _lot.Shuffled(voters.Where(v => !(isOpen && IsVisitor(v)))).OrderByDescending(IsSure);
        return order.Zip(choices);
    }

    // "yes" comes first in the order of choices.
    private bool IsSure(Voter voter) =>
        _seats[voter.PersonId] is var seat && (!seat.IsOfSampleBody || seat.Plan.Holds(OfficeRole.Chair) || IsVisitor(voter));

    // A visitor who signs in as a member has something to vote on.
    private bool IsVisitor(Voter voter) => _seats[voter.PersonId].Plan.Person.Email == DemonstrationAccounts.Emails["member"];
}
