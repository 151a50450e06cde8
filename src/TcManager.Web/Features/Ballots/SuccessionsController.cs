using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>A successor votes in the place of somebody who has left.</summary>
public sealed class SuccessionsController(
    BallotQueries ballots,
    NameSuccessor successor,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<BallotsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpGet("ballots/{id:long}/voters/{voterId:long}/succession")]
    public async Task<IActionResult> New(long id, long voterId, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        return refused ?? (await successor.PlaceAsync(id, voterId, ct) is { } place ? View("Succession", new SuccessionPage(ballot!, place, null)) : NotFound());
    }

    [HttpPost("ballots/{id:long}/voters/{voterId:long}/succession")]
    public async Task<IActionResult> Create(long id, long voterId, long? successorSeat, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ManageBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        if (await successor.PlaceAsync(id, voterId, ct) is not { } place)
        {
            return NotFound();
        }

        var named = await successor.ExecuteAsync(id, voterId, successorSeat, await current.ActingAsync(), ct);
        if (named.IsDone)
        {
            return Done(id, texts["done.succeeded"]);
        }

        errors.Add<BallotsTexts>(ModelState, named.Refusals);
        return View("Succession", new SuccessionPage(ballot!, place, successorSeat));
    }
}

/// <summary>A place whose holder has left.</summary>
public sealed record SuccessionPage(BallotView Ballot, OpenPlace Place, long? Chosen);
