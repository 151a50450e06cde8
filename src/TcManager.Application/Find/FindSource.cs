using Microsoft.EntityFrameworkCore;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Find;

/// <summary>What the database holds of the things that are found: their versions, and the rows themselves.</summary>
internal static class FindSource
{
    /// <summary>The versions of the given rows, or of all: three queries.</summary>
    internal static async Task<IReadOnlyDictionary<long, Guid>> VersionsAsync(TcManagerDb db, IReadOnlyList<FindKey>? keys, CancellationToken ct)
    {
        var versions = new Dictionary<long, Guid>();
        foreach (var kind in Enum.GetValues<FindKind>())
        {
            var ids = keys is null ? null : Ids(keys, kind);
            if (ids is not { Count: 0 })
            {
                foreach (var row in await Rows(db, kind, ids).ToListAsync(ct))
                {
                    versions.Add(new FindKey(kind, row.Id).Value, row.Version);
                }
            }
        }

        return versions;
    }

    /// <summary>The entries of rows; those that are gone meanwhile are left out.</summary>
    internal static async Task<IReadOnlyList<FindEntry>> EntriesAsync(TcManagerDb db, IReadOnlyList<FindKey> keys, CancellationToken ct) =>
    [
        .. await CommitteesAsync(db, Ids(keys, FindKind.Committee), ct),
        .. await OrganisationsAsync(db, Ids(keys, FindKind.Organisation), ct),
        .. await PeopleAsync(db, Ids(keys, FindKind.Person), ct),
    ];

    private static List<long> Ids(IEnumerable<FindKey> keys, FindKind kind) => [.. keys.Where(key => key.Kind == kind).Select(key => key.Id)];

    private static IQueryable<RowVersion> Rows(TcManagerDb db, FindKind kind, List<long>? ids) => kind switch
    {
        FindKind.Committee => Among(db.Committees, ids).Select(row => new RowVersion(row.Id, row.Version)),
        FindKind.Organisation => Among(db.Organisations, ids).Select(row => new RowVersion(row.Id, row.Version)),
        _ => Among(db.People, ids).Select(row => new RowVersion(row.Id, row.Version)),
    };

    private static IQueryable<T> Among<T>(IQueryable<T> rows, List<long>? ids)
        where T : class, IRoot => ids is null ? rows : rows.Where(row => ids.Contains(row.Id));

    private static async Task<IEnumerable<FindEntry>> CommitteesAsync(TcManagerDb db, List<long> ids, CancellationToken ct) => ids.Count == 0 ? [] :
        (await db.Committees.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Version, c.Code, c.Title.Zh, c.Title.En }).ToListAsync(ct))
            .Select(c => FindEntry.Committee(c.Id, c.Version, c.Code, CommitteeTree.OrderOf(c.Code), c.Zh, c.En));

    private static async Task<IEnumerable<FindEntry>> OrganisationsAsync(TcManagerDb db, List<long> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Version, o.MergedIntoId, o.Code, o.Name.Zh, o.Name.En }).ToListAsync(ct);
        var former = (await db.OrganisationNames.AsNoTracking().Where(n => ids.Contains(n.OrganisationId)).OrderBy(n => n.Id).Select(n => new { n.OrganisationId, n.Name.Zh, n.Name.En }).ToListAsync(ct))
            .ToLookup(n => n.OrganisationId);
        return rows.Select(o => FindEntry.Organisation(o.Id, o.Version, o.MergedIntoId, o.Code, [o.Zh, o.En, .. former[o.Id].SelectMany(n => new[] { n.Zh, n.En })]));
    }

    private static async Task<IEnumerable<FindEntry>> PeopleAsync(TcManagerDb db, List<long> ids, CancellationToken ct) => ids.Count == 0 ? [] :
        (await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Version, p.MergedIntoId, p.NameZh, p.NameLatin, p.PinyinName }).ToListAsync(ct))
            .Select(p => FindEntry.Person(p.Id, p.Version, p.MergedIntoId, p.NameZh, p.NameLatin, p.PinyinName));

    private sealed record RowVersion(long Id, Guid Version);
}
