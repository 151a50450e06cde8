namespace TcManager.Domain.People;

/// <summary>What kind of body an organisation is.</summary>
public enum OrganisationKind
{
    Unknown,

    /// <summary>企业.</summary>
    Enterprise,

    /// <summary>高等院校.</summary>
    University,

    /// <summary>科研院所.</summary>
    ResearchInstitute,

    /// <summary>检测认证机构.</summary>
    TestingBody,

    /// <summary>社会团体.</summary>
    Association,

    /// <summary>行政机关.</summary>
    Authority,

    /// <summary>国家标准化机构: a member body of ISO or IEC.</summary>
    StandardsBody,
    Other,
}

/// <summary>单位: a body that employs people, nominates members, holds secretariats.</summary>
public sealed class Organisation : IRoot
{
    private readonly List<OrganisationName> _formerNames = [];

    private Organisation()
    {
    }

    public Organisation(Guid uid, string code, Bilingual name, string country)
    {
        Uid = uid;
        Code = code;
        Name = name;
        Country = country;
        SearchKey = KeyOf();
    }

    /// <summary>Longest <see cref="SearchKey"/>; of a body with more names than fit, the oldest are not found.</summary>
    public const int SearchKeyLength = 4000;

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public string Code { get; private set; } = null!;

    /// <summary>Today's.</summary>
    public Bilingual Name { get; private set; } = null!;

    /// <summary>Code and all names, former ones too, in the form in which they are looked for: see <see cref="Person.SearchFor"/>.</summary>
    public string SearchKey { get; private set; } = "";

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; private set; } = null!;

    public OrganisationKind Kind { get; private set; }

    /// <summary>National secretariats that it says it holds, where this installation does not keep them all; null where nothing is known.</summary>
    public int? PublishedNational { get; private set; }

    /// <summary>National mirrors of international committees (国内技术对口单位) that it says it holds.</summary>
    public int? PublishedMirrors { get; private set; }

    /// <summary>主管单位: the body that it belongs to.</summary>
    public long? ParentId { get; private set; }

    public Organisation? Parent { get; private set; }

    /// <summary>The row that has taken this one in: it was entered twice.</summary>
    public long? MergedIntoId { get; private set; }

    public Organisation? MergedInto { get; private set; }

    /// <summary>Invented for demonstration ("Sample body 01").</summary>
    public bool IsSample { get; init; }

    /// <summary>曾用名, by their last days.</summary>
    public IReadOnlyList<OrganisationName> FormerNames => [.. _formerNames.OrderBy(n => n.ToOn)];

    /// <summary>What it was called on a day.</summary>
    public Bilingual NameOn(DateOnly day) => FormerNames.FirstOrDefault(n => day <= n.ToOn)?.Name ?? Name;

    /// <summary>Mends what was written wrongly: no new name of the body.</summary>
    public void Correct(string code, Bilingual name, string country, OrganisationKind kind)
    {
        Code = code;
        Name = name;
        Country = country;
        Kind = kind;
        RenewSearchKey();
    }

    /// <summary>What the body itself says of the secretariats that it holds.</summary>
    public void Publish(int? national, int? mirrors)
    {
        PublishedNational = national;
        PublishedMirrors = mirrors;
    }

    /// <summary>Makes <see cref="SearchKey"/> anew: for rows that are older than it.</summary>
    public void RenewSearchKey() => SearchKey = KeyOf();

    /// <summary>
    /// Gives the body a new name from a day on; the old one is kept with its last day. Refused as <c>organisation.nameSame</c>, or as
    /// <c>organisation.nameBeforeLast</c>, with that day, when an earlier name lasted until that day or later, and as <c>organisation.nameAhead</c> after today: a name that
    /// is not borne yet would stand on every page.
    /// </summary>
    public Outcome Rename(Bilingual name, DateOnly fromOn, DateOnly today)
    {
        if (fromOn.Year < Span.FirstYear || fromOn > today)
        {
            return Outcome.Refused("organisation.nameAhead", "FromOn", Span.FirstYear, today);
        }

        if (name == Name)
        {
            return Outcome.Refused("organisation.nameSame", "NameZh");
        }

        if (FormerNames is [.., var last] && fromOn.AddDays(-1) <= last.ToOn)
        {
            return Outcome.Refused("organisation.nameBeforeLast", "FromOn", last.ToOn);
        }

        _formerNames.Add(new(Name, fromOn.AddDays(-1)));
        Name = name;
        RenewSearchKey();
        return Outcome.Done;
    }

    /// <summary>Puts the body under another. Refused as <c>organisation.parentSelf</c>; a longer circle is for the use case to see.</summary>
    public Outcome BelongTo(long? parentId)
    {
        if (parentId == Id && Id != 0)
        {
            return Outcome.Refused("organisation.parentSelf", nameof(ParentId));
        }

        ParentId = parentId;
        return Outcome.Done;
    }

    /// <summary>Puts the body under another one that has not been saved yet.</summary>
    public void BelongTo(Organisation parent) => Parent = parent;

    /// <summary>
    /// Marks this row as a duplicate of another. Refused as <c>organisation.mergeSelf</c>, as <c>organisation.mergedBefore</c>, and as <c>organisation.gone</c> when the other
    /// was joined to a third itself.
    /// </summary>
    public Outcome MergeInto(Organisation other)
    {
        if (other.Id == Id)
        {
            return Outcome.Refused("organisation.mergeSelf", "Into");
        }

        if (MergedIntoId is not null)
        {
            return Outcome.Refused("organisation.mergedBefore");
        }

        if (other.MergedIntoId is not null)
        {
            return Outcome.Refused("organisation.gone");
        }

        if (other is { PublishedNational: null, PublishedMirrors: null })
        {
            other.Publish(PublishedNational, PublishedMirrors);
        }

        other.ParentId ??= ParentId;
        MergedIntoId = other.Id;
        return Outcome.Done;
    }

    private string KeyOf()
    {
        var key = string.Join('|', FormerNames.Reverse().Select(n => n.Name).Prepend(Name).SelectMany(n => new[] { n.Zh, n.En }).Prepend(Code).Select(Person.SearchFor).Distinct());
        return key.Length > SearchKeyLength ? key[..SearchKeyLength] : key;
    }
}

/// <summary>曾用名: a name that an organisation had until a day.</summary>
public sealed class OrganisationName
{
    private OrganisationName()
    {
    }

    internal OrganisationName(Bilingual name, DateOnly toOn)
    {
        Name = name;
        ToOn = toOn;
    }

    public long Id { get; private set; }

    public long OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public Bilingual Name { get; private set; } = null!;

    /// <summary>The last day of the name.</summary>
    public DateOnly ToOn { get; private set; }
}
