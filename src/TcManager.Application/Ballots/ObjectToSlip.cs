using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Members;

namespace TcManager.Application.Ballots;

/// <summary>A voter objects to the slip that was recorded for them. The count stays as it is; a person decides, and chair and secretariat are told that one waits.</summary>
public sealed class ObjectToSlip(TcManagerDb db, CommentPlaces places, MailQueue mails, AuditLog audit, TimeProvider clock)
{
    /// <summary>Objecting twice changes nothing. Refused as <see cref="SlipObjection.Raise"/> says, as <c>ballot.noVote</c>, and as <c>objection.slipChanged</c> where another slip counts by now.</summary>
    public Task<Outcome> ExecuteAsync(long ballotId, Guid slipUid, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            if (acting.PersonId is not { } person || await places.HoldAsync(ballotId, Commenter.Person(person), token) is not { Author.Voter: { } voter } place)
            {
                return Outcome.Refused("ballot.noVote");
            }

            var slip = await db.Slips.AsNoTracking().SingleOrDefaultAsync(s => s.Id == voter.LastSlipId, token);
            if (slip?.Uid != slipUid)
            {
                return Outcome.Refused("objection.slipChanged");
            }

            if (await db.SlipObjections.AnyAsync(o => o.SlipId == slip.Id, token))
            {
                return Outcome.Done;
            }

            var isSigned = await db.Verdicts.AnyAsync(v => v.Question.BallotId == ballotId && v.Generation == place.Ballot.Generation && v.SignedAt != null, token);
            var objection = SlipObjection.Raise(slip, isSigned, person, clock.Now());
            if (objection.IsDone)
            {
                db.SlipObjections.Add(objection.Value);
                audit.Add(acting, AuditActions.SlipObjected, AuditSubject.Ballot, place.Ballot.Uid, place.Ballot.CommitteeId, ("voter", voter.VoterKey), ("revision", slip.Revision));
                await TellAsync(place.Ballot, slip, person, token);
            }

            return objection.ToOutcome();
        },
        ct);

    /// <summary>Those who may decide it: the secretariat of today and the chair.</summary>
    private async Task TellAsync(Ballot ballot, Slip slip, long voter, CancellationToken ct)
    {
        var today = clock.Today(ballot.Committee.ZoneId);
        var staff = db.Staff.Where(s => s.CommitteeId == ballot.CommitteeId && s.FromOn <= today && (s.ToOn == null || today <= s.ToOn)).Select(s => s.PersonId);
        var chairs = db.Memberships.Where(m => m.CommitteeId == ballot.CommitteeId && m.FromOn <= today && (m.ToOn == null || today <= m.ToOn))
            .Where(m => m.Offices.Any(o => o.Role == OfficeRole.Chair && o.FromOn <= today && (o.ToOn == null || today <= o.ToOn))).Select(m => m.PersonId);
        var deciders = await staff.Union(chairs).Where(p => p != voter).OrderBy(p => p).ToListAsync(ct);
        var campaign = mails.Start(Guid.CreateVersion7(clock.Now()), MailKinds.SlipObjected, ballot.CommitteeId, ballot.Uid);
        await mails.AddAllAsync(campaign, $"objected:{slip.Uid:N}", deciders.ConvertAll(p => (p, new MailData(BallotId: ballot.Id, SlipId: slip.Id))), null, ct);
    }
}

/// <summary>A person decides what becomes of an objection, in words that stand beside it.</summary>
public sealed class DecideObjection(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>Refused as <see cref="SlipObjection.Decide"/> says, and as <c>objection.gone</c>.</summary>
    public Task<Outcome> ExecuteAsync(long ballotId, long objectionId, string? decision, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await BallotLock.TakeAsync(db, ballotId, token);
            if (await db.SlipObjections.Include(o => o.Voter).SingleOrDefaultAsync(o => o.Id == objectionId && o.BallotId == ballotId, token) is not { } objection)
            {
                return Outcome.Refused("objection.gone");
            }

            var wasDecided = objection.DecidedAt is not null;
            var decided = objection.Decide(decision, acting.PersonId!.Value, clock.Now());
            if (decided.IsDone && !wasDecided)
            {
                var ballot = await db.Ballots.AsNoTracking().SingleAsync(b => b.Id == ballotId, token);
                audit.Add(acting, AuditActions.ObjectionDecided, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("voter", objection.Voter.VoterKey), ("decision", objection.Decision));
                await db.SaveChangesAsync(token);
            }

            return decided;
        },
        ct);
}
