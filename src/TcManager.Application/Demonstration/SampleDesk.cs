using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Application.Demonstration;

/// <summary>Slips of sample ballots that came on paper, and an objection to one of them.</summary>
public sealed class SampleDesk(TcManagerDb db)
{
    /// <summary>Recorded at once, when the last of them came; a void one with the reason.</summary>
    internal IReadOnlyList<Slip> Record(Ballot ballot, IReadOnlyList<(Voter Voter, string Choice, DateTimeOffset At)> votes, string voidReason, long secretaryId)
    {
        if (votes.Count == 0)
        {
            return [];
        }

        var at = votes.Max(vote => vote.At).ToMilliseconds();
        var batch = new SlipBatch(Guid.CreateVersion7(at), ballot.Id, SlipChannel.Paper, secretaryId, at, votes.Count, null);
        db.Add(batch);
        var slips = votes.Select(vote =>
        {
            var slip = ballot.Record(vote.Voter, new(
                new(Guid.CreateVersion7(at), [new(1, vote.Choice, vote.Choice == RuleSetDefinition.VoidChoice ? voidReason : null)], secretaryId, SlipChannel.Paper, at), vote.Voter.LastRevision, false)).Value;
            slip.RecordWith(batch);
            return slip;
        }).ToList();
        new AuditLog(db, new ClockAt(at)).Add(
            new(null, secretaryId, null), AuditActions.SlipsRecorded, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("slips", slips.Count), ("channel", SlipChannel.Paper), ("scan", false));
        return slips;
    }

    /// <summary>The voter of the last slip on paper objects while the ballot is open; nobody has decided yet.</summary>
    internal void Object(Ballot ballot, IReadOnlyList<Slip> slips)
    {
        if (slips.LastOrDefault(slip => slip.Channel == SlipChannel.Paper) is not { } slip)
        {
            return;
        }

        var at = slip.CastAt.AddMinutes(90);
        var voter = slip.Voter.PersonId;
        db.Add(SlipObjection.Raise(slip, false, voter, at).Value);
        new AuditLog(db, new ClockAt(at)).Add(
            new(null, voter, null), AuditActions.SlipObjected, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("voter", slip.Voter.VoterKey), ("revision", slip.Revision));
    }
}
