using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>Hands as the chair counted them.</summary>
/// <param name="BallotId">The ballot, open in the room.</param>
/// <param name="Counts">By question and choice.</param>
/// <param name="IsConfirmed">The chair has seen that hands are missing.</param>
public sealed record HandsToCount(long BallotId, IReadOnlyList<CountedHands> Counts, bool IsConfirmed);

public sealed partial class CloseBallot
{
    /// <summary>
    /// Closes a vote in the room by the hands that were counted, with the same arithmetic as by slips: by category, and with those that were raised by proxy. Done, also where it was
    /// counted before. Refused as <see cref="Ballot.CloseByHands"/> says.
    /// </summary>
    public Task<Outcome> WithHandsAsync(HandsToCount input, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await BallotLock.TakeAsync(db, input.BallotId, token);
            var ballot = await db.Ballots.Include(b => b.Committee).Include(b => b.Questions).ThenInclude(q => q.RuleSetVersion).AsSplitQuery().SingleAsync(b => b.Id == input.BallotId, token);
            if (ballot.HandsCountedAt is not null)
            {
                return Outcome.Done;
            }

            if (ballot.AgendaItemId is not { } item)
            {
                return Outcome.Refused("room.notOpen");
            }

            var voters = await db.Voters.AsNoTracking().Where(v => v.BallotId == ballot.Id).GroupBy(v => v.Category).Select(g => new EntitledVoters(g.Key, g.Count())).ToListAsync(token);
            var there = await ThereAsync(db, ballot.Id, voters, await rooms.HereAsync(item, token), clock.Today(ballot.Committee.ZoneId), token);
            var slips = await db.Slips.CountAsync(s => s.BallotId == ballot.Id, token);
            var closed = ballot.CloseByHands(input.Counts, there, slips, input.IsConfirmed, clock.Now());
            if (closed.IsDone)
            {
                await ConcludeAsync(ballot, voters, there, input.Counts, acting, token);
            }

            return closed;
        },
        ct);

    /// <summary>By category of the electorate: who is in the room, and for whom somebody there votes. Whoever is there votes themselves, proxy or not.</summary>
    internal static async Task<IReadOnlyList<VotersThere>> ThereAsync(
        TcManagerDb db, long ballotId, IReadOnlyList<EntitledVoters> entitled, IQueryable<Domain.Meetings.Presence> here, DateOnly today, CancellationToken ct)
    {
        var proxies = OwedVotes.Unused(db, today);
        var rows = (await (
            from voter in db.Voters.AsNoTracking()
            where voter.BallotId == ballotId
            let isThere = here.Any(p => p.Participant.MembershipId == voter.MembershipId)
            where isThere || proxies.Any(x => x.FromVoterId == voter.Id && here.Any(p => p.Participant.MembershipId == x.To.MembershipId))
            select new { voter.Category, IsThere = isThere }).ToListAsync(ct)).ToLookup(row => row.Category, row => row.IsThere);
        return [.. entitled.OrderBy(row => row.Category).Select(row => new VotersThere(row.Category, rows[row.Category].Count(isThere => isThere), rows[row.Category].Count(isThere => !isThere)))];
    }

    private async Task ConcludeAsync(Ballot ballot, List<EntitledVoters> voters, IReadOnlyList<VotersThere> there, IReadOnlyList<CountedHands> counts, Acting acting, CancellationToken ct)
    {
        foreach (var question in ballot.Questions)
        {
            var groups = VotersThere.For(question.IsFor, there);

            // A hand gives no reason; it counts as it was raised.
            var votes = groups.SelectMany(group => counts.Where(hands => hands.QuestionNo == question.No && hands.Hands > 0 && hands.IsOf(group, groups)).Select(hands => new CountedVotes(group.Category, hands.Choice, hands.Hands!.Value)));
            db.Verdicts.Add(ballot.Conclude(question, new([.. voters.Where(row => question.IsFor(row.Category))], [.. votes]), clock.Now()).Value);
        }

        audit.Add(acting, AuditActions.HandsCounted, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("present", ballot.PresentVoting));
        await AnnounceAsync(ballot, ct);
    }
}
