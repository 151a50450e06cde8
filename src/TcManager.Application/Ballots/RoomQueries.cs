using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Ballots;

/// <summary>What has been chosen so far.</summary>
public sealed record ChoiceSoFar(long QuestionId, string Choice, int Votes);

/// <summary>The room in numbers. No name is in it.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Meeting">Under which meeting.</param>
/// <param name="Entitled">Voters, or those that would be, by category.</param>
/// <param name="Present">Of these, in the room now, and for whom somebody there votes.</param>
/// <param name="Returned">Slips that count.</param>
/// <param name="Choices">Only while an open vote runs in the room, and after the close (decisions 9); null otherwise.</param>
/// <param name="Outcomes">After the close, by question.</param>
public sealed record RoomPage(
    BallotView Ballot,
    Bilingual Meeting,
    IReadOnlyList<EntitledVoters> Entitled,
    IReadOnlyList<VotersThere> Present,
    int Returned,
    IReadOnlyList<ChoiceSoFar>? Choices,
    IReadOnlyDictionary<long, VerdictOutcome> Outcomes)
{
    /// <summary>When the vote in the room ends by itself; before the opening, as it would be if it were opened now or, where the meeting lies ahead, on its next day.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Not opened, and nobody can be in the room yet: <see cref="EndsAt"/> is the planned end.</summary>
    public required bool IsAhead { get; init; }

    /// <summary>Nobody is asked afterwards: the deadline comes first.</summary>
    public bool IsForThosePresentOnly => Ballot.Facts.ClosesAt <= EndsAt;

    /// <summary>Whose hands are told apart in a question.</summary>
    public IReadOnlyList<VotersThere> HandsFor(QuestionView question) => VotersThere.For(question.Rules.Definition.Admits, Present);

    public int ByProxyNow => Present.Sum(row => row.ByProxy);

    public int EntitledNow => Entitled.Sum(row => row.Voters);

    public int PresentNow => Present.Sum(row => row.Present);

    public int VotesOf(QuestionView question, string choice) => Choices?.Where(row => row.QuestionId == question.Id && row.Choice == choice).Sum(row => row.Votes) ?? 0;
}

/// <summary>Reads the room of a ballot in a constant number of queries.</summary>
public sealed class RoomQueries(TcManagerDb db, RoomPresence rooms, Electorate electorate, TimeProvider clock)
{
    /// <summary>Null where the ballot is not voted on in a room.</summary>
    public async Task<RoomPage?> OfAsync(BallotView ballot, CancellationToken ct)
    {
        if (ballot.Room is not { } room)
        {
            return null;
        }

        var meeting = await db.Meetings.AsNoTracking().Where(m => m.Id == room.MeetingId).Select(m => m.Title).SingleAsync(ct);
        var here = await rooms.HereAsync(room.AgendaItemId, ct);
        var (entitled, there) = ballot.Facts.OpenedAt is null ? await SeatsAsync(ballot, here, ct) : await VotersAsync(ballot, here, ct);
        var isByHands = room.IsByHands;
        var returned = await db.Voters.CountAsync(v => v.BallotId == ballot.Id && v.LastRevision > 0, ct);
        var choices = MayShowChoices(ballot) && !isByHands ? await ChoicesAsync(ballot.Id, ct) : null;
        var verdicts = await db.Verdicts.AsNoTracking().Where(v => v.Question.BallotId == ballot.Id && v.Generation == ballot.Generation)
            .Select(v => new { v.QuestionId, v.Outcome, v.Count }).ToListAsync(ct);
        if (isByHands)
        {
            choices = [.. verdicts.SelectMany(v => v.Count.Votes.Select(row => new ChoiceSoFar(v.QuestionId, row.Choice, row.Votes)))];
        }

        var sessions = await rooms.SessionsAsync(room.AgendaItemId, ct);
        var next = ballot.Facts.OpenedAt is null ? Stays.NextRoomAt(sessions, clock.Now()) : null;
        return new(
            ballot,
            meeting,
            entitled,
            there,
            returned,
            choices,
            verdicts.ToDictionary(v => v.QuestionId, v => v.Outcome))
        {
            EndsAt = Stays.RoomEndsAt(sessions, ballot.Facts.OpenedAt ?? next ?? clock.Now()),
            IsAhead = next is not null,
        };
    }

    /// <summary>Who would be frozen if it were opened now: nobody that the rules keep from voting, each person once (pitfalls 18, 22).</summary>
    private async Task<(IReadOnlyList<EntitledVoters> Entitled, IReadOnlyList<VotersThere> There)> SeatsAsync(BallotView ballot, IQueryable<Presence> here, CancellationToken ct)
    {
        var categories = ballot.Questions.SelectMany(q => q.Rules.Definition.Electorate).Distinct().ToList();
        var seats = (await electorate.OnAsync(ballot.Id, ballot.Committee.Id, categories, clock.Today(ballot.Committee.ZoneId), ct))
            .Where(elector => elector.Ground is not { } ground || ballot.KeepsFromVoting(ground) == false).ToLookup(elector => elector.Category);
        var present = (await here.Select(p => p.Participant.MembershipId).ToListAsync(ct)).ToHashSet();
        return (
            [.. seats.OrderBy(group => group.Key).Select(group => new EntitledVoters(group.Key, group.Count()))],
            [.. seats.OrderBy(group => group.Key).Select(group => new VotersThere(group.Key, group.Count(elector => present.Contains(elector.MembershipId))))]);
    }

    private async Task<(IReadOnlyList<EntitledVoters> Entitled, IReadOnlyList<VotersThere> There)> VotersAsync(BallotView ballot, IQueryable<Presence> here, CancellationToken ct)
    {
        var entitled = await db.Voters.AsNoTracking().Where(v => v.BallotId == ballot.Id).GroupBy(v => v.Category).Select(g => new EntitledVoters(g.Key, g.Count())).ToListAsync(ct);
        return ([.. entitled.OrderBy(row => row.Category)], await CloseBallot.ThereAsync(db, ballot.Id, entitled, here, clock.Today(ballot.Committee.ZoneId), ct));
    }

    /// <summary>After the close anybody's; before it only while an open vote runs in the room, never where the rules allow a secret one, nor while others vote electronically.</summary>
    private static bool MayShowChoices(BallotView ballot) =>
        !ballot.IsSecret && (ballot.Facts.ClosedAt is not null || ballot.IsInRoom && ballot.Questions.All(q => q.Rules.Definition.Secrecies.All(secrecy => secrecy == Secrecy.Open)));

    private Task<List<ChoiceSoFar>> ChoicesAsync(long ballotId, CancellationToken ct) => (
        from voter in db.Voters.AsNoTracking()
        where voter.BallotId == ballotId
        join answer in db.SlipAnswers on voter.LastSlipId equals answer.SlipId
        group answer by new { answer.QuestionId, answer.Choice } into rows
        select new ChoiceSoFar(rows.Key.QuestionId, rows.Key.Choice, rows.Count())).ToListAsync(ct);
}
