using System.Diagnostics;
using System.Net.Sockets;

namespace TcManager.Benchmarks.Running;

/// <summary>Postfix's smtp-sink: takes every mail and throws it away.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly Process _process;

    private MailSink(Process process, int port) => (_process, Port) = (process, port);

    internal int Port { get; }

    internal static async Task<MailSink> StartAsync()
    {
        var port = FreePort.Find();
        string[] user = Environment.UserName == "root" ? ["-u", "nobody"] : [];
        var sink = new MailSink(Process.Start(new ProcessStartInfo("smtp-sink", [.. user, "-a", $"127.0.0.1:{port}", "100"]))!, port);
        for (var attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port);
                return sink;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        throw new TimeoutException("smtp-sink does not answer.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
