using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Documents;

namespace TcManager.Application.Ballots;

/// <summary>A proxy as typed.</summary>
public sealed record ProxyToGive(long BallotId, Guid Uid, long? FromVoterId, long? ToVoterId, Upload? Upload);

/// <summary>Enters by the written authorisation that one voter votes for another, who is told by mail; and takes it back.</summary>
public sealed class GiveProxies(TcManagerDb db, AddDocument addDocument, MailQueue mails, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Done, also for the repeat of a form. Refused as <see cref="Ballot.GiveProxy"/> says, at "From" and "To" as <c>proxy.voterMissing</c>, at "File" as
    /// <c>proxy.documentMissing</c> and as the file's faults.
    /// </summary>
    public async Task<Outcome> GiveAsync(ProxyToGive input, Acting acting, CancellationToken ct)
    {
        if (input.Upload is not { } upload)
        {
            return await db.Proxies.AnyAsync(p => p.Uid == input.Uid, ct) ? Outcome.Done : Outcome.Refused("proxy.documentMissing", "File");
        }

        using var file = await addDocument.ReceiveAsync(upload, ct);
        return await db.InTransactionAsync(token => WorkAsync(input, file, acting, token), ct);
    }

    /// <summary>Done, also where it was taken back before; what was cast by it stands until the giver votes themselves. Refused as <c>ballot.notOpen</c>.</summary>
    public Task<Outcome> EndAsync(long ballotId, long proxyId, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, ballotId, token);
        var proxy = await db.Proxies.Include(p => p.From).Include(p => p.To).SingleOrDefaultAsync(p => p.Id == proxyId && p.BallotId == ballotId, token);
        if (proxy is null or { EndedAt: not null })
        {
            return Outcome.Done;
        }

        var ballot = await db.Ballots.AsNoTracking().SingleAsync(b => b.Id == ballotId, token);
        if (!ballot.IsOpenAt(clock.Now()))
        {
            return Outcome.Refused("ballot.notOpen");
        }

        proxy.End(clock.Now());
        audit.Add(acting, AuditActions.ProxyEnded, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("from", proxy.From.VoterKey), ("to", proxy.To.VoterKey));
        await db.SaveChangesAsync(token);
        return Outcome.Done;
    }, ct);

    private async Task<Outcome> WorkAsync(ProxyToGive input, ReceivedFile file, Acting acting, CancellationToken ct)
    {
        await BallotLock.TakeAsync(db, input.BallotId, ct);
        if (await db.Proxies.AnyAsync(p => p.Uid == input.Uid, ct))
        {
            return Outcome.Done;
        }

        var ballot = await db.Ballots.AsNoTracking().Include(b => b.Committee).Include(b => b.Questions).ThenInclude(q => q.RuleSetVersion).AsSplitQuery().SingleAsync(b => b.Id == input.BallotId, ct);
        var (from, to) = (await VoterAsync(input.BallotId, input.FromVoterId, ct), await VoterAsync(input.BallotId, input.ToVoterId, ct));
        if (from is null || to is null)
        {
            return Outcome.Of([.. from is null ? [new("proxy.voterMissing", "From")] : Array.Empty<Refusal>(), .. to is null ? [new("proxy.voterMissing", "To")] : Array.Empty<Refusal>()]);
        }

        var standing = await db.Proxies.AsNoTracking().Where(p => p.BallotId == input.BallotId && p.EndedAt == null).ToListAsync(ct);
        var now = clock.Now();
        List<Refusal> faults = [.. ballot.MayGiveProxy(from, to, standing, now).Refusals, .. file.Faults];
        if (faults.Count > 0)
        {
            return Outcome.Of(faults);
        }

        var title = new Bilingual($"委托投票书（{ballot.Number}）", $"Proxy ({ballot.Number})");
        var document = await addDocument.PrepareAsync(Guid.CreateVersion7(now), ballot.CommitteeId, DocumentKind.Other, title, file, acting.PersonId, ct);
        audit.Add(acting, AuditActions.ProxyGiven, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("from", from.VoterKey), ("to", to.VoterKey), ("document", document.Value.Number));
        await db.SaveChangesAsync(ct);
        db.Proxies.Add(ballot.GiveProxy(input.Uid, from, to, standing, document.Value.Id, acting.PersonId, now).Value);

        // Whoever is to vote for somebody is asked at once, and reminded like for the own vote.
        var campaign = mails.Start(Guid.CreateVersion7(now), MailKinds.ProxyGiven, ballot.CommitteeId, ballot.Uid);
        await mails.AddAllAsync(campaign, $"proxy:{input.Uid:N}", [(to.PersonId, new MailData(BallotId: ballot.Id, VoterId: from.Id))], ballot.ClosesAt, ct);
        return Outcome.Done;
    }

    private async Task<Voter?> VoterAsync(long ballotId, long? voterId, CancellationToken ct) =>
        await db.Voters.AsNoTracking().Include(v => v.Membership).SingleOrDefaultAsync(v => v.Id == voterId && v.BallotId == ballotId, ct);
}

/// <summary>A proxy of a ballot.</summary>
public sealed record ProxyLine(long Id, long FromVoterId, Bilingual From, Bilingual To, DateTimeOffset At, long DocumentId, DateTimeOffset? EndedAt, bool HasVoted);

/// <summary>A voter to choose.</summary>
public sealed record VoterChoice(long Id, string NameZh, string NameLatin, Bilingual Organisation, bool HasVoted);

/// <summary>Reads proxies; never what was voted by one.</summary>
public sealed class ProxyQueries(TcManagerDb db)
{
    /// <summary>Of a ballot, those that stand first.</summary>
    public async Task<IReadOnlyList<ProxyLine>> OfAsync(long ballotId, CancellationToken ct) =>
        await db.Proxies.AsNoTracking().Where(p => p.BallotId == ballotId).OrderBy(p => p.EndedAt != null).ThenBy(p => p.Id)
            .Select(p => new ProxyLine(
                p.Id, p.FromVoterId, new Bilingual(p.From.NameZh, p.From.NameLatin), new Bilingual(p.To.NameZh, p.To.NameLatin), p.At, p.DocumentId, p.EndedAt, p.From.LastRevision > 0))
            .ToListAsync(ct);

    /// <summary>For whom somebody votes in a ballot.</summary>
    public async Task<IReadOnlyList<ProxyLine>> HeldByAsync(long ballotId, long personId, CancellationToken ct) =>
        await db.Proxies.AsNoTracking().Where(p => p.BallotId == ballotId && p.To.PersonId == personId && p.EndedAt == null).OrderBy(p => p.Id)
            .Select(p => new ProxyLine(
                p.Id, p.FromVoterId, new Bilingual(p.From.NameZh, p.From.NameLatin), new Bilingual(p.To.NameZh, p.To.NameLatin), p.At, p.DocumentId, p.EndedAt, p.From.LastRevision > 0))
            .ToListAsync(ct);

    /// <summary>The electorate by name.</summary>
    public async Task<IReadOnlyList<VoterChoice>> VotersAsync(long ballotId, CancellationToken ct) =>
        await db.Voters.AsNoTracking().Where(v => v.BallotId == ballotId).OrderBy(v => v.Membership.Person.PinyinName).ThenBy(v => v.Id)
            .Select(v => new VoterChoice(v.Id, v.NameZh, v.NameLatin, v.Organisation, v.LastRevision > 0)).ToListAsync(ct);
}
