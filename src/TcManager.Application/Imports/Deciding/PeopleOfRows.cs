using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Imports;
using TcManager.Domain.People;

namespace TcManager.Application.Imports.Deciding;

/// <summary>Whom the rows of a batch name, with everybody who could be meant: four queries. A record that was joined to another leads to that one.</summary>
internal sealed class PeopleOfRows
{
    private readonly ILookup<string, Person> _byName;
    private readonly Dictionary<Guid, Person> _byRecord;
    private readonly HashSet<Guid> _gone;
    private readonly ILookup<long, Employment> _employments;
    private readonly OrganisationsOfRows _organisations;

    private PeopleOfRows(IReadOnlyList<Person> people, IReadOnlyList<(Guid Uid, long? Into)> gone, IEnumerable<Employment> employments, OrganisationsOfRows organisations)
    {
        All = people;
        _byName = people.SelectMany(p => new[] { p.NameZh, p.NameLatin }.Select(PersonName.Plain).Distinct().Select(name => (name, p))).ToLookup(x => x.name, x => x.p);
        _byRecord = people.ToDictionary(p => p.Uid);
        foreach (var (uid, into) in gone)
        {
            if (people.FirstOrDefault(p => p.Id == into) is { } kept)
            {
                _byRecord[uid] = kept;
            }
        }

        _gone = [.. gone.Select(g => g.Uid).Where(uid => !_byRecord.ContainsKey(uid))];
        _employments = employments.ToLookup(e => e.PersonId);
        _organisations = organisations;
    }

    internal IReadOnlyCollection<Person> All { get; }

    internal OrganisationsOfRows Organisations => _organisations;

    /// <param name="db">Where they are.</param>
    /// <param name="rows">Of the batch.</param>
    /// <param name="organisationColumns">That name organisations.</param>
    /// <param name="withPseudonyms">Whether people count whose name was replaced: their seats stay.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="others">Who is named in cells, beside whom the row is about.</param>
    internal static async Task<PeopleOfRows> ReadAsync(
        TcManagerDb db, IReadOnlyList<ImportRow> rows, IEnumerable<string> organisationColumns, bool withPseudonyms, CancellationToken ct, IReadOnlyCollection<SaidRepresentative>? others = null)
    {
        var names = rows.SelectMany(row => new[] { NameOf(row), row.Text(Col.NameZh), row.Text(Col.NameLatin) }).Concat((others ?? []).Select(o => o.Name)).OfType<string>().Distinct().ToList();
        var records = rows.Select(RecordOf).Concat((others ?? []).Select(o => o.Record)).OfType<Guid>().Distinct().ToList();
        var people = await db.People.Where(p => p.MergedIntoId == null && (withPseudonyms || p.PseudonymisedAt == null) && (names.Contains(p.NameZh) || names.Contains(p.NameLatin) || records.Contains(p.Uid)
            || db.People.Any(g => g.MergedIntoId == p.Id && records.Contains(g.Uid)))).ToListAsync(ct);
        var gone = records.Count == 0 ? [] : await db.People.AsNoTracking().Where(p => records.Contains(p.Uid) && (p.MergedIntoId != null || p.PseudonymisedAt != null)).Select(p => new { p.Uid, p.MergedIntoId }).ToListAsync(ct);
        var ids = people.ConvertAll(p => p.Id);
        var employments = await db.Employments.Where(e => EF.Parameter(ids).Contains(e.PersonId)).OrderByDescending(e => e.FromOn).ThenByDescending(e => e.Id).ToListAsync(ct);
        return new(people, gone.ConvertAll(g => (g.Uid, g.MergedIntoId)), employments, await OrganisationsOfRows.ReadAsync(db, rows, organisationColumns, ct));
    }

    internal static string? NameOf(ImportRow row) => row.Name(Col.NameZh) ?? row.Name(Col.NameLatin);

    internal static Guid? RecordOf(ImportRow row) => Guid.TryParse(row.Text(Col.Record), out var uid) ? uid : null;

    /// <summary>Latest first.</summary>
    internal IReadOnlyList<Employment> EmploymentsOf(long personId) => [.. _employments[personId]];

    /// <summary>
    /// Whom a row means; its employer where it names one that is known. Faults at the row: <c>person.nameMissing</c>, <c>import.organisationUnknown</c>,
    /// <c>import.personUnclear</c>, and <c>import.personGone</c> for the record of somebody whose name was replaced.
    /// </summary>
    internal (Person? Person, bool HasNamesake, Organisation? Employer) Find(ImportRow row)
    {
        var employer = _organisations.Find(row, Col.Employer);
        var record = RecordOf(row);
        var byRecord = record is { } uid ? _byRecord.GetValueOrDefault(uid) : null;
        if (NameOf(row) is not { } name)
        {
            row.Fault("person.nameMissing", Col.NameZh);
            return (null, false, employer);
        }

        if (record is { } number && _gone.Contains(number))
        {
            row.Fault("import.personGone", Col.Record);
            return (null, false, employer);
        }

        var namesakes = _byName[name].Where(p => Fits(p, row)).ToList();
        var known = namesakes.Append(byRecord).OfType<Person>().Distinct()
            .Select(p => new KnownPerson(p.Id, p.Uid, p.Email, [.. _employments[p.Id].Select(e => $"{e.OrganisationId}").Distinct()])).ToList();
        var match = PersonMatch.Find(new(byRecord?.Uid ?? record, row.Text(Col.Email), employer is null ? null : $"{employer.Id}"), known);
        if (match.IsUnclear)
        {
            row.Fault("import.personUnclear", Col.NameZh, name);
        }

        return (All.FirstOrDefault(p => p.Id == match.PersonId), namesakes.Count > 0, employer);
    }

    /// <summary>Who is named in a cell, by the record number or by a name that one person alone has. Faults at the row: <c>import.personNotFound</c>, <c>import.personUnclear</c>.</summary>
    internal Person? Find(ImportRow row, string column, SaidRepresentative said)
    {
        var known = (said.Name is { } name ? _byName[name] : []).Append(said.Record is { } uid ? _byRecord.GetValueOrDefault(uid) : null).OfType<Person>().Distinct()
            .Select(p => new KnownPerson(p.Id, p.Uid, p.Email, [.. _employments[p.Id].Select(e => $"{e.OrganisationId}").Distinct()])).ToList();
        var match = PersonMatch.Find(new(said.Record, null, null), known);
        if (match.PersonId is null)
        {
            row.Fault(match.IsUnclear ? "import.personUnclear" : "import.personNotFound", column, said.Name ?? $"{said.Record}");
        }

        return All.FirstOrDefault(p => p.Id == match.PersonId);
    }

    // Where a row says both names, a namesake in one language with another name in the other is somebody else.
    private static bool Fits(Person person, ImportRow row) =>
        row.Name(Col.NameZh) is not { } zh || row.Name(Col.NameLatin) is not { } latin || PersonName.Plain(person.NameZh) == zh || PersonName.Plain(person.NameLatin) == latin;
}

/// <summary>The organisations that the rows of a batch name, by code or name: two queries. The code of an entry that was joined to another means that one.</summary>
internal sealed class OrganisationsOfRows
{
    private readonly Dictionary<string, Organisation> _byCode;
    private readonly Dictionary<string, Organisation> _joined;
    private readonly ILookup<string, Organisation> _byName;

    private OrganisationsOfRows(IReadOnlyList<Organisation> organisations, Dictionary<string, Organisation> joined)
    {
        _joined = joined;
        _byCode = organisations.ToDictionary(o => o.Code);
        _byName = organisations.SelectMany(o => new[] { o.Name.Zh, o.Name.En }.Distinct().Select(name => (name, o))).ToLookup(x => x.name, x => x.o);
    }

    internal static async Task<OrganisationsOfRows> ReadAsync(TcManagerDb db, IReadOnlyList<ImportRow> rows, IEnumerable<string> columns, CancellationToken ct)
    {
        var said = columns.SelectMany(column => rows.Select(row => row.Text(column))).OfType<string>().Distinct().ToList();
        if (said.Count == 0)
        {
            return new([], []);
        }

        var found = await db.Organisations.Where(o => o.MergedIntoId == null && (said.Contains(o.Code) || said.Contains(o.Name.Zh) || said.Contains(o.Name.En))).ToListAsync(ct);
        return new(found, await db.Organisations.Where(o => o.MergedIntoId != null && said.Contains(o.Code)).Select(o => new { o.Code, o.MergedInto }).ToDictionaryAsync(o => o.Code, o => o.MergedInto!, ct));
    }

    internal Organisation? WithCode(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The organisation that has taken the entry with the code in; null where it stands for itself, or is not known.</summary>
    internal Organisation? JoinedTo(string code) => _joined.GetValueOrDefault(code);

    /// <summary>Null where nothing is said, and where nobody or several are meant: then <c>import.organisationUnknown</c> stands at the row.</summary>
    internal Organisation? Find(ImportRow row, string column)
    {
        var found = Of(row, column);
        if (found is null && row.Text(column) is { } said)
        {
            row.Fault("import.organisationUnknown", column, said);
        }

        return found;
    }

    /// <summary>The same, and nothing is said of it.</summary>
    internal Organisation? Of(ImportRow row, string column) => row.Text(column) is { } said
        ? _byCode.GetValueOrDefault(said) ?? JoinedTo(said) ?? (_byName[said].ToList() is [var only] ? only : null)
        : null;
}
