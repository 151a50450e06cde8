using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Committees;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Members.Profiles;

/// <summary>The profiles of an installation, their versions, and what a change of one would do.</summary>
public sealed class ProfileQueries(TcManagerDb db, CompositionQueries composition, TimeProvider clock)
{
    private const int CommitteesShown = 60;

    /// <summary>All profiles, with the version of today. Two queries.</summary>
    public async Task<IReadOnlyList<ProfileLine>> ListAsync(CancellationToken ct)
    {
        var today = Today;
        var versions = await db.ProfileVersions.AsNoTracking().OrderBy(v => v.Code).ThenBy(v => v.No).ToListAsync(ct);
        var users = await db.Committees.GroupBy(c => c.ProfileCode).Select(g => new { Code = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Code, g => g.Count, ct);
        return [.. versions.GroupBy(v => v.Code).Select(g => new ProfileLine(g.Key, InForceOn([.. g], today).Rules.Title, g.Count(), InForceOn([.. g], today).No, InForceOn([.. g], today).FromOn, InForceOn([.. g], today).IsVerified, users.GetValueOrDefault(g.Key)))];
    }

    /// <summary>One profile with a version of it, and who goes by it; null when there is none. Four queries.</summary>
    /// <param name="code">Of the profile.</param>
    /// <param name="no">Null for the version of today.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<ProfilePage?> ShowAsync(string code, int? no, CancellationToken ct)
    {
        var versions = await db.ProfileVersions.AsNoTracking().Where(v => v.Code == code).OrderBy(v => v.No).ToListAsync(ct);
        var today = Today;
        if (versions.Count == 0 || (no is null ? InForceOn(versions, today) : versions.Find(v => v.No == no)) is not { } shown)
        {
            return null;
        }

        var accounts = versions.SelectMany(v => new[] { v.EnteredByAccountId, v.VerifiedByAccountId }).OfType<long>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(a => EF.Parameter(accounts).Contains(a.Id)).Select(a => new { a.Id, a.Email, Zh = a.Person!.NameZh, En = a.Person.NameLatin })
            .ToDictionaryAsync(a => a.Id, a => a.Zh is null ? new Bilingual(a.Email ?? "", a.Email ?? "") : new(a.Zh, a.En), ct);
        var users = db.Committees.AsNoTracking().Where(c => c.ProfileCode == code);
        var earlier = versions.FindLast(v => v.No < shown.No);
        return new(
            code,
            today,
            [.. versions.Select(v => LineOf(v, names)).Reverse()],
            LineOf(shown, names),
            shown.Rules,
            versions[^1].No,
            InForceOn(versions, today).No,
            earlier is null ? [] : ProfileThresholds.Between(earlier.Rules, shown.Rules),
            await users.CountAsync(ct),
            await users.OrderBy(c => c.CodeKey).Take(CommitteesShown).Select(CommitteeName.Of).ToListAsync(ct));
    }

    /// <summary>Which committees would newly fall short, and which would no longer, on the roster of the first day. Four queries, however many committees.</summary>
    /// <param name="page">The profile with its newest version.</param>
    /// <param name="values">Thresholds by key.</param>
    /// <param name="fromOn">First day.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<ProfileEffect> EffectAsync(ProfilePage page, IReadOnlyDictionary<string, Fraction> values, DateOnly fromOn, CancellationToken ct)
    {
        var after = ProfileThresholds.With(page.Rules, values);
        var changes = ProfileThresholds.Between(page.Rules, after);
        if (ProfileThresholds.Check(after).Count > 0)
        {
            return new(fromOn, changes, 0, [], []);
        }

        var committees = await db.Committees.AsNoTracking().Where(c => c.ProfileCode == page.Code)
            .Where(c => db.CommitteeStates.Where(s => s.CommitteeId == c.Id && s.OnDate <= fromOn).OrderByDescending(s => s.OnDate).ThenByDescending(s => s.Id).Select(s => (LifeState?)s.State).FirstOrDefault() != LifeState.Dissolved)
            .OrderBy(c => c.CodeKey).Select(CommitteeName.Of).ToListAsync(ct);
        var (before, then) = await composition.CompareAsync(committees, fromOn, new(page.Shown.IsVerified, page.Rules, page.Shown.FromOn), new(false, after, fromOn), ct);
        bool Fails(IReadOnlyDictionary<long, CompositionReport> reports, CommitteeName committee) => reports.TryGetValue(committee.Id, out var report) && report.Failing > 0;
        return new(
            fromOn,
            changes,
            then.Count,
            [.. committees.Where(c => then.TryGetValue(c.Id, out var report) && NewlyFailing(before.GetValueOrDefault(c.Id), report).Any()).Select(c => new NewlyShort(c, Fails(before, c), [.. NewlyFailing(before.GetValueOrDefault(c.Id), then[c.Id])]))],
            [.. committees.Where(c => Fails(before, c) && !Fails(then, c))]);
    }

    private DateOnly Today => clock.Today(Visible.RightsZone);

    private static IEnumerable<CompositionCheck> NewlyFailing(CompositionReport? before, CompositionReport after) => after.Checks
        .Where(check => check.Standing == CompositionStanding.Fails && before?.Checks.FirstOrDefault(b => b.Code == check.Code)?.Standing != CompositionStanding.Fails);

    private static ProfileVersion InForceOn(List<ProfileVersion> versions, DateOnly day) => versions.FindLast(v => v.FromOn <= day) ?? versions[0];

    private static ProfileVersionLine LineOf(ProfileVersion version, Dictionary<long, Bilingual> names) => new(
        version.No, version.FromOn, version.EnteredAt, version.EnteredByAccountId is { } by ? names.GetValueOrDefault(by) : null, version.IsShipped, version.Reason, version.IsVerified, version.VerifiedAt,
        version.VerifiedByAccountId is { } reader ? names.GetValueOrDefault(reader) : null);
}

/// <summary>A profile in the list.</summary>
/// <param name="Versions">How many there are.</param>
/// <param name="No">That of today.</param>
/// <param name="Committees">How many go by it.</param>
public sealed record ProfileLine(string Code, Bilingual Title, int Versions, int No, DateOnly FromOn, bool IsVerified, int Committees);

/// <summary>A version: when it begins, and who entered and who verified it.</summary>
public sealed record ProfileVersionLine(
    int No, DateOnly FromOn, DateTimeOffset EnteredAt, Bilingual? By, bool IsShipped, string? Reason, bool IsVerified, DateTimeOffset? VerifiedAt, Bilingual? VerifiedBy);

/// <summary>A profile.</summary>
/// <param name="Versions">Newest first.</param>
/// <param name="Shown">The one that is shown.</param>
/// <param name="Rules">What it says.</param>
/// <param name="NewestNo">The last one entered.</param>
/// <param name="InForceNo">That of today.</param>
/// <param name="Changes">Against the version before.</param>
/// <param name="CommitteeCount">Who go by it.</param>
/// <param name="Committees">The first of them.</param>
public sealed record ProfilePage(
    string Code, DateOnly Today, IReadOnlyList<ProfileVersionLine> Versions, ProfileVersionLine Shown, CompositionProfile Rules, int NewestNo, int InForceNo, IReadOnlyList<ThresholdChange> Changes,
    int CommitteeCount, IReadOnlyList<CommitteeName> Committees);

/// <summary>A committee that would fall short, and by what.</summary>
/// <param name="DidBefore">It falls short already, by something else.</param>
public sealed record NewlyShort(CommitteeName Committee, bool DidBefore, IReadOnlyList<CompositionCheck> Checks);

/// <summary>What a version would do.</summary>
/// <param name="Checked">Committees with rules of composition.</param>
/// <param name="Newly">Those with a rule that fails then and not now.</param>
/// <param name="NoLonger">Those in which nothing fails any more.</param>
public sealed record ProfileEffect(DateOnly FromOn, IReadOnlyList<ThresholdChange> Changes, int Checked, IReadOnlyList<NewlyShort> Newly, IReadOnlyList<CommitteeName> NoLonger);
