using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.People;

/// <summary>Two entries side by side, before they are joined.</summary>
public sealed class MergeQueries(TcManagerDb db)
{
    /// <summary>What stands with a person; null when there is none. Two queries.</summary>
    public async Task<MergeSide?> PersonAsync(long id, CancellationToken ct)
    {
        var row = await db.People.AsNoTracking().Where(p => p.Id == id).Select(p => new
        {
            p.Version,
            p.MergedIntoId,
            p.NameZh,
            p.NameLatin,
            p.PseudonymisedAt,
            Seats = db.Memberships.Count(m => m.PersonId == id),
            Employments = db.Employments.Count(e => e.PersonId == id),
            Registrations = db.ExpertRegistrations.Count(r => r.PersonId == id),
            Desks = db.Staff.Count(s => s.PersonId == id),
            Voters = db.Voters.Count(v => v.PersonId == id),
            Participants = db.Participants.Count(v => v.PersonId == id),
            Lines = db.RosterChangeLines.Count(l => l.PersonId == id),
            Mails = db.Outbox.Count(m => m.PersonId == id),
            Accounts = db.Users.Count(a => a.PersonId == id),
        }).SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var seats = await db.Memberships.AsNoTracking().Where(m => m.PersonId == id).OrderBy(m => m.Committee.Code).ThenBy(m => m.FromOn).Select(m => new MergeSpan(m.Committee.Code, m.FromOn, m.ToOn)).ToListAsync(ct);
        return new(id, row.Version, row.MergedIntoId, new(row.NameZh, row.NameLatin), null, row.PseudonymisedAt is not null, seats,
        [
            new("seats", row.Seats), new("employments", row.Employments), new("registrations", row.Registrations), new("desks", row.Desks), new("voters", row.Voters),
            new("participants", row.Participants), new("lines", row.Lines), new("mails", row.Mails), new("accounts", row.Accounts),
        ]);
    }

    /// <summary>What stands with an organisation; null when there is none. Two queries.</summary>
    public async Task<MergeSide?> OrganisationAsync(long id, CancellationToken ct)
    {
        var row = await db.Organisations.AsNoTracking().Where(o => o.Id == id).Select(o => new
        {
            o.Version,
            o.MergedIntoId,
            o.Code,
            o.Name,
            Employments = db.Employments.Count(e => e.OrganisationId == id),
            Nominations = db.Memberships.Count(m => m.NominatingOrganisationId == id),
            Parts = db.CommitteeBodies.Count(b => b.OrganisationId == id),
            Lines = db.RosterChangeLines.Count(l => l.NominatingOrganisationId == id),
            Children = db.Organisations.Count(c => c.ParentId == id),
        }).SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var parts = await db.CommitteeBodies.AsNoTracking().Where(b => b.OrganisationId == id).OrderBy(b => b.Committee.Code).ThenBy(b => b.FromOn).Select(b => new MergeSpan(b.Committee.Code, b.FromOn, b.ToOn)).ToListAsync(ct);
        return new(id, row.Version, row.MergedIntoId, row.Name, row.Code, false, parts,
            [new("employed", row.Employments), new("nominations", row.Nominations), new("parts", row.Parts), new("lines", row.Lines), new("children", row.Children)]);
    }
}

/// <summary>A seat, or a part in a committee.</summary>
public sealed record MergeSpan(string Committee, DateOnly FromOn, DateOnly? ToOn);

/// <summary>How many things of a kind stand with an entry.</summary>
public sealed record MergeCount(string Kind, int Count);

/// <summary>One of two entries.</summary>
/// <param name="Code">Of an organisation.</param>
/// <param name="Spans">Seats of a person, parts of an organisation.</param>
public sealed record MergeSide(long Id, Guid Version, long? MergedIntoId, Bilingual Name, string? Code, bool IsPseudonym, IReadOnlyList<MergeSpan> Spans, IReadOnlyList<MergeCount> Counts);
