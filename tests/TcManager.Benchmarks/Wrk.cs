using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TcManager.Benchmarks;

/// <summary>wrk for some seconds on some connections; an answer that is no success breaks the benchmark off.</summary>
internal static partial class Wrk
{
    internal const int Connections = 16;

    /// <summary>Requests per second.</summary>
    internal static async Task<double> RunAsync(Uri address, int seconds, string? cookie = null, string? script = null, int connections = Connections)
    {
        string[] arguments =
        [
            "-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "30s",
            .. cookie is null ? Array.Empty<string>() : ["-H", $"Cookie: {cookie}"],
            .. script is null ? Array.Empty<string>() : ["-s", script],
            address.AbsoluteUri,
        ];
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var rate = Rate().Match(said);
        return rate.Success && !said.Contains("Non-2xx", StringComparison.Ordinal) && !said.Contains("Socket errors", StringComparison.Ordinal)
            ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"wrk {address}: {said}");
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();
}
