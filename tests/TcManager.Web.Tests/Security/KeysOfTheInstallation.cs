using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Security;

/// <summary>The keys that sign sessions and links lie in the data folder.</summary>
public sealed class KeysOfTheInstallation
{
    [Theory]
    [InlineData(false, "<masterKey")]
    [InlineData(true, "<EncryptedData")]
    public async Task Are_encrypted_where_a_certificate_is_given(bool hasCertificate, string sign)
    {
        await using var app = new TestApp { IsFirstStart = true };
        if (hasCertificate)
        {
            app.Settings["Keys:Certificate"] = Certificate(app.DataFolder);
            app.Settings["Keys:CertificatePassword"] = "a-secret-of-the-test";
        }

        using var browser = await Browser.For(app, (await app.Committee(1)).Chair);
        Assert.Equal("/account", (await browser.Get("/account")).Address.AbsolutePath);
        Assert.Contains(sign, await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(app.DataFolder, "keys"), "key-*.xml"))), StringComparison.Ordinal);
    }

    private static string Certificate(string folder)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(TestApp.Start.AddYears(-1), TestApp.Start.AddYears(9));
        var file = Path.Combine(folder, "keys.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, "a-secret-of-the-test"));
        return file;
    }
}
