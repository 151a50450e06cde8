using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots;
using TcManager.Domain.Reminders;

namespace TcManager.Application.Demonstration;

/// <summary>The mails that a sample ballot has caused: its opening, reminders to those who owed a vote then, receipts, its result.</summary>
public sealed class SampleBallotMails(TcManagerDb db, PastMails mails)
{
    private static readonly int[] ReminderDays = [14, 7, 3, 1];

    internal void Asked(Ballot ballot, IReadOnlyList<Voter> voters, IReadOnlyList<Slip> slips, DateTimeOffset now)
    {
        var opened = ballot.OpenedAt!.Value;
        Queue(ballot, MailKinds.BallotOpened, "opened", "", null, opened, voters);
        var castAt = slips.ToDictionary(s => s.VoterId, s => s.CastAt);
        foreach (var step in new Ladder(ReminderDays).Steps(opened, ballot.Deadline).Where(step => step.At <= now))
        {
            List<Voter> owing = [.. voters.Where(v => !(castAt.TryGetValue(v.Id, out var at) && at < step.At))];
            Queue(ballot, MailKinds.BallotReminder, step.OccurrenceKey, $"d{step.DaysBefore}", step.DaysBefore, step.At, owing);
            foreach (var voter in owing)
            {
                db.Entry(voter).Property(v => v.LastRemindedAt).CurrentValue = step.At;
            }
        }

        foreach (var slip in slips)
        {
            mails.At(slip.CastAt).Add(null, MailKinds.Receipt, ballot.Uid, slip.CastByPersonId, $"slip:{slip.Uid:N}", new(BallotId: ballot.Id, VoterId: slip.VoterId, SlipId: slip.Id), priority: 0);
        }
    }

    internal void Closed(Ballot ballot, IReadOnlyList<Voter> voters) =>
        Queue(ballot, MailKinds.BallotClosed, $"closed:{ballot.Generation}", "", null, ballot.ClosesAt, voters);

    private void Queue(Ballot ballot, string kind, string occurrence, string step, int? daysLeft, DateTimeOffset at, IEnumerable<Voter> voters)
    {
        var queue = mails.At(at);
        var campaign = queue.Start(Guid.CreateVersion7(at), kind, ballot.CommitteeId, ballot.Uid, step);
        foreach (var voter in voters)
        {
            queue.Add(campaign, kind, ballot.Uid, voter.PersonId, occurrence, new(BallotId: ballot.Id, VoterId: voter.Id, DaysLeft: daysLeft));
        }
    }
}
