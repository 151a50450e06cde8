using TcManager.Domain.Committees;

namespace TcManager.Domain.Members;

/// <summary>人员. A person may have an account or none; no identity-card number is kept.</summary>
public sealed class Person : IRoot
{
    private Person()
    {
    }

    public Person(Guid uid, string nameZh, string nameLatin, string? email)
    {
        Uid = uid;
        NameZh = nameZh;
        NameLatin = nameLatin;
        Email = email;
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public string NameZh { get; private set; } = null!;

    public string NameLatin { get; private set; } = null!;

    /// <summary>Editable reading of the Chinese name, by which lists are sorted.</summary>
    public string PinyinName { get; init; } = "";

    public TitleLevel TitleLevel { get; init; }

    /// <summary>院士.</summary>
    public bool IsAcademician { get; init; }

    /// <summary>Not unique: offices share mailboxes.</summary>
    public string? Email { get; private set; }

    public string? Phone { get; init; }

    /// <summary>Generated for demonstration.</summary>
    public bool IsSample { get; init; }

    public string Name(string culture) => culture.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? NameZh : NameLatin;
}

/// <summary>Where a person works, and for how long.</summary>
public sealed class Employment
{
    private Employment()
    {
    }

    public Employment(long personId, long organisationId, Bilingual position, DateOnly fromOn)
    {
        PersonId = personId;
        OrganisationId = organisationId;
        Position = position;
        FromOn = fromOn;
    }

    public long Id { get; private set; }

    public long PersonId { get; private set; }

    public Person Person { get; private set; } = null!;

    public long OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public Bilingual Position { get; private set; } = null!;

    public DateOnly FromOn { get; private set; }

    public DateOnly? ToOn { get; private set; }
}
