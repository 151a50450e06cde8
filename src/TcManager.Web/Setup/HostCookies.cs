using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Features;

namespace TcManager.Web.Setup;

/// <summary>
/// Where a request came by https, every cookie is bound to this host: written Secure under the prefix __Host-, and only such are read, so that none can be
/// planted from another host or over plain http. Whoever sets or reads a cookie knows nothing of it.
/// </summary>
internal static class HostCookies
{
    private const string Prefix = "__Host-";

    internal static void UseHostCookies(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.IsHttps)
        {
            context.Features.Set<IRequestCookiesFeature>(new RequestCookiesFeature(new BoundCookies(context.Request.Cookies)));
            context.Features.Set<IResponseCookiesFeature>(new WrittenCookies(context.Response.Cookies));
        }

        return next(context);
    });

    private sealed class BoundCookies(IRequestCookieCollection sent) : IRequestCookieCollection
    {
        private readonly Dictionary<string, string> _bound = sent.Where(c => c.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(c => c.Key[Prefix.Length..], c => c.Value, StringComparer.Ordinal);

        public int Count => _bound.Count;

        public ICollection<string> Keys => _bound.Keys;

        public string? this[string key] => _bound.GetValueOrDefault(key);

        public bool ContainsKey(string key) => _bound.ContainsKey(key);

        public bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _bound.TryGetValue(key, out value);

        public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _bound.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class WrittenCookies(IResponseCookies written) : IResponseCookies, IResponseCookiesFeature
    {
        public IResponseCookies Cookies => this;

        public void Append(string key, string value) => Append(key, value, new());

        public void Append(string key, string value, CookieOptions options) => written.Append(Prefix + key, value, Bound(options));

        public void Delete(string key) => Delete(key, new());

        public void Delete(string key, CookieOptions options) => written.Delete(Prefix + key, Bound(options));

        private static CookieOptions Bound(CookieOptions options) => new(options) { Secure = true, Path = "/", Domain = null };
    }
}
