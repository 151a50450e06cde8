using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Imports.Deciding;
using TcManager.Application.Imports.Tables;
using TcManager.Domain.Imports;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Application.Imports.Exports;

/// <summary>What the reader of a roster may see of it beyond names and seats.</summary>
public sealed record RosterSight(bool WithContacts, bool WithReasons);

/// <summary>The lists of a committee as tables: their columns are those of an import.</summary>
public sealed class CommitteeExport(TcManagerDb db)
{
    /// <summary>The code of a committee for the name of a file; null where there is none.</summary>
    public async Task<string?> CodeAsync(long committeeId, CancellationToken ct) =>
        await db.Committees.AsNoTracking().Where(c => c.Id == committeeId).Select(c => c.Code).SingleOrDefaultAsync(ct) is { } code ? string.Concat(code.Where(char.IsLetterOrDigit)) : null;

    /// <summary>The seats of a day, or all seats past and present; those of bodies with whoever acts and acted for them.</summary>
    public WrittenTable Seats(long committeeId, DateOnly? day, RosterSight sight, string culture)
    {
        return new(PeopleExport.Heads(ImportKind.Seats, culture), RowsAsync());

        async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync([EnumeratorCancellation] CancellationToken ct = default)
        {
            var seats = db.Memberships.Where(m => m.CommitteeId == committeeId && (day == null || (m.FromOn <= day && (m.ToOn == null || day <= m.ToOn))));
            var offices = (await db.Offices.AsNoTracking().Where(o => seats.Select(m => m.Id).Contains(o.MembershipId)).Select(o => new { o.MembershipId, o.Role, o.FromOn, o.ToOn }).ToListAsync(ct)).ToLookup(o => o.MembershipId);
            var sent = (await SentAsync(seats, culture, ct)).ToLookup(r => r.MembershipId);
            var rows = seats.AsNoTracking().OrderBy(m => m.Person.PinyinName).ThenBy(m => m.Person.NameLatin).ThenBy(m => m.Id).Select(m => new
            {
                m.Id,
                m.Person.NameZh,
                m.Person.NameLatin,
                m.Person.Email,
                m.Person.Uid,
                Employer = db.Employments.Where(e => e.PersonId == m.PersonId).OrderBy(e => e.ToOn != null).ThenByDescending(e => e.FromOn).ThenByDescending(e => e.Id).Select(e => e.Organisation.Code).FirstOrDefault(),
                m.Category,
                m.Side,
                Nominator = m.NominatingOrganisation == null ? null : m.NominatingOrganisation.Code,
                m.FromOn,
                m.ToOn,
                m.EndReason,
                m.IsBody,
            });
            await foreach (var m in rows.AsAsyncEnumerable().WithCancellation(ct))
            {
                var reason = sight.WithReasons && m.EndReason is { } why ? CellWords.SeatEnds.Write(why, culture) : null;
                yield return m.IsBody ?
                [
                    null, null, null, null, CellWords.Categories.Write(m.Category, culture), m.Side is { } standsFor ? CellWords.Sides.Write(standsFor, culture) : null, null, PeopleExport.Day(m.FromOn), PeopleExport.Day(m.ToOn), reason,
                    null, m.Nominator, RepresentativeCells.Write(sent[m.Id], culture), null,
                ] :
                [
                    m.NameZh, m.NameLatin, sight.WithContacts ? m.Email : null, m.Employer, CellWords.Categories.Write(m.Category, culture), m.Side is { } side ? CellWords.Sides.Write(side, culture) : null,
                    m.Nominator, PeopleExport.Day(m.FromOn), PeopleExport.Day(m.ToOn), reason,
                    OfficeCells.Write(offices[m.Id].Select(o => (o.Role, o.FromOn, o.ToOn)), culture), null, null, $"{m.Uid}",
                ];
            }
        }
    }

    /// <summary>Meetings that were held: of the past by record, or called from here.</summary>
    public WrittenTable Meetings(long committeeId, DateOnly today, string culture)
    {
        return new(PeopleExport.Heads(ImportKind.Meetings, culture), RowsAsync());

        async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync([EnumeratorCancellation] CancellationToken ct = default)
        {
            await foreach (var m in Held(committeeId, today).OrderBy(m => m.FirstOn).ThenBy(m => m.Id).AsAsyncEnumerable().WithCancellation(ct))
            {
                yield return
                [
                    m.Number is { } number ? $"{number}" : null, CellWords.MeetingKinds.Write(m.Kind, culture), new CellDay(m.FirstOn, m.FirstOnPrecision).ToString(), CellWords.MeetingForms.Write(m.Form, culture),
                    m.Place, m.Title.Zh, m.Title.En,
                ];
            }
        }
    }

    /// <summary>Who was where: one row per member who was called, one column per meeting that was held.</summary>
    public async Task<WrittenTable> AttendanceAsync(long committeeId, DateOnly today, bool withContacts, string culture, CancellationToken ct)
    {
        var meetings = await Held(committeeId, today).Where(m => db.Participants.Any(p => p.MeetingId == m.Id)).OrderBy(m => m.FirstOn).ThenBy(m => m.Id)
            .Select(m => new MeetingColumn(m.Id, m.Number, m.FirstOn, m.FirstOnPrecision, m.Title, m.IsRecorded)).ToListAsync(ct);
        var heads = meetings.Select(m => m.Head(culture, meetings.Count(o => o.Head(culture, false) == m.Head(culture, false)) > 1));
        return new([.. PeopleExport.Heads(ImportKind.Attendance, culture), .. heads], RowsAsync(ct));

        async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync([EnumeratorCancellation] CancellationToken token = default)
        {
            var ids = meetings.ConvertAll(m => m.Id);
            var called = db.Participants.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.MeetingId)).OrderBy(p => p.PersonId).ThenBy(p => p.Id).Select(p => new
            {
                p.PersonId,
                p.Person.NameZh,
                p.Person.NameLatin,
                p.Person.Email,
                p.Person.Uid,
                Employer = db.Employments.Where(e => e.PersonId == p.PersonId).OrderBy(e => e.ToOn != null).ThenByDescending(e => e.FromOn).ThenByDescending(e => e.Id).Select(e => e.Organisation.Code).FirstOrDefault(),
                p.MeetingId,
                p.Outcome,
            });
            (long Person, List<string?> Cells)? row = null;
            await foreach (var p in called.AsAsyncEnumerable().WithCancellation(token))
            {
                if (row?.Person != p.PersonId)
                {
                    if (row is { } done)
                    {
                        yield return done.Cells;
                    }

                    row = (p.PersonId, [p.NameZh, p.NameLatin, withContacts ? p.Email : null, p.Employer, $"{p.Uid}", .. meetings.Select(_ => (string?)null)]);
                }

                if (p.Outcome != AttendanceOutcome.Unknown)
                {
                    row.Value.Cells[5 + ids.IndexOf(p.MeetingId)] = CellWords.Outcomes.Write(p.Outcome, culture);
                }
            }

            if (row is { } last)
            {
                yield return last.Cells;
            }
        }
    }

    /// <summary>Results that were recorded elsewhere. What was voted on here has its verdict as a paper.</summary>
    public WrittenTable Ballots(long committeeId, string culture)
    {
        return new(PeopleExport.Heads(ImportKind.Ballots, culture), RowsAsync());

        async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync([EnumeratorCancellation] CancellationToken ct = default)
        {
            await foreach (var b in db.RecordedBallots.AsNoTracking().Where(b => b.CommitteeId == committeeId).OrderBy(b => b.ClosedOn).ThenBy(b => b.Id).AsAsyncEnumerable().WithCancellation(ct))
            {
                yield return
                [
                    b.Number, b.Title.Zh, b.Title.En, new CellDay(b.ClosedOn, b.ClosedOnPrecision).ToString(), b.Rule, b.Entitled is { } entitled ? $"{entitled}" : null, $"{b.Yes}", $"{b.No}", $"{b.Abstain}",
                    CellWords.Verdicts.Write(b.Outcome, culture), b.Source,
                ];
            }
        }
    }

    /// <summary>Representatives by the name of the reader's language, and whether another person has it too.</summary>
    private async Task<IReadOnlyList<WrittenRepresentative>> SentAsync(IQueryable<Membership> seats, string culture, CancellationToken ct)
    {
        var isChinese = culture.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        return await (
            from r in db.Representatives.AsNoTracking()
            where seats.Select(m => m.Id).Contains(r.MembershipId)
            let name = isChinese ? r.Person.NameZh : r.Person.NameLatin
            select new WrittenRepresentative(
                r.MembershipId, r.Kind, name, r.Person.Uid, db.People.Any(p => p.Id != r.PersonId && p.MergedIntoId == null && (p.NameZh == name || p.NameLatin == name)), r.FromOn, r.ToOn)).ToListAsync(ct);
    }

    private IQueryable<Meeting> Held(long committeeId, DateOnly today) => db.Meetings.AsNoTracking()
        .Where(m => m.CommitteeId == committeeId && m.CancelledAt == null && m.FirstOn <= today && (m.IsRecorded || m.CalledAt != null));
}
