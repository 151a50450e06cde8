using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Ballots.Secret;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>
/// Takes votes on one ballot, in one transaction. Reads the ballot's header and the rows of these voters, under the lock that voters share and the close has alone; whether the ballot is open
/// is asked there, of the clock and not of any job (pitfalls 7, 8). Called by <see cref="CastVote"/> only.
/// </summary>
public sealed class CastVotes(TcManagerDb db, BallotBox box, RoomPresence rooms, MailQueue mails, AuditLog audit, TimeProvider clock)
{
    /// <summary>In their order; each answered as <see cref="CastVote.ExecuteAsync"/> says. Throws <see cref="DbUpdateException"/> with nothing kept where another node took a revision or a Uid.</summary>
    /// <param name="ballotId">Of all of them.</param>
    /// <param name="votes">With who acts.</param>
    /// <param name="isAlone">Waits first for whoever else writes these voters' rows.</param>
    /// <param name="ct">Ends the wait.</param>
    internal Task<IReadOnlyList<Outcome<Slip>>> ExecuteAsync(long ballotId, IReadOnlyList<(Vote Vote, Acting Acting)> votes, bool isAlone, CancellationToken ct) => db.InTransactionAsync<IReadOnlyList<Outcome<Slip>>>(
        async token =>
        {
            if (!await BallotLock.ShareAsync(db, ballotId, token))
            {
                return [.. votes.Select(_ => (Outcome<Slip>)new Refusal("ballot.noVote"))];
            }

            var people = votes.Where(v => v.Vote.ForVoterId is null).Select(v => v.Vote.PersonId).Distinct().ToList();
            if (isAlone)
            {
                await HoldAsync(ballotId, people, [.. votes.Select(v => v.Vote.ForVoterId).OfType<long>()], token);
            }

            var ballot = await db.Ballots.AsNoTracking().Include(b => b.Committee).Include(b => b.Questions.OrderBy(q => q.No)).ThenInclude(q => q.RuleSetVersion)
                .Include(b => b.Questions.OrderBy(q => q.No)).ThenInclude(q => q.Candidates).AsSplitQuery().SingleAsync(b => b.Id == ballotId, token);
            var key = ballot.Secrecy == Secrecy.Secret ? await db.BallotKeys.AsNoTracking().SingleOrDefaultAsync(k => k.BallotId == ballotId, token) : null;

            // Before the voters: a slip that is found here stands in the rows that are read then.
            var uids = votes.Select(v => v.Vote.Uid).Distinct().ToList();
            var known = await db.Slips.AsNoTracking().Where(s => uids.Contains(s.Uid)).Select(s => new { s.Uid, s.VoterId }).ToDictionaryAsync(s => s.Uid, s => s.VoterId, token);
            var voters = await db.Voters.Include(v => v.Membership).Include(v => v.LastSlip).Where(v => v.BallotId == ballotId && people.Contains(v.PersonId)).ToDictionaryAsync(v => v.PersonId, token);
            var basis = new Basis(ballot, key, known, voters);
            var outcomes = new List<Outcome<Slip>>(votes.Count);
            foreach (var (vote, acting) in votes)
            {
                outcomes.Add(await CastAsync(basis, vote, acting, token));
            }

            await SaveAsync(ballot, token);
            return outcomes;
        },
        ct);

    private Task<int> HoldAsync(long ballotId, List<long> people, List<long> places, CancellationToken ct) => db.Voters.Where(v => v.BallotId == ballotId)
        .Where(v => places.Contains(v.Id) || people.Contains(v.PersonId) || db.Representatives.Any(r => r.MembershipId == v.MembershipId && people.Contains(r.PersonId)))
        .HoldAsync(v => v.LastRevision, ct);

    private async Task<Outcome<Slip>> CastAsync(Basis basis, Vote vote, Acting acting, CancellationToken ct)
    {
        var (ballot, key) = (basis.Ballot, basis.Key);
        var proxy = vote.ForVoterId is null ? null : await ProxyAsync(vote, ct);
        var voter = vote.ForVoterId is not null ? proxy?.From : basis.Voters.GetValueOrDefault(vote.PersonId) ?? await RepresentedAsync(ballot, vote.PersonId, ct);
        if (voter is null)
        {
            return new Refusal("ballot.noVote");
        }

        if (proxy is not null && ballot.IsOpenAt(clock.Now()) && ballot.MayVoteBy(proxy, clock.Now()) is { IsDone: false } refused)
        {
            return Outcome.Refused<Slip>(refused.Refusals);
        }

        // Only what the same person cast in the same way is that person's to ask for.
        var isSent = basis.Sent.TryGetValue(vote.Uid, out var sentBy);
        if (isSent && sentBy == voter.Id && voter.LastSlip is { } last && last.CastByPersonId == vote.PersonId && (last.Channel == SlipChannel.Proxy) == proxy is not null
            && Says(ballot, key, voter, [.. Own(ballot, voter, vote.Answers)]))
        {
            return last;
        }

        // A form that was gone back to and says something else than what counts now is another vote, not a repeat.
        var uid = isSent ? Guid.CreateVersion7(clock.Now()) : vote.Uid;
        var isInRoom = await IsInRoomAsync(ballot, ct);
        if (isInRoom && !await rooms.IsPresentAsync(ballot, proxy?.To.MembershipId ?? voter.MembershipId, ct))
        {
            return new Refusal("ballot.notPresent");
        }

        var casting = new Casting(uid, vote.Answers, vote.PersonId, proxy is not null ? SlipChannel.Proxy : isInRoom ? SlipChannel.Room : SlipChannel.Web, clock.Now())
        {
            Seal = key is null ? null : answers => BallotBox.Seal(key.PublicKey, new(ballot.Uid, uid, voter.VoterKey), answers),
        };
        var slip = ballot.Accept(voter, casting);
        if (!slip.IsDone)
        {
            return Refuse(ballot, casting, slip, acting);
        }

        basis.Sent[uid] = voter.Id;
        db.Slips.Add(slip.Value);
        audit.Add(acting, AuditActions.VoteCast, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("voter", voter.VoterKey), ("revision", slip.Value.Revision), ("slip", slip.Value.Uid));
        return slip;
    }

    /// <summary>The proxy by which the person votes in another's place.</summary>
    private Task<Proxy?> ProxyAsync(Vote vote, CancellationToken ct) => db.Proxies.Include(p => p.To).ThenInclude(v => v.Membership)
        .Include(p => p.From).ThenInclude(v => v.Membership).Include(p => p.From).ThenInclude(v => v.LastSlip).AsSingleQuery()
        .Where(p => p.BallotId == vote.BallotId && p.FromVoterId == vote.ForVoterId && p.To.PersonId == vote.PersonId)
        .OrderBy(p => p.EndedAt != null).ThenByDescending(p => p.Id).FirstOrDefaultAsync(ct);

    /// <summary>Also where nobody has ended it yet, the vote in the room is over with the meeting.</summary>
    private async Task<bool> IsInRoomAsync(Ballot ballot, CancellationToken ct) =>
        ballot.IsInRoomAt(clock.Now()) && clock.Now() < await rooms.EndsAtAsync(ballot.AgendaItemId!.Value, ballot.OpenedAt!.Value, ct);

    /// <summary>Whether the slip that counts says the same. Of a secret ballot only the closing alone may ask what others chose; this is the voter's own form, sent twice, and once the ballot is over nobody can say.</summary>
    private bool Says(Ballot ballot, BallotKey? key, Voter voter, IReadOnlyList<CastAnswer> answers)
    {
        var last = voter.LastSlip!;
        if (ballot.Secrecy == Secrecy.Open)
        {
            return Slip.PayloadHashOf(answers).AsSpan().SequenceEqual(last.PayloadHash);
        }

        if (!ballot.IsOpenAt(clock.Now()) || key?.PrivateKeyProtected is null || last.Payload is not { } payload)
        {
            return false;
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

    private async Task SaveAsync(Ballot ballot, CancellationToken ct)
    {
        var slips = db.ChangeTracker.Entries<Slip>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();

        // The receipts carry the ids of the slips.
        await db.SaveChangesAsync(ct);
        await mails.AddAllAsync(MailKinds.Receipt, ballot.Uid, slips.SelectMany(slip => ReceiptsOf(ballot, slip)), priority: 0, ct);
    }

    /// <summary>Whoever gave a proxy learns that it was used.</summary>
    private static IEnumerable<(long PersonId, string Occurrence, MailData Data)> ReceiptsOf(Ballot ballot, Slip slip)
    {
        var (occurrence, data) = ($"slip:{slip.Uid:N}", new MailData(BallotId: ballot.Id, VoterId: slip.VoterId, SlipId: slip.Id));
        if (slip.Channel != SlipChannel.Proxy)
        {
            return [(slip.CastByPersonId, occurrence, data)];
        }

        return [(slip.CastByPersonId, occurrence, data with { ByProxy = true }), (slip.Voter.PersonId, occurrence, data)];
    }

    private Outcome<Slip> Refuse(Ballot ballot, Casting casting, Outcome<Slip> refused, Acting acting)
    {
        if (refused.Refusals[0].Code is not "ballot.closed")
        {
            return refused;
        }

        // Said plainly and kept in the log (pitfalls 9), without what the vote was.
        audit.Add(acting, AuditActions.VoteLate, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("closedAt", (ballot.ClosedAt ?? ballot.ClosesAt).ToString("O")), ("receivedAt", casting.Now.ToString("O")));
        return new Refusal("ballot.closed", null, ballot.ClosedAt ?? ballot.ClosesAt, casting.Now);
    }

    /// <summary>What these votes are judged by.</summary>
    /// <param name="Ballot">With its questions.</param>
    /// <param name="Key">Of a secret one.</param>
    /// <param name="Sent">Whose slip a form became that was sent before.</param>
    /// <param name="Voters">By person; who is missing may still speak for a body.</param>
    private sealed record Basis(Ballot Ballot, BallotKey? Key, Dictionary<Guid, long> Sent, IReadOnlyDictionary<long, Voter> Voters);
}
