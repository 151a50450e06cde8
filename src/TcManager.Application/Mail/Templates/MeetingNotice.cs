using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Mail.Templates;

/// <summary>What mails and calendar files say of a meeting.</summary>
public sealed record MeetingNotice(
    long Id,
    NoticeCommittee Committee,
    Bilingual Title,
    MeetingForm Form,
    string? Place,
    string? Link,
    string ZoneId,
    DateTimeOffset? ReplyByAt,
    DateTimeOffset? CalledAt,
    DateTimeOffset? CancelledAt,
    string IcsUid,
    int IcsSequence,
    IReadOnlyList<NoticeSession> Sessions,
    IReadOnlyList<NoticeItem> Agenda,
    IReadOnlyList<NoticePaper> Papers,
    IReadOnlyList<Bilingual> Secretariat,
    IReadOnlyList<NoticeContact> Contacts)
{
    /// <summary>Until when a personal link lives: the reply deadline, or the start where no reply is asked for.</summary>
    public Deadline LinkEnds => new(ReplyByAt ?? Sessions[0].StartsAt, ZoneId);

    public string Where(string culture) => $"{Committee.Code} {Title.In(culture)}";
}

/// <summary>Whose matter it is.</summary>
/// <param name="Kind">Only technical committees have a name that follows from their field.</param>
public sealed record NoticeCommittee(long Id, string Code, Bilingual Title, CommitteeKind Kind)
{
    private const string National = "SAC/";

    /// <summary>全国岩土力学标准化技术委员会（SAC/TC 605）; elsewhere code and title.</summary>
    public string Head(string culture) =>
        culture.StartsWith("zh", StringComparison.OrdinalIgnoreCase) && Kind == CommitteeKind.TC && Code.StartsWith(National, StringComparison.Ordinal) && !Title.Zh.EndsWith("委员会", StringComparison.Ordinal)
            ? $"全国{Title.Zh}标准化技术委员会（{Code}）"
            : $"{Code} {Title.In(culture)}";
}

/// <summary>One stretch of the meeting.</summary>
public sealed record NoticeSession(DateOnly LocalDate, TimeOnly LocalStart, TimeOnly LocalEnd, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>One item of the agenda.</summary>
public sealed record NoticeItem(int Position, Bilingual Title, int? Minutes, string? Presenter);

/// <summary>A paper with its newest file.</summary>
public sealed record NoticePaper(long DocumentId, int Number, Bilingual Title, int? Revision);

/// <summary>Somebody of the secretariat.</summary>
public sealed record NoticeContact(string NameZh, string NameLatin, string? Email)
{
    public string Name(string culture) => culture.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? NameZh : NameLatin;
}

/// <summary>Reads meetings for mails.</summary>
public sealed class MeetingNotices(TcManagerDb db, MailBatch batch, TimeProvider clock)
{
    private readonly LastRead<MeetingNotice> _last = new(batch);

    /// <summary>The meeting of a mail that was queued with it; a meeting is never deleted.</summary>
    public Task<MeetingNotice> ReadAsync(MailData data, CancellationToken ct) => _last.OfAsync(
        data.MeetingId ?? 0, async id => await FindAsync(id, ct) ?? throw new InvalidOperationException($"No meeting {id}."));

    public async Task<MeetingNotice?> FindAsync(long meetingId, CancellationToken ct)
    {
        var today = clock.Today("Etc/UTC");
        return await db.Meetings.AsNoTracking().Where(m => m.Id == meetingId)
            .Select(m => new MeetingNotice(
                m.Id,
                new NoticeCommittee(m.CommitteeId, m.Committee.Code, m.Committee.Title, m.Committee.Kind),
                m.Title,
                m.Form,
                m.Place,
                m.Link,
                m.ZoneId,
                m.ReplyByAt,
                m.CalledAt,
                m.CancelledAt,
                m.IcsUid,
                m.IcsSequence,
                m.Sessions.OrderBy(s => s.No).Select(s => new NoticeSession(s.LocalDate, s.LocalStart, s.LocalEnd, s.StartsAt, s.EndsAt)).ToList(),
                m.Agenda.OrderBy(a => a.Position).Select(a => new NoticeItem(a.Position, a.Title, a.Minutes, a.Presenter)).ToList(),
                db.MeetingPapers.Where(p => p.MeetingId == m.Id).OrderBy(p => p.Document.Number)
                    .Select(p => new NoticePaper(p.DocumentId, p.Document.Number, p.Document.Title, p.Document.Files.Max(f => (int?)f.Revision))).ToList(),
                db.CommitteeBodies.Where(b => b.CommitteeId == m.CommitteeId && (b.Part == BodyPart.Secretariat || b.Part == BodyPart.Twin) && b.FromOn <= today && (b.ToOn == null || today <= b.ToOn))
                    .OrderBy(b => b.Part).ThenBy(b => b.Id).Select(b => b.Organisation.Name).ToList(),
                db.Staff.Where(s => s.CommitteeId == m.CommitteeId && s.FromOn <= today && (s.ToOn == null || today <= s.ToOn))
                    .OrderBy(s => s.Id).Select(s => new NoticeContact(s.Person.NameZh, s.Person.NameLatin, s.Person.Email)).ToList()))
            .AsSplitQuery()
            .SingleOrDefaultAsync(ct);
    }
}
