using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Imports;
using TcManager.Domain.People;

namespace TcManager.Application.Imports.Deciding;

/// <summary>
/// People with one employment each. What a row does not say stays as it is. How somebody is reached is changed only by those who may see it: the address is the way to an
/// account.
/// </summary>
internal sealed class PeopleRows(TcManagerDb db) : RowDecider(db)
{
    /// <summary>Who was new in earlier rows, by name: what tells them apart.</summary>
    private readonly Dictionary<string, List<(string? Email, long? Employer)>> _added = [];

    private readonly HashSet<long> _seen = [];

    internal override async Task<IReadOnlyList<RowDecision>> DecideAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var people = await PeopleOfRows.ReadAsync(Db, rows, [Col.Employer], withPseudonyms: false, ct);
        var reachable = await ReachableAsync([.. people.All.Select(p => p.Id)], ct);
        return [.. rows.Select(row => Decide(row, people, reachable))];
    }

    /// <summary>Those of the people whose address the actor may see.</summary>
    private async Task<HashSet<long>> ReachableAsync(List<long> ids, CancellationToken ct) =>
        [.. await Db.People.Where(p => EF.Parameter(ids).Contains(p.Id)).Where(Visible.Reached(Db, Scope.Actor, Scope.Today)).Select(p => p.Id).ToListAsync(ct)];

    private RowDecision Decide(ImportRow row, PeopleOfRows people, HashSet<long> reachable)
    {
        var (person, hasNamesake, employer) = people.Find(row);
        var said = SaidPerson.Read(row);
        var job = SaidEmployment.Read(row, employer, person is null ? [] : people.EmploymentsOf(person.Id), Scope.Today);
        if (!row.IsRefused)
        {
            CheckTwice(row, person, employer);
        }

        if (row.IsRefused)
        {
            return row.Refused();
        }

        if (person is not null)
        {
            var mayReach = reachable.Contains(person.Id);
            var decision = RowDecision.Of(row.No, [.. said.ApplyTo(person, mayReach), .. job.ApplyTo(Db, person)]);
            return mayReach || !said.IsReach ? decision : decision with { Notes = [.. decision.Notes, new("import.reachKept", null, [])] };
        }

        var added = new Person(PeopleOfRows.RecordOf(row) ?? Guid.CreateVersion7(), "", "", null);
        _ = said.ApplyTo(added, mayReach: true).ToList();
        Db.Add(added);
        _ = job.ApplyTo(Db, added).ToList();
        return new(row.No, RowVerdict.New, hasNamesake ? [new("import.namesake", null, [PeopleOfRows.NameOf(row)!])] : []);
    }

    /// <summary>Nobody stands in a file twice: which of two rows holds cannot be told.</summary>
    private void CheckTwice(ImportRow row, Person? person, Organisation? employer)
    {
        var name = PeopleOfRows.NameOf(row)!;
        if (person is not null)
        {
            if (!_seen.Add(person.Id))
            {
                row.Fault("import.rowTwice", Col.NameZh, name);
            }

            return;
        }

        var (email, at) = (row.Text(Col.Email)?.ToUpperInvariant(), employer?.Id);
        var others = _added.TryGetValue(name, out var known) ? known : _added[name] = [];
        if (others.Exists(o => !(email is not null && o.Email is not null && email != o.Email) && !(at is not null && o.Employer is not null && at != o.Employer)))
        {
            row.Fault("import.rowTwice", Col.NameZh, name);
        }
        else
        {
            others.Add((email, at));
        }
    }
}

/// <summary>What a row says of a person.</summary>
internal sealed record SaidPerson(
    string? NameZh, string? NameLatin, string? Pinyin, TitleLevel? Title, bool? IsAcademician, string? Honours, string? Expertise, string? Languages, string? Email, string? Phone, bool? IsShared)
{
    internal bool IsReach => Email is not null || Phone is not null || IsShared is not null;

    internal static SaidPerson Read(ImportRow row)
    {
        var email = row.Text(Col.Email);
        if (email is not null && !System.Net.Mail.MailAddress.TryCreate(email, out _))
        {
            row.Fault("person.emailWrong", Col.Email);
        }

        if (row.Text(Col.Record) is { } record && !Guid.TryParse(record, out _))
        {
            row.Fault("import.record", Col.Record, record);
        }

        return new(
            row.Name(Col.NameZh), row.Name(Col.NameLatin), row.Text(Col.Pinyin), row.Word(Col.Title, CellWords.Titles), row.Flag(Col.Academician), row.Text(Col.Honours), row.Text(Col.Expertise),
            row.Text(Col.Languages), email, row.Text(Col.Phone), row.Flag(Col.SharedMailbox));
    }

    /// <summary>The columns whose values become others. A person with one name only is called by it in both languages.</summary>
    internal IEnumerable<string> ApplyTo(Person person, bool mayReach)
    {
        var was = (person.NameZh, person.NameLatin, person.PinyinName, person.TitleLevel, person.IsAcademician, person.Honours, person.Expertise, person.Languages, person.Email, person.Phone, person.IsMailboxShared);
        person.Rename(Named(NameZh, person.NameZh) ?? NameLatin!, Named(NameLatin, person.NameLatin) ?? NameZh!, Pinyin ?? person.PinyinName);
        person.Describe(Title ?? person.TitleLevel, IsAcademician ?? person.IsAcademician, Honours ?? person.Honours, Expertise ?? person.Expertise, Languages ?? person.Languages);
        if (mayReach && IsReach)
        {
            person.ReachAt(IsSame(Email, person.Email) ? person.Email : Email ?? person.Email, Phone ?? person.Phone, IsShared ?? person.IsMailboxShared);
        }

        return new[]
        {
            (Col.NameZh, was.NameZh != person.NameZh), (Col.NameLatin, was.NameLatin != person.NameLatin), (Col.Pinyin, was.PinyinName != person.PinyinName), (Col.Title, was.TitleLevel != person.TitleLevel),
            (Col.Academician, was.IsAcademician != person.IsAcademician), (Col.Honours, was.Honours != person.Honours), (Col.Expertise, was.Expertise != person.Expertise),
            (Col.Languages, was.Languages != person.Languages), (Col.Email, was.Email != person.Email), (Col.Phone, was.Phone != person.Phone), (Col.SharedMailbox, was.IsMailboxShared != person.IsMailboxShared),
        }.Where(c => c.Item2).Select(c => c.Item1).ToList();
    }

    /// <summary>A name that differs by its blanks alone stays as it is kept.</summary>
    private static string? Named(string? said, string known) => known.Length == 0 ? said : said is null || PersonName.Plain(known) == said ? known : said;

    private static bool IsSame(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a row says of an employment.</summary>
internal sealed record SaidEmployment(Organisation? Employer, string? PositionZh, string? PositionEn, DateOnly FromOn, DateOnly? ToOn, Employment? Known)
{
    /// <summary>
    /// Faults at the row: <c>employment.endsBeforeStart</c>, <c>employment.alreadyEnded</c>, <c>import.employmentOverlaps</c>, and <c>import.employerMissing</c> where the rest is said.
    /// </summary>
    internal static SaidEmployment Read(ImportRow row, Organisation? employer, IReadOnlyList<Employment> employments, DateOnly today)
    {
        var (from, to) = (row.Day(Col.EmployedFrom), row.Day(Col.EmployedTo));
        var (zh, en) = (row.Text(Col.PositionZh), row.Text(Col.PositionEn));
        if (employer is null)
        {
            if ((zh ?? en) is not null || from is not null || to is not null)
            {
                row.Fault("import.employerMissing", Col.Employer);
            }

            return new(null, zh, en, default, to, null);
        }

        var there = employments.Where(e => e.OrganisationId == employer.Id).ToList();
        var known = from is null ? there.Find(e => e.ToOn is null) ?? there.FirstOrDefault() : there.Find(e => e.FromOn == from);
        var first = known?.FromOn ?? from ?? to ?? today;
        if (to < first)
        {
            row.Fault(new Refusal("employment.endsBeforeStart", null, first), Col.EmployedTo);
        }
        else if (known?.ToOn is { } ended && to is not null && to != ended)
        {
            row.Fault(new Refusal("employment.alreadyEnded", null, ended), Col.EmployedTo);
        }
        else if (known is null && there.Find(e => Span.Overlap(e.FromOn, e.ToOn, first, to)) is { } other)
        {
            row.Fault("import.employmentOverlaps", Col.EmployedFrom, other.FromOn);
        }

        return new(employer, zh, en, first, to, known);
    }

    /// <summary>The columns whose values become others.</summary>
    internal IEnumerable<string> ApplyTo(TcManagerDb db, Person person)
    {
        if (Employer is null)
        {
            return [];
        }

        if (Known is null)
        {
            var added = new Employment(person, Employer.Id, new(PositionZh ?? PositionEn ?? "", PositionEn ?? PositionZh ?? ""), FromOn);
            if (ToOn is { } last)
            {
                added.Correct(added.OrganisationId, added.Position, FromOn, last);
            }

            db.Add(added);
            return [Col.Employer];
        }

        List<string> changed = [];
        if ((PositionZh ?? Known.Position.Zh) != Known.Position.Zh || (PositionEn ?? Known.Position.En) != Known.Position.En)
        {
            changed.Add(PositionZh is not null && PositionZh != Known.Position.Zh ? Col.PositionZh : Col.PositionEn);
            Known.Describe(new(PositionZh ?? Known.Position.Zh, PositionEn ?? Known.Position.En));
        }

        if (ToOn is { } to && Known.ToOn is null)
        {
            Known.Correct(Known.OrganisationId, Known.Position, Known.FromOn, to);
            changed.Add(Col.EmployedTo);
        }

        return changed;
    }
}
