using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TcManager.Application.Data;

/// <summary>Moves the Version token of every row that a save adds or changes, so that a stale edit is noticed.</summary>
public sealed class VersionStamp(TimeProvider clock) : SaveChangesInterceptor
{
    internal const string Version = nameof(Version);

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Stamp(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Stamp(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private void Stamp(DbContext? db)
    {
        var now = clock.GetUtcNow();
        foreach (var entry in db!.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            if (entry.Metadata.FindProperty(Version) is not null)
            {
                entry.Property(Version).CurrentValue = Guid.CreateVersion7(now);
            }
        }
    }
}
