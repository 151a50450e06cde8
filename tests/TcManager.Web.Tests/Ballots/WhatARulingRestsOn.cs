using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Imports.Tables;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Comments;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Imports;

namespace TcManager.Web.Tests.Ballots;

/// <summary>An adoption rests on what its voter proposed and on what became of it: nothing is adopted of nothing, a predecessor's words are not the voter's, and a signature settles it.</summary>
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
        await Conditional(id, committee.Members[0]);
        await Conditional(id, committee.Members[1]);
        await WithoutReason(id, committee.Members[1]);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        var bare = await AnswerOf(id, committee.Members[1]);
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
        await Conditional(id, committee.Members[0]);
        await WithoutReason(id, committee.Members[0]);
        Assert.True((await _app.Comment(id, committee.Members[0])).IsDone);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);

        Assert.True((await Dispose(id, committee, Disposition.Withdrawn)).IsDone);
        Assert.Equal("ruling.nothingToAdopt", (await Rule(id, committee, committee.Members[0])).Refusals.Single().Code);
        Assert.True((await Dispose(id, committee, Disposition.PartlyAccepted)).IsDone);
        Assert.True((await Rule(id, committee, committee.Members[0])).IsDone);

        // Withdrawn before the signature, nothing says any more what was adopted.
        Assert.True((await Dispose(id, committee, Disposition.Withdrawn)).IsDone);
        Assert.Equal("verdict.adoptionContradicted", (await Sign(id, committee)).Refusals.Single().Code);
        Assert.True((await Dispose(id, committee, Disposition.Accepted)).IsDone);
        Assert.True((await Sign(id, committee)).IsDone);
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
        await Conditional(id, reasoned);
        await Conditional(id, bare);
        await WithoutReason(id, bare);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        using var desk = await Browser.For(_app, committee.Secretary);

        // Nobody has looked at the predecessors' comments, and the one voter's own reason is enough; once they are accepted, they are nothing of the other's.
        var page = await desk.Get($"/ballots/{id}/rulings");
        Assert.Contains("No comments beside the reason", page.Document.GetElementById($"vote-{await AnswerOf(id, reasoned)}")!.TextContent, StringComparison.Ordinal);
        Assert.True((await Rule(id, committee, reasoned)).IsDone);
        Assert.True((await Dispose(id, committee, Disposition.Accepted)).IsDone);
        Assert.Equal("ruling.nothingToAdopt", (await Rule(id, committee, bare)).Refusals.Single().Code);

        // And what becomes of them does not touch what was signed.
        Assert.True((await Dispose(id, committee, Disposition.Noted)).IsDone);
        Assert.True((await Sign(id, committee)).IsDone);
        Assert.True((await Dispose(id, committee, Disposition.NotAccepted)).IsDone);
    }

    [Theory]
    [InlineData("en", "The signed result counts the vote of Member 1")]
    [InlineData("zh-CN", "已签署的表决结果将 ")]
    public async Task Once_signed_what_was_adopted_stays_adopted_and_its_observation_may_be_written_anew(string culture, string sentence)
    {
        var (committee, id) = await Adopted();
        using var chair = await Browser.For(_app, committee.Chair);
        var shown = await chair.Get($"/ballots/{id}");
        Assert.Contains("stay accepted", shown.Document.GetElementById("sign")!.TextContent, StringComparison.Ordinal);
        await chair.Post(shown, "#sign");
        using var desk = await Browser.For(_app, committee.Secretary, culture);
        var page = await desk.Get($"/ballots/{id}/comments");
        var picks = page.Document.QuerySelectorAll("input[name=Picked]").Select(i => i.GetAttribute("value")).ToList();

        // All of the picked ones or none: the other member's comment is left as it was.
        var refused = await desk.Post(page, "#dispose", [.. picks.Select(pick => ("Picked", pick)), ("Disposition", "NotAccepted"), ("Observation", "Not after all.")]);

        Assert.Contains(sentence, refused.FaultAt("Disposition"), StringComparison.Ordinal);
        Assert.Equal([Disposition.Accepted, null], await Dispositions(id));
        await desk.Post(page, "#dispose", ("Picked", picks[1]), ("Disposition", "NotAccepted"), ("Observation", "See 4.2."));
        await desk.Post(page, "#dispose", ("Picked", picks[0]), ("Disposition", "PartlyAccepted"), ("Observation", "The limit is in table 1."));
        Assert.Equal([Disposition.PartlyAccepted, Disposition.NotAccepted], await Dispositions(id));
        Assert.Equal(VerdictOutcome.Approved, (await _app.VerdictOf(id)).Outcome);
    }

    [Theory]
    [InlineData("en", "The signed result rests on it: it counts the vote of Member 1 ", "only the observation can be changed")]
    [InlineData("zh-CN", "已签署的表决结果以此为依据：", "可修改秘书处说明")]
    public async Task What_a_signed_result_rests_on_is_marked_where_dispositions_are_given(string culture, string sentence, string rest)
    {
        var (committee, id) = await Adopted();
        using var desk = await Browser.For(_app, committee.Secretary, culture);
        Assert.DoesNotContain(sentence, (await desk.Get($"/ballots/{id}/comments")).Text, StringComparison.Ordinal);
        Assert.True((await Sign(id, committee)).IsDone);

        var rows = (await desk.Get($"/ballots/{id}/comments")).Document.QuerySelectorAll("#Picked tbody tr").Select(row => row.TextContent).ToList();

        Assert.Contains(sentence, rows[0], StringComparison.Ordinal);
        Assert.Contains(rest, rows[0], StringComparison.Ordinal);
        Assert.DoesNotContain(sentence, rows[1], StringComparison.Ordinal);
        await _app.InDb(db => db.Comments.Where(c => c.BallotId == id && c.Disposition != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.Disposition, Disposition.Withdrawn)));
        var withdrawn = (await desk.Get($"/ballots/{id}/comments")).Document.QuerySelector("#Picked tbody tr")!.TextContent;
        Assert.Contains(sentence, withdrawn, StringComparison.Ordinal);
        Assert.DoesNotContain(rest, withdrawn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_marks_cost_the_same_for_many_comments()
    {
        var ((few, one), (many, thirty)) = (await Adopted(), await Adopted("SAC/TC 606", comments: 30));
        Assert.True((await Sign(one, few)).IsDone);
        Assert.True((await Sign(thirty, many)).IsDone);
        using var fewDesk = await Browser.For(_app, few.Secretary);
        using var manyDesk = await Browser.For(_app, many.Secretary);
        Assert.Equal(30, (await manyDesk.Get($"/ballots/{thirty}/comments")).Document.QuerySelectorAll("#Picked tbody tr").Count(row => row.TextContent.Contains("The signed result rests on it", StringComparison.Ordinal)));

        Assert.Equal(await Count(fewDesk, $"/ballots/{one}/comments"), await Count(manyDesk, $"/ballots/{thirty}/comments"));
    }

    [Fact]
    public async Task A_row_of_a_table_that_contradicts_a_signed_result_comes_back_and_the_others_are_taken()
    {
        var (committee, id) = await Adopted();
        Assert.True((await Sign(id, committee)).IsDone);
        using var desk = await Browser.For(_app, committee.Secretary);

        var page = await desk.PostFiles(await desk.Get($"/ballots/{id}/comments/dispositions"), "#sheet", [("File", "filled.xlsx", await Filled(desk, id))]);

        Assert.Contains("Changes: 1. Say what stands already: 0. Nothing filled in: 0. Came back: 1.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Disposition: The signed result counts the vote of", page.Text, StringComparison.Ordinal);
        await desk.Post(page, "#enter");
        Assert.Equal([Disposition.Accepted, Disposition.NotAccepted], await Dispositions(id));
    }

    [Fact]
    public async Task A_table_that_was_looked_at_before_the_signature_is_not_taken_after_it()
    {
        var (committee, id) = await Adopted();
        using var desk = await Browser.For(_app, committee.Secretary);
        var page = await desk.PostFiles(await desk.Get($"/ballots/{id}/comments/dispositions"), "#sheet", [("File", "filled.xlsx", await Filled(desk, id))]);
        Assert.True((await Sign(id, committee)).IsDone);

        var refused = await desk.Post(page, "#enter");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("The signed result counts the vote of", refused.Text, StringComparison.Ordinal);
        Assert.Equal([Disposition.Accepted, null], await Dispositions(id));
    }

    [Fact]
    public async Task Of_a_signature_and_a_disposition_at_once_the_later_one_finds_the_other()
    {
        var (committee, id) = await Adopted();
        var picked = await _app.InDb(db => db.Comments.Where(c => c.BallotId == id && c.Disposition != null).Select(c => new PickedComment(c.Id, c.Version)).ToListAsync());

        var signing = Sign(id, committee);
        var disposing = _app.In(s => s.GetRequiredService<DisposeComments>().ExecuteAsync(new(id, picked, false, Disposition.NotAccepted, "Not after all."), GivenBallot.By(committee.Secretary), default));
        var (signed, disposed) = (await signing, await disposing);

        Assert.NotEqual(signed.IsDone, disposed.IsDone);
        Assert.Equal(signed.IsDone ? "comment.adoptedInResult" : "verdict.adoptionContradicted", (signed.IsDone ? disposed.Refusals : signed.Refusals).Single().Code);
    }

    [Fact]
    public async Task Many_votes_are_paged_at_a_constant_cost_and_a_form_comes_back_to_its_page()
    {
        var (many, few) = (await _app.Committee(52), await _app.Committee(3, "SAC/TC 606"));
        var (id, small) = (await _app.OpenBallot(many, "sac-legacy-letter"), await _app.OpenBallot(few, "sac-legacy-letter"));
        foreach (var voter in many.Members)
        {
            await Conditional(id, voter);
        }

        await Conditional(small, few.Members[0]);
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
        Assert.Equal(await Count(other, $"/ballots/{small}/rulings"), await Count(desk, $"/ballots/{id}/rulings"));

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
        await Conditional(id, committee.Members[0]);
        Assert.True((await _app.Cast(id, committee.Members[1], "yes")).IsDone);
        await Conditional(id, committee.Members[2]);
        await Conditional(elsewhere, committee.Members[0]);
        var replaced = await AnswerOf(id, committee.Members[2]);
        Assert.True((await _app.Cast(id, committee.Members[2], "no")).IsDone);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        Assert.True((await _app.CloseByHand(elsewhere, committee)).IsDone);
        using var desk = await Browser.For(_app, committee.Secretary);
        var page = await desk.Get($"/ballots/{id}/rulings");
        const string NotThere = "not among those to be decided on";

        (string Field, string Value, string Sentence)[] bad =
        [
            ("AnswerId", $"{await AnswerOf(elsewhere, committee.Members[0])}", NotThere), ("AnswerId", $"{replaced}", NotThere), ("AnswerId", "-1", NotThere), ("AnswerId", "x", NotThere), ("AnswerId", "", NotThere),
            ("AnswerId", $"{await AnswerOf(id, committee.Members[1])}", "The rules leave nothing to be decided about this vote"), ("Generation", "x", NotThere),
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

        Assert.Equal([$"vote-{await AnswerOf(id, committee.Members[0])}"], page.Document.QuerySelectorAll(".tc-ruling").Select(card => card.Id));
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

    /// <summary>Chair, a member: yes; the first member: no, unless its accepted comments are adopted, and they were; another comment nobody has looked at. Closed and counted as approved.</summary>
    private async Task<(GivenCommittee Committee, long Id)> Adopted(string code = "SAC/TC 605", int comments = 1)
    {
        var committee = await _app.Committee(2, code);
        var id = await _app.OpenBallot(committee, "sac-legacy-letter");
        await Conditional(id, committee.Members[0]);
        foreach (var voter in new[] { committee.Chair, committee.Members[1] })
        {
            Assert.True((await _app.Cast(id, voter, "yes")).IsDone);
        }

        for (var i = 0; i < comments; i++)
        {
            Assert.True((await _app.Comment(id, committee.Members[0], CommentSteps.Draft("5.1", $"A limit is missing in row {i + 1}."))).IsDone);
        }

        Assert.True((await _app.Comment(id, committee.Members[1], CommentSteps.Draft("5.2", "A typing error."))).IsDone);
        Assert.True((await _app.CloseByHand(id, committee)).IsDone);
        Assert.True((await Dispose(id, committee, Disposition.Accepted, "5.1")).IsDone);
        Assert.True((await Rule(id, committee, committee.Members[0])).IsDone);
        return (committee, id);
    }

    private async Task Conditional(long id, Someone voter) => Assert.True((await _app.Cast(id, voter, "noUnlessAdopted", "Clause 5 lacks a limit.")).IsDone);

    /// <summary>As a set of rules lets it be cast that asks for no reason.</summary>
    private Task WithoutReason(long id, Someone voter) => _app.InDb(db => db.SlipAnswers.Where(a => a.Slip.BallotId == id && a.Slip.Voter.PersonId == voter.PersonId)
        .ExecuteUpdateAsync(set => set.SetProperty(a => a.Reason, (string?)null).SetProperty(a => a.IsReasoned, false)));

    private Task<long> AnswerOf(long id, Someone voter) => _app.InDb(db => (
        from a in db.SlipAnswers
        join v in db.Voters on a.SlipId equals v.LastSlipId
        where v.BallotId == id && v.PersonId == voter.PersonId
        select a.Id).SingleAsync());

    private async Task<Outcome> Rule(long id, GivenCommittee committee, Someone voter)
    {
        var answer = await AnswerOf(id, voter);
        return await _app.In(s => s.GetRequiredService<RuleOnVote>().ExecuteAsync(new(Guid.CreateVersion7(), id, 1, answer, RulingKind.Adopted, "As the desk reads it."), GivenBallot.By(committee.Secretary), default));
    }

    private Task<Outcome> Sign(long id, GivenCommittee committee) => _app.In(s => s.GetRequiredService<SignVerdict>().ExecuteAsync(id, 1, GivenBallot.By(committee.Chair), default));

    private async Task<Outcome<int>> Dispose(long id, GivenCommittee committee, Disposition disposition, string? clause = null)
    {
        var picked = await _app.InDb(db => db.Comments.Where(c => c.BallotId == id && (clause == null || c.Clause == clause)).Select(c => new PickedComment(c.Id, c.Version)).ToListAsync());
        return await _app.In(s => s.GetRequiredService<DisposeComments>().ExecuteAsync(new(id, picked, false, disposition, "As discussed."), GivenBallot.By(committee.Secretary), default));
    }

    private Task<List<Disposition?>> Dispositions(long id) => _app.InDb(db => db.Comments.Where(c => c.BallotId == id).OrderBy(c => c.ClauseSort).Select(c => c.Disposition).ToListAsync());

    /// <summary>The table as fetched, every comment turned down in it.</summary>
    private static async Task<byte[]> Filled(Browser desk, long id)
    {
        string[] heads = [.. TemplateColumns.Disposing.Select(c => c.Head.En)];
        using var table = Table.Open(new MemoryStream(await desk.Fetch($"/ballots/{id}/comments/dispositions.xlsx"))).Value;
        var rows = table.Rows().Select(row => row.Cells).SkipWhile(cells => !cells.Contains("Disposition")).Skip(1)
            .Select(cells => Enumerable.Range(0, heads.Length).Select(i => heads[i] == "Disposition" ? "Not accepted" : i == heads.Length - 1 ? "Not after all." : i < cells.Count ? cells[i] : null).ToArray());
        return TableFiles.Xlsx([heads, .. rows]);
    }

    private async Task<Someone> Succeed(long id, GivenCommittee committee, Someone who, string name)
    {
        await _app.InDb(db => db.Memberships.Where(m => m.Id == who.MembershipId).ExecuteUpdateAsync(set => set.SetProperty(m => m.ToOn, new DateOnly(2026, 11, 22))));
        var next = await _app.Seat(committee, name, new(2026, 11, 20));
        var place = await _app.InDb(db => db.Voters.Where(v => v.BallotId == id && v.PersonId == who.PersonId).Select(v => v.Id).SingleAsync());
        Assert.True((await _app.In(s => s.GetRequiredService<NameSuccessor>().ExecuteAsync(id, place, next.MembershipId, GivenBallot.By(committee.Secretary), default))).IsDone);
        return next;
    }

    private async Task<int> Count(Browser browser, string address)
    {
        await browser.Get(address);
        _app.Queries.Restart();
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(address)).Status);
        return _app.Queries.Commands.Count;
    }
}
