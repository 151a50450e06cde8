using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.People;

namespace TcManager.Application.People;

/// <summary>Enters an organisation. One of the same name is shown first: none is entered twice unawares.</summary>
public sealed class EnterOrganisation(TcManagerDb db, AuditLog audit)
{
    /// <summary>The refusal that lists what may be the same organisation.</summary>
    public const string Known = "organisation.known";

    internal static readonly Refusal CodeTaken = new("organisation.codeTaken", nameof(OrganisationDetails.Code));

    /// <summary>
    /// The organisation's id; a repeat of the form gives the first one's. Refused as <see cref="OrganisationDetails.Check"/> and <see cref="OrganisationTree.CheckParentAsync"/>
    /// say, as <c>organisation.codeTaken</c>, as <see cref="Known"/> unless it is said to be another, and as <see cref="SentForms.SentBefore"/>.
    /// </summary>
    public async Task<Outcome<long>> ExecuteAsync(Guid uid, OrganisationDetails details, bool isAnother, Acting acting, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(token => WorkAsync(uid, details, isAnother, acting, token), ct);
        }
        catch (DbUpdateException)
        {
            // The form's first copy, or another form with the same code, may have been committed meanwhile; anything else is a fault.
            db.ChangeTracker.Clear();
            if (await FirstResultAsync(uid, details, ct) is { } first)
            {
                return first;
            }

            if (await db.Organisations.AnyAsync(o => o.Code == details.CodeText, ct))
            {
                return CodeTaken;
            }

            throw;
        }
    }

    /// <summary>Organisations that bear or bore the same name, but not the one that this form has entered.</summary>
    public async Task<IReadOnlyList<OrganisationLine>> SimilarAsync(Guid uid, OrganisationDetails details, CancellationToken ct)
    {
        var (zh, en) = (details.Name.Zh, details.Name.En);
        return zh.Length == 0 ? [] : await db.Organisations.AsNoTracking()
            .Where(o => o.MergedIntoId == null && o.Uid != uid)
            .Where(o => o.Name.Zh == zh || o.Name.En == en || db.OrganisationNames.Any(n => n.OrganisationId == o.Id && (n.Name.Zh == zh || n.Name.En == en)))
            .OrderBy(o => o.Id).Take(10).Select(OrganisationQueries.Line(db)).ToListAsync(ct);
    }

    private async Task<Outcome<long>> WorkAsync(Guid uid, OrganisationDetails details, bool isAnother, Acting acting, CancellationToken ct)
    {
        // Held first: the form's first copy is then there to be found, and is not taken for another organisation of the same code.
        await db.HoldTreeAsync(ct);
        if (await FirstResultAsync(uid, details, ct) is { } first)
        {
            return first;
        }

        List<Refusal> faults = [.. details.Check().Refusals, .. (await db.CheckParentAsync(null, details.ParentId, ct)).Refusals];
        if (await db.Organisations.AnyAsync(o => o.Code == details.CodeText, ct))
        {
            faults.Add(CodeTaken);
        }

        if (faults.Count > 0)
        {
            return Outcome.Refused<long>(faults);
        }

        if (!isAnother && (await SimilarAsync(uid, details, ct)).Count > 0)
        {
            return new Refusal(Known, "IsAnother");
        }

        var organisation = new Organisation(uid, details.CodeText, details.Name, details.CountryCode);
        details.ApplyTo(organisation);
        db.Add(organisation);
        audit.Add(acting, AuditActions.OrganisationEntered, AuditSubject.Organisation, uid, null);
        await db.SaveChangesAsync(ct);
        return organisation.Id;
    }

    private async Task<Outcome<long>?> FirstResultAsync(Guid uid, OrganisationDetails details, CancellationToken ct)
    {
        var first = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Uid == uid, ct);
        return first is null ? null : details.Says(first) ? first.Id : SentForms.SentBefore;
    }
}
