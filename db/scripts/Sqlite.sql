CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "AuditSeals" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditSeals" PRIMARY KEY AUTOINCREMENT,
    "No" INTEGER NOT NULL,
    "Count" INTEGER NOT NULL,
    "RootHash" BLOB NOT NULL,
    "PrevHash" BLOB NOT NULL,
    "At" INTEGER NOT NULL
);

CREATE TABLE "Committees" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Committees" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "CodeKey" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "ParentId" INTEGER NULL,
    "ProfileCode" TEXT NOT NULL,
    "ZoneId" TEXT NOT NULL,
    "Culture" TEXT NOT NULL,
    "EstablishedOn" TEXT NULL,
    "EstablishedPrecision" INTEGER NOT NULL,
    "RosterVersion" TEXT NOT NULL,
    "Scope_En" TEXT NOT NULL,
    "Scope_Zh" TEXT NOT NULL,
    "Title_En" TEXT NOT NULL,
    "Title_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_Committees_Committees_ParentId" FOREIGN KEY ("ParentId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "NumberSeries" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_NumberSeries" PRIMARY KEY AUTOINCREMENT,
    "CommitteeId" INTEGER NOT NULL,
    "Series" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Next" INTEGER NOT NULL,
    "Version" TEXT NOT NULL
);

CREATE TABLE "Organisations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Organisations" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Country" TEXT NOT NULL,
    "IsSample" INTEGER NOT NULL,
    "Name_En" TEXT NOT NULL,
    "Name_Zh" TEXT NOT NULL
);

CREATE TABLE "People" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "NameZh" TEXT NOT NULL,
    "NameLatin" TEXT NOT NULL,
    "PinyinName" TEXT NOT NULL,
    "TitleLevel" INTEGER NOT NULL,
    "IsAcademician" INTEGER NOT NULL,
    "Email" TEXT NULL,
    "Phone" TEXT NULL,
    "IsSample" INTEGER NOT NULL
);

CREATE TABLE "RuleSets" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RuleSets" PRIMARY KEY AUTOINCREMENT,
    "Code" TEXT NOT NULL,
    "Name_En" TEXT NOT NULL,
    "Name_Zh" TEXT NOT NULL
);

CREATE TABLE "AuditEntries" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditEntries" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ActorPersonId" INTEGER NULL,
    "ActorAccountId" INTEGER NULL,
    "OnBehalfOfId" INTEGER NULL,
    "Action" TEXT NOT NULL,
    "SubjectKind" INTEGER NOT NULL,
    "SubjectUid" TEXT NOT NULL,
    "CommitteeId" INTEGER NULL,
    "FromAddress" TEXT NULL,
    "Data" TEXT NOT NULL,
    "EntryHash" BLOB NOT NULL,
    "SealNo" INTEGER NULL,
    CONSTRAINT "FK_AuditEntries_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Campaigns" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Campaigns" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "CommitteeId" INTEGER NULL,
    "Kind" TEXT NOT NULL,
    "SubjectUid" TEXT NOT NULL,
    "Step" TEXT NOT NULL,
    "Planned" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    CONSTRAINT "FK_Campaigns_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CommitteeLinks" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CommitteeLinks" PRIMARY KEY AUTOINCREMENT,
    "CommitteeId" INTEGER NOT NULL,
    "OtherId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    CONSTRAINT "FK_CommitteeLinks_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CommitteeLinks_Committees_OtherId" FOREIGN KEY ("OtherId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Documents" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Documents" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "CommitteeId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    "AddedByPersonId" INTEGER NULL,
    "Title_En" TEXT NOT NULL,
    "Title_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_Documents_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Meetings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Meetings" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "CommitteeId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Number" INTEGER NULL,
    "Form" INTEGER NOT NULL,
    "Place" TEXT NULL,
    "Link" TEXT NULL,
    "ZoneId" TEXT NOT NULL,
    "FirstOn" TEXT NOT NULL,
    "FirstOnPrecision" INTEGER NOT NULL,
    "ReplyByAt" INTEGER NULL,
    "CalledAt" INTEGER NULL,
    "CancelledAt" INTEGER NULL,
    "IcsUid" TEXT NOT NULL,
    "IcsSequence" INTEGER NOT NULL,
    "AttendanceRecordedAt" INTEGER NULL,
    "IsRecorded" INTEGER NOT NULL,
    "IsSample" INTEGER NOT NULL,
    "Note_En" TEXT NOT NULL,
    "Note_Zh" TEXT NOT NULL,
    "Title_En" TEXT NOT NULL,
    "Title_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_Meetings_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Projects" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Projects" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "CommitteeId" INTEGER NOT NULL,
    "PlanNo" TEXT NULL,
    "Reference" TEXT NOT NULL,
    "Stage" INTEGER NOT NULL,
    "IsSample" INTEGER NOT NULL,
    "Title_En" TEXT NOT NULL,
    "Title_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_Projects_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Terms" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Terms" PRIMARY KEY AUTOINCREMENT,
    "CommitteeId" INTEGER NOT NULL,
    "No" INTEGER NOT NULL,
    "StartOn" TEXT NOT NULL,
    "PlannedEndOn" TEXT NOT NULL,
    "EndedOn" TEXT NULL,
    CONSTRAINT "FK_Terms_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CommitteeBodies" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CommitteeBodies" PRIMARY KEY AUTOINCREMENT,
    "CommitteeId" INTEGER NOT NULL,
    "OrganisationId" INTEGER NOT NULL,
    "Part" INTEGER NOT NULL,
    "FromOn" TEXT NOT NULL,
    "ToOn" TEXT NULL,
    CONSTRAINT "FK_CommitteeBodies_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CommitteeBodies_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "AspNetUsers" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetUsers" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NULL,
    "Culture" TEXT NULL,
    "ZoneId" TEXT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" INTEGER NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL,
    CONSTRAINT "FK_AspNetUsers_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Employments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Employments" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "OrganisationId" INTEGER NOT NULL,
    "FromOn" TEXT NOT NULL,
    "ToOn" TEXT NULL,
    "Position_En" TEXT NOT NULL,
    "Position_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_Employments_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Employments_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Staff" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Staff" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "CommitteeId" INTEGER NOT NULL,
    "FromOn" TEXT NOT NULL,
    "ToOn" TEXT NULL,
    CONSTRAINT "FK_Staff_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Staff_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RuleSetVersions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RuleSetVersions" PRIMARY KEY AUTOINCREMENT,
    "RuleSetId" INTEGER NOT NULL,
    "No" INTEGER NOT NULL,
    "Definition" TEXT NOT NULL,
    "Hash" BLOB NOT NULL,
    "ValidFrom" TEXT NOT NULL,
    "IsVerified" INTEGER NOT NULL,
    CONSTRAINT "FK_RuleSetVersions_RuleSets_RuleSetId" FOREIGN KEY ("RuleSetId") REFERENCES "RuleSets" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Outbox" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY AUTOINCREMENT,
    "DedupeKey" TEXT NOT NULL,
    "CampaignId" INTEGER NULL,
    "PersonId" INTEGER NULL,
    "Address" TEXT NULL,
    "Template" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    "Priority" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "NotBeforeAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NULL,
    "Attempts" INTEGER NOT NULL,
    "ClaimToken" TEXT NULL,
    "ClaimedUntilAt" INTEGER NULL,
    "MessageId" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "SentAt" INTEGER NULL,
    "Fate" TEXT NULL,
    "FateDetail" TEXT NULL,
    CONSTRAINT "FK_Outbox_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Outbox_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "DocumentFiles" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DocumentFiles" PRIMARY KEY AUTOINCREMENT,
    "DocumentId" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL,
    "BlobHash" TEXT NOT NULL,
    "FileName" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    CONSTRAINT "FK_DocumentFiles_Documents_DocumentId" FOREIGN KEY ("DocumentId") REFERENCES "Documents" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AgendaItem" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AgendaItem" PRIMARY KEY AUTOINCREMENT,
    "MeetingId" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "Minutes" INTEGER NULL,
    "Presenter" TEXT NULL,
    "Title_En" TEXT NOT NULL,
    "Title_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_AgendaItem_Meetings_MeetingId" FOREIGN KEY ("MeetingId") REFERENCES "Meetings" ("Id") ON DELETE CASCADE
);

CREATE TABLE "MeetingPapers" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_MeetingPapers" PRIMARY KEY AUTOINCREMENT,
    "MeetingId" INTEGER NOT NULL,
    "DocumentId" INTEGER NOT NULL,
    CONSTRAINT "FK_MeetingPapers_Documents_DocumentId" FOREIGN KEY ("DocumentId") REFERENCES "Documents" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_MeetingPapers_Meetings_MeetingId" FOREIGN KEY ("MeetingId") REFERENCES "Meetings" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Sessions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Sessions" PRIMARY KEY AUTOINCREMENT,
    "MeetingId" INTEGER NOT NULL,
    "No" INTEGER NOT NULL,
    "LocalDate" TEXT NOT NULL,
    "LocalStart" TEXT NOT NULL,
    "LocalEnd" TEXT NOT NULL,
    "StartsAt" INTEGER NOT NULL,
    "EndsAt" INTEGER NOT NULL,
    CONSTRAINT "FK_Sessions_Meetings_MeetingId" FOREIGN KEY ("MeetingId") REFERENCES "Meetings" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Ballots" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Ballots" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "CommitteeId" INTEGER NOT NULL,
    "Number" TEXT NOT NULL,
    "ProjectId" INTEGER NULL,
    "OpensAt" INTEGER NOT NULL,
    "ClosesAt" INTEGER NOT NULL,
    "ClosesLocal" TEXT NOT NULL,
    "ZoneId" TEXT NOT NULL,
    "ReleasedAt" INTEGER NULL,
    "OpenedAt" INTEGER NULL,
    "ClosedAt" INTEGER NULL,
    "ClosingReason" TEXT NULL,
    "CancelledAt" INTEGER NULL,
    "Generation" INTEGER NOT NULL,
    "IsSample" INTEGER NOT NULL,
    "Title_En" TEXT NOT NULL,
    "Title_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_Ballots_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Ballots_Projects_ProjectId" FOREIGN KEY ("ProjectId") REFERENCES "Projects" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Memberships" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Memberships" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "CommitteeId" INTEGER NOT NULL,
    "TermId" INTEGER NULL,
    "HolderKey" TEXT NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Category" INTEGER NOT NULL,
    "Side" INTEGER NULL,
    "NominatingOrganisationId" INTEGER NULL,
    "FromOn" TEXT NOT NULL,
    "ToOn" TEXT NULL,
    CONSTRAINT "FK_Memberships_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Memberships_Organisations_NominatingOrganisationId" FOREIGN KEY ("NominatingOrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Memberships_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Memberships_Terms_TermId" FOREIGN KEY ("TermId") REFERENCES "Terms" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "AccountRoles" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AccountRoles" PRIMARY KEY AUTOINCREMENT,
    "AccountId" INTEGER NOT NULL,
    "Role" INTEGER NOT NULL,
    CONSTRAINT "FK_AccountRoles_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "AspNetUserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetUserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" INTEGER NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetUserClaims_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" INTEGER NOT NULL,
    CONSTRAINT "PK_AspNetUserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AspNetUserLogins_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserPasskeys" (
    "CredentialId" BLOB NOT NULL CONSTRAINT "PK_AspNetUserPasskeys" PRIMARY KEY,
    "UserId" INTEGER NOT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_AspNetUserPasskeys_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AspNetUserTokens" (
    "UserId" INTEGER NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AspNetUserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AspNetUserTokens_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Questions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Questions" PRIMARY KEY AUTOINCREMENT,
    "BallotId" INTEGER NOT NULL,
    "No" INTEGER NOT NULL,
    "RuleSetVersionId" INTEGER NOT NULL,
    "DocumentId" INTEGER NULL,
    "Text_En" TEXT NOT NULL,
    "Text_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_Questions_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Questions_Documents_DocumentId" FOREIGN KEY ("DocumentId") REFERENCES "Documents" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Questions_RuleSetVersions_RuleSetVersionId" FOREIGN KEY ("RuleSetVersionId") REFERENCES "RuleSetVersions" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Offices" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Offices" PRIMARY KEY AUTOINCREMENT,
    "MembershipId" INTEGER NOT NULL,
    "Role" INTEGER NOT NULL,
    "FromOn" TEXT NOT NULL,
    "ToOn" TEXT NULL,
    CONSTRAINT "FK_Offices_Memberships_MembershipId" FOREIGN KEY ("MembershipId") REFERENCES "Memberships" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Participants" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Participants" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "MeetingId" INTEGER NOT NULL,
    "ParticipantKey" TEXT NOT NULL,
    "MembershipId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "IsDue" INTEGER NOT NULL,
    "Reply" INTEGER NOT NULL,
    "ReplyNote" TEXT NULL,
    "RepliedAt" INTEGER NULL,
    "ReplyUid" TEXT NULL,
    "LastRemindedAt" INTEGER NULL,
    "Outcome" INTEGER NOT NULL,
    "OutcomeOrigin" INTEGER NOT NULL,
    "OutcomeNote" TEXT NULL,
    "OutcomeAt" INTEGER NULL,
    "Version" TEXT NOT NULL,
    CONSTRAINT "FK_Participants_Meetings_MeetingId" FOREIGN KEY ("MeetingId") REFERENCES "Meetings" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Participants_Memberships_MembershipId" FOREIGN KEY ("MembershipId") REFERENCES "Memberships" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Participants_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Verdicts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Verdicts" PRIMARY KEY AUTOINCREMENT,
    "QuestionId" INTEGER NOT NULL,
    "Generation" INTEGER NOT NULL,
    "Outcome" INTEGER NOT NULL,
    "Count" TEXT NOT NULL,
    "Evaluation" TEXT NOT NULL,
    "ResultHash" BLOB NOT NULL,
    "ComputedAt" INTEGER NOT NULL,
    "SignedByPersonId" INTEGER NULL,
    "SignedAt" INTEGER NULL,
    CONSTRAINT "FK_Verdicts_People_SignedByPersonId" FOREIGN KEY ("SignedByPersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Verdicts_Questions_QuestionId" FOREIGN KEY ("QuestionId") REFERENCES "Questions" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SlipAnswers" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SlipAnswers" PRIMARY KEY AUTOINCREMENT,
    "SlipId" INTEGER NOT NULL,
    "QuestionId" INTEGER NOT NULL,
    "Choice" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "IsReasoned" INTEGER NOT NULL,
    CONSTRAINT "FK_SlipAnswers_Questions_QuestionId" FOREIGN KEY ("QuestionId") REFERENCES "Questions" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SlipAnswers_Slips_SlipId" FOREIGN KEY ("SlipId") REFERENCES "Slips" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Slips" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Slips" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "BallotId" INTEGER NOT NULL,
    "VoterId" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Generation" INTEGER NOT NULL,
    "CastByPersonId" INTEGER NOT NULL,
    "Channel" INTEGER NOT NULL,
    "CastAt" INTEGER NOT NULL,
    "PayloadHash" BLOB NOT NULL,
    "LeafHash" BLOB NOT NULL,
    CONSTRAINT "FK_Slips_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Slips_Voters_VoterId" FOREIGN KEY ("VoterId") REFERENCES "Voters" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Voters" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Voters" PRIMARY KEY AUTOINCREMENT,
    "BallotId" INTEGER NOT NULL,
    "VoterKey" TEXT NOT NULL,
    "MembershipId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Category" INTEGER NOT NULL,
    "NameZh" TEXT NOT NULL,
    "NameLatin" TEXT NOT NULL,
    "EndedAt" INTEGER NULL,
    "LastRevision" INTEGER NOT NULL,
    "LastSlipId" INTEGER NULL,
    "LastRemindedAt" INTEGER NULL,
    "Organisation_En" TEXT NOT NULL,
    "Organisation_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_Voters_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Voters_Memberships_MembershipId" FOREIGN KEY ("MembershipId") REFERENCES "Memberships" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Voters_Slips_LastSlipId" FOREIGN KEY ("LastSlipId") REFERENCES "Slips" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_AccountRoles_AccountId_Role" ON "AccountRoles" ("AccountId", "Role");

CREATE INDEX "IX_AgendaItem_MeetingId_Position" ON "AgendaItem" ("MeetingId", "Position");

CREATE INDEX "IX_AspNetUserClaims_UserId" ON "AspNetUserClaims" ("UserId");

CREATE INDEX "IX_AspNetUserLogins_UserId" ON "AspNetUserLogins" ("UserId");

CREATE INDEX "IX_AspNetUserPasskeys_UserId" ON "AspNetUserPasskeys" ("UserId");

CREATE INDEX "EmailIndex" ON "AspNetUsers" ("NormalizedEmail");

CREATE UNIQUE INDEX "IX_AspNetUsers_PersonId" ON "AspNetUsers" ("PersonId");

CREATE UNIQUE INDEX "UserNameIndex" ON "AspNetUsers" ("NormalizedUserName");

CREATE INDEX "IX_AuditEntries_ActorPersonId_At" ON "AuditEntries" ("ActorPersonId", "At");

CREATE INDEX "IX_AuditEntries_CommitteeId_At" ON "AuditEntries" ("CommitteeId", "At");

CREATE INDEX "IX_AuditEntries_SealNo_Id" ON "AuditEntries" ("SealNo", "Id");

CREATE INDEX "IX_AuditEntries_SubjectUid_At" ON "AuditEntries" ("SubjectUid", "At");

CREATE UNIQUE INDEX "IX_AuditEntries_Uid" ON "AuditEntries" ("Uid");

CREATE UNIQUE INDEX "IX_AuditSeals_No" ON "AuditSeals" ("No");

CREATE INDEX "IX_Ballots_ClosedAt_ClosesAt" ON "Ballots" ("ClosedAt", "ClosesAt");

CREATE INDEX "IX_Ballots_CommitteeId_ClosesAt" ON "Ballots" ("CommitteeId", "ClosesAt");

CREATE UNIQUE INDEX "IX_Ballots_Number" ON "Ballots" ("Number");

CREATE INDEX "IX_Ballots_OpenedAt_OpensAt" ON "Ballots" ("OpenedAt", "OpensAt");

CREATE INDEX "IX_Ballots_ProjectId" ON "Ballots" ("ProjectId");

CREATE UNIQUE INDEX "IX_Ballots_Uid" ON "Ballots" ("Uid");

CREATE INDEX "IX_Campaigns_CommitteeId" ON "Campaigns" ("CommitteeId");

CREATE INDEX "IX_Campaigns_SubjectUid_Kind" ON "Campaigns" ("SubjectUid", "Kind");

CREATE UNIQUE INDEX "IX_Campaigns_Uid" ON "Campaigns" ("Uid");

CREATE INDEX "IX_CommitteeBodies_CommitteeId_Part_FromOn" ON "CommitteeBodies" ("CommitteeId", "Part", "FromOn");

CREATE INDEX "IX_CommitteeBodies_OrganisationId" ON "CommitteeBodies" ("OrganisationId");

CREATE UNIQUE INDEX "IX_CommitteeLinks_CommitteeId_OtherId_Kind" ON "CommitteeLinks" ("CommitteeId", "OtherId", "Kind");

CREATE INDEX "IX_CommitteeLinks_OtherId" ON "CommitteeLinks" ("OtherId");

CREATE UNIQUE INDEX "IX_Committees_CodeKey" ON "Committees" ("CodeKey");

CREATE INDEX "IX_Committees_ParentId" ON "Committees" ("ParentId");

CREATE UNIQUE INDEX "IX_Committees_Uid" ON "Committees" ("Uid");

CREATE UNIQUE INDEX "IX_DocumentFiles_DocumentId_Revision" ON "DocumentFiles" ("DocumentId", "Revision");

CREATE UNIQUE INDEX "IX_Documents_CommitteeId_Number" ON "Documents" ("CommitteeId", "Number");

CREATE UNIQUE INDEX "IX_Documents_Uid" ON "Documents" ("Uid");

CREATE INDEX "IX_Employments_OrganisationId" ON "Employments" ("OrganisationId");

CREATE UNIQUE INDEX "IX_Employments_PersonId_OrganisationId_FromOn" ON "Employments" ("PersonId", "OrganisationId", "FromOn");

CREATE INDEX "IX_MeetingPapers_DocumentId" ON "MeetingPapers" ("DocumentId");

CREATE UNIQUE INDEX "IX_MeetingPapers_MeetingId_DocumentId" ON "MeetingPapers" ("MeetingId", "DocumentId");

CREATE INDEX "IX_Meetings_CommitteeId_FirstOn" ON "Meetings" ("CommitteeId", "FirstOn");

CREATE UNIQUE INDEX "IX_Meetings_IcsUid" ON "Meetings" ("IcsUid");

CREATE INDEX "IX_Meetings_ReplyByAt" ON "Meetings" ("ReplyByAt");

CREATE UNIQUE INDEX "IX_Meetings_Uid" ON "Meetings" ("Uid");

CREATE UNIQUE INDEX "IX_Memberships_CommitteeId_HolderKey_FromOn" ON "Memberships" ("CommitteeId", "HolderKey", "FromOn");

CREATE INDEX "IX_Memberships_NominatingOrganisationId" ON "Memberships" ("NominatingOrganisationId");

CREATE INDEX "IX_Memberships_PersonId_CommitteeId" ON "Memberships" ("PersonId", "CommitteeId");

CREATE INDEX "IX_Memberships_TermId" ON "Memberships" ("TermId");

CREATE UNIQUE INDEX "IX_Memberships_Uid" ON "Memberships" ("Uid");

CREATE UNIQUE INDEX "IX_NumberSeries_CommitteeId_Series_Year" ON "NumberSeries" ("CommitteeId", "Series", "Year");

CREATE INDEX "IX_Offices_MembershipId" ON "Offices" ("MembershipId");

CREATE UNIQUE INDEX "IX_Organisations_Code" ON "Organisations" ("Code");

CREATE UNIQUE INDEX "IX_Organisations_Uid" ON "Organisations" ("Uid");

CREATE INDEX "IX_Outbox_CampaignId_State" ON "Outbox" ("CampaignId", "State");

CREATE UNIQUE INDEX "IX_Outbox_DedupeKey" ON "Outbox" ("DedupeKey");

CREATE UNIQUE INDEX "IX_Outbox_MessageId" ON "Outbox" ("MessageId");

CREATE INDEX "IX_Outbox_PersonId" ON "Outbox" ("PersonId");

CREATE INDEX "IX_Outbox_State_Priority_NotBeforeAt_Id" ON "Outbox" ("State", "Priority", "NotBeforeAt", "Id");

CREATE UNIQUE INDEX "IX_Participants_MeetingId_ParticipantKey" ON "Participants" ("MeetingId", "ParticipantKey");

CREATE INDEX "IX_Participants_MembershipId_MeetingId" ON "Participants" ("MembershipId", "MeetingId");

CREATE INDEX "IX_Participants_PersonId_Reply" ON "Participants" ("PersonId", "Reply");

CREATE UNIQUE INDEX "IX_Participants_Uid" ON "Participants" ("Uid");

CREATE INDEX "IX_People_Email" ON "People" ("Email");

CREATE UNIQUE INDEX "IX_People_Uid" ON "People" ("Uid");

CREATE INDEX "IX_Projects_CommitteeId" ON "Projects" ("CommitteeId");

CREATE UNIQUE INDEX "IX_Projects_PlanNo" ON "Projects" ("PlanNo");

CREATE UNIQUE INDEX "IX_Projects_Uid" ON "Projects" ("Uid");

CREATE UNIQUE INDEX "IX_Questions_BallotId_No" ON "Questions" ("BallotId", "No");

CREATE INDEX "IX_Questions_DocumentId" ON "Questions" ("DocumentId");

CREATE INDEX "IX_Questions_RuleSetVersionId" ON "Questions" ("RuleSetVersionId");

CREATE UNIQUE INDEX "IX_RuleSets_Code" ON "RuleSets" ("Code");

CREATE UNIQUE INDEX "IX_RuleSetVersions_RuleSetId_No" ON "RuleSetVersions" ("RuleSetId", "No");

CREATE UNIQUE INDEX "IX_Sessions_MeetingId_No" ON "Sessions" ("MeetingId", "No");

CREATE INDEX "IX_SlipAnswers_QuestionId" ON "SlipAnswers" ("QuestionId");

CREATE UNIQUE INDEX "IX_SlipAnswers_SlipId_QuestionId" ON "SlipAnswers" ("SlipId", "QuestionId");

CREATE INDEX "IX_Slips_BallotId" ON "Slips" ("BallotId");

CREATE UNIQUE INDEX "IX_Slips_Uid" ON "Slips" ("Uid");

CREATE UNIQUE INDEX "IX_Slips_VoterId_Revision" ON "Slips" ("VoterId", "Revision");

CREATE INDEX "IX_Staff_CommitteeId" ON "Staff" ("CommitteeId");

CREATE UNIQUE INDEX "IX_Staff_PersonId_CommitteeId_FromOn" ON "Staff" ("PersonId", "CommitteeId", "FromOn");

CREATE UNIQUE INDEX "IX_Terms_CommitteeId_No" ON "Terms" ("CommitteeId", "No");

CREATE UNIQUE INDEX "IX_Verdicts_QuestionId_Generation" ON "Verdicts" ("QuestionId", "Generation");

CREATE INDEX "IX_Verdicts_SignedByPersonId" ON "Verdicts" ("SignedByPersonId");

CREATE UNIQUE INDEX "IX_Voters_BallotId_VoterKey" ON "Voters" ("BallotId", "VoterKey");

CREATE INDEX "IX_Voters_LastSlipId" ON "Voters" ("LastSlipId");

CREATE INDEX "IX_Voters_MembershipId" ON "Voters" ("MembershipId");

CREATE INDEX "IX_Voters_PersonId_BallotId" ON "Voters" ("PersonId", "BallotId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124113316_RunACommittee', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125230920_Collations', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "CarriedFoundings" AS SELECT "Id", "EstablishedOn", "EstablishedPrecision" FROM "Committees" WHERE "EstablishedOn" IS NOT NULL;

DROP INDEX "IX_CommitteeLinks_CommitteeId_OtherId_Kind";

ALTER TABLE "RuleSetVersions" ADD "Examples" TEXT NULL;

ALTER TABLE "RuleSetVersions" ADD "Uid" TEXT NULL;

ALTER TABLE "RuleSetVersions" ADD "VerifiedAt" INTEGER NULL;

ALTER TABLE "RuleSetVersions" ADD "VerifiedByPersonId" INTEGER NULL;

ALTER TABLE "People" ADD "Expertise" TEXT NULL;

ALTER TABLE "People" ADD "Honours" TEXT NULL;

ALTER TABLE "People" ADD "IsMailboxShared" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "People" ADD "Languages" TEXT NULL;

ALTER TABLE "People" ADD "MergedIntoId" INTEGER NULL;

ALTER TABLE "People" ADD "PseudonymisedAt" INTEGER NULL;

ALTER TABLE "People" ADD "SearchKey" TEXT NOT NULL DEFAULT '';

ALTER TABLE "People" ADD "SeatsVersion" TEXT NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';

ALTER TABLE "Organisations" ADD "Kind" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Organisations" ADD "MergedIntoId" INTEGER NULL;

ALTER TABLE "Organisations" ADD "ParentId" INTEGER NULL;

ALTER TABLE "Organisations" ADD "PublishedMirrors" INTEGER NULL;

ALTER TABLE "Organisations" ADD "PublishedNational" INTEGER NULL;

ALTER TABLE "Organisations" ADD "SearchKey" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Memberships" ADD "ContinuesId" INTEGER NULL;

ALTER TABLE "Memberships" ADD "EndNote" TEXT NULL;

ALTER TABLE "Memberships" ADD "EndReason" INTEGER NULL;

ALTER TABLE "Memberships" ADD "IsBody" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "CommitteeLinks" ADD "FromOn" TEXT NULL;

ALTER TABLE "CommitteeLinks" ADD "ToOn" TEXT NULL;

CREATE TABLE "Comments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Comments" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "BallotId" INTEGER NOT NULL,
    "VoterId" INTEGER NOT NULL,
    "WrittenByPersonId" INTEGER NOT NULL,
    "WrittenAt" INTEGER NOT NULL,
    "Line" TEXT NULL,
    "Clause" TEXT NULL,
    "ClauseSort" TEXT NOT NULL,
    "Paragraph" TEXT NULL,
    "Type" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "Proposed" TEXT NULL,
    "EqualKey" BLOB NOT NULL,
    "Disposition" INTEGER NULL,
    "Observation" TEXT NULL,
    "DisposedAt" INTEGER NULL,
    "DisposedByPersonId" INTEGER NULL,
    CONSTRAINT "FK_Comments_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Comments_Voters_VoterId" FOREIGN KEY ("VoterId") REFERENCES "Voters" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CommentUploads" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CommentUploads" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "BallotId" INTEGER NOT NULL,
    "VoterId" INTEGER NOT NULL,
    "FileName" TEXT NOT NULL,
    "FileHash" TEXT NOT NULL,
    "Format" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Taken" INTEGER NOT NULL,
    "Known" INTEGER NOT NULL,
    "Refused" TEXT NOT NULL,
    CONSTRAINT "FK_CommentUploads_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CommentUploads_Voters_VoterId" FOREIGN KEY ("VoterId") REFERENCES "Voters" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CommitteeStates" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CommitteeStates" PRIMARY KEY AUTOINCREMENT,
    "CommitteeId" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "OnDate" TEXT NOT NULL,
    "Precision" INTEGER NOT NULL,
    "Document" TEXT NULL,
    "Reason" TEXT NULL,
    CONSTRAINT "FK_CommitteeStates_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE CASCADE
);

CREATE TABLE "DeadlineChanges" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DeadlineChanges" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "BallotId" INTEGER NOT NULL,
    "No" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "FromAt" INTEGER NOT NULL,
    "ToAt" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ByPersonId" INTEGER NULL,
    CONSTRAINT "FK_DeadlineChanges_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_DeadlineChanges_People_ByPersonId" FOREIGN KEY ("ByPersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ExpertRegistrations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ExpertRegistrations" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "Body" INTEGER NOT NULL,
    "Group" TEXT NOT NULL,
    "Role" INTEGER NOT NULL,
    "FromOn" TEXT NOT NULL,
    "ToOn" TEXT NULL,
    CONSTRAINT "FK_ExpertRegistrations_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Imports" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Imports" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "CommitteeId" INTEGER NULL,
    "AccountId" INTEGER NOT NULL,
    "File" TEXT NOT NULL,
    "UploadedAt" INTEGER NOT NULL,
    "CheckedAt" INTEGER NULL,
    "ConfirmedAt" INTEGER NULL,
    "TakenAt" INTEGER NULL,
    "FailedAt" INTEGER NULL,
    "ForgottenAt" INTEGER NULL,
    "ClaimedUntilAt" INTEGER NULL,
    "RowsDone" INTEGER NOT NULL,
    "ConfirmedFrom" TEXT NULL,
    "Counts_Changed" INTEGER NOT NULL,
    "Counts_New" INTEGER NOT NULL,
    "Counts_Refused" INTEGER NOT NULL,
    "Counts_Unchanged" INTEGER NOT NULL,
    CONSTRAINT "FK_Imports_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Imports_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Leaves" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Leaves" PRIMARY KEY AUTOINCREMENT,
    "MembershipId" INTEGER NOT NULL,
    "FromOn" TEXT NOT NULL,
    "ToOn" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    CONSTRAINT "FK_Leaves_Memberships_MembershipId" FOREIGN KEY ("MembershipId") REFERENCES "Memberships" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "OrganisationNames" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OrganisationNames" PRIMARY KEY AUTOINCREMENT,
    "OrganisationId" INTEGER NOT NULL,
    "ToOn" TEXT NOT NULL,
    "Name_En" TEXT NOT NULL,
    "Name_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_OrganisationNames_Organisations_OrganisationId" FOREIGN KEY ("OrganisationId") REFERENCES "Organisations" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ProfileVersions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ProfileVersions" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "FromOn" TEXT NOT NULL,
    "Rules" TEXT NOT NULL,
    "IsVerified" INTEGER NOT NULL,
    "VerifiedAt" INTEGER NULL,
    "VerifiedByAccountId" INTEGER NULL,
    "EnteredAt" INTEGER NOT NULL,
    "EnteredByAccountId" INTEGER NULL,
    "Reason" TEXT NULL,
    CONSTRAINT "FK_ProfileVersions_AspNetUsers_EnteredByAccountId" FOREIGN KEY ("EnteredByAccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ProfileVersions_AspNetUsers_VerifiedByAccountId" FOREIGN KEY ("VerifiedByAccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RecordedBallots" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RecordedBallots" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "CommitteeId" INTEGER NOT NULL,
    "Number" TEXT NOT NULL,
    "ClosedOn" TEXT NOT NULL,
    "ClosedOnPrecision" INTEGER NOT NULL,
    "Rule" TEXT NULL,
    "Entitled" INTEGER NULL,
    "Yes" INTEGER NOT NULL,
    "No" INTEGER NOT NULL,
    "Abstain" INTEGER NOT NULL,
    "Outcome" INTEGER NOT NULL,
    "Source" TEXT NULL,
    "Title_En" TEXT NOT NULL,
    "Title_Zh" TEXT NOT NULL,
    CONSTRAINT "FK_RecordedBallots_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Representatives" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Representatives" PRIMARY KEY AUTOINCREMENT,
    "MembershipId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "FromOn" TEXT NOT NULL,
    "ToOn" TEXT NULL,
    CONSTRAINT "FK_Representatives_Memberships_MembershipId" FOREIGN KEY ("MembershipId") REFERENCES "Memberships" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Representatives_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RosterChanges" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RosterChanges" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "CommitteeId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "TermNo" INTEGER NULL,
    "StartOn" TEXT NOT NULL,
    "PlannedEndOn" TEXT NULL,
    "CandidatesUntilOn" TEXT NULL,
    "CheckedOn" TEXT NULL,
    "VotedOn" TEXT NULL,
    "VoteReference" TEXT NULL,
    "VoteBallotId" INTEGER NULL,
    "SubmittedOn" TEXT NULL,
    "SubmissionReference" TEXT NULL,
    "ApprovedOn" TEXT NULL,
    "ApprovalReference" TEXT NULL,
    "InForceAt" INTEGER NULL,
    "WithdrawnOn" TEXT NULL,
    CONSTRAINT "FK_RosterChanges_Ballots_VoteBallotId" FOREIGN KEY ("VoteBallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RosterChanges_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ImportLines" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ImportLines" PRIMARY KEY AUTOINCREMENT,
    "ImportId" INTEGER NOT NULL,
    "Row" INTEGER NOT NULL,
    "Verdict" INTEGER NOT NULL,
    "Notes" TEXT NOT NULL,
    CONSTRAINT "FK_ImportLines_Imports_ImportId" FOREIGN KEY ("ImportId") REFERENCES "Imports" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "DutyProposals" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DutyProposals" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "CommitteeId" INTEGER NOT NULL,
    "MembershipId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Evidence" TEXT NOT NULL,
    "EvidenceKey" TEXT NOT NULL,
    "FoundAt" INTEGER NOT NULL,
    "LapsedAt" INTEGER NULL,
    "Decision" INTEGER NULL,
    "DecidedAt" INTEGER NULL,
    "DecidedByPersonId" INTEGER NULL,
    "Reason" TEXT NULL,
    "DecisionUid" TEXT NULL,
    "RosterChangeId" INTEGER NULL,
    CONSTRAINT "FK_DutyProposals_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_DutyProposals_Memberships_MembershipId" FOREIGN KEY ("MembershipId") REFERENCES "Memberships" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_DutyProposals_People_DecidedByPersonId" FOREIGN KEY ("DecidedByPersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_DutyProposals_RosterChanges_RosterChangeId" FOREIGN KEY ("RosterChangeId") REFERENCES "RosterChanges" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RosterChangeLines" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RosterChangeLines" PRIMARY KEY AUTOINCREMENT,
    "ChangeId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "MembershipId" INTEGER NULL,
    "Act" INTEGER NOT NULL,
    "Category" INTEGER NOT NULL,
    "Side" INTEGER NULL,
    "NominatingOrganisationId" INTEGER NULL,
    "OfficeBits" INTEGER NOT NULL,
    "Reason" INTEGER NULL,
    "Opinion" INTEGER NOT NULL,
    "OpinionOn" TEXT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_RosterChangeLines_Memberships_MembershipId" FOREIGN KEY ("MembershipId") REFERENCES "Memberships" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RosterChangeLines_Organisations_NominatingOrganisationId" FOREIGN KEY ("NominatingOrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RosterChangeLines_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RosterChangeLines_RosterChanges_ChangeId" FOREIGN KEY ("ChangeId") REFERENCES "RosterChanges" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_RuleSetVersions_Uid" ON "RuleSetVersions" ("Uid");

CREATE INDEX "IX_RuleSetVersions_VerifiedByPersonId" ON "RuleSetVersions" ("VerifiedByPersonId");

CREATE INDEX "IX_People_MergedIntoId" ON "People" ("MergedIntoId");

CREATE INDEX "IX_People_NameLatin" ON "People" ("NameLatin");

CREATE INDEX "IX_People_NameZh" ON "People" ("NameZh");

CREATE INDEX "IX_Organisations_MergedIntoId" ON "Organisations" ("MergedIntoId");

CREATE INDEX "IX_Organisations_ParentId" ON "Organisations" ("ParentId");

CREATE UNIQUE INDEX "IX_Memberships_CommitteeId_HolderKey" ON "Memberships" ("CommitteeId", "HolderKey") WHERE "ToOn" IS NULL;

CREATE INDEX "IX_Memberships_ContinuesId" ON "Memberships" ("ContinuesId");

CREATE UNIQUE INDEX "IX_CommitteeLinks_CommitteeId_OtherId_Kind" ON "CommitteeLinks" ("CommitteeId", "OtherId", "Kind") WHERE "ToOn" IS NULL;

CREATE INDEX "IX_Comments_BallotId_ClauseSort_Id" ON "Comments" ("BallotId", "ClauseSort", "Id");

CREATE INDEX "IX_Comments_BallotId_Disposition" ON "Comments" ("BallotId", "Disposition");

CREATE INDEX "IX_Comments_BallotId_EqualKey" ON "Comments" ("BallotId", "EqualKey");

CREATE UNIQUE INDEX "IX_Comments_Uid" ON "Comments" ("Uid");

CREATE INDEX "IX_Comments_VoterId_ClauseSort_Id" ON "Comments" ("VoterId", "ClauseSort", "Id");

CREATE INDEX "IX_CommentUploads_BallotId" ON "CommentUploads" ("BallotId");

CREATE UNIQUE INDEX "IX_CommentUploads_Uid" ON "CommentUploads" ("Uid");

CREATE INDEX "IX_CommentUploads_VoterId_Id" ON "CommentUploads" ("VoterId", "Id");

CREATE INDEX "IX_CommitteeStates_CommitteeId_OnDate" ON "CommitteeStates" ("CommitteeId", "OnDate");

CREATE UNIQUE INDEX "IX_DeadlineChanges_BallotId_No" ON "DeadlineChanges" ("BallotId", "No");

CREATE INDEX "IX_DeadlineChanges_ByPersonId" ON "DeadlineChanges" ("ByPersonId");

CREATE UNIQUE INDEX "IX_DeadlineChanges_Uid" ON "DeadlineChanges" ("Uid");

CREATE INDEX "IX_DutyProposals_CommitteeId_DecidedAt" ON "DutyProposals" ("CommitteeId", "DecidedAt");

CREATE INDEX "IX_DutyProposals_DecidedByPersonId" ON "DutyProposals" ("DecidedByPersonId");

CREATE UNIQUE INDEX "IX_DutyProposals_EvidenceKey" ON "DutyProposals" ("EvidenceKey");

CREATE INDEX "IX_DutyProposals_MembershipId" ON "DutyProposals" ("MembershipId");

CREATE INDEX "IX_DutyProposals_RosterChangeId" ON "DutyProposals" ("RosterChangeId");

CREATE UNIQUE INDEX "IX_DutyProposals_Uid" ON "DutyProposals" ("Uid");

CREATE UNIQUE INDEX "IX_ExpertRegistrations_PersonId_Body_Group_FromOn" ON "ExpertRegistrations" ("PersonId", "Body", "Group", "FromOn");

CREATE UNIQUE INDEX "IX_ImportLines_ImportId_Row" ON "ImportLines" ("ImportId", "Row");

CREATE INDEX "IX_ImportLines_ImportId_Verdict_Row" ON "ImportLines" ("ImportId", "Verdict", "Row");

CREATE INDEX "IX_Imports_AccountId_UploadedAt" ON "Imports" ("AccountId", "UploadedAt");

CREATE INDEX "IX_Imports_CommitteeId" ON "Imports" ("CommitteeId");

CREATE INDEX "IX_Imports_TakenAt_UploadedAt" ON "Imports" ("TakenAt", "UploadedAt");

CREATE UNIQUE INDEX "IX_Imports_Uid" ON "Imports" ("Uid");

CREATE UNIQUE INDEX "IX_Leaves_MembershipId_FromOn" ON "Leaves" ("MembershipId", "FromOn");

CREATE UNIQUE INDEX "IX_OrganisationNames_OrganisationId_ToOn" ON "OrganisationNames" ("OrganisationId", "ToOn");

CREATE UNIQUE INDEX "IX_ProfileVersions_Code_No" ON "ProfileVersions" ("Code", "No");

CREATE INDEX "IX_ProfileVersions_EnteredByAccountId" ON "ProfileVersions" ("EnteredByAccountId");

CREATE UNIQUE INDEX "IX_ProfileVersions_Uid" ON "ProfileVersions" ("Uid");

CREATE INDEX "IX_ProfileVersions_VerifiedByAccountId" ON "ProfileVersions" ("VerifiedByAccountId");

CREATE INDEX "IX_RecordedBallots_CommitteeId_ClosedOn" ON "RecordedBallots" ("CommitteeId", "ClosedOn");

CREATE UNIQUE INDEX "IX_RecordedBallots_CommitteeId_Number" ON "RecordedBallots" ("CommitteeId", "Number");

CREATE UNIQUE INDEX "IX_RecordedBallots_Uid" ON "RecordedBallots" ("Uid");

CREATE UNIQUE INDEX "IX_Representatives_MembershipId_PersonId_FromOn" ON "Representatives" ("MembershipId", "PersonId", "FromOn");

CREATE INDEX "IX_Representatives_PersonId" ON "Representatives" ("PersonId");

CREATE UNIQUE INDEX "IX_RosterChangeLines_ChangeId_PersonId" ON "RosterChangeLines" ("ChangeId", "PersonId");

CREATE INDEX "IX_RosterChangeLines_MembershipId" ON "RosterChangeLines" ("MembershipId");

CREATE INDEX "IX_RosterChangeLines_NominatingOrganisationId" ON "RosterChangeLines" ("NominatingOrganisationId");

CREATE INDEX "IX_RosterChangeLines_PersonId" ON "RosterChangeLines" ("PersonId");

CREATE INDEX "IX_RosterChanges_CommitteeId_StartOn" ON "RosterChanges" ("CommitteeId", "StartOn");

CREATE UNIQUE INDEX "IX_RosterChanges_Uid" ON "RosterChanges" ("Uid");

CREATE INDEX "IX_RosterChanges_VoteBallotId" ON "RosterChanges" ("VoteBallotId");

INSERT INTO "CommitteeStates" ("CommitteeId", "State", "OnDate", "Precision") SELECT "Id", 2, "EstablishedOn", "EstablishedPrecision" FROM "CarriedFoundings" ORDER BY "Id";

DROP TABLE "CarriedFoundings";

CREATE TABLE "ef_temp_Committees" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Committees" PRIMARY KEY AUTOINCREMENT,
    "Code" TEXT NOT NULL,
    "CodeKey" TEXT NOT NULL,
    "Culture" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "ParentId" INTEGER NULL,
    "ProfileCode" TEXT NOT NULL,
    "RosterVersion" TEXT NOT NULL,
    "Scope_En" TEXT NOT NULL,
    "Scope_Zh" TEXT NOT NULL,
    "Title_En" TEXT NOT NULL,
    "Title_Zh" TEXT NOT NULL,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "ZoneId" TEXT NOT NULL,
    CONSTRAINT "FK_Committees_Committees_ParentId" FOREIGN KEY ("ParentId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Committees" ("Id", "Code", "CodeKey", "Culture", "Kind", "ParentId", "ProfileCode", "RosterVersion", "Scope_En", "Scope_Zh", "Title_En", "Title_Zh", "Uid", "Version", "ZoneId")
SELECT "Id", "Code", "CodeKey", "Culture", "Kind", "ParentId", "ProfileCode", "RosterVersion", "Scope_En", "Scope_Zh", "Title_En", "Title_Zh", "Uid", "Version", "ZoneId"
FROM "Committees";

CREATE TABLE "ef_temp_Memberships" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Memberships" PRIMARY KEY AUTOINCREMENT,
    "Category" INTEGER NOT NULL,
    "CommitteeId" INTEGER NOT NULL,
    "ContinuesId" INTEGER NULL,
    "EndNote" TEXT NULL,
    "EndReason" INTEGER NULL,
    "FromOn" TEXT NOT NULL,
    "HolderKey" TEXT NOT NULL,
    "IsBody" INTEGER NOT NULL,
    "NominatingOrganisationId" INTEGER NULL,
    "PersonId" INTEGER NOT NULL,
    "Side" INTEGER NULL,
    "TermId" INTEGER NULL,
    "ToOn" TEXT NULL,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    CONSTRAINT "FK_Memberships_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Memberships_Memberships_ContinuesId" FOREIGN KEY ("ContinuesId") REFERENCES "Memberships" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Memberships_Organisations_NominatingOrganisationId" FOREIGN KEY ("NominatingOrganisationId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Memberships_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Memberships_Terms_TermId" FOREIGN KEY ("TermId") REFERENCES "Terms" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Memberships" ("Id", "Category", "CommitteeId", "ContinuesId", "EndNote", "EndReason", "FromOn", "HolderKey", "IsBody", "NominatingOrganisationId", "PersonId", "Side", "TermId", "ToOn", "Uid", "Version")
SELECT "Id", "Category", "CommitteeId", "ContinuesId", "EndNote", "EndReason", "FromOn", "HolderKey", "IsBody", "NominatingOrganisationId", "PersonId", "Side", "TermId", "ToOn", "Uid", "Version"
FROM "Memberships";

CREATE TABLE "ef_temp_Organisations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Organisations" PRIMARY KEY AUTOINCREMENT,
    "Code" TEXT NOT NULL,
    "Country" TEXT NOT NULL,
    "IsSample" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "MergedIntoId" INTEGER NULL,
    "Name_En" TEXT NOT NULL,
    "Name_Zh" TEXT NOT NULL,
    "ParentId" INTEGER NULL,
    "PublishedMirrors" INTEGER NULL,
    "PublishedNational" INTEGER NULL,
    "SearchKey" TEXT NOT NULL,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    CONSTRAINT "FK_Organisations_Organisations_MergedIntoId" FOREIGN KEY ("MergedIntoId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Organisations_Organisations_ParentId" FOREIGN KEY ("ParentId") REFERENCES "Organisations" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Organisations" ("Id", "Code", "Country", "IsSample", "Kind", "MergedIntoId", "Name_En", "Name_Zh", "ParentId", "PublishedMirrors", "PublishedNational", "SearchKey", "Uid", "Version")
SELECT "Id", "Code", "Country", "IsSample", "Kind", "MergedIntoId", "Name_En", "Name_Zh", "ParentId", "PublishedMirrors", "PublishedNational", "SearchKey", "Uid", "Version"
FROM "Organisations";

CREATE TABLE "ef_temp_People" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People" PRIMARY KEY AUTOINCREMENT,
    "Email" TEXT NULL,
    "Expertise" TEXT NULL,
    "Honours" TEXT NULL,
    "IsAcademician" INTEGER NOT NULL,
    "IsMailboxShared" INTEGER NOT NULL,
    "IsSample" INTEGER NOT NULL,
    "Languages" TEXT NULL,
    "MergedIntoId" INTEGER NULL,
    "NameLatin" TEXT NOT NULL,
    "NameZh" TEXT NOT NULL,
    "Phone" TEXT NULL,
    "PinyinName" TEXT NOT NULL,
    "PseudonymisedAt" INTEGER NULL,
    "SearchKey" TEXT NOT NULL,
    "SeatsVersion" TEXT NOT NULL,
    "TitleLevel" INTEGER NOT NULL,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    CONSTRAINT "FK_People_People_MergedIntoId" FOREIGN KEY ("MergedIntoId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_People" ("Id", "Email", "Expertise", "Honours", "IsAcademician", "IsMailboxShared", "IsSample", "Languages", "MergedIntoId", "NameLatin", "NameZh", "Phone", "PinyinName", "PseudonymisedAt", "SearchKey", "SeatsVersion", "TitleLevel", "Uid", "Version")
SELECT "Id", "Email", "Expertise", "Honours", "IsAcademician", "IsMailboxShared", "IsSample", "Languages", "MergedIntoId", "NameLatin", "NameZh", "Phone", "PinyinName", "PseudonymisedAt", "SearchKey", "SeatsVersion", "TitleLevel", "Uid", "Version"
FROM "People";

CREATE TABLE "ef_temp_RuleSetVersions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RuleSetVersions" PRIMARY KEY AUTOINCREMENT,
    "Definition" TEXT NOT NULL,
    "Examples" TEXT NULL,
    "Hash" BLOB NOT NULL,
    "IsVerified" INTEGER NOT NULL,
    "No" INTEGER NOT NULL,
    "RuleSetId" INTEGER NOT NULL,
    "Uid" TEXT NULL,
    "ValidFrom" TEXT NOT NULL,
    "VerifiedAt" INTEGER NULL,
    "VerifiedByPersonId" INTEGER NULL,
    CONSTRAINT "FK_RuleSetVersions_People_VerifiedByPersonId" FOREIGN KEY ("VerifiedByPersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RuleSetVersions_RuleSets_RuleSetId" FOREIGN KEY ("RuleSetId") REFERENCES "RuleSets" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_RuleSetVersions" ("Id", "Definition", "Examples", "Hash", "IsVerified", "No", "RuleSetId", "Uid", "ValidFrom", "VerifiedAt", "VerifiedByPersonId")
SELECT "Id", "Definition", "Examples", "Hash", "IsVerified", "No", "RuleSetId", "Uid", "ValidFrom", "VerifiedAt", "VerifiedByPersonId"
FROM "RuleSetVersions";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "Committees";

ALTER TABLE "ef_temp_Committees" RENAME TO "Committees";

DROP TABLE "Memberships";

ALTER TABLE "ef_temp_Memberships" RENAME TO "Memberships";

DROP TABLE "Organisations";

ALTER TABLE "ef_temp_Organisations" RENAME TO "Organisations";

DROP TABLE "People";

ALTER TABLE "ef_temp_People" RENAME TO "People";

DROP TABLE "RuleSetVersions";

ALTER TABLE "ef_temp_RuleSetVersions" RENAME TO "RuleSetVersions";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE UNIQUE INDEX "IX_Committees_CodeKey" ON "Committees" ("CodeKey");

CREATE INDEX "IX_Committees_ParentId" ON "Committees" ("ParentId");

CREATE UNIQUE INDEX "IX_Committees_Uid" ON "Committees" ("Uid");

CREATE UNIQUE INDEX "IX_Memberships_CommitteeId_HolderKey" ON "Memberships" ("CommitteeId", "HolderKey") WHERE "ToOn" IS NULL;

CREATE UNIQUE INDEX "IX_Memberships_CommitteeId_HolderKey_FromOn" ON "Memberships" ("CommitteeId", "HolderKey", "FromOn");

CREATE INDEX "IX_Memberships_ContinuesId" ON "Memberships" ("ContinuesId");

CREATE INDEX "IX_Memberships_NominatingOrganisationId" ON "Memberships" ("NominatingOrganisationId");

CREATE INDEX "IX_Memberships_PersonId_CommitteeId" ON "Memberships" ("PersonId", "CommitteeId");

CREATE INDEX "IX_Memberships_TermId" ON "Memberships" ("TermId");

CREATE UNIQUE INDEX "IX_Memberships_Uid" ON "Memberships" ("Uid");

CREATE UNIQUE INDEX "IX_Organisations_Code" ON "Organisations" ("Code");

CREATE INDEX "IX_Organisations_MergedIntoId" ON "Organisations" ("MergedIntoId");

CREATE INDEX "IX_Organisations_ParentId" ON "Organisations" ("ParentId");

CREATE UNIQUE INDEX "IX_Organisations_Uid" ON "Organisations" ("Uid");

CREATE INDEX "IX_People_Email" ON "People" ("Email");

CREATE INDEX "IX_People_MergedIntoId" ON "People" ("MergedIntoId");

CREATE INDEX "IX_People_NameLatin" ON "People" ("NameLatin");

CREATE INDEX "IX_People_NameZh" ON "People" ("NameZh");

CREATE UNIQUE INDEX "IX_People_Uid" ON "People" ("Uid");

CREATE UNIQUE INDEX "IX_RuleSetVersions_RuleSetId_No" ON "RuleSetVersions" ("RuleSetId", "No");

CREATE UNIQUE INDEX "IX_RuleSetVersions_Uid" ON "RuleSetVersions" ("Uid");

CREATE INDEX "IX_RuleSetVersions_VerifiedByPersonId" ON "RuleSetVersions" ("VerifiedByPersonId");

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126150708_Membership', '10.0.15');

BEGIN TRANSACTION;
ALTER TABLE "Voters" ADD "PredecessorLatin" TEXT NULL;

ALTER TABLE "Voters" ADD "PredecessorPersonId" INTEGER NULL;

ALTER TABLE "Voters" ADD "PredecessorZh" TEXT NULL;

ALTER TABLE "Voters" ADD "SucceededAt" INTEGER NULL;

ALTER TABLE "Verdicts" ADD "ChainHead" BLOB NULL;

ALTER TABLE "Verdicts" ADD "IsByHands" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Verdicts" ADD "PresentVoting" INTEGER NULL;

ALTER TABLE "Verdicts" ADD "QuorumAt" INTEGER NULL;

ALTER TABLE "Slips" ADD "BatchId" INTEGER NULL;

ALTER TABLE "Slips" ADD "Payload" BLOB NULL;

ALTER TABLE "Questions" ADD "Comments" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Committees" ADD "SuccessorsVote" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "CommentUploads" ADD "AddresseeId" INTEGER NULL;

ALTER TABLE "Comments" ADD "AddresseeId" INTEGER NULL;

ALTER TABLE "Comments" ADD "AuthorLatin" TEXT NULL;

ALTER TABLE "Comments" ADD "AuthorOrganisationEn" TEXT NULL;

ALTER TABLE "Comments" ADD "AuthorOrganisationZh" TEXT NULL;

ALTER TABLE "Comments" ADD "AuthorZh" TEXT NULL;

ALTER TABLE "Ballots" ADD "AgendaItemId" INTEGER NULL;

ALTER TABLE "Ballots" ADD "DraftedFromId" INTEGER NULL;

ALTER TABLE "Ballots" ADD "HandsCountedAt" INTEGER NULL;

ALTER TABLE "Ballots" ADD "Kind" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Ballots" ADD "PresentVoting" INTEGER NULL;

ALTER TABLE "Ballots" ADD "PreviousRoundId" INTEGER NULL;

ALTER TABLE "Ballots" ADD "QuorumAt" INTEGER NULL;

ALTER TABLE "Ballots" ADD "RoomEndedAt" INTEGER NULL;

ALTER TABLE "Ballots" ADD "Secrecy" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Ballots" ADD "WithdrawalReason" TEXT NULL;

CREATE TABLE "Addressees" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Addressees" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "BallotId" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Contact" TEXT NULL,
    "Email" TEXT NOT NULL,
    "EmailKey" TEXT NOT NULL,
    "CommitteeId" INTEGER NULL,
    "AddedAt" INTEGER NOT NULL,
    "WithdrawnAt" INTEGER NULL,
    "RepliedAt" INTEGER NULL,
    "LastRemindedAt" INTEGER NULL,
    CONSTRAINT "FK_Addressees_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Addressees_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "BallotKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_BallotKeys" PRIMARY KEY AUTOINCREMENT,
    "BallotId" INTEGER NOT NULL,
    "PublicKey" BLOB NOT NULL,
    "PrivateKeyProtected" BLOB NULL,
    "DestroyedAt" INTEGER NULL,
    CONSTRAINT "FK_BallotKeys_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Candidates" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Candidates" PRIMARY KEY AUTOINCREMENT,
    "QuestionId" INTEGER NOT NULL,
    "No" INTEGER NOT NULL,
    "PersonId" INTEGER NULL,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    CONSTRAINT "FK_Candidates_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Candidates_Questions_QuestionId" FOREIGN KEY ("QuestionId") REFERENCES "Questions" ("Id") ON DELETE CASCADE
);

CREATE TABLE "DispositionSheets" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DispositionSheets" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "BallotId" INTEGER NOT NULL,
    "FileName" TEXT NOT NULL,
    "FileHash" TEXT NOT NULL,
    "Format" INTEGER NOT NULL,
    "ByPersonId" INTEGER NULL,
    "At" INTEGER NOT NULL,
    "Said" TEXT NOT NULL,
    "Refused" TEXT NOT NULL,
    "Same" INTEGER NOT NULL,
    "Empty" INTEGER NOT NULL,
    "TakenAt" INTEGER NULL,
    CONSTRAINT "FK_DispositionSheets_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_DispositionSheets_People_ByPersonId" FOREIGN KEY ("ByPersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Exclusions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Exclusions" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "BallotId" INTEGER NOT NULL,
    "MembershipId" INTEGER NOT NULL,
    "Ground" INTEGER NOT NULL,
    "Note" TEXT NULL,
    "At" INTEGER NOT NULL,
    "ByPersonId" INTEGER NULL,
    CONSTRAINT "FK_Exclusions_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Exclusions_Memberships_MembershipId" FOREIGN KEY ("MembershipId") REFERENCES "Memberships" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Presences" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Presences" PRIMARY KEY AUTOINCREMENT,
    "ParticipantId" INTEGER NOT NULL,
    "FromAt" INTEGER NOT NULL,
    "ToAt" INTEGER NULL,
    "ByPersonId" INTEGER NULL,
    CONSTRAINT "FK_Presences_Participants_ParticipantId" FOREIGN KEY ("ParticipantId") REFERENCES "Participants" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Presences_People_ByPersonId" FOREIGN KEY ("ByPersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Proxies" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Proxies" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "BallotId" INTEGER NOT NULL,
    "FromVoterId" INTEGER NOT NULL,
    "ToVoterId" INTEGER NOT NULL,
    "DocumentId" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "ByPersonId" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    CONSTRAINT "FK_Proxies_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Proxies_Documents_DocumentId" FOREIGN KEY ("DocumentId") REFERENCES "Documents" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Proxies_Voters_FromVoterId" FOREIGN KEY ("FromVoterId") REFERENCES "Voters" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Proxies_Voters_ToVoterId" FOREIGN KEY ("ToVoterId") REFERENCES "Voters" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Rulings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Rulings" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "BallotId" INTEGER NOT NULL,
    "AnswerId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Generation" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ByPersonId" INTEGER NULL,
    CONSTRAINT "FK_Rulings_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Rulings_People_ByPersonId" FOREIGN KEY ("ByPersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Rulings_SlipAnswers_AnswerId" FOREIGN KEY ("AnswerId") REFERENCES "SlipAnswers" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SecretChoices" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_SecretChoices" PRIMARY KEY,
    "QuestionId" INTEGER NOT NULL,
    "Category" INTEGER NOT NULL,
    "Choice" TEXT NOT NULL,
    CONSTRAINT "FK_SecretChoices_Questions_QuestionId" FOREIGN KEY ("QuestionId") REFERENCES "Questions" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SignedResults" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SignedResults" PRIMARY KEY AUTOINCREMENT,
    "BallotId" INTEGER NOT NULL,
    "Generation" INTEGER NOT NULL,
    "DocumentId" INTEGER NOT NULL,
    CONSTRAINT "FK_SignedResults_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SignedResults_Documents_DocumentId" FOREIGN KEY ("DocumentId") REFERENCES "Documents" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SlipBatches" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SlipBatches" PRIMARY KEY AUTOINCREMENT,
    "Uid" TEXT NOT NULL,
    "BallotId" INTEGER NOT NULL,
    "Channel" INTEGER NOT NULL,
    "ByPersonId" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Count" INTEGER NOT NULL,
    "ScanHash" TEXT NULL,
    "ScanName" TEXT NULL,
    "ScanType" TEXT NULL,
    "ScanSize" INTEGER NULL,
    CONSTRAINT "FK_SlipBatches_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SlipBatches_People_ByPersonId" FOREIGN KEY ("ByPersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SlipObjections" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SlipObjections" PRIMARY KEY AUTOINCREMENT,
    "BallotId" INTEGER NOT NULL,
    "VoterId" INTEGER NOT NULL,
    "SlipId" INTEGER NOT NULL,
    "ByPersonId" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Decision" TEXT NULL,
    "DecidedByPersonId" INTEGER NULL,
    "DecidedAt" INTEGER NULL,
    CONSTRAINT "FK_SlipObjections_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SlipObjections_People_ByPersonId" FOREIGN KEY ("ByPersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SlipObjections_People_DecidedByPersonId" FOREIGN KEY ("DecidedByPersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SlipObjections_Slips_SlipId" FOREIGN KEY ("SlipId") REFERENCES "Slips" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SlipObjections_Voters_VoterId" FOREIGN KEY ("VoterId") REFERENCES "Voters" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SlipSeals" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SlipSeals" PRIMARY KEY AUTOINCREMENT,
    "BallotId" INTEGER NOT NULL,
    "No" INTEGER NOT NULL,
    "SlipId" INTEGER NOT NULL,
    "ChainHash" BLOB NOT NULL,
    CONSTRAINT "FK_SlipSeals_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SlipSeals_Slips_SlipId" FOREIGN KEY ("SlipId") REFERENCES "Slips" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Slips_BatchId" ON "Slips" ("BatchId");

CREATE INDEX "IX_CommentUploads_AddresseeId_Id" ON "CommentUploads" ("AddresseeId", "Id");

CREATE INDEX "IX_Comments_AddresseeId_ClauseSort_Id" ON "Comments" ("AddresseeId", "ClauseSort", "Id");

CREATE INDEX "IX_Ballots_AgendaItemId" ON "Ballots" ("AgendaItemId");

CREATE INDEX "IX_Ballots_DraftedFromId" ON "Ballots" ("DraftedFromId");

CREATE INDEX "IX_Ballots_PreviousRoundId" ON "Ballots" ("PreviousRoundId");

CREATE INDEX "IX_AuditEntries_OnBehalfOfId_At" ON "AuditEntries" ("OnBehalfOfId", "At") WHERE "OnBehalfOfId" IS NOT NULL;

CREATE UNIQUE INDEX "IX_Addressees_BallotId_EmailKey" ON "Addressees" ("BallotId", "EmailKey");

CREATE INDEX "IX_Addressees_CommitteeId" ON "Addressees" ("CommitteeId");

CREATE UNIQUE INDEX "IX_Addressees_Uid" ON "Addressees" ("Uid");

CREATE UNIQUE INDEX "IX_BallotKeys_BallotId" ON "BallotKeys" ("BallotId");

CREATE INDEX "IX_Candidates_PersonId" ON "Candidates" ("PersonId");

CREATE UNIQUE INDEX "IX_Candidates_QuestionId_No" ON "Candidates" ("QuestionId", "No");

CREATE INDEX "IX_DispositionSheets_BallotId_Id" ON "DispositionSheets" ("BallotId", "Id");

CREATE INDEX "IX_DispositionSheets_ByPersonId" ON "DispositionSheets" ("ByPersonId");

CREATE UNIQUE INDEX "IX_DispositionSheets_Uid" ON "DispositionSheets" ("Uid");

CREATE UNIQUE INDEX "IX_Exclusions_BallotId_MembershipId" ON "Exclusions" ("BallotId", "MembershipId");

CREATE INDEX "IX_Exclusions_MembershipId" ON "Exclusions" ("MembershipId");

CREATE UNIQUE INDEX "IX_Exclusions_Uid" ON "Exclusions" ("Uid");

CREATE INDEX "IX_Presences_ByPersonId" ON "Presences" ("ByPersonId");

CREATE UNIQUE INDEX "IX_Presences_ParticipantId" ON "Presences" ("ParticipantId") WHERE "ToAt" IS NULL;

CREATE INDEX "IX_Presences_ParticipantId_FromAt" ON "Presences" ("ParticipantId", "FromAt");

CREATE INDEX "IX_Proxies_BallotId_FromVoterId" ON "Proxies" ("BallotId", "FromVoterId");

CREATE INDEX "IX_Proxies_DocumentId" ON "Proxies" ("DocumentId");

CREATE INDEX "IX_Proxies_FromVoterId" ON "Proxies" ("FromVoterId");

CREATE INDEX "IX_Proxies_ToVoterId" ON "Proxies" ("ToVoterId");

CREATE UNIQUE INDEX "IX_Proxies_Uid" ON "Proxies" ("Uid");

CREATE INDEX "IX_Rulings_AnswerId" ON "Rulings" ("AnswerId");

CREATE INDEX "IX_Rulings_BallotId" ON "Rulings" ("BallotId");

CREATE INDEX "IX_Rulings_ByPersonId" ON "Rulings" ("ByPersonId");

CREATE UNIQUE INDEX "IX_Rulings_Uid" ON "Rulings" ("Uid");

CREATE INDEX "IX_SecretChoices_QuestionId" ON "SecretChoices" ("QuestionId");

CREATE UNIQUE INDEX "IX_SignedResults_BallotId_Generation" ON "SignedResults" ("BallotId", "Generation");

CREATE INDEX "IX_SignedResults_DocumentId" ON "SignedResults" ("DocumentId");

CREATE INDEX "IX_SlipBatches_BallotId_At" ON "SlipBatches" ("BallotId", "At");

CREATE INDEX "IX_SlipBatches_ByPersonId" ON "SlipBatches" ("ByPersonId");

CREATE UNIQUE INDEX "IX_SlipBatches_Uid" ON "SlipBatches" ("Uid");

CREATE INDEX "IX_SlipObjections_BallotId" ON "SlipObjections" ("BallotId");

CREATE INDEX "IX_SlipObjections_ByPersonId" ON "SlipObjections" ("ByPersonId");

CREATE INDEX "IX_SlipObjections_DecidedByPersonId" ON "SlipObjections" ("DecidedByPersonId");

CREATE UNIQUE INDEX "IX_SlipObjections_SlipId" ON "SlipObjections" ("SlipId");

CREATE INDEX "IX_SlipObjections_VoterId" ON "SlipObjections" ("VoterId");

CREATE UNIQUE INDEX "IX_SlipSeals_BallotId_No" ON "SlipSeals" ("BallotId", "No");

CREATE UNIQUE INDEX "IX_SlipSeals_SlipId" ON "SlipSeals" ("SlipId");

CREATE TABLE "ef_temp_CommentUploads" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CommentUploads" PRIMARY KEY AUTOINCREMENT,
    "AddresseeId" INTEGER NULL,
    "At" INTEGER NOT NULL,
    "BallotId" INTEGER NOT NULL,
    "FileHash" TEXT NOT NULL,
    "FileName" TEXT NOT NULL,
    "Format" INTEGER NOT NULL,
    "Known" INTEGER NOT NULL,
    "Refused" TEXT NOT NULL,
    "Taken" INTEGER NOT NULL,
    "Uid" TEXT NOT NULL,
    "VoterId" INTEGER NULL,
    CONSTRAINT "FK_CommentUploads_Addressees_AddresseeId" FOREIGN KEY ("AddresseeId") REFERENCES "Addressees" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CommentUploads_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CommentUploads_Voters_VoterId" FOREIGN KEY ("VoterId") REFERENCES "Voters" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_CommentUploads" ("Id", "AddresseeId", "At", "BallotId", "FileHash", "FileName", "Format", "Known", "Refused", "Taken", "Uid", "VoterId")
SELECT "Id", "AddresseeId", "At", "BallotId", "FileHash", "FileName", "Format", "Known", "Refused", "Taken", "Uid", "VoterId"
FROM "CommentUploads";

CREATE TABLE "ef_temp_Comments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Comments" PRIMARY KEY AUTOINCREMENT,
    "AddresseeId" INTEGER NULL,
    "AuthorLatin" TEXT NULL,
    "AuthorOrganisationEn" TEXT NULL,
    "AuthorOrganisationZh" TEXT NULL,
    "AuthorZh" TEXT NULL,
    "BallotId" INTEGER NOT NULL,
    "Clause" TEXT NULL,
    "ClauseSort" TEXT NOT NULL,
    "DisposedAt" INTEGER NULL,
    "DisposedByPersonId" INTEGER NULL,
    "Disposition" INTEGER NULL,
    "EqualKey" BLOB NOT NULL,
    "Line" TEXT NULL,
    "Observation" TEXT NULL,
    "Paragraph" TEXT NULL,
    "Proposed" TEXT NULL,
    "Text" TEXT NOT NULL,
    "Type" INTEGER NOT NULL,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "VoterId" INTEGER NULL,
    "WrittenAt" INTEGER NOT NULL,
    "WrittenByPersonId" INTEGER NULL,
    CONSTRAINT "FK_Comments_Addressees_AddresseeId" FOREIGN KEY ("AddresseeId") REFERENCES "Addressees" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Comments_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Comments_Voters_VoterId" FOREIGN KEY ("VoterId") REFERENCES "Voters" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Comments" ("Id", "AddresseeId", "AuthorLatin", "AuthorOrganisationEn", "AuthorOrganisationZh", "AuthorZh", "BallotId", "Clause", "ClauseSort", "DisposedAt", "DisposedByPersonId", "Disposition", "EqualKey", "Line", "Observation", "Paragraph", "Proposed", "Text", "Type", "Uid", "Version", "VoterId", "WrittenAt", "WrittenByPersonId")
SELECT "Id", "AddresseeId", "AuthorLatin", "AuthorOrganisationEn", "AuthorOrganisationZh", "AuthorZh", "BallotId", "Clause", "ClauseSort", "DisposedAt", "DisposedByPersonId", "Disposition", "EqualKey", "Line", "Observation", "Paragraph", "Proposed", "Text", "Type", "Uid", "Version", "VoterId", "WrittenAt", "WrittenByPersonId"
FROM "Comments";

CREATE TABLE "ef_temp_Ballots" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Ballots" PRIMARY KEY AUTOINCREMENT,
    "AgendaItemId" INTEGER NULL,
    "CancelledAt" INTEGER NULL,
    "ClosedAt" INTEGER NULL,
    "ClosesAt" INTEGER NOT NULL,
    "ClosesLocal" TEXT NOT NULL,
    "ClosingReason" TEXT NULL,
    "CommitteeId" INTEGER NOT NULL,
    "DraftedFromId" INTEGER NULL,
    "Generation" INTEGER NOT NULL,
    "HandsCountedAt" INTEGER NULL,
    "IsSample" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Number" TEXT NOT NULL,
    "OpenedAt" INTEGER NULL,
    "OpensAt" INTEGER NOT NULL,
    "PresentVoting" INTEGER NULL,
    "PreviousRoundId" INTEGER NULL,
    "ProjectId" INTEGER NULL,
    "QuorumAt" INTEGER NULL,
    "ReleasedAt" INTEGER NULL,
    "RoomEndedAt" INTEGER NULL,
    "Secrecy" INTEGER NOT NULL,
    "Title_En" TEXT NOT NULL,
    "Title_Zh" TEXT NOT NULL,
    "Uid" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "WithdrawalReason" TEXT NULL,
    "ZoneId" TEXT NOT NULL,
    CONSTRAINT "FK_Ballots_AgendaItem_AgendaItemId" FOREIGN KEY ("AgendaItemId") REFERENCES "AgendaItem" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Ballots_Ballots_DraftedFromId" FOREIGN KEY ("DraftedFromId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Ballots_Ballots_PreviousRoundId" FOREIGN KEY ("PreviousRoundId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Ballots_Committees_CommitteeId" FOREIGN KEY ("CommitteeId") REFERENCES "Committees" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Ballots_Projects_ProjectId" FOREIGN KEY ("ProjectId") REFERENCES "Projects" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Ballots" ("Id", "AgendaItemId", "CancelledAt", "ClosedAt", "ClosesAt", "ClosesLocal", "ClosingReason", "CommitteeId", "DraftedFromId", "Generation", "HandsCountedAt", "IsSample", "Kind", "Number", "OpenedAt", "OpensAt", "PresentVoting", "PreviousRoundId", "ProjectId", "QuorumAt", "ReleasedAt", "RoomEndedAt", "Secrecy", "Title_En", "Title_Zh", "Uid", "Version", "WithdrawalReason", "ZoneId")
SELECT "Id", "AgendaItemId", "CancelledAt", "ClosedAt", "ClosesAt", "ClosesLocal", "ClosingReason", "CommitteeId", "DraftedFromId", "Generation", "HandsCountedAt", "IsSample", "Kind", "Number", "OpenedAt", "OpensAt", "PresentVoting", "PreviousRoundId", "ProjectId", "QuorumAt", "ReleasedAt", "RoomEndedAt", "Secrecy", "Title_En", "Title_Zh", "Uid", "Version", "WithdrawalReason", "ZoneId"
FROM "Ballots";

CREATE TABLE "ef_temp_Slips" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Slips" PRIMARY KEY AUTOINCREMENT,
    "BallotId" INTEGER NOT NULL,
    "BatchId" INTEGER NULL,
    "CastAt" INTEGER NOT NULL,
    "CastByPersonId" INTEGER NOT NULL,
    "Channel" INTEGER NOT NULL,
    "Generation" INTEGER NOT NULL,
    "LeafHash" BLOB NOT NULL,
    "Payload" BLOB NULL,
    "PayloadHash" BLOB NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Uid" TEXT NOT NULL,
    "VoterId" INTEGER NOT NULL,
    CONSTRAINT "FK_Slips_Ballots_BallotId" FOREIGN KEY ("BallotId") REFERENCES "Ballots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Slips_SlipBatches_BatchId" FOREIGN KEY ("BatchId") REFERENCES "SlipBatches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Slips_Voters_VoterId" FOREIGN KEY ("VoterId") REFERENCES "Voters" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Slips" ("Id", "BallotId", "BatchId", "CastAt", "CastByPersonId", "Channel", "Generation", "LeafHash", "Payload", "PayloadHash", "Revision", "Uid", "VoterId")
SELECT "Id", "BallotId", "BatchId", "CastAt", "CastByPersonId", "Channel", "Generation", "LeafHash", "Payload", "PayloadHash", "Revision", "Uid", "VoterId"
FROM "Slips";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "CommentUploads";

ALTER TABLE "ef_temp_CommentUploads" RENAME TO "CommentUploads";

DROP TABLE "Comments";

ALTER TABLE "ef_temp_Comments" RENAME TO "Comments";

DROP TABLE "Ballots";

ALTER TABLE "ef_temp_Ballots" RENAME TO "Ballots";

DROP TABLE "Slips";

ALTER TABLE "ef_temp_Slips" RENAME TO "Slips";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_CommentUploads_AddresseeId_Id" ON "CommentUploads" ("AddresseeId", "Id");

CREATE INDEX "IX_CommentUploads_BallotId" ON "CommentUploads" ("BallotId");

CREATE UNIQUE INDEX "IX_CommentUploads_Uid" ON "CommentUploads" ("Uid");

CREATE INDEX "IX_CommentUploads_VoterId_Id" ON "CommentUploads" ("VoterId", "Id");

CREATE INDEX "IX_Comments_AddresseeId_ClauseSort_Id" ON "Comments" ("AddresseeId", "ClauseSort", "Id");

CREATE INDEX "IX_Comments_BallotId_ClauseSort_Id" ON "Comments" ("BallotId", "ClauseSort", "Id");

CREATE INDEX "IX_Comments_BallotId_Disposition" ON "Comments" ("BallotId", "Disposition");

CREATE INDEX "IX_Comments_BallotId_EqualKey" ON "Comments" ("BallotId", "EqualKey");

CREATE UNIQUE INDEX "IX_Comments_Uid" ON "Comments" ("Uid");

CREATE INDEX "IX_Comments_VoterId_ClauseSort_Id" ON "Comments" ("VoterId", "ClauseSort", "Id");

CREATE INDEX "IX_Ballots_AgendaItemId" ON "Ballots" ("AgendaItemId");

CREATE INDEX "IX_Ballots_ClosedAt_ClosesAt" ON "Ballots" ("ClosedAt", "ClosesAt");

CREATE INDEX "IX_Ballots_CommitteeId_ClosesAt" ON "Ballots" ("CommitteeId", "ClosesAt");

CREATE INDEX "IX_Ballots_DraftedFromId" ON "Ballots" ("DraftedFromId");

CREATE UNIQUE INDEX "IX_Ballots_Number" ON "Ballots" ("Number");

CREATE INDEX "IX_Ballots_OpenedAt_OpensAt" ON "Ballots" ("OpenedAt", "OpensAt");

CREATE INDEX "IX_Ballots_PreviousRoundId" ON "Ballots" ("PreviousRoundId");

CREATE INDEX "IX_Ballots_ProjectId" ON "Ballots" ("ProjectId");

CREATE UNIQUE INDEX "IX_Ballots_Uid" ON "Ballots" ("Uid");

CREATE INDEX "IX_Slips_BallotId" ON "Slips" ("BallotId");

CREATE INDEX "IX_Slips_BatchId" ON "Slips" ("BatchId");

CREATE UNIQUE INDEX "IX_Slips_Uid" ON "Slips" ("Uid");

CREATE UNIQUE INDEX "IX_Slips_VoterId_Revision" ON "Slips" ("VoterId", "Revision");

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261127022042_Ballots', '10.0.15');

