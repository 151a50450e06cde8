using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Accounts;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Accounts;

/// <summary>The page of one account, which its forms come back to when they are refused.</summary>
public abstract class AccountPageController(AccountQueries accounts, CommitteeAccess access, CurrentActor current, FormErrors errors) : Controller
{
    protected AccountQueries Accounts => accounts;

    protected CommitteeAccess Access => access;

    protected CurrentActor Current => current;

    protected FormErrors Errors => errors;

    protected async Task<IActionResult> PageAsync(long id, CancellationToken ct) =>
        await access.RefuseAsync(SystemAction.ManageAccounts)
        ?? (await accounts.ShowAsync(id, ct) is { } page ? View("Show", new AccountShown(page, (await current.GetAsync()).AccountId == id)) : NotFound());

    /// <summary>Back to the account with one line about what was done; refused, the page with the sentence at its place.</summary>
    /// <param name="id">The account.</param>
    /// <param name="outcome">Null when there is no such account.</param>
    /// <param name="sentence">What was done.</param>
    /// <param name="ct">Ends the wait.</param>
    protected async Task<IActionResult> AnswerAsync(long id, Outcome? outcome, Func<AccountLine, string> sentence, CancellationToken ct)
    {
        if (outcome is null || await accounts.ShowAsync(id, ct) is not { } page)
        {
            return NotFound();
        }

        if (outcome.IsDone)
        {
            TempData["Done"] = sentence(page.Line);
            return LocalRedirect($"/accounts/{id}");
        }

        // Rights were read before it was decided; whoever has lost them meanwhile sees no page of administrators.
        if (outcome.Refusals.Any(r => r.Code == HeldAccount.NotAdministrator))
        {
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }

        errors.Add<AccountsTexts>(ModelState, outcome.Refusals);
        return View("Show", new AccountShown(page, (await current.GetAsync()).AccountId == id));
    }
}

/// <summary>One account, as an administrator sees it.</summary>
/// <param name="Page">What is known of it.</param>
/// <param name="IsOwn">The reader's own.</param>
public sealed record AccountShown(AccountShow Page, bool IsOwn);
