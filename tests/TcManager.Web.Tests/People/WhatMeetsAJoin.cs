using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Committees;
using TcManager.Application.Members;
using TcManager.Application.People;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.People;

/// <summary>Whoever is bound, appointed or sent while their entry is being joined to another: refused, or moved with it; never left behind.</summary>
public sealed class WhatMeetsAJoin(TestApp app) : IClassFixture<TestApp>
{
    private const int Rounds = 6;

    [Fact]
    public async Task A_secretariat_is_not_handed_to_an_entry_that_is_gone()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var committee = await app.Committee(members: 0, code: $"SAC/TC W1{round}");
            var (from, into) = (await Body($"W1{round}-A"), await Body($"W1{round}-B"));
            var plan = new HandoverPlan(BodyPart.Secretariat, from, new(2026, 12, 1));
            var seal = (await app.In(s => s.GetRequiredService<HandOverSecretariat>().CheckAsync(committee.Id, plan, default))).Effects!.Seal;

            var both = await Task.WhenAll(Join(from, into), app.In(s => s.GetRequiredService<HandOverSecretariat>().ExecuteAsync(committee.Id, plan, seal, Acting.System, default)));

            Assert.True(both[0].IsDone);
            Assert.Equal(0, await app.InDb(db => db.CommitteeBodies.CountAsync(b => b.OrganisationId == from)));
            Assert.Equal(both[1].IsDone ? 1 : 0, await app.InDb(db => db.CommitteeBodies.CountAsync(b => b.OrganisationId == into)));
        }
    }

    [Fact]
    public async Task Nobody_works_for_a_secretariat_under_an_entry_that_is_gone()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var committee = await app.Committee(members: 0, code: $"SAC/TC W2{round}");
            var (from, into) = (await Somebody($"甲{round}"), await Somebody($"乙{round}"));

            var both = await Task.WhenAll(JoinPeople(from, into), app.In(s => s.GetRequiredService<AppointStaff>().ExecuteAsync(committee.Id, from, new(2026, 12, 1), Acting.System, default)));

            Assert.True(both[0].IsDone);
            Assert.Equal(0, await app.InDb(db => db.Staff.CountAsync(s => s.PersonId == from)));
            Assert.Equal(both[1].IsDone ? 1 : 0, await app.InDb(db => db.Staff.CountAsync(s => s.PersonId == into)));
        }
    }

    [Fact]
    public async Task Nobody_is_sent_for_a_body_under_an_entry_that_is_gone()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var committee = await app.Committee(members: 0, code: $"SAC/TC W3{round}");
            var body = await Body($"W3{round}");
            var (head, from, into) = (await Somebody($"首{round}"), await Somebody($"丙{round}"), await Somebody($"丁{round}"));
            Assert.True((await app.In(s => s.GetRequiredService<GiveSeat>()
                .ExecuteAsync(Guid.CreateVersion7(), committee.Id, new(head, SeatCategory.Voting, StakeholderSide.User, body, new(2026, 3, 1), [], true), Acting.System, default))).IsDone);
            var seat = await app.InDb(db => db.Memberships.Where(m => m.CommitteeId == committee.Id && m.IsBody).Select(m => new { m.Id, m.Version }).SingleAsync());

            var both = await Task.WhenAll(
                JoinPeople(from, into),
                app.In(s => s.GetRequiredService<ChangeRepresentatives>().SendAsync(seat.Id, seat.Version, from, RepresentativeKind.Delegate, new(2026, 4, 1), Acting.System, default)));

            Assert.True(both[0].IsDone);
            Assert.Equal(0, await app.InDb(db => db.Representatives.CountAsync(r => r.PersonId == from)));
            Assert.Equal(both[1].IsDone ? 1 : 0, await app.InDb(db => db.Representatives.CountAsync(r => r.PersonId == into)));
        }
    }

    private Task<long> Body(string code) => app.InDb(async db =>
    {
        var body = new Organisation(Guid.CreateVersion7(), code, new($"示例单位{code}", $"Sample body {code}"), "CN") { IsSample = true };
        db.Add(body);
        await db.SaveChangesAsync();
        return body.Id;
    });

    private Task<long> Somebody(string name) => app.InDb(async db =>
    {
        var person = new Person(Guid.CreateVersion7(), name, $"Sample {name}", null) { IsSample = true };
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    });

    private async Task<Outcome> Join(long from, long into)
    {
        var versions = await app.InDb(db => db.Organisations.Where(o => o.Id == from || o.Id == into).ToDictionaryAsync(o => o.Id, o => o.Version));
        return await app.In(s => s.GetRequiredService<MergeOrganisations>().ExecuteAsync(from, versions[from], into, versions[into], Acting.System, default));
    }

    private async Task<Outcome> JoinPeople(long from, long into)
    {
        var versions = await app.InDb(db => db.People.Where(p => p.Id == from || p.Id == into).ToDictionaryAsync(p => p.Id, p => p.Version));
        return await app.In(s => s.GetRequiredService<MergePeople>().ExecuteAsync(from, versions[from], into, versions[into], Acting.System, default));
    }
}
