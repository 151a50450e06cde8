using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Committees;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Committees;

/// <summary>Entering a committee, and changing what it is called and follows.</summary>
public sealed class CommitteeFormsController(
    CommitteeFormQueries forms,
    FoundCommittee found,
    DescribeCommittee describe,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<CommitteesTexts> texts) : Controller
{
    [HttpGet("committees/new")]
    public async Task<IActionResult> New(long? parent, CancellationToken ct)
    {
        ModelState.Clear();
        if (await access.RefuseAsync(SystemAction.ManageCommittees) is { } refused)
        {
            return refused;
        }

        var parents = await forms.ParentsAsync(current.Today, ct);
        return NewForm(FoundingForm.Under(parents.FirstOrDefault(p => p.Id == parent)), parents);
    }

    [HttpPost("committees/new")]
    public async Task<IActionResult> Create(FoundingForm posted, CancellationToken ct)
    {
        if (await access.RefuseAsync(SystemAction.ManageCommittees) is { } refused)
        {
            return refused;
        }

        if (ModelState.IsValid)
        {
            var founded = await found.ExecuteAsync(posted.Uid, posted.ParentId, posted.ToPlan(), await current.ActingAsync(), ct);
            if (founded.IsDone)
            {
                TempData["Done"] = texts["done.founded"].Value;
                return Redirect($"/committees/{founded.Value}");
            }

            errors.Add<CommitteesTexts>(ModelState, founded.Refusals);
            posted.RenewIfSentBefore(ModelState, founded.Refusals);
        }

        return NewForm(posted, await forms.ParentsAsync(current.Today, ct));
    }

    [HttpGet("committees/{id:long}/edit")]
    public async Task<IActionResult> Edit(long id, CancellationToken ct)
    {
        if (await RefuseAsync(id) is { } refused)
        {
            return refused;
        }

        return await forms.DescribedAsync(id, ct) is { } committee ? await EditForm(CommitteeForm.Of(committee), committee, []) : NotFound();
    }

    [HttpPost("committees/{id:long}/edit")]
    public async Task<IActionResult> Update(long id, CommitteeForm posted, CancellationToken ct)
    {
        if (await RefuseAsync(id) is { } refused)
        {
            return refused;
        }

        if (await forms.DescribedAsync(id, ct) is not { } committee)
        {
            return NotFound();
        }

        if (!await access.AllowsAsync(SystemAction.ManageCommittees))
        {
            // The secretariat says what it is called and does; what it follows stays as it is.
            (posted.ProfileCode, posted.ZoneId, posted.Culture, posted.SuccessorsVote) = (committee.ProfileCode, committee.ZoneId, committee.Culture, committee.SuccessorsVote);
        }

        if (!ModelState.IsValid)
        {
            return await EditForm(posted, committee, []);
        }

        var described = await describe.ExecuteAsync(id, posted.Version ?? Guid.Empty, posted.ToDescription(), await current.ActingAsync(), ct);
        return described.IsDone ? Saved(id) : await RefusedAsync(id, posted, described.Refusals, ct);
    }

    /// <summary>A stale form is shown beside what stands now, and may then be sent over it; one that says the same has been saved before.</summary>
    private async Task<IActionResult> RefusedAsync(long id, CommitteeForm form, IReadOnlyList<Refusal> refusals, CancellationToken ct)
    {
        var committee = (await forms.DescribedAsync(id, ct))!;
        var isStale = refusals is [{ Code: DescribeCommittee.Stale }];
        var differences = isStale ? form.DifferencesFrom(CommitteeForm.Of(committee)) : [];
        if (isStale && differences.Count == 0)
        {
            return Saved(id);
        }

        errors.Add<CommitteesTexts>(ModelState, refusals);
        if (isStale)
        {
            ModelState.Remove(nameof(form.Version));
            form.Version = committee.Version;
        }

        return await EditForm(form, committee, differences);
    }

    private RedirectResult Saved(long id)
    {
        TempData["Done"] = texts["done.described"].Value;
        return Redirect($"/committees/{id}");
    }

    private ViewResult NewForm(FoundingForm form, IReadOnlyList<ParentChoice> parents)
    {
        form.Frame = new(null, null, forms.Profiles(), parents, []);
        return View("New", form);
    }

    /// <summary>The committee itself is no secret (decisions 18).</summary>
    private async Task<IActionResult?> RefuseAsync(long id) => await access.AllowsAsync(CommitteeAction.Describe, new(id)) ? null : new StatusCodeResult(StatusCodes.Status403Forbidden);

    private async Task<ViewResult> EditForm(CommitteeForm form, DescribedCommittee committee, IReadOnlyList<Difference> differences)
    {
        form.Frame = new(committee.Id, committee.Code, forms.Profiles(), [], differences) { MayChooseRules = await access.AllowsAsync(SystemAction.ManageCommittees) };
        return View("Edit", form);
    }
}
