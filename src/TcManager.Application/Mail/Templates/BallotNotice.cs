using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Mail.Templates;

/// <summary>What mails say of a ballot.</summary>
public sealed record BallotNotice(
    long Id,
    NoticeCommittee Committee,
    string Number,
    Bilingual Title,
    DateTimeOffset ClosesAt,
    DateTimeOffset? ClosedAt,
    string? ClosingReason,
    string ZoneId,
    IReadOnlyList<NoticeQuestion> Questions,
    IReadOnlyList<NoticeContact> Contacts)
{
    public Deadline Deadline => new(ClosesAt, ZoneId);

    /// <summary>Closed by hand before the deadline that the voters were told.</summary>
    public bool WasClosedEarly => ClosedAt < ClosesAt && !WasByHands;

    /// <summary>Of the committee: there its seats' last days are counted.</summary>
    public required string HomeZone { get; init; }

    /// <summary>A vote in a room came before, and has ended.</summary>
    public bool WasInRoom { get; init; }

    /// <summary>The chair counted hands in the room.</summary>
    public bool WasByHands { get; init; }

    public string? ReplyTo => Contacts.FirstOrDefault(c => c.Email is not null)?.Email;
}

/// <summary>What is asked, and the paper that it is asked about.</summary>
public sealed record NoticeQuestion(int No, Bilingual Text, NoticePaper? Paper, IReadOnlyList<NoticeCandidate> Candidates);

/// <summary>Who stands, by the name on the slip.</summary>
public sealed record NoticeCandidate(string NameZh, string NameEn)
{
    public string In(string culture) => new Bilingual(NameZh, NameEn).In(culture);
}

/// <summary>Reads ballots for mails, and knows where they are found.</summary>
public sealed class BallotNotices(TcManagerDb db, MailBatch batch, TimeProvider clock, IOptions<MailSettings> settings)
{
    private readonly LastRead<BallotNotice> _last = new(batch);

    public Task<BallotNotice> ReadAsync(MailData data, CancellationToken ct) => _last.OfAsync(data.BallotId ?? 0, id => FindAsync(id, ct));

    private async Task<BallotNotice> FindAsync(long ballotId, CancellationToken ct)
    {
        var today = clock.Today("Etc/UTC");
        return await db.Ballots.AsNoTracking().Where(b => b.Id == ballotId)
            .Select(b => new BallotNotice(
                b.Id,
                new NoticeCommittee(b.CommitteeId, b.Committee.Code, b.Committee.Title, b.Committee.Kind),
                b.Number,
                b.Title,
                b.ClosesAt,
                b.ClosedAt,
                b.ClosingReason,
                b.ZoneId,
                b.Questions.OrderBy(q => q.No).Select(q => new NoticeQuestion(
                    q.No,
                    q.Text,
                    q.DocumentId == null ? null : new NoticePaper(q.DocumentId.Value, q.Document!.Number, q.Document.Title, q.Document.Files.Max(f => (int?)f.Revision)),
                    q.Candidates.OrderBy(c => c.No).Select(c => new NoticeCandidate(c.NameZh, c.NameEn)).ToList())).ToList(),
                db.Staff.Where(s => s.CommitteeId == b.CommitteeId && s.FromOn <= today && (s.ToOn == null || today <= s.ToOn))
                    .OrderBy(s => s.Id).Select(s => new NoticeContact(s.Person.NameZh, s.Person.NameLatin, s.Person.Email)).ToList())
            {
                HomeZone = b.Committee.ZoneId,
                WasInRoom = b.AgendaItemId != null && b.RoomEndedAt != null,
                WasByHands = b.HandsCountedAt != null,
            })
            .AsSplitQuery()
            .SingleAsync(ct);
    }

    /// <summary>"…/ballots/42/vote".</summary>
    public string Url(long ballotId, string tail = "") => string.Create(CultureInfo.InvariantCulture, $"{settings.Value.PublicUrl}/ballots/{ballotId}{tail}");

    public string PaperUrl(long documentId, int revision) => string.Create(CultureInfo.InvariantCulture, $"{settings.Value.PublicUrl}/documents/{documentId}/files/{revision}");
}
