namespace TcManager.Domain.Committees;

/// <summary>How a committee's code comes about, and what stands under what.</summary>
public static class CommitteeCode
{
    /// <summary>Characters of a code at most.</summary>
    public const int MaxLength = 64;

    private const int LastNumber = 9999;

    /// <summary>
    /// The kinds that a kind may stand under; none for those that stand by themselves. All of them rank above it, and a parent is never changed: no circle
    /// can come about.
    /// </summary>
    public static IReadOnlyList<CommitteeKind> ParentsOf(CommitteeKind kind) => kind switch
    {
        CommitteeKind.SC => [CommitteeKind.TC, CommitteeKind.JTC],
        CommitteeKind.WG => [CommitteeKind.TC, CommitteeKind.SC, CommitteeKind.JTC, CommitteeKind.PC, CommitteeKind.SWG, CommitteeKind.Council],
        _ => [],
    };

    /// <summary>
    /// SC 1 under <c>SAC/TC 207</c> is <c>SAC/TC 207/SC 1</c>; a committee that stands by itself has its code as it is typed. Refused, each at its field:
    /// <c>committee.parentMissing</c>, <c>committee.parentNotAllowed</c>, <c>committee.parentUnfit</c>, <c>committee.numberMissing</c>,
    /// <c>committee.numberNotAllowed</c>, <c>committee.codeMissing</c>, <c>committee.codeIsComposed</c>, <c>committee.codeTooLong</c>.
    /// </summary>
    /// <param name="kind">Of the new committee.</param>
    /// <param name="parent">Above it, or null.</param>
    /// <param name="number">Of a child, from 1 to 9999; what could not be read is 0.</param>
    /// <param name="typed">The code of a committee without a parent.</param>
    public static Outcome<string> Compose(CommitteeKind kind, Committee? parent, int? number, string? typed)
    {
        IReadOnlyList<Refusal> faults = [.. ParentsOf(kind).Count == 0 ? AsRoot(parent, number, typed) : AsChild(kind, parent, number, typed)];
        if (faults.Count > 0)
        {
            return Outcome.Refused<string>(faults);
        }

        var code = parent is null ? string.Join(' ', typed!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : $"{parent.Code}/{kind} {number}";
        return code.Length <= MaxLength ? code : new Refusal("committee.codeTooLong", parent is null ? "Code" : "Number", MaxLength);
    }

    private static IEnumerable<Refusal> AsRoot(Committee? parent, int? number, string? typed)
    {
        if (parent is not null)
        {
            yield return new("committee.parentNotAllowed", "ParentId");
        }

        if (number is not null)
        {
            yield return new("committee.numberNotAllowed", "Number");
        }

        if (string.IsNullOrWhiteSpace(typed))
        {
            yield return new("committee.codeMissing", "Code");
        }
    }

    private static IEnumerable<Refusal> AsChild(CommitteeKind kind, Committee? parent, int? number, string? typed)
    {
        if (parent is null)
        {
            yield return new("committee.parentMissing", "ParentId");
        }
        else if (!ParentsOf(kind).Contains(parent.Kind))
        {
            yield return new("committee.parentUnfit", "ParentId");
        }

        if (number is null or < 1 or > LastNumber)
        {
            yield return new("committee.numberMissing", "Number", LastNumber);
        }

        if (!string.IsNullOrWhiteSpace(typed))
        {
            yield return new("committee.codeIsComposed", "Code");
        }
    }
}
