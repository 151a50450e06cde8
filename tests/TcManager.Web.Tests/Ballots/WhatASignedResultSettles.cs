using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Imports.Tables;
using TcManager.Domain.Ballots.Comments;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Tests.Comments;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Imports;

namespace TcManager.Web.Tests.Ballots;

/// <summary>A signature settles what became of the comments that an adoption rests on.</summary>
public sealed class WhatASignedResultSettles : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

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
        Assert.True((await _app.Sign(id, committee)).IsDone);

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
        Assert.True((await _app.Sign(one, few)).IsDone);
        Assert.True((await _app.Sign(thirty, many)).IsDone);
        using var fewDesk = await Browser.For(_app, few.Secretary);
        using var manyDesk = await Browser.For(_app, many.Secretary);
        Assert.Equal(30, (await manyDesk.Get($"/ballots/{thirty}/comments")).Document.QuerySelectorAll("#Picked tbody tr").Count(row => row.TextContent.Contains("The signed result rests on it", StringComparison.Ordinal)));

        Assert.Equal(await _app.CountQueries(fewDesk, $"/ballots/{one}/comments"), await _app.CountQueries(manyDesk, $"/ballots/{thirty}/comments"));
    }

    [Fact]
    public async Task A_row_of_a_table_that_contradicts_a_signed_result_comes_back_and_the_others_are_taken()
    {
        var (committee, id) = await Adopted();
        Assert.True((await _app.Sign(id, committee)).IsDone);
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
        Assert.True((await _app.Sign(id, committee)).IsDone);

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

        var signing = _app.Sign(id, committee);
        var disposing = _app.In(s => s.GetRequiredService<DisposeComments>().ExecuteAsync(new(id, picked, false, Disposition.NotAccepted, "Not after all."), GivenBallot.By(committee.Secretary), default));
        var (signed, disposed) = (await signing, await disposing);

        Assert.NotEqual(signed.IsDone, disposed.IsDone);
        Assert.Equal(signed.IsDone ? "comment.adoptedInResult" : "verdict.adoptionContradicted", (signed.IsDone ? disposed.Refusals : signed.Refusals).Single().Code);
    }

    /// <summary>Chair, a member: yes; the first member: no, unless its accepted comments are adopted, and they were; another comment nobody has looked at. Closed and counted as approved.</summary>
    private async Task<(GivenCommittee Committee, long Id)> Adopted(string code = "SAC/TC 605", int comments = 1)
    {
        var committee = await _app.Committee(2, code);
        var id = await _app.OpenBallot(committee, "sac-legacy-letter");
        await _app.Conditional(id, committee.Members[0]);
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
        Assert.True((await _app.DisposeOf(id, committee, Disposition.Accepted, "5.1")).IsDone);
        Assert.True((await _app.Rule(id, committee, committee.Members[0])).IsDone);
        return (committee, id);
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
}
