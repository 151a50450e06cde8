using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots.Comments;
using TcManager.Domain;
using TcManager.Domain.Ballots.Comments;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Comments;

/// <summary>Comments that a test starts from, made by the use cases themselves.</summary>
internal static class CommentSteps
{
    internal static readonly string[] Heads = ["MB/NC", "Line number", "Clause/ Subclause", "Paragraph/ Figure/ Table", "Type of comment", "Comments", "Proposed change", "Observations of the secretariat"];

    private static int _committees;

    /// <summary>Of a committee that no other test has.</summary>
    internal static string NextCode() => $"SAC/TC C{Interlocked.Increment(ref _committees)}";

    internal static CommentDraft Draft(string? clause = "5.1", string? text = "The limit is missing.", string? proposed = "Add it.", CommentType? type = CommentType.Technical, string? line = null) =>
        new(line, clause, null, type, text, proposed);

    internal static Task<Outcome<long>> Comment(this TestApp app, long ballot, Someone voter, CommentDraft? draft = null, Guid? uid = null) => app.In(services =>
        services.GetRequiredService<WriteComment>().ExecuteAsync(new(ballot, uid ?? Guid.CreateVersion7(), Commenter.Person(voter.PersonId), draft ?? Draft()), GivenBallot.By(voter), default));

    internal static async Task<Page> Upload(this Browser browser, long ballot, byte[] file, string name) =>
        await browser.PostFiles(await browser.Get($"/ballots/{ballot}/comments/mine"), "#upload", [("File", name, file)]);

    internal static IReadOnlyList<string> Places(this Page page) => [.. page.Document.QuerySelectorAll("td.lead").Select(td => td.Spoken())];
}
