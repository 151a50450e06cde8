using System.Collections.Concurrent;
using System.Diagnostics;

namespace TcManager.Web.Tests.Fixture;

/// <summary>The program itself in processes of its own, as a person starts it, on a data folder of theirs.</summary>
internal sealed class StartedPrograms : IDisposable
{
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly List<Process> _processes = [];

    internal string Folder { get; } = Directory.CreateTempSubdirectory("tcmanager-process-").FullName;

    internal Process Start(params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "TcManager.Web.dll"), "--urls", "http://127.0.0.1:0", $"--App:DataFolder={Folder}", .. settings.Select(s => $"--{s.Name}={s.Value}")];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        var process = Process.Start(start)!;
        _processes.Add(process);
        return process;
    }

    /// <summary>All that the drained processes have said.</summary>
    internal ConcurrentQueue<string> Said { get; } = [];

    /// <summary>Reads on, so that the process never waits for its reader.</summary>
    internal void Drain(Process process)
    {
        process.OutputDataReceived += (_, line) => Said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => Said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
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

        Directory.Delete(Folder, recursive: true);
    }
}
