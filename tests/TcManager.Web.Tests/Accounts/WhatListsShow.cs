using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Domain.Access;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Accounts;

/// <summary>What a list shows and what the table of rights allows are the same, thing by thing.</summary>
public sealed class WhatListsShow(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task Lists_agree_with_the_table_for_every_kind_of_actor()
    {
        var one = await app.Committee(members: 1, code: "SAC/TC 51");
        var other = await app.Committee(members: 1, code: "SAC/TC 52");
        var former = await app.Seat(one, "Former", new(2024, 3, 1), new(2025, 6, 30));
        var future = await app.Seat(one, "Future", new(2027, 1, 1));
        foreach (var committee in new[] { one, other })
        {
            foreach (var day in new DateOnly[] { new(2024, 2, 29), new(2024, 3, 1), new(2025, 6, 30), new(2025, 7, 1), new(2026, 11, 1) })
            {
                await app.Plenary(committee, 1, day, (committee.Chair, Domain.Meetings.AttendanceOutcome.Present));
            }

            await app.OpenBallot(committee, new(2026, 12, 10));
        }

        await AgainstTheTable(one.Chair, sees: 5);
        await AgainstTheTable(one.Members[0], sees: 5);
        await AgainstTheTable(one.Secretary, sees: 5);
        await AgainstTheTable(former, sees: 2);
        await AgainstTheTable(future, sees: 0);
        await AgainstTheTable(await app.Outsider("nobody@lists.example"), sees: 0);
        await AgainstTheTable(await app.Outsider("body@lists.example", SystemRole.Supervisor), sees: 10);
        await AgainstTheTable(await app.Outsider("admin@lists.example", SystemRole.Administrator), sees: 0);
    }

    private Task AgainstTheTable(Someone someone, int sees) => app.In(async services =>
    {
        var actor = (await ((ActorQueries)services.GetService(typeof(ActorQueries))!).FindAsync(someone.AccountId, Today, default))!.Actor;
        return await app.InDb(async db =>
        {
            var meetings = await db.Meetings.AsNoTracking().ToListAsync();
            var listed = await db.Meetings.Where(Visible.Meetings(actor, Today)).Select(m => m.Id).ToListAsync();
            Assert.Equal(meetings.Where(m => CommitteePermissions.Allows(actor, CommitteeAction.ViewMeetings, m.CommitteeId, Today, m.FirstOn)).Select(m => m.Id).Order(), listed.Order());
            Assert.Equal(sees, listed.Count);

            var ballots = await db.Ballots.AsNoTracking().ToListAsync();
            var cast = await db.Ballots.Where(Visible.Ballots(actor, Today)).Select(b => b.Id).ToListAsync();
            Assert.Equal(ballots.Where(b => CommitteePermissions.Allows(actor, CommitteeAction.ViewBallots, b.CommitteeId, Today, Visible.DayOf(b.OpensAt))).Select(b => b.Id).Order(), cast.Order());

            var committees = await db.Committees.AsNoTracking().Select(c => c.Id).ToListAsync();
            var managed = await db.Committees.Where(Visible.Committees(actor, Today, CommitteeAction.ManageMeetings)).Select(c => c.Id).ToListAsync();
            Assert.Equal(committees.Where(c => CommitteePermissions.Allows(actor, CommitteeAction.ManageMeetings, c, Today)).Order(), managed.Order());
            return true;
        });
    });
}
