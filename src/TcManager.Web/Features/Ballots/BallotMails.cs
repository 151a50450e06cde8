using TcManager.Application.Accounts;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Application.Reminders;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Web.Authorization;
using TcManager.Web.Features.Mail;

namespace TcManager.Web.Features.Ballots;

/// <summary>The mails of a ballot, for those who may see mail.</summary>
public sealed class BallotMails(CampaignQueries campaigns, NextReminders next, CommitteeAccess access)
{
    /// <summary>Null for those who may not.</summary>
    public async Task<SubjectMails?> OfAsync(BallotView ballot, CancellationToken ct) =>
        await access.AllowsAsync(CommitteeAction.ViewMail, new(ballot.Committee.Id, Visible.DayOf(ballot.OpensAt)))
            ? new(await campaigns.OfAsync(ballot.Uid, ballot.Committee.Id, ct), await next.OfBallotAsync(ballot.Id, ct), ballot.State == BallotState.Open, ballot.Committee.ZoneId) { IsOfConsultation = ballot.Kind == BallotKind.Consultation }
            : null;
}
