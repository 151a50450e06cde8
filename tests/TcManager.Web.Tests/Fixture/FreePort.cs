using System.Net;
using System.Net.Sockets;

namespace TcManager.Web.Tests.Fixture;

internal static class FreePort
{
    /// <summary>One on loopback that nobody has just now.</summary>
    internal static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
