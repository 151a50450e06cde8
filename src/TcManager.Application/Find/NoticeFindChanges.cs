using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using TcManager.Domain.Committees;
using TcManager.Domain.People;

namespace TcManager.Application.Find;

/// <summary>Notes committees, organisations and people that a save has changed, once that is committed.</summary>
public sealed class NoticeFindChanges(FindChanges changes) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, List<object>> _saving = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Keep(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Keep(eventData.Context!);
        return new(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        NoteUnlessUnderWay(eventData.Context!);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        NoteUnlessUnderWay(eventData.Context!);
        return new(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Note(eventData.Context!);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Note(eventData.Context!);
        return Task.CompletedTask;
    }

    private void Keep(DbContext db)
    {
        var touched = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => e.Entity).Where(entity => entity is Committee or Organisation or OrganisationName or Person);
        _saving.GetOrCreateValue(db).AddRange(touched);
    }

    private void NoteUnlessUnderWay(DbContext db)
    {
        if (db.Database.CurrentTransaction is null)
        {
            Note(db);
        }
    }

    private void Note(DbContext db)
    {
        if (_saving.TryGetValue(db, out var touched))
        {
            changes.Note(touched.Select(KeyOf));
            touched.Clear();
        }
    }

    private static FindKey KeyOf(object entity) => entity switch
    {
        Committee committee => new(FindKind.Committee, committee.Id),
        Organisation organisation => new(FindKind.Organisation, organisation.Id),
        OrganisationName former => new(FindKind.Organisation, former.OrganisationId),
        _ => new(FindKind.Person, ((Person)entity).Id),
    };
}
