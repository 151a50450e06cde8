using Microsoft.AspNetCore.Mvc;
using TcManager.Application.Members;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>What every page of one seat does first.</summary>
public abstract class SeatPageController(SeatQueries seats, CommitteeAccess access, CurrentActor current, FormErrors errors) : Controller
{
    protected SeatQueries Seats => seats;

    protected CommitteeAccess Access => access;

    protected CurrentActor Current => current;

    protected FormErrors Errors => errors;

    /// <summary>The seat, or what is answered instead.</summary>
    protected async Task<(SeatPage? Seat, IActionResult? Refused)> EnterAsync(long seatId, CommitteeAction action, CancellationToken ct)
    {
        if (await seats.ShowAsync(seatId, ct) is not { } seat)
        {
            return (null, NotFound());
        }

        // A page that goes on until today is for those who see today's roster.
        return (seat, await access.RefuseAsync(action, new(seat.Committee.Id, current.Today)));
    }

    /// <summary>Whether it was taken. A form that was made from an older state comes back with the new one's version, to be looked at and sent again.</summary>
    protected bool Took(Outcome outcome, PostedForm form, SeatPage seat)
    {
        errors.Add<MembersTexts>(ModelState, outcome.Refusals);
        if (outcome.Refusals.Any(r => r.Code == HeldSeat.Stale))
        {
            ModelState.Remove(nameof(form.Version));
            form.Version = seat.Version;
        }

        return outcome.IsDone;
    }

    /// <summary>Back to the seat, with one line about what was done.</summary>
    protected IActionResult Done(long seatId, string sentence)
    {
        TempData["Done"] = sentence;
        return LocalRedirect($"/seats/{seatId}");
    }
}
