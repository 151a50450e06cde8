using System.Linq.Expressions;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Domain.Committees;
using TcManager.Domain.Documents;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Application.Accounts;

/// <summary>
/// What an actor sees of lists: the table <see cref="CommitteePermissions"/> as conditions of a query. A list and the check of its single rows
/// give the same answer, because both read the same table; a test compares them.
/// </summary>
public static class Visible
{
    /// <summary>The zone in which the edges of a seat are read; committees lie in many.</summary>
    public const string RightsZone = "Asia/Shanghai";

    /// <summary>The day by which past members are judged for something that happened at an instant: a ballot's is that of its opening.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => LocalMoment.DayOf(at, RightsZone);

    /// <summary>Committees in which the actor may do something today. Every signed-in person sees the card of all others (decisions 18).</summary>
    public static Expression<Func<Committee, bool>> Committees(Actor actor, DateOnly today, CommitteeAction action = CommitteeAction.ViewMeetings)
    {
        if (IsEverywhere(actor, today, action))
        {
            return committee => true;
        }

        var ids = CommitteeIds(actor, today, action);
        return committee => ids.Contains(committee.Id);
    }

    /// <summary>Meetings whose page the actor may open: all of the own committees, and of former ones what lay within a seat.</summary>
    public static Expression<Func<Meeting, bool>> Meetings(Actor actor, DateOnly today)
    {
        if (IsEverywhere(actor, today, CommitteeAction.ViewMeetings))
        {
            return meeting => true;
        }

        var ids = CommitteeIds(actor, today, CommitteeAction.ViewMeetings);
        return AnyOf(
            meeting => ids.Contains(meeting.CommitteeId),
            PastSeats(actor, today, CommitteeAction.ViewMeetings).Select(seat => WithinMeeting(seat.CommitteeId, seat.FromOn, seat.ToOn!.Value)));
    }

    /// <summary>Ballots whose page the actor may open; see <see cref="DayOf"/> for the day of a ballot.</summary>
    public static Expression<Func<Ballot, bool>> Ballots(Actor actor, DateOnly today)
    {
        if (IsEverywhere(actor, today, CommitteeAction.ViewBallots))
        {
            return ballot => true;
        }

        var ids = CommitteeIds(actor, today, CommitteeAction.ViewBallots);
        return AnyOf(
            ballot => ids.Contains(ballot.CommitteeId),
            PastSeats(actor, today, CommitteeAction.ViewBallots).Select(seat => WithinBallot(seat.CommitteeId, StartOf(seat.FromOn), StartOf(seat.ToOn!.Value.AddDays(1)))));
    }

    /// <summary>
    /// Papers whose files the actor may read: as visible as a called meeting or an opened ballot that they lie before. What lies before nothing yet is a
    /// draft, and the desk's alone.
    /// </summary>
    public static Expression<Func<Document, bool>> Documents(TcManagerDb db, Actor actor, DateOnly today)
    {
        if (IsEverywhere(actor, today, CommitteeAction.ViewDrafts))
        {
            return document => true;
        }

        var drafts = CommitteeIds(actor, today, CommitteeAction.ViewDrafts);
        var meetings = db.Meetings.Where(Meetings(actor, today)).Where(meeting => meeting.CalledAt != null || meeting.IsRecorded);
        var ballots = db.Ballots.Where(Ballots(actor, today)).Where(ballot => ballot.OpenedAt != null);
        return document => drafts.Contains(document.CommitteeId)
            || db.MeetingPapers.Any(paper => paper.DocumentId == document.Id && meetings.Any(meeting => meeting.Id == paper.MeetingId))
            || db.Questions.Any(question => question.DocumentId == document.Id && ballots.Any(ballot => ballot.Id == question.BallotId))
            || db.SignedResults.Any(result => result.DocumentId == document.Id && ballots.Any(ballot => ballot.Id == result.BallotId));
    }

    /// <summary>
    /// People whose page the actor may open: all for those who may see the list; else who sits in a committee whose roster the actor sees, or sat there on a
    /// day that the actor saw, and whoever holds or held an office, which is public (decisions 18).
    /// </summary>
    public static Expression<Func<Person, bool>> People(TcManagerDb db, Actor actor, DateOnly today)
    {
        if (SystemPermissions.Allows(actor, SystemAction.ViewPeople, today))
        {
            return person => true;
        }

        var self = actor.PersonId;
        var ids = CommitteeIds(actor, today, CommitteeAction.ViewRoster);
        var past = PastSeats(actor, today, CommitteeAction.ViewRoster).ToList();
        var seats = db.Memberships.Where(AnyOf(seat => ids.Contains(seat.CommitteeId), past.Select(own => WithinSeat(own.CommitteeId, own.FromOn, own.ToOn!.Value)))).Where(seat => !seat.IsBody);
        var representatives = db.Representatives.Where(AnyOf(sent => ids.Contains(sent.Membership.CommitteeId), past.Select(own => WithinSending(own.CommitteeId, own.FromOn, own.ToOn!.Value))));
        return person => person.Id == self
            || seats.Any(seat => seat.PersonId == person.Id)
            || db.Offices.Any(office => office.Membership.PersonId == person.Id)
            || representatives.Any(sent => sent.PersonId == person.Id);
    }

    /// <summary>
    /// People whose address the actor may see, and so change: themselves, and those who sit, act for a body or work in the secretariat today where the actor has the desk. Who never
    /// sat nor acted for a body anywhere is reached by whoever enters people; of those, the people of a secretariat only by the administrators: the address is the way to an account.
    /// </summary>
    public static Expression<Func<Person, bool>> Reached(TcManagerDb db, Actor actor, DateOnly today)
    {
        var self = actor.PersonId;
        var desks = CommitteeIds(actor, today, CommitteeAction.ViewContacts);
        var entersPeople = SystemPermissions.Allows(actor, SystemAction.ManagePeople, today);
        var administers = actor.Roles.Contains(SystemRole.Administrator);
        return person => person.Id == self
            || db.Memberships.Any(seat => seat.PersonId == person.Id && !seat.IsBody && desks.Contains(seat.CommitteeId) && seat.FromOn <= today && (seat.ToOn == null || today <= seat.ToOn))
            || db.Representatives.Any(sent => sent.PersonId == person.Id && desks.Contains(sent.Membership.CommitteeId) && sent.FromOn <= today && (sent.ToOn == null || today <= sent.ToOn))
            || db.Staff.Any(staff => staff.PersonId == person.Id && desks.Contains(staff.CommitteeId) && staff.FromOn <= today && (staff.ToOn == null || today <= staff.ToOn))
            || (entersPeople && !db.Memberships.Any(seat => seat.PersonId == person.Id) && !db.Representatives.Any(sent => sent.PersonId == person.Id)
                && (administers || !db.Staff.Any(staff => staff.PersonId == person.Id && (staff.ToOn == null || today <= staff.ToOn))));
    }

    /// <summary>The places in ballots that the actor votes in: own ones, and those of bodies that the actor represents today.</summary>
    public static Expression<Func<Voter, bool>> OwnVoters(Actor actor, DateOnly today)
    {
        var (self, bodies) = (actor.PersonId, actor.BodySeats(today));
        return bodies.Count == 0 ? voter => voter.PersonId == self : voter => voter.PersonId == self || bodies.Contains(voter.MembershipId);
    }

    /// <summary>The places at meetings that the actor answers for: own ones, and those of bodies that the actor represents today.</summary>
    public static Expression<Func<Participant, bool>> OwnParticipants(Actor actor, DateOnly today)
    {
        var (self, bodies) = (actor.PersonId, actor.BodySeats(today));
        return bodies.Count == 0 ? participant => participant.PersonId == self : participant => participant.PersonId == self || bodies.Contains(participant.MembershipId);
    }

    /// <summary>The committees in which the actor may do something today by more than a past seat, where that follows from the committee at all.</summary>
    public static IReadOnlyList<long> CommitteeIds(Actor actor, DateOnly today, CommitteeAction action) =>
        [.. actor.Seats.Select(seat => seat.CommitteeId).Concat(actor.SecretariatOf).Distinct().Where(id => IsInside(actor, id, today, action))];

    /// <summary>Whether the actor may do it in every committee: by a role over all of them.</summary>
    public static bool IsEverywhere(Actor actor, DateOnly today, CommitteeAction action) => IsInside(actor, committeeId: 0, today, action);

    private static bool IsInside(Actor actor, long committeeId, DateOnly today, CommitteeAction action) =>
        (actor.StandingIn(committeeId, today) & CommitteePermissions.Table[action] & ~Standing.PastMember) != Standing.None;

    private static IEnumerable<ActorSeat> PastSeats(Actor actor, DateOnly today, CommitteeAction action) =>
        CommitteePermissions.Table[action].HasFlag(Standing.PastMember)
            ? actor.Seats.Where(seat => seat.FromOn <= today && !seat.IsInForceOn(today))
            : [];

    private static Expression<Func<Meeting, bool>> WithinMeeting(long committeeId, DateOnly from, DateOnly to) =>
        meeting => meeting.CommitteeId == committeeId && meeting.FirstOn >= from && meeting.FirstOn <= to;

    private static Expression<Func<Membership, bool>> WithinSeat(long committeeId, DateOnly from, DateOnly to) =>
        seat => seat.CommitteeId == committeeId && seat.ToOn >= from && seat.ToOn <= to;

    private static Expression<Func<Representative, bool>> WithinSending(long committeeId, DateOnly from, DateOnly to) =>
        sent => sent.Membership.CommitteeId == committeeId && sent.ToOn >= from && sent.ToOn <= to;

    private static Expression<Func<Ballot, bool>> WithinBallot(long committeeId, DateTimeOffset from, DateTimeOffset until) =>
        ballot => ballot.CommitteeId == committeeId && ballot.OpensAt >= from && ballot.OpensAt < until;

    /// <summary>When a day begins in the zone of rights; days beyond the years that are meant are their first or last.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new LocalMoment(
        day.Year < LocalMoment.FirstYear ? new(LocalMoment.FirstYear, 1, 1) : day.Year > LocalMoment.LastYear ? new(LocalMoment.LastYear, 12, 31) : day, 0, RightsZone).ToInstant().Value;

    private static Expression<Func<T, bool>> AnyOf<T>(Expression<Func<T, bool>> first, IEnumerable<Expression<Func<T, bool>>> others) =>
        others.Aggregate(first, (all, one) => Expression.Lambda<Func<T, bool>>(
            Expression.OrElse(all.Body, new Rename(one.Parameters[0], all.Parameters[0]).Visit(one.Body)), all.Parameters));

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
