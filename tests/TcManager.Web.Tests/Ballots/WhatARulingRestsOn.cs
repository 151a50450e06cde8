using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Comments;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>An adoption rests on what its voter proposed and on what became of it: nothing is adopted of nothing, and a predecessor's words are not the voter's.</summary>
public sealed class WhatARulingRestsOn : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("en", "Neither a reason nor a comment of this member says what was to be adopted")]
    [InlineData("zh-CN", "该委员未写理由，也没有可供采纳的意见")]
    public async Task A_vote_that_proposed_nothing_offers_no_adoption_and_a_form_that_asks_for_it_is_refused_at_its_row(string culture, string sentence)
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee, "sac-legacy-letter");
        await _app.Conditional(id, committee.Members[0]);
        await _app.Conditional(id, committee.Members[1]);
        await WithoutReason(id, committee.Members[1]);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        var bare = await _app.AnswerOf(id, committee.Members[1]);
        using var desk = await Browser.For(_app, committee.Secretary, culture);

        var page = await desk.Get($"/ballots/{id}/rulings");
        Assert.Contains(sentence, page.Document.GetElementById($"vote-{bare}")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.GetElementById($"ruling-{bare}"));
        var refused = await desk.Post(page, "form[id^=ruling-]", ("AnswerId", $"{bare}"), ("Kind", "Adopted"), ("Reason", "It was adopted."));

        Assert.Contains(sentence, refused.Document.QuerySelector($"#vote-{bare} [data-valmsg-for=Kind]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await _app.InDb(db => db.Rulings.CountAsync()));
    }

    [Fact]
    public async Task A_comment_speaks_for_a_vote_without_a_reason_until_it_is_withdrawn()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee, "sac-legacy-letter");
        await _app.Conditional(id, committee.Members[0]);
        await WithoutReason(id, committee.Members[0]);
        Assert.True((await _app.Comment(id, committee.Members[0])).IsDone);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);

        Assert.True((await _app.DisposeOf(id, committee, Disposition.Withdrawn)).IsDone);
        Assert.Equal("ruling.nothingToAdopt", (await _app.Rule(id, committee, committee.Members[0])).Refusals.Single().Code);
        Assert.True((await _app.DisposeOf(id, committee, Disposition.PartlyAccepted)).IsDone);
        Assert.True((await _app.Rule(id, committee, committee.Members[0])).IsDone);

        // Withdrawn before the signature, nothing says any more what was adopted.
        Assert.True((await _app.DisposeOf(id, committee, Disposition.Withdrawn)).IsDone);
        Assert.Equal("verdict.adoptionContradicted", (await _app.Sign(id, committee)).Refusals.Single().Code);
        Assert.True((await _app.DisposeOf(id, committee, Disposition.Accepted)).IsDone);
        Assert.True((await _app.Sign(id, committee)).IsDone);
    }

    [Fact]
    public async Task What_the_predecessor_wrote_neither_hinders_nor_carries_the_successors_vote()
    {
        var committee = await _app.Committee(3);
        await _app.InDb(db => db.Committees.Where(c => c.Id == committee.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.SuccessorsVote, true)));
        var id = await _app.OpenBallot(committee, "sac-legacy-letter");
        Assert.True((await _app.Comment(id, committee.Members[0], CommentSteps.Draft("5.1", "Of the first."))).IsDone);
        Assert.True((await _app.Comment(id, committee.Members[1], CommentSteps.Draft("5.2", "Of the first here."))).IsDone);
        var (reasoned, bare) = (await Succeed(id, committee, committee.Members[0], "Reasoned"), await Succeed(id, committee, committee.Members[1], "Bare"));
        await _app.Conditional(id, reasoned);
        await _app.Conditional(id, bare);
        await WithoutReason(id, bare);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        using var desk = await Browser.For(_app, committee.Secretary);

        // Nobody has looked at the predecessors' comments, and the one voter's own reason is enough; once they are accepted, they are nothing of the other's.
        var page = await desk.Get($"/ballots/{id}/rulings");
        Assert.Contains("No comments beside the reason", page.Document.GetElementById($"vote-{await _app.AnswerOf(id, reasoned)}")!.TextContent, StringComparison.Ordinal);
        Assert.True((await _app.Rule(id, committee, reasoned)).IsDone);
        Assert.True((await _app.DisposeOf(id, committee, Disposition.Accepted)).IsDone);
        Assert.Equal("ruling.nothingToAdopt", (await _app.Rule(id, committee, bare)).Refusals.Single().Code);

        // And what becomes of them does not touch what was signed.
        Assert.True((await _app.DisposeOf(id, committee, Disposition.Noted)).IsDone);
        Assert.True((await _app.Sign(id, committee)).IsDone);
        Assert.True((await _app.DisposeOf(id, committee, Disposition.NotAccepted)).IsDone);
    }

    [Fact]
    public async Task Many_votes_are_paged_at_a_constant_cost_and_a_form_comes_back_to_its_page()
    {
        var (many, few) = (await _app.Committee(52), await _app.Committee(3, "SAC/TC 606"));
        var (id, small) = (await _app.OpenBallot(many, "sac-legacy-letter"), await _app.OpenBallot(few, "sac-legacy-letter"));
        foreach (var voter in many.Members)
        {
            await _app.Conditional(id, voter);
        }

        await _app.Conditional(small, few.Members[0]);
        Assert.True((await _app.Comment(id, many.Members[0])).IsDone);
        Assert.True((await _app.CloseByHand(id, many)).IsDone);
        Assert.True((await _app.CloseByHand(small, few)).IsDone);
        using var desk = await Browser.For(_app, many.Secretary);
        using var other = await Browser.For(_app, few.Secretary);

        var first = await desk.Get($"/ballots/{id}/rulings");
        Assert.Equal(50, first.Document.QuerySelectorAll(".tc-ruling").Length);
        Assert.Contains("52", first.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var last = await desk.Get(first.Document.QuerySelector("#pages a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(2, last.Document.QuerySelectorAll(".tc-ruling").Length);
        Assert.Contains("Page 2 of 2", last.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await desk.Get($"/ballots/{id}/rulings?page=99999999")).Document.QuerySelectorAll(".tc-ruling").Length);
        Assert.Equal(50, (await desk.Get($"/ballots/{id}/rulings?page=x")).Document.QuerySelectorAll(".tc-ruling").Length);
        Assert.Equal(await _app.CountQueries(other, $"/ballots/{small}/rulings"), await _app.CountQueries(desk, $"/ballots/{id}/rulings"));

        var refused = await desk.Post(last, "form[id^=ruling-]", ("Kind", "Adopted"), ("Reason", ""));
        Assert.Contains("Write the reason", refused.Document.QuerySelector("[data-valmsg-for=Reason]")!.TextContent, StringComparison.Ordinal);
        var done = await desk.Post(refused, "details[open] form[id^=ruling-]", ("Kind", "Adopted"), ("Reason", "Clause 5 got its limit."));
        Assert.EndsWith("/rulings?page=2", done.Address.PathAndQuery, StringComparison.Ordinal);
        Assert.Contains("Clause 5 got its limit.", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_about_a_vote_that_cannot_be_ruled_on_is_refused_in_words_and_counts_nothing()
    {
        var committee = await _app.Committee(4);
        var id = await _app.OpenBallot(committee, "sac-legacy-letter");
        var elsewhere = await _app.OpenBallot(committee, "sac-legacy-letter");
        await _app.Conditional(id, committee.Members[0]);
        Assert.True((await _app.Cast(id, committee.Members[1], "yes")).IsDone);
        await _app.Conditional(id, committee.Members[2]);
        await _app.Conditional(elsewhere, committee.Members[0]);
        var replaced = await _app.AnswerOf(id, committee.Members[2]);
        Assert.True((await _app.Cast(id, committee.Members[2], "no")).IsDone);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        Assert.True((await _app.CloseByHand(elsewhere, committee)).IsDone);
        using var desk = await Browser.For(_app, committee.Secretary);
        var page = await desk.Get($"/ballots/{id}/rulings");
        const string NotThere = "not among those to be decided on";

        (string Field, string Value, string Sentence)[] bad =
        [
            ("AnswerId", $"{await _app.AnswerOf(elsewhere, committee.Members[0])}", NotThere), ("AnswerId", $"{replaced}", NotThere), ("AnswerId", "-1", NotThere), ("AnswerId", "x", NotThere), ("AnswerId", "", NotThere),
            ("AnswerId", $"{await _app.AnswerOf(id, committee.Members[1])}", "The rules leave nothing to be decided about this vote"), ("Generation", "x", NotThere),
        ];
        foreach (var (field, value, sentence) in bad)
        {
            foreach (var reason in new[] { "As the desk reads it.", new string('x', Ruling.MaxReasonLength + 1) })
            {
                var refused = await desk.Post(page, "form[id^=ruling-]", (field, value), ("Kind", "Adopted"), ("Reason", reason));
                Assert.True(refused.Text.Contains(reason.Length < 100 ? sentence : NotThere, StringComparison.Ordinal), $"{field}={value}: {refused.Text}");
            }
        }

        Assert.Equal(0, await _app.InDb(db => db.Rulings.CountAsync()));
        Assert.Contains("is not a value for this field", (await desk.Post(page, "form[id^=ruling-]", ("Kind", "x"), ("Reason", "y"))).Document.QuerySelector("[data-valmsg-for=Kind]")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_the_Directives_only_negatives_with_a_reason_are_to_be_decided_on()
    {
        var committee = await _app.Committee(3, "ISO/TC 321", "iso", SeatCategory.P);
        var id = await _app.OpenBallot(committee, "iso-dts");
        Assert.True((await _app.Cast(id, committee.Members[0], "no", "We do not like it.")).IsDone);
        Assert.True((await _app.Cast(id, committee.Members[1], "no", "Nor do we.")).IsDone);
        await WithoutReason(id, committee.Members[1]);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        using var desk = await Browser.For(_app, committee.Secretary);

        var page = await desk.Get($"/ballots/{id}/rulings");

        Assert.Equal([$"vote-{await _app.AnswerOf(id, committee.Members[0])}"], page.Document.QuerySelectorAll(".tc-ruling").Select(card => card.Id));
    }

    [Fact]
    public async Task Of_several_questions_each_leaves_what_its_own_rules_leave()
    {
        var committee = await _app.Committee(3);
        var (letter, plain) = (await _app.RuleSet("sac-legacy-letter"), await _app.RuleSet("simple-majority"));
        var id = await _app.OpenBallot(committee, "sac-legacy-letter", plan => plan with { Further = [new("乙？", "B?", plain), new("丙？", "C?", letter)] });
        var slip = await _app.In(s => s.GetRequiredService<CastVote>().ExecuteAsync(
            new(id, Guid.CreateVersion7(), committee.Members[0].PersonId, [new(1, "noUnlessAdopted", "Clause 5."), new(2, "no", "Nor that."), new(3, "noUnlessAdopted", "Clause 6.")]), GivenBallot.By(committee.Members[0]), default));
        Assert.True(slip.IsDone, string.Join(' ', slip.Refusals.Select(r => r.Code)));
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        using var desk = await Browser.For(_app, committee.Secretary);

        var page = await desk.Get($"/ballots/{id}/rulings");
        Assert.Equal(["Clause 5.", "Clause 6."], page.Document.QuerySelectorAll(".tc-ruling p.tc-raw").Select(p => p.TextContent));
        await desk.Post(page, "form[id^=ruling-]", ("Kind", "Adopted"), ("Reason", "Clause 5 got its limit."));

        Assert.Equal(["yesWithComments", "no", "noUnlessAdopted"], await _app.InDb(async db =>
            (await db.Verdicts.AsNoTracking().Where(v => v.Question.BallotId == id).OrderBy(v => v.Question.No).ToListAsync()).Select(v => v.Count.Votes.Single().Choice)));
    }

    /// <summary>As a set of rules lets it be cast that asks for no reason.</summary>
    private Task WithoutReason(long id, Someone voter) => _app.InDb(db => db.SlipAnswers.Where(a => a.Slip.BallotId == id && a.Slip.Voter.PersonId == voter.PersonId)
        .ExecuteUpdateAsync(set => set.SetProperty(a => a.Reason, (string?)null).SetProperty(a => a.IsReasoned, false)));

    private async Task<Someone> Succeed(long id, GivenCommittee committee, Someone who, string name)
    {
        await _app.InDb(db => db.Memberships.Where(m => m.Id == who.MembershipId).ExecuteUpdateAsync(set => set.SetProperty(m => m.ToOn, new DateOnly(2026, 11, 22))));
        var next = await _app.Seat(committee, name, new(2026, 11, 20));
        var place = await _app.InDb(db => db.Voters.Where(v => v.BallotId == id && v.PersonId == who.PersonId).Select(v => v.Id).SingleAsync());
        Assert.True((await _app.In(s => s.GetRequiredService<NameSuccessor>().ExecuteAsync(id, place, next.MembershipId, GivenBallot.By(committee.Secretary), default))).IsDone);
        return next;
    }
}
