using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace TcManager.Web.Setup;

/// <summary>Which proxies stand in front.</summary>
public sealed class ProxySettings
{
    /// <summary>Addresses and networks (10.0.0.0/24), separated by commas: they alone are believed when they say for whom and by which scheme a request came.</summary>
    public string Addresses { get; set; } = "";

    public bool IsDeclared => !string.IsNullOrWhiteSpace(Addresses);
}

internal static class ProxySetup
{
    internal static void AddProxy(this WebApplicationBuilder builder) =>
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxySettings>>((headers, proxy) =>
        {
            headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

            // As long as the one who says it is declared, however many stand in a row.
            headers.ForwardLimit = null;
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var address in proxy.Value.Addresses.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                Declare(headers, address);
            }
        });

    internal static void UseProxy(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ProxySettings>>().Value.IsDeclared)
        {
            app.UseForwardedHeaders();
        }
    }

    private static void Declare(ForwardedHeadersOptions headers, string address)
    {
        if (IPAddress.TryParse(address, out var proxy))
        {
            headers.KnownProxies.Add(proxy);
        }
        else if (System.Net.IPNetwork.TryParse(address, out var network))
        {
            headers.KnownIPNetworks.Add(network);
        }
        else
        {
            throw new InvalidOperationException($"Proxy:Addresses: {address} is neither an address nor a network such as 10.0.0.0/24.");
        }
    }
}
