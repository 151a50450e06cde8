using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Domain.Members;
using TcManager.Web.Authorization;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>A vote in the room, led by the chair or the secretariat: opened for those present, ended, or closed by counting hands; and the screen for all to see.</summary>
public sealed class RoomController(
    BallotQueries ballots,
    RoomQueries rooms,
    OpenBallot open,
    EndRoomVote end,
    CloseBallot close,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    FormErrors errors,
    IStringLocalizer<BallotsTexts> texts) : BallotPageController(ballots, advance, access)
{
    [HttpGet("ballots/{id:long}/room")]
    public async Task<IActionResult> Show(long id, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.LeadBallots, ct);
        return refused ?? await PageAsync(ballot!, new(), ct);
    }

    [HttpGet("ballots/{id:long}/screen")]
    public async Task<IActionResult> Screen(long id, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.LeadBallots, ct);
        return refused ?? (await rooms.OfAsync(ballot!, ct) is { } room ? View("Screen", room) : LocalRedirect($"/ballots/{id}"));
    }

    [HttpPost("ballots/{id:long}/room/opening")]
    public async Task<IActionResult> Open(long id, Guid version, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.LeadBallots, ct);
        return refused ?? (ballot!.Room is null
            ? NotDone(id, texts["refusal.room.notOpen"])
            : await AnswerAsync(ballot, await open.ReleaseAsync(id, version, await current.ActingAsync(), ct), "done.roomOpened", new(), ct));
    }

    [HttpPost("ballots/{id:long}/room/end")]
    public async Task<IActionResult> End(long id, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.LeadBallots, ct);
        return refused ?? await AnswerAsync(ballot!, await end.ExecuteAsync(id, await current.ActingAsync(), ct), "done.roomEnded", new(), ct);
    }

    [HttpPost("ballots/{id:long}/room/hands")]
    public async Task<IActionResult> Hands(long id, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.LeadBallots, ct);
        if (refused is not null)
        {
            return refused;
        }

        var form = HandsForm.Read(await Request.ReadFormAsync(ct));
        return await AnswerAsync(ballot!, await close.WithHandsAsync(new(id, form.Counts, form.IsConfirmed), await current.ActingAsync(), ct), "done.hands", form, ct);
    }

    private async Task<IActionResult> AnswerAsync(BallotView ballot, Outcome outcome, string done, HandsForm form, CancellationToken ct)
    {
        if (!outcome.IsDone)
        {
            errors.Add<BallotsTexts>(ModelState, outcome.Refusals);
            return await PageAsync(ballot, form, ct);
        }

        TempData["Done"] = texts[done].Value;
        return LocalRedirect(done == "done.hands" ? $"/ballots/{ballot.Id}" : $"/ballots/{ballot.Id}/room");
    }

    private async Task<IActionResult> PageAsync(BallotView ballot, HandsForm form, CancellationToken ct) =>
        await rooms.OfAsync(ballot, ct) is { } room ? View("Room", new RoomLed(room, form, await Access.AllowsAsync(CommitteeAction.ManageBallots, MatterOf(ballot)))) : LocalRedirect($"/ballots/{ballot.Id}");
}

/// <summary>Hands as typed.</summary>
public sealed record HandsForm(IReadOnlyList<CountedHands> Counts, IReadOnlyDictionary<string, string> Typed, bool IsConfirmed)
{
    public HandsForm()
        : this([], new Dictionary<string, string>(), false)
    {
    }

    /// <summary>Each field names its question, its category where several are there, and its choice; the use case says which must be there.</summary>
    public static HandsForm Read(IFormCollection posted)
    {
        var counts = new List<CountedHands>();
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in posted)
        {
            if (name.Split('.') is not [['Q', .. var no], .. var middle, var choice] || !int.TryParse(no, NumberStyles.None, CultureInfo.InvariantCulture, out var question) || middle.Length > 1)
            {
                continue;
            }

            SeatCategory? category = middle is [var text] ? Enum.TryParse<SeatCategory>(text, out var known) ? known : SeatCategory.Observer : null;
            typed[name] = value.ToString() is { Length: <= 20 } said ? said : "";
            counts.Add(new(question, choice, int.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var hands) ? hands : null, category));
        }

        return new(counts, typed, posted["IsConfirmed"] == "true");
    }
}

/// <summary>The room with the form for counting hands.</summary>
/// <param name="Room">In numbers.</param>
/// <param name="Hands">As typed.</param>
/// <param name="MayManage">The secretariat: keeps the list at the door and may close the ballot.</param>
public sealed record RoomLed(RoomPage Room, HandsForm Hands, bool MayManage);
