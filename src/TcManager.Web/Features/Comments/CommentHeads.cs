using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Comments;

namespace TcManager.Web.Features.Comments;

/// <summary>What stands above a table of comments, as in the head of the template of ISO and of 意见汇总处理表: committee, project, document, date.</summary>
public sealed class CommentHeads(CommentQueries comments, TimeProvider clock, IStringLocalizer<CommentsTexts> texts)
{
    public async Task<IReadOnlyList<string>> OfAsync(BallotView ballot, CancellationToken ct)
    {
        var culture = CultureInfo.CurrentUICulture.Name;
        var project = ballot.ProjectId is { } id ? await comments.ProjectAsync(id, culture, ct) : null;
        var papers = ballot.Questions.Select(q => q.Paper).OfType<QuestionPaper>().DistinctBy(p => p.DocumentId)
            .Select(paper => $"{ballot.Committee.Code} N {paper.Number} {paper.Title.In(culture)}").ToList();
        return
        [
            texts["head.committee", ballot.Committee.Head(culture)].Value,
            .. project is null ? Array.Empty<string>() : [texts["head.project", project].Value],
            texts["head.document", papers.Count == 0 ? ballot.Number : string.Join(culture.StartsWith("zh", StringComparison.Ordinal) ? "；" : "; ", papers)].Value,
            texts["head.date", clock.Today(ballot.ZoneId).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)].Value,
        ];
    }
}
