using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Data;
using TcManager.Domain.Committees;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Members;

/// <summary>
/// The rules that committees follow beside their ballots, each day by the version in force on it. Kept in memory and read again when one was entered here, and
/// every half minute for what another node has entered.
/// </summary>
public sealed class CommitteeProfiles(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly Lock _reading = new();

    private Held? _held;

    /// <summary>The version in force on a day; before the earliest one that is known, the earliest. Null where there is no profile of that code.</summary>
    public ProfileInForce? Find(string code, DateOnly day) =>
        Versions().TryGetValue(code, out var versions) ? versions.LastOrDefault(v => v.FromOn <= day) ?? versions[0] : null;

    /// <summary>The newest version of each, by code.</summary>
    public IReadOnlyList<ProfileInForce> All => [.. Versions().OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value[^1])];

    /// <summary>Whether a committee may follow it: one that is entered, or none at all.</summary>
    public bool IsKnown(string code) => code == Committee.NoProfile || Versions().ContainsKey(code);

    /// <summary>Whose presence counts, and how many are asked for; without a profile presence is only shown.</summary>
    public MeetingQuorumRule QuorumOf(string code, DateOnly day) => Find(code, day)?.Profile.MeetingQuorum ?? new([SeatCategory.Voting, SeatCategory.P]);

    /// <summary>Unexcused misses in a row that are flagged.</summary>
    public int MissLimitOf(string code, DateOnly day) => Find(code, day)?.Profile.MissedInARow ?? AttendanceStreaks.UsualLimit;

    /// <summary>What was kept is read again at the next question.</summary>
    public void Forget() => Volatile.Write(ref _held, null);

    private IReadOnlyDictionary<string, IReadOnlyList<ProfileInForce>> Versions()
    {
        var now = clock.GetUtcNow();
        if (Volatile.Read(ref _held) is { } held && held.ReadAt <= now && now - held.ReadAt < Kept)
        {
            return held.Versions;
        }

        lock (_reading)
        {
            held = _held;
            if (held is null || held.ReadAt > now || now - held.ReadAt >= Kept)
            {
                Volatile.Write(ref _held, held = new(now, Read()));
            }

            return held.Versions;
        }
    }

    /// <summary>A few rows; whoever asks for a rule cannot wait for it in another way, because rules are asked for in the middle of a reckoning.</summary>
    private Dictionary<string, IReadOnlyList<ProfileInForce>> Read()
    {
        using var scope = scopes.CreateScope();
        var rows = scope.ServiceProvider.GetRequiredService<TcManagerDb>().ProfileVersions.AsNoTracking().OrderBy(v => v.Code).ThenBy(v => v.No)
            .Select(v => new { v.Code, InForce = new ProfileInForce(v.IsVerified, v.Rules, v.FromOn) }).ToList();
        return rows.GroupBy(r => r.Code).ToDictionary(g => g.Key, IReadOnlyList<ProfileInForce> (g) => [.. g.Select(r => r.InForce)]);
    }

    private sealed record Held(DateTimeOffset ReadAt, IReadOnlyDictionary<string, IReadOnlyList<ProfileInForce>> Versions);
}

/// <summary>A version of a profile.</summary>
/// <param name="Verified">Whether somebody has compared it with the text in force.</param>
/// <param name="Profile">What it says.</param>
/// <param name="FromOn">Its first day.</param>
public sealed record ProfileInForce(bool Verified, CompositionProfile Profile, DateOnly FromOn);
