using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.People;
using TcManager.Domain.Ballots;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>The chain of slips, and what anyone can recompute of a closed ballot.</summary>
public sealed class ProvingABallot : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Slips_are_chained_behind_the_vote_and_the_close_seals_the_rest()
    {
        var committee = await _app.Committee(5);
        var id = await _app.OpenBallot(committee);
        await _app.Cast(id, committee.Chair, "yes");
        await _app.Cast(id, committee.Members[0], "no");
        Assert.Equal(2, await Seal());
        Assert.Equal(0, await Seal());
        await _app.Cast(id, committee.Chair, "abstain");
        await _app.CloseByHand(id, committee);
        Assert.Equal(0, await Seal());

        using var chair = await Browser.For(_app, committee.Chair);
        var receipt = await chair.Get($"/ballots/{id}/receipt");
        Assert.Contains("No. 3", receipt.Text, StringComparison.Ordinal);

        var (seals, slips, verdict) = await _app.InDb(async db => (
            await db.SlipSeals.AsNoTracking().Where(s => s.BallotId == id).OrderBy(s => s.No).ToListAsync(),
            await db.Slips.AsNoTracking().Where(s => s.BallotId == id).OrderBy(s => s.Id).ToListAsync(),
            await db.Verdicts.AsNoTracking().SingleAsync(v => v.Question.BallotId == id)));
        Assert.Equal([1L, 2, 3], seals.Select(s => s.No));
        Assert.Equal(slips.Select(s => s.Id), seals.Select(s => s.SlipId));
        Assert.Equal(SlipChain.Next(seals[1].ChainHash, 3, slips[2].LeafHash), seals[2].ChainHash);
        Assert.Equal(seals[2].ChainHash, verdict.ChainHead);
        Assert.Contains(Convert.ToHexStringLower(slips[2].LeafHash), receipt.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sealers_and_a_close_make_one_chain()
    {
        var committee = await _app.Committee(29);
        var id = await _app.OpenBallot(committee);
        var work = committee.Voters.Select(async v => (await _app.Cast(id, v, "yes")).IsDone ? 1 : 0)
            .Concat(Enumerable.Range(0, 10).Select(async _ => await Seal() * 0))
            .Append(Task.Run(async () => (await _app.CloseByHand(id, committee)).IsDone ? 0 : 0)).ToList();
        var accepted = (await Task.WhenAll(work)).Sum();

        Assert.Equal(Enumerable.Range(1, accepted).Select(no => (long)no), await _app.InDb(db => db.SlipSeals.Where(s => s.BallotId == id).OrderBy(s => s.No).Select(s => s.No).ToListAsync()));
        Assert.Equal("", (await Verifier.FaultsAsync([await Export(id, committee)]))[0]);
    }

    [Fact]
    public async Task An_independent_verifier_recomputes_it_and_finds_every_change()
    {
        var committee = await _app.Committee(5);
        var id = await _app.OpenBallot(committee);
        await _app.Cast(id, committee.Chair, "yes", "第3章的单位应为 kPa。");
        await _app.Cast(id, committee.Members[0], "no", "Clause 5 lacks a limit.");
        await _app.Cast(id, committee.Members[1], "yes");
        await _app.Cast(id, committee.Members[0], "yes");
        await _app.Cast(id, committee.Members[2], "abstain");
        await _app.CloseByHand(id, committee);
        var export = await Export(id, committee);

        await EveryChangeIsFound(export);
        Assert.DoesNotContain(committee.Chair.NameZh, export, StringComparison.Ordinal);
        Assert.DoesNotContain(committee.Chair.NameLatin, export, StringComparison.Ordinal);

        // Rows that are left out, doubled or swapped.
        var faults = await Verifier.FaultsAsync([Changed(export, s => s.RemoveAt(1)), Changed(export, s => s.RemoveAt(s.Count - 1)), Changed(export, s => s.Add(s[0]!.DeepClone())), Changed(export, Swap)]);
        Assert.DoesNotContain("", faults);
    }

    [Fact]
    public async Task ISO_with_two_denominators_and_a_round_that_was_opened_again_is_recomputed_too()
    {
        var committee = await _app.Committee(11, "ISO/TC 321", "iso", SeatCategory.P);
        var id = await _app.OpenBallot(committee, "iso-dis");
        foreach (var (voter, i) in committee.Voters.Take(9).Select((v, i) => (v, i)))
        {
            await _app.Cast(id, voter, i < 6 ? "yes" : i == 6 ? "abstain" : "no");
        }

        await _app.CloseByHand(id, committee);
        await _app.Reopen(id, committee);
        await _app.Cast(id, committee.Voters.ElementAt(9), "no");
        await _app.Cast(id, committee.Voters.ElementAt(0), "no");
        await _app.CloseByHand(id, committee);
        var export = await Export(id, committee);

        Assert.Equal(2, JsonNode.Parse(export)!["verdicts"]!.AsArray().Count);
        Assert.Equal("", (await Verifier.FaultsAsync([export]))[0]);
    }

    [Fact]
    public async Task The_result_stays_when_seats_end_and_people_are_renamed_and_pseudonymised_after_the_close()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        foreach (var voter in committee.Voters)
        {
            await _app.Cast(id, voter, "yes");
        }

        await _app.CloseByHand(id, committee);
        var (before, exported) = (await _app.VerdictOf(id), await Export(id, committee));
        var gone = committee.Members[0];
        await _app.InDb(async db =>
        {
            foreach (var seat in await db.Memberships.Where(m => m.CommitteeId == committee.Id && m.ToOn == null && m.Id != committee.Chair.MembershipId).ToListAsync())
            {
                seat.EndOn(new DateOnly(2026, 11, 22));
            }

            await db.SaveChangesAsync();
            await db.People.Where(p => p.Id != gone.PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.NameLatin, "Renamed").SetProperty(p => p.NameZh, "改名"));
        });
        var person = await _app.InDb(db => db.People.AsNoTracking().SingleAsync(p => p.Id == gone.PersonId));
        var outcome = await _app.In(s => s.GetRequiredService<PseudonymisePerson>().ExecuteAsync(gone.PersonId, person.Version, person.NameZh, GivenBallot.By(committee.Secretary), default));
        Assert.True(outcome.IsDone, string.Join(", ", outcome.Refusals.Select(r => r.Code)));

        var after = await _app.VerdictOf(id);
        Assert.Equal(before.ResultHash, after.ResultHash);
        Assert.Equal(before.ChainHead, after.ChainHead);
        Assert.Equal(exported, await Export(id, committee));
        Assert.Equal("", (await Verifier.FaultsAsync([exported]))[0]);
        using var chair = await Browser.For(_app, committee.Chair);
        Assert.DoesNotContain(gone.NameLatin, (await chair.Get($"/ballots/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_exported_before_the_close()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        await _app.Cast(id, committee.Chair, "yes");
        using var browser = await Browser.For(_app, committee.Secretary);

        foreach (var address in new[] { "export.json", "result", "result.docx" })
        {
            var page = await browser.Get($"/ballots/{id}/{address}");
            Assert.Contains("The result is there after the close.", page.Text, StringComparison.Ordinal);
        }
    }

    private static async Task EveryChangeIsFound(string export)
    {
        var changes = Verifier.Changes(export).ToList();
        var faults = await Verifier.FaultsAsync([export, .. changes.Select(c => c.Export)]);

        Assert.Equal("", faults[0]);
        Assert.True(changes.Count > 100);
        Assert.Equal([], changes.Zip(faults.Skip(1)).Where(pair => pair.Second.Length == 0).Select(pair => pair.First.Path));
    }

    private Task<int> Seal() => _app.In(services => services.GetRequiredService<SealSlips>().ExecuteAsync(default));

    private async Task<string> Export(long id, GivenCommittee committee)
    {
        using var browser = await Browser.For(_app, committee.Chair);
        return await browser.Http.GetStringAsync(new Uri($"/ballots/{id}/export.json", UriKind.Relative));
    }

    private static string Changed(string export, Action<JsonArray> change)
    {
        var copy = JsonNode.Parse(export)!;
        change(copy["slips"]!.AsArray());
        return copy.ToJsonString();
    }

    private static void Swap(JsonArray slips)
    {
        var second = slips[1]!;
        slips.RemoveAt(1);
        slips.Insert(0, second);
    }
}
