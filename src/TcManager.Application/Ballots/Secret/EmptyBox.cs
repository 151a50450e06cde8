using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Ballots;
using TcManager.Domain.Members;

namespace TcManager.Application.Ballots.Secret;

/// <summary>A choice that was opened.</summary>
public sealed record OpenedChoice(SeatCategory Category, long QuestionId, string Choice);

/// <summary>
/// The close of a secret ballot: opens every slip that counts, writes the choices by random keys, wipes what was sealed and destroys the key, all in the caller's
/// transaction. From then on nothing pairs a voter with a choice.
/// </summary>
public sealed class EmptyBox(TcManagerDb db, BallotBox box)
{
    internal async Task<IReadOnlyList<OpenedChoice>> ExecuteAsync(Ballot ballot, DateTimeOffset now, CancellationToken ct)
    {
        var key = await db.BallotKeys.SingleAsync(k => k.BallotId == ballot.Id, ct);
        var slips = await (
            from voter in db.Voters
            where voter.BallotId == ballot.Id
            join slip in db.Slips on voter.LastSlipId equals slip.Id
            select new { voter.Category, voter.VoterKey, slip.Uid, slip.Payload }).ToListAsync(ct);
        var questions = ballot.Questions.ToDictionary(q => q.No, q => q.Id);
        using var open = box.Open(key);
        var choices = slips.SelectMany(slip => open.Read(slip.Payload!, new(ballot.Uid, slip.Uid, slip.VoterKey))
            .Select(answer => new OpenedChoice(slip.Category, questions[answer.QuestionNo], answer.Choice!))).ToList();

        // The order of the keys is the order of the rows, on every database: neither says who came when.
        db.SecretChoices.AddRange(choices.Select(choice => new SecretChoice(new Guid(RandomNumberGenerator.GetBytes(16)), choice.QuestionId, choice.Category, choice.Choice)).OrderBy(choice => choice.Key));
        await db.Slips.Where(s => s.BallotId == ballot.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Payload, (byte[]?)null), ct);
        key.Destroy(now);
        return choices;
    }
}
