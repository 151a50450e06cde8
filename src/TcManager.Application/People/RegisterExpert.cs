using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.People;

namespace TcManager.Application.People;

/// <summary>A registration at an international body, as it is to be.</summary>
/// <param name="RegistrationId">The one to end or to correct; null enters one.</param>
public sealed record RegistrationToWrite(long PersonId, long? RegistrationId, Guid? Version, InternationalBody Body, string? Group, ExpertRole Role, DateOnly FromOn, DateOnly? ToOn)
{
    /// <summary>Blanks are written in one way, so that a group is one.</summary>
    internal string GroupName => string.Join(' ', (Group ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Registers a person as an expert of an international body, ends it, or mends what was written wrongly.</summary>
public sealed class RegisterExpert(TcManagerDb db, HeldPerson held, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Refused as <see cref="ExpertRegistration.Check"/> says, as <c>registration.unknown</c> when the person has no such registration, and as <see cref="HeldPerson"/> says.
    /// </summary>
    public Task<Outcome> ExecuteAsync(RegistrationToWrite input, Acting acting, CancellationToken ct)
    {
        var group = input.GroupName;
        return held.ChangeAsync(
            input.PersonId,
            input.Version,
            token => db.ExpertRegistrations.AsNoTracking().AnyAsync(
                r => r.PersonId == input.PersonId && (input.RegistrationId == null || r.Id == input.RegistrationId) && r.Body == input.Body && r.Group == group
                    && r.Role == input.Role && r.FromOn == input.FromOn && r.ToOn == input.ToOn,
                token),
            async (person, token) =>
            {
                var all = await db.ExpertRegistrations.Where(r => r.PersonId == person.Id).ToListAsync(token);
                var known = all.Find(r => r.Id == input.RegistrationId);
                if (known is null && input.RegistrationId is not null)
                {
                    return Outcome.Refused("registration.unknown");
                }

                var allowed = ExpertRegistration.Check(group, input.FromOn, input.ToOn, all.Where(r => r != known), clock.Today(Accounts.Visible.RightsZone));
                return allowed.IsDone ? Write(person, known, input, acting) : allowed;
            },
            ct);
    }

    private Outcome Write(Person person, ExpertRegistration? known, RegistrationToWrite input, Acting acting)
    {
        if (known is null)
        {
            db.Add(new ExpertRegistration(person.Id, input.Body, input.GroupName, input.FromOn, input.Role, input.ToOn));
        }
        else
        {
            known.Correct(input.Body, input.GroupName, input.Role, input.FromOn, input.ToOn);
        }

        audit.Add(acting, known is null ? AuditActions.ExpertRegistered : AuditActions.RegistrationChanged, AuditSubject.Person, person.Uid, null, ("group", input.GroupName));
        return Outcome.Done;
    }
}
