using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.RuleSets;

/// <summary>Rule sets for everybody to read, as the texts that they come from are; and the mark of those that an administrator has compared with the text.</summary>
public sealed class RuleSetsController(
    RuleSetQueries ruleSets, VerifyRuleSet verify, CommitteeAccess access, CurrentActor current, FormErrors errors, IStringLocalizer<RuleSetsTexts> texts) : Controller
{
    [AllowAnonymous]
    [HttpGet("rule-sets")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View(new RuleSetList(await ruleSets.ListAsync(ct), await access.AllowsAsync(SystemAction.ManageRuleSets)));

    [AllowAnonymous]
    [HttpGet("rule-sets/{code}")]
    public async Task<IActionResult> Show(string code, int? version, CancellationToken ct)
    {
        // A version that cannot be read is none.
        var page = ModelState.IsValid ? await ruleSets.ShowAsync(code, version, ct) : null;
        return page is null ? NotFound() : View(await ShownAsync(page));
    }

    [HttpPost("rule-sets/{code}/verification")]
    public async Task<IActionResult> Verify(string code, int? version, bool hasRead, CancellationToken ct)
    {
        if (await access.RefuseAsync(SystemAction.ManageRuleSets) is { } refused)
        {
            return refused;
        }

        var page = ModelState.IsValid ? await ruleSets.ShowAsync(code, version, ct) : null;
        if (page is null)
        {
            return NotFound();
        }

        var verified = await verify.ExecuteAsync(code, page.Rules.No, hasRead, await current.ActingAsync(), ct);
        if (verified.IsDone)
        {
            TempData["Done"] = texts["done.verified", code, page.Rules.No].Value;
            return LocalRedirect($"/rule-sets/{page.Rules.Code}?version={page.Rules.No}");
        }

        errors.Add<RuleSetsTexts>(ModelState, verified.Refusals);
        return View("Show", await ShownAsync(page));
    }

    private async Task<RuleSetShown> ShownAsync(RuleSetPage page) =>
        new(page, ExampleRun.All(page.Rules.Definition, page.Examples), await access.AllowsAsync(SystemAction.ManageRuleSets));
}

/// <summary>The list.</summary>
/// <param name="Sets">Those in force.</param>
/// <param name="MayManage">Whether the reader adds and changes.</param>
public sealed record RuleSetList(IReadOnlyList<RuleSetLine> Sets, bool MayManage);

/// <summary>One version.</summary>
/// <param name="Page">What is known of it.</param>
/// <param name="Runs">Its examples, computed now.</param>
/// <param name="MayManage">Whether the reader adds and changes.</param>
public sealed record RuleSetShown(RuleSetPage Page, IReadOnlyList<ExampleRun> Runs, bool MayManage);
