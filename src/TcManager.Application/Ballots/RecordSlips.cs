using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Ballots;

/// <summary>One voter's slip, as the desk typed it.</summary>
/// <param name="VoterId">Whose.</param>
/// <param name="Answers">By question; a row without any is left alone.</param>
/// <param name="SeenRevision">The voter's last revision as the page showed it.</param>
/// <param name="IsConfirmed">To record over a vote that the voter cast in person.</param>
public sealed record SlipRow(long VoterId, IReadOnlyList<CastAnswer> Answers, int SeenRevision, bool IsConfirmed)
{
    public bool IsBlank => Answers.All(answer => string.IsNullOrWhiteSpace(answer.Choice) && string.IsNullOrWhiteSpace(answer.Reason));
}

/// <summary>Slips on paper or by phone.</summary>
/// <param name="BallotId">The ballot.</param>
/// <param name="Uid">Of the form.</param>
/// <param name="Channel">Paper or Phone.</param>
/// <param name="Rows">One per voter.</param>
/// <param name="Scan">Of all of them; null for none.</param>
public sealed record SlipsToRecord(long BallotId, Guid Uid, SlipChannel Channel, IReadOnlyList<SlipRow> Rows, Upload? Scan);

/// <summary>
/// Records slips that came on paper or by phone, all or none. Alone with the ballot: of two desks the second sees what the first recorded, and a voter who votes
/// meanwhile is not overwritten unseen. Each voter is told and can object.
/// </summary>
public sealed class RecordSlips(TcManagerDb db, AddDocument addDocument, FileStore files, MailQueue mails, AuditLog audit, TimeProvider clock)
{
    private static readonly string[] ScanTypes = ["application/pdf", "image/png", "image/jpeg"];

    /// <summary>
    /// How many were recorded; a repeat of the form gives the first answer. Refused as a whole: <c>slips.none</c>, <c>slips.channel</c>, <c>ballot.notOpen</c>,
    /// <c>ballot.closed</c> (close, receipt), <see cref="SentForms.SentBefore"/>; at the field "Scan" with the faults of the file and <c>slips.scanKind</c>; at
    /// "V{voter}." and the field of the slip as <see cref="Ballot.Record"/> says.
    /// </summary>
    public async Task<Outcome<int>> ExecuteAsync(SlipsToRecord input, Acting acting, CancellationToken ct)
    {
        using var scan = input.Scan is null ? null : await addDocument.ReceiveAsync(input.Scan, ct);
        return await db.InTransactionAsync(token => WorkAsync(input, scan, acting, token), ct);
    }

    private async Task<Outcome<int>> WorkAsync(SlipsToRecord input, ReceivedFile? scan, Acting acting, CancellationToken ct)
    {
        await BallotLock.TakeAsync(db, input.BallotId, ct);
        if (await db.SlipBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Uid == input.Uid, ct) is { } first)
        {
            return first.BallotId == input.BallotId ? first.Count : SentForms.SentBefore;
        }

        var ballot = await db.Ballots.AsNoTracking().Include(b => b.Committee).Include(b => b.Questions.OrderBy(q => q.No)).ThenInclude(q => q.RuleSetVersion)
            .AsSplitQuery().SingleAsync(b => b.Id == input.BallotId, ct);
        var rows = input.Rows.Where(row => !row.IsBlank).DistinctBy(row => row.VoterId).ToList();
        var faults = Faults(ballot, input, rows, scan).ToList();
        if (faults.Count > 0)
        {
            return Outcome.Refused<int>(faults);
        }

        var slips = await RecordAsync(ballot, input.Channel, rows, acting, ct);
        return slips.IsDone ? await SaveAsync(ballot, input, slips.Value, scan, acting, ct) : Outcome.Refused<int>(slips.Refusals);
    }

    private IEnumerable<Refusal> Faults(Ballot ballot, SlipsToRecord input, List<SlipRow> rows, ReceivedFile? scan)
    {
        var now = clock.Now();
        if (!ballot.IsOpenAt(now))
        {
            yield return ballot.OpenedAt is null || ballot.CancelledAt is not null ? new("ballot.notOpen") : new("ballot.closed", null, ballot.ClosedAt ?? ballot.ClosesAt, now);
            yield break;
        }

        if (ballot.Secrecy == Secrecy.Secret)
        {
            yield return new("ballot.secretByVoterOnly");
            yield break;
        }

        if (input.Channel is not (SlipChannel.Paper or SlipChannel.Phone))
        {
            yield return new("slips.channel", nameof(input.Channel));
        }

        if (rows.Count == 0)
        {
            yield return new("slips.none");
        }

        foreach (var fault in scan?.Faults ?? [])
        {
            yield return fault with { Field = nameof(input.Scan) };
        }

        if (scan is { Kind.IsDone: true } && !ScanTypes.Contains(scan.Kind.Value.ContentType))
        {
            yield return new("slips.scanKind", nameof(input.Scan));
        }
    }

    private async Task<Outcome<IReadOnlyList<Slip>>> RecordAsync(Ballot ballot, SlipChannel channel, List<SlipRow> rows, Acting acting, CancellationToken ct)
    {
        if (channel is not (SlipChannel.Paper or SlipChannel.Phone))
        {
            return new Refusal("slips.channel");
        }

        var ids = rows.ConvertAll(row => row.VoterId);
        var voters = await db.Voters.Include(v => v.Membership).Include(v => v.LastSlip).Where(v => v.BallotId == ballot.Id && ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, ct);
        var now = clock.Now();
        var slips = new List<Slip>();
        var faults = new List<Refusal>();
        foreach (var row in rows)
        {
            if (!voters.TryGetValue(row.VoterId, out var voter))
            {
                faults.Add(new("ballot.noVote"));
                continue;
            }

            var slip = ballot.Record(voter, new(new(Guid.CreateVersion7(now), row.Answers, acting.PersonId!.Value, channel, now), row.SeenRevision, row.IsConfirmed));
            faults.AddRange(slip.Refusals.Select(fault => fault with { Field = $"V{row.VoterId}.{fault.Field ?? "Revision"}" }));
            if (slip.IsDone)
            {
                slips.Add(slip.Value);
            }
        }

        if (faults.Count > 0)
        {
            // The rows that were sound are not half recorded.
            db.ChangeTracker.Clear();
            return Outcome.Refused<IReadOnlyList<Slip>>(faults);
        }

        return slips;
    }

    private async Task<Outcome<int>> SaveAsync(Ballot ballot, SlipsToRecord input, IReadOnlyList<Slip> slips, ReceivedFile? scan, Acting acting, CancellationToken ct)
    {
        if (scan is not null)
        {
            files.Keep(scan.Incoming);
        }

        var kept = scan is null ? null : new SlipScan(scan.Incoming.Hash, scan.Name, scan.Kind.Value.ContentType, scan.Incoming.Size);
        var batch = new SlipBatch(input.Uid, ballot.Id, input.Channel, acting.PersonId!.Value, clock.Now(), slips.Count, kept);
        db.SlipBatches.Add(batch);
        foreach (var slip in slips)
        {
            slip.RecordWith(batch);
            db.Slips.Add(slip);
        }

        audit.Add(acting, AuditActions.SlipsRecorded, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("slips", slips.Count), ("channel", input.Channel), ("scan", kept is not null));

        // The mails carry the ids of the slips.
        await db.SaveChangesAsync(ct);
        var campaign = mails.Start(Guid.CreateVersion7(clock.Now()), MailKinds.SlipRecorded, ballot.CommitteeId, ballot.Uid);
        var told = await db.Slips.AsNoTracking().Where(s => s.BatchId == batch.Id).OrderBy(s => s.Id).Select(s => new { s.Id, s.VoterId, s.Voter.PersonId }).ToListAsync(ct);
        await mails.AddAllAsync(
            campaign, $"recorded:{input.Uid:N}", told.ConvertAll(slip => (slip.PersonId, new MailData(BallotId: ballot.Id, VoterId: slip.VoterId, SlipId: slip.Id))), null, ct);
        return slips.Count;
    }
}
