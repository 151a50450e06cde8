using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;

namespace TcManager.Application.Committees;

/// <summary>The list of all committees: what every signed-in person sees (decisions 18), and nothing else.</summary>
public sealed class CommitteeQueries(TcManagerDb db, CardQueries cards)
{
    private const int PageSize = 60;

    /// <summary>All committees in tree order, the actor's own first. Four queries, however many there are.</summary>
    public async Task<CommitteeList> ListAsync(Actor actor, string? text, int page, DateOnly today, CancellationToken ct)
    {
        var all = await db.Committees.AsNoTracking().OrderBy(c => c.Id).Select(c => new CommitteeLine(c.Id, c.ParentId, c.Code, c.Title, c.Kind)).ToListAsync(ct);
        var found = all.Where(line => line.Says(text)).ToList();
        var own = OwnOf(actor, today);
        var sorted = Tree(found.Where(line => own.Contains(line.Id))).Concat(Tree(found.Where(line => !own.Contains(line.Id)))).ToList();
        var pages = Math.Max(1, (sorted.Count + PageSize - 1) / PageSize);
        var at = Math.Clamp(page, 1, pages);
        var shown = sorted.Skip((at - 1) * PageSize).Take(PageSize).ToList();
        var ids = shown.ConvertAll(row => row.Item.Id);
        var secretariats = await cards.SecretariatsAsync(ids, today, ct);
        var officers = await cards.OfficersAsync(ids, today, ct);
        var states = (await db.CommitteeStates.AsNoTracking().Where(s => ids.Contains(s.CommitteeId)).OrderBy(s => s.OnDate).ThenBy(s => s.Id)
            .Select(s => new { s.CommitteeId, Standing = new CommitteeStanding(s.State, s.OnDate, s.Precision) }).ToListAsync(ct)).ToLookup(s => s.CommitteeId, s => s.Standing);
        var rows = shown.Select(row => new CommitteeListItem(
            row.Item.Id, row.Item.Code, row.Item.Title, row.Item.Kind, row.Depth, own.Contains(row.Item.Id), CommitteeStanding.On(today, [.. states[row.Item.Id]]), [.. secretariats[row.Item.Id]], [.. officers[row.Item.Id]]));
        return new(text, [.. rows], all.Count, found.Count, at, pages);
    }

    private static HashSet<long> OwnOf(Actor actor, DateOnly today) =>
        [.. actor.SecretariatOf, .. actor.Seats.Where(seat => seat.IsInForceOn(today)).Select(seat => seat.CommitteeId)];

    private static IEnumerable<(CommitteeLine Item, int Depth)> Tree(IEnumerable<CommitteeLine> lines) =>
        CommitteeTree.Sorted([.. lines], line => line.Id, line => line.ParentId, line => line.Code);

    private sealed record CommitteeLine(long Id, long? ParentId, string Code, Bilingual Title, CommitteeKind Kind)
    {
        internal bool Says(string? text) => string.IsNullOrWhiteSpace(text) || new[] { Code, Title.Zh, Title.En }.Any(said => said.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>A line of the list.</summary>
/// <param name="Depth">0 for those without a parent in the list.</param>
/// <param name="IsMine">The reader sits there, or works for its secretariat.</param>
/// <param name="Standing">What it is today.</param>
public sealed record CommitteeListItem(
    long Id, string Code, Bilingual Title, CommitteeKind Kind, int Depth, bool IsMine, CommitteeStanding Standing, IReadOnlyList<SecretariatName> Secretariat, IReadOnlyList<OfficerName> Officers);

/// <summary>A page of the list.</summary>
/// <param name="Text">What was looked for.</param>
/// <param name="All">How many there are at all.</param>
/// <param name="Found">How many the text finds.</param>
public sealed record CommitteeList(string? Text, IReadOnlyList<CommitteeListItem> Items, int All, int Found, int Page, int Pages)
{
    /// <summary>Whether the reader may enter another one.</summary>
    public bool MayEnter { get; init; }
}

/// <summary>An organisation that holds a secretariat, or its twin.</summary>
public sealed record SecretariatName(long CommitteeId, Bilingual Name, bool IsTwin);

/// <summary>Who holds an office; with every office of that person.</summary>
public sealed record OfficerName(long CommitteeId, Bilingual Name, bool IsSample, IReadOnlyList<OfficeRole> Roles);
