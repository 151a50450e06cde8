using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Application.People;

/// <summary>The list of people, and the page of one.</summary>
public sealed class PeopleQueries(TcManagerDb db)
{
    private const int PageSize = 60;

    /// <summary>By the reading of their names. Two queries.</summary>
    public async Task<PeopleList> ListAsync(string? text, int page, CancellationToken ct)
    {
        var said = Person.SearchFor(text ?? "");
        var found = db.People.AsNoTracking().Where(p => p.MergedIntoId == null && (said == "" || p.SearchKey.Contains(said)));
        var count = await found.CountAsync(ct);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var at = Math.Clamp(page, 1, pages);
        var rows = await found.OrderBy(p => p.PinyinName).ThenBy(p => p.NameLatin).ThenBy(p => p.Id).Skip((at - 1) * PageSize).Take(PageSize).Select(Line(db)).ToListAsync(ct);
        return new(text, rows, count, at, pages);
    }

    /// <summary>
    /// The person as the actor may see them; null where that is nobody. Names and seats are for those who may see the roster of a committee of theirs; offices are
    /// public (decisions 18); how they are reached is for the desks of their committees and themselves.
    /// </summary>
    public async Task<PersonPage?> ShowAsync(long id, Actor actor, DateOnly today, CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (person is null)
        {
            return null;
        }

        var seats = await SeatsAsync(id, ct);
        bool Sees(CommitteeAction action, long committee, DateOnly? on = null) => CommitteePermissions.Allows(actor, action, committee, today, on ?? today);
        var shown = seats.Where(s => s.PersonSees(actor) || s.Office is not null || Sees(CommitteeAction.ViewRoster, s.CommitteeId, s.ToOn < today ? s.ToOn : today)).ToList();
        var isSelf = actor.PersonId == id;
        if (!isSelf && shown.Count == 0 && !SystemPermissions.Allows(actor, SystemAction.ViewPeople, today))
        {
            return null;
        }

        var isReached = await db.People.Where(p => p.Id == id).AnyAsync(Visible.Reached(db, actor, today), ct);
        var employments = await db.Employments.AsNoTracking().Where(e => e.PersonId == id).OrderByDescending(e => e.FromOn).ThenByDescending(e => e.Id)
            .Select(e => new PersonEmployment(e.Id, e.OrganisationId, e.Organisation.Code, e.Organisation.Name, e.Position, e.FromOn, e.ToOn)).ToListAsync(ct);
        var experts = await db.ExpertRegistrations.AsNoTracking().Where(r => r.PersonId == id).OrderByDescending(r => r.FromOn).ThenByDescending(r => r.Id)
            .Select(r => new PersonExpertise(r.Id, r.Body, r.Group, r.Role, r.FromOn, r.ToOn)).ToListAsync(ct);
        return new(person.Id, person.Version, person.MergedIntoId, new()
        {
            NameZh = person.NameZh,
            NameLatin = person.NameLatin,
            PinyinName = person.PinyinName,
            TitleLevel = person.TitleLevel,
            IsAcademician = person.IsAcademician,
            Honours = person.Honours,
            Expertise = person.Expertise,
            Languages = person.Languages,
            Reach = isReached ? new(person.Email, person.Phone, person.IsMailboxShared) : null,
        }, employments, experts, shown, person.IsSample, person.PseudonymisedAt is not null);
    }

    internal static Expression<Func<Person, PersonLine>> Line(TcManagerDb db) => p => new(
        p.Id,
        p.NameZh,
        p.NameLatin,
        p.TitleLevel,
        p.IsAcademician,
        p.IsSample,
        db.Employments.Where(e => e.PersonId == p.Id && e.ToOn == null).OrderByDescending(e => e.FromOn).Select(e => e.Organisation.Name.Zh).FirstOrDefault(),
        db.Employments.Where(e => e.PersonId == p.Id && e.ToOn == null).OrderByDescending(e => e.FromOn).Select(e => e.Organisation.Name.En).FirstOrDefault(),
        db.Memberships.Count(m => m.PersonId == p.Id && m.ToOn == null));

    /// <summary>The person's own seats with their offices, and the times in which the person acted for a body.</summary>
    private async Task<List<PersonSeat>> SeatsAsync(long id, CancellationToken ct)
    {
        var own = await OwnSeatsAsync(id, ct);
        var sent = await db.Representatives.AsNoTracking().Where(r => r.PersonId == id).OrderByDescending(r => r.FromOn).ThenBy(r => r.Id)
            .Select(r => new PersonSeat(r.MembershipId, r.PersonId, r.Membership.CommitteeId, r.Membership.Committee.Code, r.Membership.Committee.Title, r.Membership.Category, r.FromOn, r.ToOn, null, null, null)
            {
                Body = r.Membership.NominatingOrganisation!.Name,
            }).ToListAsync(ct);
        return sent.Count == 0 ? own : [.. own.Concat(sent).OrderByDescending(s => s.FromOn)];
    }

    private async Task<List<PersonSeat>> OwnSeatsAsync(long id, CancellationToken ct) => await (
        from m in db.Memberships.AsNoTracking()
        where m.PersonId == id && !m.IsBody
        from office in db.Offices.Where(o => o.MembershipId == m.Id).DefaultIfEmpty()
        orderby m.FromOn descending, m.Id, office.Role
        select new PersonSeat(m.Id, m.PersonId, m.CommitteeId, m.Committee.Code, m.Committee.Title, m.Category, m.FromOn, m.ToOn, (OfficeRole?)office.Role, (DateOnly?)office.FromOn, office.ToOn)).ToListAsync(ct);
}

/// <summary>A person in a list.</summary>
/// <param name="Seats">Seats that have no end.</param>
public sealed record PersonLine(long Id, string NameZh, string NameLatin, TitleLevel Title, bool IsAcademician, bool IsSample, string? EmployerZh, string? EmployerEn, int Seats)
{
    public Bilingual Name => new(NameZh, NameLatin);

    public Bilingual? Employer => EmployerZh is null ? null : new(EmployerZh, EmployerEn!);
}

/// <summary>A page of the list.</summary>
public sealed record PeopleList(string? Text, IReadOnlyList<PersonLine> Items, int Found, int Page, int Pages);

public sealed record PersonEmployment(long Id, long OrganisationId, string Code, Bilingual Organisation, Bilingual Position, DateOnly FromOn, DateOnly? ToOn);

public sealed record PersonExpertise(long Id, InternationalBody Body, string Group, ExpertRole Role, DateOnly FromOn, DateOnly? ToOn);

/// <summary>A seat, or one office of it.</summary>
public sealed record PersonSeat(
    long MembershipId, long PersonId, long CommitteeId, string CommitteeCode, Bilingual Committee, SeatCategory Category, DateOnly FromOn, DateOnly? ToOn, OfficeRole? Office, DateOnly? OfficeFromOn, DateOnly? OfficeToOn)
{
    /// <summary>The body for which the person acts in those days; null in a seat of the person's own.</summary>
    public Bilingual? Body { get; init; }

    internal bool PersonSees(Actor actor) => actor.PersonId == PersonId;
}

/// <summary>A person, as the reader may see them.</summary>
/// <param name="Details">How they are reached is null where the reader may not see it.</param>
public sealed record PersonPage(
    long Id, Guid Version, long? MergedIntoId, PersonDetails Details, IReadOnlyList<PersonEmployment> Employments, IReadOnlyList<PersonExpertise> Registrations, IReadOnlyList<PersonSeat> Seats, bool IsSample, bool IsPseudonym)
{
    public Bilingual Name => new(Details.NameZh!, Details.NameLatin!);
}
