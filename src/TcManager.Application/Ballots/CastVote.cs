using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Ballots.Secret;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>A vote as posted.</summary>
/// <param name="BallotId">The ballot.</param>
/// <param name="Uid">Of the form; becomes the slip's.</param>
/// <param name="PersonId">Who votes.</param>
/// <param name="Answers">By question.</param>
/// <param name="ForVoterId">The place of whoever has given the person a proxy; null for the own one.</param>
public sealed record Vote(long BallotId, Guid Uid, long PersonId, IReadOnlyList<CastAnswer> Answers, long? ForVoterId = null);

/// <summary>
/// Takes a vote. Reads the ballot's header and one voter row, under the lock that voters share and the close has alone; whether the ballot is open
/// is asked there, of the clock and not of any job (pitfalls 7, 8).
/// </summary>
public sealed class CastVote(TcManagerDb db, BallotBox box, RoomPresence rooms, MailQueue mails, AuditLog audit, Measures measures, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <summary>
    /// The slip that counts; a repeat of the form, with what counts already, makes no other. Refused as <see cref="Ballot.Accept"/> says, and as <c>ballot.noVote</c> for
    /// whoever is not in the electorate or has no proxy of the place, as <see cref="Ballot.MayVoteBy"/> says, <c>ballot.notPresent</c> for whoever is not in the room while only those present vote.
    /// </summary>
    public async Task<Outcome<Slip>> ExecuteAsync(Vote vote, Acting acting, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var isAlone = attempt > 1;
                var slip = await db.InTransactionAsync(token => CastAsync(vote, acting, isAlone, token), ct);
                measures.Vote(slip.IsDone ? "taken" : slip.Refusals[0].Code == "ballot.closed" ? "late" : "refused");
                return slip;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another vote of the same voter took the revision, or the repeat of this form its Uid: look again, now alone with the voter row.
            }
        }
    }

    private async Task<Outcome<Slip>> CastAsync(Vote vote, Acting acting, bool isAlone, CancellationToken ct)
    {
        await BallotLock.ShareAsync(db, vote.BallotId, ct);
        if (isAlone)
        {
            await db.Voters.Where(v => v.BallotId == vote.BallotId)
                .Where(v => vote.ForVoterId != null ? v.Id == vote.ForVoterId : v.PersonId == vote.PersonId || db.Representatives.Any(r => r.MembershipId == v.MembershipId && r.PersonId == vote.PersonId))
                .HoldAsync(v => v.LastRevision, ct);
        }

        var ballot = await db.Ballots.AsNoTracking().Include(b => b.Committee).Include(b => b.Questions.OrderBy(q => q.No)).ThenInclude(q => q.RuleSetVersion)
            .Include(b => b.Questions.OrderBy(q => q.No)).ThenInclude(q => q.Candidates).AsSingleQuery().SingleAsync(b => b.Id == vote.BallotId, ct);
        var key = ballot.Secrecy == Secrecy.Secret ? await db.BallotKeys.AsNoTracking().SingleOrDefaultAsync(k => k.BallotId == ballot.Id, ct) : null;

        // Before the voter: a slip that is found here stands in the row that is read then.
        var first = await db.Slips.AsNoTracking().SingleOrDefaultAsync(s => s.Uid == vote.Uid, ct);
        var proxy = vote.ForVoterId is null ? null : await ProxyAsync(vote, ct);
        var voter = vote.ForVoterId is not null ? proxy?.From : await db.Voters.Include(v => v.Membership).Include(v => v.LastSlip)
            .SingleOrDefaultAsync(v => v.BallotId == vote.BallotId && v.PersonId == vote.PersonId, ct) ?? await RepresentedAsync(ballot, vote.PersonId, ct);
        if (voter is null)
        {
            return new Refusal("ballot.noVote");
        }

        if (proxy is not null && ballot.IsOpenAt(clock.Now()) && ballot.MayVoteBy(proxy, clock.Now()) is { IsDone: false } refused)
        {
            return Outcome.Refused<Slip>(refused.Refusals);
        }

        if (first?.VoterId == voter.Id && Says(ballot, key, voter, [.. Own(ballot, voter, vote.Answers)]))
        {
            return voter.LastSlip!;
        }

        // A form that was gone back to and says something else than what counts now is another vote, not a repeat.
        var uid = first is null ? vote.Uid : Guid.CreateVersion7(clock.Now());
        var isInRoom = ballot.IsInRoomAt(clock.Now());
        if (isInRoom && !await rooms.IsPresentAsync(ballot, proxy?.To.MembershipId ?? voter.MembershipId, ct))
        {
            return new Refusal("ballot.notPresent");
        }

        var casting = new Casting(uid, vote.Answers, vote.PersonId, proxy is not null ? SlipChannel.Proxy : isInRoom ? SlipChannel.Room : SlipChannel.Web, clock.Now())
        {
            Seal = key is null ? null : answers => BallotBox.Seal(key.PublicKey, new(ballot.Uid, uid, voter.VoterKey), answers),
        };
        var slip = ballot.Accept(voter, casting);
        return slip.IsDone ? await SaveAsync(ballot, voter, slip.Value, acting, ct) : await RefuseAsync(ballot, casting, slip, acting, ct);
    }

    /// <summary>The proxy by which the person votes in another's place.</summary>
    private Task<Proxy?> ProxyAsync(Vote vote, CancellationToken ct) => db.Proxies.Include(p => p.To).ThenInclude(v => v.Membership)
        .Include(p => p.From).ThenInclude(v => v.Membership).Include(p => p.From).ThenInclude(v => v.LastSlip).AsSingleQuery()
        .Where(p => p.BallotId == vote.BallotId && p.FromVoterId == vote.ForVoterId && p.To.PersonId == vote.PersonId)
        .OrderBy(p => p.EndedAt != null).ThenByDescending(p => p.Id).FirstOrDefaultAsync(ct);

    /// <summary>Whether the slip that counts says the same. Of a secret ballot only the closing alone may ask what others chose; this is the voter's own form, sent twice.</summary>
    private bool Says(Ballot ballot, BallotKey? key, Voter voter, IReadOnlyList<CastAnswer> answers)
    {
        var last = voter.LastSlip!;
        if (ballot.Secrecy == Secrecy.Open)
        {
            return Slip.PayloadHashOf(answers).AsSpan().SequenceEqual(last.PayloadHash);
        }

        if (key?.PrivateKeyProtected is null || last.Payload is not { } payload)
        {
            return true;
        }

        using var open = box.Open(key);
        return open.Read(payload, new(ballot.Uid, last.Uid, voter.VoterKey)).SequenceEqual(answers.OrderBy(a => a.QuestionNo).Select(a => a with { Reason = null }));
    }

    /// <summary>What of the answers goes into a slip of this voter.</summary>
    private static IEnumerable<CastAnswer> Own(Ballot ballot, Voter voter, IReadOnlyList<CastAnswer> answers) =>
        ballot.Asked(voter.Category).Select(question => answers.FirstOrDefault(answer => answer.QuestionNo == question.No)).OfType<CastAnswer>();

    /// <summary>The place of the body that the person represents today beside its head; any of them may revise what another one cast (decisions 5).</summary>
    private async Task<Voter?> RepresentedAsync(Ballot ballot, long personId, CancellationToken ct)
    {
        var today = clock.Today(ballot.Committee.ZoneId);
        var bodies = db.Representatives.Where(r => r.PersonId == personId && r.FromOn <= today && (r.ToOn == null || today <= r.ToOn));
        return await db.Voters.Include(v => v.Membership).Include(v => v.LastSlip).FirstOrDefaultAsync(v => v.BallotId == ballot.Id && bodies.Any(r => r.MembershipId == v.MembershipId), ct);
    }

    private async Task<Outcome<Slip>> SaveAsync(Ballot ballot, Voter voter, Slip slip, Acting acting, CancellationToken ct)
    {
        db.Slips.Add(slip);
        audit.Add(acting, AuditActions.VoteCast, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("voter", voter.VoterKey), ("revision", slip.Revision), ("slip", slip.Uid));

        // The receipt carries the id of the slip.
        await db.SaveChangesAsync(ct);
        mails.Add(MailKinds.Receipt, ballot.Uid, slip.CastByPersonId, $"slip:{slip.Uid:N}", new(BallotId: ballot.Id, VoterId: voter.Id, SlipId: slip.Id, ByProxy: slip.Channel == SlipChannel.Proxy ? true : null), priority: 0);
        if (slip.Channel == SlipChannel.Proxy)
        {
            // Whoever gave the proxy learns that it was used.
            mails.Add(MailKinds.Receipt, ballot.Uid, voter.PersonId, $"slip:{slip.Uid:N}", new(BallotId: ballot.Id, VoterId: voter.Id, SlipId: slip.Id), priority: 0);
        }

        await db.SaveChangesAsync(ct);
        return slip;
    }

    private async Task<Outcome<Slip>> RefuseAsync(Ballot ballot, Casting casting, Outcome<Slip> refused, Acting acting, CancellationToken ct)
    {
        if (refused.Refusals[0].Code is not "ballot.closed")
        {
            return refused;
        }

        // Said plainly and kept in the log (pitfalls 9), without what the vote was.
        audit.Add(acting, AuditActions.VoteLate, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("closedAt", (ballot.ClosedAt ?? ballot.ClosesAt).ToString("O")), ("receivedAt", casting.Now.ToString("O")));
        await db.SaveChangesAsync(ct);
        return new Refusal("ballot.closed", null, ballot.ClosedAt ?? ballot.ClosesAt, casting.Now);
    }
}
