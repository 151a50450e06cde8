namespace TcManager.Domain.Meetings;

public sealed partial class Participant
{
    /// <summary>Whether a form has arrived before: the same form with the same words. A form that was gone back to and says something else is another reply.</summary>
    public bool IsRepeat(Guid formUid, Reply reply, string? note) => ReplyUid == formUid && Reply == reply && ReplyNote == note;

    /// <summary>
    /// Gives or changes the reply. Refused as <c>reply.late</c> from the deadline on, <c>reply.missing</c> without a choice,
    /// <c>reply.reasonMissing</c> when excused without a reason, <c>reply.deputyMissing</c> when nobody is named. The repeat of a form is done and changes nothing.
    /// </summary>
    /// <param name="reply">The choice.</param>
    /// <param name="note">Reason, deputy's name, or a remark.</param>
    /// <param name="formUid">Of the posted form.</param>
    /// <param name="now">When it arrived.</param>
    /// <param name="deadline">First refused instant.</param>
    public Domain.Outcome GiveReply(Reply reply, string? note, Guid formUid, DateTimeOffset now, Deadline deadline)
    {
        if (IsRepeat(formUid, reply, note))
        {
            return Domain.Outcome.Done;
        }

        if (deadline.IsPassedAt(now))
        {
            return Domain.Outcome.Refused("reply.late");
        }

        if (reply == Reply.None)
        {
            return Domain.Outcome.Refused("reply.missing", nameof(Reply));
        }

        if (string.IsNullOrWhiteSpace(note) && reply == Reply.Excused)
        {
            return Domain.Outcome.Refused("reply.reasonMissing", "Note");
        }

        if (string.IsNullOrWhiteSpace(note) && reply == Reply.Deputy)
        {
            return Domain.Outcome.Refused("reply.deputyMissing", "Note");
        }

        (Reply, ReplyNote, ReplyUid, RepliedAt) = (reply, note, formUid, now);
        return Domain.Outcome.Done;
    }

    /// <summary>The call is to this seat from now on, with the reply and what became of it: the same person sits there on the day (decisions 2).</summary>
    /// <param name="membershipId">A seat of the same person in the committee that meets.</param>
    /// <param name="isDue">Whether attendance is a duty there.</param>
    public void PassTo(long membershipId, bool isDue) => (MembershipId, ParticipantKey, IsDue) = (membershipId, KeyOf(membershipId), isDue);

    /// <summary>What became of this participant; <see cref="AttendanceOutcome.Unknown"/> takes it back. True when it changed anything.</summary>
    public bool RecordOutcome(AttendanceOutcome outcome, string? note, OutcomeOrigin origin, DateTimeOffset now)
    {
        if (Outcome == outcome && OutcomeNote == note)
        {
            return false;
        }

        var isKnown = outcome != AttendanceOutcome.Unknown;
        (Outcome, OutcomeNote) = (outcome, note);
        OutcomeOrigin = isKnown ? origin : OutcomeOrigin.None;
        OutcomeAt = isKnown ? now : null;
        return true;
    }
}
