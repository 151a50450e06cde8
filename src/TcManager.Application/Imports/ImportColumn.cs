using TcManager.Domain;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports;

/// <summary>A column of a table.</summary>
/// <param name="Key">Names it in notes and in code.</param>
/// <param name="Head">Its name in both languages, as exports write it.</param>
/// <param name="Length">The longest text that is kept, in characters.</param>
/// <param name="IsRequired">Without it the file cannot be read.</param>
/// <param name="AlsoCalled">Other names under which it is found.</param>
public sealed record ImportColumn(string Key, Bilingual Head, int Length, bool IsRequired, params IReadOnlyList<string> AlsoCalled)
{
    /// <summary>The words of a closed list; empty where any text is taken.</summary>
    public IReadOnlyList<Bilingual> Words { get; init; } = [];

    internal IEnumerable<string> Keys => AlsoCalled.Concat([Head.Zh, Head.En]).Select(HeadText.KeyOf).Distinct();
}

/// <summary>Names of the columns.</summary>
internal static class Col
{
    internal const string NameZh = "nameZh", NameLatin = "nameLatin", Pinyin = "pinyin", Title = "title", Academician = "academician", Honours = "honours", Expertise = "expertise",
        Languages = "languages", Email = "email", SharedMailbox = "sharedMailbox", Phone = "phone", Employer = "employer", PositionZh = "positionZh", PositionEn = "positionEn",
        EmployedFrom = "employedFrom", EmployedTo = "employedTo", Record = "record";

    internal const string Code = "code", NameEn = "nameEn", Country = "country", Kind = "kind", Parent = "parent";

    internal const string Category = "category", Side = "side", Nominator = "nominator", From = "from", To = "to", EndReason = "endReason", Offices = "offices", Holder = "holder",
        Representatives = "representatives";

    internal const string Number = "number", Day = "day", Form = "form", Place = "place", TitleZh = "titleZh", TitleEn = "titleEn";

    internal const string Rule = "rule", Entitled = "entitled", Yes = "yes", No = "no", Abstain = "abstain", Outcome = "outcome", Source = "source";
}
