namespace TcManager.Application;

/// <summary>The page of a list that an address asks for.</summary>
internal static class PageNumber
{
    private const int Last = 100_000;

    /// <summary>1 to 100,000, whatever was asked for: what lies beyond is an empty page, not a number that overflows.</summary>
    internal static int Of(int asked) => Math.Clamp(asked, 1, Last);
}
