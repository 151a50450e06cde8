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
                Employer = db.Employments
                    .Where(e => e.PersonId == m.PersonId && e.FromOn <= day && (e.ToOn == null || day <= e.ToOn))
                    .OrderByDescending(e => e.FromOn).ThenByDescending(e => e.Id)
                    .Select(e => new { e.Organisation.Name.Zh, e.Organisation.Name.En }).FirstOrDefault(),
                NominatorZh = m.NominatingOrganisation == null ? null : m.NominatingOrganisation.Name.Zh,
                NominatorEn = m.NominatingOrganisation == null ? null : m.NominatingOrganisation.Name.En,
                Ground = db.Exclusions.Where(e => e.BallotId == ballotId && e.MembershipId == m.Id).Select(e => (ExclusionGround?)e.Ground).FirstOrDefault(),
            })
            .ToListAsync(ct);
        return [.. rows.DistinctBy(r => r.PersonId).Select(r => r.IsBody
            ? new Elector(r.Id, r.PersonId, r.Category, r.NominatorZh!, r.NominatorEn!, new("", ""), r.Ground)
            : new Elector(r.Id, r.PersonId, r.Category, r.NameZh, r.NameLatin, new(r.Employer?.Zh ?? r.NominatorZh ?? "", r.Employer?.En ?? r.NominatorEn ?? ""), r.Ground))];
    }
}
