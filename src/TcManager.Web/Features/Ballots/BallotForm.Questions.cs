using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Application.Documents;
using TcManager.Domain.Ballots;

namespace TcManager.Web.Features.Ballots;

/// <summary>Which paper a question after the first has where no file is chosen.</summary>
public enum FurtherPaper
{
    First,
    None,
    Kept,
}

/// <summary>A question after the first, as typed.</summary>
public sealed class FurtherQuestion
{
    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? TextZh { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? TextEn { get; set; }

    public long? RuleSetVersionId { get; set; }

    public CommentDuty Comments { get; set; }

    public FurtherPaper Paper { get; set; }

    /// <summary>The paper that it has already.</summary>
    public long? KeptDocumentId { get; set; }

    public IFormFile? File { get; set; }

    public QuestionPlan ToPlan() => new(TextZh, TextEn, RuleSetVersionId, Comments);

    public QuestionPaperInput ToPaper() => new(BallotForm.UploadOf(File), Paper == FurtherPaper.Kept ? KeptDocumentId : null, Paper == FurtherPaper.First);
}

public sealed partial class BallotForm
{
    public List<FurtherQuestion> Further { get; set; } = [];

    public CommentDuty Comments { get; set; }

    /// <summary>The paper that the first question has already.</summary>
    public long? KeptDocumentId { get; set; }

    /// <summary>Set where a question without a paper was moved to the first place.</summary>
    public bool HasNoPaper { get; set; }

    public long? AgendaItemId { get; set; }

    /// <summary>The button that adds, moves or takes away a question instead of saving: <c>add</c>, <c>up:0</c>, <c>remove:0</c>, counted among those after the first.</summary>
    public string? Rearrange { get; set; }

    public IReadOnlyList<QuestionPaperInput> FurtherPapers() => [.. Further.Select(question => question.ToPaper())];

    /// <summary>
    /// Does what the button says, and keeps what was typed. Files go with their questions, but are chosen again: a browser does not keep them. The script of the page sends none and puts each back
    /// where it belongs (<c>ballot-questions.js</c>).
    /// </summary>
    /// <returns>False where no such button was pressed.</returns>
    public bool RearrangeQuestions(ModelStateDictionary state)
    {
        if (Rearrange is not { } wish)
        {
            return false;
        }

        var index = wish.Split(':') is [_, var number] && int.TryParse(number, out var at) && at >= 0 && at < Further.Count ? at : -1;
        switch (wish.Split(':')[0])
        {
            case "add" when Further.Count < BallotPlan.MostQuestions - 1:
                Further.Add(new() { RuleSetVersionId = Further.LastOrDefault()?.RuleSetVersionId ?? RuleSetVersionId });
                break;
            case "remove" when index >= 0:
                Further.RemoveAt(index);
                break;
            case "up" when index > 0:
                (Further[index - 1], Further[index]) = (Further[index], Further[index - 1]);
                break;
            case "up" when index == 0:
                MoveToFirst(Further[0]);
                break;
        }

        // The page shows what stands now, not what was sent.
        state.Clear();
        return true;
    }

    internal static Upload? UploadOf(IFormFile? file) => file is null ? null : new(file.FileName, file.Length, file.OpenReadStream);

    private static IEnumerable<(string Field, string Label)> FurtherFields(IStringLocalizer<BallotsTexts> texts)
    {
        (string Field, string Label)[] fields =
        [
            (nameof(FurtherQuestion.TextZh), texts["form.questionZh"].Value),
            (nameof(FurtherQuestion.TextEn), texts["form.questionEn"].Value),
            (nameof(FurtherQuestion.RuleSetVersionId), texts["form.rules"].Value),
            (nameof(FurtherQuestion.File), texts["form.further.file"].Value),
        ];
        return Enumerable.Range(0, BallotPlan.MostQuestions)
            .SelectMany(index => fields.Select(field => ($"{nameof(Further)}[{index}].{field.Field}", texts["form.further.fieldOf", index + 2, field.Label].Value)));
    }

    private static List<FurtherQuestion> FurtherOf(BallotView ballot) => [.. ballot.Questions.Skip(1).Select(question => new FurtherQuestion
    {
        TextZh = question.Text.Zh,
        TextEn = question.Text.En,
        RuleSetVersionId = question.Rules.VersionId,
        Comments = question.Comments,
        Paper = question.Paper is null ? FurtherPaper.None : question.Paper.DocumentId == ballot.Questions[0].Paper?.DocumentId ? FurtherPaper.First : FurtherPaper.Kept,
        KeptDocumentId = question.Paper?.DocumentId,
    })];

    private void MoveToFirst(FurtherQuestion second)
    {
        (QuestionZh, second.TextZh) = (second.TextZh, QuestionZh);
        (QuestionEn, second.TextEn) = (second.TextEn, QuestionEn);
        (RuleSetVersionId, second.RuleSetVersionId) = (second.RuleSetVersionId, RuleSetVersionId);
        (Comments, second.Comments) = (second.Comments, Comments);
        if (second.Paper == FurtherPaper.First && second.File is null)
        {
            return;
        }

        (File, second.File) = (second.File, File);

        // The papers go with their questions: whoever had the first one's keeps it.
        var (before, hadNone) = (KeptDocumentId, HasNoPaper);
        foreach (var other in Further.Where(other => other.Paper == FurtherPaper.First && before is not null))
        {
            (other.Paper, other.KeptDocumentId) = (FurtherPaper.Kept, before);
        }

        (KeptDocumentId, HasNoPaper) = second.Paper == FurtherPaper.Kept ? (second.KeptDocumentId, false) : (null, true);
        (second.KeptDocumentId, second.Paper) = (before, before is not null && !hadNone ? FurtherPaper.Kept : FurtherPaper.None);
    }
}
