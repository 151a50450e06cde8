using System.Diagnostics;
using TcManager.Application.Demonstration;

namespace TcManager.Web.Tests.Demonstration;

/// <summary>The program itself, as a person starts it.</summary>
public sealed class StartedProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("tcmanager-process-").FullName;
    private readonly List<Process> _processes = [];

    [Fact]
    public async Task The_first_says_where_it_is_and_who_may_sign_in_and_a_second_on_its_file_is_refused()
    {
        var first = Start();
        var said = await ReadUntil(first.StandardOutput, DemonstrationAccounts.Emails["administrator"]);
        Assert.Contains("TcManager demonstration: http://127.0.0.1:", said, StringComparison.Ordinal);
        Assert.Contains(DemonstrationAccounts.Password, said, StringComparison.Ordinal);
        Assert.All(DemonstrationAccounts.Emails.Values, email => Assert.Contains(email, said, StringComparison.Ordinal));

        var second = Start();
        var refusal = await second.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await second.WaitForExitAsync().WaitAsync(Patience);

        Assert.NotEqual(0, second.ExitCode);
        Assert.Contains("is in use by another TcManager process", refusal, StringComparison.Ordinal);
        Assert.False(first.HasExited);
    }

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            if (!process.HasExited)
            {
                process.Kill();
                process.WaitForExit();
            }

            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "TcManager.Web.dll"), "--urls", "http://127.0.0.1:0", $"--App:DataFolder={_folder}", "--Jobs:Enabled=false" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        var process = Process.Start(start)!;
        _processes.Add(process);
        return process;
    }

    private static async Task<string> ReadUntil(StreamReader output, string sign)
    {
        var lines = new List<string>();
        while (await output.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            lines.Add(line);
            if (line.Contains(sign, StringComparison.Ordinal))
            {
                break;
            }
        }

        return string.Join('\n', lines);
    }
}
