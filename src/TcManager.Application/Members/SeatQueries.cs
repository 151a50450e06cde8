using Microsoft.EntityFrameworkCore;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Members;

namespace TcManager.Application.Members;

/// <summary>The page of one seat, and what the forms around it choose from.</summary>
public sealed class SeatQueries(TcManagerDb db)
{
    private const int Choices = 12;

    public Task<CommitteeName?> CommitteeAsync(long id, CancellationToken ct) => db.Committees.AsNoTracking().Where(c => c.Id == id).Select(CommitteeName.Of).SingleOrDefaultAsync(ct);

    /// <summary>Four queries at most; null when there is no such seat.</summary>
    public async Task<SeatPage?> ShowAsync(long id, CancellationToken ct)
    {
        var row = await db.Memberships.AsNoTracking().Where(m => m.Id == id).Select(m => new
        {
            Committee = new CommitteeName(m.Committee.Id, m.Committee.Code, m.Committee.Title, m.Committee.Kind, m.Committee.ProfileCode, m.Committee.ZoneId),
            m.PersonId,
            m.IsBody,
            m.Person.NameZh,
            m.Person.NameLatin,
            m.Version,
            m.Category,
            m.Side,
            NominatorId = m.NominatingOrganisationId,
            NominatorCode = m.NominatingOrganisation!.Code,
            NominatorZh = m.NominatingOrganisation!.Name.Zh,
            NominatorEn = m.NominatingOrganisation!.Name.En,
            TermNo = (int?)m.Term!.No,
            m.FromOn,
            m.ToOn,
            m.EndReason,
            m.EndNote,
        }).SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var offices = await db.Offices.AsNoTracking().Where(o => o.MembershipId == id).OrderBy(o => o.FromOn).ThenBy(o => o.Role).Select(o => new SeatOffice(o.Role, o.FromOn, o.ToOn)).ToListAsync(ct);
        var leaves = await db.Leaves.AsNoTracking().Where(l => l.MembershipId == id).OrderBy(l => l.FromOn).Select(l => new SeatLeave(l.FromOn, l.ToOn, l.Reason)).ToListAsync(ct);
        IReadOnlyList<SeatRepresentative> sent = !row.IsBody ? [] : await db.Representatives.AsNoTracking().Where(r => r.MembershipId == id)
            .OrderByDescending(r => r.ToOn == null).ThenBy(r => r.Kind).ThenByDescending(r => r.FromOn).ThenBy(r => r.Id)
            .Select(r => new SeatRepresentative(r.PersonId, new(r.Person.NameZh, r.Person.NameLatin), r.Kind, r.FromOn, r.ToOn)).ToListAsync(ct);
        return new(id, row.Committee, row.PersonId, row.IsBody ? new(row.NominatorZh, row.NominatorEn) : new(row.NameZh, row.NameLatin), row.Version, row.Category, row.Side, row.NominatorCode, row.NominatorId is null ? null : new(row.NominatorZh, row.NominatorEn), row.FromOn, row.ToOn, offices, leaves)
        {
            TermNo = row.TermNo,
            EndReason = row.EndReason,
            EndNote = row.EndNote,
            IsBody = row.IsBody,
            Representatives = sent,
        };
    }

    /// <summary>People who could be given a seat, by name, reading or address; a few, those that begin with the text first.</summary>
    public async Task<IReadOnlyList<PersonChoice>> PeopleAsync(string text, CancellationToken ct)
    {
        var said = Domain.People.Person.SearchFor(text);
        return said.Length == 0 ? [] : await db.People.AsNoTracking()
            .Where(p => p.MergedIntoId == null && p.PseudonymisedAt == null)
            .Where(p => p.SearchKey.Contains(said) || p.Email == text.Trim())
            .OrderByDescending(p => p.SearchKey.StartsWith(said)).ThenBy(p => p.PinyinName).ThenBy(p => p.Id).Take(Choices)
            .Select(Choice(db)).ToListAsync(ct);
    }

    public Task<PersonChoice?> PersonAsync(long id, CancellationToken ct) =>
        db.People.AsNoTracking().Where(p => p.Id == id && p.MergedIntoId == null && p.PseudonymisedAt == null).Select(Choice(db)).SingleOrDefaultAsync(ct);

    /// <summary>The organisation that a text names: its code, or exactly one name; null where there is none or several.</summary>
    public async Task<long?> OrganisationAsync(string? text, CancellationToken ct)
    {
        var said = text?.Trim() ?? "";
        var found = said.Length == 0 ? [] : await db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null && (o.Code == said || o.Name.Zh == said || o.Name.En == said)).OrderByDescending(o => o.Code == said).Select(o => new { o.Id, IsByCode = o.Code == said }).Take(2).ToListAsync(ct);
        return found is [{ } only] ? only.Id : found is [{ IsByCode: true } coded, ..] ? coded.Id : null;
    }

    /// <summary>Codes and names to choose from: where the person works first, then those that nominate here.</summary>
    public async Task<IReadOnlyList<OrganisationChoice>> OrganisationsAsync(long committeeId, long? personId, CancellationToken ct) =>
        await db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null)
            .Where(o => db.Employments.Any(e => e.PersonId == personId && e.OrganisationId == o.Id) || db.Memberships.Any(m => m.CommitteeId == committeeId && m.NominatingOrganisationId == o.Id))
            .OrderByDescending(o => db.Employments.Any(e => e.PersonId == personId && e.OrganisationId == o.Id && e.ToOn == null)).ThenBy(o => o.Code).Take(200)
            .Select(o => new OrganisationChoice(o.Id, o.Code, o.Name)).ToListAsync(ct);

    private static System.Linq.Expressions.Expression<Func<Domain.People.Person, PersonChoice>> Choice(TcManagerDb db) => p => new(
        p.Id,
        p.NameZh,
        p.NameLatin,
        p.TitleLevel,
        db.Employments.Where(e => e.PersonId == p.Id && e.ToOn == null).OrderByDescending(e => e.FromOn).Select(e => e.Organisation.Name.Zh).FirstOrDefault(),
        db.Employments.Where(e => e.PersonId == p.Id && e.ToOn == null).OrderByDescending(e => e.FromOn).Select(e => e.Organisation.Name.En).FirstOrDefault(),
        db.Employments.Where(e => e.PersonId == p.Id && e.ToOn == null).OrderByDescending(e => e.FromOn).Select(e => e.Organisation.Code).FirstOrDefault(),
        db.Memberships.Count(m => m.PersonId == p.Id && !m.IsBody && m.Category == SeatCategory.Voting && m.ToOn == null));
}

/// <summary>Somebody to choose.</summary>
/// <param name="Seats">Voting seats that have no end.</param>
public sealed record PersonChoice(long Id, string NameZh, string NameLatin, Domain.People.TitleLevel Title, string? EmployerZh, string? EmployerEn, string? EmployerCode, int Seats)
{
    public Bilingual Name => new(NameZh, NameLatin);

    public Bilingual? Employer => EmployerZh is null ? null : new(EmployerZh, EmployerEn!);
}

public sealed record OrganisationChoice(long Id, string Code, Bilingual Name);

/// <summary>An office of a seat, and its days.</summary>
public sealed record SeatOffice(OfficeRole Role, DateOnly FromOn, DateOnly? ToOn);

/// <summary>A leave, and why.</summary>
public sealed record SeatLeave(DateOnly FromOn, DateOnly ToOn, string Reason);

/// <summary>One seat through its life.</summary>
/// <param name="Nominator">推荐单位, if it is known.</param>
public sealed record SeatPage(
    long Id,
    CommitteeName Committee,
    long PersonId,
    Bilingual Name,
    Guid Version,
    SeatCategory Category,
    StakeholderSide? Side,
    string? NominatorCode,
    Bilingual? Nominator,
    DateOnly FromOn,
    DateOnly? ToOn,
    IReadOnlyList<SeatOffice> Offices,
    IReadOnlyList<SeatLeave> Leaves)
{
    public int? TermNo { get; init; }

    public SeatEnd? EndReason { get; init; }

    public string? EndNote { get; init; }

    /// <summary>Held by a body; <see cref="PersonId"/> is its latest head representative.</summary>
    public bool IsBody { get; init; }

    /// <summary>Who acted and acts for the body; those of now first.</summary>
    public IReadOnlyList<SeatRepresentative> Representatives { get; init; } = [];
}
