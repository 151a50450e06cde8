using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Data;

namespace TcManager.Web.Tests.Data;

/// <summary>What a context would send to a SQL Server: no connection is opened, each command is kept and broken off.</summary>
internal sealed class KeptCommands : DbCommandInterceptor, IDbConnectionInterceptor
{
    private static readonly IServiceProvider Identity = new ServiceCollection()
        .Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();

    internal List<KeptCommand> Commands { get; } = [];

    /// <summary>A context for SQL Server, set up as the application's own is.</summary>
    internal static TcManagerDb Context(KeptCommands kept, params IInterceptor[] more)
    {
        var options = new DbContextOptionsBuilder<TcManagerDb>().UseApplicationServiceProvider(Identity);
        options.UseDatabase(DatabaseKind.SqlServer, "Server=nowhere;Database=TcManager").AddInterceptors([kept, .. more]);
        return new(options.Options);
    }

    /// <summary>The commands of a piece of work on such a context; it ends with its first.</summary>
    internal static async Task<KeptCommand> OfAsync(Func<TcManagerDb, Task> work)
    {
        var kept = new KeptCommands();
        await using var db = Context(kept);
        await Assert.ThrowsAsync<KeptException>(() => work(db));
        return Assert.Single(kept.Commands);
    }

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(InterceptionResult.Suppress());

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => throw Keep(command);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => throw Keep(command);

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => throw Keep(command);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => throw Keep(command);

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => throw Keep(command);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => throw Keep(command);

    private KeptException Keep(DbCommand command)
    {
        Commands.Add(new(command.CommandText, [.. command.Parameters.Cast<SqlParameter>().Select(Declared)]));
        return new();
    }

    private static string Declared(SqlParameter parameter)
    {
        var type = $"{parameter.SqlDbType}".ToLowerInvariant();
        var length = type is "nvarchar" or "varbinary" or "varchar" ? $"({(parameter.Size is > 0 and <= 4000 ? parameter.Size : "max")})" : "";
        return $"@{parameter.ParameterName.TrimStart('@')} {type}{length}";
    }
}

/// <summary>A command with its parameters as a procedure declares them.</summary>
internal sealed record KeptCommand(string Text, IReadOnlyList<string> Parameters)
{
    internal string AsProcedure(string name) =>
        $"CREATE PROCEDURE [dbo].[{name}] {(Parameters.Count > 0 ? $"({string.Join(", ", Parameters)})" : "")} AS BEGIN\n{Text}\nEND";
}

/// <summary>Breaks a command off once it is kept.</summary>
#pragma warning disable CA1032, CA1064 // Thrown and caught here only.
internal sealed class KeptException : Exception;
#pragma warning restore CA1032, CA1064
