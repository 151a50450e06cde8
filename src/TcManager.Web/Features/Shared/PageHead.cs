using Microsoft.Extensions.Localization;
using TcManager.Domain.Members;

namespace TcManager.Web.Features.Shared;

/// <summary>Title, line below, and where the page lies; for pages whose head carries no buttons.</summary>
public sealed record PageHead(string Title, string? Sub, IReadOnlyList<Crumb> Crumbs);

/// <summary>One step of the way to a page.</summary>
public sealed record Crumb(string Text, string Href);

internal static class Roles
{
    /// <summary>Whether its officers and figures are those of Chinese technical committees; ISO, IEC and CEN have others.</summary>
    internal static bool IsNational(this IStringLocalizer<SharedTexts> _, string committeeCode) => committeeCode.StartsWith("SAC/", StringComparison.Ordinal);

    /// <summary>An office as that kind of committee calls it.</summary>
    internal static string Role(this IStringLocalizer<SharedTexts> texts, OfficeRole role, string committeeCode) =>
        texts[texts.IsNational(committeeCode) ? $"role.{role}" : $"role.{role}.iso"].Value;
}

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
