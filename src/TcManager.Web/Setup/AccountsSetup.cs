using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using TcManager.Application.Accounts;
using TcManager.Application.Data;

namespace TcManager.Web.Setup;

internal static class AccountsSetup
{
    internal static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.AddKeys();
        builder.Services.AddIdentityCore<Account>(Configure)
            .AddEntityFrameworkStores<TcManagerDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();

        // A password that was changed and an account that was closed end the sessions elsewhere within a minute.
        builder.Services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/errors/403";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.Harden("tc-session");
        });
    }

    /// <summary>No script reads it, and over https it is Secure and bound to the host (<see cref="HostCookies"/>).</summary>
    internal static void Harden(this CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>What signs sessions and links: in the data folder, which several nodes share, and encrypted where a certificate is given.</summary>
    private static void AddKeys(this WebApplicationBuilder builder)
    {
        var keys = builder.Services.AddDataProtection()
            .SetApplicationName("TcManager")
            .PersistKeysToFileSystem(new(Path.Combine(builder.DataFolder(), "keys")));
        if (builder.Configuration["Keys:Certificate"] is { Length: > 0 } file)
        {
            keys.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, builder.Configuration["Keys:CertificatePassword"]));
        }
    }

    private static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = true;
        options.Password.RequiredLength = 12;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 5;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
    }
}
