using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>What was not approved, or was withdrawn, is put once more: a ballot of its own, linked both ways.</summary>
public sealed class FurtherRounds : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_failed_ballot_is_drafted_once_more_on_the_same_paper_and_both_pages_know_of_each_other()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        Assert.True((await _app.Cast(id, committee.Members[0], "no")).IsDone);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        using var desk = await Browser.For(_app, committee.Secretary);

        var drafted = await desk.Post(await desk.Get($"/ballots/{id}"), "#further-round-form");

        Assert.Contains("The next round is prepared.", drafted.Text, StringComparison.Ordinal);
        var (first, second) = await _app.InDb(async db => (await Load(db, id), await db.Ballots.Include(b => b.Questions).SingleAsync(b => b.PreviousRoundId == id)));
        Assert.Equal(BallotState.Draft, second.Facts.StateAt(_app.Clock.GetUtcNow()));
        Assert.Equal((first.Title, first.Questions[0].Text, first.Questions[0].DocumentId), (second.Title, second.Questions[0].Text, second.Questions[0].DocumentId));
        Assert.NotEqual(first.Number, second.Number);
        Assert.NotNull(drafted.Document.QuerySelector($"#previous-round a[href='/ballots/{id}']"));
        Assert.NotNull((await desk.Get($"/ballots/{id}")).Document.QuerySelector($"#further-round a[href='/ballots/{second.Id}']"));
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(a => a.Action == AuditActions.RoundPrepared)));

        // It is a ballot like any other.
        await _app.Release(second.Id, committee);
        using var member = await Browser.For(_app, committee.Members[1]);
        Assert.NotNull((await member.Get($"/ballots/{second.Id}")).Document.QuerySelector($"#previous-round a[href='/ballots/{id}']"));
        Assert.True((await _app.Cast(second.Id, committee.Members[1], "yes")).IsDone);
    }

    [Fact]
    public async Task Members_do_not_see_the_draft_from_the_round_before()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        Assert.True((await Prepare(id, committee)).IsDone);
        using var member = await Browser.For(_app, committee.Members[1]);

        Assert.Null((await member.Get($"/ballots/{id}")).Document.GetElementById("further-round"));
    }

    [Fact]
    public async Task Of_several_questions_only_those_are_put_again_that_were_not_approved()
    {
        var committee = await _app.Committee(3);
        var rules = await _app.RuleSet("simple-majority");
        var id = await _app.OpenBallot(committee, "simple-majority", plan => plan with { Further = [new("乙？", "B?", rules), new("丙？", "C?", rules, CommentDuty.WithNo)] });
        Assert.True((await _app.In(s => s.GetRequiredService<CastVote>().ExecuteAsync(
            new(id, Guid.CreateVersion7(), committee.Chair.PersonId, [new(1, "yes", null), new(2, "no", "B is unclear."), new(3, "no", "C is unclear.")]), GivenBallot.By(committee.Chair), default))).IsDone);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);

        var next = (await Prepare(id, committee)).Value;

        var second = await _app.InDb(db => Load(db, next));
        Assert.Equal([(1, "B?", CommentDuty.AsTheRules), (2, "C?", CommentDuty.WithNo)], second.Questions.OrderBy(q => q.No).Select(q => (q.No, q.Text.En, q.Comments)));
    }

    [Fact]
    public async Task A_withdrawn_one_too_and_an_approved_one_not()
    {
        var committee = await _app.Committee(3);
        var withdrawn = await _app.OpenBallot(committee);
        Assert.True((await _app.In(s => s.GetRequiredService<WithdrawBallot>().ExecuteAsync(withdrawn, new("Wrong draft.", true), GivenBallot.By(committee.Secretary), default))).IsDone);
        Assert.True((await Prepare(withdrawn, committee)).IsDone);
        var open = await _app.OpenBallot(committee, "simple-majority");
        Assert.Equal("ballot.noFurtherRound", (await Prepare(open, committee)).Refusals.Single().Code);
        Assert.True((await _app.Cast(open, committee.Chair, "yes")).IsDone);
        Assert.True((await _app.CloseByHand(open, committee)).IsDone);

        Assert.Equal("ballot.noFurtherRound", (await Prepare(open, committee)).Refusals.Single().Code);
        using var desk = await Browser.For(_app, committee.Secretary);
        Assert.Null((await desk.Get($"/ballots/{open}")).Document.GetElementById("further-round"));
    }

    [Fact]
    public async Task Ten_at_once_make_one_draft_and_after_a_draft_that_was_withdrawn_another_can_be_made()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);

        var drafts = (await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Prepare(id, committee)))).Select(o => o.Value).Distinct().ToList();
        Assert.Single(drafts);
        Assert.True((await _app.In(s => s.GetRequiredService<CancelBallot>().ExecuteAsync(drafts[0], GivenBallot.By(committee.Secretary), default))).IsDone);
        Assert.NotEqual(drafts[0], (await Prepare(id, committee)).Value);
    }

    private static Task<Ballot> Load(Application.Data.TcManagerDb db, long id) => db.Ballots.AsNoTracking().Include(b => b.Questions).SingleAsync(b => b.Id == id);

    private Task<Outcome<long>> Prepare(long id, GivenCommittee committee) => _app.In(s => s.GetRequiredService<PrepareRound>().ExecuteAsync(id, GivenBallot.By(committee.Secretary), default));
}
