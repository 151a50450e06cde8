using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Audit;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Shared;

namespace TcManager.Web.Features.Audit;

/// <summary>Who did what: of a committee for its desk, of oneself for everybody, of no committee for the administrator.</summary>
public sealed class AuditController(AuditQueries audit, CommitteeAccess access, CurrentActor current) : Controller
{
    [HttpGet("committees/{id:long}/audit")]
    public async Task<IActionResult> OfCommittee(long id, AuditForm form, int page, CancellationToken ct)
    {
        if (await access.RefuseAsync(CommitteeAction.ViewAudit, new(id)) is { } refused)
        {
            return refused;
        }

        return await audit.CommitteeAsync(id, ct) is { } name
            ? await ShowAsync($"/committees/{id}/audit", AuditScope.Of(id), form, page, new CommitteeHead(id, name.Code, name.Title, "audit"), ct)
            : NotFound();
    }

    [HttpGet("account/audit")]
    public async Task<IActionResult> Mine(AuditForm form, int page, CancellationToken ct) =>
        (await current.GetAsync()).PersonId is { } person ? await ShowAsync("/account/audit", AuditScope.By(person), form, page, null, ct) : NotFound();

    [HttpGet("audit")]
    public async Task<IActionResult> OfInstallation(AuditForm form, int page, CancellationToken ct) =>
        (await current.GetAsync()).Roles.Contains(SystemRole.Administrator)
            ? await ShowAsync("/audit", AuditScope.Installation, form, page, null, ct)
            : new StatusCodeResult(StatusCodes.Status403Forbidden);

    private async Task<IActionResult> ShowAsync(string path, AuditScope scope, AuditForm form, int page, CommitteeHead? head, CancellationToken ct)
    {
        // A day that cannot be read picks nothing out, and says so at its field.
        var filter = ModelState.IsValid ? form.Filter : new(null, null, null, null);
        return View("List", new AuditShown(path, scope, head, form, await audit.PageAsync(scope, filter, await current.GetAsync(), current.Today, page, ct)));
    }
}

/// <summary>What is picked out, as it stands in the address.</summary>
public sealed class AuditForm
{
    public long? Who { get; set; }

    public string? What { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    internal AuditFilter Filter => new(Who, What, From, To);
}

/// <summary>The page.</summary>
/// <param name="Path">Its own, without the query.</param>
/// <param name="Scope">Whose entries.</param>
/// <param name="Committee">Head of the committee's pages, if it is one of them.</param>
/// <param name="Form">As asked.</param>
/// <param name="List">The entries.</param>
public sealed record AuditShown(string Path, AuditScope Scope, CommitteeHead? Committee, AuditForm Form, AuditPage List);
