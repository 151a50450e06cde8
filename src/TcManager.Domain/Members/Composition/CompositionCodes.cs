namespace TcManager.Domain.Members.Composition;

/// <summary>What can be required of a roster (rules.md §1.1).</summary>
public static class CompositionCodes
{
    public const string Size = "size";
    public const string Chair = "chair";
    public const string ViceChairs = "vice-chairs";

    /// <summary>Also: is a member, and from the organisation that holds the secretariat.</summary>
    public const string SecretaryGeneral = "secretary-general";

    /// <summary>Also: are members.</summary>
    public const string DeputySecretaries = "deputy-secretaries";

    /// <summary>The most members that any one organisation has.</summary>
    public const string PerOrganisation = "per-organisation";

    /// <summary>Vice-chairs from the chair's organisation.</summary>
    public const string ChairViceOrganisation = "chair-vice-organisation";

    /// <summary>The largest side's share of the members.</summary>
    public const string SideShare = "side-share";

    /// <summary>The most committees that any one member sits on, this one included.</summary>
    public const string CommitteesPerPerson = "committees-per-person";

    /// <summary>The share of members whose title suffices.</summary>
    public const string Titles = "titles";
}
