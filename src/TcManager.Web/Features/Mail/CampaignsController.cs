using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NetEscapades.AspNetCore.SecurityHeaders;
using TcManager.Application.Mail;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Setup;

namespace TcManager.Web.Features.Mail;

/// <summary>All mails of one occasion: what became of each, and the mail itself.</summary>
public sealed class CampaignsController(
    CampaignQueries campaigns,
    RetryFailedMails retry,
    CommitteeAccess access,
    CurrentActor current,
    IStringLocalizer<MailTexts> texts) : Controller
{
    [HttpGet("campaigns/{id:long}")]
    public async Task<IActionResult> Show(long id, OutboxState? state, int page, long? mail, CancellationToken ct) =>
        await RefuseAsync(id, CommitteeAction.ViewMail, ct) ?? View("Campaign", new CampaignShown(await campaigns.PageAsync(id, state, page, mail, ct), await RefuseAsync(id, CommitteeAction.ManageMail, ct) is null));

    [HttpGet("campaigns/{id:long}/mails/{mailId:long}")]
    [SecurityHeadersPolicy(SecuritySetup.MailFrame)]
    public async Task<IActionResult> Mail(long id, long mailId, CancellationToken ct)
    {
        if (await RefuseAsync(id, CommitteeAction.ViewMail, ct) is { } refused)
        {
            return refused;
        }

        return await campaigns.ShowAsync(id, mailId, ct) is { } mail ? Content(mail.Html, "text/html; charset=utf-8") : NotFound();
    }

    [HttpPost("campaigns/{id:long}/retries")]
    public async Task<IActionResult> Retry(long id, CancellationToken ct)
    {
        if (await RefuseAsync(id, CommitteeAction.ManageMail, ct) is { } refused)
        {
            return refused;
        }

        var count = await retry.ExecuteAsync(id, await current.ActingAsync(), ct);
        TempData["Done"] = count == 0 ? texts["retried.none"].Value : texts["retried", count].Value;
        return Redirect($"/campaigns/{id}");
    }

    private async Task<IActionResult?> RefuseAsync(long id, CommitteeAction action, CancellationToken ct) =>
        await campaigns.CommitteeOfAsync(id, ct) is { } committeeId ? await access.RefuseAsync(action, new(committeeId)) : NotFound();
}

/// <summary>A campaign, and whether the reader may send its failed mails again.</summary>
public sealed record CampaignShown(CampaignPage Campaign, bool MayRetry);
