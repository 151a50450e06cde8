using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Committees;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>What a subcommittee has resolved is put to all members of its committee (rules.md §1.2).</summary>
public sealed class UpToTheCommittee : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_signed_approval_of_a_subcommittee_drafts_the_ballot_of_its_committee_once()
    {
        var (above, below) = await Pair("SAC/TC 920");
        var id = await Decided(below, "yes");

        var draft = await _app.InDb(db => db.Ballots.Include(b => b.Questions).ThenInclude(q => q.Document).ThenInclude(d => d!.Files).SingleAsync(b => b.CommitteeId == above.Id));
        Assert.Equal((id, (DateTimeOffset?)null), (draft.DraftedFromId, draft.ReleasedAt));
        Assert.StartsWith("SAC/TC 920 B 2026-", draft.Number, StringComparison.Ordinal);
        Assert.Equal(above.Id, draft.Questions[0].Document!.CommitteeId);
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == "ballot.draftedForParent" && a.CommitteeId == above.Id)));

        // Its secretariat finds it as a draft and lets it open; the members have read nothing of it before.
        using var desk = await Browser.For(_app, above.Secretary);
        Assert.Contains(draft.Title.En, (await desk.Get($"/committees/{above.Id}/ballots")).Text, StringComparison.Ordinal);
        using var member = await Browser.For(_app, above.Members[0]);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await member.Get($"/ballots/{draft.Id}")).Status);
        await desk.Post(await desk.Get($"/ballots/{draft.Id}"), "#opening");
        Assert.Equal(4, await _app.InDb(db => db.Voters.CountAsync(v => v.BallotId == draft.Id)));
    }

    [Fact]
    public async Task What_was_not_approved_stays_below()
    {
        var (above, below) = await Pair("SAC/TC 921");
        await Decided(below, "no");
        Assert.Equal(0, await _app.InDb(db => db.Ballots.CountAsync(b => b.CommitteeId == above.Id)));
    }

    [Fact]
    public async Task A_national_draft_for_review_by_letter_and_a_short_time_are_warned_of()
    {
        var committee = await _app.Committee(3);
        var project = await _app.InDb(async db =>
        {
            var about = new Domain.Projects.Project(Guid.CreateVersion7(), committee.Id, "GB/T 1", new("示例标准", "Sample standard"), Domain.Projects.Stage.Review) { PlanNo = "20249876-T-469", IsSample = true };
            db.Add(about);
            await db.SaveChangesAsync();
            return about.Id;
        });
        var id = await _app.Draft(committee, "sac-legacy-letter", plan => plan with { ProjectId = project });
        using var desk = await Browser.For(_app, committee.Secretary);

        var page = await desk.Get($"/ballots/{id}");

        Assert.Contains("must be reviewed in a meeting", page.Text, StringComparison.Ordinal);
        Assert.Contains("these rules name 60 as usual", page.Text, StringComparison.Ordinal);
        var plain = await _app.Draft(committee);
        var quiet = (await desk.Get($"/ballots/{plain}")).Text;
        Assert.DoesNotContain("must be reviewed in a meeting", quiet, StringComparison.Ordinal);
        Assert.DoesNotContain("as usual", quiet, StringComparison.Ordinal);
    }

    private async Task<(GivenCommittee Above, GivenCommittee Below)> Pair(string code)
    {
        var above = await _app.Committee(3, code);
        var below = await _app.Committee(3, $"{code}/SC 1");
        await _app.InDb(db => db.Committees.Where(c => c.Id == below.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Kind, CommitteeKind.SC).SetProperty(c => c.ParentId, above.Id)));
        return (above, below);
    }

    private async Task<long> Decided(GivenCommittee committee, string choice)
    {
        var id = await _app.OpenBallot(committee);
        foreach (var voter in committee.Voters)
        {
            Assert.True((await _app.Cast(id, voter, choice)).IsDone);
        }

        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        Assert.Equal(choice == "yes" ? VerdictOutcome.Approved : VerdictOutcome.NotApproved, (await _app.VerdictOf(id)).Outcome);
        var signed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _app.In(services => services.GetRequiredService<SignVerdict>().ExecuteAsync(id, 1, GivenBallot.By(committee.Chair), default))));
        Assert.Single(signed, s => s.IsDone);
        return id;
    }
}
