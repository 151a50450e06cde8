using System.Globalization;
using System.Threading.RateLimiting;

namespace TcManager.Web.Setup;

internal static class SecuritySetup
{
    /// <summary>For what an anonymous caller can try: signing in, asking for a reset, following a personal link.</summary>
    internal const string AnonymousForms = nameof(AnonymousForms);

    /// <summary>For the calculator's interface: for programs that count, of anybody.</summary>
    internal const string Calculator = nameof(Calculator);

    /// <summary>For a mail shown in a frame of our own pages: its styles stand at its elements, and nothing else is let in.</summary>
    internal const string MailFrame = nameof(MailFrame);

    internal static void AddSecurity(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthorization();
        builder.Services.AddSecurityHeaderPolicies().AddPolicy(MailFrame, policy => policy
            .AddDefaultSecurityHeaders()
            .AddFrameOptionsSameOrigin()
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddStyleSrc().UnsafeInline();
                csp.AddImgSrc().Data();
                csp.AddBaseUri().None();
                csp.AddFormAction().None();
                csp.AddFrameAncestors().Self();
            }));
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
                {
                    context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                }

                return ValueTask.CompletedTask;
            };

            // A ministry sits behind one address (pitfalls 26): the ceiling per address is high, the account's own lockout is the real limit.
            options.AddPolicy(AnonymousForms, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = 600, Window = TimeSpan.FromMinutes(1) }));
            options.AddPolicy(Calculator, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = 300, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    internal static void UseSecurity(this WebApplication app)
    {
        var pages = new HeaderPolicyCollection()
            .AddDefaultSecurityHeaders()
            .AddReferrerPolicyStrictOriginWhenCrossOrigin()
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().Self();
                csp.AddImgSrc().Self().Data();
                csp.AddScriptSrc().Self();
                csp.AddStyleSrc().Self();
                csp.AddFrameSrc().Self();
                csp.AddObjectSrc().None();
                csp.AddBaseUri().Self();
                csp.AddFormAction().Self();
                csp.AddFrameAncestors().None();
            });
        if (!app.Environment.IsProduction())
        {
            pages.Remove("Strict-Transport-Security");
        }

        app.UseSecurityHeaders(pages);
    }
}
