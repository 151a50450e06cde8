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

    /// <summary>Whether a set is offered first: of the committee's own body or of none, or everything where the committee's is not known.</summary>
    public static bool IsOwn(string setCode, string committeeCode) =>
        OfSet(setCode) is not { } body || OfCommittee(committeeCode) is not { } own || body == own;
}
