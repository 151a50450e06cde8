using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Committees;

namespace TcManager.Application.Committees;

/// <summary>What a committee was, by whom it was run and with whom it was bound, on every day.</summary>
public sealed class CommitteeHistoryQueries(TcManagerDb db, TimeProvider clock)
{
    public Task<CommitteeName?> NameAsync(long id, CancellationToken ct) => db.Committees.AsNoTracking().Where(c => c.Id == id).Select(CommitteeName.Of).SingleOrDefaultAsync(ct);

    /// <summary>Null when there is no such committee. Five queries, without staff four.</summary>
    public async Task<CommitteeHistory?> ShowAsync(long id, bool withStaff, CancellationToken ct)
    {
        if (await db.Committees.AsNoTracking().Include("_states").SingleOrDefaultAsync(c => c.Id == id, ct) is not { } committee)
        {
            return null;
        }

        var today = clock.Today(committee.ZoneId);
        var states = committee.States.Select(s => new StateLine(s.State, s.OnDate, s.Precision, s.Document, s.Reason)).Reverse().ToList();
        var standing = CommitteeStanding.On(today, [.. committee.States.Select(s => new CommitteeStanding(s.State, s.OnDate, s.Precision))]);
        var staff = withStaff
            ? await db.Staff.AsNoTracking().Where(s => s.CommitteeId == id).OrderBy(s => s.ToOn != null).ThenByDescending(s => s.FromOn).ThenBy(s => s.Id)
                .Select(s => new StaffLine(s.Id, s.PersonId, s.Person.NameZh, s.Person.NameLatin, s.FromOn, s.ToOn)).ToListAsync(ct)
            : null;
        return new(new(committee.Id, committee.Code, committee.Title, committee.Kind, committee.ProfileCode, committee.ZoneId), today, standing, committee.Next(), states, await BodiesAsync(id, ct), await LinksAsync(id, ct), staff);
    }

    /// <summary>Codes and names to choose from: those that hold secretariats first.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, Bilingual>>> OrganisationsAsync(CancellationToken ct)
    {
        var rows = await db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null)
            .OrderByDescending(o => db.CommitteeBodies.Any(b => b.OrganisationId == o.Id)).ThenBy(o => o.Code).Take(300).Select(o => new { o.Code, o.Name }).ToListAsync(ct);
        return rows.ConvertAll(o => KeyValuePair.Create(o.Code, o.Name));
    }

    /// <summary>Codes and titles of the other committees, to choose from.</summary>
    public async Task<IReadOnlyList<CommitteeChoice>> OthersAsync(long id, CancellationToken ct) =>
        await db.Committees.AsNoTracking().Where(c => c.Id != id).OrderBy(c => c.Code).ThenBy(c => c.Id).Select(c => new CommitteeChoice(c.Code, c.Title)).ToListAsync(ct);

    private async Task<IReadOnlyList<BodyLine>> BodiesAsync(long id, CancellationToken ct)
    {
        var rows = await db.CommitteeBodies.AsNoTracking().AsSingleQuery().Include("Organisation._formerNames").Where(b => b.CommitteeId == id).ToListAsync(ct);
        return [.. rows.OrderBy(b => b.Part).ThenByDescending(b => b.FromOn).ThenBy(b => b.Id).Select(b => new BodyLine(b.Id, b.Part, b.Organisation.NameOn(b.FromOn), b.Organisation.Name, b.FromOn, b.ToOn))];
    }

    private async Task<IReadOnlyList<LinkLine>> LinksAsync(long id, CancellationToken ct) =>
        await db.CommitteeLinks.AsNoTracking().Where(l => l.CommitteeId == id || l.OtherId == id).OrderBy(l => l.ToOn != null).ThenBy(l => l.Kind).ThenBy(l => l.Id)
            .Select(l => l.CommitteeId == id
                ? new LinkLine(l.Id, l.Kind, l.OtherId, l.Other.Code, l.Other.Title.Zh, l.Other.Title.En, l.FromOn, l.ToOn)
                : new LinkLine(l.Id, l.Kind, l.CommitteeId, l.Committee.Code, l.Committee.Title.Zh, l.Committee.Title.En, l.FromOn, l.ToOn))
            .ToListAsync(ct);
}

/// <summary>The page of a committee's history.</summary>
/// <param name="Today">Where the committee lies.</param>
/// <param name="Next">The states that may follow the last one.</param>
/// <param name="States">Latest first.</param>
/// <param name="Bodies">By part, latest first.</param>
/// <param name="Staff">Null for those who may not see it.</param>
public sealed record CommitteeHistory(
    CommitteeName Name, DateOnly Today, CommitteeStanding Standing, IReadOnlyList<LifeState> Next, IReadOnlyList<StateLine> States, IReadOnlyList<BodyLine> Bodies, IReadOnlyList<LinkLine> Links, IReadOnlyList<StaffLine>? Staff)
{
    /// <summary>The parts of the secretariat that can be handed over: somebody has them, with no end.</summary>
    public IReadOnlyList<BodyLine> Handable => [.. Bodies.Where(b => b is { Part: BodyPart.Secretariat or BodyPart.Twin, ToOn: null })];
}

/// <summary>A state and how it came.</summary>
public sealed record StateLine(LifeState State, DateOnly OnDate, DatePrecision Precision, string? Document, string? Reason);

/// <summary>An organisation bound for a time.</summary>
/// <param name="Then">Its name on the first day.</param>
/// <param name="Now">Its name today.</param>
public sealed record BodyLine(long Id, BodyPart Part, Bilingual Then, Bilingual Now, DateOnly FromOn, DateOnly? ToOn);

/// <summary>A mirror or liaison, with the committee on the other side.</summary>
public sealed record LinkLine(long Id, LinkKind Kind, long OtherId, string Code, string TitleZh, string TitleEn, DateOnly? FromOn, DateOnly? ToOn)
{
    public Bilingual Title => new(TitleZh, TitleEn);
}

/// <summary>Somebody of the secretariat, for a time.</summary>
public sealed record StaffLine(long Id, long PersonId, string NameZh, string NameLatin, DateOnly FromOn, DateOnly? ToOn)
{
    public Bilingual Name => new(NameZh, NameLatin);
}

/// <summary>A committee to choose.</summary>
public sealed record CommitteeChoice(string Code, Bilingual Title);
