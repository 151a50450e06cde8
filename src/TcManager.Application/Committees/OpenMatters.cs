using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Members.Changes;

namespace TcManager.Application.Committees;

/// <summary>What of a committee is not finished and reaches to a day or beyond it.</summary>
public sealed class OpenMatterQueries(TcManagerDb db)
{
    /// <summary>Three queries, however much there is.</summary>
    public async Task<OpenMatters> AtAsync(long committeeId, string zoneId, DateOnly day, CancellationToken ct)
    {
        // No zone is a day away from UTC: what is left is looked at by its own day below.
        var about = new DateTimeOffset(day.AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero);
        var meetings = await db.Meetings.AsNoTracking()
            .Where(m => m.CommitteeId == committeeId && m.CancelledAt == null && (m.FirstOn >= day || m.Sessions.Any(s => s.LocalDate >= day)))
            .OrderBy(m => m.FirstOn).ThenBy(m => m.Id)
            .Select(m => new OpenMeeting(m.Id, m.Title, m.FirstOn, m.FirstOnPrecision, m.CalledAt != null)).ToListAsync(ct);
        var ballots = await db.Ballots.AsNoTracking()
            .Where(b => b.CommitteeId == committeeId && b.CancelledAt == null)
            .Where(b => b.ClosedAt == null ? b.OpenedAt == null || b.ClosesAt > about : db.Verdicts.Any(v => v.Question.BallotId == b.Id && v.Generation == b.Generation && v.SignedAt == null))
            .OrderBy(b => b.ClosesAt).ThenBy(b => b.Id)
            .Select(b => new OpenBallotMatter(b.Id, b.Number, b.Title, new(b.ClosesAt, b.ZoneId), b.ClosedAt != null ? BallotMatter.AwaitsSignature : b.OpenedAt != null ? BallotMatter.Running : b.ReleasedAt != null ? BallotMatter.Released : BallotMatter.Draft))
            .ToListAsync(ct);
        var changes = await db.RosterChanges.AsNoTracking()
            .Where(c => c.CommitteeId == committeeId && c.InForceAt == null && c.WithdrawnOn == null)
            .OrderBy(c => c.StartOn).ThenBy(c => c.Id)
            .Select(c => new OpenChange(c.Id, c.Kind, c.StartOn)).ToListAsync(ct);
        return new(meetings, ballots.FindAll(b => b.State != BallotMatter.Running || LocalMoment.DayOf(b.Deadline.At.AddMilliseconds(-1), zoneId) >= day), changes);
    }
}

/// <summary>Meetings that lie ahead, ballots that run, wait or are not signed yet, and changes of the roster that are prepared.</summary>
public sealed record OpenMatters(IReadOnlyList<OpenMeeting> Meetings, IReadOnlyList<OpenBallotMatter> Ballots, IReadOnlyList<OpenChange> Changes)
{
    public int Count => Meetings.Count + Ballots.Count + Changes.Count;

    internal IEnumerable<string> Marks() =>
        [.. Meetings.Select(m => $"m{m.Id}{m.FirstOn:O}{m.IsCalled}"), .. Ballots.Select(b => $"b{b.Id}{b.State}"), .. Changes.Select(c => $"c{c.Id}{c.StartOn:O}")];

    /// <summary>A mark of what was shown: a form that brings another one was made from an older state.</summary>
    internal static string SealOf(IEnumerable<string> marks) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', marks))))[..24];
}

/// <summary>A meeting, not cancelled.</summary>
public sealed record OpenMeeting(long Id, Bilingual Title, DateOnly FirstOn, DatePrecision Precision, bool IsCalled);

/// <summary>Why a ballot is not finished.</summary>
public enum BallotMatter
{
    Draft,
    Released,
    Running,

    /// <summary>Closed, and the chair has not signed.</summary>
    AwaitsSignature,
}

/// <summary>A ballot that is not finished.</summary>
public sealed record OpenBallotMatter(long Id, string Number, Bilingual Title, Deadline Deadline, BallotMatter State);

/// <summary>A change of the roster that is not in force yet.</summary>
public sealed record OpenChange(long Id, RosterChangeKind Kind, DateOnly StartOn);
