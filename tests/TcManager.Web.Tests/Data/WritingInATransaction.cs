using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Accounts;
using TcManager.Application.Ballots;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Data;

/// <summary>The one wrapper of the use cases, on a database whose connection breaks when a test wants it.</summary>
public sealed class WritingInATransaction : IDisposable
{
    private readonly ShakyApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Work_that_loses_its_connection_begins_again_and_is_done_once()
    {
        var runs = 0;
        var rows = await _app.In(services =>
        {
            var db = services.Db();
            return db.InTransactionAsync(
                async ct =>
                {
                    runs++;
                    Assert.Empty(db.ChangeTracker.Entries());
                    Assert.Equal(0, await db.Campaigns.CountAsync(ct));
                    db.Add(NewCampaign());
                    await db.SaveChangesAsync(ct);
                    return runs == 1 ? throw new LostConnection() : await db.Campaigns.CountAsync(ct);
                },
                default);
        });

        Assert.Equal((2, 1), (runs, rows));
        Assert.Equal(1, await _app.InDb(db => db.Campaigns.CountAsync()));
    }

    [Fact]
    public async Task A_fault_that_is_no_lost_connection_is_not_tried_again()
    {
        var runs = 0;
        await Assert.ThrowsAsync<InvalidOperationException>(() => _app.InDb(db => db.InTransactionAsync<int>(_ => throw new InvalidOperationException($"{++runs}"), default)));
        Assert.Equal(1, runs);
    }

    /// <summary>The commit arrived and only its answer did not: to begin again would refuse what was just done.</summary>
    [Fact]
    public async Task A_commit_whose_answer_is_lost_counts_as_done()
    {
        var committee = await _app.Committee(members: 2);
        var ballot = await _app.OpenBallot(committee);
        await _app.CloseByHand(ballot, committee);

        _app.LoseNextAnswer();
        var signed = await _app.In(services => services.GetRequiredService<SignVerdict>().ExecuteAsync(ballot, 1, GivenBallot.By(committee.Chair), default));
        _app.LoseNextAnswer();
        var changed = await _app.In(services => services.GetRequiredService<ChangePassword>().ExecuteAsync(committee.Chair.AccountId, Given.Password, "another-long-password", GivenBallot.By(committee.Chair), default));

        Assert.Empty(signed.Refusals);
        Assert.Empty(changed.Refusals);
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "verdict.signed")));
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "account.passwordChanged")));
    }

    [Fact]
    public async Task Of_twenty_who_insert_one_key_at_once_one_does_and_none_fails()
    {
        await _app.InDb(db => db.Campaigns.CountAsync());
        var uid = Guid.CreateVersion7();
        Task<bool> Insert() => Task.Run(() => _app.InDb(db => db.InsertIfAbsentAsync(NewCampaign(uid), c => c.Uid, default)));

        var inserted = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Insert()));

        Assert.Single(inserted, true);
        Assert.False(await Insert());
        Assert.Equal("call", await _app.InDb(db => db.Campaigns.Where(c => c.Uid == uid).Select(c => c.Kind).SingleAsync()));
    }

    /// <summary>PostgreSQL drops the seventh digit and SQLite keeps whole milliseconds: what is stored is cut before, or a hash would hold on one database only.</summary>
    [Fact]
    public async Task Instants_are_kept_in_whole_milliseconds_however_they_are_written()
    {
        var (exact, cut) = (TestApp.Start.AddTicks(12_345_678), TestApp.Start.AddMilliseconds(1_234));
        _app.Clock.SetUtcNow(exact);
        await _app.Draft(await _app.Committee(members: 1));
        var entry = await _app.InDb(db => db.AuditEntries.AsNoTracking().SingleAsync());
        Assert.Equal((cut, TimeSpan.Zero), (entry.At, entry.At.Offset));
        Assert.Equal(entry.ComputeHash(), entry.EntryHash);

        var saved = NewCampaign(at: exact);
        await _app.InDb(async db =>
        {
            db.Add(saved);
            await db.SaveChangesAsync();
            await db.InsertIfAbsentAsync(NewCampaign(at: exact), c => c.Uid, default);
        });
        Assert.Equal([cut, cut], await _app.InDb(db => db.Campaigns.Select(c => c.CreatedAt).ToListAsync()));
        Assert.Equal(2, await _app.InDb(db => db.Campaigns.CountAsync(c => c.CreatedAt == exact)));
        await _app.InDb(db => db.Campaigns.ExecuteUpdateAsync(set => set.SetProperty(c => c.CreatedAt, exact.AddDays(1))));
        Assert.Equal([cut.AddDays(1), cut.AddDays(1)], await _app.InDb(db => db.Campaigns.Select(c => c.CreatedAt).ToListAsync()));
    }

    private static Campaign NewCampaign(Guid? uid = null, DateTimeOffset? at = null) =>
        new() { Uid = uid ?? Guid.CreateVersion7(), Kind = "call", SubjectUid = Guid.CreateVersion7(), CreatedAt = at ?? TestApp.Start };

    private sealed class ShakyApp : TestApp
    {
        private readonly LostAnswers _answers = new();

        public void LoseNextAnswer() => _answers.LoseNext();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.ConfigureDbContext<TcManagerDb>(options => options.AddInterceptors(_answers).ReplaceService<IExecutionStrategyFactory, Patience>()));
        }
    }

    private sealed class LostConnection : Exception;

    /// <summary>SQLite has no connection to lose, so every database gets the same patience here.</summary>
    private sealed class Patience(ExecutionStrategyDependencies dependencies) : IExecutionStrategyFactory
    {
        public IExecutionStrategy Create() => new Strategy(dependencies);

        private sealed class Strategy(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.Zero)
        {
            protected override bool ShouldRetryOn(Exception exception) => exception is LostConnection;
        }
    }

    private sealed class LostAnswers : DbTransactionInterceptor
    {
        private bool _isNext;

        public void LoseNext() => _isNext = true;

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            Interlocked.Exchange(ref _isNext, false) ? throw new LostConnection() : Task.CompletedTask;
    }
}
