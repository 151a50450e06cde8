using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TcManager.Application.Data;
using TcManager.Application.Mail.Templates;
using TcManager.Domain;

namespace TcManager.Application.Mail;

/// <summary>Writes mails from the rows that they are about, in the language and the zone of their reader.</summary>
public sealed class MailComposer(TcManagerDb db, IEnumerable<IMailTemplate> templates, MailLayout layout, IStringLocalizer<MailTexts> texts)
{
    /// <summary>Before the sending: fills in what was not known at the queueing. False where there is nobody to write to.</summary>
    public async Task<bool> CompleteAsync(OutboxMail mail, CancellationToken ct)
    {
        if (await TemplateOf(mail.Template).CompleteAsync(mail, ct) is not { } data)
        {
            return false;
        }

        mail.Data = data;
        return true;
    }

    /// <summary>For sending: with the recipient's personal links.</summary>
    public async Task<ComposedMail> ComposeAsync(OutboxMail mail, CancellationToken ct) =>
        await ComposeAsync(mail.Template, mail.Data, await ReaderAsync(mail, isRecipient: true, ct), ct);

    /// <summary>For looking at: whatever would act for the recipient leads nowhere.</summary>
    public async Task<ComposedMail> ShowAsync(OutboxMail mail, CancellationToken ct) =>
        await ComposeAsync(mail.Template, mail.Data, await ReaderAsync(mail, isRecipient: false, ct), ct);

    /// <summary>The call of a meeting as it will go out, to nobody in particular.</summary>
    public async Task<ComposedMail> PreviewCallAsync(long meetingId, string culture, CancellationToken ct)
    {
        using var scope = new CultureScope(culture);
        var somebody = texts["somebody"].Value;
        return await ComposeAsync(MailKinds.Call, new(MeetingId: meetingId), new(somebody, somebody, null, culture, null, IsRecipient: false), ct);
    }

    /// <summary>Why the mail is not wanted any more, or null.</summary>
    public Task<string?> NotWantedAsync(OutboxMail mail, CancellationToken ct) => TemplateOf(mail.Template).NotWantedAsync(mail, ct);

    private async Task<ComposedMail> ComposeAsync(string kind, MailData data, MailReader reader, CancellationToken ct)
    {
        using var scope = new CultureScope(reader.Culture);
        var content = await TemplateOf(kind).WriteAsync(data, reader, ct);
        var text = await layout.TextAsync(content, reader.Culture);
        var html = await layout.HtmlAsync(content, reader.Culture);
        return new(content.Subject, text, html, content.Calendar, reader.Culture, reader.Name, reader.Address) { ReplyTo = content.ReplyTo };
    }

    private IMailTemplate TemplateOf(string kind) => templates.Single(t => t.Kind == kind);

    private async Task<MailReader> ReaderAsync(OutboxMail mail, bool isRecipient, CancellationToken ct)
    {
        if (mail.Data.AccountId is { } accountId)
        {
            return await HolderAsync(accountId, isRecipient, ct);
        }

        if (mail.Data.AddresseeId is { } addresseeId)
        {
            // Nothing of its language is known: it is written to in that of the committee.
            var addressee = await db.Addressees.AsNoTracking().Where(a => a.Id == addresseeId).Select(a => new { a.Name, a.Contact, a.Email, a.Ballot.Committee.Culture }).SingleAsync(ct);
            return new(NameOf(addressee.Name, addressee.Contact, isChinese: true), NameOf(addressee.Name, addressee.Contact, isChinese: false), addressee.Email, addressee.Culture, null, isRecipient);
        }

        var person = await db.People.AsNoTracking().Where(p => p.Id == mail.PersonId)
            .Select(p => new
            {
                p.NameZh,
                p.NameLatin,
                p.Email,
                Culture = db.Users.Where(a => a.PersonId == p.Id).Select(a => a.Culture).FirstOrDefault(),
                ZoneId = db.Users.Where(a => a.PersonId == p.Id).Select(a => a.ZoneId).FirstOrDefault(),
                CommitteeCulture = db.Meetings.Where(m => m.Id == mail.Data.MeetingId).Select(m => m.Committee.Culture).SingleOrDefault()
                    ?? db.Ballots.Where(b => b.Id == mail.Data.BallotId).Select(b => b.Committee.Culture).SingleOrDefault(),
            })
            .SingleOrDefaultAsync(ct);
        var culture = person?.Culture ?? person?.CommitteeCulture ?? await CultureOfCommitteeAsync(mail.Data, ct);
        return new(person?.NameZh ?? mail.Address ?? "", person?.NameLatin ?? mail.Address ?? "", mail.Address ?? person?.Email, culture, person?.ZoneId, isRecipient);
    }

    /// <summary>A contact such as 秘书处 is nobody without the organisation.</summary>
    private static string NameOf(string organisation, string? contact, bool isChinese) =>
        contact is null ? organisation
        : contact.Contains(organisation, StringComparison.OrdinalIgnoreCase) ? contact
        : isChinese ? $"{organisation}{(char.IsAscii(organisation[^1]) ? " " : "")}{contact}"
        : $"{contact} ({organisation})";

    /// <summary>Who has chosen no language gets that of the own committee.</summary>
    private async Task<MailReader> HolderAsync(long accountId, bool isRecipient, CancellationToken ct)
    {
        var account = await db.Users.AsNoTracking().Where(a => a.Id == accountId)
            .Select(a => new
            {
                Email = a.Email!,
                Culture = a.Culture
                    ?? db.Staff.Where(s => s.PersonId == a.PersonId).OrderBy(s => s.Id).Select(s => s.Committee.Culture).FirstOrDefault()
                    ?? db.Memberships.Where(m => m.PersonId == a.PersonId).OrderBy(m => m.Id).Select(m => m.Committee.Culture).FirstOrDefault(),
                a.ZoneId,
                NameZh = a.Person == null ? null : a.Person.NameZh,
                NameLatin = a.Person == null ? null : a.Person.NameLatin,
            })
            .SingleAsync(ct);
        return new(account.NameZh ?? account.Email, account.NameLatin ?? account.Email, account.Email, account.Culture ?? Cultures.English, account.ZoneId, isRecipient);
    }

    private async Task<string> CultureOfCommitteeAsync(MailData data, CancellationToken ct) => data switch
    {
        { MeetingId: { } meetingId } => await db.Meetings.Where(m => m.Id == meetingId).Select(m => m.Committee.Culture).SingleAsync(ct),
        { DutyId: { } dutyId } => await db.DutyProposals.Where(p => p.Id == dutyId).Select(p => p.Committee.Culture).SingleAsync(ct),
        _ => await db.Ballots.Where(b => b.Id == data.BallotId).Select(b => b.Committee.Culture).SingleAsync(ct),
    };
}
