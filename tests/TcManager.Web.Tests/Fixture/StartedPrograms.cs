using System.Collections.Concurrent;
using System.Diagnostics;

namespace TcManager.Web.Tests.Fixture;

/// <summary>The program itself in processes of its own, as a person starts it, on a data folder of theirs.</summary>
internal sealed class StartedPrograms : IDisposable
{
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly List<Process> _processes = [];

    internal string Folder { get; } = Directory.CreateTempSubdirectory("tcmanager-process-").FullName;

    internal Process Start(params (string Name, string Value)[] settings) => StartIn(AppContext.BaseDirectory, [], settings);

    /// <summary>Starts the program that lies in a folder, which is where it runs too.</summary>
    internal Process StartIn(string folder, (string Name, string Value)[] environment, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [Path.Combine(folder, "TcManager.Web.dll"), "--urls", "http://127.0.0.1:0", $"--App:DataFolder={Folder}", .. settings.Select(s => $"--{s.Name}={s.Value}")];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        _processes.Add(process);
        return process;
    }

    /// <summary>Waits until a process listens, and gives the address that it says first; it is drained from then on.</summary>
    internal async Task<Uri> AddressOfAsync(Process process)
    {
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Split("Now listening on: ") is [_, var found])
            {
                address.TrySetResult(new(found));
            }
        };
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The program has ended: {string.Join('\n', Said)}"));
        Drain(process);
        return await address.Task.WaitAsync(Patience);
    }

    /// <summary>What a process says that refuses to start.</summary>
    internal static async Task<string> RefusalOfAsync(Process process)
    {
        var said = await process.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.NotEqual(0, process.ExitCode);
        return said;
    }

    internal static async Task StopAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);
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
