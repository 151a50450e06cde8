using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Ballots;
using TcManager.Application.Committees;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;

namespace TcManager.Web.Features.Committees;

/// <summary>All committees, and each one's overview: a card for strangers, the rest for insiders.</summary>
public sealed class CommitteesController(CurrentActor current, CommitteeAccess access, CommitteeQueries committees, CommitteePageQueries pages, AdvanceBallot advance) : Controller
{
    [HttpGet("committees")]
    public async Task<IActionResult> Index(string? q, int page, CancellationToken ct) =>
        View(await committees.ListAsync(await current.GetAsync(), q, page, current.Today, ct) with { MayEnter = await access.AllowsAsync(SystemAction.ManageCommittees) });

    [HttpGet("committees/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken ct)
    {
        if (await access.RefuseAsync(CommitteeAction.ViewCard, new(id)) is { } refusal)
        {
            return refusal;
        }

        if (await pages.CardAsync(id, ct) is not { } card)
        {
            return NotFound();
        }

        var matter = new CommitteeMatter(id, current.Today);
        var actor = await current.GetAsync();
        var mayDescribe = await access.AllowsAsync(CommitteeAction.Describe, matter);
        if (!await access.AllowsAsync(CommitteeAction.ViewRoster, matter))
        {
            return View(new CommitteeShow(card, null, actor.PastSeatsIn(id, current.Today), false, false, false) { MayDescribe = mayDescribe });
        }

        await advance.AllAsync(ct);
        var mayManage = await access.AllowsAsync(CommitteeAction.ManageMeetings, matter);
        var maySeeParticipation = await access.AllowsAsync(CommitteeAction.ViewParticipation, matter);
        var inside = await pages.InsideAsync(card, actor, maySeeParticipation, mayManage, ct);
        var isActive = card.Standing.IsActive;
        return View(new CommitteeShow(card, inside, [], isActive && mayManage, isActive && await access.AllowsAsync(CommitteeAction.ManageBallots, matter), maySeeParticipation) { MayDescribe = mayDescribe });
    }
}

/// <summary>The overview as one reader sees it.</summary>
/// <param name="Card">For everybody.</param>
/// <param name="Inside">Null for strangers and past members.</param>
/// <param name="PastSeats">Of a past member, whose papers of those days stay open.</param>
public sealed record CommitteeShow(CommitteeCard Card, CommitteeInside? Inside, IReadOnlyList<ActorSeat> PastSeats, bool MaySchedule, bool MayOpenBallots, bool MaySeeParticipation)
{
    public bool MayDescribe { get; init; }
}
