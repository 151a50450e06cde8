using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.People;

/// <summary>Which organisation belongs to which. A circle can be closed by two changes that see nothing of each other: so they come one after the other.</summary>
internal static class OrganisationTree
{
    /// <summary>Inside <see cref="WriteTransaction"/>, before the tree is read. The oldest row is the gate: whoever changes a place in the tree passes it.</summary>
    internal static Task HoldTreeAsync(this TcManagerDb db, CancellationToken ct) =>
        db.Organisations.Where(o => o.Id == db.Organisations.Min(other => other.Id)).HoldAsync(o => o.IsSample, ct);

    /// <summary>
    /// Whether an organisation can belong to another. Refused as <c>organisation.parentUnknown</c>, also when that one was joined to another, as <c>organisation.parentSelf</c>,
    /// and as <c>organisation.parentBelow</c> when that one belongs to it already, over however many steps.
    /// </summary>
    internal static async Task<Outcome> CheckParentAsync(this TcManagerDb db, long? id, long? parentId, CancellationToken ct)
    {
        if (parentId is not { } parent)
        {
            return Outcome.Done;
        }

        if (parent == id)
        {
            return Outcome.Refused("organisation.parentSelf", "Parent");
        }

        if (!await db.Organisations.AnyAsync(o => o.Id == parent && o.MergedIntoId == null, ct))
        {
            return Outcome.Refused("organisation.parentUnknown", "Parent");
        }

        return id is { } own && (await db.AncestorsAsync(parent, ct)).Contains(own) ? Outcome.Refused("organisation.parentBelow", "Parent") : Outcome.Done;
    }

    /// <summary>All above an organisation, nearest first. One query.</summary>
    internal static async Task<IReadOnlyList<long>> AncestorsAsync(this TcManagerDb db, long id, CancellationToken ct)
    {
        var parents = await db.Organisations.AsNoTracking().Where(o => o.ParentId != null).Select(o => new { o.Id, Parent = o.ParentId!.Value }).ToDictionaryAsync(o => o.Id, o => o.Parent, ct);
        var above = new List<long>();
        for (var at = id; parents.TryGetValue(at, out var parent) && !above.Contains(parent); at = parent)
        {
            above.Add(parent);
        }

        return above;
    }
}
