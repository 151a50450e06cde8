using Microsoft.EntityFrameworkCore;
using TcManager.Domain.Ballots.Comments;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Features.Comments;

namespace TcManager.Browser.Tests;

/// <summary>What decides and what does not: a comment that a signed result rests on, and a count that was made before its ballot was opened again and withdrawn; in both languages.</summary>
public sealed class WhatASignatureSettles : IAsyncLifetime
{
    private readonly BrowserApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task A_comment_is_marked_that_a_signed_result_rests_on(string culture)
    {
        var words = new Words(_app, culture);
        var (ballot, author) = await _app.InDb(async db =>
        {
            // Of the samples none is both: a ruling on the vote of somebody who has commented is put where there is a signed result.
            var comment = await db.Comments.AsNoTracking().Include(c => c.Voter).Where(c => db.Verdicts.Any(v => v.Question.BallotId == c.BallotId) && c.AuthorZh == null && c.Voter!.LastSlipId != null).OrderBy(c => c.ClauseSort).FirstAsync();
            var (id, voter) = (comment.BallotId, comment.Voter!);
            var answer = await db.SlipAnswers.Where(a => a.SlipId == voter.LastSlipId).Select(a => a.Id).SingleAsync();
            await db.Rulings.ExecuteUpdateAsync(set => set.SetProperty(r => r.AnswerId, answer).SetProperty(r => r.BallotId, id));
            await db.Verdicts.Where(v => v.Question.BallotId == id).ExecuteUpdateAsync(set => set.SetProperty(v => v.SignedAt, v => v.ComputedAt));
            await db.Comments.Where(c => c.Id == comment.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Disposition, Disposition.Accepted));
            return (id, culture == "en" ? voter.NameLatin : voter.NameZh);
        });
        var desk = await _app.Window(culture);
        await desk.SignIn("secretariat");

        await desk.GotoAsync($"/ballots/{ballot}/comments");

        var marked = desk.Locator("#Picked tbody tr", new() { HasText = words.In<CommentsTexts>("settled", author)[..12] });
        Assert.InRange(await marked.CountAsync(), 1, 10);
        await desk.IsSound();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task A_count_before_a_withdrawal_is_shown_as_history(string culture)
    {
        var words = new Words(_app, culture);
        var ballot = await _app.InDb(async db =>
        {
            var id = await db.Verdicts.Where(v => v.Outcome == VerdictOutcome.NotQuorate).Select(v => v.Question.BallotId).SingleAsync();
            await db.Ballots.Where(b => b.Id == id).ExecuteUpdateAsync(set => set
                .SetProperty(b => b.Generation, 2).SetProperty(b => b.ClosedAt, (DateTimeOffset?)null).SetProperty(b => b.CancelledAt, b => b.ClosesAt).SetProperty(b => b.WithdrawalReason, "示例：附件有误。Sample: the wrong paper was attached."));
            return id;
        });
        var desk = await _app.Window(culture);
        await desk.SignIn("secretariat");

        await desk.GotoAsync($"/ballots/{ballot}");

        await desk.GetByText(words.In<BallotsTexts>("withdrawn.earlier")).WaitForAsync();
        await desk.GetByText(words.In<BallotsTexts>("withdrawn.what.again")).WaitForAsync();
        await desk.IsSound();
    }
}
