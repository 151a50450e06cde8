using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.People;

namespace TcManager.Application.People;

/// <summary>Loads a person for a change of what belongs to them: locked, in one transaction, so that two at once are two in a row.</summary>
public sealed class HeldPerson(TcManagerDb db)
{
    /// <summary>
    /// Refused as <c>person.gone</c> when the entry was joined to another or its name replaced, as <see cref="ChangePerson.Stale"/> when the form was made from an older
    /// state, and as the change says.
    /// </summary>
    /// <param name="id">The person; they exist.</param>
    /// <param name="version">That the form was made from.</param>
    /// <param name="isDone">Whether the change has been made already: then the form is a repeat, whatever its version.</param>
    /// <param name="change">Decides and changes; nothing is saved when it is refused.</param>
    /// <param name="ct">Ends the wait.</param>
    internal Task<Outcome> ChangeAsync(long id, Guid? version, Func<CancellationToken, Task<bool>> isDone, Func<Person, CancellationToken, Task<Outcome>> change, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            await db.People.Where(p => p.Id == id).HoldAsync(p => p.IsSample, token);
            var person = await db.People.SingleAsync(p => p.Id == id, token);
            if (person.MergedIntoId is not null || person.PseudonymisedAt is not null)
            {
                return Outcome.Refused("person.gone");
            }

            if (await isDone(token))
            {
                return Outcome.Done;
            }

            if (person.Version != version)
            {
                return Outcome.Refused(ChangePerson.Stale);
            }

            var outcome = await change(person, token);
            if (outcome.IsDone)
            {
                // A change of an employment alone leaves the row as it is; its version moves all the same.
                db.Entry(person).State = EntityState.Modified;
                await db.SaveChangesAsync(token);
            }

            return outcome;
        }, ct);
}
