using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using TcManager.Application.Accounts;
using TcManager.Application.Data;

namespace TcManager.Web.Setup;

internal static class AccountsSetup
{
    internal static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddDataProtection()
            .SetApplicationName("TcManager")
            .PersistKeysToFileSystem(new(Path.Combine(builder.DataFolder(), "keys")));
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
            builder.Harden(cookie.Cookie, "tc-session");
        });
    }

    /// <summary>Plain http exists in development and demonstration only; elsewhere cookies are bound to host and https.</summary>
    internal static void Harden(this WebApplicationBuilder builder, CookieBuilder cookie, string name)
    {
        var isSecure = builder.Environment.IsProduction();
        cookie.Name = isSecure ? $"__Host-{name}" : name;
        cookie.HttpOnly = true;
        cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
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
