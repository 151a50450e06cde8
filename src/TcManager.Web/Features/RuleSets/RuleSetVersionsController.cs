using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.RuleSets;

/// <summary>Adding a set, a copy of one, or another version; the worked examples are computed by what was typed, as often as one likes before it is published.</summary>
public sealed class RuleSetVersionsController(
    RuleSetQueries ruleSets, PublishRuleSet publish, CommitteeAccess access, CurrentActor current, FormErrors errors, IStringLocalizer<RuleSetsTexts> texts) : Controller
{
    /// <summary>The button that publishes; the other one only computes.</summary>
    private const string Publish = "publish";

    [HttpGet("rule-sets/new")]
    public async Task<IActionResult> New(string? from, int? version, CancellationToken ct)
    {
        if (await access.RefuseAsync(SystemAction.ManageRuleSets) is { } refused)
        {
            return refused;
        }

        ModelState.Clear();
        var copied = from is null ? null : await ruleSets.ShowAsync(from, version, ct);
        return from is not null && copied is null ? NotFound() : View("Form", copied is null ? RuleSetForm.Blank() : RuleSetForm.Of(copied, isCopy: true));
    }

    [HttpPost("rule-sets/new")]
    public async Task<IActionResult> Add(RuleSetForm form, string? @do, CancellationToken ct) =>
        await access.RefuseAsync(SystemAction.ManageRuleSets) ?? await TakeAsync(form, null, @do, ct);

    [HttpGet("rule-sets/{code}/versions/new")]
    public async Task<IActionResult> NewVersion(string code, CancellationToken ct)
    {
        if (await access.RefuseAsync(SystemAction.ManageRuleSets) is { } refused)
        {
            return refused;
        }

        return await NewestAsync(code, ct) is { } newest ? View("Form", Framed(RuleSetForm.Of(newest, isCopy: false), newest.Rules.Code, [])) : NotFound();
    }

    [HttpPost("rule-sets/{code}/versions/new")]
    public async Task<IActionResult> AddVersion(string code, RuleSetForm form, string? @do, CancellationToken ct)
    {
        if (await access.RefuseAsync(SystemAction.ManageRuleSets) is { } refused)
        {
            return refused;
        }

        if (await NewestAsync(code, ct) is not { } newest)
        {
            return NotFound();
        }

        // The address says of which set, whatever the form does.
        ModelState.Remove(nameof(form.Code));
        form.Code = newest.Rules.Code;
        return await TakeAsync(form, newest.Rules.Code, @do, ct);
    }

    private async Task<RuleSetPage?> NewestAsync(string code, CancellationToken ct) =>
        await ruleSets.ShowAsync(code, null, ct) is { } shown ? await ruleSets.ShowAsync(code, shown.Versions[0].No, ct) : null;

    private async Task<IActionResult> TakeAsync(RuleSetForm form, string? of, string? button, CancellationToken ct)
    {
        var reader = new RuleSetReader(form);
        var definition = reader.Definition();
        var examples = reader.Examples();
        errors.Add<RuleSetsTexts>(ModelState, reader.Faults);
        var runs = ModelState.IsValid && definition.Check().IsDone ? ExampleRun.All(definition, examples) : [];
        if (ModelState.IsValid && button == Publish)
        {
            var published = await publish.ExecuteAsync(new(form.Uid, of, form.After, definition, examples), await current.ActingAsync(), ct);
            if (published.IsDone)
            {
                TempData["Done"] = texts["done.published", published.Value.Code, published.Value.No].Value;
                return LocalRedirect($"/rule-sets/{published.Value.Code}?version={published.Value.No}");
            }

            errors.Add<RuleSetsTexts>(ModelState, reader.AtRows(published.Refusals));
            form.RenewIfSentBefore(ModelState, published.Refusals);
            Follow(form, published.Refusals);
        }
        else if (ModelState.IsValid)
        {
            errors.Add<RuleSetsTexts>(ModelState, reader.AtRows(PublishRuleSet.Faults(definition, examples)));
        }

        return View("Form", Framed(form.WithSpareRows(), of, runs));
    }

    // Sent again it follows the version that came between: the page says so.
    private void Follow(RuleSetForm form, IReadOnlyList<Refusal> refusals)
    {
        if (refusals.FirstOrDefault(refusal => refusal.Code == "ruleSet.stale") is { Args: [int newest] })
        {
            ModelState.Remove(nameof(form.After));
            form.After = newest;
        }
    }

    private static RuleSetForm Framed(RuleSetForm form, string? of, IReadOnlyList<ExampleRun> runs)
    {
        form.Frame = new(of, runs);
        return form;
    }
}
