using TcManager.Domain.Committees;

namespace TcManager.Domain.Ballots.RuleSets;

/// <summary>Whose procedures a rule set and a committee follow, by their codes: for the order in which sets are offered, never for what is allowed.</summary>
public static class RuleBodies
{
    private static readonly string[] Bodies = ["sac", "iso", "cen", "ieee", "astm", "etsi", "oasis"];

    /// <summary>The body of a set, as <c>sac</c> of <c>sac-tc</c>; null for one that is nobody's, as <c>simple-majority</c>, and for a committee's own.</summary>
    public static string? OfSet(string code) => Bodies.FirstOrDefault(body => code.StartsWith(body + "-", StringComparison.Ordinal));

    /// <summary>The body of a committee by its code, <c>SAC/TC 605</c>; IEC and joint committees follow the same Directives as ISO, CENELEC the same rules as CEN. Null where the code says nothing.</summary>
    public static string? OfCommittee(string code)
    {
        var name = code.Split('/', ' ', '-')[0];
        return name.ToUpperInvariant() switch
        {
            "IEC" or "JTC" => "iso",
            "CENELEC" or "CLC" => "cen",
            var other => Bodies.FirstOrDefault(body => body.Equals(other, StringComparison.OrdinalIgnoreCase)),
        };
    }

    /// <summary>The body of a committee by its code, or else by the profile that it goes by, as <c>sac-2020</c>.</summary>
    public static string? Of(string committeeCode, string? profileCode) =>
        OfCommittee(committeeCode) ?? Bodies.FirstOrDefault(body => profileCode == body || profileCode?.StartsWith(body + "-", StringComparison.Ordinal) == true);

    /// <summary>Whether a set is offered first: of the committee's own body or of none, or everything where the committee's is not known.</summary>
    public static bool IsOwn(string setCode, string committeeCode, string? profileCode = null) =>
        OfSet(setCode) is not { } body || Of(committeeCode, profileCode) is not { } own || body == own;

    /// <summary>
    /// The one set by which a committee of this body and kind ordinarily votes: a national committee by all its members (rules.md §1.2). Null where it depends on something else: on the stage of
    /// the draft under the Directives, on who is asked at IEEE, and for a working group.
    /// </summary>
    public static string? UsualSet(string? body, CommitteeKind kind) => (body, kind) switch
    {
        ("sac", CommitteeKind.TC or CommitteeKind.SC or CommitteeKind.PC) => "sac-tc",
        ("astm", CommitteeKind.TC) => "astm-main",
        ("astm", CommitteeKind.SC) => "astm-sub",
        ("etsi", CommitteeKind.TC) => "etsi-71",
        ("oasis", CommitteeKind.TC) => "oasis-special",
        _ => null,
    };
}
