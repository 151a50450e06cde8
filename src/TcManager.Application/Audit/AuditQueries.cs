using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Access;

namespace TcManager.Application.Audit;

/// <summary>Whose entries are read: of one committee, by one person, or those of no committee.</summary>
public sealed record AuditScope(long? CommitteeId, long? PersonId)
{
    public static AuditScope Of(long committeeId) => new(committeeId, null);

    public static AuditScope By(long personId) => new(null, personId);

    public static AuditScope Installation { get; } = new(null, null);

    /// <summary>What can stand in it.</summary>
    public IReadOnlyList<string> Actions => PersonId is not null ? AuditActions.All : CommitteeId is not null ? AuditActions.OfCommittees : AuditActions.OfInstallation;
}

/// <summary>What is picked out.</summary>
/// <param name="Who">The acting person.</param>
/// <param name="What">One of <see cref="AuditActions.All"/>.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record AuditFilter(long? Who, string? What, DateOnly? From, DateOnly? To)
{
    public bool IsEmpty => this is { Who: null, What: null, From: null, To: null };
}

/// <summary>One entry as it is read.</summary>
/// <param name="At">When.</param>
/// <param name="ZoneId">Of its committee.</param>
/// <param name="Action">One of <see cref="AuditActions.All"/>.</param>
/// <param name="By">Who, by the address where an account has no person; null for the system itself.</param>
/// <param name="For">On whose behalf, where that is another person.</param>
/// <param name="FromAddress">From where.</param>
/// <param name="Data">The particulars.</param>
/// <param name="About">The thing, if the reader may see it.</param>
/// <param name="IsSealed">Whether a seal holds it already.</param>
public sealed record AuditRow(DateTimeOffset At, string ZoneId, string Action, AuditPerson? By, AuditPerson? For, string? FromAddress, AuditData Data, AuditThing? About, bool IsSealed);

/// <summary>A person by name.</summary>
public sealed record AuditPerson(long Id, string NameZh, string NameLatin);

/// <summary>What an entry is about.</summary>
/// <param name="Path">Of its page.</param>
/// <param name="Title">In both languages; null where the kind says enough.</param>
public sealed record AuditThing(string Path, Bilingual? Title);

/// <summary>A page of entries, newest first.</summary>
/// <param name="Rows">At most <see cref="AuditQueries.PageSize"/>.</param>
/// <param name="People">Who has acted in the scope, to pick from.</param>
/// <param name="Page">From 1.</param>
/// <param name="HasMore">Whether older ones follow.</param>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, IReadOnlyList<AuditPerson> People, int Page, bool HasMore);

/// <summary>Reads the audit.</summary>
public sealed class AuditQueries(TcManagerDb db)
{
    public const int PageSize = 50;

    private const int PeopleListed = 500;

    public Task<CommitteeName?> CommitteeAsync(long id, CancellationToken ct) => db.Committees.AsNoTracking().Where(c => c.Id == id).Select(CommitteeName.Of).SingleOrDefaultAsync(ct);

    /// <summary>Entries of a scope; things that the reader may not see stay without a name.</summary>
    public async Task<AuditPage> PageAsync(AuditScope scope, AuditFilter filter, Actor reader, DateOnly today, int page, CancellationToken ct)
    {
        var shown = PageNumber.Of(page);
        var inScope = InScope(scope);
        var rows = await (
            from e in Picked(inScope, filter).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Skip((shown - 1) * PageSize).Take(PageSize + 1)
            from actor in db.People.Where(p => p.Id == e.ActorPersonId).DefaultIfEmpty()
            from account in db.Users.Where(a => a.Id == e.ActorAccountId).DefaultIfEmpty()
            from principal in db.People.Where(p => p.Id == e.OnBehalfOfId).DefaultIfEmpty()
            orderby e.At descending, e.Id descending
            select new
            {
                e.At,
                e.Action,
                e.SubjectKind,
                e.SubjectUid,
                e.FromAddress,
                e.Data,
                IsSealed = e.SealNo != null,
                ZoneId = db.Committees.Where(c => c.Id == e.CommitteeId).Select(c => c.ZoneId).FirstOrDefault(),
                By = actor == null ? null : new AuditPerson(actor.Id, actor.NameZh, actor.NameLatin),
                ByAddress = account.Email,
                For = principal == null ? null : new AuditPerson(principal.Id, principal.NameZh, principal.NameLatin),
            })
            .ToListAsync(ct);
        var people = scope.PersonId is null
            ? await inScope.Select(e => e.ActorPersonId).Distinct().Join(db.People, id => id, p => p.Id, (_, p) => p)
                .OrderBy(p => p.NameLatin).Take(PeopleListed).Select(p => new AuditPerson(p.Id, p.NameZh, p.NameLatin)).ToListAsync(ct)
            : [];
        var things = await ThingsAsync([.. rows.Select(r => r.SubjectUid).Distinct()], reader, today, ct);
        return new(
            [.. rows.Take(PageSize).Select(r => new AuditRow(r.At, r.ZoneId ?? Visible.RightsZone, r.Action, r.By ?? (r.ByAddress is null ? null : new(0, r.ByAddress, r.ByAddress)), r.For, r.FromAddress, r.Data, things.GetValueOrDefault((r.SubjectKind, r.SubjectUid)), r.IsSealed))],
            people,
            shown,
            rows.Count > PageSize);
    }

    private IQueryable<AuditEntry> InScope(AuditScope scope)
    {
        if (scope.PersonId is not { } person)
        {
            return db.AuditEntries.AsNoTracking().Where(e => e.CommitteeId == scope.CommitteeId);
        }

        // With the entries that were joined to theirs: the record keeps who acted as it was written.
        var own = db.People.Where(p => p.Id == person || p.MergedIntoId == person).Select(p => (long?)p.Id);
        return db.AuditEntries.AsNoTracking().Where(e => own.Contains(e.ActorPersonId) || own.Contains(e.OnBehalfOfId));
    }

    private static IQueryable<AuditEntry> Picked(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.Who is { } who)
        {
            entries = entries.Where(e => e.ActorPersonId == who);
        }

        if (filter.What is { } what)
        {
            entries = entries.Where(e => e.Action == what);
        }

        if (filter.From is { } from)
        {
            var first = Visible.StartOf(from);
            entries = entries.Where(e => e.At >= first);
        }

        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = Visible.StartOf(to.AddDays(1));
            entries = entries.Where(e => e.At < end);
        }

        return entries;
    }

    /// <summary>By kind and Uid: a Uid comes with a form, and things of two kinds may have the same.</summary>
    private async Task<Dictionary<(AuditSubject Kind, Guid Uid), AuditThing>> ThingsAsync(List<Guid> uids, Actor reader, DateOnly today, CancellationToken ct)
    {
        var meetings = await db.Meetings.AsNoTracking().Where(Visible.Meetings(reader, today))
            .Where(m => uids.Contains(m.Uid) || db.Participants.Where(p => uids.Contains(p.Uid)).Select(p => p.MeetingId).Contains(m.Id))
            .Select(m => new { m.Id, m.Uid, m.Title, Participants = db.Participants.Where(p => p.MeetingId == m.Id && uids.Contains(p.Uid)).Select(p => p.Uid).ToList() })
            .ToListAsync(ct);
        var ballots = await db.Ballots.AsNoTracking().Where(Visible.Ballots(reader, today)).Where(b => uids.Contains(b.Uid)).Select(b => new { b.Id, b.Uid, b.Title }).ToListAsync(ct);
        var mailable = Visible.CommitteeIds(reader, today, CommitteeAction.ViewMail);
        var campaigns = await db.Campaigns.AsNoTracking().Where(c => uids.Contains(c.Uid) && mailable.Contains(c.CommitteeId!.Value)).Select(c => new { c.Id, c.Uid }).ToListAsync(ct);
        var things = new Dictionary<(AuditSubject Kind, Guid Uid), AuditThing>();
        foreach (var meeting in meetings)
        {
            var thing = things[(AuditSubject.Meeting, meeting.Uid)] = new($"/meetings/{meeting.Id}", meeting.Title);
            meeting.Participants.ForEach(uid => things[(AuditSubject.Participant, uid)] = thing);
        }

        await AddRosterThingsAsync(things, uids, ct);
        if (SystemPermissions.Allows(reader, SystemAction.ManageAccounts, today))
        {
            await AddAccountsAsync(things, [.. uids.Select(Account.IdOf).OfType<long>()], ct);
        }

        ballots.ForEach(b => things[(AuditSubject.Ballot, b.Uid)] = new($"/ballots/{b.Id}", b.Title));
        campaigns.ForEach(c => things[(AuditSubject.Campaign, c.Uid)] = new($"/campaigns/{c.Id}", null));
        return things;
    }

    /// <summary>Names as they are today: entries keep none, so that a pseudonym reaches the record too. They are no secret to those who read the record.</summary>
    private async Task AddRosterThingsAsync(Dictionary<(AuditSubject Kind, Guid Uid), AuditThing> things, List<Guid> uids, CancellationToken ct)
    {
        var people = db.People.AsNoTracking().Where(p => uids.Contains(p.Uid)).Select(p => new { Kind = AuditSubject.Person, p.Uid, p.Id, Zh = p.NameZh, En = p.NameLatin });
        var committees = db.Committees.AsNoTracking().Where(c => uids.Contains(c.Uid)).Select(c => new { Kind = AuditSubject.Committee, c.Uid, c.Id, Zh = c.Code, En = c.Code });
        var organisations = db.Organisations.AsNoTracking().Where(o => uids.Contains(o.Uid)).Select(o => new { Kind = AuditSubject.Organisation, o.Uid, o.Id, Zh = o.Name.Zh, En = o.Name.En });
        var seats = db.Memberships.AsNoTracking().Where(m => uids.Contains(m.Uid)).Select(m => new { Kind = AuditSubject.Seat, m.Uid, m.Id, Zh = m.Person.NameZh, En = m.Person.NameLatin });
        var changes = db.RosterChanges.AsNoTracking().Where(c => uids.Contains(c.Uid)).Select(c => new { Kind = AuditSubject.RosterChange, c.Uid, c.Id, Zh = c.Committee.Code, En = c.Committee.Code });
        foreach (var profile in await db.ProfileVersions.AsNoTracking().Where(v => uids.Contains(v.Uid)).Select(v => new { v.Uid, v.Code, v.No }).ToListAsync(ct))
        {
            things[(AuditSubject.Profile, profile.Uid)] = new($"/profiles/{profile.Code}?no={profile.No}", new($"{profile.Code} {profile.No}", $"{profile.Code} {profile.No}"));
        }

        foreach (var thing in await people.Concat(committees).Concat(organisations).Concat(seats).Concat(changes).ToListAsync(ct))
        {
            things[(thing.Kind, thing.Uid)] = new($"/{PlaceOf(thing.Kind)}/{thing.Id}", new(thing.Zh, thing.En));
        }
    }

    /// <summary>By their people, else by their address.</summary>
    private async Task AddAccountsAsync(Dictionary<(AuditSubject Kind, Guid Uid), AuditThing> things, List<long> ids, CancellationToken ct)
    {
        foreach (var account in await db.Users.AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Email, Zh = (string?)a.Person!.NameZh, En = (string?)a.Person!.NameLatin }).ToListAsync(ct))
        {
            things[(AuditSubject.Account, Account.UidOf(account.Id))] = new($"/accounts/{account.Id}", new(account.Zh ?? account.Email!, account.En ?? account.Email!));
        }
    }

    private static string PlaceOf(AuditSubject kind) => kind switch
    {
        AuditSubject.Person => "people",
        AuditSubject.Committee => "committees",
        AuditSubject.Organisation => "organisations",
        AuditSubject.RosterChange => "roster-changes",
        _ => "seats",
    };
}
