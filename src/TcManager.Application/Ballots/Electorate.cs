using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Application.Ballots;

/// <summary>Who would vote on a day: for the preview and for the freezing, by one query.</summary>
public sealed class Electorate(TcManagerDb db)
{
    /// <summary>The seats of the given categories in force on the day, with the employer of that day, else the nominating organisation (decisions 2), and with what keeps them from voting; a body stands under its own name.</summary>
    public async Task<IReadOnlyList<Elector>> OnAsync(long ballotId, long committeeId, IReadOnlyCollection<SeatCategory> categories, DateOnly day, CancellationToken ct)
    {
        // Each name by itself: two in one row would be looked for among the employments of everybody (EF numbers all rows of the table).
        var employers = db.Employments.Where(e => e.FromOn <= day && (e.ToOn == null || day <= e.ToOn)).OrderByDescending(e => e.FromOn).ThenByDescending(e => e.Id);
        var rows = await db.Memberships.AsNoTracking()
            .Where(m => m.CommitteeId == committeeId && categories.Contains(m.Category) && m.FromOn <= day && (m.ToOn == null || day <= m.ToOn))
            .OrderBy(m => m.Person.PinyinName).ThenBy(m => m.Id)
            .Select(m => new
            {
                m.Id,
                m.PersonId,
                m.Category,
                m.IsBody,
                m.Person.NameZh,
                m.Person.NameLatin,
                EmployerZh = employers.Where(e => e.PersonId == m.PersonId).Select(e => e.Organisation.Name.Zh).FirstOrDefault(),
                EmployerEn = employers.Where(e => e.PersonId == m.PersonId).Select(e => e.Organisation.Name.En).FirstOrDefault(),
                NominatorZh = m.NominatingOrganisation == null ? null : m.NominatingOrganisation.Name.Zh,
                NominatorEn = m.NominatingOrganisation == null ? null : m.NominatingOrganisation.Name.En,
                Ground = db.Exclusions.Where(e => e.BallotId == ballotId && e.MembershipId == m.Id).Select(e => (ExclusionGround?)e.Ground).FirstOrDefault(),
            })
            .ToListAsync(ct);
        return [.. rows.DistinctBy(r => r.PersonId).Select(r => r.IsBody
            ? new Elector(r.Id, r.PersonId, r.Category, r.NominatorZh!, r.NominatorEn!, new("", ""), r.Ground)
            : new Elector(r.Id, r.PersonId, r.Category, r.NameZh, r.NameLatin, new(r.EmployerZh ?? r.NominatorZh ?? "", r.EmployerEn ?? r.NominatorEn ?? ""), r.Ground))];
    }
}
