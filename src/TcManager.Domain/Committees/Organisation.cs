namespace TcManager.Domain.Committees;

/// <summary>单位: a body that employs people, nominates members, holds secretariats.</summary>
public sealed class Organisation : IRoot
{
    private Organisation()
    {
    }

    public Organisation(Guid uid, string code, Bilingual name, string country)
    {
        Uid = uid;
        Code = code;
        Name = name;
        Country = country;
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public string Code { get; private set; } = null!;

    public Bilingual Name { get; private set; } = null!;

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; private set; } = null!;

    /// <summary>Invented for demonstration ("Sample body 01").</summary>
    public bool IsSample { get; init; }
}
