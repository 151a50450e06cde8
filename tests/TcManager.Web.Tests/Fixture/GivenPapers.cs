using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Web.Tests.Fixture;

/// <summary>Past plenaries, ballots and seats that reading pages are tested with.</summary>
internal static class GivenPapers
{
    /// <summary>A recorded plenary with its attendance; without lists nothing but its facts is known.</summary>
    internal static Task<long> Plenary(this TestApp app, GivenCommittee committee, int number, DateOnly on, params (Someone Who, AttendanceOutcome Outcome)[] lists) => app.InDb(async db =>
    {
        var meeting = Meeting.Recorded(
            Guid.CreateVersion7(),
            committee.Id,
            MeetingKind.Plenary,
            number,
            new($"第{number}次全会", $"Plenary {number}"),
            MeetingForm.Hybrid,
            "沈阳",
            "Asia/Shanghai",
            on,
            DatePrecision.Day,
            lists.Length == 0 ? new("40余人参加", "attended by more than 40") : new("", ""),
            isSample: true,
            attendanceAt: lists.Length == 0 ? null : app.Clock.GetUtcNow());
        db.Add(meeting);
        await db.SaveChangesAsync();
        foreach (var (who, outcome) in lists)
        {
            var participant = new Participant(meeting.Id, who.MembershipId, who.PersonId, isDue: true, Guid.CreateVersion7());
            participant.RecordOutcome(outcome, outcome == AttendanceOutcome.Excused ? "ill" : null, OutcomeOrigin.Secretariat, app.Clock.GetUtcNow());
            db.Add(participant);
        }

        await db.SaveChangesAsync();
        return meeting.Id;
    });

    /// <summary>An open ballot under <c>sac-tc</c> that closes at 24:00 of a day.</summary>
    internal static Task<long> OpenBallot(this TestApp app, GivenCommittee committee, DateOnly deadline, string title = "Proposal") => app.InDb(async db =>
    {
        var rules = await db.RuleSetVersions.Where(v => v.RuleSet.Code == "sac-tc").OrderByDescending(v => v.No).Select(v => v.Id).FirstAsync();
        var plan = new BallotPlan($"立项建议 {title}", title, "是否同意立项？", "Do you agree?", deadline, "24:00", null, null, "Asia/Shanghai", rules, null);
        var uid = Guid.CreateVersion7();
        var ballot = Ballot.Prepare(uid, committee.Id, $"{committee.Code} B {uid:N}"[..40], plan, null, app.Clock.GetUtcNow()).Value;
        db.Add(ballot);
        await db.SaveChangesAsync();
        var opened = await app.In(services => services.GetRequiredService<OpenBallot>().ReleaseAsync(ballot.Id, ballot.Version, Acting.System, default));
        Assert.Empty(opened.Refusals);
        return ballot.Id;
    });

    internal static async Task Vote(this TestApp app, long ballotId, string choice, params Someone[] voters)
    {
        foreach (var voter in voters)
        {
            var vote = new Vote(ballotId, Guid.CreateVersion7(), voter.PersonId, [new(1, choice, choice == "no" ? "for a reason" : null)]);
            var cast = await app.In(services => services.GetRequiredService<CastVote>().ExecuteAsync(vote, Acting.System, default));
            Assert.Empty(cast.Refusals);
        }
    }

    /// <summary>Another seat of a committee, with an account of its own.</summary>
    internal static async Task<Someone> Seat(this TestApp app, GivenCommittee committee, string name, DateOnly from, DateOnly? to = null, SeatCategory category = SeatCategory.Voting)
    {
        var someone = await app.Outsider($"{name}@{committee.Id}.example");
        return await app.InDb(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Id == someone.PersonId);
            db.Entry(person).Property(p => p.NameLatin).CurrentValue = name;
            var seat = new Membership(Guid.CreateVersion7(), committee.Id, null, someone.PersonId, category, from, StakeholderSide.User);
            if (to is { } last)
            {
                seat.EndOn(last);
            }

            db.Add(seat);
            await db.SaveChangesAsync();
            return someone with { MembershipId = seat.Id, NameLatin = name };
        });
    }
}
