using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>A vote as posted. Nothing is preselected, neither the earlier choice nor what was written with it: that speaks for the earlier choice only (pitfalls 13).</summary>
public sealed class VoteForm : PostedForm
{
    /// <summary>The answer to the first question.</summary>
    public string? Choice { get; set; }

    public string? Reason { get; set; }

    /// <summary>The answers to the other questions, in their order.</summary>
    public List<VoteAnswer> More { get; set; } = [];

    /// <summary>The place of whoever has given a proxy; null for the own one.</summary>
    public long? ForVoterId { get; set; }

    /// <summary>What stands around the form, never bound.</summary>
    [BindNever, ValidateNever]
    public VoteFrame Frame { get; set; } = null!;

    public IReadOnlyList<CastAnswer> Answers => [new(1, Choice, Reason), .. More.Select((answer, index) => new CastAnswer(index + 2, answer.Choice, answer.Reason))];

    /// <summary>The fields in the order of the slip, with their labels.</summary>
    public static FormFields Fields(BallotView ballot, IStringLocalizer<BallotsTexts> texts) => new([.. ballot.Questions.SelectMany(question => new[] { ("Choice", "vote.yours"), ("Reason", "vote.reason") }
        .Select(field => (Casting.FieldOf(question.No, field.Item1), ballot.Questions.Count == 1 ? texts[field.Item2].Value : texts["vote.fieldOf", question.No, texts[field.Item2].Value].Value)))]);
}

/// <summary>The answer to a question after the first.</summary>
public sealed class VoteAnswer
{
    public string? Choice { get; set; }

    public string? Reason { get; set; }
}

/// <summary>One question on the slip.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Choice">As chosen in this form.</param>
/// <param name="Reason">As written.</param>
/// <param name="Earlier">What counts so far.</param>
/// <param name="Revision">Of that.</param>
/// <param name="IsOnly">The slip asks nothing else.</param>
public sealed record AskedQuestion(QuestionView Question, string? Choice, string? Reason, MyAnswer? Earlier, int Revision, bool IsOnly)
{
    /// <summary>Nothing is written with a secret vote, and nothing said of what counts so far.</summary>
    public bool IsSecret { get; init; }

    /// <summary>What was written with the earlier vote. Why a paper slip was void is the secretariat's word.</summary>
    public string? EarlierReason => Earlier is { Choice: not RuleSetDefinition.VoidChoice, Reason: { Length: > 0 } reason } ? reason : null;

    public string ChoiceField => Casting.FieldOf(Question.No, "Choice");

    public string ReasonField => Casting.FieldOf(Question.No, "Reason");

    /// <summary>As an element's id.</summary>
    public static string IdOf(string field) => field.Replace("[", "_", StringComparison.Ordinal).Replace("]", "_", StringComparison.Ordinal).Replace(".", "_", StringComparison.Ordinal);
}

/// <summary>What stands around the form.</summary>
public sealed record VoteFrame(BallotView Ballot, MyVote Mine, IReadOnlyList<EntitledVoters> Entitled)
{
    /// <summary>The questions that are this voter's, with what the form says to them.</summary>
    public IReadOnlyList<AskedQuestion> Asked(VoteForm form)
    {
        var asked = Ballot.AskedOf(Mine.Category);
        return [.. asked.Select(question => new AskedQuestion(
            question,
            question.No == 1 ? form.Choice : form.More.ElementAtOrDefault(question.No - 2)?.Choice,
            question.No == 1 ? form.Reason : form.More.ElementAtOrDefault(question.No - 2)?.Reason,
            Mine.Slip?.Answers.FirstOrDefault(answer => answer.QuestionId == question.Id),
            Mine.Slip?.Revision ?? 0,
            asked.Count == 1) { IsSecret = Ballot.IsSecret })];
    }
}

/// <summary>A vote that came too late: what was written is kept to copy, and what stands is named.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Mine">The earlier vote, if any.</param>
/// <param name="ClosedAt">First refused instant.</param>
/// <param name="ReceivedAt">When this came in.</param>
/// <param name="Answers">As chosen and written.</param>
public sealed record LateVote(BallotView Ballot, MyVote? Mine, DateTimeOffset ClosedAt, DateTimeOffset ReceivedAt, IReadOnlyList<CastAnswer> Answers);

/// <summary>What was recorded.</summary>
public sealed record ReceiptPage(BallotView Ballot, MyVote Mine, MySlip Slip)
{
    /// <summary>The place in which the reader voted by proxy; null for the own one.</summary>
    public long? ForVoterId { get; init; }
}

/// <summary>Why the reader cannot vote here.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Reason">noVote, noReceipt, seatEnded or notOpen.</param>
public sealed record NoVotePage(BallotView Ballot, string Reason);
