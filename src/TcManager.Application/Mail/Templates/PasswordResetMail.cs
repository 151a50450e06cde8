using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Application.Texts;

namespace TcManager.Application.Mail.Templates;

/// <summary>重设密码: the link is made when the mail is sent, and to nobody but the recipient.</summary>
public sealed class PasswordResetMail(
    TcManagerDb db,
    FindOrOpenAccount find,
    UserManager<Account> accounts,
    ResetLinks links,
    TimeProvider clock,
    WrittenDates dates,
    IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    private const string UsualZone = "Asia/Shanghai";

    public string Kind => MailKinds.PasswordReset;

    public async Task<MailData?> CompleteAsync(OutboxMail mail, CancellationToken ct) =>
        mail is { Data.AccountId: null, Address: { } asked } ? await find.ExecuteAsync(asked, ct) is { } account ? mail.Data with { AccountId = account } : null : mail.Data;

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct) => await db.Users.Where(Account.NotClosed).AnyAsync(a => a.Id == data.AccountId, ct) ? null : MailFates.Gone;

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var expiresAt = clock.Now() + ResetLinks.Life;
        return new()
        {
            Head = "TcManager",
            Subject = texts["passwordReset.subject"],
            Greeting = texts["greeting", reader.Name],
            Lead = [texts["passwordReset.lead", reader.Address ?? ""]],
            Facts = [new(texts["passwordReset.until"], texts["before", dates.Instant(expiresAt, reader.ZoneId ?? UsualZone)].Value)],
            Button = new(texts["passwordReset.button"], reader.IsRecipient ? await LinkAsync(data.AccountId!.Value, expiresAt) : null),
            Notes = [texts["passwordReset.notYou"]],
            Why = texts["passwordReset.why"],
        };
    }

    private async Task<string> LinkAsync(long accountId, DateTimeOffset expiresAt)
    {
        var account = (await accounts.FindByIdAsync($"{accountId}"))!;
        return links.UrlFor(new(accountId, await accounts.GeneratePasswordResetTokenAsync(account)), expiresAt);
    }
}
