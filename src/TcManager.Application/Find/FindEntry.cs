namespace TcManager.Application.Find;

/// <summary>The kinds of what is found, in the order in which they are shown.</summary>
public enum FindKind
{
    Committee,
    Organisation,
    Person,
}

/// <summary>Which row of the database an entry stands for, as one number.</summary>
public readonly record struct FindKey(FindKind Kind, long Id)
{
    private const int Bits = 2;

    internal long Value => (Id << Bits) | (long)Kind;

    internal static FindKey Of(long value) => new((FindKind)(value & ((1 << Bits) - 1)), value >> Bits);
}

/// <summary>A row as the index keeps it.</summary>
/// <param name="Key">Whose.</param>
/// <param name="Version">Of the row when it was read: another one in the database means that it has changed.</param>
/// <param name="MergedIntoId">The row that has taken this one in.</param>
/// <param name="Names">Whole names, by which exact ones come first.</param>
/// <param name="Sort">The order among those that fit equally well.</param>
/// <param name="Tokens">What it is found by.</param>
internal sealed record FindEntry(FindKey Key, Guid Version, long? MergedIntoId, IReadOnlyList<string> Names, string Sort, FindTokens Tokens)
{
    internal static FindEntry Committee(long id, Guid version, string code, string sort, params string[] titles)
    {
        var runs = FindText.Runs(code);
        var tails = Enumerable.Range(0, runs.Count).Select(at => FindTerms.NameOf(runs.Skip(at)));
        return new(new(FindKind.Committee, id), version, null, [.. tails, .. titles.Select(Name)], sort, new FindTokens().With(code).With(titles));
    }

    internal static FindEntry Organisation(long id, Guid version, long? mergedIntoId, string code, IReadOnlyList<string> names)
    {
        var tokens = new FindTokens().With(code).With([.. names]);
        return new(new(FindKind.Organisation, id), version, mergedIntoId, [Name(code), .. names.Select(Name)], tokens.Reading, tokens);
    }

    internal static FindEntry Person(long id, Guid version, long? mergedIntoId, string nameZh, string nameLatin, string pinyin)
    {
        string[] whole = [Name(nameZh), Name(nameLatin), Name(pinyin)];
        return new(
            new(FindKind.Person, id),
            version,
            mergedIntoId,
            [.. whole.Concat(whole.Select(Joined)).Where(name => name.Length > 0).Distinct()],
            Name(pinyin) is { Length: > 0 } read ? read : whole[1],
            new FindTokens().WithRead(nameZh, pinyin).With(nameLatin, pinyin).WithWord(Joined(nameLatin)).WithWord(Joined(pinyin)));
    }

    private static string Name(string name) => FindTerms.NameOf(FindText.Runs(name));

    private static string Joined(string name) => string.Concat(FindText.Runs(name).Select(r => r.Text));
}
