using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Documents;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;

namespace TcManager.Web.Tests.Ballots;

public sealed class SeveralQuestions : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Without_script_questions_are_added_moved_and_taken_away_and_what_was_typed_stays()
    {
        var committee = await _app.Committee(3);
        var (first, second) = (await _app.RuleSet("sac-tc"), await _app.RuleSet("simple-majority"));
        var (rules, half) = ($"{first}", $"{second}");
        using var browser = await Browser.For(_app, committee.Secretary);
        var form = await browser.Get($"/committees/{committee.Id}/ballots/new");
        const string at = "form[enctype]";

        var page = await browser.Post(form, at, ("TitleZh", "两项"), ("TitleEn", "Two matters"), ("QuestionZh", "甲？"), ("QuestionEn", "A?"), ("RuleSetVersionId", rules), ("Rearrange", "add"));
        Assert.Equal("Two matters", page.Document.GetElementById("TitleEn")!.GetAttribute("value"));
        Assert.DoesNotContain(page.Document.QuerySelectorAll(".invalid-feedback"), f => f.TextContent.Trim().Length > 0);
        page = await browser.Post(page, at, ("Further[0].TextZh", "乙？"), ("Further[0].TextEn", "B?"), ("Further[0].RuleSetVersionId", half), ("Further[0].Comments", "WithNo"), ("Rearrange", "add"));
        page = await browser.Post(page, at, ("Further[1].TextZh", "丙？"), ("Further[1].TextEn", "C?"), ("Rearrange", "up:1"));
        Assert.Equal(["C?", "B?"], page.Document.QuerySelectorAll("textarea[id^=Further][id$=TextEn]").Select(t => t.TextContent.Trim()));
        page = await browser.Post(page, at, ("Rearrange", "up:0"));
        Assert.Equal("C?", page.Document.GetElementById("QuestionEn")!.TextContent.Trim());
        page = await browser.Post(page, at, ("Rearrange", "up:0"));
        page = await browser.Post(page, at, ("Rearrange", "remove:0"));
        Assert.Equal(["B?"], page.Document.QuerySelectorAll("textarea[id^=Further][id$=TextEn]").Select(t => t.TextContent.Trim()));

        await browser.PostFiles(page, at, [("File", "draft.pdf", SampleFiles.Pdf), ("Further[0].File", "own.pdf", SampleFiles.Pdf)], ("DeadlineOn", "2026-12-10"));
        var ballot = await _app.InDb(db => db.Ballots.Include(b => b.Questions.OrderBy(q => q.No)).ThenInclude(q => q.Document).SingleAsync());
        Assert.Equal([("A?", CommentDuty.AsTheRules), ("B?", CommentDuty.WithNo)], ballot.Questions.Select(q => (q.Text.En, q.Comments)));
        Assert.Equal([first, second], ballot.Questions.Select(q => q.RuleSetVersionId));
        Assert.NotEqual(ballot.Questions[0].DocumentId, ballot.Questions[1].DocumentId);

        // Moved up in the draft, its own paper goes with it.
        var edit = await browser.Get($"/ballots/{ballot.Id}/edit");
        await browser.Post(await browser.Post(edit, at, ("Rearrange", "up:0")), at);
        var moved = await _app.InDb(db => db.Questions.Where(q => q.BallotId == ballot.Id).OrderBy(q => q.No).Select(q => new { q.Text.En, q.DocumentId }).ToListAsync());
        Assert.Equal([("B?", ballot.Questions[1].DocumentId), ("A?", ballot.Questions[0].DocumentId)], moved.Select(q => (q.En, q.DocumentId)));

        // And one that is taken away is gone.
        edit = await browser.Get($"/ballots/{ballot.Id}/edit");
        await browser.Post(await browser.Post(edit, at, ("Rearrange", "remove:0")), at);
        Assert.Equal("B?", (await _app.InDb(db => db.Questions.SingleAsync(q => q.BallotId == ballot.Id))).Text.En);
    }

    [Fact]
    public async Task Without_script_the_page_says_at_each_question_which_file_is_to_be_chosen_again()
    {
        var committee = await _app.Committee(3);
        using var browser = await Browser.For(_app, committee.Secretary);
        const string at = "form[enctype]";
        var page = await browser.PostFiles(await browser.Get($"/committees/{committee.Id}/ballots/new"), at, [], ("Rearrange", "add"));
        Assert.DoesNotContain("again: a browser", page.Text, StringComparison.Ordinal);

        page = await browser.PostFiles(page, at, [("File", "first.pdf", SampleFiles.Pdf), ("Further[0].File", "second.pdf", SampleFiles.Pdf)], ("Rearrange", "add"));
        Assert.Contains("Choose first.pdf again", page.Document.GetElementById("File-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Choose second.pdf again", page.Document.GetElementById("Further_0__File-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.GetElementById("Further_1__File-hint"));

        // A file goes with its question.
        page = await browser.PostFiles(page, at, [("Further[0].File", "second.pdf", SampleFiles.Pdf)], ("Rearrange", "up:0"));
        Assert.Contains("Choose second.pdf again", page.Document.GetElementById("File-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.GetElementById("Further_0__File-hint"));
    }

    [Fact]
    public async Task A_question_without_a_paper_that_is_moved_up_takes_none_from_the_one_before()
    {
        var committee = await _app.Committee(3);
        var rules = await _app.RuleSet("sac-tc");
        var id = await _app.In(async services => (await services.GetRequiredService<PrepareBallot>().ExecuteAsync(
            new(Guid.CreateVersion7(), committee.Id, GivenBallot.Plan(rules) with { Further = [new("乙？", "B?", rules), new("丙？", "C?", rules)] },
                new("proposal.pdf", SampleFiles.Pdf.Length, () => new MemoryStream(SampleFiles.Pdf)), [new(null), new(null, IsFirst: true)]), GivenBallot.By(committee.Secretary), default)).Value);
        var paper = await _app.InDb(db => db.Questions.Where(q => q.BallotId == id && q.No == 1).Select(q => q.DocumentId).SingleAsync());
        using var browser = await Browser.For(_app, committee.Secretary);
        const string at = "form[enctype]";

        var page = await browser.Post(await browser.Get($"/ballots/{id}/edit"), at, ("Rearrange", "up:0"));
        Assert.Contains("This question has no paper", page.Text, StringComparison.Ordinal);
        await browser.Post(page, at);
        Assert.Equal([("B?", null), ("Do you agree to submit it?", paper), ("C?", paper)], await Papers(id));

        // And back, with the paper.
        await browser.Post(await browser.Post(await browser.Get($"/ballots/{id}/edit"), at, ("Rearrange", "up:0")), at);
        Assert.Equal([("Do you agree to submit it?", paper), ("B?", null), ("C?", paper)], await Papers(id));
    }

    [Fact]
    public async Task Each_fault_of_a_further_question_stands_at_its_field()
    {
        var committee = await _app.Committee(1);
        using var browser = await Browser.For(_app, committee.Secretary);
        var form = await browser.Post(await browser.Get($"/committees/{committee.Id}/ballots/new"), "form[enctype]", ("Rearrange", "add"));

        var page = await browser.Post(form, "form[enctype]", ("Further[0].TextEn", "B?"), ("Further[0].RuleSetVersionId", ""));

        Assert.Contains("Enter the question", page.FaultAt("Further_0__TextZh"), StringComparison.Ordinal);
        Assert.Contains("Choose the rules", page.FaultAt("Further_0__RuleSetVersionId"), StringComparison.Ordinal);
        Assert.Contains("Question 2: Question in Chinese", page.Text, StringComparison.Ordinal);
        Assert.Equal("B?", page.Document.GetElementById("Further_0__TextEn")!.TextContent.Trim());
    }

    [Fact]
    public async Task One_slip_answers_all_and_each_question_has_its_verdict()
    {
        var committee = await _app.Committee(3);
        var id = await TwoQuestions(committee);
        using var browser = await Browser.For(_app, committee.Members[0]);
        var form = await browser.Get($"/ballots/{id}/vote");
        Assert.Empty(form.Document.QuerySelectorAll("input[type=radio][checked]"));

        var refused = await browser.Post(form, "#vote", ("Choice", "yes"), ("Reason", "Good."));
        Assert.Contains("Choose how you vote", refused.FaultAt("More_0__Choice"), StringComparison.Ordinal);
        Assert.Equal(("Good.", 0), (refused.Document.GetElementById("Reason")!.TextContent.Trim(), await _app.InDb(db => db.Slips.CountAsync())));

        // The ballot asks for a reason with each choice of the second question, its rules with a no only.
        refused = await browser.Post(refused, "#vote", ("More[0].Choice", "abstain"));
        Assert.Contains("Write the reason", refused.FaultAt("More_0__Reason"), StringComparison.Ordinal);
        Assert.Equal("yes", refused.Document.QuerySelector("input[name=Choice][checked]")!.GetAttribute("value"));
        var receipt = await browser.Post(refused, "#vote", ("More[0].Reason", "Not my field."));

        Assert.Contains("Question 1 Do you agree to submit it? Yes", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Question 2 Shall it be urgent? Abstain", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Not my field.", receipt.Text, StringComparison.Ordinal);
        var again = await browser.Get($"/ballots/{id}/vote");
        Assert.Equal("", again.Document.GetElementById("More_0__Reason")!.TextContent.Trim());
        Assert.Contains("Not my field.", again.Text, StringComparison.Ordinal);

        // The same form once more makes no second slip.
        await browser.Post(refused, "#vote", ("More[0].Reason", "Not my field."));
        Assert.Equal((1, 2), await _app.InDb(async db => (await db.Slips.CountAsync(), await db.SlipAnswers.CountAsync())));

        foreach (var voter in new[] { committee.Chair, committee.Secretary, committee.Members[1] })
        {
            await Cast(id, voter, "yes", "no");
        }

        await _app.CloseByHand(id, committee);
        var verdicts = await _app.InDb(db => db.Verdicts.Include(v => v.Question).Where(v => v.Question.BallotId == id).OrderBy(v => v.Question.No).ToListAsync());
        Assert.Equal([VerdictOutcome.Approved, VerdictOutcome.NotApproved], verdicts.Select(v => v.Outcome));
        var shown = await browser.Get($"/ballots/{id}");
        Assert.Contains("Differs by question", shown.Text, StringComparison.Ordinal);
        Assert.Contains("You voted “1. Yes; 2. Abstain”", shown.Text, StringComparison.Ordinal);
        Assert.NotNull(shown.Document.GetElementById("checks-2"));
        Assert.Contains("Differs by question", (await browser.Get($"/committees/{committee.Id}/ballots")).Text, StringComparison.Ordinal);
        Assert.Contains("differs by question", (await browser.Get($"/committees/{committee.Id}")).Text, StringComparison.Ordinal);
        var home = (await browser.Get("/")).Text;
        Assert.All(verdicts, v => Assert.Contains($"{v.Question.No}. {v.Question.Text.En}", home, StringComparison.Ordinal));
        Assert.Contains("Differs by question", (await browser.Get("/ballots")).Text, StringComparison.Ordinal);
        using (var waiting = await Browser.For(_app, committee.Chair))
        {
            Assert.Contains("differs by question", (await waiting.Get("/")).Text, StringComparison.Ordinal);
        }

        var mail = await _app.Written(MailKinds.BallotClosed, committee.Members[0]);
        Assert.Contains("2. ", mail.Text, StringComparison.Ordinal);

        // One signature decides all of them.
        using var chair = await Browser.For(_app, committee.Chair);
        await chair.Post(await chair.Get($"/ballots/{id}"), "#sign");
        Assert.Equal(2, await _app.InDb(db => db.Verdicts.CountAsync(v => v.SignedAt != null)));
    }

    [Fact]
    public async Task A_question_is_for_the_seats_of_its_rules_only_and_the_slip_of_others_has_no_answer_to_it()
    {
        var committee = await _app.Committee(0);
        var p = await _app.Seat(committee, "Pm", new(2024, 3, 1), category: SeatCategory.P);
        var o = await _app.Seat(committee, "Om", new(2024, 3, 1), category: SeatCategory.O);
        var dts = await _app.RuleSet("iso-dts");
        var id = await _app.OpenBallot(committee, "iso-dis", plan => plan with { Further = [new("乙？", "Only for P?", dts)] });

        using var browser = await Browser.For(_app, o);
        var form = await browser.Get($"/ballots/{id}/vote");
        Assert.DoesNotContain("Only for P?", form.Document.QuerySelector("#vote")!.TextContent, StringComparison.Ordinal);
        var receipt = await browser.Post(form, "#vote", ("Choice", "yes"));
        Assert.EndsWith("/receipt", receipt.Address.AbsolutePath, StringComparison.Ordinal);
        await browser.Post(form, "#vote", ("Choice", "yes"));
        Assert.Equal((1, 1), await _app.InDb(async db => (await db.Slips.CountAsync(), await db.SlipAnswers.CountAsync())));

        using var other = await Browser.For(_app, p);
        var refused = await other.Post(await other.Get($"/ballots/{id}/vote"), "#vote", ("Choice", "yes"));
        Assert.Contains("Choose how you vote", refused.FaultAt("More_0__Choice"), StringComparison.Ordinal);
    }

    private async Task<long> TwoQuestions(GivenCommittee committee)
    {
        var rules = await _app.RuleSet("sac-tc");
        return await _app.OpenBallot(committee, with: plan => plan with { Further = [new("是否加急？", "Shall it be urgent?", rules, CommentDuty.WithEach)] });
    }

    private Task Cast(long id, Someone voter, string first, string second) => _app.In(services =>
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Application.Ballots.CastVote>(services).ExecuteAsync(
            new(id, Guid.CreateVersion7(), voter.PersonId, [new(1, first, null), new(2, second, "Because.")]), GivenBallot.By(voter), default));

    private async Task<IEnumerable<(string, long?)>> Papers(long id) =>
        (await _app.InDb(db => db.Questions.Where(q => q.BallotId == id).OrderBy(q => q.No).Select(q => new { q.Text.En, q.DocumentId }).ToListAsync())).Select(q => (q.En, q.DocumentId));
}
