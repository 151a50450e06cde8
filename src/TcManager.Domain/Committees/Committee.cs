namespace TcManager.Domain.Committees;

/// <summary>The bodies that do standards work.</summary>
public enum CommitteeKind
{
    TC,
    SC,
    WG,

    /// <summary>标准化工作组: a national body of limited life where no TC can be set up yet.</summary>
    SWG,
    PC,
    JTC,
    Council,
}

/// <summary>委员会.</summary>
public sealed partial class Committee : IRoot
{
    private Committee()
    {
    }

    /// <param name="uid">Made by the client of the write.</param>
    /// <param name="code">As written: <c>SAC/TC 605</c>. <see cref="KeyOf"/> makes it unique.</param>
    /// <param name="kind">TC, SC, WG and so on.</param>
    /// <param name="title">In both languages.</param>
    /// <param name="profileCode">The rules that it follows: <c>sac-2020</c>, <c>iso</c>.</param>
    /// <param name="zoneId">IANA zone in which its deadlines are written.</param>
    /// <param name="culture">Language of its mail to people who have chosen none.</param>
    /// <param name="scope">What it works on; nothing where it is not said.</param>
    public Committee(Guid uid, string code, CommitteeKind kind, Bilingual title, string profileCode, string zoneId, string culture, Bilingual? scope = null)
    {
        Uid = uid;
        Code = code;
        CodeKey = KeyOf(code);
        Kind = kind;
        Title = title;
        ProfileCode = profileCode;
        ZoneId = zoneId;
        Culture = culture;
        Scope = scope ?? Scope;
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public string Code { get; private set; } = null!;

    public string CodeKey { get; private set; } = null!;

    public CommitteeKind Kind { get; private set; }

    public long? ParentId { get; init; }

    public Committee? Parent { get; init; }

    public Bilingual Title { get; private set; } = null!;

    public Bilingual Scope { get; private set; } = new("", "");

    public string ProfileCode { get; private set; } = null!;

    public string ZoneId { get; private set; } = null!;

    public string Culture { get; private set; } = null!;

    /// <summary>Whether a successor votes in the place of somebody whose seat ends while a ballot is open (decisions 4).</summary>
    public bool SuccessorsVote { get; private set; }

    /// <summary>Moves with every change of the roster, so that two appointments cannot pass each other (decisions, Of the code 8).</summary>
    public Guid RosterVersion { get; private set; }

    /// <summary>The form of a code by which it is found and kept unique: upper case, one space.</summary>
    public static string KeyOf(string code) =>
        string.Join(' ', code.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
