using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Ballots.Consultations;
using TcManager.Application.Ballots.Secret;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Application.Ballots;

/// <summary>
/// Closes and counts under the exclusive lock: every accepted vote is in the count and none comes after it. Two workers and a click give one
/// verdict (pitfalls 10); coming again changes nothing.
/// </summary>
public sealed partial class CloseBallot(TcManagerDb db, SealSlips seal, EmptyBox box, RoomPresence rooms, VoterMails mails, ConsultationMails consultations, AuditLog audit, TimeProvider clock)
{
    /// <summary>By its deadline. Done, also where it is closed already. Refused as <see cref="Ballot.Close"/> says.</summary>
    public Task<Outcome> ExecuteAsync(long ballotId, CancellationToken ct) => CloseAsync(ballotId, null, Acting.System, ct);

    /// <summary>By hand. Done, also where it is closed already. Refused as <see cref="Ballot.Close"/> says.</summary>
    public Task<Outcome> ByHandAsync(long ballotId, bool isConfirmed, string? reason, Acting acting, CancellationToken ct) =>
        CloseAsync(ballotId, missing => new(isConfirmed, reason, missing), acting, ct);

    private Task<Outcome> CloseAsync(long ballotId, Func<int, EarlyClosing>? early, Acting acting, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        await BallotLock.TakeAsync(db, ballotId, token);
        var ballot = await db.Ballots.Include(b => b.Questions).ThenInclude(q => q.RuleSetVersion).SingleAsync(b => b.Id == ballotId, token);
        if (ballot.ClosedAt is not null)
        {
            return Outcome.Done;
        }

        var groups = await CountAsync(ballotId, ballot.Secrecy == Secrecy.Secret, token);
        var missing = ballot.Kind == BallotKind.Consultation ? await db.Voters.CountAsync(v => v.BallotId == ballotId && v.LastRevision == 0, token) : groups.Where(g => g.QuestionId is null).Sum(g => g.Voters);
        var closed = ballot.Close(clock.Now(), early?.Invoke(missing));
        if (!closed.IsDone)
        {
            return closed;
        }

        var head = await seal.ToHeadAsync(ballotId, token);
        var choices = ballot.Secrecy == Secrecy.Secret ? await box.ExecuteAsync(ballot, clock.Now(), token) : [];
        groups.AddRange(choices.GroupBy(c => c).Select(c => new Group(c.Key.Category, c.Key.QuestionId, c.Key.Choice, true, c.Count())));

        // A consultation comes to no verdict, but to what was replied.
        foreach (var question in ballot.Kind == BallotKind.Consultation ? [] : ballot.Questions)
        {
            db.Verdicts.Add(VerdictOn(ballot, question, groups, head));
        }

        audit.Add(acting, AuditActions.BallotClosed, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("byHand", ballot.ClosedAt < ballot.ClosesAt), ("reason", ballot.ClosingReason), ("missing", missing));
        await AnnounceAsync(ballot, token);
        return Outcome.Done;
    }, ct);

    /// <summary>One GROUP BY over the newest slips; whoever has none stands in the row without a question. Of a secret ballot it says only who has none.</summary>
    private Task<List<Group>> CountAsync(long ballotId, bool isSecret, CancellationToken ct) => (
        from voter in db.Voters
        where voter.BallotId == ballotId && (!isSecret || voter.LastSlipId == null)
        join answer in db.SlipAnswers on voter.LastSlipId equals answer.SlipId into answers
        from answer in answers.DefaultIfEmpty()
        group voter by new { voter.Category, QuestionId = (long?)answer.QuestionId, answer.Choice, IsReasoned = (bool?)answer.IsReasoned } into rows
        select new Group(rows.Key.Category, rows.Key.QuestionId, rows.Key.Choice, rows.Key.IsReasoned, rows.Count())).ToListAsync(ct);

    private Verdict VerdictOn(Ballot ballot, Question question, List<Group> groups, byte[] head)
    {
        var own = groups.Where(g => (g.QuestionId is null || g.QuestionId == question.Id) && question.RuleSetVersion.Definition.Admits(g.Category)).ToList();
        var entitled = own.GroupBy(g => g.Category).Select(g => new EntitledVoters(g.Key, g.Sum(row => row.Voters)));
        var answers = own.Where(g => g.QuestionId is not null).ToLookup(g => g.Choice == RuleSetDefinition.VoidChoice);
        var votes = answers[false].Select(g => new CountedVotes(g.Category, g.Choice!, g.Voters, g.IsReasoned == true));
        var voids = answers[true].GroupBy(g => g.Category, (category, rows) => new VoidSlips(category, rows.Sum(g => g.Voters))).ToList();
        return ballot.Conclude(question, new([.. entitled], [.. votes], voids.Count > 0 ? voids : null), clock.Now(), head).Value;
    }

    private Task AnnounceAsync(Ballot ballot, CancellationToken ct) => ballot.Kind == BallotKind.Consultation
        ? consultations.TellAsync(ballot, MailKinds.ConsultationClosed, $"closed:{ballot.Generation}", null, ct)
        : mails.TellAsync(ballot, MailKinds.BallotClosed, $"closed:{ballot.Generation}", null, ct);

    private sealed record Group(SeatCategory Category, long? QuestionId, string? Choice, bool? IsReasoned, int Voters);
}
