namespace TcManager.Domain.Access;

/// <summary>What can be done to what belongs to no single committee.</summary>
public enum SystemAction
{
    /// <summary>The lists of all people and organisations, without how they are reached.</summary>
    ViewPeople,

    /// <summary>Enter and change people and organisations.</summary>
    ManagePeople,

    /// <summary>Found committees, enter their states, hand secretariats over, bind mirrors and liaisons.</summary>
    ManageCommittees,

    /// <summary>Join entries of one person or organisation that was entered twice, replace a name by a pseudonym: neither can be taken back.</summary>
    ManageIdentities,

    /// <summary>All committees at once against their rules of composition.</summary>
    ViewComposition,

    /// <summary>The rules that committees follow beside their ballots: versions, thresholds, who has read the text.</summary>
    ManageProfiles,

    /// <summary>Publish versions of rule sets, and vouch for those that were read in the text in force.</summary>
    ManageRuleSets,

    /// <summary>See who has an account, open and close accounts, give the roles of administrator and supervisor and take them away.</summary>
    ManageAccounts,
}

/// <summary>The table action → who, for what belongs to no single committee: a standing in any committee is enough.</summary>
public static class SystemPermissions
{
    public static IReadOnlyDictionary<SystemAction, Standing> Table { get; } = new Dictionary<SystemAction, Standing>
    {
        [SystemAction.ViewPeople] = Standing.Secretariat | Standing.Supervisor | Standing.Administrator,
        [SystemAction.ManagePeople] = Standing.Secretariat | Standing.Administrator,
        [SystemAction.ManageCommittees] = Standing.Administrator,
        [SystemAction.ManageIdentities] = Standing.Administrator,
        [SystemAction.ManageProfiles] = Standing.Administrator,
        [SystemAction.ViewComposition] = Standing.Supervisor | Standing.Administrator,
        [SystemAction.ManageRuleSets] = Standing.Administrator,
        [SystemAction.ManageAccounts] = Standing.Administrator,
    };

    public static bool Allows(Actor actor, SystemAction action, DateOnly today) => (actor.StandingAnywhere(today) & Table[action]) != Standing.None;
}
