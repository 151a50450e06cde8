using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TcManager.Application.Data;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>What a recomputation found.</summary>
/// <param name="Ballots">With slips or a verdict.</param>
/// <param name="Slips">Sealed slips read.</param>
/// <param name="Faults">The first faults, at most <see cref="CheckSlips.MostFaults"/>.</param>
public sealed record SlipFindings(int Ballots, int Slips, IReadOnlyList<SlipFault> Faults)
{
    public bool IsWhole => Faults.Count == 0;
}

/// <summary>One fault.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="BallotId">In which ballot.</param>
/// <param name="No">At which slip of its chain; 0 for the electorate or the end.</param>
public sealed record SlipFault(SlipFaultKind Kind, long BallotId, long No);

public enum SlipFaultKind
{
    /// <summary>A slip or an answer does not give its hashes.</summary>
    SlipChanged,

    /// <summary>A link does not follow the one before: a slip was removed, added, swapped or changed together with its hash, or the electorate was.</summary>
    ChainBroken,

    /// <summary>A slip was cast before a count, and is not among those that were counted.</summary>
    SlipOutside,

    /// <summary>The head in a verdict is none of the chain's.</summary>
    HeadUnknown,

    /// <summary>A verdict does not give its hash.</summary>
    ResultChanged,
}

/// <summary>Recomputes every ballot: each slip from its answers, the chain from the electorate to its head, and the hash of each verdict. Says no choice and no voter.</summary>
public sealed partial class CheckSlips(TcManagerDb db, BoundRulingQueries rulings, Measures measures, ILogger<CheckSlips> log)
{
    public const int MostFaults = 20;

    private const int Batch = 500;

    /// <summary>Reads all of it; in memory are the keys of one electorate and a batch of slips.</summary>
    public async Task<SlipFindings> ExecuteAsync(CancellationToken ct)
    {
        var faults = new List<SlipFault>();
        var (ballots, slips, found) = (0, 0, 0);
        for (Checked? ballot = null; (ballot = await NextAsync(ballot?.Id ?? 0, ct)) is not null; ballots++)
        {
            var walk = new Walk(ballot, await VerdictsAsync(ballot.Id, ct), await StartAsync(ballot, ct));
            slips += await WalkAsync(walk, ct);
            found += walk.Found;
            faults.AddRange(walk.Faults.Take(MostFaults - faults.Count));
        }

        foreach (var fault in faults)
        {
            LogBroken(fault.Kind, fault.BallotId, fault.No);
        }

        LogChecked(slips, ballots, found);
        measures.Faults("slips", found);
        return new(ballots, slips, faults);
    }

    private Task<Checked?> NextAsync(long after, CancellationToken ct) => db.Ballots.AsNoTracking()
        .Where(b => b.Id > after && (db.SlipSeals.Any(s => s.BallotId == b.Id) || db.Verdicts.Any(v => v.Question.BallotId == b.Id)))
        .OrderBy(b => b.Id).Select(b => new Checked(b.Id, b.Uid, b.Secrecy)).FirstOrDefaultAsync(ct);

    private Task<List<Concluded>> VerdictsAsync(long ballotId, CancellationToken ct) => db.Verdicts.AsNoTracking().Where(v => v.Question.BallotId == ballotId)
        .OrderBy(v => v.Generation).ThenBy(v => v.Question.No).Select(v => new Concluded(v, v.Question.No, v.Question.RuleSetVersion.Hash)).ToListAsync(ct);

    private async Task<byte[]> StartAsync(Checked ballot, CancellationToken ct) =>
        SlipChain.Start(ballot.Uid, await db.Voters.AsNoTracking().Where(v => v.BallotId == ballot.Id).Select(v => new ChainedVoter(v.VoterKey, v.Category)).ToListAsync(ct));

    private async Task<int> WalkAsync(Walk walk, CancellationToken ct)
    {
        var ballot = walk.Ballot;
        var counted = walk.LastCounted;
        var loose = counted > 0 ? await db.Slips.CountAsync(s => s.BallotId == ballot.Id && s.Generation <= counted && !db.SlipSeals.Any(x => x.SlipId == s.Id), ct) : 0;
        for (List<SealedSlip>? rows = null; rows is not { Count: < Batch };)
        {
            var from = walk.No;
            rows = await (
                from seal in db.SlipSeals.AsNoTracking()
                where seal.BallotId == ballot.Id && seal.No > @from
                join slip in db.Slips on seal.SlipId equals slip.Id
                orderby seal.No
                select new SealedSlip(
                    seal.No, seal.ChainHash, slip.Id, slip.Uid, slip.Voter.VoterKey, slip.Revision, slip.Generation, slip.Channel, slip.CastAt, slip.Payload, slip.PayloadHash, slip.LeafHash)).Take(Batch).ToListAsync(ct);
            if (rows.Count > 0)
            {
                var to = rows[^1].No;
                var answers = ballot.Secrecy == Secrecy.Secret ? [] : await (
                    from seal in db.SlipSeals.AsNoTracking()
                    where seal.BallotId == ballot.Id && seal.No > @from && seal.No <= to
                    join answer in db.SlipAnswers on seal.SlipId equals answer.SlipId
                    join question in db.Questions on answer.QuestionId equals question.Id
                    select new { answer.SlipId, question.No, answer.Choice, answer.Reason }).ToListAsync(ct);
                walk.Over(rows, answers.ToLookup(a => a.SlipId, a => new PayloadAnswer(a.No, a.Choice, a.Reason)));
            }
        }

        walk.End(loose, await AreResultsWholeAsync(ballot, ct));
        return walk.Slips;
    }

    /// <summary>A ruling may come between the two reads: what differs is read once more.</summary>
    private async Task<bool> AreResultsWholeAsync(Checked ballot, CancellationToken ct)
    {
        var isWhole = false;
        for (var attempt = 0; attempt < 2 && !isWhole; attempt++)
        {
            var bound = await rulings.ReadAsync(ballot.Id, ct);
            isWhole = (await VerdictsAsync(ballot.Id, ct)).TrueForAll(v => v.Verdict.ComputeHash(ballot.Uid, v.QuestionNo, v.RulesHash, bound.Of(v.Verdict)).AsSpan().SequenceEqual(v.Verdict.ResultHash));
        }

        return isWhole;
    }

    [LoggerMessage(LogLevel.Critical, "The slips of a ballot are not whole: {Kind} in ballot {BallotId} at slip {No}")]
    private partial void LogBroken(SlipFaultKind kind, long ballotId, long no);

    [LoggerMessage(LogLevel.Information, "Slips checked: {Slips} of {Ballots} ballots, {Faults} faults")]
    private partial void LogChecked(int slips, int ballots, int faults);

    private sealed record Checked(long Id, Guid Uid, Secrecy Secrecy);

    private sealed record Concluded(Verdict Verdict, int QuestionNo, byte[] RulesHash);

    private sealed record SealedSlip(
        long No, byte[] ChainHash, long Id, Guid Uid, string VoterKey, int Revision, int Generation, SlipChannel Channel, DateTimeOffset CastAt, byte[]? Payload, byte[] PayloadHash, byte[] LeafHash);

    /// <summary>The way along one chain.</summary>
    private sealed class Walk
    {
        private readonly List<Concluded> _verdicts;

        private readonly HashSet<string> _awaited;

        private byte[] _head;

        /// <summary>The generation whose count has been passed.</summary>
        private int _passed;

        internal Walk(Checked ballot, List<Concluded> verdicts, byte[] start)
        {
            (Ballot, _verdicts, _head) = (ballot, verdicts, start);
            _awaited = [.. verdicts.Where(v => v.Verdict.ChainHead is not null).Select(v => Convert.ToHexString(v.Verdict.ChainHead!))];
            Pass();
        }

        internal Checked Ballot { get; }

        /// <summary>The first ones.</summary>
        internal List<SlipFault> Faults { get; } = [];

        internal int Found { get; private set; }

        internal long No { get; private set; }

        internal int Slips { get; private set; }

        /// <summary>The newest generation that was counted from slips; 0 for none.</summary>
        internal int LastCounted => _verdicts.Where(v => v.Verdict.ChainHead is not null).Select(v => v.Verdict.Generation).DefaultIfEmpty().Max();

        internal void Over(IReadOnlyList<SealedSlip> rows, ILookup<long, PayloadAnswer> answers)
        {
            foreach (var row in rows)
            {
                Slips++;
                if (!IsAsCast(row, answers[row.Id]))
                {
                    Add(SlipFaultKind.SlipChanged, row.No);
                }

                if (row.No != No + 1 || !SlipChain.Next(_head, row.No, row.LeafHash).AsSpan().SequenceEqual(row.ChainHash))
                {
                    Add(SlipFaultKind.ChainBroken, row.No);
                }

                if (row.Generation <= _passed)
                {
                    Add(SlipFaultKind.SlipOutside, row.No);
                }

                // On from what stands there: one fault is said once, not at all that follow.
                (No, _head) = (row.No, row.ChainHash);
                Pass();
            }
        }

        internal void End(int loose, bool areResultsWhole)
        {
            if (loose > 0)
            {
                Add(SlipFaultKind.SlipOutside, 0);
            }

            if (_awaited.Count > 0)
            {
                Add(SlipFaultKind.HeadUnknown, 0);
            }

            if (!areResultsWhole)
            {
                Add(SlipFaultKind.ResultChanged, 0);
            }
        }

        private bool IsAsCast(SealedSlip row, IEnumerable<PayloadAnswer> answers)
        {
            var payload = Ballot.Secrecy == Secrecy.Open ? SlipLeaf.PayloadHashOf([.. answers]) : row.Payload is { } sealedPayload ? SlipLeaf.SealedHashOf(sealedPayload) : row.PayloadHash;
            var leaf = new SlipLeaf(row.Uid, Ballot.Uid, row.VoterKey, row.Revision, row.Generation, $"{row.Channel}", row.CastAt, row.PayloadHash).LeafHash();
            return payload.AsSpan().SequenceEqual(row.PayloadHash) && leaf.AsSpan().SequenceEqual(row.LeafHash);
        }

        /// <summary>Whether the chain stands at the head of a verdict: what was cast until then has been passed.</summary>
        private void Pass()
        {
            if (_awaited.Count > 0 && Convert.ToHexString(_head) is var head && _awaited.Remove(head))
            {
                _passed = _verdicts.Where(v => v.Verdict.ChainHead is { } h && h.AsSpan().SequenceEqual(_head)).Max(v => v.Verdict.Generation);
            }
        }

        private void Add(SlipFaultKind kind, long no)
        {
            if (Found++ < MostFaults)
            {
                Faults.Add(new(kind, Ballot.Id, no));
            }
        }
    }
}
