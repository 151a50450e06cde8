using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Domain.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>What the nightly recomputation finds.</summary>
public sealed class CheckingSlips : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Ballots_that_are_open_closed_and_opened_again_are_whole()
    {
        var committee = await _app.Committee(5);
        var (closed, _) = await Scene(committee);
        await _app.Reopen(closed, committee);
        await _app.CloseByHand(closed, committee);
        await _app.Reopen(closed, committee, new(2026, 12, 21));
        await _app.Cast(closed, committee.Members[3], "yes");
        var open = await _app.OpenBallot(committee);
        await _app.Cast(open, committee.Chair, "no");
        await _app.OpenBallot(committee);
        await Seal();

        var found = await Check();
        Assert.Equal([], found.Faults);
        Assert.Equal((2, 6), (found.Ballots, found.Slips));
    }

    [Theory]
    [InlineData("an answer", SlipFaultKind.SlipChanged)]
    [InlineData("a reason", SlipFaultKind.SlipChanged)]
    [InlineData("a time", SlipFaultKind.SlipChanged)]
    [InlineData("a revision", SlipFaultKind.SlipChanged)]
    [InlineData("a slip with all its hashes", SlipFaultKind.ChainBroken)]
    [InlineData("the electorate", SlipFaultKind.ChainBroken)]
    [InlineData("a seal less", SlipFaultKind.ChainBroken)]
    [InlineData("the last seal less", SlipFaultKind.HeadUnknown)]
    [InlineData("the last seal less", SlipFaultKind.SlipOutside)]
    [InlineData("the head", SlipFaultKind.HeadUnknown)]
    [InlineData("the outcome", SlipFaultKind.ResultChanged)]
    public async Task What_is_changed_behind_the_chain_is_found(string what, SlipFaultKind kind)
    {
        var (id, slip) = await Scene(await _app.Committee(5));
        Assert.True((await Check()).IsWhole);
        var ballot = await _app.InDb(db => db.Ballots.AsNoTracking().SingleAsync(b => b.Id == id));

        await _app.InDb(async db =>
        {
            var (slips, seals, verdicts) = (db.Slips.Where(s => s.Id == slip.Id), db.SlipSeals.Where(s => s.BallotId == id), db.Verdicts.Where(v => v.Question.BallotId == id));
            var payload = SlipLeaf.PayloadHashOf([new(1, "yes", null)]);
            var leaf = new SlipLeaf(slip.Uid, ballot.Uid, slip.Voter.VoterKey, slip.Revision, slip.Generation, $"{slip.Channel}", slip.CastAt, payload).LeafHash();
            var changed = what switch
            {
                "an answer" => await db.SlipAnswers.Where(a => a.SlipId == slip.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Choice, "yes")),
                "a reason" => await db.SlipAnswers.Where(a => a.SlipId == slip.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Reason, "Another reason.")),
                "a time" => await slips.ExecuteUpdateAsync(set => set.SetProperty(s => s.CastAt, slip.CastAt.AddMinutes(-1))),
                "a revision" => await slips.ExecuteUpdateAsync(set => set.SetProperty(s => s.Revision, 7)),
                "a slip with all its hashes" => await db.SlipAnswers.Where(a => a.SlipId == slip.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Choice, "yes").SetProperty(a => a.Reason, (string?)null))
                    + await slips.ExecuteUpdateAsync(set => set.SetProperty(s => s.PayloadHash, payload).SetProperty(s => s.LeafHash, leaf)),
                "the electorate" => await db.Voters.Where(v => v.BallotId == id && v.LastRevision == 0).Take(1).ExecuteUpdateAsync(set => set.SetProperty(v => v.VoterKey, "M:999999")),
                "a seal less" => await seals.Where(s => s.No == 2).ExecuteDeleteAsync(),
                "the last seal less" => await seals.Where(s => s.No == 4).ExecuteDeleteAsync(),
                "the head" => await verdicts.ExecuteUpdateAsync(set => set.SetProperty(v => v.ChainHead, new byte[32])),
                _ => await verdicts.ExecuteUpdateAsync(set => set.SetProperty(v => v.Outcome, Domain.Ballots.RuleSets.VerdictOutcome.Approved)),
            };
            Assert.NotEqual(0, changed);
        });

        var found = await Check();
        Assert.Contains(new SlipFault(kind, id, found.Faults.First(f => f.Kind == kind).No), found.Faults);
        Assert.False(found.IsWhole);
    }

    [Fact]
    public async Task Many_slips_are_read_in_batches_and_one_fault_is_said_once()
    {
        var committee = await _app.Committee(19);
        var id = await _app.OpenBallot(committee);
        for (var round = 0; round < 27; round++)
        {
            await Task.WhenAll(committee.Voters.Select(voter => _app.Cast(id, voter, round % 2 == 0 ? "yes" : "abstain")));
        }

        await _app.CloseByHand(id, committee);
        var found = await Check();
        Assert.Equal((540, true), (found.Slips, found.IsWhole));

        await _app.InDb(async db =>
        {
            var slip = await db.SlipSeals.Where(s => s.BallotId == id && s.No == 520).Select(s => s.SlipId).SingleAsync();
            await db.SlipAnswers.Where(a => a.SlipId == slip).ExecuteUpdateAsync(set => set.SetProperty(a => a.Choice, "no"));
        });
        Assert.Equal([new SlipFault(SlipFaultKind.SlipChanged, id, 520)], (await Check()).Faults);
    }

    /// <summary>Four slips of three voters, closed; the slip is the second.</summary>
    private async Task<(long Ballot, Slip Second)> Scene(GivenCommittee committee)
    {
        var id = await _app.OpenBallot(committee);
        await _app.Cast(id, committee.Chair, "yes");
        var second = await _app.Cast(id, committee.Members[0], "no");
        await _app.Cast(id, committee.Members[1], "abstain");
        await _app.Cast(id, committee.Chair, "no");
        await _app.CloseByHand(id, committee);
        return (id, await _app.InDb(db => db.Slips.AsNoTracking().Include(s => s.Voter).SingleAsync(s => s.Id == second.Value.Id)));
    }

    private Task<int> Seal() => _app.In(services => services.GetRequiredService<SealSlips>().ExecuteAsync(default));

    private Task<SlipFindings> Check() => _app.In(services => services.GetRequiredService<CheckSlips>().ExecuteAsync(default));
}
