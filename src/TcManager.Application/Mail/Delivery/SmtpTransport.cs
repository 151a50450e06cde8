using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace TcManager.Application.Mail.Delivery;

/// <summary>Over one connection to the mail server, made with the first mail and made anew when the server drops it.</summary>
public sealed class SmtpTransport(IOptions<MailSettings> settings, TrustedCertificates trusted) : IMailTransport, IDisposable
{
    private readonly SmtpClient _client = new();

    public async Task<Dispatch> SendAsync(MimeMessage message, CancellationToken ct)
    {
        try
        {
            await ConnectAsync(ct);
        }
        catch (Exception fault) when (IsTrouble(fault, ct) || fault is CommandException or NotSupportedException)
        {
            await CloseAsync();
            return new(DispatchResult.Unreachable, Cause: fault.GetType().Name);
        }

        return await HandOverAsync(message, ct);
    }

    public async Task CloseAsync()
    {
        try
        {
            await _client.DisconnectAsync(quit: _client.IsConnected);
        }
        catch (Exception fault) when (IsTrouble(fault, CancellationToken.None) || fault is CommandException)
        {
            // The other side has gone first; there is nothing left to close.
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task ConnectAsync(CancellationToken ct)
    {
        var mail = settings.Value;
        if (!_client.IsConnected)
        {
            _client.Timeout = (int)TimeSpan.FromSeconds(mail.TimeoutSeconds).TotalMilliseconds;
            _client.ServerCertificateValidationCallback = trusted.Callback;
            await ConnectAsync(mail, ct);
        }

        if (mail.User.Length > 0 && !_client.IsAuthenticated)
        {
            await _client.AuthenticateAsync(mail.User, mail.Password, ct);
        }
    }

    /// <summary>Over a socket of our own: one that waits for full packets costs each mail as long as the server delays its acknowledgements, 40 ms.</summary>
    private async Task ConnectAsync(MailSettings mail, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(TimeSpan.FromSeconds(mail.TimeoutSeconds));
            await socket.ConnectAsync(mail.Host, mail.Port, patience.Token);
            await _client.ConnectAsync(socket, mail.Host, mail.Port, OptionOf(mail.Security), ct);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<Dispatch> HandOverAsync(MimeMessage message, CancellationToken ct)
    {
        try
        {
            await _client.SendAsync(message, ct);
            return Dispatch.Accepted;
        }
        catch (SmtpCommandException fault)
        {
            return DispatchOf(fault);
        }
        catch (NotSupportedException fault)
        {
            // An address with letters beyond ASCII, and a server that does not take those.
            return new(DispatchResult.Refused, fault.Message, fault.GetType().Name);
        }
        catch (Exception fault) when (IsTrouble(fault, ct))
        {
            await CloseAsync();
            return new(DispatchResult.Delayed, fault.Message, fault.GetType().Name);
        }
    }

    /// <summary>5xx about a recipient or a body is final; about the sender it is our own configuration, which concerns every mail.</summary>
    private static Dispatch DispatchOf(SmtpCommandException fault)
    {
        var code = (int)fault.StatusCode;
        var words = $"{code} {fault.Message}";
        return code switch
        {
            421 => new(DispatchResult.Unreachable, Cause: nameof(SmtpStatusCode.ServiceNotAvailable)),
            >= 500 when fault.ErrorCode == SmtpErrorCode.SenderNotAccepted => new(DispatchResult.Unreachable, Cause: nameof(SmtpErrorCode.SenderNotAccepted)),
            >= 500 => new(DispatchResult.Refused, words),
            _ => new(DispatchResult.Delayed, words),
        };
    }

    private static bool IsTrouble(Exception fault, CancellationToken ct) => fault switch
    {
        OperationCanceledException => !ct.IsCancellationRequested,
        _ => fault is IOException or SocketException or TimeoutException or ProtocolException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException or ServiceNotAuthenticatedException,
    };

    private static SecureSocketOptions OptionOf(MailSecurity security) => security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => throw new ArgumentOutOfRangeException(nameof(security)),
    };
}
