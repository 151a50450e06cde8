using System.Diagnostics;
using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using TcManager.Application.Mail;
using TcManager.Benchmarks.Running;

namespace TcManager.Benchmarks;

/// <summary>A meeting's call to many, composed and sent by the outbox's one worker; beside a loop that sends one finished mail over one connection.</summary>
internal sealed class MailBenchmark(RunningApp app, MailSink sink, ResultTable table)
{
    private const int Mails = 2_000, Turns = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    internal async Task RunAsync()
    {
        await SendAsync("warm-up", Mails / 4);
        await LoopAsync(Mails / 4);
        var (mine, theirs) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            mine.Add(await SendAsync($"turn {turn}", Mails));
            theirs.Add(await LoopAsync(Mails));
        }

        table.Add($"mail, {app.Store.Kind}", "/s", mine, theirs, "bare MailKit loop, one connection, one finished mail");
    }

    /// <summary>Queues the call of the next plenary again and again, under keys of its own, and waits for the job.</summary>
    private async Task<double> SendAsync(string turn, int count)
    {
        await using var db = app.Store.Open();
        var owing = await db.Participants.Where(p => p.RepliedAt == null && p.Meeting!.CalledAt != null).Select(p => (Guid?)p.Uid).ToListAsync();
        var queued = await db.Outbox.AsNoTracking().Where(m => m.Template == MailKinds.Call && m.PersonId != null && !EF.Functions.Like(m.DedupeKey, "bench:%")).ToListAsync();
        var calls = queued.Where(m => owing.Contains(m.Data.ParticipantUid)).ToList();
        var now = TimeProvider.System.GetUtcNow();
        db.Outbox.AddRange(Enumerable.Range(0, count).Select(i => new OutboxMail
        {
            DedupeKey = $"bench:{turn}:{i}",
            CampaignId = calls[i % calls.Count].CampaignId,
            PersonId = calls[i % calls.Count].PersonId,
            Template = MailKinds.Call,
            Data = calls[i % calls.Count].Data,
            Priority = 5,
            NotBeforeAt = now,
            CreatedAt = now,
            MessageId = $"{Guid.CreateVersion7():N}@bench.example",
        }));
        await db.SaveChangesAsync();
        var sent = db.Outbox.AsNoTracking().Where(m => EF.Functions.Like(m.DedupeKey, $"bench:{turn}:%"));
        for (var waited = Stopwatch.StartNew(); await sent.AnyAsync(m => m.State == OutboxState.Waiting || m.State == OutboxState.Claimed);)
        {
            if (waited.Elapsed > Patience)
            {
                throw new TimeoutException("The outbox was not delivered.");
            }

            await Task.Delay(500);
        }

        if (await sent.Where(m => m.State != OutboxState.Sent).Select(m => m.Fate).FirstOrDefaultAsync() is { } fate)
        {
            throw new InvalidOperationException($"A mail was not sent: {fate}.");
        }

        var times = await sent.Select(m => m.SentAt!.Value).ToListAsync();
        return (count - 1) / (times.Max() - times.Min()).TotalSeconds;
    }

    private async Task<double> LoopAsync(int count)
    {
        using var client = new SmtpClient();
        // As the application does: without it each mail waits for a delayed acknowledgement.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", sink.Port);
        await client.ConnectAsync(socket, "127.0.0.1", sink.Port, SecureSocketOptions.None);
        using var mail = Finished();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            await client.SendAsync(mail);
        }

        var rate = count / clock.Elapsed.TotalSeconds;
        await client.DisconnectAsync(quit: true);
        return rate;
    }

    /// <summary>About as long as a call, calendar part included.</summary>
    private static MimeMessage Finished()
    {
        var body = new BodyBuilder { TextBody = new string('x', 2_000), HtmlBody = $"<p>{new string('x', 6_000)}</p>" };
        body.Attachments.Add("call.ics", new byte[1_500]);
        return new([new MailboxAddress("TcManager", "tcmanager@bench.example")], [new MailboxAddress("Member", "member@bench.example")], "Call", body.ToMessageBody());
    }
}
