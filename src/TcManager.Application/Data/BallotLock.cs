using Microsoft.EntityFrameworkCore;

namespace TcManager.Application.Data;

/// <summary>
/// Voters share a ballot, the close has it alone: so every accepted slip is in the count and none comes after it.
/// Both are called inside <see cref="WriteTransaction"/>.
/// </summary>
public static class BallotLock
{
    /// <summary>For casting: many at once. Returns false when there is no such ballot.</summary>
    public static Task<bool> ShareAsync(TcManagerDb db, long ballotId, CancellationToken ct) => DatabaseProvider.KindOf(db) switch
    {
        // BEGIN IMMEDIATE has made this the only writer already.
        DatabaseKind.Sqlite => LockAsync(db, "SELECT \"Id\" AS \"Value\" FROM \"Ballots\" WHERE \"Id\" = {0}", ballotId, ct),
        DatabaseKind.SqlServer => LockAsync(db, "SELECT [Id] AS [Value] FROM [Ballots] WITH (HOLDLOCK, ROWLOCK) WHERE [Id] = {0}", ballotId, ct),
        DatabaseKind.PostgreSql => LockAsync(db, "SELECT \"Id\" AS \"Value\" FROM \"Ballots\" WHERE \"Id\" = {0} FOR SHARE", ballotId, ct),
        _ => throw new NotSupportedException(),
    };

    /// <summary>For opening and closing: alone.</summary>
    public static Task<bool> TakeAsync(TcManagerDb db, long ballotId, CancellationToken ct) => DatabaseProvider.KindOf(db) switch
    {
        DatabaseKind.Sqlite => LockAsync(db, "SELECT \"Id\" AS \"Value\" FROM \"Ballots\" WHERE \"Id\" = {0}", ballotId, ct),
        // Not UPDLOCK: an update lock lets the shared ones of voters stand beside it.
        DatabaseKind.SqlServer => LockAsync(db, "SELECT [Id] AS [Value] FROM [Ballots] WITH (XLOCK, HOLDLOCK, ROWLOCK) WHERE [Id] = {0}", ballotId, ct),
        DatabaseKind.PostgreSql => LockAsync(db, "SELECT \"Id\" AS \"Value\" FROM \"Ballots\" WHERE \"Id\" = {0} FOR UPDATE", ballotId, ct),
        _ => throw new NotSupportedException(),
    };

    private static async Task<bool> LockAsync(TcManagerDb db, string sql, long ballotId, CancellationToken ct) =>
        (await db.Database.SqlQueryRaw<long>(sql, ballotId).ToListAsync(ct)).Count == 1;
}
