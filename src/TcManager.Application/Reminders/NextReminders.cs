using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Application.Meetings;
using TcManager.Domain;
using TcManager.Domain.Reminders;

namespace TcManager.Application.Reminders;

/// <summary>When the next automatic reminder goes and to how many, were it to go now.</summary>
public sealed class NextReminders(TcManagerDb db, TimeProvider clock)
{
    /// <summary>Null where no further one goes.</summary>
    public async Task<NextReminder?> OfBallotAsync(long ballotId, CancellationToken ct)
    {
        var (now, today) = (clock.Now(), clock.Today(Visible.RightsZone));

        // A row for each question: a list in the projection would have SQLite read the questions of all ballots.
        var questions = await db.Questions.AsNoTracking()
            .Where(q => q.BallotId == ballotId && q.Ballot.OpenedAt != null && q.Ballot.ClosedAt == null && q.Ballot.CancelledAt == null && q.Ballot.ClosesAt > now && (q.Ballot.AgendaItemId == null || q.Ballot.RoomEndedAt != null))
            .OrderBy(q => q.No)
            .Select(q => new
            {
                MovedAt = db.DeadlineChanges.Where(c => c.BallotId == q.BallotId).OrderByDescending(c => c.No).Select(c => (DateTimeOffset?)c.At).FirstOrDefault(),
                q.Ballot.RoomEndedAt,
                OpenedAt = q.Ballot.OpenedAt!.Value,
                q.Ballot.ClosesAt,
                q.Ballot.Committee.ZoneId,
                Owing = db.Voters.Count(v => v.BallotId == q.BallotId && v.LastRevision == 0 && v.EndedAt == null && (v.Membership.ToOn == null || v.Membership.ToOn >= today))
                    + db.Addressees.Count(a => a.BallotId == q.BallotId && a.RepliedAt == null && a.WithdrawnAt == null),
                q.RuleSetVersion.Definition,
            })
            .ToListAsync(ct);
        return questions is not [var ballot, ..] ? null
            : Next(ReminderLadders.Of([.. questions.Select(q => q.Definition)]), ReminderLadders.AskedAt(ballot.OpenedAt, ballot.MovedAt, ballot.RoomEndedAt), new(ballot.ClosesAt, ballot.ZoneId), ballot.Owing, now);
    }

    /// <summary>Null where no further one goes.</summary>
    public async Task<NextReminder?> OfMeetingAsync(long meetingId, CancellationToken ct)
    {
        var now = clock.Now();
        var owed = OwedReplies.Of(db, meetingId);
        var meeting = await db.Meetings.AsNoTracking()
            .Where(m => m.Id == meetingId && m.CalledAt != null && m.CancelledAt == null && !m.IsRecorded && m.ReplyByAt > now)
            .Select(m => new
            {
                CalledAt = m.CalledAt!.Value,
                ReplyByAt = m.ReplyByAt!.Value,
                m.Committee.ZoneId,
                Owing = owed.Count(),
            })
            .SingleOrDefaultAsync(ct);
        return meeting is null ? null : Next(ReminderLadders.Usual, meeting.CalledAt, new(meeting.ReplyByAt, meeting.ZoneId), meeting.Owing, now);
    }

    private static NextReminder? Next(Ladder ladder, DateTimeOffset askedAt, Deadline deadline, int owing, DateTimeOffset now) =>
        ladder.Steps(askedAt, deadline).FirstOrDefault(step => step.At > now) is { } step ? new(step.At, deadline.ZoneId, step.DaysBefore, owing) : null;
}

/// <summary>A reminder to come.</summary>
/// <param name="At">When it falls.</param>
/// <param name="ZoneId">In which it is written.</param>
/// <param name="DaysBefore">Local days before the deadline.</param>
/// <param name="Owing">Who has not answered yet; fewer when it goes.</param>
public sealed record NextReminder(DateTimeOffset At, string ZoneId, int DaysBefore, int Owing);
