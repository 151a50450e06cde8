using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Application.Members;

/// <summary>Who sat where on a day: the one reading of rosters, for the page and for what is checked of them.</summary>
public sealed class RosterQueries(TcManagerDb db)
{
    /// <summary>All seats of the committees in force on the day, sorted. Three queries at most, however many committees and seats.</summary>
    public async Task<IReadOnlyList<RosterSeat>> SeatsAsync(Expression<Func<Membership, bool>> of, DateOnly day, bool withContacts, CancellationToken ct)
    {
        var seats = db.Memberships.Where(of).Where(m => m.FromOn <= day && (m.ToOn == null || day <= m.ToOn));
        var employments = await (
            from seat in seats.AsNoTracking()
            join e in db.Employments on seat.PersonId equals e.PersonId
            where !seat.IsBody && e.FromOn <= day && (e.ToOn == null || day <= e.ToOn)
            orderby e.FromOn descending, e.Id descending
            select new Employer(e.PersonId, e.OrganisationId, e.Organisation.Name, e.Position)).ToListAsync(ct);
        var employers = employments.ToLookup(e => e.PersonId);
        var rows = await ReadAsync(seats, day, withContacts, ct);
        var sent = await SentAsync(rows, day, ct);
        return RosterSeat.Sorted(rows.Select(row => row.IsBody ? row.OfBody([.. sent[row.MembershipId]]) : row.At(employers[row.PersonId])));
    }

    /// <summary>The organisations that hold the secretariats of committees on a day.</summary>
    public async Task<ILookup<long, long>> SecretariatsAsync(Expression<Func<CommitteeBody, bool>> of, DateOnly day, CancellationToken ct) =>
        (await db.CommitteeBodies.AsNoTracking().Where(of)
            .Where(b => (b.Part == BodyPart.Secretariat || b.Part == BodyPart.Twin) && b.FromOn <= day && (b.ToOn == null || day <= b.ToOn))
            .OrderBy(b => b.Id).Select(b => new { b.CommitteeId, b.OrganisationId }).ToListAsync(ct))
        .ToLookup(b => b.CommitteeId, b => b.OrganisationId);

    /// <summary>Who represents the bodies among the seats; asked only where there are any.</summary>
    private async Task<ILookup<long, SeatRepresentative>> SentAsync(IReadOnlyList<SeatRow> rows, DateOnly day, CancellationToken ct)
    {
        var bodies = rows.Where(row => row.IsBody).Select(row => row.MembershipId).ToList();
        return (bodies.Count == 0 ? [] : await db.Representatives.AsNoTracking()
            .Where(r => EF.Parameter(bodies).Contains(r.MembershipId) && r.FromOn <= day && (r.ToOn == null || day <= r.ToOn))
            .OrderBy(r => r.Kind).ThenBy(r => r.Person.PinyinName).ThenBy(r => r.Id)
            .Select(r => new { r.MembershipId, One = new SeatRepresentative(r.PersonId, new(r.Person.NameZh, r.Person.NameLatin), r.Kind, r.FromOn, r.ToOn) })
            .ToListAsync(ct)).ToLookup(r => r.MembershipId, r => r.One);
    }

    private async Task<IReadOnlyList<SeatRow>> ReadAsync(IQueryable<Membership> seats, DateOnly day, bool withContacts, CancellationToken ct)
    {
        // One row per office, joined here: a list in the projection costs more per row than all its columns.
        var rows = await (
            from m in seats.AsNoTracking()
            from office in db.Offices.Where(o => o.MembershipId == m.Id && o.FromOn <= day && (o.ToOn == null || day <= o.ToOn)).DefaultIfEmpty()
            orderby m.Id, office.Role
            select new
            {
                Office = (OfficeRole?)office.Role,
                Seat = new SeatRow(
                    m.CommitteeId,
                    m.Id,
                    m.PersonId,
                    m.Person.NameZh,
                    m.Person.NameLatin,
                    m.Person.PinyinName,
                    m.Category,
                    m.Side,
                    m.Person.TitleLevel,
                    m.Person.IsAcademician,
                    m.Person.IsSample,
                    m.FromOn,
                    m.ToOn,
                    m.NominatingOrganisationId,
                    m.NominatingOrganisation!.Name.Zh,
                    m.NominatingOrganisation!.Name.En,
                    m.IsBody ? 0 : db.Memberships.Count(o => o.PersonId == m.PersonId && !o.IsBody && o.CommitteeId != m.CommitteeId && o.Category == SeatCategory.Voting && o.FromOn <= day && (o.ToOn == null || day <= o.ToOn)),
                    !m.IsBody && db.ExpertRegistrations.Any(r => r.PersonId == m.PersonId && r.FromOn <= day && (r.ToOn == null || day <= r.ToOn)),
                    withContacts ? m.Person.Email : null,
                    withContacts ? m.Person.Phone : null,
                    m.IsBody),
            }).ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Seat.MembershipId).Select(seat => seat.First().Seat with { Offices = [.. seat.Select(r => r.Office).OfType<OfficeRole>()] })];
    }

    private sealed record Employer(long PersonId, long OrganisationId, Bilingual Organisation, Bilingual Position);

    private sealed record SeatRow(
        long CommitteeId,
        long MembershipId,
        long PersonId,
        string NameZh,
        string NameLatin,
        string PinyinName,
        SeatCategory Category,
        StakeholderSide? Side,
        TitleLevel Title,
        bool IsAcademician,
        bool IsSample,
        DateOnly FromOn,
        DateOnly? ToOn,
        long? NominatorId,
        string? NominatorZh,
        string? NominatorEn,
        int OtherSeats,
        bool IsExpert,
        string? Email,
        string? Phone,
        bool IsBody)
    {
        internal IReadOnlyList<OfficeRole> Offices { get; init; } = [];

        /// <summary>The body stands where a person would: no title, no employer, no seats elsewhere.</summary>
        internal RosterSeat OfBody(IReadOnlyList<SeatRepresentative> sent)
        {
            var body = new Bilingual(NominatorZh!, NominatorEn!);
            return new(
                CommitteeId, MembershipId, PersonId, body, body.En, Category, Side, TitleLevel.None, false, IsSample, FromOn, ToOn, Offices, NominatorId, null, null, false, 0, false, Email, Phone)
            {
                IsBody = true,
                Representatives = sent,
            };
        }

        /// <summary>Of several employers the nominating one, else the latest.</summary>
        internal RosterSeat At(IEnumerable<Employer> employers)
        {
            var employer = employers.OrderByDescending(e => e.OrganisationId == NominatorId).FirstOrDefault();
            var nominator = NominatorZh is null ? null : new Bilingual(NominatorZh, NominatorEn!);
            return new(
                CommitteeId, MembershipId, PersonId, new(NameZh, NameLatin), PinyinName.Length > 0 ? PinyinName : NameLatin, Category, Side, Title, IsAcademician, IsSample, FromOn, ToOn, Offices,
                employer?.OrganisationId ?? NominatorId, employer?.Organisation ?? nominator, employer?.Position, employer is null && nominator is not null, OtherSeats, IsExpert, Email, Phone);
        }
    }
}
