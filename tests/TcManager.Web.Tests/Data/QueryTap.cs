#pragma warning disable EF1001 // The one place where EF Core hands over a query before it belongs to a database.
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using TcManager.Application.Data;

namespace TcManager.Web.Tests.Data;

/// <summary>Hears each query of a running application and asks it of a SQL Server too, up to the command that would be sent there.</summary>
internal sealed class QueryTap(
    IQueryContextFactory queryContextFactory,
    ICompiledQueryCache compiledQueryCache,
    ICompiledQueryCacheKeyGenerator compiledQueryCacheKeyGenerator,
    IDatabase database,
    IDiagnosticsLogger<DbLoggerCategory.Query> logger,
    ICurrentDbContext currentContext,
    IEvaluatableExpressionFilter evaluatableExpressionFilter,
    IModel model)
    : QueryCompiler(queryContextFactory, compiledQueryCache, compiledQueryCacheKeyGenerator, database, logger, currentContext, evaluatableExpressionFilter, model)
{
    private static readonly MethodInfo Run = typeof(IQueryProvider).GetMethods().Single(m => m is { Name: nameof(IQueryProvider.Execute), IsGenericMethod: true });

    /// <summary>By their text.</summary>
    internal static ConcurrentDictionary<string, KeptCommand> Commands { get; } = [];

    /// <summary>Queries that SQL Server's provider cannot say.</summary>
    internal static ConcurrentQueue<string> Refused { get; } = [];

    public override TResult Execute<TResult>(Expression query)
    {
        AskSqlServer(query);
        return base.Execute<TResult>(query);
    }

    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default)
    {
        AskSqlServer(query);
        return base.ExecuteAsync<TResult>(query, cancellationToken);
    }

    private static void AskSqlServer(Expression query)
    {
        var kept = new KeptCommands();
        using var db = KeptCommands.Context(kept);
        try
        {
            var other = new OnOther(db);
            var there = other.Visit(query);
            if (other.HasOwnWords)
            {
                return;
            }

            var result = there.Type.IsGenericType && there.Type.IsAssignableTo(typeof(IQueryable)) ? typeof(IEnumerable<>).MakeGenericType(there.Type.GetGenericArguments()[^1]) : there.Type;
            var rows = Run.MakeGenericMethod(result).Invoke(((IQueryable)db.Ballots).Provider, [there]);
            _ = (rows as System.Collections.IEnumerable)?.GetEnumerator().MoveNext();
        }
        catch (Exception e) when (Innermost(e) is KeptException)
        {
            foreach (var command in kept.Commands)
            {
                Commands.TryAdd(command.Text, command);
            }
        }
        catch (Exception e)
        {
            Refused.Enqueue($"{Innermost(e).Message}\n{query}");
        }
    }

    private static Exception Innermost(Exception e) => e is TargetInvocationException { InnerException: { } inner } ? Innermost(inner) : e;

    /// <summary>Puts the other context in the place of the one that the query was written on.</summary>
    private sealed class OnOther(TcManagerDb db) : ExpressionVisitor
    {
        /// <summary>SQL written for one database; see <see cref="SqlServerLocks"/> for what SQL Server gets instead.</summary>
        internal bool HasOwnWords { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            HasOwnWords |= node is SqlQueryRootExpression;
            return node is EntityQueryRootExpression root
                ? new EntityQueryRootExpression((IAsyncQueryProvider)((IQueryable)db.Ballots).Provider, db.Model.FindEntityType(root.EntityType.Name)!)
                : base.VisitExtension(node);
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Type == typeof(TcManagerDb))
            {
                return Expression.Constant(db);
            }

            return node.Type.IsAssignableTo(typeof(IQueryable)) && ValueOf(node) is IQueryable inner ? Visit(inner.Expression) : base.VisitMember(node);
        }

        /// <summary>What a member of captured variables holds; null where it is not one.</summary>
        private static object? ValueOf(Expression? node) => node switch
        {
            ConstantExpression constant => constant.Value,
            MemberExpression { Member: FieldInfo field } member => ValueOf(member.Expression) is { } owner ? field.GetValue(owner) : null,
            MemberExpression { Member: PropertyInfo property } member => ValueOf(member.Expression) is { } owner ? property.GetValue(owner) : null,
            _ => null,
        };
    }
}
