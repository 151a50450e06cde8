using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Web.Setup;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.RuleSets;

/// <summary>The vote calculator for anyone: what is typed stands in the address, so that a case can be sent to somebody.</summary>
[AllowAnonymous]
[EnableRateLimiting(SecuritySetup.Calculator)]
public sealed class CalculatorController(RuleSetQueries ruleSets, FormErrors errors) : Controller
{
    [HttpGet("calculator")]
    public async Task<IActionResult> Choose(string? set, CancellationToken ct)
    {
        var all = await ruleSets.ListAsync(ct);
        return all.Any(line => line.Code == set) ? LocalRedirect($"/calculator/{set}") : View("Calculator", new CalculatorPage(all, null, null));
    }

    [HttpGet("calculator/{code}")]
    public async Task<IActionResult> Calculate(string code, CancellationToken ct)
    {
        var all = await ruleSets.ListAsync(ct);
        if (await ruleSets.InForceAsync(code, ct) is not { } rules)
        {
            return NotFound();
        }

        var form = new CalculatorForm(rules.Definition, Request.Query);
        var page = new CalculatorPage(all, rules, form);
        if (!form.IsAsked || !rules.Definition.HasVote())
        {
            return View("Calculator", page);
        }

        errors.Add<RuleSetsTexts>(ModelState, form.Faults);
        if (form.Faults.Count > 0)
        {
            return View("Calculator", page);
        }

        var count = form.Input.ToCount(rules.Definition);
        var evaluation = form.Input.Evaluate(rules.Definition);
        errors.Add<RuleSetsTexts>(ModelState, form.AtFields(evaluation.Refusals));
        return View("Calculator", evaluation.IsDone ? page with { Result = new(count.Value, evaluation.Value) } : page);
    }
}
