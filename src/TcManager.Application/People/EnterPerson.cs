using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.People;

namespace TcManager.Application.People;

/// <summary>A person to enter, with the employer.</summary>
/// <param name="IsAnother">Somebody of the same name or address is known, and this is another person.</param>
public sealed record PersonToEnter(Guid Uid, PersonDetails Details, long? EmployerId, string? PositionZh, string? PositionEn, DateOnly? EmployedFrom, bool IsAnother);

/// <summary>Enters a person. Somebody of the same name or address is shown first: nobody is entered twice unawares.</summary>
public sealed class EnterPerson(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>The refusal that lists who may be the same person.</summary>
    public const string Known = "person.known";

    /// <summary>
    /// The person's id; a repeat of the form gives the first one's. Refused as <see cref="PersonDetails.Check"/> says, as <see cref="Known"/>, and as
    /// <see cref="SentForms.SentBefore"/> when the form has entered somebody else before.
    /// </summary>
    public async Task<Outcome<long>> ExecuteAsync(PersonToEnter input, Acting acting, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(token => WorkAsync(input, acting, token), ct);
        }
        catch (DbUpdateException)
        {
            // The form's first copy may have been committed meanwhile; anything else is a fault.
            db.ChangeTracker.Clear();
            if (await FirstResultAsync(input, ct) is { } first)
            {
                return first;
            }

            throw;
        }
    }

    /// <summary>People of the same Chinese name or the same address, but not whom this form has entered: its first copy may be committed at any moment.</summary>
    public async Task<IReadOnlyList<PersonLine>> SimilarAsync(Guid uid, PersonDetails details, CancellationToken ct)
    {
        var (name, email) = (details.NameZh?.Trim() ?? "", details.Reach?.Email?.Trim() ?? "");
        return await db.People.AsNoTracking().Where(p => p.MergedIntoId == null && p.Uid != uid && ((name != "" && p.NameZh == name) || (email != "" && p.Email == email)))
            .OrderBy(p => p.Id).Take(10).Select(PeopleQueries.Line(db)).ToListAsync(ct);
    }

    /// <summary>The same in the caller's transaction.</summary>
    internal async Task<Outcome<long>> WorkAsync(PersonToEnter input, Acting acting, CancellationToken ct)
    {
        if (await FirstResultAsync(input, ct) is { } first)
        {
            return first;
        }

        if (input.Details.Check() is { IsDone: false } refused)
        {
            return Outcome.Refused<long>(refused.Refusals);
        }

        if (!input.IsAnother && (await SimilarAsync(input.Uid, input.Details, ct)).Count > 0)
        {
            return new Refusal(Known, nameof(PersonToEnter.IsAnother));
        }

        // Held: an organisation that is being joined to another takes nobody on meanwhile.
        if (input.EmployerId is { } wanted && await db.Organisations.Where(o => o.Id == wanted && o.MergedIntoId == null).HoldAsync(o => o.IsSample, ct) == 0)
        {
            return new Refusal("employment.organisationGone", "Employer");
        }

        var person = new Person(input.Uid, "", "", null);
        input.Details.ApplyTo(person);
        db.Add(person);
        audit.Add(acting, AuditActions.PersonEntered, AuditSubject.Person, person.Uid, null);
        await db.SaveChangesAsync(ct);
        if (input.EmployerId is { } employer)
        {
            var from = input.EmployedFrom ?? clock.Today(Accounts.Visible.RightsZone);
            db.Add(new Employment(person.Id, employer, new(input.PositionZh?.Trim() ?? "", input.PositionEn?.Trim() ?? ""), from));
            audit.Add(acting, AuditActions.PersonEmployed, AuditSubject.Person, person.Uid, null, ("on", $"{from:O}"));
            await db.SaveChangesAsync(ct);
        }

        return person.Id;
    }

    private async Task<Outcome<long>?> FirstResultAsync(PersonToEnter input, CancellationToken ct)
    {
        var first = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Uid == input.Uid, ct);
        return first is null ? null : input.Details.Names(first) ? first.Id : SentForms.SentBefore;
    }
}

/// <summary>Changes what is said of a person.</summary>
public sealed class ChangePerson(TcManagerDb db, AuditLog audit)
{
    /// <summary>The refusal of a form that was made from an older state.</summary>
    public const string Stale = "person.stale";

    /// <summary>Refused as <see cref="PersonDetails.Check"/> says, as <see cref="Stale"/>, and as <c>person.gone</c> when the entry was joined to another or its name replaced.</summary>
    public Task<Outcome> ExecuteAsync(long id, Guid? version, PersonDetails details, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await db.People.Where(p => p.Id == id).HoldAsync(p => p.IsSample, token);
            var person = await db.People.SingleAsync(p => p.Id == id, token);
            if (details.Check() is { IsDone: false } refused)
            {
                return refused;
            }

            if (person.MergedIntoId is not null || person.PseudonymisedAt is not null)
            {
                return Outcome.Refused("person.gone");
            }

            if (person.Version != version)
            {
                return Outcome.Refused(Stale);
            }

            details.ApplyTo(person);
            var fields = string.Join(", ", db.Entry(person).Properties.Where(p => p.IsModified && p.Metadata.Name != nameof(Person.SearchKey)).Select(p => p.Metadata.Name));
            if (fields.Length > 0)
            {
                audit.Add(acting, AuditActions.PersonChanged, AuditSubject.Person, person.Uid, null, ("fields", fields));
                await db.SaveChangesAsync(token);
            }

            return Outcome.Done;
        },
        ct);
}
