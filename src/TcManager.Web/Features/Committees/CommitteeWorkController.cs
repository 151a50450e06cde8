using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Committees;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Committees;

/// <summary>What every page does first by which an administrator keeps a committee's history.</summary>
public abstract class CommitteeWorkController(CommitteeHistoryQueries history, CommitteeAccess access, FormErrors errors, IStringLocalizer<CommitteesTexts> texts, IStringLocalizer<SharedTexts> shared) : Controller
{
    protected CommitteeHistoryQueries History => history;

    protected CommitteeAccess Access => access;

    protected IStringLocalizer<CommitteesTexts> Texts => texts;

    /// <summary>The committee, or what is answered instead.</summary>
    protected async Task<(CommitteeName? Committee, IActionResult? Refused)> EnterAsync(long id, CancellationToken ct)
    {
        if (await access.RefuseAsync(SystemAction.ManageCommittees) is { } refused)
        {
            return (null, refused);
        }

        return await history.NameAsync(id, ct) is { } committee ? (committee, null) : (null, NotFound());
    }

    /// <summary>A day that must be there; else the fault stands at its field.</summary>
    protected DateOnly? Day(string field, string? text) => ModelState.Require(field, text, shared);

    protected bool Took(Outcome outcome)
    {
        errors.Add<CommitteesTexts>(ModelState, outcome.Refusals);
        return outcome.IsDone;
    }

    /// <summary>Back to the history, with one line about what was done.</summary>
    protected IActionResult Done(long committeeId, string key, string part, params object[] args)
    {
        TempData["Done"] = texts[key, args].Value;
        return LocalRedirect($"/committees/{committeeId}/history#{part}");
    }
}
