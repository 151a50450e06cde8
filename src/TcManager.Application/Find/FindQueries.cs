using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Access;

namespace TcManager.Application.Find;

/// <summary>One box over committees, organisations and people. The index says what fits, the database who may see it.</summary>
public sealed class FindQueries(TcManagerDb db, FindFile file, RefreshFind refresh)
{
    private const int GroupSize = 20;
    private const int PageSize = 60;

    /// <summary>What fits and is looked at; beyond it the page asks for more words.</summary>
    private const int Most = 10_000;

    /// <summary>The best of each kind, or a page of one kind. Five queries at most, whatever is found.</summary>
    public async Task<FindPage> ShowAsync(string? text, FindKind? only, int page, Actor actor, DateOnly today, CancellationToken ct)
    {
        if (FindTerms.Of(text) is not { } terms)
        {
            return new(text, only, true, false, FindGroup<FoundCommittee>.None, FindGroup<FoundOrganisation>.None, FindGroup<FoundPerson>.None);
        }

        var hits = await HitsAsync(terms, ct);
        var ids = hits.ToLookup(hit => hit.Kind, hit => hit.Id);
        var marks = new FindMarks(terms);
        var people = await VisibleAsync([.. ids[FindKind.Person]], actor, today, ct);
        return new(
            text,
            only,
            false,
            hits.Count >= Most,
            await GroupAsync(FindKind.Committee, [.. ids[FindKind.Committee]], shown => CommitteesAsync(shown, marks, ct)),
            await GroupAsync(FindKind.Organisation, [.. ids[FindKind.Organisation]], shown => OrganisationsAsync(shown, marks, ct)),
            await GroupAsync(FindKind.Person, people, shown => PeopleAsync(shown, marks, ct)));

        async Task<FindGroup<T>> GroupAsync<T>(FindKind kind, IReadOnlyList<long> found, Func<List<long>, Task<Dictionary<long, T>>> read)
        {
            if (found.Count == 0 || (only is not null && only != kind))
            {
                return new([], found.Count, 1, 1);
            }

            var size = only is null ? GroupSize : PageSize;
            var pages = only is null ? 1 : (found.Count + size - 1) / size;
            var at = Math.Clamp(page, 1, pages);
            List<long> shown = [.. found.Skip((at - 1) * size).Take(size)];
            var rows = await read(shown);
            return new([.. shown.Where(rows.ContainsKey).Select(id => rows[id])], found.Count, at, pages);
        }
    }

    private async Task<IReadOnlyList<FindKey>> HitsAsync(FindTerms terms, CancellationToken ct)
    {
        var made = file.Made;
        try
        {
            await refresh.CatchUpAsync(ct);
            return file.Find(terms, Most);
        }
        catch (FindFileException)
        {
            await refresh.RebuildAsync(made, ct);
            return file.Find(terms, Most);
        }
    }

    private async Task<IReadOnlyList<long>> VisibleAsync(List<long> ids, Actor actor, DateOnly today, CancellationToken ct)
    {
        if (ids.Count == 0 || SystemPermissions.Allows(actor, SystemAction.ViewPeople, today))
        {
            return ids;
        }

        var visible = await db.People.Where(p => ids.Contains(p.Id)).Where(Visible.People(db, actor, today)).Select(p => p.Id).ToListAsync(ct);
        var set = visible.ToHashSet();
        return [.. ids.Where(set.Contains)];
    }

    private async Task<Dictionary<long, FoundCommittee>> CommitteesAsync(List<long> ids, FindMarks marks, CancellationToken ct) =>
        (await db.Committees.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Code, c.Title.Zh, c.Title.En }).ToListAsync(ct))
            .ToDictionary(c => c.Id, c => new FoundCommittee(c.Id, marks.Of(c.Code), new(marks.Of(c.Zh), marks.Of(c.En))));

    private async Task<Dictionary<long, FoundOrganisation>> OrganisationsAsync(List<long> ids, FindMarks marks, CancellationToken ct)
    {
        var rows = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Code, o.Name.Zh, o.Name.En, o.IsSample }).ToListAsync(ct);
        var former = (await db.OrganisationNames.AsNoTracking().Where(n => ids.Contains(n.OrganisationId)).OrderByDescending(n => n.ToOn).ThenBy(n => n.Id)
            .Select(n => new { n.OrganisationId, n.Name.Zh, n.Name.En }).ToListAsync(ct)).ToLookup(n => n.OrganisationId, n => new MarkedName(marks.Of(n.Zh), marks.Of(n.En)));
        return rows.ToDictionary(o => o.Id, o => new FoundOrganisation(o.Id, marks.Of(o.Code), new(marks.Of(o.Zh), marks.Of(o.En)), former[o.Id].FirstOrDefault(name => name.IsHit), o.IsSample));
    }

    private async Task<Dictionary<long, FoundPerson>> PeopleAsync(List<long> ids, FindMarks marks, CancellationToken ct) =>
        (await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new
        {
            p.Id,
            p.NameZh,
            p.NameLatin,
            p.PinyinName,
            p.IsSample,
            EmployerZh = db.Employments.Where(e => e.PersonId == p.Id && e.ToOn == null).OrderByDescending(e => e.FromOn).ThenBy(e => e.Id).Select(e => e.Organisation.Name.Zh).FirstOrDefault(),
            EmployerEn = db.Employments.Where(e => e.PersonId == p.Id && e.ToOn == null).OrderByDescending(e => e.FromOn).ThenBy(e => e.Id).Select(e => e.Organisation.Name.En).FirstOrDefault(),
        }).ToListAsync(ct)).ToDictionary(p => p.Id, p => new FoundPerson(
            p.Id, new(marks.Of(p.NameZh, p.PinyinName), marks.Of(p.NameLatin)), p.EmployerZh is null ? null : new Bilingual(p.EmployerZh, p.EmployerEn!), p.IsSample));
}

/// <summary>A name in both languages, with what was asked for marked.</summary>
public sealed record MarkedName(MarkedText Zh, MarkedText En)
{
    public bool IsHit => Zh.IsHit || En.IsHit;

    public MarkedText In(string culture) => culture.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Zh : En;
}

public sealed record FoundCommittee(long Id, MarkedText Code, MarkedName Title);

/// <param name="Id">The organisation.</param>
/// <param name="Code">Of it.</param>
/// <param name="Name">Today's.</param>
/// <param name="Former">The former name that was asked for, if it was one.</param>
/// <param name="IsSample">Invented for demonstration.</param>
public sealed record FoundOrganisation(long Id, MarkedText Code, MarkedName Name, MarkedName? Former, bool IsSample);

public sealed record FoundPerson(long Id, MarkedName Name, Bilingual? Employer, bool IsSample);

/// <summary>What was found of one kind.</summary>
/// <param name="Items">Those of the page.</param>
/// <param name="Found">How many the reader may see.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">At least 1.</param>
public sealed record FindGroup<T>(IReadOnlyList<T> Items, int Found, int Page, int Pages)
{
    internal static FindGroup<T> None { get; } = new([], 0, 1, 1);

    public bool HasMore => Found > Items.Count;
}

/// <summary>The page of what was found.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Only">The one kind that is shown, with pages; null for the best of each.</param>
/// <param name="IsBlank">Nothing that could be looked for was typed.</param>
/// <param name="IsCut">More fits than was looked at.</param>
/// <param name="Committees">Found.</param>
/// <param name="Organisations">Found.</param>
/// <param name="People">Found, and visible to the reader.</param>
public sealed record FindPage(
    string? Text, FindKind? Only, bool IsBlank, bool IsCut, FindGroup<FoundCommittee> Committees, FindGroup<FoundOrganisation> Organisations, FindGroup<FoundPerson> People)
{
    public int Found => Committees.Found + Organisations.Found + People.Found;
}
