using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Consultations;

namespace TcManager.Application.Ballots.Consultations;

/// <summary>Queues what members and addressees of a consultation are told, in the transaction of the fact.</summary>
public sealed class ConsultationMails(TcManagerDb db, MailQueue mails, TimeProvider clock)
{
    /// <summary>To all: it has begun, its deadline was moved (by which change), it is over. The occurrence makes each go once.</summary>
    public async Task TellAsync(Ballot ballot, string kind, string occurrence, DateTimeOffset? expiresAt, CancellationToken ct, int? changeNo = null)
    {
        var voters = await db.Voters.AsNoTracking().Where(v => v.BallotId == ballot.Id).OrderBy(v => v.Id).Select(v => new { v.Id, v.PersonId }).ToListAsync(ct);
        var addressees = await db.Addressees.AsNoTracking().Where(a => a.BallotId == ballot.Id && a.WithdrawnAt == null).OrderBy(a => a.Id).ToListAsync(ct);
        var campaign = mails.Start(Guid.CreateVersion7(clock.Now()), kind, ballot.CommitteeId, ballot.Uid);
        await mails.AddAllAsync(
            campaign, occurrence, [.. voters.Select(v => new MailRecipient(v.PersonId, null, new(BallotId: ballot.Id, VoterId: v.Id, ChangeNo: changeNo))), .. addressees.Select(a => To(ballot, a, changeNo))], expiresAt, ct);
    }

    /// <summary>To addressees who are asked while it runs.</summary>
    public async Task AskAsync(Ballot ballot, IReadOnlyList<Addressee> addressees, CancellationToken ct)
    {
        var campaign = mails.Start(Guid.CreateVersion7(clock.Now()), MailKinds.ConsultationOpened, ballot.CommitteeId, ballot.Uid);
        await mails.AddAllAsync(campaign, $"asked:{campaign.Uid:N}", [.. addressees.Select(a => To(ballot, a))], ballot.ClosesAt, ct);
    }

    internal static MailRecipient To(Ballot ballot, Addressee addressee, int? changeNo = null) => new(null, addressee.Email, new(BallotId: ballot.Id, AddresseeId: addressee.Id, ChangeNo: changeNo));
}
