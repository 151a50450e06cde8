using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Ballots;
using TcManager.Application.Data;
using TcManager.Application.Members;
using TcManager.Application.Members.Duties;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members.Duties;

namespace TcManager.Application.Reports.Home;

/// <summary>What a person owes, and what lies ahead and behind for that person.</summary>
public sealed class MyDutiesQueries(TcManagerDb db, RoomPresence rooms, AttendanceRows attendance, DutyQueries missed, CommitteeProfiles profiles)
{
    private const int MeetingsRead = 50;
    private const int ResultsShown = 5;
    private const int SignaturesRead = 20;

    /// <summary>Open ballots in which the person may vote and has not, and those in which somebody's proxy waits for it. Whoever has given a proxy does not owe the vote.</summary>
    public async Task<IReadOnlyList<OwedVote>> VotesAsync(Actor actor, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        // A day more than any zone needs: of the last day of a seat each committee's own zone is asked below.
        var usable = OwedVotes.Usable(db, today.AddDays(-1));
        var own = db.Voters.Where(Visible.OwnVoters(actor, today)).Where(v => v.EndedAt == null && v.LastRevision == 0);
        var held = OwedVotes.Unused(db, today.AddDays(-1)).Where(p => p.To.PersonId == actor.PersonId);
        var rows = await (
            from place in own.Select(v => new { v.Id, IsFor = false, v.MembershipId }).Concat(held.Select(p => new { Id = p.FromVoterId, IsFor = true, p.To.MembershipId }))
            join voter in db.Voters.AsNoTracking() on place.Id equals voter.Id
            where voter.Ballot.OpenedAt != null && voter.Ballot.ClosedAt == null && voter.Ballot.CancelledAt == null && voter.Ballot.ClosesAt > now
            orderby voter.Ballot.ClosesAt, voter.Id
            select new
            {
                voter.BallotId, voter.Ballot.Kind, voter.Ballot.Title, voter.Ballot.ClosesAt, voter.Ballot.ZoneId, voter.Ballot.Committee.Code, place.IsFor, voter.Id, voter.NameZh, voter.NameLatin,
                HomeZone = voter.Ballot.Committee.ZoneId,
                voter.Membership.ToOn,
                place.MembershipId,
                OpenedAt = voter.Ballot.OpenedAt!.Value,
                AgendaItemId = voter.Ballot.RoomEndedAt == null ? voter.Ballot.AgendaItemId : null,
                IsGiven = usable.Any(p => p.FromVoterId == voter.Id),
                HolderTo = usable.Where(p => p.FromVoterId == voter.Id).OrderBy(p => p.Id).Select(p => p.To.Membership.ToOn).FirstOrDefault(),
            }).ToListAsync(ct);
        var owed = rows.Where(r => !Voter.HasLeftBy(null, r.ToOn, now, r.HomeZone) && (r.IsGiven && !Voter.HasLeftBy(null, r.HolderTo, now, r.HomeZone)) == r.IsFor).Select(r => new { Row = r, Deadline = new Deadline(r.ClosesAt, r.ZoneId), Room = new OpenedInRoom(r.AgendaItemId ?? 0, r.OpenedAt, r.MembershipId) }).ToList();
        var inRooms = await rooms.NowAsync([.. owed.Where(r => r.Row.AgendaItemId is not null).Select(r => r.Room)], ct);
        return [.. owed
            .Select(r => new OwedVote(r.Row.BallotId, r.Row.Title, r.Deadline, r.Deadline.DaysLeft(now), r.Row.Code, r.Row.Kind == BallotKind.Consultation, inRooms.GetValueOrDefault(r.Room))
            {
                For = r.Row.IsFor ? new(r.Row.Id, new(r.Row.NameZh, r.Row.NameLatin)) : null,
            })];
    }

    /// <summary>Counted results that wait for the person's signature as chair, the one that waits longest first.</summary>
    public async Task<IReadOnlyList<UnsignedVerdict>> SignaturesAsync(Actor actor, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var ids = Visible.CommitteeIds(actor, today, CommitteeAction.SignVerdict);
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = await db.Ballots.AsNoTracking()
            .Where(b => ids.Contains(b.CommitteeId) && b.ClosedAt != null && b.CancelledAt == null)
            .Where(b => db.Verdicts.Any(v => v.Question.BallotId == b.Id && v.Generation == b.Generation && v.SignedAt == null))
            .OrderBy(b => b.ClosedAt).ThenBy(b => b.Id).Take(SignaturesRead)
            .Select(b => new
            {
                b.Id,
                b.Title,
                b.Kind,
                ClosedAt = b.ClosedAt!.Value,
                b.ZoneId,
                b.Committee.Code,
                Outcome = db.Verdicts.Where(v => v.Question.BallotId == b.Id && v.Generation == b.Generation).OrderBy(v => v.QuestionId).Select(v => v.Outcome).First(),
                Outcomes = db.Verdicts.Where(v => v.Question.BallotId == b.Id && v.Generation == b.Generation).Select(v => v.Outcome).Distinct().Count(),
            })
            .ToListAsync(ct);
        return [.. rows.Select(r => new UnsignedVerdict(
            r.Id, r.Title, r.Outcome, r.ClosedAt, r.ZoneId, LocalMoment.DayOf(r.ClosedAt, r.ZoneId).DayNumber - LocalMoment.DayOf(now, r.ZoneId).DayNumber, r.Code) { IsElection = r.Kind == BallotKind.Election, IsMixed = r.Outcomes > 1 })];
    }

    /// <summary>Meetings ahead that the person may see, uncalled ones only of an own secretariat: those with an owed reply first, so that none of them is cut off.</summary>
    public async Task<IReadOnlyList<UpcomingMeeting>> MeetingsAsync(Actor actor, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var own = db.Participants.Where(Visible.OwnParticipants(actor, today));
        var planned = Visible.CommitteeIds(actor, today, CommitteeAction.ManageMeetings);
        return await db.Meetings.AsNoTracking().Where(Visible.Meetings(actor, today))
            .Where(m => m.CancelledAt == null && m.Sessions.Any(s => s.EndsAt > now) && (m.CalledAt != null || planned.Contains(m.CommitteeId)))
            .Select(m => new
            {
                Meeting = m,
                m.Committee.Code,
                StartsAt = m.Sessions.Min(s => s.StartsAt),
                EndsAt = m.Sessions.Max(s => s.EndsAt),
                Reply = own
                    .Where(p => p.MeetingId == m.Id && (p.Membership.ToOn == null || p.Membership.ToOn >= m.FirstOn))
                    .Select(p => (Reply?)p.Reply).FirstOrDefault(),
            })
            .OrderByDescending(m => m.Meeting.CalledAt != null && m.Reply == Reply.None && (m.Meeting.ReplyByAt ?? m.StartsAt) > now)
            .ThenBy(m => m.StartsAt).ThenBy(m => m.Meeting.Id)
            .Take(MeetingsRead)
            .Select(m => new UpcomingMeeting(
                m.Meeting.Id, m.Code, m.Meeting.Title, m.Meeting.Form, m.Meeting.Place, m.Meeting.ZoneId, m.StartsAt, m.EndsAt, m.Meeting.CalledAt != null, m.Meeting.ReplyByAt ?? m.StartsAt, m.Reply))
            .ToListAsync(ct);
    }

    /// <summary>The latest verdicts that the person may see.</summary>
    public async Task<IReadOnlyList<HomeResult>> ResultsAsync(Actor actor, DateOnly today, CancellationToken ct)
    {
        var visible = db.Ballots.Where(Visible.Ballots(actor, today));
        var own = db.Voters.Where(Visible.OwnVoters(actor, today));
        var rows = await (
            from verdict in db.Verdicts.AsNoTracking()
            join ballot in visible on verdict.Question.BallotId equals ballot.Id
            where ballot.ClosedAt != null && ballot.CancelledAt == null && verdict.Generation == ballot.Generation
            orderby ballot.ClosedAt descending, verdict.Id descending
            select new
            {
                Result = new HomeResult(
                    ballot.Id,
                    ballot.Committee.Code,
                    ballot.Title,
                    ballot.ClosedAt!.Value,
                    ballot.ZoneId,
                    verdict.Outcome,
                    verdict.SignedAt != null,
                    (from answer in db.SlipAnswers
                     join voter in own on answer.SlipId equals voter.LastSlipId
                     where voter.BallotId == ballot.Id && answer.QuestionId == verdict.QuestionId
                     select answer.Choice).FirstOrDefault())
                {
                    IsElection = ballot.Kind == BallotKind.Election,
                    Question = ballot.Questions.Count > 1 ? verdict.Question.Text : null,
                    QuestionNo = verdict.Question.No,
                },
                verdict.Question.RuleSetVersion.Definition,
            }).Take(ResultsShown).ToListAsync(ct);
        return [.. rows.Select(r => r.Result with { MyChoiceName = r.Definition.NameOf(r.Result.MyChoice) })];
    }

    /// <summary>The person's seats of today with what was done of their duties.</summary>
    public async Task<IReadOnlyList<HomeSeat>> SeatsAsync(Actor actor, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var ids = actor.Seats.Where(s => s.IsInForceOn(today)).Select(s => s.MembershipId).ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var mine = db.Memberships.Where(m => ids.Contains(m.Id));
        var span = AttendanceSpan.Last5(today);
        var attendances = await attendance.OfAsync(mine, now, today, ct);
        var rates = attendances.ToDictionary(s => s.MembershipId, s => AttendanceRate.Of(s.Rows.Where(r => span.Covers(r.On)).Select(r => r.ToDue())));
        var (since, running) = (now.AddMonths(-12), db.Terms.RunningOn(today));

        // As the duties count them: one that was closed before its deadline was missed by nobody.
        var due = db.Voters.Where(v => v.Ballot.Kind != BallotKind.Consultation && v.Ballot.CancelledAt == null && v.Ballot.HandsCountedAt == null && (v.Ballot.AgendaItemId == null || v.Ballot.RoomEndedAt != null || v.LastRevision > 0)
            && v.Ballot.OpenedAt != null && v.Ballot.ClosesAt > since && ((v.Ballot.ClosedAt == null && v.Ballot.ClosesAt <= now) || (v.Ballot.ClosedAt != null && (v.Ballot.ClosedAt >= v.Ballot.ClosesAt || v.LastRevision > 0))));
        var seats = await mine.AsNoTracking().OrderBy(m => m.Committee.CodeKey).ThenBy(m => m.Id).Select(m => new
        {
            m.Id,
            m.CommitteeId,
            m.Committee.Code,
            m.Committee.Title,
            m.Category,
            m.Side,
            m.Committee.ProfileCode,
            PlannedEndOn = running.Where(t => t.CommitteeId == m.CommitteeId).Max(t => (DateOnly?)t.PlannedEndOn),
            Ballots = due.Count(v => v.MembershipId == m.Id),
            Voted = due.Count(v => v.MembershipId == m.Id && v.LastRevision > 0),
        }).ToListAsync(ct);
        var rules = seats.GroupBy(s => s.CommitteeId).ToDictionary(g => g.Key, g => profiles.Find(g.First().ProfileCode, today)?.Profile.Duties);
        var standings = (await missed.OfSeatsAsync(mine, attendances, id => rules.GetValueOrDefault(id), today, ct)).ToDictionary(s => s.Seat.MembershipId, s => s.Standings);
        return [.. seats.Select(s => new HomeSeat(s.Id, s.CommitteeId, s.Code, s.Title, s.Category, s.Side, s.PlannedEndOn, rates[s.Id], s.Ballots, s.Voted)
        {
            Duties = [.. standings.GetValueOrDefault(s.Id, []).Where(d => d.Level != DutyLevel.Clear)],
        })];
    }
}

/// <summary>A meeting ahead, with the reader's reply; <paramref name="Reply"/> is null where the reader is not invited.</summary>
public sealed record UpcomingMeeting(
    long Id, string CommitteeCode, Bilingual Title, MeetingForm Form, string? Place, string ZoneId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool IsCalled, DateTimeOffset RepliesUntil, Reply? Reply)
{
    public ReplyState StateAt(DateTimeOffset now) => this switch
    {
        { IsCalled: false } => ReplyState.NotCalled,
        { Reply: null } => ReplyState.NothingAsked,
        { Reply: not Domain.Meetings.Reply.None } => ReplyState.Replied,
        _ when RepliesUntil > now => ReplyState.Owed,
        _ => ReplyState.Closed,
    };

    public HomeMeeting At(DateTimeOffset now) => new(Id, CommitteeCode, Title, Form, Place, ZoneId, StartsAt, EndsAt, StateAt(now), Reply ?? Domain.Meetings.Reply.None);

    public OwedReply Owed(DateTimeOffset now)
    {
        var deadline = new Deadline(RepliesUntil, ZoneId);
        return new(Id, Title, deadline, deadline.DaysLeft(now), CommitteeCode);
    }
}
