using TcManager.Domain;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;

namespace TcManager.Application.Demonstration;

/// <summary>Replies to a sample call, partly in: enough for the quorum is not certain yet, and some have not said anything.</summary>
internal sealed class SampleReplies(SampleContent content, Meeting meeting, DateTimeOffset calledAt, DateTimeOffset now)
{
    private const int Silent = 10;

    // Of those who reply, in the order of the lot; everybody else comes.
    private const int Excused = 3;
    private const int Deputies = 2;
    private const int Online = 8;

    public void Give(IReadOnlyList<(SeededSeat Seat, Participant Row)> participants)
    {
        var lot = SplitMix64.For(meeting.Title.En);
        var sure = participants.Where(p => IsSure(p.Seat)).ToList();
        var others = lot.Shuffled(participants.Where(p => !IsSure(p.Seat) && !IsVisitor(p.Seat)));
        var replying = sure.Concat(others.SkipLast(Silent - participants.Count(p => IsVisitor(p.Seat)))).ToList();
        var times = lot.Shuffled(Enumerable.Range(1, replying.Count));
        foreach (var (index, (_, row)) in replying.Index())
        {
            var reply = Pick(index - sure.Count);
            var at = calledAt + (now - calledAt) * times[index] / (replying.Count + 1);
            var given = row.GiveReply(reply, NoteOf(reply), Guid.CreateVersion7(at), at.ToMilliseconds(), meeting.RepliesUntil);
            if (!given.IsDone)
            {
                throw new InvalidOperationException($"The demonstration is refused: {given.Refusals[0].Code}");
            }
        }
    }

    // Whoever stands for a real organisation, the chair and the secretary-general come (decisions 22).
    private static bool IsSure(SeededSeat seat) => !seat.IsOfSampleBody || seat.Plan.Holds(OfficeRole.Chair) || seat.Plan.Holds(OfficeRole.SecretaryGeneral);

    // A visitor who signs in as a member has something to reply to.
    private static bool IsVisitor(SeededSeat seat) => seat.Plan.Person.Email == DemonstrationAccounts.Emails["member"];

    private static Reply Pick(int index) => index switch
    {
        < 0 => Reply.OnSite,
        < Excused => Reply.Excused,
        < Excused + Deputies => Reply.Deputy,
        < Excused + Deputies + Online => Reply.Online,
        _ => Reply.OnSite,
    };

    private string? NoteOf(Reply reply) => reply switch
    {
        Reply.Excused => content.Excuse,
        Reply.Deputy => content.Deputy,
        _ => null,
    };
}
