using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.People;

namespace TcManager.Application.People;

/// <summary>
/// Replaces a person's name by a pseudonym wherever it stands, and takes away contact and account (decisions 19). Seats, slips, results and the record stay what they
/// were: no hash contains a name. The entries that were joined to the person's get the same pseudonym. It cannot be taken back.
/// </summary>
public sealed class PseudonymisePerson(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// A repeat changes nothing. Refused as <see cref="CheckAsync"/> says, as <c>person.nameNotTyped</c> unless one of the person's names was typed, as
    /// <c>person.pseudonymiseSelf</c> for oneself, as <c>person.gone</c> for an entry that was joined to another, and as <see cref="ChangePerson.Stale"/>.
    /// </summary>
    public Task<Outcome> ExecuteAsync(long id, Guid? version, string? typedName, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await HoldAsync(id, token);
            var entries = await db.People.Where(p => p.Id == id || p.MergedIntoId == id).ToListAsync(token);
            var person = entries.Single(p => p.Id == id);
            if (person.PseudonymisedAt is not null)
            {
                return Outcome.Done;
            }

            if (Refuse(person, version, typedName, acting) is { } refused)
            {
                return refused;
            }

            if (await CheckAsync(id, token) is { IsDone: false } bound)
            {
                return bound;
            }

            var names = entries.SelectMany(p => new[] { p.NameZh, p.NameLatin }).Distinct().ToList();
            var addresses = entries.Select(p => p.Email).OfType<string>().ToList();
            var now = clock.Now();
            foreach (var entry in entries)
            {
                entry.Pseudonymise(now, person.Pseudonym);
            }

            audit.Add(acting, AuditActions.PersonPseudonymised, AuditSubject.Person, person.Uid, null);
            await db.SaveChangesAsync(token);
            await RenameSnapshotsAsync(person, names, token);
            await TakeAccountAsync(id, addresses, token);
            return Outcome.Done;
        },
        ct);

    /// <summary>
    /// Whether anything stands against it. Refused as <c>person.seated</c> with the committees where the person has a seat today or later, as <c>person.entitled</c> with the open
    /// ballots in which they may vote, and as <c>person.inChange</c> with the committees where they stand in a change of the roster that is not finished.
    /// </summary>
    public async Task<Outcome> CheckAsync(long id, CancellationToken ct)
    {
        List<Refusal> faults = [];
        var today = clock.Today(Accounts.Visible.RightsZone);
        var seats = await db.Memberships.AsNoTracking()
            .Where(m => (!m.IsBody && m.PersonId == id && (m.ToOn == null || m.ToOn >= today)) || m.Representatives.Any(r => r.PersonId == id && (r.ToOn == null || r.ToOn >= today)))
            .Select(m => m.Committee.Code).Distinct().OrderBy(c => c).ToListAsync(ct);
        if (seats.Count > 0)
        {
            faults.Add(new("person.seated", null, string.Join(", ", seats)));
        }

        var ballots = await db.Voters.AsNoTracking().Where(v => v.PersonId == id && v.Ballot.OpenedAt != null && v.Ballot.ClosedAt == null && v.Ballot.CancelledAt == null).Select(v => v.Ballot.Number).OrderBy(n => n).ToListAsync(ct);
        if (ballots.Count > 0)
        {
            faults.Add(new("person.entitled", null, string.Join(", ", ballots)));
        }

        var changes = await db.RosterChangeLines.AsNoTracking().Where(l => l.PersonId == id && l.Change.InForceAt == null && l.Change.WithdrawnOn == null).Select(l => l.Change.Committee.Code).Distinct().OrderBy(c => c).ToListAsync(ct);
        if (changes.Count > 0)
        {
            faults.Add(new("person.inChange", null, string.Join(", ", changes)));
        }

        return Outcome.Of(faults);
    }

    private static Outcome? Refuse(Person person, Guid? version, string? typedName, Acting acting)
    {
        if (person.MergedIntoId is not null)
        {
            return Outcome.Refused("person.gone");
        }

        if (acting.PersonId == person.Id)
        {
            return Outcome.Refused("person.pseudonymiseSelf");
        }

        if (person.Version != version)
        {
            return Outcome.Refused(ChangePerson.Stale);
        }

        return typedName?.Trim() is { Length: > 0 } typed && (typed == person.NameZh || typed == person.NameLatin) ? null : Outcome.Refused("person.nameNotTyped", "TypedName");
    }

    /// <summary>A ballot that is being opened names its voters before or after, never in between: as for <see cref="MergePeople"/>.</summary>
    private async Task HoldAsync(long id, CancellationToken ct)
    {
        var committees = db.Memberships.Where(m => m.PersonId == id || m.Representatives.Any(r => r.PersonId == id)).Select(m => m.CommitteeId);
        await db.Ballots.Where(b => b.ClosedAt == null && b.CancelledAt == null && committees.Contains(b.CommitteeId)).HoldAsync(b => b.ZoneId, ct);
        var token = Guid.CreateVersion7();
        await db.People.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.SeatsVersion, token), ct);
    }

    /// <summary>Names as they stood at an opening, and as a presenter in agendas of the person's committees.</summary>
    private async Task RenameSnapshotsAsync(Person person, List<string> names, CancellationToken ct)
    {
        var (zh, latin) = person.Pseudonym;
        await db.Voters.Where(v => v.PredecessorPersonId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(v => v.PredecessorZh, zh).SetProperty(v => v.PredecessorLatin, latin), ct);
        await db.Voters.Where(v => v.PersonId == person.Id && !v.Membership.IsBody).ExecuteUpdateAsync(set => set.SetProperty(v => v.NameZh, zh).SetProperty(v => v.NameLatin, latin), ct);
        await db.Comments.Where(c => c.AuthorZh != null && names.Contains(c.AuthorZh) && c.WrittenByPersonId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.AuthorZh, zh).SetProperty(c => c.AuthorLatin, latin), ct);
        await db.Candidates.Where(c => c.PersonId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.NameZh, zh).SetProperty(c => c.NameEn, latin), ct);
        await db.Set<Domain.Meetings.AgendaItem>().Where(a => a.Presenter != null && names.Contains(a.Presenter) && db.Memberships.Any(m => (m.PersonId == person.Id || m.Representatives.Any(r => r.PersonId == person.Id)) && m.CommitteeId == a.Meeting.CommitteeId))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Presenter, zh), ct);
    }

    private async Task TakeAccountAsync(long id, List<string> addresses, CancellationToken ct)
    {
        var accounts = await db.Users.AsNoTracking().Where(a => a.PersonId == id).Select(a => new { a.Id, a.Email }).ToListAsync(ct);
        var ids = accounts.ConvertAll(a => a.Id);
        addresses.AddRange(accounts.Select(a => a.Email).OfType<string>());
        var today = clock.Today(Accounts.Visible.RightsZone);
        await db.Outbox.Where(m => (m.PersonId == id || addresses.Contains(m.Address!)) && (m.State == OutboxState.Waiting || m.State == OutboxState.Claimed))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Skipped).SetProperty(m => m.Fate, MailFates.Gone).SetProperty(m => m.ClaimToken, (Guid?)null), ct);

        // What a server said often repeats the address.
        await db.Outbox.Where(m => m.PersonId == id || addresses.Contains(m.Address!)).ExecuteUpdateAsync(set => set.SetProperty(m => m.Address, (string?)null).SetProperty(m => m.FateDetail, (string?)null), ct);
        await db.Staff.Where(s => s.PersonId == id && s.FromOn <= today && (s.ToOn == null || s.ToOn > today)).ExecuteUpdateAsync(set => set.SetProperty(s => s.ToOn, today), ct);
        await db.AccountRoles.Where(r => ids.Contains(r.AccountId)).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserClaim<long>>().Where(c => ids.Contains(c.UserId)).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserLogin<long>>().Where(l => ids.Contains(l.UserId)).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserToken<long>>().Where(t => ids.Contains(t.UserId)).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserPasskey<long>>().Where(p => ids.Contains(p.UserId)).ExecuteDeleteAsync(ct);
        await db.Users.Where(a => ids.Contains(a.Id)).ExecuteDeleteAsync(ct);
    }
}
