using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Application.Ballots;

/// <summary>How many of a category are there.</summary>
public sealed record PresentVoters(SeatCategory Category, int Present);

/// <summary>What has been chosen so far.</summary>
public sealed record ChoiceSoFar(long QuestionId, string Choice, int Votes);

/// <summary>The room in numbers. No name is in it.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Meeting">Under which meeting.</param>
/// <param name="Entitled">Voters, or those that would be, by category.</param>
/// <param name="Present">Of these, in the room now.</param>
/// <param name="Returned">Slips that count.</param>
/// <param name="Choices">Only while an open vote runs in the room, and after the close (decisions 9); null otherwise.</param>
/// <param name="Outcomes">After the close, by question.</param>
public sealed record RoomPage(
    BallotView Ballot,
    Bilingual Meeting,
    IReadOnlyList<EntitledVoters> Entitled,
    IReadOnlyList<PresentVoters> Present,
    int Returned,
    IReadOnlyList<ChoiceSoFar>? Choices,
    IReadOnlyDictionary<long, VerdictOutcome> Outcomes)
{
    public int EntitledNow => Entitled.Sum(row => row.Voters);

    public int PresentNow => Present.Sum(row => row.Present);

    /// <summary>Present whose vote the question is.</summary>
    public int PresentFor(QuestionView question) => Present.Where(row => question.Rules.Definition.Admits(row.Category)).Sum(row => row.Present);

    public int EntitledFor(QuestionView question) => Entitled.Where(row => question.Rules.Definition.Admits(row.Category)).Sum(row => row.Voters);

    public int VotesOf(QuestionView question, string choice) => Choices?.Where(row => row.QuestionId == question.Id && row.Choice == choice).Sum(row => row.Votes) ?? 0;
}

/// <summary>Reads the room of a ballot in a constant number of queries.</summary>
public sealed class RoomQueries(TcManagerDb db, RoomPresence rooms, TimeProvider clock)
{
    /// <summary>Null where the ballot is not voted on in a room.</summary>
    public async Task<RoomPage?> OfAsync(BallotView ballot, CancellationToken ct)
    {
        if (ballot.Room is not { } room)
        {
            return null;
        }

        var meeting = await db.Meetings.AsNoTracking().Where(m => m.Id == room.MeetingId).Select(m => m.Title).SingleAsync(ct);
        var here = rooms.Here(room.AgendaItemId);
        var isOpened = ballot.Facts.OpenedAt is not null;
        var today = clock.Today(ballot.Committee.ZoneId);
        var categories = ballot.Questions.SelectMany(q => q.Rules.Definition.Electorate).Distinct().ToList();
        var seats = isOpened
            ? db.Voters.Where(v => v.BallotId == ballot.Id).Select(v => new { v.MembershipId, v.Category })
            : db.Memberships.Where(m => m.CommitteeId == ballot.Committee.Id && categories.Contains(m.Category) && m.FromOn <= today && (m.ToOn == null || today <= m.ToOn))
                .Select(m => new { MembershipId = m.Id, m.Category });
        var rows = await seats.GroupBy(s => s.Category)
            .Select(g => new { g.Key, Entitled = g.Count(), Present = g.Count(s => here.Any(p => p.Participant.MembershipId == s.MembershipId)) }).OrderBy(r => r.Key).ToListAsync(ct);
        var isByHands = room.IsByHands;
        var returned = await db.Voters.CountAsync(v => v.BallotId == ballot.Id && v.LastRevision > 0, ct);
        var choices = MayShowChoices(ballot) && !isByHands ? await ChoicesAsync(ballot.Id, ct) : null;
        var verdicts = await db.Verdicts.AsNoTracking().Where(v => v.Question.BallotId == ballot.Id && v.Generation == ballot.Generation)
            .Select(v => new { v.QuestionId, v.Outcome, v.Count }).ToListAsync(ct);
        if (isByHands)
        {
            choices = [.. verdicts.SelectMany(v => v.Count.Votes.Select(row => new ChoiceSoFar(v.QuestionId, row.Choice, row.Votes)))];
        }

        return new(
            ballot,
            meeting,
            rows.ConvertAll(r => new EntitledVoters(r.Key, r.Entitled)),
            rows.ConvertAll(r => new PresentVoters(r.Key, r.Present)),
            returned,
            choices,
            verdicts.ToDictionary(v => v.QuestionId, v => v.Outcome));
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
