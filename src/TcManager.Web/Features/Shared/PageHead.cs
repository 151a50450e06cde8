using Microsoft.Extensions.Localization;

namespace TcManager.Web.Features.Shared;

/// <summary>Title, line below, and where the page lies; for pages whose head carries no buttons.</summary>
public sealed record PageHead(string Title, string? Sub, IReadOnlyList<Crumb> Crumbs);

/// <summary>One step of the way to a page.</summary>
public sealed record Crumb(string Text, string Href);

internal static class Initial
{
    /// <summary>What stands in the circle of a person: the first Chinese character, or up to two Latin initials.</summary>
    internal static string Initials(this IStringLocalizer<SharedTexts> _, string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return "?";
        }

        return name[0] > 0x2E80 ? name[..1] : string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(p => char.ToUpperInvariant(p[0])));
    }
}
