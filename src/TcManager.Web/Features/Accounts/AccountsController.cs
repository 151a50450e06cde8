using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Accounts;
using TcManager.Application.People;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Accounts;

/// <summary>All accounts, one of them, a new one: for administrators.</summary>
public sealed class AccountsController(
    AccountQueries accounts,
    OpenAccountByHand open,
    EnterPerson enter,
    PeopleQueries people,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<AccountsTexts> texts) : AccountPageController(accounts, access, current, errors)
{
    [HttpGet("accounts")]
    public async Task<IActionResult> Index(string? q, AccountKind which, int page, CancellationToken ct)
    {
        ModelState.Clear();
        return await Access.RefuseAsync(SystemAction.ManageAccounts) ?? View(await Accounts.ListAsync(new(q, which), page, ct));
    }

    [HttpGet("accounts/{id:long}")]
    public Task<IActionResult> Show(long id, CancellationToken ct) => PageAsync(id, ct);

    /// <param name="person">For whom, once they are chosen.</param>
    /// <param name="q">By which they are looked for.</param>
    /// <param name="ct">Ends the wait.</param>
    [HttpGet("accounts/new")]
    public async Task<IActionResult> New(long? person, string? q, CancellationToken ct)
    {
        ModelState.Clear();
        if (await Access.RefuseAsync(SystemAction.ManageAccounts) is { } refused)
        {
            return refused;
        }

        var chosen = await ChosenAsync(person, ct);
        var found = chosen is null && !string.IsNullOrWhiteSpace(q) ? (await people.ListAsync(q, 1, ct)).Items.Take(20).ToList() : [];
        return View("Form", new NewAccountForm { PersonId = chosen?.Id, Email = chosen?.Details.Reach?.Email, Frame = new(chosen?.Name, q, found, []) });
    }

    [HttpPost("accounts/new")]
    public async Task<IActionResult> Create(NewAccountForm form, CancellationToken ct)
    {
        if (await Access.RefuseAsync(SystemAction.ManageAccounts) is { } refused)
        {
            return refused;
        }

        form.Frame = new((await ChosenAsync(form.PersonId, ct))?.Name, null, [], []);
        if (ModelState.IsValid)
        {
            var opened = await open.ExecuteAsync(form.ToOpen(), await Current.ActingAsync(), ct);
            if (opened.IsDone)
            {
                TempData["Done"] = texts["done.opened", texts["forgot"].Value].Value;
                return LocalRedirect($"/accounts/{opened.Value}");
            }

            Errors.Add<AccountsTexts>(ModelState, opened.Refusals);
            form.RenewIfSentBefore(ModelState, opened.Refusals);
            var isKnown = opened.Refusals.Any(r => r.Code == EnterPerson.Known);
            form.Frame = form.Frame with { Similar = isKnown ? await enter.SimilarAsync(form.Uid, new() { NameZh = form.NameZh }, ct) : [] };
        }

        return View("Form", form);
    }

    private async Task<PersonPage?> ChosenAsync(long? person, CancellationToken ct) =>
        person is { } id && await people.ShowAsync(id, await Current.GetAsync(), Current.Today, ct) is { MergedIntoId: null, IsPseudonym: false } page ? page : null;
}
