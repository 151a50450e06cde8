using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Audit;

public sealed class SealingAndChecking : IDisposable
{
    private readonly TestApp _app = new();

    [Fact]
    public async Task What_is_entered_is_sealed_once_and_the_chain_is_whole()
    {
        await Enter(5);
        Assert.Equal(5, (await Check()).Unsealed);
        Assert.Equal(5, await Seal());
        Assert.Equal(0, await Seal());
        await Enter(3);
        Assert.Equal(3, await Seal());

        var found = await Check();
        Assert.Equal((8, 2, 0, true), (found.Entries, found.Seals, found.Unsealed, found.IsWhole));
        Assert.Equal(64, found.Head.Length);
    }

    [Fact]
    public async Task Sealers_at_once_leave_one_chain_without_a_gap()
    {
        await Enter(30);
        var sealing = Enumerable.Range(0, 8).Select(_ => Seal()).ToList();
        sealing.AddRange(Enumerable.Range(0, 4).Select(_ => Enter(10).ContinueWith(_ => 0, TaskScheduler.Default)));
        await Task.WhenAll(sealing);
        await Seal();

        var found = await Check();
        Assert.Equal((70, 0, true), (found.Entries, found.Unsealed, found.IsWhole));
        var numbers = await _app.InDb(db => db.AuditSeals.OrderBy(s => s.No).Select(s => s.No).ToListAsync());
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => (long)n), numbers);
    }

    [Theory]
    [InlineData("an entry is changed", AuditFaultKind.EntryChanged)]
    [InlineData("an entry and its hash are changed", AuditFaultKind.EntriesDiffer)]
    [InlineData("an entry is removed", AuditFaultKind.EntriesDiffer)]
    [InlineData("a seal is removed", AuditFaultKind.ChainBroken)]
    [InlineData("a seal is changed", AuditFaultKind.ChainBroken)]
    public async Task What_is_changed_behind_the_seals_is_found(string what, AuditFaultKind found)
    {
        for (var seals = 0; seals < 3; seals++)
        {
            await Enter(4);
            await Seal();
        }

        await _app.InDb(async db =>
        {
            var second = db.AuditEntries.Where(e => e.SealNo == 2).OrderBy(e => e.Id).Take(1);
            _ = what switch
            {
                "an entry is changed" => await second.ExecuteUpdateAsync(s => s.SetProperty(e => e.FromAddress, "10.0.0.9")),
                "an entry and its hash are changed" => await second.ExecuteUpdateAsync(s => s.SetProperty(e => e.EntryHash, new byte[32])),
                "an entry is removed" => await second.ExecuteDeleteAsync(),
                "a seal is removed" => await db.AuditSeals.Where(s => s.No == 2).ExecuteDeleteAsync(),
                _ => await db.AuditSeals.Where(s => s.No == 2).ExecuteUpdateAsync(s => s.SetProperty(x => x.At, TestApp.Start.AddDays(-1))),
            };
        });

        Assert.Contains((await Check()).Faults, f => f.Kind == found);
    }

    [Fact]
    public async Task A_save_that_forgets_its_entry_is_refused()
    {
        var committee = await _app.Committee(members: 1);
        var saving = _app.In(async services =>
        {
            var db = services.GetRequiredService<TcManagerDb>();
            db.Add(SeatOf(committee));
            return await db.SaveChangesAsync();
        });
        Assert.Contains(nameof(Membership), (await Assert.ThrowsAsync<InvalidOperationException>(() => saving)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_of_an_earlier_save_does_not_answer_for_a_later_one()
    {
        var committee = await _app.Committee(members: 1);
        var saving = _app.In(async services =>
        {
            var db = services.GetRequiredService<TcManagerDb>();
            Enter(services);
            await db.SaveChangesAsync();
            db.Add(SeatOf(committee));
            return await db.SaveChangesAsync();
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => saving);
    }

    [Fact]
    public async Task An_entry_answers_for_the_saves_of_its_own_transaction_and_of_no_other()
    {
        var committee = await _app.Committee(members: 1);
        await _app.In(async services =>
        {
            var db = services.GetRequiredService<TcManagerDb>();
            await db.InTransactionAsync(async ct =>
            {
                Enter(services);
                await db.SaveChangesAsync(ct);
                db.Add(SeatOf(committee));
                return await db.SaveChangesAsync(ct);
            }, default);
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.InTransactionAsync(ct =>
            {
                db.Add(SeatOf(committee, 2));
                return db.SaveChangesAsync(ct);
            }, default));
            return true;
        });
    }

    public void Dispose() => _app.Dispose();

    private static Membership SeatOf(GivenCommittee committee, int day = 1) => new(Guid.CreateVersion7(), committee.Id, null, committee.Secretary.PersonId, SeatCategory.Observer, new(2026, 1, day));

    private static void Enter(IServiceProvider services) =>
        services.GetRequiredService<AuditLog>().Add(Acting.System, AuditActions.BallotCancelled, AuditSubject.Ballot, Guid.CreateVersion7(), null);

    private Task Enter(int count) => _app.In(async services =>
    {
        var log = services.GetRequiredService<AuditLog>();
        for (var i = 0; i < count; i++)
        {
            log.Add(Acting.System, AuditActions.BallotCancelled, AuditSubject.Ballot, Guid.CreateVersion7(), null, ("number", i));
        }

        return await services.GetRequiredService<TcManagerDb>().SaveChangesAsync();
    });

    private Task<int> Seal() => _app.In(services => services.GetRequiredService<SealAudit>().ExecuteAsync(default));

    private Task<AuditFindings> Check() => _app.In(services => services.GetRequiredService<CheckAudit>().ExecuteAsync(default));
}
