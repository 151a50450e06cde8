using System.Net;
using System.Runtime.Versioning;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Security;

/// <summary>The program as its image holds it: it lies where it may not write, and data, files and keys lie elsewhere.</summary>
[UnsupportedOSPlatform("windows")]
[Trait("Database", "Any")]
public sealed class AsInAContainer : IDisposable
{
    private readonly StartedPrograms _programs = new();
    private readonly string _copy = Directory.CreateTempSubdirectory("tcmanager-image-").FullName;

    [Fact]
    public async Task It_is_ready_as_a_demonstration_and_writes_nothing_beside_itself()
    {
        CopyReadOnly();
        var before = Standing();
        using var http = new HttpClient { BaseAddress = await _programs.AddressOfAsync(_programs.StartIn(_copy, [])) };

        using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        using var page = await http.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(before, Standing());
        Assert.True(File.Exists(Path.Combine(_programs.Folder, "tcmanager.db")));
    }

    [Fact]
    public async Task Metrics_are_served_on_their_own_port_and_pages_do_not_show_them()
    {
        var port = FreePort.Find();
        var pages = await _programs.AddressOfAsync(_programs.Start(
            ("Demonstration:Enabled", "false"), ("Jobs:Enabled", "false"), ("urls", $"http://127.0.0.1:0;http://127.0.0.1:{port}"), ("Metrics:Port", $"{port}")));
        using var http = new HttpClient();

        Assert.NotEqual(port, pages.Port);
        using var elsewhere = await http.GetAsync(new Uri(pages, "/metrics"));
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        using var metrics = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/metrics"));
        Assert.Equal(HttpStatusCode.OK, metrics.StatusCode);
        Assert.Contains("http_server_request_duration", await metrics.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")]
    [InlineData("TZDIR", "/nowhere")]
    public async Task Without_names_of_days_or_zones_it_does_not_start(string name, string value) =>
        Assert.Contains("ICU or tzdata is missing", await StartedPrograms.RefusalOfAsync(_programs.StartIn(AppContext.BaseDirectory, [(name, value)])), StringComparison.Ordinal);

    public void Dispose()
    {
        _programs.Dispose();
        foreach (var folder in Directory.EnumerateDirectories(_copy, "*", SearchOption.AllDirectories).Prepend(_copy))
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Directory.Delete(_copy, recursive: true);
    }

    /// <summary>The administrator of a machine writes past such permissions: for him it is what has changed that tells.</summary>
    private void CopyReadOnly()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var built = Path.GetFullPath(Path.Combine(output.FullName, "../../../../../src/TcManager.Web/bin", output.Parent!.Name, output.Name));
        foreach (var folder in Directory.EnumerateDirectories(built, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            Directory.CreateDirectory(Path.Combine(_copy, Path.GetRelativePath(built, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_copy, Path.GetRelativePath(built, file));
            File.Copy(file, copy);
            File.SetUnixFileMode(copy, UnixFileMode.UserRead);
        }

        foreach (var folder in Directory.EnumerateDirectories(_copy, "*", SearchOption.AllDirectories).Prepend(_copy))
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    private List<string> Standing() =>
        [.. new DirectoryInfo(_copy).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(f => $"{f.FullName} {f.LastWriteTimeUtc:O} {(f as FileInfo)?.Length}").Order(StringComparer.Ordinal)];
}
