using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>Reads ballots and one's own votes in them.</summary>
public sealed class BallotQueries(TcManagerDb db, RoomPresence rooms, TimeProvider clock)
{
    private const int PageSize = 50;
    private const int MostOfMine = 100;
    private const int MostRecorded = 500;

    /// <summary>The ballots of a committee that the actor may see; drafts only for those who may see the participation.</summary>
    public async Task<BallotListPage?> ListAsync(long committeeId, Actor actor, DateOnly today, int page, CancellationToken ct)
    {
        var committee = await CommitteeAsync(committeeId, ct);
        return committee is null ? null : new(committee, await RowsAsync(db.Ballots.Where(b => b.CommitteeId == committeeId), actor, today, page, ct), await RecordedAsync(committeeId, actor, today, ct));
    }

    /// <summary>Results that were taken over from papers, the latest first; of a past member those of the time of the seat.</summary>
    private async Task<IReadOnlyList<RecordedBallotItem>> RecordedAsync(long committeeId, Actor actor, DateOnly today, CancellationToken ct)
    {
        var rows = await db.RecordedBallots.AsNoTracking().Where(b => b.CommitteeId == committeeId).OrderByDescending(b => b.ClosedOn).ThenByDescending(b => b.Id).Take(MostRecorded)
            .Select(b => new RecordedBallotItem(b.Number, b.Title, b.ClosedOn, b.ClosedOnPrecision, b.Rule, b.Entitled, b.Yes, b.No, b.Abstain, b.Outcome, b.Source)).ToListAsync(ct);
        return rows.FindAll(b => CommitteePermissions.Allows(actor, CommitteeAction.ViewBallots, committeeId, today, b.ClosedOn > today ? today : b.ClosedOn));
    }

    /// <summary>The ballots of all committees that the actor may see into, drafts only where the participation may be seen.</summary>
    public Task<BallotRows> VisibleAsync(Actor actor, DateOnly today, int page, CancellationToken ct) => RowsAsync(db.Ballots, actor, today, page, ct);

    private async Task<BallotRows> RowsAsync(IQueryable<Ballot> ballots, Actor actor, DateOnly today, int page, CancellationToken ct)
    {
        var now = clock.Now();
        var isEverywhere = Visible.IsEverywhere(actor, today, CommitteeAction.ViewParticipation);
        var desks = Visible.CommitteeIds(actor, today, CommitteeAction.ViewParticipation);
        var shown = PageNumber.Of(page);

        // What is counted of a ballot is counted of those on the page, not of all that are sorted.
        var onPage = ballots.Where(Visible.Ballots(actor, today))
            .Where(b => isEverywhere || desks.Contains(b.CommitteeId) || b.OpenedAt != null)
            .OrderByDescending(BallotLists.EndsAt).ThenByDescending(b => b.Id)
            .Skip((shown - 1) * PageSize).Take(PageSize + 1).Select(b => b.Id);
        var rows = await db.Ballots.AsNoTracking().Where(b => onPage.Contains(b.Id))
            .OrderByDescending(BallotLists.EndsAt).ThenByDescending(b => b.Id)
            .Select(b => new
            {
                b.Id,
                b.Number,
                b.Kind,
                b.Title,
                Facts = new BallotFacts(b.ReleasedAt, b.OpenedAt, b.ClosesAt, b.ClosedAt, b.CancelledAt),
                b.OpensAt,
                b.ZoneId,
                Outcome = db.Verdicts.Where(v => v.Question.BallotId == b.Id && v.Generation == b.Generation).OrderBy(v => v.QuestionId).Select(v => (VerdictOutcome?)v.Outcome).FirstOrDefault(),
                SignedAt = db.Verdicts.Where(v => v.Question.BallotId == b.Id && v.Generation == b.Generation).OrderBy(v => v.QuestionId).Select(v => v.SignedAt).FirstOrDefault(),
                Outcomes = db.Verdicts.Where(v => v.Question.BallotId == b.Id && v.Generation == b.Generation).Select(v => v.Outcome).Distinct().Count(),
                Hands = b.HandsCountedAt == null ? null : db.Verdicts.Where(v => v.Question.BallotId == b.Id && v.Generation == b.Generation).OrderBy(v => v.QuestionId).Select(v => v.Count).FirstOrDefault(),
                Entitled = isEverywhere || desks.Contains(b.CommitteeId) ? db.Voters.Count(v => v.BallotId == b.Id) + db.Addressees.Count(a => a.BallotId == b.Id && (a.WithdrawnAt == null || a.RepliedAt != null)) : (int?)null,
                Returned = isEverywhere || desks.Contains(b.CommitteeId)
                    ? db.Voters.Count(v => v.BallotId == b.Id && v.LastRevision > 0) + db.Addressees.Count(a => a.BallotId == b.Id && a.RepliedAt != null) : (int?)null,
            })
            .ToListAsync(ct);
        var items = rows.Take(PageSize).Select(r => new BallotListItem(
            r.Id, r.Number, r.Title, r.Facts.StateAt(now), r.OpensAt, r.Facts.ClosesAt, r.ZoneId, r.Outcome, r.SignedAt is not null, r.Entitled, r.Entitled is null || r.Hands is null ? r.Returned : r.Hands.Votes.Sum(v => v.Votes))
        {
            Kind = r.Kind, IsMixed = r.Outcomes > 1, IsByHands = r.Hands is not null, EndedAt = r.Facts.EndedEarlyAt,
        });
        return new([.. items], shown, rows.Count > PageSize);
    }

    /// <summary>Where the person has a vote; the next deadline first.</summary>
    public async Task<MyBallots> MineAsync(Actor actor, DateOnly today, CancellationToken ct)
    {
        var now = clock.Now();
        var rows = await db.Voters.AsNoTracking()
            .Where(Visible.OwnVoters(actor, today))
            .OrderByDescending(v => v.Ballot.ClosesAt).ThenByDescending(v => v.Id)
            .Take(MostOfMine)
            .Select(v => new
            {
                v.BallotId,
                v.Ballot.Committee.Code,
                v.Ballot.Title,
                v.Ballot.Kind,
                Facts = new BallotFacts(v.Ballot.ReleasedAt, v.Ballot.OpenedAt, v.Ballot.ClosesAt, v.Ballot.ClosedAt, v.Ballot.CancelledAt),
                v.Ballot.ZoneId,
                HomeZone = v.Ballot.Committee.ZoneId,
                v.LastRevision,
                v.MembershipId,
                AgendaItemId = v.Ballot.RoomEndedAt == null ? v.Ballot.AgendaItemId : null,
                IsByHands = v.Ballot.HandsCountedAt != null,
                v.EndedAt,
                v.Membership.ToOn,
                Outcome = db.Verdicts.Where(d => d.Question.BallotId == v.BallotId && d.Generation == v.Ballot.Generation).OrderBy(d => d.QuestionId).Select(d => (VerdictOutcome?)d.Outcome).FirstOrDefault(),
                SignedAt = db.Verdicts.Where(d => d.Question.BallotId == v.BallotId && d.Generation == v.Ballot.Generation).OrderBy(d => d.QuestionId).Select(d => d.SignedAt).FirstOrDefault(),
                Outcomes = db.Verdicts.Where(d => d.Question.BallotId == v.BallotId && d.Generation == v.Ballot.Generation).Select(d => d.Outcome).Distinct().Count(),
            })
            .ToListAsync(ct);
        OpenedInRoom Room(BallotFacts facts, long? item, long membershipId) => new(item ?? 0, facts.OpenedAt ?? default, membershipId);
        var inRooms = await rooms.NowAsync([.. rows.Where(r => r.AgendaItemId is not null && r.Facts.StateAt(now) == BallotState.Open).Select(r => Room(r.Facts, r.AgendaItemId, r.MembershipId))], ct);
        var items = rows.ConvertAll(r => new MyBallotItem(
            r.BallotId, r.Code, r.Title, r.Facts.StateAt(now), r.Facts.ClosesAt, r.ZoneId, new Deadline(r.Facts.ClosesAt, r.ZoneId).DaysLeft(now), r.LastRevision, r.Outcome, r.SignedAt is not null,
            Voter.HasLeftBy(r.EndedAt, r.ToOn, now, r.HomeZone)) { Kind = r.Kind, IsByHands = r.IsByHands, IsMixed = r.Outcomes > 1, EndedAt = r.Facts.EndedEarlyAt, Room = inRooms.GetValueOrDefault(Room(r.Facts, r.AgendaItemId, r.MembershipId)) });
        var open = items.Where(i => i.State == BallotState.Open && !i.HasLeft).OrderBy(i => i.ClosesAt).ThenBy(i => i.Id).ToList();
        return new([.. open.Where(i => i.LastRevision == 0).Concat(await HeldAsync(actor, today, now, ct)).OrderByDescending(i => i.Room is { IsHere: true }).ThenBy(i => i.ClosesAt)], [.. open.Where(i => i.LastRevision > 0)], [.. items.Where(i => i.State != BallotState.Open || i.HasLeft).OrderByDescending(i => i.EndedAt ?? i.ClosesAt).ThenByDescending(i => i.Id)]);
    }

    /// <summary>Where the person is to vote for somebody else.</summary>
    private async Task<IReadOnlyList<MyBallotItem>> HeldAsync(Actor actor, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        if (actor.PersonId is not { } person)
        {
            return [];
        }

        // A day more than any zone needs: of the last day of a seat each committee's own zone is asked below.
        var rows = await OwedVotes.Unused(db, today.AddDays(-1)).AsNoTracking()
            .Where(p => p.To.PersonId == person && p.From.Ballot.OpenedAt != null && p.From.Ballot.ClosedAt == null && p.From.Ballot.CancelledAt == null && p.From.Ballot.ClosesAt > now)
            .OrderBy(p => p.From.Ballot.ClosesAt).ThenBy(p => p.Id)
            .Select(p => new
            {
                p.From.BallotId, p.From.Ballot.Committee.Code, p.From.Ballot.Title, p.From.Ballot.ClosesAt, p.From.Ballot.ZoneId, p.FromVoterId, p.From.NameZh, p.From.NameLatin,
                HomeZone = p.From.Ballot.Committee.ZoneId, GiverTo = p.From.Membership.ToOn, HolderTo = p.To.Membership.ToOn,
                OpenedAt = p.From.Ballot.OpenedAt!.Value, p.To.MembershipId, AgendaItemId = p.From.Ballot.RoomEndedAt == null ? p.From.Ballot.AgendaItemId : null,
            })
            .ToListAsync(ct);
        var inRooms = await rooms.NowAsync([.. rows.Where(r => r.AgendaItemId is not null).Select(r => new OpenedInRoom(r.AgendaItemId!.Value, r.OpenedAt, r.MembershipId))], ct);
        return [.. rows.Where(r => !Voter.HasLeftBy(null, r.GiverTo, now, r.HomeZone) && !Voter.HasLeftBy(null, r.HolderTo, now, r.HomeZone))
            .Select(r => new MyBallotItem(r.BallotId, r.Code, r.Title, BallotState.Open, r.ClosesAt, r.ZoneId, new Deadline(r.ClosesAt, r.ZoneId).DaysLeft(now), 0, null, false, false)
            {
                For = new(r.FromVoterId, new(r.NameZh, r.NameLatin)),
                Room = inRooms.GetValueOrDefault(new(r.AgendaItemId ?? 0, r.OpenedAt, r.MembershipId)),
            })];
    }

    /// <summary>What every page of the ballot needs, or null.</summary>
    public async Task<BallotView?> FindAsync(long ballotId, CancellationToken ct)
    {
        var rows = await (
            from ofBallot in db.Ballots.AsNoTracking()
            where ofBallot.Id == ballotId
            from q in ofBallot.Questions
            from document in db.Documents.Where(d => d.Id == q.DocumentId).DefaultIfEmpty()
            from file in db.DocumentFiles.Where(f => f.DocumentId == q.DocumentId && !db.DocumentFiles.Any(newer => newer.DocumentId == f.DocumentId && newer.Revision > f.Revision)).DefaultIfEmpty()
            orderby q.No
            select new
            {
                Ballot = ofBallot,
                Committee = new BallotCommittee(ofBallot.CommitteeId, ofBallot.Committee.Code, ofBallot.Committee.Title, ofBallot.Committee.ZoneId, ofBallot.Committee.Kind),
                Project = ofBallot.Project == null ? null : ofBallot.Project.Title,
                Item = ofBallot.AgendaItem == null ? null : new { ofBallot.AgendaItem.MeetingId, ofBallot.AgendaItem.Position, ofBallot.AgendaItem.Title },
                HasExclusions = db.Exclusions.Any(e => e.BallotId == ofBallot.Id),
                q.Comments,
                q.Id,
                q.No,
                q.Text,
                Rules = new RuleSetView(q.RuleSetVersionId, q.RuleSetVersion.RuleSet.Code, q.RuleSetVersion.No, q.RuleSetVersion.IsVerified, q.RuleSetVersion.Definition),
                Candidates = q.Candidates.OrderBy(c => c.No).Select(c => new { c.No, c.NameZh, c.NameEn, c.PersonId }).ToList(),
                Previous = db.Ballots.Where(before => before.Id == ofBallot.PreviousRoundId).Select(before => before.Number).FirstOrDefault(),

                // One value each: as a row they would be a window over all ballots.
                NextId = db.Ballots.Where(next => next.PreviousRoundId == ofBallot.Id && next.CancelledAt == null).OrderBy(next => next.Id).Select(next => (long?)next.Id).FirstOrDefault(),
                Next = db.Ballots.Where(next => next.PreviousRoundId == ofBallot.Id && next.CancelledAt == null).OrderBy(next => next.Id).Select(next => next.Number).FirstOrDefault(),
                NextOpenedAt = db.Ballots.Where(next => next.PreviousRoundId == ofBallot.Id && next.CancelledAt == null).OrderBy(next => next.Id).Select(next => next.OpenedAt).FirstOrDefault(),
                Paper = document == null || file == null ? null : new QuestionPaper(document.Id, document.Number, document.Title, file.Revision, file.FileName, file.Size),
            })
            .AsSingleQuery().ToListAsync(ct);
        if (rows is not [var b, ..])
        {
            return null;
        }

        var (ballot, now) = (b.Ballot, clock.Now());
        var roomEndsAt = ballot.IsInRoomAt(now) ? await rooms.EndsAtAsync(ballot.AgendaItemId!.Value, ballot.OpenedAt!.Value, ct) : (DateTimeOffset?)null;
        var questions = rows.Select(q => new QuestionView(q.Id, q.No, q.Text, q.Rules, q.Paper, q.Comments) { Candidates = [.. q.Candidates.Select(c => new CandidateView(Candidate.CodeOf(c.No), new(c.NameZh, c.NameEn), c.PersonId))] });
        return new(
            ballot.Id, ballot.Uid, ballot.Version, b.Committee, ballot.Number, ballot.Title, b.Project, ballot.ProjectId, ballot.Facts, ballot.Facts.StateAt(now),
            ballot.OpensAt, ballot.ClosesLocal, ballot.ZoneId, ballot.ClosingReason, ballot.Generation, ballot.IsSample, [.. questions])
        {
            HasExclusions = b.HasExclusions,
            Kind = ballot.Kind,
            Secrecy = ballot.Secrecy,
            WithdrawalReason = ballot.WithdrawalReason,
            PreviousRound = b.Previous is { } before ? new(ballot.PreviousRoundId!.Value, before) : null,
            NextRound = b.NextId is { } next ? new(next, b.Next!, b.NextOpenedAt is not null) : null,
            IsDue = ballot.IsDueToOpenAt(now) || ballot.Facts.StateAt(now) == BallotState.AwaitingCount || roomEndsAt <= now,
            RoomEndsAt = roomEndsAt,
            DaysLeft = ballot.Deadline.DaysLeft(now),
            Room = b.Item is { } item
                ? new(item.MeetingId, ballot.AgendaItemId!.Value, item.Position, item.Title, ballot.RoomEndedAt, ballot.PresentVoting, ballot.QuorumAt, ballot.HandsCountedAt is not null)
                : null,
        };
    }

    /// <summary>The voter row in which the actor votes, with the slip that counts; null for whoever has no vote in it.</summary>
    public async Task<MyVote?> MyVoteAsync(BallotView ballot, Actor actor, DateOnly today, CancellationToken ct)
    {
        return await VoteAsync(ballot, Visible.OwnVoters(actor, today), ct);
    }

    /// <summary>The place of whoever has given the person a proxy that stands; null where there is none. A vote that the giver has cast is not shown.</summary>
    public async Task<MyVote?> ProxiedVoteAsync(BallotView ballot, long voterId, long personId, CancellationToken ct)
    {
        var mine = await VoteAsync(ballot, v => v.Id == voterId && db.Proxies.Any(p => p.FromVoterId == v.Id && p.To.PersonId == personId && p.EndedAt == null), ct);
        return mine?.Slip is { Channel: not SlipChannel.Proxy } ? mine with { Slip = null } : mine;
    }

    /// <summary>The slip that the person cast by proxy in a place, as long as it counts there; whether the proxy still stands does not matter.</summary>
    public Task<MyVote?> CastByProxyAsync(BallotView ballot, long voterId, long personId, CancellationToken ct) =>
        VoteAsync(ballot, v => v.Id == voterId && v.LastSlip != null && v.LastSlip.Channel == SlipChannel.Proxy && v.LastSlip.CastByPersonId == personId, ct);

    private async Task<MyVote?> VoteAsync(BallotView ballot, Expression<Func<Voter, bool>> place, CancellationToken ct)
    {
        var row = await db.Voters.AsNoTracking().AsSingleQuery().Where(v => v.BallotId == ballot.Id).Where(place)
            .Select(v => new
            {
                v.Id,
                v.NameZh,
                v.NameLatin,
                v.EndedAt,
                v.Category,
                v.Membership.ToOn,
                v.Membership.Person.Email,
                Slip = v.LastSlip,

                // One value each: as a row they would be a window over all people and all objections.
                ByZh = v.LastSlip == null || v.LastSlip.Channel != SlipChannel.Proxy ? null : db.People.Where(p => p.Id == v.LastSlip.CastByPersonId).Select(p => p.NameZh).FirstOrDefault(),
                ByLatin = v.LastSlip == null || v.LastSlip.Channel != SlipChannel.Proxy ? null : db.People.Where(p => p.Id == v.LastSlip.CastByPersonId).Select(p => p.NameLatin).FirstOrDefault(),
                SealNo = db.SlipSeals.Where(x => x.SlipId == v.LastSlipId).Select(x => (long?)x.No).FirstOrDefault(),
                ObjectedAt = db.SlipObjections.Where(o => o.SlipId == v.LastSlipId).Select(o => (DateTimeOffset?)o.At).FirstOrDefault(),
                Decision = db.SlipObjections.Where(o => o.SlipId == v.LastSlipId).Select(o => o.Decision).FirstOrDefault(),
                DecidedAt = db.SlipObjections.Where(o => o.SlipId == v.LastSlipId).Select(o => o.DecidedAt).FirstOrDefault(),
                Answers = v.LastSlip == null ? null : v.LastSlip.Answers.Select(a => new MyAnswer(a.QuestionId, a.Choice, a.Reason)).ToList(),
            })
            .SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var objection = row.ObjectedAt is { } at ? new MyObjection(at, row.Decision, row.DecidedAt) : null;
        var slip = row.Slip is { } s ? new MySlip(s.Uid, s.Revision, s.CastAt, s.LeafHash, row.Answers ?? [], s.Channel, objection) { SealNo = row.SealNo, ByProxy = row.ByZh is { } by ? new(by, row.ByLatin!) : null } : null;
        return new(row.Id, row.NameZh, row.NameLatin, Voter.HasLeftBy(row.EndedAt, row.ToOn, clock.Now(), ballot.Committee.ZoneId), slip, row.Email, row.Category);
    }

    /// <summary>The committee, or null.</summary>
    public Task<BallotCommittee?> CommitteeAsync(long committeeId, CancellationToken ct) => db.Committees.AsNoTracking()
        .Where(c => c.Id == committeeId).Select(c => new BallotCommittee(c.Id, c.Code, c.Title, c.ZoneId, c.Kind)).SingleOrDefaultAsync(ct);
}
