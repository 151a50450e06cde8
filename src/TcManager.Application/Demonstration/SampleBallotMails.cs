using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots;
using TcManager.Domain.Reminders;

namespace TcManager.Application.Demonstration;

/// <summary>The mails that a sample ballot has caused: its opening, reminders to those who owed a vote then, receipts, its result.</summary>
public sealed class SampleBallotMails(TcManagerDb db, PastMails mails)
{
    internal async Task AskedAsync(Ballot ballot, IReadOnlyList<Voter> voters, IReadOnlyList<Slip> slips, DateTimeOffset now, CancellationToken ct)
    {
        var opened = ballot.OpenedAt!.Value;
        await mails.QueueAsync(new(MailKinds.BallotOpened, ballot, ballot.CommitteeId, "opened"), opened, ballot.ClosesAt, [.. voters.Select(v => To(ballot, v))], ct);
        var castAt = slips.ToDictionary(s => s.VoterId, s => s.CastAt);
        var days = ballot.Questions.SelectMany(q => q.RuleSetVersion.Definition.ReminderDays);
        await mails.RemindAsync(MailKinds.BallotReminder, ballot, ballot.CommitteeId, days, opened, ballot.Deadline, now, step => Owing(ballot, voters, castAt, step), ct);
        foreach (var slip in slips)
        {
            if (slip.Channel == SlipChannel.Paper)
            {
                mails.At(slip.CastAt).Add(
                    MailKinds.SlipRecorded, ballot.Uid, slip.Voter.PersonId, $"slip:{slip.Uid:N}", new(BallotId: ballot.Id, VoterId: slip.VoterId, SlipId: slip.Id), priority: 5);
                continue;
            }

            mails.At(slip.CastAt).Add(MailKinds.Receipt, ballot.Uid, slip.CastByPersonId, $"slip:{slip.Uid:N}", new(BallotId: ballot.Id, VoterId: slip.VoterId, SlipId: slip.Id), priority: 0);
        }
    }

    internal Task ClosedAsync(Ballot ballot, IReadOnlyList<Voter> voters, CancellationToken ct) =>
        mails.QueueAsync(new(MailKinds.BallotClosed, ballot, ballot.CommitteeId, $"closed:{ballot.Generation}"), ballot.ClosesAt, null, [.. voters.Select(v => To(ballot, v))], ct);

    private List<(long, MailData)> Owing(Ballot ballot, IReadOnlyList<Voter> voters, Dictionary<long, DateTimeOffset> castAt, LadderStep step)
    {
        var owing = voters.Where(v => !(castAt.TryGetValue(v.Id, out var at) && at < step.At)).ToList();
        owing.ForEach(v => db.Entry(v).Property(row => row.LastRemindedAt).CurrentValue = step.At);
        return owing.ConvertAll(v => To(ballot, v, step.DaysBefore));
    }

    private static (long, MailData) To(Ballot ballot, Voter voter, int? daysLeft = null) =>
        (voter.PersonId, new(BallotId: ballot.Id, VoterId: voter.Id, DaysLeft: daysLeft));
}
