namespace TcManager.Domain.People;

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
        SearchKey = KeyOf(nameZh, nameLatin, "");
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public string NameZh { get; private set; } = null!;

    public string NameLatin { get; private set; } = null!;

    /// <summary>Editable reading of the Chinese name, by which lists are sorted.</summary>
    public string PinyinName { get; private set; } = "";

    /// <summary>All names in the form in which they are looked for: see <see cref="SearchFor"/>.</summary>
    public string SearchKey { get; private set; } = "";

    public TitleLevel TitleLevel { get; private set; }

    /// <summary>院士.</summary>
    public bool IsAcademician { get; private set; }

    /// <summary>Further honours, as written: 中国工程院院士（2019）.</summary>
    public string? Honours { get; private set; }

    /// <summary>专业领域.</summary>
    public string? Expertise { get; private set; }

    /// <summary>Languages that the person works in, as written.</summary>
    public string? Languages { get; private set; }

    /// <summary>Not unique: offices share mailboxes.</summary>
    public string? Email { get; private set; }

    /// <summary>The mailbox is read by others too: a personal link is not proof of who uses it.</summary>
    public bool IsMailboxShared { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>Moves with every change of the person's seats, so that two appointments cannot pass each other (decisions, Of the code 8).</summary>
    public Guid SeatsVersion { get; private set; }

    /// <summary>The row that has taken this one in: the person was entered twice.</summary>
    public long? MergedIntoId { get; private set; }

    public Person? MergedInto { get; private set; }

    /// <summary>When the name was replaced by a pseudonym (decisions 19).</summary>
    public DateTimeOffset? PseudonymisedAt { get; private set; }

    /// <summary>Generated for demonstration.</summary>
    public bool IsSample { get; init; }

    public string Name(string culture) => culture.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? NameZh : NameLatin;

    /// <summary>Changes how the person is called. Names of frozen electorates stay what they were.</summary>
    /// <param name="nameZh">Chinese name; for a person without one the Latin name.</param>
    /// <param name="nameLatin">Latin name, as the person writes it.</param>
    /// <param name="pinyinName">The reading by which lists are sorted.</param>
    public void Rename(string nameZh, string nameLatin, string pinyinName)
    {
        NameZh = nameZh;
        NameLatin = nameLatin;
        PinyinName = pinyinName;
        SearchKey = KeyOf(nameZh, nameLatin, pinyinName);
    }

    /// <summary>Makes <see cref="SearchKey"/> anew: for rows that are older than it.</summary>
    public void RenewSearchKey() => SearchKey = KeyOf(NameZh, NameLatin, PinyinName);

    /// <summary>What to look for in <see cref="SearchKey"/>: case and spaces make no difference, databases compare them each in their own way.</summary>
    public static string SearchFor(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    private static string KeyOf(params string[] names) => string.Join('|', names.Select(SearchFor).Distinct());

    /// <summary>Changes what is said of the person beside name and employer.</summary>
    public void Describe(TitleLevel titleLevel, bool isAcademician, string? honours = null, string? expertise = null, string? languages = null)
    {
        TitleLevel = titleLevel;
        IsAcademician = isAcademician;
        Honours = honours;
        Expertise = expertise;
        Languages = languages;
    }

    /// <summary>Changes where the person is reached.</summary>
    public void ReachAt(string? email, string? phone, bool isMailboxShared)
    {
        Email = email;
        Phone = phone;
        IsMailboxShared = isMailboxShared && email is not null;
    }

    /// <summary>
    /// Marks this row as a duplicate of another, which takes over what is said here and not there; the name stays, as history has it, and how the person is reached stays
    /// with the other alone. Refused as <c>person.mergeSelf</c>, as <c>person.mergedBefore</c>, and as <c>person.gone</c> when the other was joined to a third itself or one of
    /// the names has been replaced.
    /// </summary>
    public Outcome MergeInto(Person other)
    {
        if (other.Id == Id)
        {
            return Outcome.Refused("person.mergeSelf", "Into");
        }

        if (MergedIntoId is not null)
        {
            return Outcome.Refused("person.mergedBefore");
        }

        if (other.MergedIntoId is not null || other.PseudonymisedAt is not null || PseudonymisedAt is not null)
        {
            return Outcome.Refused("person.gone");
        }

        other.TakeOver(this);
        (Email, Phone, IsMailboxShared) = (null, null, false);
        MergedIntoId = other.Id;
        return Outcome.Done;
    }

    private void TakeOver(Person from)
    {
        if (Email is null)
        {
            (Email, IsMailboxShared) = (from.Email, from.IsMailboxShared);
        }

        Phone ??= from.Phone;
        Rename(NameZh, NameLatin, PinyinName.Length > 0 ? PinyinName : from.PinyinName);
        Describe(TitleLevel == TitleLevel.None ? from.TitleLevel : TitleLevel, IsAcademician || from.IsAcademician, Honours ?? from.Honours, Expertise ?? from.Expertise, Languages ?? from.Languages);
    }

    /// <summary>The name that replaces this person's: always the same.</summary>
    public Bilingual Pseudonym => new($"人员{Id}", $"Person {Id}");

    /// <summary>
    /// Replaces the name by one stable pseudonym and forgets how the person is reached, what they know and are honoured for (decisions 19). Seats, votes and
    /// results stay. It cannot be taken back. Refused as <c>person.pseudonymisedBefore</c>.
    /// </summary>
    /// <param name="now">When.</param>
    /// <param name="pseudonym">That of the entry into which this one was joined; null takes the own.</param>
    public Outcome Pseudonymise(DateTimeOffset now, Bilingual? pseudonym = null)
    {
        if (PseudonymisedAt is not null)
        {
            return Outcome.Refused("person.pseudonymisedBefore");
        }

        var (zh, latin) = pseudonym ?? Pseudonym;
        Rename(zh, latin, latin);
        (Email, Phone, IsMailboxShared, Honours, Expertise, Languages) = (null, null, false, null, null, null);
        PseudonymisedAt = now;
        return Outcome.Done;
    }
}
