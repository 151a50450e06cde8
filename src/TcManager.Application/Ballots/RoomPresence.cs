using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain.Ballots;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Ballots;

/// <summary>Who is in the room of a ballot: an open interval of presence in its meeting (decisions 10).</summary>
public sealed class RoomPresence(TcManagerDb db)
{
    /// <summary>How many of these seats.</summary>
    internal Task<int> PresentAsync(Ballot ballot, IReadOnlyCollection<long> seats, CancellationToken ct)
    {
        var here = Here(ballot.AgendaItemId!.Value);
        return here.CountAsync(p => seats.Contains(p.Participant.MembershipId), ct);
    }

    /// <summary>Whether the seat's participant is there now.</summary>
    internal Task<bool> IsPresentAsync(Ballot ballot, long membershipId, CancellationToken ct)
    {
        var here = Here(ballot.AgendaItemId!.Value);
        return here.AnyAsync(p => p.Participant.MembershipId == membershipId, ct);
    }

    /// <summary>Open intervals in the meeting of an agenda item.</summary>
    internal IQueryable<Presence> Here(long agendaItemId) =>
        from presence in db.Presences
        where presence.ToAt == null && presence.Participant.Meeting.Agenda.Any(item => item.Id == agendaItemId)
        select presence;
}
