using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Accounts;
using TcManager.Application.Ballots;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;

namespace TcManager.Web.Features.Ballots;

/// <summary>The ballot of a request, or what is answered instead.</summary>
public readonly record struct Entered(BallotView? Ballot, IActionResult? Refused);

/// <summary>What every page of one ballot does first.</summary>
public abstract class BallotPageController(BallotQueries ballots, AdvanceBallot advance, CommitteeAccess access) : Controller
{
    protected BallotQueries Ballots => ballots;

    protected CommitteeAccess Access => access;

    /// <summary>
    /// Whoever comes first after an opening or a deadline opens or counts (decisions 3). What has not been opened exists for those only who may
    /// see drafts.
    /// </summary>
    protected async Task<Entered> EnterAsync(long ballotId, CommitteeAction action, CancellationToken ct)
    {
        var ballot = await ballots.FindAsync(ballotId, ct);
        if (ballot is null)
        {
            return new(null, NotFound());
        }

        var matter = MatterOf(ballot);
        if (await access.RefuseAsync(CommitteeAction.ViewBallots, matter) is { } hidden)
        {
            return new(null, hidden);
        }

        if (ballot.IsDue)
        {
            await advance.ExecuteAsync(ballotId, ct);
            ballot = (await ballots.FindAsync(ballotId, ct))!;
        }

        var isKnown = ballot.Facts.OpenedAt is not null || await access.AllowsAsync(CommitteeAction.ViewDrafts, matter);
        return isKnown ? new(ballot, await access.RefuseAsync(action, matter)) : new(null, NotFound());
    }

    protected static CommitteeMatter MatterOf(BallotView ballot) => new(ballot.Committee.Id, Visible.DayOf(ballot.OpensAt));

    /// <summary>Back to the ballot, with one line about what could not be done.</summary>
    protected IActionResult NotDone(long ballotId, string sentence)
    {
        TempData["NotDone"] = sentence;
        return LocalRedirect($"/ballots/{ballotId}");
    }

    /// <summary>Back to the ballot, with one line about what was done.</summary>
    protected IActionResult Done(long ballotId, string sentence)
    {
        TempData["Done"] = sentence;
        return LocalRedirect($"/ballots/{ballotId}");
    }
}
