using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TcManager.Application.Data;
using TcManager.Application.Texts;
using TcManager.Domain.Members.Duties;

namespace TcManager.Application.Mail.Templates;

/// <summary>A kind word to a member who has missed meetings or votes: which they were, and whom to tell if there was a reason.</summary>
public sealed class DutyReminderMail(TcManagerDb db, TimeProvider clock, IOptions<MailSettings> settings, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public string Kind => MailKinds.DutyReminder;

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct)
    {
        var today = clock.Today("Etc/UTC");
        return await db.DutyProposals.Where(p => p.Id == data.DutyId).Select(p => (DateOnly?)(p.Membership.ToOn ?? DateOnly.MaxValue)).SingleOrDefaultAsync(ct) switch
        {
            null => MailFates.Gone,
            { } last when last < today => MailFates.SeatEnded,
            _ => null,
        };
    }

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var today = clock.Today("Etc/UTC");
        var duty = await db.DutyProposals.AsNoTracking().Where(p => p.Id == data.DutyId)
            .Select(p => new
            {
                Committee = new NoticeCommittee(p.CommitteeId, p.Committee.Code, p.Committee.Title, p.Committee.Kind),
                p.Evidence,
                Contact = db.Staff.Where(s => s.CommitteeId == p.CommitteeId && s.FromOn <= today && (s.ToOn == null || today <= s.ToOn) && s.Person.Email != null)
                    .OrderBy(s => s.Id).Select(s => s.Person.Email).FirstOrDefault(),
            })
            .SingleAsync(ct);
        var items = duty.Evidence.Standing.Items;
        var meetings = items.Where(i => i.Subject == DutySubject.Meeting).Select(i => i.Id).ToList();
        var ballots = items.Where(i => i.Subject == DutySubject.Ballot).Select(i => i.Id).ToList();
        var meetingTitles = await db.Meetings.AsNoTracking().Where(m => EF.Parameter(meetings).Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Title, ct);
        var ballotTitles = await db.Ballots.AsNoTracking().Where(b => EF.Parameter(ballots).Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Title, ct);
        return new()
        {
            Head = duty.Committee.Head(reader.Culture),
            Subject = texts["duty.subject", duty.Committee.Code],
            Greeting = texts["greeting", reader.Name],
            Lead = [texts[$"duty.lead.{duty.Evidence.Standing.Kind}", items.Count], texts["duty.reason"]],
            Sections =
            [
                new(texts["duty.which"], [.. items.Select(i => new MailItem((i.Subject == DutySubject.Meeting ? meetingTitles[i.Id] : ballotTitles[i.Id]).In(reader.Culture), WrittenDates.Day(i.On), Url(i)))]),
            ],
            Notes = [texts["duty.once"]],
            Why = texts["why", duty.Committee.Code],
            ReplyTo = duty.Contact,
        };
    }

    private string Url(DutyItem item) => string.Create(CultureInfo.InvariantCulture, $"{settings.Value.PublicUrl}/{(item.Subject == DutySubject.Meeting ? "meetings" : "ballots")}/{item.Id}");
}
