using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.People;

namespace TcManager.Application.People;

/// <summary>An employment, as it is to be.</summary>
/// <param name="EmploymentId">The one to end or to correct; null enters one.</param>
public sealed record EmploymentToWrite(long PersonId, long? EmploymentId, Guid? Version, long OrganisationId, string? PositionZh, string? PositionEn, DateOnly FromOn, DateOnly? ToOn)
{
    /// <summary>In one language only, it stands in both.</summary>
    internal Bilingual Position => new(Text(PositionZh) ?? Text(PositionEn) ?? "", Text(PositionEn) ?? Text(PositionZh) ?? "");

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>Enters where a person works, ends it, or mends what was written wrongly.</summary>
public sealed class EmployPerson(TcManagerDb db, HeldPerson held, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Refused as <see cref="Employment.Check"/> says, as <c>employment.organisationGone</c> when the organisation was joined to another one, as <c>employment.unknown</c>
    /// when the person has no such employment, and as <see cref="HeldPerson"/> says.
    /// </summary>
    public Task<Outcome> ExecuteAsync(EmploymentToWrite input, Acting acting, CancellationToken ct) => held.ChangeAsync(
        input.PersonId,
        input.Version,
        token => db.Employments.AsNoTracking().AnyAsync(
            e => e.PersonId == input.PersonId && (input.EmploymentId == null || e.Id == input.EmploymentId) && e.OrganisationId == input.OrganisationId
                && e.Position.Zh == input.Position.Zh && e.Position.En == input.Position.En && e.FromOn == input.FromOn && e.ToOn == input.ToOn,
            token),
        async (person, token) =>
        {
            await db.Organisations.Where(o => o.Id == input.OrganisationId).HoldAsync(o => o.IsSample, token);
            if (!await db.Organisations.AnyAsync(o => o.Id == input.OrganisationId && o.MergedIntoId == null, token))
            {
                return Outcome.Refused("employment.organisationGone", "Employer");
            }

            var all = await db.Employments.Where(e => e.PersonId == person.Id).ToListAsync(token);
            var known = all.Find(e => e.Id == input.EmploymentId);
            if (known is null && input.EmploymentId is not null)
            {
                return Outcome.Refused("employment.unknown");
            }

            var checkedSpan = Employment.Check(input.OrganisationId, input.FromOn, input.ToOn, all.Where(e => e != known), clock.Today(Accounts.Visible.RightsZone));
            return checkedSpan.IsDone ? Write(person, known, input, acting) : checkedSpan;
        },
        ct);

    private Outcome Write(Person person, Employment? known, EmploymentToWrite input, Acting acting)
    {
        var until = input.ToOn is { } last ? $"{last:O}" : "…";
        if (known is null)
        {
            db.Add(new Employment(person.Id, input.OrganisationId, input.Position, input.FromOn, input.ToOn));
            audit.Add(acting, AuditActions.PersonEmployed, AuditSubject.Person, person.Uid, null, ("on", $"{input.FromOn:O}"));
        }
        else
        {
            known.Correct(input.OrganisationId, input.Position, input.FromOn, input.ToOn);
            audit.Add(acting, AuditActions.EmploymentChanged, AuditSubject.Person, person.Uid, null, ("from", $"{input.FromOn:O}"), ("to", until));
        }

        return Outcome.Done;
    }
}
