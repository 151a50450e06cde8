using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Access;

namespace TcManager.Application.Accounts;

/// <summary>Who the signed-in account is: read once per request, never from stale claims.</summary>
public sealed class ActorQueries(TcManagerDb db)
{
    /// <summary>The actor as of a day, with name and preferences; null when there is no such account.</summary>
    public async Task<ActorProfile?> FindAsync(long accountId, DateOnly today, CancellationToken ct)
    {
        var row = await db.Users.AsNoTracking()
            .Where(a => a.Id == accountId)
            .Select(a => new
            {
                a.PersonId,
                a.Culture,
                a.ZoneId,
                a.Email,
                NameZh = a.Person == null ? null : a.Person.NameZh,
                NameLatin = a.Person == null ? null : a.Person.NameLatin,
                Roles = db.AccountRoles.Where(r => r.AccountId == a.Id).Select(r => r.Role).ToList(),
                Staff = db.Staff.Where(s => s.PersonId == a.PersonId && s.FromOn <= today && (s.ToOn == null || today <= s.ToOn)).Select(s => s.CommitteeId).ToList(),
                Seats = db.Memberships.Where(m => m.PersonId == a.PersonId)
                    .Select(m => new
                    {
                        m.CommitteeId,
                        m.Id,
                        m.Category,
                        m.FromOn,
                        m.ToOn,
                        Offices = m.Offices.Where(o => o.FromOn <= today && (o.ToOn == null || today <= o.ToOn)).Select(o => o.Role).ToList(),
                    }).ToList(),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var seats = row.Seats.Select(s => new ActorSeat(s.CommitteeId, s.Id, s.Category, s.FromOn, s.ToOn, s.Offices)).ToList();
        return new(new(accountId, row.PersonId, row.Roles, row.Staff, seats), row.NameZh, row.NameLatin, row.Email!, row.Culture, row.ZoneId);
    }
}

/// <summary>The actor, and what pages show of the account.</summary>
public sealed record ActorProfile(Actor Actor, string? NameZh, string? NameLatin, string Email, string? Culture, string? ZoneId);
