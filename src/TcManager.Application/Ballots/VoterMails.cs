using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Ballots;

/// <summary>Queues what the voters of a ballot are told, in the transaction of the fact. The occurrence makes each mail go once.</summary>
public sealed class VoterMails(TcManagerDb db, MailQueue mails, TimeProvider clock)
{
    /// <summary>To all in the electorate, as its rows stand in the database.</summary>
    public Task TellAsync(Ballot ballot, string kind, string occurrence, DateTimeOffset? expiresAt, CancellationToken ct, int? changeNo = null, bool? isSigned = null) =>
        TellAsync(ballot, db.Voters.Where(v => v.BallotId == ballot.Id), kind, occurrence, expiresAt, ct, changeNo, isSigned);

    /// <summary>To some of it.</summary>
    public async Task TellAsync(Ballot ballot, IQueryable<Voter> some, string kind, string occurrence, DateTimeOffset? expiresAt, CancellationToken ct, int? changeNo = null, bool? isSigned = null)
    {
        var voters = await some.AsNoTracking().OrderBy(v => v.Id).Select(v => new { v.Id, v.PersonId }).ToListAsync(ct);
        var campaign = mails.Start(Guid.CreateVersion7(clock.Now()), kind, ballot.CommitteeId, ballot.Uid);
        await mails.AddAllAsync(campaign, occurrence, voters.ConvertAll(voter => (voter.PersonId, new MailData(BallotId: ballot.Id, VoterId: voter.Id, ChangeNo: changeNo, IsSigned: isSigned))), expiresAt, ct);
    }
}
