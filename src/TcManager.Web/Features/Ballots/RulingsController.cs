using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>After the close, until the signature: what the rules leave to the secretariat of single votes.</summary>
public sealed class RulingsController(
    BallotQueries ballots,
    RulingQueries rulings,
    VerdictQueries verdicts,
    RuleOnVote rule,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<BallotsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpGet("ballots/{id:long}/rulings")]
    public async Task<IActionResult> Show(long id, int page, CancellationToken ct)
    {
        // What cannot be read of an address is no fault of the reader.
        ModelState.Clear();
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        return refused ?? (IsFor(ballot!) ? await PageAsync(new() { Page = page }, ballot!, ct) : LocalRedirect($"/ballots/{id}"));
    }

    [HttpPost("ballots/{id:long}/rulings")]
    public async Task<IActionResult> Create(long id, RulingForm form, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        ModelState.Remove(nameof(form.Page));
        if (ModelState.IsValid)
        {
            var ruled = await rule.ExecuteAsync(new(form.Uid, id, form.Generation, form.AnswerId, form.Kind, form.Reason), await current.ActingAsync(), ct);
            if (ruled.IsDone)
            {
                TempData["Done"] = texts["done.ruled"].Value;
                return LocalRedirect($"/ballots/{id}/rulings{(form.Page > 1 ? $"?page={form.Page}" : "")}");
            }

            if (ruled.Refusals[0].Field is null)
            {
                return NotDone(id, errors.Sentence<BallotsTexts>(ruled.Refusals[0]));
            }

            errors.Add<BallotsTexts>(ModelState, ruled.Refusals);
        }

        if (!IsFor(ballot!))
        {
            return LocalRedirect($"/ballots/{id}");
        }

        // Faults stand beside their vote. A form whose vote is on no such page, or that does not even name one, is told so.
        var page = await PageAsync(form, ballot!, ct);
        var isBesideItsVote = form.Frame.Votes.Rows.Any(vote => vote.AnswerId == form.AnswerId) && ModelState.All(field => field.Value!.Errors.Count == 0 || field.Key is nameof(form.Kind) or nameof(form.Reason));
        return isBesideItsVote ? page : NotDone(id, errors.Sentence<BallotsTexts>(new("ruling.notThere")));
    }

    private static bool IsFor(BallotView ballot) => ballot.State == BallotState.Closed && RulingQueries.MayLeave(ballot);

    private async Task<IActionResult> PageAsync(RulingForm form, BallotView ballot, CancellationToken ct)
    {
        form.Generation = ballot.Generation;
        form.Frame = new(ballot, await verdicts.PresentAsync(ballot, ct), await rulings.VotesAsync(ballot, form.Page, ct, form.AnswerId > 0 ? form.AnswerId : null));
        return View("Rulings", form);
    }
}

/// <summary>What is said of one vote.</summary>
public sealed class RulingForm : PostedForm
{
    public int Generation { get; set; }

    public long AnswerId { get; set; }

    /// <summary>On which it was shown.</summary>
    public int Page { get; set; }

    public RulingKind? Kind { get; set; }

    [StringLength(Ruling.MaxReasonLength, ErrorMessage = "form.tooLong")]
    public string? Reason { get; set; }

    /// <summary>The votes, never bound.</summary>
    [BindNever, ValidateNever]
    public RulingFrame Frame { get; set; } = null!;
}

/// <summary>The votes that the rules leave to the secretariat, and what stands now.</summary>
public sealed record RulingFrame(BallotView Ballot, IReadOnlyList<VerdictView> Verdicts, VotesToRuleOn Votes)
{
    public bool IsSigned => Verdicts.Any(v => v.SignedAt is not null);

    public QuestionView QuestionOf(VoteToRuleOn vote) => Ballot.Questions.Single(q => q.Id == vote.QuestionId);

    /// <summary>What can be said of a vote: what stands is not among it, nor an adoption of nothing. Empty where that leaves nothing.</summary>
    public IReadOnlyList<RulingKind> KindsOf(VoteToRuleOn vote)
    {
        var stands = vote.Ruling?.Kind ?? RulingKind.AsCast;
        return [.. Ruling.KindsFor(QuestionOf(vote).Rules.Definition, vote.Choice, vote.IsReasoned).Append(RulingKind.AsCast).Where(kind => kind != stands && (kind != RulingKind.Adopted || vote.SaysWhatToAdopt))];
    }

    /// <summary>What the question would come to: said before it is done.</summary>
    public Evaluation? OutcomeWith(VoteToRuleOn vote, RulingKind kind)
    {
        var verdict = Verdicts.Single(v => v.Question.Id == vote.QuestionId);
        var rules = verdict.Question.Rules.Definition;
        var (from, to) = (Ruling.Read(rules, vote.Choice, vote.IsReasoned, vote.Ruling?.Kind ?? RulingKind.AsCast), Ruling.Read(rules, vote.Choice, vote.IsReasoned, kind));
        var votes = verdict.Count.Votes.Append(new(vote.Category, to.Choice, 1, to.IsReasoned)).ToList();
        var counted = votes.FindIndex(row => row.Category == vote.Category && row.Choice == from.Choice && row.Reasoned == from.IsReasoned && row.Votes > 0);
        if (counted < 0)
        {
            return null;
        }

        votes[counted] = votes[counted] with { Votes = votes[counted].Votes - 1 };
        var evaluated = RuleSetEvaluator.Evaluate(rules, verdict.Count with { Votes = votes });
        return evaluated.IsDone ? evaluated.Value : null;
    }
}
