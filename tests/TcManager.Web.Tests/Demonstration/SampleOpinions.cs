using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots.Comments;
using TcManager.Domain.Ballots;

namespace TcManager.Web.Tests.Demonstration;

public sealed class SampleOpinions(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    [Fact]
    public async Task One_consultation_runs_and_one_has_ended_with_comments_still_to_dispose_of()
    {
        var consultations = await app.InDb(db => db.Ballots.AsNoTracking().Where(b => b.Kind == BallotKind.Consultation).OrderBy(b => b.Number)
            .Select(b => new { b.Id, b.Title, b.Committee.Code, b.ClosedAt, Comments = db.Comments.Count(c => c.BallotId == b.Id), Open = db.Comments.Count(c => c.BallotId == b.Id && c.Disposition == null) }).ToListAsync());

        Assert.Equal([("ISO/TC 321", true), ("SAC/TC 605", false)], consultations.Select(c => (c.Code, c.ClosedAt is not null)));
        Assert.All(consultations, c => Assert.Contains("示例", c.Title.Zh, StringComparison.Ordinal));
        Assert.True(consultations[0].Open > 0 && consultations[0].Open < consultations[0].Comments);
        var returns = await app.In(services => services.GetRequiredService<CommentQueries>().ReturnsAsync(consultations[1].Id, default));
        Assert.Equal((14 + 3, 5 + 2), (returns.Replied, returns.WithComments));
        Assert.False(await app.InDb(db => db.Voters.AnyAsync(v => v.BallotId == consultations[1].Id && v.LastRevision > 0 && v.Membership.Person.Email == "member@tc605.example")));
    }

    [Fact]
    public async Task A_ballot_has_comments_in_both_languages_some_equal_and_some_disposed_of()
    {
        var comments = await app.InDb(db => db.Comments.AsNoTracking().Where(c => c.Ballot.Kind == BallotKind.Vote && c.Ballot.ClosedAt != null).ToListAsync());

        Assert.Single(comments.Select(c => c.BallotId).Distinct());
        Assert.Contains(comments, c => c.Text.All(char.IsAscii));
        Assert.Contains(comments, c => !c.Text.All(char.IsAscii));
        Assert.Contains(comments.CountBy(c => Convert.ToHexString(c.EqualKey)), c => c.Value > 1);
        Assert.Contains(comments, c => c.Disposition is null);
        Assert.Contains(comments, c => c.Disposition is not null);
    }
}
