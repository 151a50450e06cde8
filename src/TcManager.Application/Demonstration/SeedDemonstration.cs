using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;

namespace TcManager.Application.Demonstration;

/// <summary>
/// Fills an empty database once with real committees and sample people, all or nothing. Names and rosters are the same everywhere; dates lie around
/// the day of the start, so that a demonstration is always alive. Needs the published rule sets.
/// </summary>
public sealed class SeedDemonstration(
    TcManagerDb db,
    SeedFiles files,
    SeedCommittees committees,
    SeedRosters rosters,
    SeedAccounts accounts,
    SeedMeetings meetings,
    SampleBallots ballots,
    SampleConsultations consultations,
    SampleElections elections,
    SampleRoomBallot room,
    PastMails mails,
    TimeProvider clock)
{
    private const string Zone = "Asia/Shanghai";

    /// <summary>True when it has filled the database, false when there was something in it.</summary>
    public Task<bool> ExecuteAsync(CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        if (await db.Committees.AnyAsync(token))
        {
            return false;
        }

        db.OwesNoAudit = true;
        await FillAsync(token);
        db.OwesNoAudit = false;
        return true;
    }, ct);

    private async Task FillAsync(CancellationToken ct)
    {
        var facts = await files.FactsAsync(ct);
        var names = await files.NamesAsync(ct);
        var content = await files.ContentAsync(ct);
        var bodies = new SampleBodies(names.BodyName);
        var people = new SamplePeople(names);
        var today = clock.Today(Zone);
        var world = await committees.ExecuteAsync(facts, bodies, ct);
        var seated = await rosters.ExecuteAsync(world, bodies, people, ct);
        await accounts.ExecuteAsync(seated, world, people, today, ct);
        await db.PutDownAsync(ct);
        await meetings.ExecuteAsync(facts, world, seated, content, today, ct);
        var opinions = await files.OpinionsAsync(ct);
        await ballots.ExecuteAsync(seated, content, opinions, people, ct);
        await consultations.ExecuteAsync(seated, opinions, ct);
        await elections.ExecuteAsync(seated, content, ct);
        await room.ExecuteAsync(seated, ct);
        await mails.SettleAsync(ct);
    }
}
