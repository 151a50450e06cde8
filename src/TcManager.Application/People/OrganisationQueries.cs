using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Members;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Application.People;

/// <summary>The list of organisations, and the page of one.</summary>
public sealed class OrganisationQueries(TcManagerDb db, RosterQueries rosters)
{
    private const int PageSize = 60;
    private const int ChildrenShown = 200;

    /// <summary>By their codes. Three queries.</summary>
    public async Task<OrganisationList> ListAsync(OrganisationFilter filter, int page, CancellationToken ct)
    {
        var said = Person.SearchFor(filter.Text ?? "");
        var found = db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null && (said == "" || o.SearchKey.Contains(said)));
        found = filter.Country is { Length: > 0 } country ? found.Where(o => o.Country == country) : found;
        found = filter.Kind is { } kind ? found.Where(o => o.Kind == kind) : found;
        var count = await found.CountAsync(ct);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var at = Math.Clamp(page, 1, pages);
        var rows = await found.OrderBy(o => o.Code).ThenBy(o => o.Id).Skip((at - 1) * PageSize).Take(PageSize).Select(Line(db)).ToListAsync(ct);
        var countries = await db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null).Select(o => o.Country).Distinct().OrderBy(c => c).ToListAsync(ct);
        return new(filter, rows, countries, count, at, pages);
    }

    /// <summary>What a form edits, and the row that a joined one has gone into; null when there is none.</summary>
    public async Task<OrganisationHead?> HeadAsync(long id, CancellationToken ct) =>
        await db.Organisations.AsNoTracking().Where(o => o.Id == id).Select(o => new OrganisationHead(
            o.Id, o.Version, o.MergedIntoId, o.Code, o.Name, o.Country, o.Kind, o.IsSample, o.PublishedNational, o.PublishedMirrors,
            o.ParentId, o.Parent!.Code, o.Parent!.Name.Zh, o.Parent!.Name.En)).SingleOrDefaultAsync(ct);

    /// <summary>An organisation as of a day. Seats are those of committees whose roster the reader may see. A constant number of queries.</summary>
    public async Task<OrganisationPage?> ShowAsync(long id, Actor actor, DateOnly today, DateOnly day, CancellationToken ct)
    {
        if (await HeadAsync(id, ct) is not { } head)
        {
            return null;
        }

        var names = await db.OrganisationNames.AsNoTracking().Where(n => n.OrganisationId == id).OrderBy(n => n.ToOn).Select(n => new FormerName(n.Name, n.ToOn)).ToListAsync(ct);
        var children = await db.Organisations.AsNoTracking().Where(o => o.ParentId == id && o.MergedIntoId == null).OrderBy(o => o.Code).ThenBy(o => o.Id).Take(ChildrenShown).Select(Line(db)).ToListAsync(ct);
        var joined = await db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == id).OrderBy(o => o.Code).Select(o => new JoinedEntry(o.Code, o.Name)).ToListAsync(ct);
        var bodies = await db.CommitteeBodies.AsNoTracking().Where(b => b.OrganisationId == id).OrderBy(b => b.Committee.Code).ThenBy(b => b.FromOn).ThenBy(b => b.Id)
            .Select(b => new HeldPart(
                b.CommitteeId,
                b.Committee.Code,
                b.Committee.Title,
                b.Part,
                b.FromOn,
                b.ToOn,
                db.CommitteeLinks.Any(l => (l.CommitteeId == b.CommitteeId || l.OtherId == b.CommitteeId) && l.Kind == LinkKind.Mirror && (l.FromOn == null || l.FromOn <= day) && (l.ToOn == null || day <= l.ToOn))))
            .ToListAsync(ct);
        return new(head, day, names, children, joined, bodies, await SeatsAsync(id, actor, today, day, ct));
    }

    internal static Expression<Func<Organisation, OrganisationLine>> Line(TcManagerDb db) => o => new(
        o.Id,
        o.Code,
        o.Name,
        o.Country,
        o.Kind,
        o.IsSample,
        db.CommitteeBodies.Count(b => b.OrganisationId == o.Id && b.ToOn == null && (b.Part == BodyPart.Secretariat || b.Part == BodyPart.Twin)));

    /// <summary>Seats as the roster reads them: the employer of that day counts, else who nominated (decisions 2).</summary>
    private async Task<IReadOnlyList<CommitteeShare>> SeatsAsync(long id, Actor actor, DateOnly today, DateOnly day, CancellationToken ct)
    {
        // Each half by its index; asked for together they would read all seats there are.
        var candidates = await db.Memberships.Where(m => m.NominatingOrganisationId == id && m.FromOn <= day && (m.ToOn == null || day <= m.ToOn)).Select(m => m.Id)
            .Union(db.Employments.Where(e => e.OrganisationId == id && e.FromOn <= day && (e.ToOn == null || day <= e.ToOn)).Join(db.Memberships, e => e.PersonId, m => m.PersonId, (_, m) => m.Id))
            .ToListAsync(ct);
        var seats = (await rosters.SeatsAsync(m => EF.Parameter(candidates).Contains(m.Id), day, withContacts: false, ct))
            .Where(s => s.OrganisationId == id && CommitteePermissions.Allows(actor, CommitteeAction.ViewRoster, s.CommitteeId, today, day)).ToList();
        var ids = seats.Select(s => s.CommitteeId).Distinct().ToList();
        var sizes = await db.Committees.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => new
        {
            c.Id,
            c.Code,
            c.Title,
            Members = db.Memberships.Count(m => m.CommitteeId == c.Id && (m.Category == SeatCategory.Voting || m.Category == SeatCategory.P) && m.FromOn <= day && (m.ToOn == null || day <= m.ToOn)),
        }).ToListAsync(ct);
        var people = seats.ToLookup(s => s.CommitteeId);
        return
        [
            .. sizes.OrderByDescending(c => people[c.Id].Count(s => s.IsMember)).ThenBy(c => c.Code, StringComparer.Ordinal)
                .Select(c => new CommitteeShare(c.Id, c.Code, c.Title, people[c.Id].Count(s => s.IsMember), c.Members, [.. people[c.Id]])),
        ];
    }
}

/// <summary>What is looked for.</summary>
public sealed record OrganisationFilter(string? Text, string? Country, OrganisationKind? Kind)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrEmpty(Country) && Kind is null;
}

/// <summary>An organisation in a list.</summary>
/// <param name="Secretariats">Held today, halves of twinned ones too.</param>
public sealed record OrganisationLine(long Id, string Code, Bilingual Name, string Country, OrganisationKind Kind, bool IsSample, int Secretariats);

/// <summary>A page of the list.</summary>
/// <param name="Countries">All that there are, to pick from.</param>
public sealed record OrganisationList(OrganisationFilter Filter, IReadOnlyList<OrganisationLine> Items, IReadOnlyList<string> Countries, int Found, int Page, int Pages);

/// <summary>An organisation by itself.</summary>
public sealed record OrganisationHead(
    long Id, Guid Version, long? MergedIntoId, string Code, Bilingual Name, string Country, OrganisationKind Kind, bool IsSample, int? PublishedNational, int? PublishedMirrors,
    long? ParentId, string? ParentCode, string? ParentZh, string? ParentEn)
{
    public Bilingual? Parent => ParentZh is null ? null : new(ParentZh, ParentEn!);
}

/// <summary>A name and its last day.</summary>
public sealed record FormerName(Bilingual Name, DateOnly ToOn);

/// <summary>An entry that was joined to this one.</summary>
public sealed record JoinedEntry(string Code, Bilingual Name);

/// <summary>What the organisation is or was to a committee.</summary>
/// <param name="IsMirror">The committee mirrors another one on the day.</param>
public sealed record HeldPart(long CommitteeId, string Code, Bilingual Title, BodyPart Part, DateOnly FromOn, DateOnly? ToOn, bool IsMirror)
{
    public bool IsSecretariat => Part is BodyPart.Secretariat or BodyPart.Twin;
}

/// <summary>Its people on one committee.</summary>
/// <param name="Members">Its seats that vote or are P-members.</param>
/// <param name="Of">All such seats of the committee.</param>
public sealed record CommitteeShare(long CommitteeId, string Code, Bilingual Title, int Members, int Of, IReadOnlyList<RosterSeat> Seats);

/// <summary>An organisation on a day.</summary>
/// <param name="Names">Former ones, oldest first.</param>
/// <param name="Shares">By committee, the largest first.</param>
public sealed record OrganisationPage(
    OrganisationHead Head, DateOnly On, IReadOnlyList<FormerName> Names, IReadOnlyList<OrganisationLine> Children, IReadOnlyList<JoinedEntry> Joined, IReadOnlyList<HeldPart> Parts, IReadOnlyList<CommitteeShare> Shares)
{
    /// <summary>What it was called on the day.</summary>
    public Bilingual NameThen => Names.FirstOrDefault(n => On <= n.ToOn)?.Name ?? Head.Name;

    /// <summary>Secretariats in force on the day.</summary>
    public IReadOnlyList<HeldPart> Secretariats => [.. Parts.Where(p => p.IsSecretariat && Span.Covers(p.FromOn, p.ToOn, On))];
}
