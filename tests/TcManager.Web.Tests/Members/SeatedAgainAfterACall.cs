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
        await Answer(id, again);
        foreach (var member in new[] { silent, again })
        {
            await End(member, Anew.AddDays(-1));
        }

        var seat = await SeatAgain(committee, again.PersonId, Anew, category);

        var (gone, kept) = (await _app.Participant(id, silent), await _app.Participant(id, again));
        Assert.Equal((silent.MembershipId, Participant.KeyOf(silent.MembershipId)), (gone.MembershipId, gone.ParticipantKey));
        Assert.Equal((seat, Participant.KeyOf(seat), Reply.OnSite, category == SeatCategory.Voting), (kept.MembershipId, kept.ParticipantKey, kept.Reply, kept.IsDue));
        Assert.Equal(2, (await _app.In(s => s.GetRequiredService<NextReminders>().OfMeetingAsync(id, default)))!.Owing);
        using var desk = await Browser.For(_app, committee.Secretary);
        var page = await desk.Get($"/meetings/{id}");
        Assert.Null(page.Document.GetElementById("not-called"));
        Assert.Contains("On site 1", page.Document.QuerySelector("#replies [role=group]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seat_from_after_the_meeting_keeps_nothing()
    {
        var committee = await _app.Committee(2, "SAC/TC A03");
        var member = committee.Members[0];
        var id = await _app.Called(committee);
        await End(member, Anew.AddDays(-1));

        await SeatAgain(committee, member.PersonId, MeetingSteps.Plan.On!.Value.AddDays(1));

        Assert.Equal(member.MembershipId, (await _app.Participant(id, member)).MembershipId);
    }

    /// <summary>The same person sits in both, was called by both, and sits anew in one.</summary>
    [Fact]
    public async Task A_call_of_another_committee_stays_where_it_was()
    {
        var (committee, other) = (await _app.Committee(2, "SAC/TC A04"), await _app.Committee(2, "SAC/TC A07"));
        var (member, beside) = (committee.Members[0], other.Members[0]);
        var (id, elsewhere) = (await _app.Called(committee), await _app.Called(other));
        await _app.InDb(async db =>
        {
            await db.Memberships.Where(m => m.Id == beside.MembershipId).ExecuteUpdateAsync(set => set.SetProperty(m => m.PersonId, member.PersonId).SetProperty(m => m.HolderKey, $"P:{member.PersonId}"));
            await db.Participants.Where(p => p.MeetingId == elsewhere && p.PersonId == beside.PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.PersonId, member.PersonId));
        });
        await End(member, Anew.AddDays(-1));
        await End(beside, Anew.AddDays(-1));

        var seat = await SeatAgain(committee, member.PersonId, Anew);

        Assert.Equal(seat, (await _app.Participant(id, member)).MembershipId);
        Assert.Equal(beside.MembershipId, (await _app.Participant(elsewhere, member)).MembershipId);
    }

    /// <summary>Two entries of one person were called, and joined since: one call is enough, and it is the one that was answered.</summary>
    [Theory]
    [InlineData(0, "SAC/TC A05")]
    [InlineData(1, "SAC/TC A08")]
    public async Task Of_two_calls_of_whoever_was_called_twice_the_answered_one_passes(int answered, string code)
    {
        var committee = await _app.Committee(3, code);
        var twice = committee.Members.Take(2).ToList();
        var (kept, joined) = (twice[0], twice[1]);
        var id = await _app.Called(committee);
        await Answer(id, twice[answered]);
        await _app.InDb(db => db.Participants.Where(p => p.MeetingId == id && p.PersonId == joined.PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.PersonId, kept.PersonId)));
        await End(kept, Anew.AddDays(-1));
        await End(joined, Anew.AddDays(-1));

        var seat = await SeatAgain(committee, kept.PersonId, Anew);

        var calls = await _app.InDb(db => db.Participants.Where(p => p.MeetingId == id && p.PersonId == kept.PersonId).OrderBy(p => p.Id).ToListAsync());
        Assert.Equal([(seat, Reply.OnSite), (twice[1 - answered].MembershipId, Reply.None)], calls.OrderByDescending(c => c.Reply).Select(c => (c.MembershipId, c.Reply)));
    }

    /// <summary>One of the two is of a seat that goes on.</summary>
    [Fact]
    public async Task A_second_call_of_whoever_is_called_to_a_seat_of_that_day_stays_where_it_was()
    {
        var committee = await _app.Committee(3, "SAC/TC A09");
        var (kept, joined) = (committee.Members[0], committee.Members[1]);
        var id = await _app.Called(committee);
        await _app.InDb(db => db.Participants.Where(p => p.MeetingId == id && p.PersonId == joined.PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.PersonId, kept.PersonId)));
        await End(joined, Anew.AddDays(-1));
        await End(committee.Members[2], Anew.AddDays(-1));

        await SeatAgain(committee, committee.Members[2].PersonId, Anew);

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
        await SeatAgain(committee, again.PersonId, Anew);
        _app.Clock.SetUtcNow(MeetingSteps.StartsAt);

        var outcome = await _app.In(s => s.GetRequiredService<RecordAttendance>().ExecuteAsync(id, version, [new(was.ParticipantKey, AttendanceOutcome.Present, null)], null, GivenBallot.By(committee.Secretary), default));

        Assert.Equal(ReviseMeeting.Stale, outcome.Refusals.Single().Code);
    }

    private Task End(Someone member, DateOnly on) => _app.InDb(async db =>
    {
        (await db.Memberships.SingleAsync(m => m.Id == member.MembershipId)).EndOn(on);
        await db.SaveChangesAsync();
    });

    private Task Answer(long meeting, Someone member) => _app.InDb(db => db.Participants.Where(p => p.MeetingId == meeting && p.PersonId == member.PersonId)
        .ExecuteUpdateAsync(set => set.SetProperty(p => p.Reply, Reply.OnSite).SetProperty(p => p.RepliedAt, TestApp.Start)));

    private async Task<long> SeatAgain(GivenCommittee committee, long personId, DateOnly from, SeatCategory category = SeatCategory.Voting)
    {
        var seat = await _app.In(s => s.GetRequiredService<GiveSeat>().ExecuteAsync(
            Guid.CreateVersion7(), committee.Id, new(personId, category, category == SeatCategory.Voting ? StakeholderSide.User : null, null, from, []), GivenBallot.By(committee.Secretary), default));
        Assert.Equal([], seat.Refusals.Select(r => r.Code));
        return seat.Value;
    }
}
