using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Application.Demonstration;

/// <summary>A member of a sample body leaves while a ballot is open, without a vote; a colleague takes the seat, and votes in that place (decisions 4).</summary>
public sealed class SampleSuccession(TcManagerDb db, PastMails mails)
{
    private const int LastDayAfter = 4, VotesAfter = 7;

    /// <summary>Nobody with an office, on another committee, or who signs in as a visitor.</summary>
    internal static SeededSeat LeaverOf(SeededRoster roster) =>
        roster.Seats.Last(seat => seat.IsOfSampleBody && seat.Plan is { IsPlainMember: true, Person: { Seats: 1, IsAcademician: false } } && !DemonstrationAccounts.Emails.Values.Contains(seat.Plan.Person.Email));

    internal async Task ExecuteAsync(Ballot ballot, SeededRoster roster, Voter place, SamplePeople people, CancellationToken ct)
    {
        // Loaded with the committee: the roster's own rows have been put down.
        var (left, side) = (place.Membership, LeaverOf(roster).Plan.Person.Side);
        var (secretary, lastDay) = (roster.Staff[0].Row.Id, LocalMoment.DayOf(ballot.OpenedAt!.Value, ballot.ZoneId).AddDays(LastDayAfter));
        var at = SampleDays.At(lastDay.AddDays(1), 10, ballot.ZoneId);
        var employer = await db.Organisations.SingleAsync(o => o.Id == left.NominatingOrganisationId, ct);
        db.Entry(ballot.Committee).Property(c => c.SuccessorsVote).CurrentValue = true;
        SampleBallots.Require(left.EndOn(lastDay, SeatEnd.LeftEmployer));
        Log(at, secretary, AuditActions.SeatEnded, AuditSubject.Seat, left.Uid, ballot.CommitteeId, ("on", $"{lastDay:O}"), ("reason", SeatEnd.LeftEmployer));

        var person = people.Chinese(SplitMix64.For($"{roster.Committee.Fact.Code} successor"), roster.Committee.Fact, new(employer.Code, employer.Name, employer.Country, side), TitleLevel.Associate, false, null);
        db.Add(person.Row);
        await db.SaveChangesAsync(ct);
        var seat = new Membership(Guid.CreateVersion7(at), ballot.CommitteeId, left.TermId, person.Row.Id, SeatCategory.Voting, lastDay.AddDays(1), left.Side, employer.Id);
        var password = await db.Users.Where(a => a.PersonId == left.PersonId).Select(a => a.PasswordHash).SingleAsync(ct);
        db.AddRange(seat, new Employment(person.Row.Id, employer.Id, person.Position, left.FromOn), SeedAccounts.AccountOf(person.Email, person.Row, password!));
        Log(at, secretary, AuditActions.SeatGiven, AuditSubject.Seat, seat.Uid, ballot.CommitteeId, ("on", $"{seat.FromOn:O}"), ("category", seat.Category));
        await db.SaveChangesAsync(ct);

        SampleBallots.Require(place.Succeed(ballot, seat, person.Row.NameZh, person.Row.NameLatin, employer.Name, at));
        Log(at, secretary, AuditActions.SuccessorNamed, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("voter", place.VoterKey), ("seat", seat.Id));
        await mails.QueueAsync(new(MailKinds.BallotOpened, ballot, ballot.CommitteeId, $"succeeded:{place.Id}:{seat.Id}"), at, ballot.ClosesAt, [(person.Row.Id, new(BallotId: ballot.Id, VoterId: place.Id))], ct);
        await VoteAsync(ballot, place, SampleDays.At(lastDay.AddDays(VotesAfter - LastDayAfter), 10, ballot.ZoneId), ct);
    }

    private async Task VoteAsync(Ballot ballot, Voter place, DateTimeOffset at, CancellationToken ct)
    {
        var slip = ballot.Accept(place, new(Guid.CreateVersion7(at), [new(1, "yes", null)], place.PersonId, SlipChannel.Web, at)).Value;
        db.Add(slip);
        Log(at, place.PersonId, AuditActions.VoteCast, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("voter", place.VoterKey), ("revision", slip.Revision), ("slip", slip.Uid));
        await db.SaveChangesAsync(ct);
        mails.At(at).Add(MailKinds.Receipt, ballot.Uid, place.PersonId, $"slip:{slip.Uid:N}", new(BallotId: ballot.Id, VoterId: place.Id, SlipId: slip.Id), priority: 0);
    }

    private void Log(DateTimeOffset at, long personId, string action, AuditSubject subject, Guid uid, long committeeId, params (string Name, object? Value)[] data) =>
        new AuditLog(db, new ClockAt(at)).Add(new(null, personId, null), action, subject, uid, committeeId, data);
}
