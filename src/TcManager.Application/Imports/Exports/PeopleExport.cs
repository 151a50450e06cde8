using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Application.Imports.Tables;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Committees;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports.Exports;

/// <summary>The lists of the installation as tables: their columns are those of an import, so that one that is imported again changes nothing.</summary>
public sealed class PeopleExport(TcManagerDb db)
{
    /// <summary>Everybody, with the employment that lasts or was the last. How they are reached only of those whom the reader may reach.</summary>
    public WrittenTable People(Actor actor, DateOnly today, string culture)
    {
        var reached = db.People.Where(Visible.Reached(db, actor, today));
        return new(Heads(ImportKind.People, culture), RowsAsync());

        async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync([EnumeratorCancellation] CancellationToken ct = default)
        {
            var people = LongList.ReadAsync(
                after =>
                from p in db.People.AsNoTracking()
                where p.Id > after && p.MergedIntoId == null && p.PseudonymisedAt == null
                from job in db.Employments.Where(e => e.PersonId == p.Id && !db.Employments.Any(other => other.PersonId == e.PersonId
                    && ((other.ToOn == null && e.ToOn != null)
                        || ((other.ToOn == null) == (e.ToOn == null) && (other.FromOn > e.FromOn || (other.FromOn == e.FromOn && other.Id > e.Id)))))).DefaultIfEmpty()
                orderby p.Id
                select new
                {
                    Person = p,
                    IsReached = reached.Any(r => r.Id == p.Id),
                    Employer = (string?)job!.Organisation.Code,
                    PositionZh = (string?)job.Position.Zh,
                    PositionEn = (string?)job.Position.En,
                    FromOn = (DateOnly?)job.FromOn,
                    job.ToOn,
                },
                row => row.Person.Id,
                ct);
            await foreach (var row in people)
            {
                var p = row.Person;
                yield return
                [
                    p.NameZh, p.NameLatin, p.PinyinName, CellWords.Titles.Write(p.TitleLevel, culture), CellWords.Write(p.IsAcademician, culture), p.Honours, p.Expertise, p.Languages,
                    row.IsReached ? p.Email : null, row.IsReached && p.Email is not null ? CellWords.Write(p.IsMailboxShared, culture) : null, row.IsReached ? p.Phone : null,
                    row.Employer, row.PositionZh, row.PositionEn, Day(row.FromOn), Day(row.ToOn), $"{p.Uid}",
                ];
            }
        }
    }

    /// <summary>All organisations; those that others stand under come first, as an import asks.</summary>
    public WrittenTable Organisations(string culture)
    {
        return new(Heads(ImportKind.Organisations, culture), RowsAsync());

        async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync([EnumeratorCancellation] CancellationToken ct = default)
        {
            var parents = await db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null && o.ParentId != null).ToDictionaryAsync(o => o.Id, o => o.ParentId!.Value, ct);
            var deepest = parents.Count == 0 ? 0 : parents.Keys.Max(id => DepthOf(id, parents));
            for (var depth = 0; depth <= deepest; depth++)
            {
                var here = depth == 0 ? [] : parents.Keys.Where(id => DepthOf(id, parents) == depth).ToHashSet();
                var rows = db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null && (depth == 0 ? o.ParentId == null : o.ParentId != null)).OrderBy(o => o.Code)
                    .Select(o => new { o.Id, o.Code, o.Name, o.Country, o.Kind, Parent = o.Parent == null ? null : o.Parent.Code });
                await foreach (var o in rows.AsAsyncEnumerable().WithCancellation(ct))
                {
                    if (depth == 0 || here.Contains(o.Id))
                    {
                        yield return [o.Code, o.Name.Zh, o.Name.En, o.Country, CellWords.OrganisationKinds.Write(o.Kind, culture), o.Parent];
                    }
                }
            }
        }
    }

    /// <summary>All committees as every signed-in person sees them (decisions 18). No import takes them: a committee is founded by its papers.</summary>
    public WrittenTable Committees(DateOnly today, string culture)
    {
        var heads = new[] { new Bilingual("编号", "Code"), new("中文名称", "Chinese title"), new("英文名称", "English title"), new("类型", "Kind"), new("上级委员会", "Parent"), new("状态", "State"), new("秘书处承担单位", "Secretariat") };
        return new([.. heads.Select(h => h.In(culture))], RowsAsync());

        async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync([EnumeratorCancellation] CancellationToken ct = default)
        {
            var secretariats = (await db.CommitteeBodies.AsNoTracking().Where(b => (b.Part == BodyPart.Secretariat || b.Part == BodyPart.Twin) && b.FromOn <= today && (b.ToOn == null || today <= b.ToOn))
                .OrderBy(b => b.Id).Select(b => new { b.CommitteeId, b.Organisation.Name }).ToListAsync(ct)).ToLookup(b => b.CommitteeId, b => b.Name);
            var all = await db.Committees.AsNoTracking().OrderBy(c => c.Id).Select(c => new
            {
                c.Id,
                c.ParentId,
                c.Code,
                c.Title,
                c.Kind,
                Parent = c.Parent == null ? null : c.Parent.Code,
                State = db.CommitteeStates.Where(s => s.CommitteeId == c.Id && s.OnDate <= today).OrderByDescending(s => s.OnDate).ThenByDescending(s => s.Id).Select(s => (LifeState?)s.State).FirstOrDefault(),
            }).ToListAsync(ct);
            foreach (var (c, _) in CommitteeTree.Sorted(all, c => c.Id, c => c.ParentId, c => c.Code))
            {
                yield return [c.Code, c.Title.Zh, c.Title.En, $"{c.Kind}", c.Parent, ExportWords.State(c.State ?? LifeState.Established).In(culture), string.Join(culture == Cultures.English ? "; " : "；", secretariats[c.Id].Select(n => n.In(culture)))];
            }
        }
    }

    internal static IReadOnlyList<string> Heads(ImportKind kind, string culture) => [.. ImportColumns.Of(kind).Select(c => c.Head.In(culture))];

    internal static string? Day(DateOnly? day) => day is { } on ? new CellDay(on, DatePrecision.Day).ToString() : null;

    private static int DepthOf(long id, Dictionary<long, long> parents)
    {
        var depth = 0;
        for (var at = id; parents.TryGetValue(at, out var parent) && depth < parents.Count; at = parent)
        {
            depth++;
        }

        return depth;
    }
}

/// <summary>Words that only exports need.</summary>
internal static class ExportWords
{
    internal static Bilingual State(LifeState state) => state switch
    {
        LifeState.Proposed => new("提出", "proposed"),
        LifeState.BeingSetUp => new("筹建", "being set up"),
        LifeState.Suspended => new("暂停", "suspended"),
        LifeState.Dissolved => new("撤销", "dissolved"),
        _ => new("成立", "established"),
    };
}
