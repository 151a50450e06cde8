using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Accounts;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Accounts;

/// <summary>Roles given and taken away; an account closed and opened again. Sent twice, each is done once.</summary>
public sealed class AccountChangesController(
    AccountQueries accounts,
    GiveRole give,
    TakeRole take,
    CloseAccount close,
    ReopenAccount reopen,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<AccountsTexts> texts) : AccountPageController(accounts, access, current, errors)
{
    [HttpPost("accounts/{id:long}/roles")]
    public Task<IActionResult> Give(long id, RoleForm form, CancellationToken ct) => ChangeRoleAsync(id, form, give.ExecuteAsync, "done.roleGiven", ct);

    [HttpPost("accounts/{id:long}/roles/removal")]
    public async Task<IActionResult> Take(long id, RoleForm form, CancellationToken ct)
    {
        var answer = await ChangeRoleAsync(id, form, take.ExecuteAsync, "done.roleTaken", ct);
        if (answer is LocalRedirectResult && form.Role == SystemRole.Administrator && (await Current.GetAsync()).AccountId == id)
        {
            // What follows is no page of theirs any more.
            TempData["Done"] = texts["done.ownRoleTaken"].Value;
            return LocalRedirect("/");
        }

        return answer;
    }

    [HttpPost("accounts/{id:long}/closure")]
    public async Task<IActionResult> Close(long id, CancellationToken ct) =>
        await Access.RefuseAsync(SystemAction.ManageAccounts) ?? await AnswerAsync(id, await close.ExecuteAsync(id, await Current.ActingAsync(), ct), _ => texts["done.closed"].Value, ct);

    [HttpPost("accounts/{id:long}/reopening")]
    public async Task<IActionResult> Reopen(long id, CancellationToken ct) =>
        await Access.RefuseAsync(SystemAction.ManageAccounts) ?? await AnswerAsync(id, await reopen.ExecuteAsync(id, await Current.ActingAsync(), ct), _ => texts["done.reopened"].Value, ct);

    private async Task<IActionResult> ChangeRoleAsync(
        long id, RoleForm form, Func<long, SystemRole, Application.Audit.Acting, CancellationToken, Task<Outcome?>> change, string done, CancellationToken ct)
    {
        if (await Access.RefuseAsync(SystemAction.ManageAccounts) is { } refused)
        {
            return refused;
        }

        return ModelState.IsValid && form.Role is { } role
            ? await AnswerAsync(id, await change(id, role, await Current.ActingAsync(), ct), line => texts[done, line.Called(System.Globalization.CultureInfo.CurrentUICulture.Name), texts[$"role.{role}"].Value].Value, ct)
            : await PageAsync(id, ct);
    }
}

/// <summary>Which role.</summary>
public sealed class RoleForm
{
    [Required(ErrorMessage = "form.required")]
    public SystemRole? Role { get; set; }
}
