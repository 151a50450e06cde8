using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Application.Ballots;

/// <summary>Hands as the chair counted them.</summary>
/// <param name="BallotId">The ballot, open in the room.</param>
/// <param name="Counts">By question and choice.</param>
/// <param name="IsConfirmed">The chair has seen that hands are missing.</param>
public sealed record HandsToCount(long BallotId, IReadOnlyList<CountedHands> Counts, bool IsConfirmed);

public sealed partial class CloseBallot
{
    /// <summary>
    /// Closes a vote in the room by the hands that were counted, with the same arithmetic as by slips. Done, also where it was counted before. Refused as
    /// <see cref="Ballot.CloseByHands"/> says, and as <c>hands.severalGroups</c> where a question is for seats of several categories, whose hands would have to be told apart.
    /// </summary>
    public Task<Outcome> WithHandsAsync(HandsToCount input, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await BallotLock.TakeAsync(db, input.BallotId, token);
            var ballot = await db.Ballots.Include(b => b.Questions).ThenInclude(q => q.RuleSetVersion).SingleAsync(b => b.Id == input.BallotId, token);
            if (ballot.HandsCountedAt is not null)
            {
                return Outcome.Done;
            }

            if (ballot.AgendaItemId is not { } item)
            {
                return Outcome.Refused("room.notOpen");
            }

            var voters = await db.Voters.AsNoTracking().Where(v => v.BallotId == ballot.Id).GroupBy(v => v.Category).Select(g => new EntitledVoters(g.Key, g.Count())).ToListAsync(token);
            if (ballot.Questions.Any(question => voters.Count(row => question.IsFor(row.Category)) > 1))
            {
                return Outcome.Refused("hands.severalGroups");
            }

            var here = await PresentAsync(ballot.Id, item, token);
            var slips = await db.Slips.CountAsync(s => s.BallotId == ballot.Id, token);
            var present = ballot.Questions.ToDictionary(question => question.No, question => here.Where(row => question.IsFor(row.Category)).Sum(row => row.Voters));
            var closed = ballot.CloseByHands(input.Counts, present, slips, input.IsConfirmed, clock.Now());
            if (closed.IsDone)
            {
                await ConcludeAsync(ballot, voters, input.Counts, acting, token);
            }

            return closed;
        },
        ct);

    private Task<List<EntitledVoters>> PresentAsync(long ballotId, long item, CancellationToken ct) => (
        from presence in db.Presences
        where presence.ToAt == null && presence.Participant.Meeting.Agenda.Any(a => a.Id == item)
        join voter in db.Voters on presence.Participant.MembershipId equals voter.MembershipId
        where voter.BallotId == ballotId
        group voter by voter.Category into rows
        select new EntitledVoters(rows.Key, rows.Count())).ToListAsync(ct);

    private async Task ConcludeAsync(Ballot ballot, List<EntitledVoters> voters, IReadOnlyList<CountedHands> counts, Acting acting, CancellationToken ct)
    {
        foreach (var question in ballot.Questions)
        {
            var entitled = voters.Where(row => question.IsFor(row.Category)).ToList();
            var category = entitled.Select(row => row.Category).DefaultIfEmpty(SeatCategory.Voting).First();

            // A hand gives no reason; it counts as it was raised.
            var votes = counts.Where(hands => hands.QuestionNo == question.No && hands.Hands > 0).Select(hands => new CountedVotes(category, hands.Choice, hands.Hands!.Value));
            db.Verdicts.Add(ballot.Conclude(question, new(entitled, [.. votes]), clock.Now()).Value);
        }

        audit.Add(acting, AuditActions.HandsCounted, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("present", ballot.PresentVoting));
        await AnnounceAsync(ballot, ct);
    }
}
