using Microsoft.Extensions.Logging;

namespace TcManager.Application.Mail.Delivery;

/// <summary>
/// Sends what is due. May run twice, in two processes, or be killed: nothing is lost, and at most the mail in the air goes out once more, under the
/// same Message-Id.
/// </summary>
public sealed partial class DeliverOutbox(OutboxClaims claims, MailBatch current, MailComposer composer, MailMessages messages, IMailTransport transport, TimeProvider clock, ILogger<DeliverOutbox> log)
{
    // A mail may take some minutes of a slow server's time; it must not be in the air when another worker takes it.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>Runs until nothing is due, or no server takes mail. Returns how many were accepted.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var sent = 0;
        try
        {
            while (!ct.IsCancellationRequested && await claims.ClaimAsync(ct) is { Mails.Count: > 0 } batch)
            {
                current.Begin();
                var (accepted, isReachable) = await DeliverAsync(batch, ct);
                sent += accepted;
                if (!isReachable)
                {
                    break;
                }
            }
        }
        finally
        {
            await transport.CloseAsync();
        }

        return sent;
    }

    private async Task<(int Accepted, bool IsReachable)> DeliverAsync(ClaimedBatch batch, CancellationToken ct)
    {
        var sent = 0;
        foreach (var mail in batch.Mails)
        {
            if (ct.IsCancellationRequested || clock.Now() > batch.UntilAt - Margin)
            {
                break;
            }

            var result = await DeliverAsync(mail, ct);
            if (result == DispatchResult.Unreachable)
            {
                await claims.ReleaseAsync(batch, MailFates.Unreachable, ct);
                return (sent, false);
            }

            sent += result == DispatchResult.Accepted ? 1 : 0;
        }

        await claims.ReleaseAsync(batch, null, CancellationToken.None);
        return (sent, true);
    }

    /// <summary>Null when the mail was not tried.</summary>
    private async Task<DispatchResult?> DeliverAsync(OutboxMail mail, CancellationToken ct)
    {
        if (mail.ExpiresAt <= clock.Now())
        {
            return await SkipAsync(mail, MailFates.Expired, ct);
        }

        var composed = await ComposeAsync(mail, ct);
        if (composed.NotWanted is { } fate)
        {
            return await SkipAsync(mail, fate, ct);
        }

        if (composed.Mail is not { } content)
        {
            await claims.DelayedAsync(mail, MailFates.NotComposed, null, ct);
            return null;
        }

        if (string.IsNullOrWhiteSpace(content.ToAddress))
        {
            return await SkipAsync(mail, MailFates.NoAddress, ct);
        }

        if (messages.Build(mail, content) is not { } message)
        {
            await claims.FailedAsync(mail, MailFates.BadAddress, null, ct);
            return null;
        }

        return await RecordAsync(mail, await transport.SendAsync(message, ct));
    }

    private async Task<DispatchResult?> SkipAsync(OutboxMail mail, string fate, CancellationToken ct)
    {
        await claims.SkippedAsync(mail, fate, ct);
        return null;
    }

    private async Task<(ComposedMail? Mail, string? NotWanted)> ComposeAsync(OutboxMail mail, CancellationToken ct)
    {
        try
        {
            var fate = await composer.CompleteAsync(mail, ct) ? await composer.NotWantedAsync(mail, ct) : MailFates.Gone;
            return fate is null ? (await composer.ComposeAsync(mail, ct), null) : (null, fate);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // One mail that cannot be written must not hold up the others.
            NotComposed(log, fault, mail.Id, mail.Template);
            return (null, null);
        }
    }

    /// <summary>What was accepted is recorded whatever happens to the run meanwhile.</summary>
    private async Task<DispatchResult?> RecordAsync(OutboxMail mail, Dispatch dispatch)
    {
        var isOurs = dispatch.Result switch
        {
            DispatchResult.Accepted => await claims.SentAsync(mail, CancellationToken.None),
            DispatchResult.Refused => await claims.FailedAsync(mail, MailFates.Refused, dispatch.Words, CancellationToken.None),
            DispatchResult.Delayed => await claims.DelayedAsync(mail, MailFates.Delayed, dispatch.Words, CancellationToken.None),
            DispatchResult.Unreachable => await claims.DelayedAsync(mail, MailFates.Unreachable, null, CancellationToken.None),
            _ => throw new ArgumentOutOfRangeException(nameof(dispatch)),
        };
        if (!isOurs)
        {
            LeaseLost(log, mail.Id);
        }

        if (dispatch.Result == DispatchResult.Unreachable)
        {
            Unreachable(log, dispatch.Cause);
        }

        return dispatch.Result;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server is out of reach ({Cause}); mail waits.")]
    private static partial void Unreachable(ILogger log, string? cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The claim of mail {MailId} ended while it was being sent; it may go out once more.")]
    private static partial void LeaseLost(ILogger log, long mailId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {MailId} ({Kind}) cannot be written; it is tried again later.")]
    private static partial void NotComposed(ILogger log, Exception fault, long mailId, string kind);
}
