using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots;

namespace TcManager.Application.Demonstration;

/// <summary>What may follow a sample ballot: it is withdrawn and put once more, or the secretariat says of a vote that what it proposed was adopted.</summary>
public sealed class SampleSequels(TcManagerDb db, SlipCounts counts, PrepareRound rounds, PastMails mails)
{
    /// <summary>Withdrawn by the secretariat, everybody told, and a draft of the next round prepared.</summary>
    internal async Task WithdrawAsync(Ballot ballot, string reason, IReadOnlyList<Voter> voters, long byPersonId, DateTimeOffset at, CancellationToken ct)
    {
        _ = ballot.Withdraw(new(reason, true), at);
        Log(at, byPersonId, AuditActions.BallotWithdrawn, ballot, ("reason", reason), ("voted", voters.Count(v => v.LastRevision > 0)));
        await db.SaveChangesAsync(ct);
        await mails.QueueAsync(new(MailKinds.BallotWithdrawn, ballot, ballot.CommitteeId, "withdrawn"), at, null, [.. voters.Select(v => (v.PersonId, new MailData(BallotId: ballot.Id, VoterId: v.Id)))], ct);
        _ = (await rounds.WorkAsync(ballot.Id, new(null, byPersonId, null), ct)).Value;
    }

    /// <summary>Of the first vote that the rules leave to the secretariat, a day after the close; the count follows it.</summary>
    internal async Task RuleAsync(Ballot ballot, Verdict verdict, string reason, long byPersonId, CancellationToken ct)
    {
        var (question, at) = (ballot.Questions[0], ballot.ClosesAt.AddHours(34));
        var answers = await db.SlipAnswers.AsNoTracking().Where(a => a.Slip.BallotId == ballot.Id).OrderBy(a => a.Id).Select(a => new { a.Id, a.Choice, a.IsReasoned }).ToListAsync(ct);
        var left = answers.First(a => Ruling.KindsFor(question.RuleSetVersion.Definition, a.Choice, a.IsReasoned).Contains(RulingKind.Adopted));
        db.Add(Ruling.Make(Guid.CreateVersion7(at), ballot, new(left.Id, question.RuleSetVersion.Definition, left.Choice, left.IsReasoned, 0, 0, IsSigned: false), RulingKind.Adopted, reason, byPersonId, at).Value);
        await db.SaveChangesAsync(ct);
        var count = await counts.OfAsync(ballot, ct);
        _ = verdict.Recount(ballot.Conclude(question, count.Of(question), at, verdict.ChainHead, count.RulingsOn(question)).Value);
        Log(at, byPersonId, AuditActions.VoteRuledOn, ballot, ("question", question.No), ("outcome", verdict.Outcome), ("result", Convert.ToHexStringLower(verdict.ResultHash)));
        await db.SaveChangesAsync(ct);
    }

    private void Log(DateTimeOffset at, long personId, string action, Ballot ballot, params (string Name, object? Value)[] data) =>
        new AuditLog(db, new ClockAt(at)).Add(new(null, personId, null), action, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, data);
}
