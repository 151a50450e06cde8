using Microsoft.EntityFrameworkCore;

namespace TcManager.Application.Data;

/// <summary>Plans for work that fills the tables it reads.</summary>
public static class FreshPlans
{
    /// <summary>
    /// PostgreSQL keeps the plan of a prepared statement until its tables are analysed again: one made for a hundred rows read 60,000 five times as
    /// slowly. From here on this connection plans each statement for the rows that are there now; other databases do so by themselves.
    /// </summary>
    /// <param name="db">With an open connection or transaction, else nothing of it would last. It ends with the transaction; without one when the connection goes back to its pool.</param>
    /// <param name="ct">Ends the wait.</param>
    public static Task PlanAnewAsync(this TcManagerDb db, CancellationToken ct) =>
        DatabaseProvider.KindOf(db) != DatabaseKind.PostgreSql ? Task.CompletedTask
        : db.Database.ExecuteSqlRawAsync(db.Database.CurrentTransaction is null ? "SET plan_cache_mode = force_custom_plan" : "SET LOCAL plan_cache_mode = force_custom_plan", ct);
}
