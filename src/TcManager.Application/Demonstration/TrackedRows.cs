using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;

namespace TcManager.Application.Demonstration;

/// <summary>Each save looks through all rows that are tracked: what is done is put down, and what is spoken of is taken up again.</summary>
internal static class TrackedRows
{
    internal static async Task PutDownAsync(this TcManagerDb db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>A committee and its seats, which a ballot asks for its zone and its voters' last days.</summary>
    internal static async Task TakeUpAsync(this TcManagerDb db, long committeeId, CancellationToken ct)
    {
        await db.PutDownAsync(ct);
        await db.Committees.Where(c => c.Id == committeeId).LoadAsync(ct);
        await db.Memberships.Where(m => m.CommitteeId == committeeId).LoadAsync(ct);
    }
}
