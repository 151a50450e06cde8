using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Access;
using TcManager.Domain.Members;

namespace TcManager.Application.Accounts;

/// <summary>Who the signed-in account is: read once per request, never from stale claims.</summary>
public sealed class ActorQueries(TcManagerDb db)
{
    /// <summary>Who holds the account; null when there is none, or when it is closed.</summary>
    public Task<AccountHolder?> HolderAsync(long accountId, CancellationToken ct) =>
        db.Users.AsNoTracking().Where(Account.NotClosed).Where(a => a.Id == accountId).Select(a => new AccountHolder(a.PersonId)).SingleOrDefaultAsync(ct);

    /// <summary>The actor as of a day, with name and preferences; null when there is no such account, or when it is closed.</summary>
    public async Task<ActorProfile?> FindAsync(long accountId, DateOnly today, CancellationToken ct)
    {
        // Joins on the tables themselves: collections in the projection would be read whole by SQLite before they are joined.
        var rows = await (
            from account in db.Users.AsNoTracking().Where(Account.NotClosed)
            where account.Id == accountId
            from role in db.AccountRoles.Where(r => r.AccountId == account.Id).DefaultIfEmpty()
            from desk in db.Staff.Where(s => s.PersonId == account.PersonId && s.FromOn <= today && (s.ToOn == null || today <= s.ToOn)).DefaultIfEmpty()
            from seat in db.Memberships.Where(m => m.PersonId == account.PersonId && !m.IsBody).DefaultIfEmpty()
            from sent in db.Representatives.Where(r => r.PersonId == account.PersonId).DefaultIfEmpty()
            from office in db.Offices.Where(o => o.MembershipId == seat.Id && o.FromOn <= today && (o.ToOn == null || today <= o.ToOn)).DefaultIfEmpty()
            select new
            {
                account.PersonId,
                account.Culture,
                account.ZoneId,
                account.Email,
                NameZh = (string?)account.Person!.NameZh,
                NameLatin = (string?)account.Person!.NameLatin,
                Role = (SystemRole?)role.Role,
                Desk = (long?)desk.CommitteeId,
                SeatId = (long?)seat.Id,
                SeatIn = (long?)seat.CommitteeId,
                Category = (SeatCategory?)seat.Category,
                FromOn = (DateOnly?)seat.FromOn,
                ToOn = (DateOnly?)seat.ToOn,
                Office = (OfficeRole?)office.Role,
                SentId = (long?)sent.Id,
                BodySeatId = (long?)sent.MembershipId,
                BodySeatIn = (long?)sent.Membership.CommitteeId,
                BodyCategory = (SeatCategory?)sent.Membership.Category,
                SentFromOn = (DateOnly?)sent.FromOn,
                SentToOn = (DateOnly?)sent.ToOn,
            })
            .ToListAsync(ct);
        if (rows is not [var row, ..])
        {
            return null;
        }

        var seats = rows.Where(r => r.SeatId is not null).GroupBy(r => r.SeatId!.Value).Select(seat => (seat.Key, Row: seat.First(), Offices: seat.Select(r => r.Office).OfType<OfficeRole>().Distinct()))
            .Select(seat => new ActorSeat(seat.Row.SeatIn!.Value, seat.Key, seat.Row.Category!.Value, seat.Row.FromOn!.Value, seat.Row.ToOn, [.. seat.Offices])).ToList();
        seats.AddRange(rows.Where(r => r.SentId is not null).DistinctBy(r => r.SentId)
            .Select(r => new ActorSeat(r.BodySeatIn!.Value, r.BodySeatId!.Value, r.BodyCategory!.Value, r.SentFromOn!.Value, r.SentToOn, [], IsBody: true)));
        List<SystemRole> roles = [.. rows.Select(r => r.Role).OfType<SystemRole>().Distinct()];
        List<long> desks = [.. rows.Select(r => r.Desk).OfType<long>().Distinct()];
        return new(new(accountId, row.PersonId, roles, desks, seats), row.NameZh, row.NameLatin, row.Email!, row.Culture, row.ZoneId);
    }
}

/// <summary>The actor, and what pages show of the account.</summary>
public sealed record ActorProfile(Actor Actor, string? NameZh, string? NameLatin, string Email, string? Culture, string? ZoneId);

/// <summary>Who holds an account.</summary>
/// <param name="PersonId">Null where it is nobody's in the register.</param>
public sealed record AccountHolder(long? PersonId);
