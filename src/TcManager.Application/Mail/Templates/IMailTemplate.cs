namespace TcManager.Application.Mail.Templates;

/// <summary>One kind of mail: whether it is still wanted, and what it says. Called in the reader's culture.</summary>
public interface IMailTemplate
{
    /// <summary>One of <see cref="MailKinds"/>.</summary>
    string Kind { get; }

    /// <summary>At the sending, first of all: what could not be known when the mail was queued. Null where there is nobody to write to.</summary>
    Task<MailData?> CompleteAsync(OutboxMail mail, CancellationToken ct) => Task.FromResult<MailData?>(mail.Data);

    /// <summary>Why the recipient need not get it any more, as a code of <see cref="MailFates"/>; null while it is wanted (pitfalls 33).</summary>
    Task<string?> NotWantedAsync(MailData data, CancellationToken ct);

    /// <summary>The same of a queued mail, where it also depends on to whom it goes: a place that a successor has taken is not asked of the predecessor.</summary>
    Task<string?> NotWantedAsync(OutboxMail mail, CancellationToken ct) => NotWantedAsync(mail.Data, ct);

    Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct);
}
