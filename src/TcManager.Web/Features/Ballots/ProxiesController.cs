using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>Who votes for whom, by the written authorisation.</summary>
public sealed class ProxiesController(
    BallotQueries ballots,
    ProxyQueries proxies,
    GiveProxies give,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<BallotsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpGet("ballots/{id:long}/proxies")]
    public async Task<IActionResult> Index(long id, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        return refused ?? await FormAsync(new(), ballot!, ct);
    }

    [HttpPost("ballots/{id:long}/proxies")]
    [RequestSizeLimit(BallotForm.MaxRequestBytes), RequestFormLimits(MultipartBodyLengthLimit = BallotForm.MaxRequestBytes)]
    public async Task<IActionResult> Create(long id, ProxyForm form, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        var given = await give.GiveAsync(new(id, form.Uid, form.From, form.To, form.ToUpload()), await current.ActingAsync(), ct);
        if (given.IsDone)
        {
            TempData["Done"] = texts["done.proxy"].Value;
            return LocalRedirect($"/ballots/{id}/proxies");
        }

        errors.Add<BallotsTexts>(ModelState, given.Refusals);
        return await FormAsync(form, ballot!, ct);
    }

    [HttpPost("ballots/{id:long}/proxies/{proxyId:long}/removal")]
    public async Task<IActionResult> Delete(long id, long proxyId, CancellationToken ct)
    {
        var (_, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        var ended = await give.EndAsync(id, proxyId, await current.ActingAsync(), ct);
        TempData[ended.IsDone ? "Done" : "NotDone"] = ended.IsDone ? texts["done.proxyEnded"].Value : errors.Sentence<BallotsTexts>(ended.Refusals[0]);
        return LocalRedirect($"/ballots/{id}/proxies");
    }

    private async Task<IActionResult> FormAsync(ProxyForm form, BallotView ballot, CancellationToken ct)
    {
        form.Frame = new(ballot, await proxies.OfAsync(ballot.Id, ct), await proxies.VotersAsync(ballot.Id, ct));
        return View("Proxies", form);
    }
}

/// <summary>Who votes for whom, and the paper that says so.</summary>
public sealed class ProxyForm : PostedForm
{
    public long? From { get; set; }

    public long? To { get; set; }

    public IFormFile? File { get; set; }

    [BindNever, ValidateNever]
    public ProxyFrame Frame { get; set; } = null!;

    internal static FormFields Fields(IStringLocalizer<BallotsTexts> texts) => new([new("From", texts["proxy.from"]), new("To", texts["proxy.to"]), new("File", texts["proxy.file"])]);

    internal TcManager.Application.Documents.Upload? ToUpload() => File is { Length: > 0 } file ? new(file.FileName, file.Length, file.OpenReadStream) : null;
}

/// <summary>What stands around the form.</summary>
public sealed record ProxyFrame(BallotView Ballot, IReadOnlyList<ProxyLine> Proxies, IReadOnlyList<VoterChoice> Voters)
{
    /// <summary>How many one voter may vote for by the rules of this ballot.</summary>
    public int PerVoter => Ballot.Questions.Select(q => q.Rules.Definition).Select(d => d.ProxyAllowed ? d.ProxiesPerVoter ?? 1 : 0).Min();

    public bool IsOpen => Ballot.State == BallotState.Open;
}
