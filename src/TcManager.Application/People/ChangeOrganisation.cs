using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.People;

namespace TcManager.Application.People;

/// <summary>Mends what is said of an organisation, and to which it belongs; a new name is <see cref="RenameOrganisation"/>.</summary>
public sealed class ChangeOrganisation(TcManagerDb db, AuditLog audit)
{
    /// <summary>The refusal of a form that was made from an older state.</summary>
    public const string Stale = "organisation.stale";

    /// <summary>
    /// Refused as <see cref="OrganisationDetails.Check"/> and <see cref="OrganisationTree.CheckParentAsync"/> say, as <c>organisation.codeTaken</c>, as
    /// <c>organisation.gone</c> when it was joined to another, and as <see cref="Stale"/>.
    /// </summary>
    public async Task<Outcome> ExecuteAsync(long id, Guid? version, OrganisationDetails details, Acting acting, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(token => WorkAsync(id, version, details, acting, token), ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.Organisations.AnyAsync(o => o.Code == details.CodeText && o.Id != id, ct))
            {
                return Outcome.Of([EnterOrganisation.CodeTaken]);
            }

            throw;
        }
    }

    private async Task<Outcome> WorkAsync(long id, Guid? version, OrganisationDetails details, Acting acting, CancellationToken ct)
    {
        await db.HoldTreeAsync(ct);
        await db.Organisations.Where(o => o.Id == id).HoldAsync(o => o.IsSample, ct);
        var organisation = await db.Organisations.Include("_formerNames").SingleAsync(o => o.Id == id, ct);
        if (organisation.MergedIntoId is not null)
        {
            return Outcome.Refused("organisation.gone");
        }

        if (details.Says(organisation))
        {
            return Outcome.Done;
        }

        if (organisation.Version != version)
        {
            return Outcome.Refused(Stale);
        }

        List<Refusal> faults = [.. details.Check().Refusals, .. (await db.CheckParentAsync(id, details.ParentId, ct)).Refusals];
        if (await db.Organisations.AnyAsync(o => o.Code == details.CodeText && o.Id != id, ct))
        {
            faults.Add(EnterOrganisation.CodeTaken);
        }

        if (faults.Count > 0)
        {
            return Outcome.Of(faults);
        }

        details.ApplyTo(organisation);
        audit.Add(acting, AuditActions.OrganisationChanged, AuditSubject.Organisation, organisation.Uid, null);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}

/// <summary>Gives an organisation a new name from a day on; the old one stays in its history.</summary>
public sealed class RenameOrganisation(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Refused as <see cref="Organisation.Rename"/> says, as <c>organisation.nameMissing</c>, as <c>organisation.gone</c>, and as <see cref="ChangeOrganisation.Stale"/>.
    /// </summary>
    public Task<Outcome> ExecuteAsync(long id, Guid? version, string? nameZh, string? nameEn, DateOnly fromOn, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            await db.Organisations.Where(o => o.Id == id).HoldAsync(o => o.IsSample, token);
            var organisation = await db.Organisations.Include("_formerNames").SingleAsync(o => o.Id == id, token);
            var name = new OrganisationDetails { NameZh = nameZh, NameEn = nameEn }.Name;
            if (organisation.MergedIntoId is not null)
            {
                return Outcome.Refused("organisation.gone");
            }

            if (name.Zh.Length == 0)
            {
                return Outcome.Refused("organisation.nameMissing", nameof(OrganisationDetails.NameZh));
            }

            if (organisation.Name == name && organisation.FormerNames is [.., var last] && last.ToOn == fromOn.AddDays(-1))
            {
                return Outcome.Done;
            }

            if (organisation.Version != version)
            {
                return Outcome.Refused(ChangeOrganisation.Stale);
            }

            var renamed = organisation.Rename(name, fromOn, clock.Today(Accounts.Visible.RightsZone));
            if (renamed.IsDone)
            {
                audit.Add(acting, AuditActions.OrganisationRenamed, AuditSubject.Organisation, organisation.Uid, null, ("on", $"{fromOn:O}"));
                await db.SaveChangesAsync(token);
            }

            return renamed;
        },
        ct);
}
