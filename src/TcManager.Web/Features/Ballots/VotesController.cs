using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application;
using TcManager.Application.Ballots;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>One's own vote: cast, changed, and its receipt. Only a row of the frozen electorate lets one vote.</summary>
public sealed class VotesController(
    BallotQueries ballots,
    ParticipationQueries participation,
    CastVote cast,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    WrittenDates dates,
    IStringLocalizer<BallotsTexts> texts,
    TimeProvider clock) : BallotPageController(ballots, advance, access)
{
    [HttpGet("ballots/{id:long}/vote")]
    public async Task<IActionResult> New(long id, [FromQuery(Name = "for")] long? forVoter, CancellationToken ct)
    {
        var (ballot, mine, refused) = await VoterAsync(id, ct, forVoter);
        return refused
            ?? (ballot!.State != BallotState.Open ? NotOpen(ballot) : null)
            ?? (mine!.HasLeft ? Refused(ballot, "seatEnded") : null)
            ?? await FormAsync(new() { Uid = Guid.CreateVersion7(clock.Now()), ForVoterId = forVoter }, ballot, mine, ct);
    }

    [HttpPost("ballots/{id:long}/vote")]
    public async Task<IActionResult> Create(long id, VoteForm form, CancellationToken ct)
    {
        // Only a row of the electorate lets one vote, and the vote asks for it itself: the ballot is read for whoever is to be told more.
        var acting = await current.ActingAsync();
        var slip = acting.PersonId is null ? (Outcome<Slip>)new Refusal("ballot.noVote") : await CastAsync();
        if (slip.IsDone)
        {
            return ToReceipt();
        }

        var (ballot, mine, refused) = await VoterAsync(id, ct, form.ForVoterId);
        if (refused is not null)
        {
            return refused;
        }

        // It may have been opened just now, or the vote in its room ended, by this reader.
        slip = slip is { IsDone: false, Refusals: [{ Code: "ballot.notOpen" or "ballot.notPresent" }, ..] } ? await CastAsync() : slip;
        if (slip.IsDone)
        {
            return ToReceipt();
        }

        switch (slip.Refusals[0])
        {
            case { Code: "ballot.closed" } late:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Late", new LateVote(ballot!, mine, (DateTimeOffset)late.Args[0], (DateTimeOffset)late.Args[1], form.Answers));
            case { Field: null, Code: var code } when code.StartsWith("ballot.", StringComparison.Ordinal) && code != "ballot.notPresent":
                return Refused(ballot!, code["ballot.".Length..]);
            default:
                errors.Add<BallotsTexts>(ModelState, slip.Refusals);
                return await FormAsync(form, ballot!, mine!, ct);
        }

        Task<Outcome<Slip>> CastAsync() => cast.ExecuteAsync(new(id, form.Uid, acting.PersonId!.Value, form.Answers, form.ForVoterId), acting, ct);

        IActionResult ToReceipt() => LocalRedirect(form.ForVoterId is { } place ? $"/ballots/{id}/receipt?for={place}" : $"/ballots/{id}/receipt");
    }

    [HttpGet("ballots/{id:long}/receipt")]
    public async Task<IActionResult> Receipt(long id, [FromQuery(Name = "for")] long? forVoter, CancellationToken ct)
    {
        var (ballot, mine, refused) = await VoterAsync(id, ct, forVoter, isReceipt: true);
        return refused ?? (mine!.Slip is { } slip ? View("Receipt", new ReceiptPage(ballot!, mine, slip) { ForVoterId = forVoter }) : LocalRedirect($"/ballots/{id}"));
    }

    private async Task<(BallotView? Ballot, MyVote? Mine, IActionResult? Refused)> VoterAsync(long id, CancellationToken ct, long? forVoter = null, bool isReceipt = false)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ViewBallots, ct);
        if (ballot is null || refused is not null)
        {
            return (null, null, refused);
        }

        if (ballot.Kind == BallotKind.Consultation)
        {
            return (ballot, null, LocalRedirect($"/consultations/{id}"));
        }

        if (ballot.Facts.OpenedAt is null)
        {
            return (ballot, null, Refused(ballot, "notOpen"));
        }

        var actor = await current.GetAsync();
        var mine = forVoter is { } place
            ? actor.PersonId is { } person ? await (isReceipt ? Ballots.CastByProxyAsync(ballot, place, person, ct) : Ballots.ProxiedVoteAsync(ballot, place, person, ct)) : null
            : await Ballots.MyVoteAsync(ballot, actor, current.Today, ct);
        return (ballot, mine, mine is null ? Refused(ballot, isReceipt && forVoter is not null ? "noReceipt" : "noVote") : null);
    }

    /// <summary>To the ballot itself, which says what became of it; of a vote that has ended, that it has.</summary>
    private IActionResult NotOpen(BallotView ballot)
    {
        var ended = ballot.Facts.EndedEarlyAt is { } at ? dates.Instant(at, ballot.ZoneId) : dates.Deadline(ballot.Deadline);
        return ballot.State is BallotState.Closed or BallotState.AwaitingCount ? NotDone(ballot.Id, texts["vote.ended", ended]) : LocalRedirect($"/ballots/{ballot.Id}");
    }

    private ViewResult Refused(BallotView ballot, string reason)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("NoVote", new NoVotePage(ballot, reason));
    }

    private async Task<IActionResult> FormAsync(VoteForm form, BallotView ballot, MyVote mine, CancellationToken ct)
    {
        form.Frame = new(ballot, mine, await participation.EntitledAsync(ballot, ct));
        return View("Vote", form);
    }
}
