using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Meetings;
using TcManager.Application.Members;
using TcManager.Application.Reminders;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Members;

/// <summary>Whose seat ends after the call and who sits in a new one on the day is the person who was called, and nobody is asked twice.</summary>
public sealed class SeatedAgainAfterACall : IDisposable
{
    private static readonly DateOnly Anew = new(2026, 12, 1);

    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData(SeatCategory.Voting, "SAC/TC A01")]
    [InlineData(SeatCategory.Observer, "SAC/TC A02")]
    public async Task The_reply_counts_for_the_new_seat(SeatCategory category, string code)
    {
        var committee = await _app.Committee(3, code);
        var (silent, again) = (committee.Members[0], committee.Members[1]);
        var id = await _app.Called(committee);
        await _app.InDb(db => db.Participants.Where(p => p.MeetingId == id && p.PersonId == again.PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Reply, Reply.OnSite).SetProperty(p => p.RepliedAt, TestApp.Start)));
        foreach (var member in new[] { silent, again })
        {
            await End(member, Anew.AddDays(-1));
        }

        var seat = await _app.In(s => s.GetRequiredService<GiveSeat>().ExecuteAsync(
            Guid.CreateVersion7(), committee.Id, new(again.PersonId, category, category == SeatCategory.Voting ? StakeholderSide.User : null, null, Anew, []), GivenBallot.By(committee.Secretary), default));
        Assert.True(seat.IsDone, string.Join(", ", seat.Refusals.Select(r => r.Code)));

        var (gone, kept) = (await _app.Participant(id, silent), await _app.Participant(id, again));
        Assert.Equal((silent.MembershipId, Participant.KeyOf(silent.MembershipId)), (gone.MembershipId, gone.ParticipantKey));
        Assert.Equal((seat.Value, Participant.KeyOf(seat.Value), Reply.OnSite, category == SeatCategory.Voting), (kept.MembershipId, kept.ParticipantKey, kept.Reply, kept.IsDue));
        Assert.Equal(2, (await _app.In(s => s.GetRequiredService<NextReminders>().OfMeetingAsync(id, default)))!.Owing);
        using var desk = await Browser.For(_app, committee.Secretary);
        var page = await desk.Get($"/meetings/{id}");
        Assert.Null(page.Document.GetElementById("not-called"));
        Assert.Contains("On site 1", page.Document.QuerySelector("#replies [role=group]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_before_the_new_seat_and_in_other_committees_stays_where_it_was()
    {
        var (committee, other) = (await _app.Committee(2, "SAC/TC A03"), await _app.Committee(2, "SAC/TC A04"));
        var member = committee.Members[0];
        var (id, elsewhere) = (await _app.Called(committee), await _app.Called(other));
        await End(member, Anew.AddDays(-1));
        await End(other.Members[0], Anew.AddDays(-1));

        // The day after the meeting, which nobody of an ended seat belongs to.
        Assert.True((await _app.In(s => s.GetRequiredService<GiveSeat>().ExecuteAsync(
            Guid.CreateVersion7(), committee.Id, new(member.PersonId, SeatCategory.Voting, StakeholderSide.User, null, MeetingSteps.Plan.On!.Value.AddDays(1), []), GivenBallot.By(committee.Secretary), default))).IsDone);

        Assert.Equal(member.MembershipId, (await _app.Participant(id, member)).MembershipId);
        Assert.Equal(other.Members[0].MembershipId, (await _app.Participant(elsewhere, other.Members[0])).MembershipId);
    }

    /// <summary>Two entries of one person were called, and joined since.</summary>
    [Fact]
    public async Task Whoever_was_called_twice_keeps_both_calls_as_they_are()
    {
        var committee = await _app.Committee(3, "SAC/TC A05");
        var (kept, joined) = (committee.Members[0], committee.Members[1]);
        var id = await _app.Called(committee);
        await _app.InDb(db => db.Participants.Where(p => p.MeetingId == id && p.PersonId == joined.PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.PersonId, kept.PersonId)));
        await End(kept, Anew.AddDays(-1));
        await End(joined, Anew.AddDays(-1));

        Assert.True((await _app.In(s => s.GetRequiredService<GiveSeat>().ExecuteAsync(
            Guid.CreateVersion7(), committee.Id, new(kept.PersonId, SeatCategory.Voting, StakeholderSide.User, null, Anew, []), GivenBallot.By(committee.Secretary), default))).IsDone);

        Assert.Equal([kept.MembershipId, joined.MembershipId], await _app.InDb(db => db.Participants.Where(p => p.MeetingId == id && p.PersonId == kept.PersonId).OrderBy(p => p.MembershipId).Select(p => p.MembershipId).ToListAsync()));
    }

    /// <summary>The list names who was called by the seat.</summary>
    [Fact]
    public async Task A_list_of_attendance_that_was_open_meanwhile_is_refused_and_nothing_of_it_is_lost_in_silence()
    {
        var committee = await _app.Committee(3, "SAC/TC A06");
        var again = committee.Members[0];
        var id = await _app.Called(committee);
        var version = await _app.InDb(db => db.Meetings.Where(m => m.Id == id).Select(m => m.Version).SingleAsync());
        var was = await _app.Participant(id, again);
        await End(again, Anew.AddDays(-1));
        await End(committee.Members[1], Anew.AddDays(-1)); // Else one organisation would have too many seats.
        var seat = await _app.In(s => s.GetRequiredService<GiveSeat>().ExecuteAsync(
            Guid.CreateVersion7(), committee.Id, new(again.PersonId, SeatCategory.Voting, StakeholderSide.User, null, Anew, []), GivenBallot.By(committee.Secretary), default));
        Assert.Equal([], seat.Refusals.Select(r => r.Code));
        _app.Clock.SetUtcNow(MeetingSteps.StartsAt);

        var outcome = await _app.In(s => s.GetRequiredService<RecordAttendance>().ExecuteAsync(id, version, [new(was.ParticipantKey, AttendanceOutcome.Present, null)], null, GivenBallot.By(committee.Secretary), default));

        Assert.Equal(ReviseMeeting.Stale, outcome.Refusals.Single().Code);
    }

    private Task End(Someone member, DateOnly on) => _app.InDb(async db =>
    {
        (await db.Memberships.SingleAsync(m => m.Id == member.MembershipId)).EndOn(on);
        await db.SaveChangesAsync();
    });
}
