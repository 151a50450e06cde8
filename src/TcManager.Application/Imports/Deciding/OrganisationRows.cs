using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Imports;
using TcManager.Domain.People;

namespace TcManager.Application.Imports.Deciding;

/// <summary>Organisations: known by their code. A name that differs is mended, not given anew from a day on.</summary>
internal sealed class OrganisationRows(TcManagerDb db) : RowDecider(db)
{
    private readonly HashSet<string> _seen = [];

    /// <summary>Under whom each stands, as the rows so far have it.</summary>
    private Dictionary<string, string?> _parents = [];

    internal override async Task<IReadOnlyList<RowDecision>> DecideAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var known = await OrganisationsOfRows.ReadAsync(Db, rows, [Col.Code, Col.Parent], ct);
        var added = new Dictionary<string, Organisation>();
        return [.. rows.Select(row => Decide(row, known, added))];
    }

    protected override async Task<Outcome> PrepareAsync(TableHead head, CancellationToken ct)
    {
        _parents = await Db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null).Select(o => new { o.Code, Parent = o.Parent == null ? null : o.Parent.Code }).ToDictionaryAsync(o => o.Code, o => o.Parent, ct);
        return Outcome.Done;
    }

    private RowDecision Decide(ImportRow row, OrganisationsOfRows known, Dictionary<string, Organisation> added)
    {
        var code = row.Required(Col.Code);
        var body = known.WithCode(code);
        var (zh, en) = (row.Text(Col.NameZh), row.Text(Col.NameEn));
        if (body is null && zh is null && en is null)
        {
            row.Fault("import.missing", Col.NameZh);
        }

        if (known.JoinedTo(code) is { } kept)
        {
            row.Fault("import.organisationJoined", Col.Code, code, kept.Code);
        }

        var country = Country(row) ?? body?.Country ?? "CN";
        var kind = row.Word(Col.Kind, CellWords.OrganisationKinds) ?? body?.Kind ?? OrganisationKind.Unknown;
        var parent = row.Text(Col.Parent);
        if (parent is not null && !_parents.ContainsKey(parent))
        {
            row.Fault("import.parentUnknown", Col.Parent, parent);
        }
        else if (parent is not null && IsUnder(parent, code))
        {
            row.Fault("import.parentCircle", Col.Parent, parent);
        }

        if (!row.IsRefused && !_seen.Add(code))
        {
            row.Fault("import.rowTwice", Col.Code, code);
        }

        if (row.IsRefused)
        {
            return row.Refused();
        }

        var isNew = body is null;
        var name = new Bilingual(zh ?? body?.Name.Zh ?? en!, en ?? body?.Name.En ?? zh!);
        body ??= added[code] = new(Guid.CreateVersion7(), code, name, country);
        var changed = Changes(body, name, country, kind, parent).ToList();
        body.Correct(code, name, country, kind);
        if (parent is not null && parent != _parents.GetValueOrDefault(code))
        {
            BelongTo(body, added.GetValueOrDefault(parent), known.WithCode(parent));
        }

        _parents[code] = parent ?? _parents.GetValueOrDefault(code);
        if (!isNew)
        {
            return RowDecision.Of(row.No, changed);
        }

        Db.Add(body);
        return new(row.No, RowVerdict.New, []);
    }

    private IEnumerable<string> Changes(Organisation body, Bilingual name, string country, OrganisationKind kind, string? parent) =>
        new[]
        {
            (Col.NameZh, name.Zh != body.Name.Zh), (Col.NameEn, name.En != body.Name.En), (Col.Country, country != body.Country), (Col.Kind, kind != body.Kind),
            (Col.Parent, parent is not null && parent != _parents.GetValueOrDefault(body.Code)),
        }.Where(c => c.Item2).Select(c => c.Item1);

    private static void BelongTo(Organisation body, Organisation? added, Organisation? known)
    {
        if (added is not null)
        {
            body.BelongTo(added);
        }
        else
        {
            body.BelongTo(known?.Id);
        }
    }

    private static string? Country(ImportRow row)
    {
        if (row.Text(Col.Country)?.ToUpperInvariant() is not { } country)
        {
            return null;
        }

        if (country is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z'])
        {
            row.Fault("import.country", Col.Country, country);
        }

        return country;
    }

    /// <summary>Whether a body stands under another one, or is it.</summary>
    private bool IsUnder(string code, string other)
    {
        for (string? at = code; at is not null; at = _parents.GetValueOrDefault(at))
        {
            if (at == other)
            {
                return true;
            }
        }

        return false;
    }
}
