using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TcManager.Web.Tests.Fixture;

/// <summary>Does something once, while a request is between two of its queries: what another could have done at that moment.</summary>
public sealed class BetweenQueries : DbCommandInterceptor
{
    private string? _marker;
    private int _left;
    private Func<Task>? _work;

    /// <summary>Whether it came to it.</summary>
    public bool IsDone => _work is null;

    /// <summary>Before the next query, or a later one, whose text contains the marker.</summary>
    public void Before(string marker, Func<Task> work, int occurrence = 1) => (_marker, _work, _left) = (marker, work, occurrence);

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (_work is { } work && command.CommandText.Contains(_marker!, StringComparison.Ordinal) && --_left == 0)
        {
            _work = null;
            await work();
        }

        return result;
    }
}
