namespace TcManager.Application.Audit;

/// <summary>What can be entered: one business fact each, dotted, lower camel case. Every one has its sentence in both languages.</summary>
public static class AuditActions
{
    public const string AccountOpened = "account.opened";
    public const string AccountOpenedByHand = "account.openedByHand";
    public const string AccountClosed = "account.closed";
    public const string AccountReopened = "account.reopened";
    public const string RoleGiven = "account.roleGiven";
    public const string RoleTaken = "account.roleTaken";
    public const string PasswordChanged = "account.passwordChanged";
    public const string PasswordReset = "account.passwordReset";
    public const string MeetingScheduled = "meeting.scheduled";
    public const string MeetingRevised = "meeting.revised";
    public const string MeetingCalled = "meeting.called";
    public const string NewSeatsCalled = "meeting.calledMore";
    public const string MeetingReplied = "meeting.replied";
    public const string AttendanceRecorded = "meeting.attendanceRecorded";
    public const string AttendanceCorrected = "meeting.attendanceCorrected";
    public const string CampaignRetried = "campaign.retried";
    public const string BallotPrepared = "ballot.prepared";
    public const string ElectionPrepared = "ballot.electionPrepared";
    public const string ResultSealed = "ballot.resultSealed";
    public const string BallotRevised = "ballot.revised";
    public const string BallotReleased = "ballot.released";
    public const string BallotOpened = "ballot.opened";
    public const string BallotClosed = "ballot.closed";
    public const string BallotExtended = "ballot.extended";
    public const string BallotReopened = "ballot.reopened";
    public const string BallotCancelled = "ballot.cancelled";
    public const string BallotWithdrawn = "ballot.withdrawn";
    public const string RoundPrepared = "ballot.roundPrepared";
    public const string BallotDraftedForParent = "ballot.draftedForParent";
    public const string SuccessorNamed = "ballot.successorNamed";
    public const string ProxyGiven = "ballot.proxyGiven";
    public const string ProxyEnded = "ballot.proxyEnded";
    public const string VotersReminded = "ballot.reminded";
    public const string ExclusionRecorded = "ballot.exclusionRecorded";
    public const string ExclusionTakenBack = "ballot.exclusionTakenBack";
    public const string VoteCast = "vote.cast";
    public const string VoteLate = "vote.late";
    public const string RoomEnded = "ballot.roomEnded";
    public const string HandsCounted = "ballot.handsCounted";
    public const string PresenceRecorded = "meeting.presence";
    public const string SlipsRecorded = "slips.recorded";
    public const string SlipObjected = "slips.objected";
    public const string ObjectionDecided = "slips.objectionDecided";
    public const string VoteRuledOn = "verdict.ruledOn";
    public const string VerdictSigned = "verdict.signed";
    public const string CommitteeFounded = "committee.founded";
    public const string CommitteeDescribed = "committee.described";
    public const string CommitteeStateEntered = "committee.stateEntered";
    public const string CommitteeBodyBound = "committee.bodyBound";
    public const string CommitteeBodyEnded = "committee.bodyEnded";
    public const string SecretariatHandedOver = "committee.secretariatHandedOver";
    public const string CommitteeLinked = "committee.linked";
    public const string CommitteeLinkEnded = "committee.linkEnded";
    public const string StaffAppointed = "committee.staffAppointed";
    public const string StaffEnded = "committee.staffEnded";
    public const string RuleSetPublished = "ruleSet.published";
    public const string RuleSetVerified = "ruleSet.verified";
    public const string PersonEntered = "person.entered";
    public const string PersonChanged = "person.changed";
    public const string PersonEmployed = "person.employed";
    public const string EmploymentChanged = "person.employmentChanged";
    public const string ExpertRegistered = "person.expertRegistered";
    public const string RegistrationChanged = "person.registrationChanged";
    public const string PersonMerged = "person.merged";
    public const string PersonPseudonymised = "person.pseudonymised";
    public const string OrganisationEntered = "organisation.entered";
    public const string OrganisationChanged = "organisation.changed";
    public const string OrganisationRenamed = "organisation.renamed";
    public const string OrganisationMerged = "organisation.merged";
    public const string SeatGiven = "seat.given";
    public const string SeatEnded = "seat.ended";
    public const string SeatChanged = "seat.changed";
    public const string OfficeGiven = "seat.officeGiven";
    public const string OfficeLaidDown = "seat.officeLaidDown";
    public const string LeaveGranted = "seat.leaveGranted";

    public const string RepresentativeSent = "seat.representativeSent";

    public const string RepresentativeRecalled = "seat.representativeRecalled";
    public const string ChangePrepared = "change.prepared";
    public const string ChangeLineDecided = "change.lineDecided";
    public const string ChangeAdvanced = "change.advanced";
    public const string ChangePutInForce = "change.putInForce";
    public const string ProfileRevised = "profile.revised";
    public const string ProfileVerified = "profile.verified";
    public const string DutyProposed = "duty.proposed";
    public const string DutyLapsed = "duty.lapsed";
    public const string DutyDecided = "duty.decided";
    public const string CommentWritten = "comment.written";
    public const string CommentChanged = "comment.changed";
    public const string CommentRemoved = "comment.removed";
    public const string CommentLate = "comment.late";
    public const string CommentsUploaded = "comment.uploaded";
    public const string CommentsDisposed = "comment.disposed";
    public const string CommentsAnswered = "comment.answered";
    public const string AddresseesAsked = "addressee.asked";
    public const string AddresseeWithdrawn = "addressee.withdrawn";
    public const string ConsultationReplied = "consultation.replied";
    public const string ImportTaken = "import.taken";

    public static IReadOnlyList<string> All { get; } =
    [
        AccountOpened, AccountOpenedByHand, AccountClosed, AccountReopened, RoleGiven, RoleTaken, PasswordChanged, PasswordReset,
        MeetingScheduled, MeetingRevised, MeetingCalled, NewSeatsCalled, MeetingReplied, AttendanceRecorded, AttendanceCorrected, CampaignRetried,
        BallotPrepared, BallotRevised, BallotReleased, BallotOpened, BallotClosed, BallotExtended, BallotReopened, BallotCancelled, BallotWithdrawn, RoundPrepared, ElectionPrepared, ResultSealed, BallotDraftedForParent, SuccessorNamed, ProxyGiven, ProxyEnded, VotersReminded, ExclusionRecorded, ExclusionTakenBack,
        VoteCast, VoteLate, VoteRuledOn, VerdictSigned, RuleSetPublished, RuleSetVerified, CommentWritten, CommentChanged, CommentRemoved, CommentLate, CommentsUploaded, CommentsDisposed, CommentsAnswered, AddresseesAsked, AddresseeWithdrawn, ConsultationReplied, RoomEnded, HandsCounted, PresenceRecorded, SlipsRecorded, SlipObjected, ObjectionDecided,
        CommitteeFounded, CommitteeDescribed, CommitteeStateEntered, CommitteeBodyBound, CommitteeBodyEnded, SecretariatHandedOver, CommitteeLinked, CommitteeLinkEnded, StaffAppointed, StaffEnded,
        PersonEntered, PersonChanged, PersonEmployed, EmploymentChanged, ExpertRegistered, RegistrationChanged, PersonMerged, PersonPseudonymised,
        OrganisationEntered, OrganisationChanged, OrganisationRenamed, OrganisationMerged,
        SeatGiven, SeatEnded, SeatChanged, OfficeGiven, OfficeLaidDown, LeaveGranted, RepresentativeSent, RepresentativeRecalled,
        ChangePrepared, ChangeLineDecided, ChangeAdvanced, ChangePutInForce,
        ProfileRevised, ProfileVerified, DutyProposed, DutyLapsed, DutyDecided,
        ImportTaken,
    ];

    /// <summary>Those that can be of no committee, and stand in the record of the installation.</summary>
    public static IReadOnlyList<string> OfInstallation { get; } =
    [
        AccountOpened, AccountOpenedByHand, AccountClosed, AccountReopened, RoleGiven, RoleTaken, PasswordChanged, PasswordReset,
        PersonEntered, PersonChanged, PersonEmployed, EmploymentChanged, ExpertRegistered, RegistrationChanged, PersonMerged, PersonPseudonymised,
        OrganisationEntered, OrganisationChanged, OrganisationRenamed, OrganisationMerged,
        RuleSetPublished, RuleSetVerified, ProfileRevised, ProfileVerified, ImportTaken, CampaignRetried,
    ];

    /// <summary>Those that are of a committee.</summary>
    public static IReadOnlyList<string> OfCommittees { get; } = [.. All.Except(OfInstallation), ImportTaken, CampaignRetried];
}

/// <summary>The kind of thing that an entry is about.</summary>
public enum AuditSubject
{
    /// <summary>Named by its number in the entry's data, and by the Uid that <see cref="Accounts.Account.UidOf"/> makes of it.</summary>
    Account,
    Meeting,
    Participant,
    Ballot,
    Campaign,
    Committee,
    Person,
    Seat,
    RosterChange,
    Organisation,

    Profile,

    Import,

    /// <summary>A version of a rule set; its entry names code and version.</summary>
    RuleSet,
}
