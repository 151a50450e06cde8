using System.Net;
using Microsoft.EntityFrameworkCore;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Security;

/// <summary>A form that the server cannot read is answered by what is wrong with it, never as a page that does not exist.</summary>
public sealed class FormsThatCannotBeRead(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Say_that_they_were_not_understood()
    {
        var committee = await app.Committee(2, "SAC/TC F1");
        var ballot = await app.OpenBallot(committee);
        using var browser = await Browser.For(app, committee.Members[0]);
        var form = await browser.Get($"/ballots/{ballot}/vote");

        var many = await browser.Post(form, "#vote", [.. Enumerable.Range(0, 1100).Select(i => ($"f{i}", (string?)"x"))]);
        Assert.Equal(HttpStatusCode.BadRequest, many.Status);
        Assert.Contains("The request was not understood", many.Text, StringComparison.Ordinal);

        // A character that no text holds is left out, and the vote is taken (decisions, of the code 6).
        var nul = await browser.Post(form, "#vote", ("Choice", "no"), ("Reason", "a\0b"));
        Assert.Equal($"/ballots/{ballot}/receipt", nul.Address.AbsolutePath);
        Assert.Equal("ab", await app.InDb(db => db.SlipAnswers.Where(a => a.Slip.BallotId == ballot).Select(a => a.Reason).SingleAsync()));
    }
}
