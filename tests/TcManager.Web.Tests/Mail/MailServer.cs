using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Mail;

/// <summary>A real mail server on the loopback: STARTTLS with a certificate of its own, sign-in required, each accepted mail a file.</summary>
public sealed class MailServer : IAsyncLifetime
{
    public const string User = "tcmanager";
    public const string Password = "mail-server-password";

    private readonly string _folder = Directory.CreateTempSubdirectory("tcmanager-smtp-").FullName;
    private Process? _process;

    public int Port { get; private set; }

    public string CertificateFile => Path.Combine(_folder, "certificate.pem");

    public string Inbox => Path.Combine(_folder, "inbox");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Inbox);
        WriteCertificate();
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Points an application at this server; before its first request.</summary>
    public void Serve(TestApp app, string password = Password)
    {
        foreach (var (name, value) in Settings(password))
        {
            app.Settings[name] = value;
        }
    }

    /// <summary>The settings that point at this server.</summary>
    public IEnumerable<(string Name, string Value)> Settings(string password = Password) =>
    [
        ("Mail:Mode", "Smtp"), ("Mail:Host", "localhost"), ("Mail:Port", Port.ToString(CultureInfo.InvariantCulture)), ("Mail:Security", "StartTls"),
        ("Mail:User", User), ("Mail:Password", password), ("Mail:From", "tc@tc.example.org"), ("Mail:TrustedCertificateFile", CertificateFile),
    ];

    /// <summary>"refuse ADDRESS", "delay ADDRESS", "delay-data ADDRESS", "drop ADDRESS", "slow SECONDS"; none without arguments.</summary>
    public void Rules(params string[] lines) => File.WriteAllLines(Path.Combine(_folder, "rules"), lines);

    /// <summary>All mails taken so far for an application of its own, in their order.</summary>
    public IReadOnlyList<MimeMessage> Mails() => [.. Directory.GetFiles(Inbox, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))];

    /// <summary>Starts it, on its former port where it had one.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardInput = true };
        string[] arguments =
        [
            Script(), "--folder", Inbox, "--rules", Path.Combine(_folder, "rules"), "--certificate", CertificateFile, "--key", Path.Combine(_folder, "key.pem"),
            "--user", User, "--password", Password, "--port", Port.ToString(CultureInfo.InvariantCulture),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The mail server did not start; python3-aiosmtpd must be installed.");
        Port = int.Parse(line, CultureInfo.InvariantCulture);
    }

    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    private static string Script([CallerFilePath] string here = "") => Path.GetFullPath("../../smtp/server.py", Path.GetDirectoryName(here)!);

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));

        // TLS is judged by the computer's own clock.
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(2));
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }
}
