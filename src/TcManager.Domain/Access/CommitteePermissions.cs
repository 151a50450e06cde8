namespace TcManager.Domain.Access;

/// <summary>What can be done to a committee and what belongs to it.</summary>
public enum CommitteeAction
{
    /// <summary>Code, titles, scope, secretariat, officers' names (decisions 18).</summary>
    ViewCard,
    ViewRoster,
    ViewContacts,
    ViewMeetings,
    ViewReplies,
    ViewAttendance,
    ManageMeetings,
    ViewBallots,
    ViewParticipation,
    ManageBallots,
    SignVerdict,

    /// <summary>Opens and ends a vote in the room, counts hands, decides objections to recorded slips.</summary>
    LeadBallots,
    ViewDocuments,
    ManageDocuments,

    /// <summary>Meetings before their call, ballots before their opening, and papers that lie before nothing else: drafts are confidential.</summary>
    ViewDrafts,
    ViewMail,

    /// <summary>Failed mails back into the queue.</summary>
    ManageMail,

    /// <summary>Who did what, when and from where; never a choice.</summary>
    ViewAudit,

    /// <summary>Seats, offices, leave, terms and changes of the roster.</summary>
    ManageRoster,

    /// <summary>Reasons behind the roster: why a seat ended, leave, changes that are prepared.</summary>
    ViewRosterWork,

    /// <summary>Titles and scope. Rules, zone and language are changed by those who manage committees.</summary>
    Describe,
}

/// <summary>The table action → who. Everything that asks about access to a committee asks here.</summary>
public static class CommitteePermissions
{
    private const Standing Inside = Standing.Observer | Standing.Member | Standing.Officer | Standing.Secretariat | Standing.Supervisor;
    private const Standing Desk = Standing.Officer | Standing.Secretariat | Standing.Supervisor;

    /// <summary>Who may; any one of the standings is enough.</summary>
    public static IReadOnlyDictionary<CommitteeAction, Standing> Table { get; } = new Dictionary<CommitteeAction, Standing>
    {
        [CommitteeAction.ViewCard] = Standing.SignedIn,
        [CommitteeAction.ViewRoster] = Inside | Standing.PastMember,
        [CommitteeAction.ViewContacts] = Standing.Officer | Standing.Secretariat,
        [CommitteeAction.ViewMeetings] = Inside | Standing.PastMember,
        [CommitteeAction.ViewReplies] = Desk,
        [CommitteeAction.ViewAttendance] = Desk,
        [CommitteeAction.ManageMeetings] = Standing.Secretariat,
        [CommitteeAction.ViewBallots] = Inside | Standing.PastMember,
        [CommitteeAction.ViewParticipation] = Desk,
        [CommitteeAction.ManageBallots] = Standing.Secretariat,
        [CommitteeAction.SignVerdict] = Standing.Chair,
        [CommitteeAction.LeadBallots] = Standing.Chair | Standing.Secretariat,
        [CommitteeAction.ViewDocuments] = Inside | Standing.PastMember,
        [CommitteeAction.ManageDocuments] = Standing.Secretariat,
        [CommitteeAction.ViewDrafts] = Desk,
        [CommitteeAction.ViewMail] = Standing.Officer | Standing.Secretariat,
        [CommitteeAction.ManageMail] = Standing.Secretariat,
        [CommitteeAction.ViewAudit] = Desk,
        [CommitteeAction.ManageRoster] = Standing.Secretariat,
        [CommitteeAction.ViewRosterWork] = Desk,
        [CommitteeAction.Describe] = Standing.Secretariat | Standing.Administrator,
    };

    /// <summary>
    /// Whether the actor may. A past member sees only what lay within a seat: <paramref name="matterOn"/> is the day of the thing in question,
    /// null for the list, which is then scoped by the query.
    /// </summary>
    public static bool Allows(Actor actor, CommitteeAction action, long committeeId, DateOnly today, DateOnly? matterOn = null)
    {
        var by = actor.StandingIn(committeeId, today) & Table[action];
        return by == Standing.PastMember
            ? matterOn is null || actor.SatOn(committeeId, matterOn.Value)
            : by != Standing.None;
    }
}
