using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace TcManager.Application.Mail.Delivery;

/// <summary>Trusts the authorities of <see cref="MailSettings.TrustedCertificateFile"/> beside the system's; the name must match all the same.</summary>
public sealed class TrustedCertificates(IOptions<MailSettings> settings)
{
    /// <summary>Null where only the system's authorities count: then the mail client judges as it always does.</summary>
    public RemoteCertificateValidationCallback? Callback => settings.Value.TrustedCertificateFile.Length == 0 ? null : IsTrusted;

    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors is SslPolicyErrors.None)
        {
            return true;
        }

        if (errors is not SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 shown)
        {
            return false;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.ImportFromPemFile(settings.Value.TrustedCertificateFile);

        // A private authority publishes no list of revoked certificates.
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return own.Build(shown);
    }
}
