using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using TcManager.Application.Audit;
using TcManager.Application.Data;

namespace TcManager.Web.Tests.Data;

/// <summary>The locks that the application asks of SQL Server, read from what it would send.</summary>
[Trait("Database", "Any")]
public sealed class SqlServerLocks
{
    /// <summary>Shared and update locks stand beside each other: with UPDLOCK a close would count while votes are on their way.</summary>
    [Fact]
    public async Task The_close_has_its_ballot_alone() =>
        Assert.Equal([TableHintKind.XLock, TableHintKind.HoldLock, TableHintKind.Rowlock], Hints(await KeptCommands.OfAsync(db => BallotLock.TakeAsync(db, 1, default)), "Ballots"));

    [Fact]
    public async Task Voters_share_it_to_the_end_of_their_transaction() =>
        Assert.Equal([TableHintKind.HoldLock, TableHintKind.Rowlock], Hints(await KeptCommands.OfAsync(db => BallotLock.ShareAsync(db, 1, default)), "Ballots"));

    [Fact]
    public async Task What_is_inserted_unless_it_stands_there_locks_the_place_where_it_would_stand()
    {
        var seal = new AuditSeal { No = 1, Count = 1, RootHash = [], PrevHash = [], At = DateTimeOffset.UnixEpoch };
        var kept = await KeptCommands.OfAsync(db => db.InsertIfAbsentAsync(seal, s => s.No, default));
        Assert.Equal([TableHintKind.UpdLock, TableHintKind.HoldLock], Hints(kept, "AuditSeals"));
    }

    [Fact]
    public async Task A_reading_of_several_queries_asks_first_whether_versions_are_kept_for_whole_transactions()
    {
        var kept = await KeptCommands.OfAsync(db => db.InOneReadingAsync(_ => Task.FromResult(true), default));
        Assert.Contains("snapshot_isolation_state", kept.Text, StringComparison.Ordinal);
        Assert.Single(OfflineSqlServer.Parts<NamedTableReference>(kept.Text), t => t.SchemaObject.BaseIdentifier.Value == "databases");
    }

    /// <summary>Snapshot, left behind by a reading, would read rows from before a lock that was waited for.</summary>
    [Fact]
    public async Task Whoever_writes_says_at_which_level()
    {
        var started = new StartedLevel();
        await using var db = KeptCommands.Context(new(), started);
        await Assert.ThrowsAsync<KeptException>(() => db.InTransactionAsync(_ => Task.FromResult(true), default));
        Assert.Equal(System.Data.IsolationLevel.ReadCommitted, started.Level);
    }

    private sealed class StartedLevel : DbTransactionInterceptor
    {
        internal System.Data.IsolationLevel? Level { get; private set; }

        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            Level = eventData.IsolationLevel;
            throw new KeptException();
        }
    }

    private static List<TableHintKind> Hints(KeptCommand command, string table) =>
        [.. OfflineSqlServer.Parts<NamedTableReference>(command.Text).Where(t => t.SchemaObject.BaseIdentifier.Value == table).SelectMany(t => t.TableHints).Select(h => h.HintKind)];
}
