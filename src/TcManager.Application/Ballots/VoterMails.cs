using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>Queues what the voters of a ballot are told, in the transaction of the fact.</summary>
public sealed class VoterMails(TcManagerDb db, MailQueue mails, TimeProvider clock)
{
    /// <summary>To all in the electorate, as its rows stand in the database. The occurrence makes each go once.</summary>
    public async Task TellAsync(Ballot ballot, string kind, string occurrence, DateTimeOffset? expiresAt, CancellationToken ct)
    {
        var voters = await db.Voters.AsNoTracking().Where(v => v.BallotId == ballot.Id).OrderBy(v => v.Id).Select(v => new { v.Id, v.PersonId }).ToListAsync(ct);
        var campaign = mails.Start(Guid.CreateVersion7(clock.Now()), kind, ballot.CommitteeId, ballot.Uid);
        await mails.AddAllAsync(campaign, occurrence, voters.ConvertAll(voter => (voter.PersonId, new MailData(BallotId: ballot.Id, VoterId: voter.Id))), expiresAt, ct);
    }
}
