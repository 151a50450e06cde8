using Microsoft.AspNetCore.Mvc;
using TcManager.Application;
using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Ballots.Consultations;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Consultations;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Features.Mail;

namespace TcManager.Web.Features.Consultations;

/// <summary>The page of a consultation: whom it asks, who has replied, and what came of it.</summary>
public sealed class ConsultationsController(
    BallotQueries ballots,
    ConsultationQueries consultations,
    ParticipationQueries participation,
    CommentQueries comments,
    VerdictQueries verdicts,
    BallotMails mails,
    AdvanceBallot advance,
    CommitteeAccess access,
    CurrentActor current,
    TimeProvider clock) : BallotPageController(ballots, advance, access)
{
    [HttpGet("consultations/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken ct)
    {
        var (ballot, refused) = await EnterAsync(id, CommitteeAction.ViewBallots, ct);
        if (ballot is null || refused is not null)
        {
            return refused!;
        }

        if (ballot.Kind != BallotKind.Consultation)
        {
            return LocalRedirect($"/ballots/{id}");
        }

        var matter = MatterOf(ballot);
        var (seesNames, mayManage) = (await Access.AllowsAsync(CommitteeAction.ViewParticipation, matter), await Access.AllowsAsync(CommitteeAction.ManageBallots, matter));
        var isAsked = ballot.Facts.OpenedAt is not null;
        return View("Show", new ConsultationPage(ballot, mayManage, clock.Now())
        {
            Mine = isAsked ? await Ballots.MyVoteAsync(ballot, await current.GetAsync(), current.Today, ct) : null,
            Preview = isAsked ? null : await participation.PreviewAsync(ballot, ct),
            Participation = isAsked && seesNames ? await participation.ParticipationAsync(ballot, ct) : null,
            Addressees = seesNames || mayManage ? await consultations.AddresseesAsync(ballot, ct) : null,
            Returns = isAsked && (seesNames || ballot.State is BallotState.Closed) ? await comments.ReturnsAsync(id, ct) : null,
            Past = await verdicts.PastAsync(ballot, ct),
            Mails = await mails.OfAsync(ballot, ct),
        });
    }
}

/// <summary>A consultation at any time of its life.</summary>
/// <param name="MayManage">Change it, and whom it asks.</param>
public sealed record ConsultationPage(BallotView Ballot, bool MayManage, DateTimeOffset Now)
{
    public required MyVote? Mine { get; init; }

    /// <summary>Before the opening.</summary>
    public required ElectoratePreview? Preview { get; init; }

    /// <summary>The members, for those who may see who has replied.</summary>
    public required Participation? Participation { get; init; }

    /// <summary>Likewise.</summary>
    public required IReadOnlyList<AddresseeRow>? Addressees { get; init; }

    /// <summary>Likewise, and for everybody once it is over.</summary>
    public required CommentReturns? Returns { get; init; }

    public required BallotPast Past { get; init; }

    public required SubjectMails? Mails { get; init; }

    public ConsultationLength? Length => ConsultationLength.Of(Ballot.Questions[0].Rules.Definition, Ballot.OpensAt, Ballot.Deadline);

    public bool OpensLater => Ballot.OpensAt > Now;

    /// <summary>How many get the first mail.</summary>
    public int Recipients => (Preview is null ? 0 : Preview.Electors.Count - Preview.WithoutMail) + (Addressees?.Count(a => a.IsAsked) ?? 0);
}
