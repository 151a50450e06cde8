using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;

namespace TcManager.Application.Mail.Templates;

/// <summary>Whose a voter's place is when a mail goes out.</summary>
internal static class VoterPlaces
{
    /// <summary>Somebody else holds the place by now: a successor, or another head of the body. They are asked by a mail of their own.</summary>
    internal static async Task<bool> HasPassedOnAsync(this TcManagerDb db, OutboxMail mail, CancellationToken ct) =>
        mail is { PersonId: { } person, Data.VoterId: { } voter } && await db.Voters.AnyAsync(v => v.Id == voter && v.PersonId != person, ct);
}
