using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Application.Ballots;

/// <summary>Somebody who may take a place whose holder has left.</summary>
public sealed record SuccessorChoice(long MembershipId, string NameZh, string NameLatin, Bilingual Organisation);

/// <summary>A place of an open ballot whose holder has left, and who may take it.</summary>
public sealed record OpenPlace(long VoterId, Bilingual Name, IReadOnlyList<SuccessorChoice> Choices);

/// <summary>Lets a successor vote in the place of somebody whose seat has ended while the ballot is open, where the committee's setting says so (decisions 4).</summary>
public sealed class NameSuccessor(TcManagerDb db, MailQueue mails, AuditLog audit, TimeProvider clock)
{
    /// <summary>The place with the seats of its category that have none in this ballot; null where there is no such place.</summary>
    public async Task<OpenPlace?> PlaceAsync(long ballotId, long voterId, CancellationToken ct)
    {
        var place = await db.Voters.AsNoTracking().Where(v => v.Id == voterId && v.BallotId == ballotId)
            .Select(v => new { v.NameZh, v.NameLatin, v.Category, v.Ballot.CommitteeId, v.Ballot.Committee.ZoneId }).SingleOrDefaultAsync(ct);
        if (place is null)
        {
            return null;
        }

        var choices = await Seats(ballotId, place.CommitteeId, place.Category, clock.Today(place.ZoneId), await KeptAsync(ballotId, ct)).Select(Choice).ToListAsync(ct);
        return new(voterId, new(place.NameZh, place.NameLatin), choices);
    }

    /// <summary>
    /// Done, also for the repeat of a form; the successor is asked by mail. Refused as <see cref="Voter.Succeed"/> says, as <c>successor.missing</c>, and as <c>successor.hasPlace</c> for
    /// whoever has no seat of the place's category today or has a place in this ballot already.
    /// </summary>
    public Task<Outcome> ExecuteAsync(long ballotId, long voterId, long? membershipId, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, ballotId, token);
        var voter = await db.Voters.Include(v => v.Membership).Include(v => v.Ballot).ThenInclude(b => b.Committee).SingleAsync(v => v.Id == voterId && v.BallotId == ballotId, token);
        if (membershipId is not { } wanted)
        {
            return Outcome.Refused("successor.missing", "Successor");
        }

        if (voter.SucceededAt is not null && voter.MembershipId == wanted)
        {
            return Outcome.Done;
        }

        var ballot = voter.Ballot;
        var today = clock.Today(ballot.Committee.ZoneId);
        if (await Seats(ballotId, ballot.CommitteeId, voter.Category, today, await KeptAsync(ballotId, token)).Where(m => m.Id == wanted).Select(Choice).SingleOrDefaultAsync(token) is not { } choice)
        {
            return Outcome.Refused("successor.hasPlace", "Successor");
        }

        var seat = await db.Memberships.SingleAsync(m => m.Id == wanted, token);
        var before = (voter.NameZh, voter.NameLatin, voter.Organisation);
        var succeeded = voter.Succeed(ballot, seat, choice.NameZh, choice.NameLatin, choice.Organisation, clock.Now());
        if (!succeeded.IsDone)
        {
            return succeeded;
        }

        // A proxy was given by or to the one who has left, not by or to whoever follows.
        foreach (var proxy in await db.Proxies.Include(p => p.From).Include(p => p.To).Where(p => p.BallotId == ballotId && p.EndedAt == null && (p.FromVoterId == voterId || p.ToVoterId == voterId)).ToListAsync(token))
        {
            proxy.End(clock.Now());
            audit.Add(acting, AuditActions.ProxyEnded, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("from", proxy.From.VoterKey), ("to", proxy.To.VoterKey));
        }

        audit.Add(acting, AuditActions.SuccessorNamed, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("voter", voter.VoterKey), ("seat", wanted));
        await db.SaveChangesAsync(token);

        // What the one before wrote stays theirs, by the name that stood in the place.
        await db.Comments.Where(c => c.VoterId == voterId && c.AuthorZh == null).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.AuthorZh, before.NameZh).SetProperty(c => c.AuthorLatin, before.NameLatin)
                .SetProperty(c => c.AuthorOrganisationZh, before.Organisation.Zh).SetProperty(c => c.AuthorOrganisationEn, before.Organisation.En),
            token);
        if (ballot.IsInRoomAt(clock.Now()))
        {
            // Asked with the others, once the vote in the room has ended.
            return Outcome.Done;
        }

        var kind = ballot.Kind == BallotKind.Consultation ? MailKinds.ConsultationOpened : MailKinds.BallotOpened;
        var campaign = mails.Start(Guid.CreateVersion7(clock.Now()), kind, ballot.CommitteeId, ballot.Uid);
        await mails.AddAllAsync(campaign, $"succeeded:{voterId}:{wanted}", [(voter.PersonId, new MailData(BallotId: ballotId, VoterId: voterId))], ballot.ClosesAt, token);
        return Outcome.Done;
    }, ct);

    private static Expression<Func<Membership, SuccessorChoice>> Choice { get; } = m => new(
        m.Id,
        m.Person.NameZh,
        m.Person.NameLatin,
        m.NominatingOrganisation == null ? new Bilingual("", "") : new Bilingual(m.NominatingOrganisation.Name.Zh, m.NominatingOrganisation.Name.En));

    /// <summary>Grounds that keep from voting in this ballot, whether as a voter or as a successor.</summary>
    private async Task<List<ExclusionGround>> KeptAsync(long ballotId, CancellationToken ct)
    {
        var sets = await db.Questions.AsNoTracking().Where(q => q.BallotId == ballotId).Select(q => q.RuleSetVersion.Definition).ToListAsync(ct);
        return [.. Enum.GetValues<ExclusionGround>().Where(ground => ExclusionRules.KeepsFromVoting(sets, ground) != false)];
    }

    private IQueryable<Membership> Seats(long ballotId, long committeeId, SeatCategory category, DateOnly today, List<ExclusionGround> kept) =>
        db.Memberships.AsNoTracking()
            .Where(m => m.CommitteeId == committeeId && m.Category == category && !m.IsBody && m.FromOn <= today && (m.ToOn == null || today <= m.ToOn))
            .Where(m => !db.Exclusions.Any(e => e.BallotId == ballotId && e.MembershipId == m.Id && kept.Contains(e.Ground)))
            .Where(m => !db.Voters.Any(v => v.BallotId == ballotId && (v.MembershipId == m.Id || v.PersonId == m.PersonId)))
            .OrderBy(m => m.Person.PinyinName).ThenBy(m => m.Id);
}
