using Microsoft.AspNetCore.Mvc;
using TcManager.Application;
using TcManager.Application.Accounts;
using TcManager.Application.Ballots;
using TcManager.Application.Reports;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Mail;

namespace TcManager.Web.Features.Ballots;

/// <summary>Lists of ballots, and the page of one: before the opening, while it is open, and after the close.</summary>
public sealed class BallotsController(
    BallotQueries ballots,
    ParticipationQueries participation,
    VerdictQueries verdicts,
    ResultQueries results,
    ResultReading reading,
    TimeProvider clock,
    RecordedSlipQueries recorded,
    ProxyQueries proxies,
    BallotMails mails,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current) : BallotPageController(ballots, advance, access)
{
    private readonly AdvanceBallot _advance = advance;

    [HttpGet("committees/{id:long}/ballots")]
    public async Task<IActionResult> List(long id, int page, CancellationToken ct)
    {
        if (await Access.RefuseAsync(CommitteeAction.ViewBallots, new(id)) is { } refused)
        {
            return refused;
        }

        await _advance.AllAsync(ct);
        var list = await Ballots.ListAsync(id, await current.GetAsync(), current.Today, page, ct);
        return list is null ? NotFound() : View("List", new BallotList(list, await Access.AllowsAsync(CommitteeAction.ManageBallots, new(id))));
    }

    [HttpGet("ballots")]
    public async Task<IActionResult> Mine(int page, CancellationToken ct)
    {
        await _advance.AllAsync(ct);
        var actor = await current.GetAsync();
        var mine = await Ballots.MineAsync(actor, current.Today, ct);
        return View("Mine", new BallotsPage(mine, SeesBeyondOwn(actor) ? await Ballots.VisibleAsync(actor, current.Today, page, ct) : null));
    }

    [HttpGet("ballots/{id:long}")]
    public async Task<IActionResult> Show(long id, int page, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ViewBallots, ct);
        if (ballot is null || refused is not null)
        {
            return refused!;
        }

        if (ballot.Kind == BallotKind.Consultation)
        {
            return LocalRedirect($"/consultations/{id}");
        }

        var matter = MatterOf(ballot);
        var mayManage = await Access.AllowsAsync(CommitteeAction.ManageBallots, matter);
        var actor = await current.GetAsync();
        switch (ballot.State)
        {
            case BallotState.Closed:
                var maySign = await Access.AllowsAsync(CommitteeAction.SignVerdict, matter);
                var (seesScans, mayLead) = (await Access.AllowsAsync(CommitteeAction.ViewParticipation, matter), await Access.AllowsAsync(CommitteeAction.LeadBallots, matter));
                var shown = await reading.OfAsync(
                    id,
                    async (closed, again) => new VerdictShown(await verdicts.VerdictAsync(closed, page, again), await verdicts.PastAsync(closed, again), await participation.ExclusionsAsync(closed, again), mayManage, await Ballots.MyVoteAsync(closed, actor, current.Today, again), maySign, await mails.OfAsync(closed, again))
                    {
                        Recorded = await recorded.OfAsync(closed, again),
                        SeesScans = seesScans,
                        MayLead = mayLead,
                        Scan = await results.ScanAsync(closed, again),
                        FormUid = Guid.CreateVersion7(clock.Now()),
                    },
                    ct);

                // Opened again since it was let in, it has another page.
                return shown is null ? LocalRedirect($"/ballots/{id}") : View("Verdict", shown);
            case BallotState.Open or BallotState.AwaitingCount:
                var seesNames = await Access.AllowsAsync(CommitteeAction.ViewParticipation, matter);
                var returns = seesNames ? await participation.ParticipationAsync(ballot, ct) : null;
                return View("Open", new OpenBallotPage(ballot, await verdicts.PastAsync(ballot, ct), await Ballots.MyVoteAsync(ballot, actor, current.Today, ct), returns?.ByCategory ?? await participation.EntitledAsync(ballot, ct), returns, await participation.ExclusionsAsync(ballot, ct), mayManage, await mails.OfAsync(ballot, ct))
                {
                    Recorded = seesNames ? await recorded.OfAsync(ballot, ct) : null,
                    Proxies = ballot.Questions.All(q => q.Rules.Definition.ProxyAllowed) && actor.PersonId is { } person ? await proxies.HeldByAsync(ballot.Id, person, ct) : [],
                    MayLead = await Access.AllowsAsync(CommitteeAction.LeadBallots, matter),
                });
            case BallotState.Cancelled when ballot.IsWithdrawn:
                return View("Withdrawn", new WithdrawnPage(ballot, await verdicts.PastAsync(ballot, ct), await Ballots.MyVoteAsync(ballot, actor, current.Today, ct), await participation.EntitledAsync(ballot, ct), mayManage)
                {
                    By = await verdicts.WithdrawnByAsync(ballot, ct),
                    Participation = await Access.AllowsAsync(CommitteeAction.ViewParticipation, matter) ? await participation.ParticipationAsync(ballot, ct) : null,
                    Mails = await mails.OfAsync(ballot, ct),
                });
            default:
                return View("Draft", new DraftPage(ballot, await participation.PreviewAsync(ballot, ct), await participation.ExclusionsAsync(ballot, ct), mayManage) { MayLead = await Access.AllowsAsync(CommitteeAction.LeadBallots, matter) });
        }
    }

    private bool SeesBeyondOwn(Actor actor) =>
        Visible.IsEverywhere(actor, current.Today, CommitteeAction.ViewBallots) || Visible.CommitteeIds(actor, current.Today, CommitteeAction.ViewParticipation).Count > 0;
}

/// <summary>One's own votes, and the ballots of the committees whose desk one keeps or whose work one supervises.</summary>
/// <param name="Seen">Null for those who see only what they vote in.</param>
public sealed record BallotsPage(MyBallots Mine, BallotRows? Seen);

/// <summary>The ballots of a committee.</summary>
public sealed record BallotList(BallotListPage List, bool MayManage);

/// <summary>A ballot that runs.</summary>
/// <param name="Participation">Only for those who may see who has voted.</param>
public sealed record OpenBallotPage(BallotView Ballot, BallotPast Past, MyVote? Mine, IReadOnlyList<EntitledVoters> Entitled, Participation? Participation, IReadOnlyList<ExclusionLine> Exclusions, bool MayManage, SubjectMails? Mails)
{
    /// <summary>For whom the reader votes.</summary>
    public IReadOnlyList<ProxyLine> Proxies { get; init; } = [];

    /// <summary>What the desk has recorded; only for those who may see who has voted.</summary>
    public RecordedSlips? Recorded { get; init; }

    /// <summary>Chair and secretariat: opens a vote in the room and decides objections.</summary>
    public bool MayLead { get; init; }

    private (ReturnRule? Rule, ReturnsForecast Returns)? Furthest { get; } = Participation is null ? null : ClosureFrame.FurthestOf(Ballot, Participation);

    /// <summary>What is certain about the returns (decisions 26), of the question that lacks most.</summary>
    public ReturnsForecast? Forecast => Furthest?.Returns;

    /// <summary>What asks for them; null where the rules ask for none.</summary>
    public ReturnRule? ReturnRule => Furthest?.Rule;

    /// <summary>Too few have voted, and that is more than information.</summary>
    public bool IsAlarm => Forecast is { MoreNeeded: > 0 and var more } && Shortfall.IsAlarm(Ballot.DaysLeft, more > Participation!.MayStillVote);
}

/// <summary>A ballot that was withdrawn after people were asked.</summary>
public sealed record WithdrawnPage(BallotView Ballot, BallotPast Past, MyVote? Mine, IReadOnlyList<EntitledVoters> Entitled, bool MayManage)
{
    /// <summary>Who did; null where it is not known.</summary>
    public Bilingual? By { get; init; }

    /// <summary>Only for those who may see who has voted.</summary>
    public Participation? Participation { get; init; }

    public SubjectMails? Mails { get; init; }
}

/// <summary>A ballot before its opening.</summary>
public sealed record DraftPage(BallotView Ballot, ElectoratePreview Preview, IReadOnlyList<ExclusionLine> Exclusions, bool MayManage)
{
    /// <summary>What was typed of a drafter or a recusal.</summary>
    public ExclusionForm Exclusion { get; init; } = new();

    /// <summary>Chair and secretariat: opens a vote in the room.</summary>
    public bool MayLead { get; init; } = MayManage;

    /// <summary>Whether it waits for a time of its own after its release.</summary>
    public bool OpensLater => Preview.OpensLater;

    public IReadOnlyList<EntitledVoters> Entitled => [.. Preview.Electors.GroupBy(e => e.Category).OrderBy(g => g.Key).Select(g => new EntitledVoters(g.Key, g.Count()))];
}

/// <summary>A ballot after its close.</summary>
public sealed record VerdictShown(VerdictPage Verdict, BallotPast Past, IReadOnlyList<ExclusionLine> Exclusions, bool MayManage, MyVote? Mine, bool MaySign, SubjectMails? Mails)
{
    public BallotView Ballot => Verdict.Ballot;

    /// <summary>盖章件 of the present round.</summary>
    public QuestionPaper? Scan { get; init; }

    /// <summary>Of the form that brings one.</summary>
    public Guid FormUid { get; init; }

    /// <summary>What the desk has recorded.</summary>
    public required RecordedSlips Recorded { get; init; }

    public required bool SeesScans { get; init; }

    public required bool MayLead { get; init; }
}
