using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Web.Features.Ballots;

/// <summary>
/// A condition by its code, as the form of rule sets makes it: <c>p-weighted-no-of-entitled</c>. Whatever an administrator puts together has a name by that.
/// </summary>
internal sealed partial record ComposedCheck(string? Whose, bool IsWeighted, Figure What, Figure Per)
{
    /// <summary>Null for a code of another kind.</summary>
    internal static ComposedCheck? Of(string code) =>
        Parts().Match(code) is { Success: true } match && Enum.TryParse<Figure>(match.Groups["what"].Value, true, out var what) && Enum.TryParse<Figure>(match.Groups["per"].Value, true, out var per)
            ? new(match.Groups["whose"] is { Success: true } whose ? whose.Value : null, match.Groups["weighted"].Success, what, per)
            : null;

    /// <summary>"P-members: votes against, of all entitled to vote".</summary>
    internal string In(IStringLocalizer<BallotsTexts> texts) => Framed(texts, texts["composed", texts[$"composed.of.{What}"].Value, texts[$"composed.per.{Per}"].Value].Value);

    /// <summary>Where the limit beside it says of what it is a share.</summary>
    internal string ShortIn(IStringLocalizer<BallotsTexts> texts) => Framed(texts, texts[$"composed.of.{What}"].Value);

    private string Framed(IStringLocalizer<BallotsTexts> texts, string name)
    {
        var weighed = IsWeighted ? texts["composed.weighted", name].Value : name;
        return Whose is null ? weighed : texts["composed.group", string.Join(" + ", Whose.Split(' ').Select(one => Group(texts, one))), weighed].Value;
    }

    /// <summary>A part of named voters has the name that the administrator gave it.</summary>
    private static string Group(IStringLocalizer<BallotsTexts> texts, string name) => texts[$"composed.group.{name}"] is { ResourceNotFound: false } text ? text.Value : name;

    [GeneratedRegex("^(?:(?!weighted-)(?<whose>.+?)-)?(?<weighted>weighted-)?(?<what>[a-z]+)-of-(?<per>[a-z]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
