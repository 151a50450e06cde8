using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using TcManager.Application.Demonstration;

namespace TcManager.Benchmarks.Running;

/// <summary>The published application in a process of its own, with the demonstration's committees.</summary>
internal sealed partial class RunningApp : IAsyncDisposable
{
    private readonly Process _process;

    private RunningApp(Process process, Store store, Uri address)
    {
        (_process, Store, Address) = (process, store, address);
    }

    internal Store Store { get; }

    internal Uri Address { get; }

    internal static async Task<RunningApp> StartAsync(string published, Store store, MailSink? sink = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        string[] arguments =
        [
            Path.Combine(published, "TcManager.Web.dll"), "--urls", address.AbsoluteUri, "--contentRoot", published, $"--App:DataFolder={store.Folder}",
            $"--Database:Kind={store.Kind}", $"--Database:ConnectionString={store.ConnectionString}", $"--Jobs:Enabled={sink is not null}",
            .. sink is null ? Array.Empty<string>() : ["--Mail:Mode=Smtp", "--Mail:Host=127.0.0.1", $"--Mail:Port={sink.Port}", "--Mail:Security=None"],
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = published };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        var app = new RunningApp(process, store, address);
        await app.WaitAsync();
        return app;
    }

    /// <summary>Signs in and gives the cookies that say so.</summary>
    internal async Task<string> SignInAsync(string email)
    {
        using var browser = Browser(out var cookies);
        var token = TokenOf(await browser.GetStringAsync("sign-in"));
        using var answer = await browser.PostAsync("sign-in", new FormUrlEncodedContent([new("token", token), new("Email", email), new("Password", DemonstrationAccounts.Password)]));
        return answer.StatusCode == HttpStatusCode.Redirect ? cookies.GetCookieHeader(Address) : throw new InvalidOperationException($"{email} cannot sign in: {answer.StatusCode}");
    }

    /// <summary>A page as somebody sees it, and the cookies after it.</summary>
    internal async Task<(string Page, string Cookie)> GetAsync(string path, string cookie)
    {
        using var browser = Browser(out var cookies);
        foreach (var one in cookie.Split("; "))
        {
            cookies.SetCookies(Address, one);
        }

        using var answer = await browser.GetAsync(path);
        return answer.StatusCode == HttpStatusCode.OK
            ? (await answer.Content.ReadAsStringAsync(), cookies.GetCookieHeader(Address))
            : throw new InvalidOperationException($"{path}: {answer.StatusCode}");
    }

    /// <summary>Posts a form and gives the seconds until it was answered with a redirect.</summary>
    internal async Task<double> PostAsync(string path, string cookie, params (string Name, string Value)[] fields)
    {
        using var browser = Browser(out var cookies);
        foreach (var one in cookie.Split("; "))
        {
            cookies.SetCookies(Address, one);
        }

        var clock = Stopwatch.StartNew();
        using var answer = await browser.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        return answer.StatusCode == HttpStatusCode.Redirect ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException($"{path}: {answer.StatusCode}");
    }

    /// <summary>The value of a hidden field.</summary>
    internal static string HiddenOf(string page, string name) => Regex.Match(page, $"name=\"{name}\" value=\"([^\"]+)").Groups[1].Value;

    /// <summary>The form's proof against forgery.</summary>
    internal static string TokenOf(string page) => Token().Match(page).Groups[1].Value;

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Store.Dispose();
    }

    private HttpClient Browser(out CookieContainer cookies)
    {
        cookies = new CookieContainer();
        return new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    private async Task WaitAsync()
    {
        using var browser = Browser(out _);
        for (var attempt = 0; attempt < 600; attempt++)
        {
            try
            {
                if ((await browser.GetAsync("health/ready")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The application does not answer.");
    }

    [GeneratedRegex("""name="token" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
