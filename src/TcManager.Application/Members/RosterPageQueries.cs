using Microsoft.EntityFrameworkCore;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Members;

/// <summary>The page of a committee's members on a day.</summary>
public sealed class RosterPageQueries(TcManagerDb db, RosterQueries rosters, CompositionQueries composition, TimeProvider clock)
{
    /// <summary>
    /// The day that is shown when none is asked for: today where the committee lies, for past members the last day of their seat. Null when there is no
    /// such committee.
    /// </summary>
    public async Task<DateOnly?> UsualDayAsync(long committeeId, Actor actor, DateOnly rightsToday, CancellationToken ct)
    {
        if (await db.Committees.AsNoTracking().Where(c => c.Id == committeeId).Select(c => c.ZoneId).SingleOrDefaultAsync(ct) is not { } zone)
        {
            return null;
        }

        var today = clock.Today(zone);
        return CommitteePermissions.Allows(actor, CommitteeAction.ViewRoster, committeeId, rightsToday, today)
            ? today
            : actor.Seats.Where(s => s.CommitteeId == committeeId && s.FromOn <= today).Max(s => s.ToOn) ?? today;
    }

    public async Task<RosterPage?> ShowAsync(long committeeId, DateOnly day, RosterFilter filter, bool withContacts, CancellationToken ct)
    {
        if (await db.Committees.AsNoTracking().Where(c => c.Id == committeeId).Select(CommitteeName.Of).SingleOrDefaultAsync(ct) is not { } committee)
        {
            return null;
        }

        var founding = await db.CommitteeStates.AsNoTracking().Where(s => s.CommitteeId == committeeId && s.State == LifeState.Established)
            .OrderBy(s => s.OnDate).Select(s => new { s.OnDate, s.Precision }).FirstOrDefaultAsync(ct);
        var seats = await rosters.SeatsAsync(m => m.CommitteeId == committeeId, day, withContacts, ct);
        var secretariats = await rosters.SecretariatsAsync(b => b.CommitteeId == committeeId, day, ct);
        var report = composition.Check(committee, seats, secretariats[committeeId], day);
        var found = seats.Where(s => filter.Keeps(s, report)).ToList();
        var pages = Math.Max(1, (found.Count + RosterFilter.PageSize - 1) / RosterFilter.PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        return new(
            committee, day, filter, withContacts, seats,
            [.. found.Skip((page - 1) * RosterFilter.PageSize).Take(RosterFilter.PageSize)], found.Count, page, pages, SidesOf(seats, report), report)
        {
            EstablishedOn = founding?.OnDate,
            EstablishedPrecision = founding?.Precision ?? DatePrecision.Day,
        };
    }

    private static IReadOnlyList<SideCount> SidesOf(IReadOnlyList<RosterSeat> seats, CompositionReport? report)
    {
        var members = seats.Where(s => s.IsMember).ToList();
        var limit = report?.Checks.FirstOrDefault(c => c.Code == CompositionCodes.SideShare)?.Required;
        return [.. members.Where(s => s.Side is not null).GroupBy(s => s.Side!.Value).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
            .Select(g => new SideCount(g.Key, new(g.Count(), members.Count), limit, limit?.LimitCount(Comparison.AtMost, members.Count)))];
    }
}

/// <summary>What of a roster is shown.</summary>
/// <param name="Rule">Only the rows behind a rule of composition that does not hold.</param>
/// <param name="Page">From 1.</param>
public sealed record RosterFilter(string? Text, StakeholderSide? Side, OfficeRole? Office, string? Rule, int Page)
{
    public const int PageSize = 60;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Side is null && Office is null && string.IsNullOrEmpty(Rule);

    internal bool Keeps(RosterSeat seat, CompositionReport? report) =>
        (Side is null || seat.Side == Side)
        && (Office is null || seat.Offices.Contains(Office.Value))
        && (string.IsNullOrEmpty(Rule) || report?.Checks.FirstOrDefault(c => c.Code == Rule)?.Offending.Contains(seat.PersonKey) == true)
        && (string.IsNullOrWhiteSpace(Text) || Says(seat, Text.Trim()));

    private static bool Says(RosterSeat seat, string text) =>
        new[] { seat.Name.Zh, seat.Name.En, seat.SortName, seat.SortName.Replace(" ", "", StringComparison.Ordinal), seat.Organisation?.Zh, seat.Organisation?.En }
            .Any(said => said?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);
}

/// <summary>How many members stand for a side, of all members; the limit of one side where the profile has one.</summary>
public sealed record SideCount(StakeholderSide Side, Fraction Share, Fraction? Limit, long? LimitCount);

/// <summary>The members of a committee on a day.</summary>
/// <param name="Seats">All of them, whatever the filter.</param>
/// <param name="Shown">This page of what the filter keeps.</param>
public sealed record RosterPage(
    CommitteeName Committee,
    DateOnly On,
    RosterFilter Filter,
    bool WithContacts,
    IReadOnlyList<RosterSeat> Seats,
    IReadOnlyList<RosterSeat> Shown,
    int Found,
    int Page,
    int Pages,
    IReadOnlyList<SideCount> Sides,
    CompositionReport? Composition)
{
    public required DateOnly? EstablishedOn { get; init; }

    public required DatePrecision EstablishedPrecision { get; init; }

    /// <summary>Nobody is in the list because there was no committee yet.</summary>
    public bool IsBeforeFounding => Seats.Count == 0 && On < EstablishedOn;
}
