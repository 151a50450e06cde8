using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Members;
using TcManager.Application.Reminders;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Members;

/// <summary>Whose seat ends after the call and who sits in a new one on the day is the person who was called, and nobody is asked twice.</summary>
public sealed class SeatedAgainAfterACall(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly Anew = new(2026, 12, 1);

    [Theory]
    [InlineData(SeatCategory.Voting, "SAC/TC A01")]
    [InlineData(SeatCategory.Observer, "SAC/TC A02")]
    public async Task The_reply_counts_for_the_new_seat(SeatCategory category, string code)
    {
        var committee = await app.Committee(3, code);
        var (silent, again) = (committee.Members[0], committee.Members[1]);
        var id = await app.Called(committee);
        await app.InDb(db => db.Participants.Where(p => p.MeetingId == id && p.PersonId == again.PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Reply, Reply.OnSite).SetProperty(p => p.RepliedAt, TestApp.Start)));
        foreach (var member in new[] { silent, again })
        {
            await End(member, Anew.AddDays(-1));
        }

        var seat = await app.In(s => s.GetRequiredService<GiveSeat>().ExecuteAsync(
            Guid.CreateVersion7(), committee.Id, new(again.PersonId, category, category == SeatCategory.Voting ? StakeholderSide.User : null, null, Anew, []), GivenBallot.By(committee.Secretary), default));
        Assert.True(seat.IsDone, string.Join(", ", seat.Refusals.Select(r => r.Code)));

        var (gone, kept) = (await app.Participant(id, silent), await app.Participant(id, again));
        Assert.Equal((silent.MembershipId, Participant.KeyOf(silent.MembershipId)), (gone.MembershipId, gone.ParticipantKey));
        Assert.Equal((seat.Value, Participant.KeyOf(seat.Value), Reply.OnSite, category == SeatCategory.Voting), (kept.MembershipId, kept.ParticipantKey, kept.Reply, kept.IsDue));
        Assert.Equal(2, (await app.In(s => s.GetRequiredService<NextReminders>().OfMeetingAsync(id, default)))!.Owing);
        using var desk = await Browser.For(app, committee.Secretary);
        var page = await desk.Get($"/meetings/{id}");
        Assert.Null(page.Document.GetElementById("not-called"));
        Assert.Contains("On site 1", page.Document.QuerySelector("#replies [role=group]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_before_the_new_seat_and_in_other_committees_stays_where_it_was()
    {
        var (committee, other) = (await app.Committee(2, "SAC/TC A03"), await app.Committee(2, "SAC/TC A04"));
        var member = committee.Members[0];
        var (id, elsewhere) = (await app.Called(committee), await app.Called(other));
        await End(member, Anew.AddDays(-1));
        await End(other.Members[0], Anew.AddDays(-1));

        // The day after the meeting, which nobody of an ended seat belongs to.
        Assert.True((await app.In(s => s.GetRequiredService<GiveSeat>().ExecuteAsync(
            Guid.CreateVersion7(), committee.Id, new(member.PersonId, SeatCategory.Voting, StakeholderSide.User, null, MeetingSteps.Plan.On!.Value.AddDays(1), []), GivenBallot.By(committee.Secretary), default))).IsDone);

        Assert.Equal(member.MembershipId, (await app.Participant(id, member)).MembershipId);
        Assert.Equal(other.Members[0].MembershipId, (await app.Participant(elsewhere, other.Members[0])).MembershipId);
    }

    /// <summary>Two entries of one person were called, and joined since.</summary>
    [Fact]
    public async Task Whoever_was_called_twice_keeps_both_calls_as_they_are()
    {
        var committee = await app.Committee(3, "SAC/TC A05");
        var (kept, joined) = (committee.Members[0], committee.Members[1]);
        var id = await app.Called(committee);
        await app.InDb(db => db.Participants.Where(p => p.MeetingId == id && p.PersonId == joined.PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.PersonId, kept.PersonId)));
        await End(kept, Anew.AddDays(-1));
        await End(joined, Anew.AddDays(-1));

        Assert.True((await app.In(s => s.GetRequiredService<GiveSeat>().ExecuteAsync(
            Guid.CreateVersion7(), committee.Id, new(kept.PersonId, SeatCategory.Voting, StakeholderSide.User, null, Anew, []), GivenBallot.By(committee.Secretary), default))).IsDone);

        Assert.Equal([kept.MembershipId, joined.MembershipId], await app.InDb(db => db.Participants.Where(p => p.MeetingId == id && p.PersonId == kept.PersonId).OrderBy(p => p.MembershipId).Select(p => p.MembershipId).ToListAsync()));
    }

    private Task End(Someone member, DateOnly on) => app.InDb(async db =>
    {
        (await db.Memberships.SingleAsync(m => m.Id == member.MembershipId)).EndOn(on);
        await db.SaveChangesAsync();
    });
}
