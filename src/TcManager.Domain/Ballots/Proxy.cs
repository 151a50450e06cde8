namespace TcManager.Domain.Ballots;

/// <summary>
/// 委托投票: a voter lets another voter of the same ballot vote in their place, by a document, where the charter's rule set allows it (rules.md §1.1, §4). The vote is the
/// giver's: it counts in their place and category. Ended while the ballot is open it leaves what was cast by it; the giver may always vote themselves.
/// </summary>
public sealed class Proxy
{
    private Proxy()
    {
    }

    internal Proxy(Guid uid, long ballotId, long fromVoterId, long toVoterId, long documentId, DateTimeOffset at, long? byPersonId)
    {
        Uid = uid;
        BallotId = ballotId;
        FromVoterId = fromVoterId;
        ToVoterId = toVoterId;
        DocumentId = documentId;
        At = at;
        ByPersonId = byPersonId;
    }

    public long Id { get; private set; }

    /// <summary>Of the form: its repeat finds this row.</summary>
    public Guid Uid { get; private set; }

    public long BallotId { get; private set; }

    public long FromVoterId { get; private set; }

    public Voter From { get; private set; } = null!;

    public long ToVoterId { get; private set; }

    public Voter To { get; private set; } = null!;

    /// <summary>The written authorisation.</summary>
    public long DocumentId { get; private set; }

    public Documents.Document Document { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }

    public long? ByPersonId { get; private set; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Takes it back; taking it back twice changes nothing.</summary>
    public void End(DateTimeOffset now) => EndedAt ??= now;
}

public sealed partial class Ballot
{
    /// <summary>How many one voter may vote for: the least that the rule sets of all questions allow, since one slip answers them all; 0 where one allows none.</summary>
    public int ProxiesPerVoter => Questions.Select(q => q.RuleSetVersion.Definition).Select(d => d.ProxyAllowed ? d.ProxiesPerVoter ?? 1 : 0).DefaultIfEmpty(0).Min();

    /// <summary>
    /// Whether a proxy may be given. Refused as a whole: <c>ballot.notOpen</c>, <c>proxy.notAllowed</c>; at "From": <c>proxy.hasVoted</c>, <c>proxy.fromLeft</c>, <c>proxy.givenAlready</c>,
    /// <c>proxy.chainFrom</c> where the giver votes for somebody; at "To": <c>proxy.self</c>, <c>proxy.toLeft</c>, <c>proxy.chainTo</c> where the other one has given theirs away,
    /// <c>proxy.tooMany</c> (limit).
    /// </summary>
    /// <param name="from">Who gives it; with its membership.</param>
    /// <param name="to">Who is to vote for them; with its membership.</param>
    /// <param name="standing">The ballot's proxies that are not taken back.</param>
    /// <param name="now">When.</param>
    public Outcome MayGiveProxy(Voter from, Voter to, IReadOnlyCollection<Proxy> standing, DateTimeOffset now)
    {
        const string From = "From", To = "To";
        if (!IsOpenAt(now))
        {
            return Outcome.Refused("ballot.notOpen");
        }

        if (ProxiesPerVoter == 0)
        {
            return Outcome.Refused("proxy.notAllowed");
        }

        List<Refusal> faults = [];
        if (from.LastRevision > 0)
        {
            faults.Add(new("proxy.hasVoted", From));
        }

        if (from.HasLeftBy(now, Committee.ZoneId))
        {
            faults.Add(new("proxy.fromLeft", From));
        }

        if (standing.Any(p => p.FromVoterId == from.Id))
        {
            faults.Add(new("proxy.givenAlready", From));
        }

        if (standing.Any(p => p.ToVoterId == from.Id))
        {
            faults.Add(new("proxy.chainFrom", From));
        }

        if (from.Id == to.Id || from.PersonId == to.PersonId)
        {
            faults.Add(new("proxy.self", To));
        }

        if (to.HasLeftBy(now, Committee.ZoneId))
        {
            faults.Add(new("proxy.toLeft", To));
        }

        if (standing.Any(p => p.FromVoterId == to.Id))
        {
            faults.Add(new("proxy.chainTo", To));
        }

        if (standing.Count(p => p.ToVoterId == to.Id) >= ProxiesPerVoter)
        {
            faults.Add(new("proxy.tooMany", To, ProxiesPerVoter));
        }

        return Outcome.Of(faults);
    }

    /// <summary>The proxy, by its document. Refused as <see cref="MayGiveProxy"/> says.</summary>
    public Outcome<Proxy> GiveProxy(Guid uid, Voter from, Voter to, IReadOnlyCollection<Proxy> standing, long documentId, long? byPersonId, DateTimeOffset now) =>
        MayGiveProxy(from, to, standing, now) is { IsDone: false } refused ? Outcome.Refused<Proxy>(refused.Refusals) : new Proxy(uid, Id, from.Id, to.Id, documentId, now, byPersonId);

    /// <summary>
    /// Whether somebody may vote by a proxy now. Refused as <c>proxy.ended</c>, as <c>proxy.toLeft</c> when the seat of the one who votes for the other has ended, and as
    /// <c>proxy.votedThemselves</c> when the giver has voted: their own vote stands. What <see cref="Accept"/> refuses comes on top.
    /// </summary>
    /// <param name="proxy">With both voters, their memberships and the giver's last slip.</param>
    /// <param name="now">When.</param>
    public Outcome MayVoteBy(Proxy proxy, DateTimeOffset now)
    {
        if (proxy.EndedAt is not null)
        {
            return Outcome.Refused("proxy.ended");
        }

        if (proxy.To.HasLeftBy(now, Committee.ZoneId))
        {
            return Outcome.Refused("proxy.toLeft");
        }

        return proxy.From.LastSlip is { Channel: not SlipChannel.Proxy } ? Outcome.Refused("proxy.votedThemselves") : Outcome.Done;
    }
}
