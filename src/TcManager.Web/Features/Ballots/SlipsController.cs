using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Application.Documents;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>Slips on paper and by phone: the secretariat records them, the voters object, a person decides.</summary>
public sealed class SlipsController(
    BallotQueries ballots,
    RecordedSlipQueries recorded,
    RecordSlips record,
    ObjectToSlip objectTo,
    DecideObjection decide,
    FileStore files,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    TimeProvider clock,
    IStringLocalizer<BallotsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpGet("ballots/{id:long}/slips")]
    public async Task<IActionResult> New(long id, long? voter, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        return refused ?? (ballot is { State: BallotState.Open, IsSecret: false } ? await FormAsync(SlipsForm.New(Guid.CreateVersion7(clock.GetUtcNow())), ballot, voter, ct) : LocalRedirect($"/ballots/{id}"));
    }

    [HttpPost("ballots/{id:long}/slips")]
    [RequestSizeLimit(BallotForm.MaxRequestBytes), RequestFormLimits(MultipartBodyLengthLimit = BallotForm.MaxRequestBytes, ValueCountLimit = SlipsForm.MostFields)]
    public async Task<IActionResult> Create(long id, long? voter, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        var form = SlipsForm.Read(await Request.ReadFormAsync(ct), ballot!);
        var done = await record.ExecuteAsync(new(id, form.Uid, form.Channel, form.Rows, BallotForm.UploadOf(form.Scan)), await current.ActingAsync(), ct);
        if (done.IsDone)
        {
            return Done(id, texts["done.slips", done.Value]);
        }

        errors.Add<BallotsTexts>(ModelState, done.Refusals);
        return await FormAsync(done.Refusals.Contains(Application.SentForms.SentBefore) ? form with { Uid = Guid.CreateVersion7() } : form, ballot!, voter, ct);
    }

    /// <summary>After the close, for those who may see who has voted.</summary>
    [HttpGet("ballots/{id:long}/slips/{batchId:long}/scan")]
    public async Task<IActionResult> Scan(long id, long batchId, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ViewParticipation, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (await recorded.ScanAsync(ballot!, batchId, ct) is not { } file)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "private, no-store";
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(files.Open(file.BlobHash), file.ContentType, file.FileName);
    }

    [HttpPost("ballots/{id:long}/objection")]
    public async Task<IActionResult> Protest(long id, Guid slip, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ViewBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (await Ballots.MyVoteAsync(ballot!, await current.GetAsync(), current.Today, ct) is null)
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return View("NoVote", new NoVotePage(ballot!, "noVote"));
        }

        var done = await objectTo.ExecuteAsync(id, slip, await current.ActingAsync(), ct);
        return done.IsDone ? Done(id, texts["done.objected"]) : NotDone(id, errors.Sentence<BallotsTexts>(done.Refusals[0]));
    }

    [HttpPost("ballots/{id:long}/objections/{objectionId:long}/decision")]
    public async Task<IActionResult> Decide(long id, long objectionId, DecisionForm form, CancellationToken ct)
    {
        var (_, refused) = await EnterAsync(id, CommitteeAction.LeadBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (!ModelState.IsValid)
        {
            return NotDone(id, texts["refusal.objection.tooLong", SlipObjection.MaxTextLength]);
        }

        var done = await decide.ExecuteAsync(id, objectionId, form.Decision, await current.ActingAsync(), ct);
        return done.IsDone ? Done(id, texts["done.objectionDecided"]) : NotDone(id, errors.Sentence<BallotsTexts>(done.Refusals[0]));
    }

    private async Task<IActionResult> FormAsync(SlipsForm form, BallotView ballot, long? voterId, CancellationToken ct) =>
        View("Slips", new SlipsPage(ballot, await recorded.GridAsync(ballot, voterId, ct), form, voterId));
}
