using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Web.Authorization;

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

        // A password that was changed ends the sessions elsewhere within a minute; what ends them at once is an account that was closed.
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
            cookie.Events.OnRedirectToLogin = context =>
            {
                context.Response.Redirect(HttpMethods.IsPost(context.Request.Method) ? AfterAForm(context) : context.RedirectUri);
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>A form whose session has ended is not sent again by signing in, and its address alone is no page: back to the page that it stood on.</summary>
    private static string AfterAForm(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var page = Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value ? from.PathAndQuery : "/";
        return QueryHelpers.AddQueryString(context.Options.LoginPath, context.Options.ReturnUrlParameter, page);
    }

    /// <summary>Sessions of an account that was closed end with their next request, which goes on as anybody's.</summary>
    internal static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null && await context.RequestServices.GetRequiredService<CurrentActor>().HasEndedAsync())
            {
                await context.SignOutAsync(IdentityConstants.ApplicationScheme);
                context.User = new(new ClaimsIdentity());
            }

            await next(context);
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
