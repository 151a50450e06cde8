-- Readers must not wait for writers: votes are cast while pages are read. Needs the database for itself, once.
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO

IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [AuditSeals] (
        [Id] bigint NOT NULL IDENTITY,
        [No] bigint NOT NULL,
        [Count] int NOT NULL,
        [RootHash] varbinary(32) NOT NULL,
        [PrevHash] varbinary(32) NOT NULL,
        [At] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_AuditSeals] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Committees] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [Code] nvarchar(64) NOT NULL,
        [CodeKey] nvarchar(64) NOT NULL,
        [Kind] int NOT NULL,
        [ParentId] bigint NULL,
        [ProfileCode] nvarchar(64) NOT NULL,
        [ZoneId] nvarchar(64) NOT NULL,
        [Culture] nvarchar(10) NOT NULL,
        [EstablishedOn] date NULL,
        [EstablishedPrecision] int NOT NULL,
        [RosterVersion] uniqueidentifier NOT NULL,
        [Scope_En] nvarchar(2000) NOT NULL,
        [Scope_Zh] nvarchar(2000) NOT NULL,
        [Title_En] nvarchar(500) NOT NULL,
        [Title_Zh] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Committees] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Committees_Committees_ParentId] FOREIGN KEY ([ParentId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [NumberSeries] (
        [Id] bigint NOT NULL IDENTITY,
        [CommitteeId] bigint NOT NULL,
        [Series] nvarchar(16) NOT NULL,
        [Year] int NOT NULL,
        [Next] int NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_NumberSeries] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Organisations] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [Code] nvarchar(64) NOT NULL,
        [Country] nvarchar(2) NOT NULL,
        [IsSample] bit NOT NULL,
        [Name_En] nvarchar(500) NOT NULL,
        [Name_Zh] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Organisations] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [People] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [NameZh] nvarchar(200) NOT NULL,
        [NameLatin] nvarchar(200) NOT NULL,
        [PinyinName] nvarchar(200) NOT NULL,
        [TitleLevel] int NOT NULL,
        [IsAcademician] bit NOT NULL,
        [Email] nvarchar(254) NULL,
        [Phone] nvarchar(40) NULL,
        [IsSample] bit NOT NULL,
        CONSTRAINT [PK_People] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [RuleSets] (
        [Id] bigint NOT NULL IDENTITY,
        [Code] nvarchar(64) NOT NULL,
        [Name_En] nvarchar(200) NOT NULL,
        [Name_Zh] nvarchar(200) NOT NULL,
        CONSTRAINT [PK_RuleSets] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [AuditEntries] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [At] datetimeoffset(3) NOT NULL,
        [ActorPersonId] bigint NULL,
        [ActorAccountId] bigint NULL,
        [OnBehalfOfId] bigint NULL,
        [Action] nvarchar(64) NOT NULL,
        [SubjectKind] int NOT NULL,
        [SubjectUid] uniqueidentifier NOT NULL,
        [CommitteeId] bigint NULL,
        [FromAddress] nvarchar(64) NULL,
        [Data] nvarchar(max) NOT NULL,
        [EntryHash] varbinary(32) NOT NULL,
        [SealNo] bigint NULL,
        CONSTRAINT [PK_AuditEntries] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AuditEntries_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Campaigns] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [CommitteeId] bigint NULL,
        [Kind] nvarchar(32) NOT NULL,
        [SubjectUid] uniqueidentifier NOT NULL,
        [Step] nvarchar(64) NOT NULL,
        [Planned] int NOT NULL,
        [CreatedAt] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_Campaigns] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Campaigns_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [CommitteeLinks] (
        [Id] bigint NOT NULL IDENTITY,
        [CommitteeId] bigint NOT NULL,
        [OtherId] bigint NOT NULL,
        [Kind] int NOT NULL,
        CONSTRAINT [PK_CommitteeLinks] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CommitteeLinks_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_CommitteeLinks_Committees_OtherId] FOREIGN KEY ([OtherId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Documents] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [CommitteeId] bigint NOT NULL,
        [Number] int NOT NULL,
        [Kind] int NOT NULL,
        [AddedAt] datetimeoffset(3) NOT NULL,
        [AddedByPersonId] bigint NULL,
        [Title_En] nvarchar(500) NOT NULL,
        [Title_Zh] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Documents] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Documents_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Meetings] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [CommitteeId] bigint NOT NULL,
        [Kind] int NOT NULL,
        [Number] int NULL,
        [Form] int NOT NULL,
        [Place] nvarchar(500) NULL,
        [Link] nvarchar(2000) NULL,
        [ZoneId] nvarchar(64) NOT NULL,
        [FirstOn] date NOT NULL,
        [FirstOnPrecision] int NOT NULL,
        [ReplyByAt] datetimeoffset(3) NULL,
        [CalledAt] datetimeoffset(3) NULL,
        [CancelledAt] datetimeoffset(3) NULL,
        [IcsUid] nvarchar(100) NOT NULL,
        [IcsSequence] int NOT NULL,
        [AttendanceRecordedAt] datetimeoffset(3) NULL,
        [IsRecorded] bit NOT NULL,
        [IsSample] bit NOT NULL,
        [Note_En] nvarchar(2000) NOT NULL,
        [Note_Zh] nvarchar(2000) NOT NULL,
        [Title_En] nvarchar(500) NOT NULL,
        [Title_Zh] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Meetings] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Meetings_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Projects] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [CommitteeId] bigint NOT NULL,
        [PlanNo] nvarchar(64) NULL,
        [Reference] nvarchar(64) NOT NULL,
        [Stage] int NOT NULL,
        [IsSample] bit NOT NULL,
        [Title_En] nvarchar(500) NOT NULL,
        [Title_Zh] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Projects] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Projects_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Terms] (
        [Id] bigint NOT NULL IDENTITY,
        [CommitteeId] bigint NOT NULL,
        [No] int NOT NULL,
        [StartOn] date NOT NULL,
        [PlannedEndOn] date NOT NULL,
        [EndedOn] date NULL,
        CONSTRAINT [PK_Terms] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Terms_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [CommitteeBodies] (
        [Id] bigint NOT NULL IDENTITY,
        [CommitteeId] bigint NOT NULL,
        [OrganisationId] bigint NOT NULL,
        [Part] int NOT NULL,
        [FromOn] date NOT NULL,
        [ToOn] date NULL,
        CONSTRAINT [PK_CommitteeBodies] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CommitteeBodies_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_CommitteeBodies_Organisations_OrganisationId] FOREIGN KEY ([OrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [AspNetUsers] (
        [Id] bigint NOT NULL IDENTITY,
        [PersonId] bigint NULL,
        [Culture] nvarchar(10) NULL,
        [ZoneId] nvarchar(64) NULL,
        [UserName] nvarchar(256) NULL,
        [NormalizedUserName] nvarchar(256) NULL,
        [Email] nvarchar(256) NULL,
        [NormalizedEmail] nvarchar(256) NULL,
        [EmailConfirmed] bit NOT NULL,
        [PasswordHash] nvarchar(max) NULL,
        [SecurityStamp] nvarchar(max) NULL,
        [ConcurrencyStamp] nvarchar(max) NULL,
        [PhoneNumber] nvarchar(256) NULL,
        [PhoneNumberConfirmed] bit NOT NULL,
        [TwoFactorEnabled] bit NOT NULL,
        [LockoutEnd] datetimeoffset(3) NULL,
        [LockoutEnabled] bit NOT NULL,
        [AccessFailedCount] int NOT NULL,
        CONSTRAINT [PK_AspNetUsers] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AspNetUsers_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Employments] (
        [Id] bigint NOT NULL IDENTITY,
        [PersonId] bigint NOT NULL,
        [OrganisationId] bigint NOT NULL,
        [FromOn] date NOT NULL,
        [ToOn] date NULL,
        [Position_En] nvarchar(200) NOT NULL,
        [Position_Zh] nvarchar(200) NOT NULL,
        CONSTRAINT [PK_Employments] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Employments_Organisations_OrganisationId] FOREIGN KEY ([OrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Employments_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Staff] (
        [Id] bigint NOT NULL IDENTITY,
        [PersonId] bigint NOT NULL,
        [CommitteeId] bigint NOT NULL,
        [FromOn] date NOT NULL,
        [ToOn] date NULL,
        CONSTRAINT [PK_Staff] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Staff_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Staff_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [RuleSetVersions] (
        [Id] bigint NOT NULL IDENTITY,
        [RuleSetId] bigint NOT NULL,
        [No] int NOT NULL,
        [Definition] nvarchar(max) NOT NULL,
        [Hash] varbinary(32) NOT NULL,
        [ValidFrom] date NOT NULL,
        [IsVerified] bit NOT NULL,
        CONSTRAINT [PK_RuleSetVersions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_RuleSetVersions_RuleSets_RuleSetId] FOREIGN KEY ([RuleSetId]) REFERENCES [RuleSets] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Outbox] (
        [Id] bigint NOT NULL IDENTITY,
        [DedupeKey] nvarchar(200) NOT NULL,
        [CampaignId] bigint NULL,
        [PersonId] bigint NULL,
        [Address] nvarchar(254) NULL,
        [Template] nvarchar(32) NOT NULL,
        [Data] nvarchar(max) NOT NULL,
        [Priority] int NOT NULL,
        [State] int NOT NULL,
        [NotBeforeAt] datetimeoffset(3) NOT NULL,
        [ExpiresAt] datetimeoffset(3) NULL,
        [Attempts] int NOT NULL,
        [ClaimToken] uniqueidentifier NULL,
        [ClaimedUntilAt] datetimeoffset(3) NULL,
        [MessageId] nvarchar(100) NOT NULL,
        [CreatedAt] datetimeoffset(3) NOT NULL,
        [SentAt] datetimeoffset(3) NULL,
        [Fate] nvarchar(32) NULL,
        [FateDetail] nvarchar(500) NULL,
        CONSTRAINT [PK_Outbox] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Outbox_Campaigns_CampaignId] FOREIGN KEY ([CampaignId]) REFERENCES [Campaigns] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Outbox_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [DocumentFiles] (
        [Id] bigint NOT NULL IDENTITY,
        [DocumentId] bigint NOT NULL,
        [Revision] int NOT NULL,
        [BlobHash] nvarchar(64) NOT NULL,
        [FileName] nvarchar(200) NOT NULL,
        [ContentType] nvarchar(100) NOT NULL,
        [Size] bigint NOT NULL,
        [AddedAt] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_DocumentFiles] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DocumentFiles_Documents_DocumentId] FOREIGN KEY ([DocumentId]) REFERENCES [Documents] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [AgendaItem] (
        [Id] bigint NOT NULL IDENTITY,
        [MeetingId] bigint NOT NULL,
        [Position] int NOT NULL,
        [Minutes] int NULL,
        [Presenter] nvarchar(200) NULL,
        [Title_En] nvarchar(500) NOT NULL,
        [Title_Zh] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_AgendaItem] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AgendaItem_Meetings_MeetingId] FOREIGN KEY ([MeetingId]) REFERENCES [Meetings] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [MeetingPapers] (
        [Id] bigint NOT NULL IDENTITY,
        [MeetingId] bigint NOT NULL,
        [DocumentId] bigint NOT NULL,
        CONSTRAINT [PK_MeetingPapers] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_MeetingPapers_Documents_DocumentId] FOREIGN KEY ([DocumentId]) REFERENCES [Documents] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_MeetingPapers_Meetings_MeetingId] FOREIGN KEY ([MeetingId]) REFERENCES [Meetings] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Sessions] (
        [Id] bigint NOT NULL IDENTITY,
        [MeetingId] bigint NOT NULL,
        [No] int NOT NULL,
        [LocalDate] date NOT NULL,
        [LocalStart] time NOT NULL,
        [LocalEnd] time NOT NULL,
        [StartsAt] datetimeoffset(3) NOT NULL,
        [EndsAt] datetimeoffset(3) NOT NULL,
        CONSTRAINT [PK_Sessions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Sessions_Meetings_MeetingId] FOREIGN KEY ([MeetingId]) REFERENCES [Meetings] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Ballots] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [CommitteeId] bigint NOT NULL,
        [Number] nvarchar(64) NOT NULL,
        [ProjectId] bigint NULL,
        [OpensAt] datetimeoffset(3) NOT NULL,
        [ClosesAt] datetimeoffset(3) NOT NULL,
        [ClosesLocal] nvarchar(32) NOT NULL,
        [ZoneId] nvarchar(64) NOT NULL,
        [ReleasedAt] datetimeoffset(3) NULL,
        [OpenedAt] datetimeoffset(3) NULL,
        [ClosedAt] datetimeoffset(3) NULL,
        [ClosingReason] nvarchar(2000) NULL,
        [CancelledAt] datetimeoffset(3) NULL,
        [Generation] int NOT NULL,
        [IsSample] bit NOT NULL,
        [Title_En] nvarchar(500) NOT NULL,
        [Title_Zh] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Ballots] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Ballots_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Ballots_Projects_ProjectId] FOREIGN KEY ([ProjectId]) REFERENCES [Projects] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Memberships] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [CommitteeId] bigint NOT NULL,
        [TermId] bigint NULL,
        [HolderKey] nvarchar(32) NOT NULL,
        [PersonId] bigint NOT NULL,
        [Category] int NOT NULL,
        [Side] int NULL,
        [NominatingOrganisationId] bigint NULL,
        [FromOn] date NOT NULL,
        [ToOn] date NULL,
        CONSTRAINT [PK_Memberships] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Memberships_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Memberships_Organisations_NominatingOrganisationId] FOREIGN KEY ([NominatingOrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Memberships_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Memberships_Terms_TermId] FOREIGN KEY ([TermId]) REFERENCES [Terms] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [AccountRoles] (
        [Id] bigint NOT NULL IDENTITY,
        [AccountId] bigint NOT NULL,
        [Role] int NOT NULL,
        CONSTRAINT [PK_AccountRoles] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AccountRoles_AspNetUsers_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [AspNetUserClaims] (
        [Id] int NOT NULL IDENTITY,
        [UserId] bigint NOT NULL,
        [ClaimType] nvarchar(max) NULL,
        [ClaimValue] nvarchar(max) NULL,
        CONSTRAINT [PK_AspNetUserClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AspNetUserClaims_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [AspNetUserLogins] (
        [LoginProvider] nvarchar(128) NOT NULL,
        [ProviderKey] nvarchar(128) NOT NULL,
        [ProviderDisplayName] nvarchar(max) NULL,
        [UserId] bigint NOT NULL,
        CONSTRAINT [PK_AspNetUserLogins] PRIMARY KEY ([LoginProvider], [ProviderKey]),
        CONSTRAINT [FK_AspNetUserLogins_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [AspNetUserPasskeys] (
        [CredentialId] varbinary(1024) NOT NULL,
        [UserId] bigint NOT NULL,
        [Data] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_AspNetUserPasskeys] PRIMARY KEY ([CredentialId]),
        CONSTRAINT [FK_AspNetUserPasskeys_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [AspNetUserTokens] (
        [UserId] bigint NOT NULL,
        [LoginProvider] nvarchar(128) NOT NULL,
        [Name] nvarchar(128) NOT NULL,
        [Value] nvarchar(max) NULL,
        CONSTRAINT [PK_AspNetUserTokens] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
        CONSTRAINT [FK_AspNetUserTokens_AspNetUsers_UserId] FOREIGN KEY ([UserId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Questions] (
        [Id] bigint NOT NULL IDENTITY,
        [BallotId] bigint NOT NULL,
        [No] int NOT NULL,
        [RuleSetVersionId] bigint NOT NULL,
        [DocumentId] bigint NULL,
        [Text_En] nvarchar(500) NOT NULL,
        [Text_Zh] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Questions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Questions_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Questions_Documents_DocumentId] FOREIGN KEY ([DocumentId]) REFERENCES [Documents] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Questions_RuleSetVersions_RuleSetVersionId] FOREIGN KEY ([RuleSetVersionId]) REFERENCES [RuleSetVersions] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Offices] (
        [Id] bigint NOT NULL IDENTITY,
        [MembershipId] bigint NOT NULL,
        [Role] int NOT NULL,
        [FromOn] date NOT NULL,
        [ToOn] date NULL,
        CONSTRAINT [PK_Offices] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Offices_Memberships_MembershipId] FOREIGN KEY ([MembershipId]) REFERENCES [Memberships] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Participants] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [MeetingId] bigint NOT NULL,
        [ParticipantKey] nvarchar(32) NOT NULL,
        [MembershipId] bigint NOT NULL,
        [PersonId] bigint NOT NULL,
        [IsDue] bit NOT NULL,
        [Reply] int NOT NULL,
        [ReplyNote] nvarchar(2000) NULL,
        [RepliedAt] datetimeoffset(3) NULL,
        [ReplyUid] uniqueidentifier NULL,
        [LastRemindedAt] datetimeoffset(3) NULL,
        [Outcome] int NOT NULL,
        [OutcomeOrigin] int NOT NULL,
        [OutcomeNote] nvarchar(2000) NULL,
        [OutcomeAt] datetimeoffset(3) NULL,
        [Version] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_Participants] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Participants_Meetings_MeetingId] FOREIGN KEY ([MeetingId]) REFERENCES [Meetings] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Participants_Memberships_MembershipId] FOREIGN KEY ([MembershipId]) REFERENCES [Memberships] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Participants_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Verdicts] (
        [Id] bigint NOT NULL IDENTITY,
        [QuestionId] bigint NOT NULL,
        [Generation] int NOT NULL,
        [Outcome] int NOT NULL,
        [Count] nvarchar(max) NOT NULL,
        [Evaluation] nvarchar(max) NOT NULL,
        [ResultHash] varbinary(32) NOT NULL,
        [ComputedAt] datetimeoffset(3) NOT NULL,
        [SignedByPersonId] bigint NULL,
        [SignedAt] datetimeoffset(3) NULL,
        CONSTRAINT [PK_Verdicts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Verdicts_People_SignedByPersonId] FOREIGN KEY ([SignedByPersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Verdicts_Questions_QuestionId] FOREIGN KEY ([QuestionId]) REFERENCES [Questions] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [SlipAnswers] (
        [Id] bigint NOT NULL IDENTITY,
        [SlipId] bigint NOT NULL,
        [QuestionId] bigint NOT NULL,
        [Choice] nvarchar(32) NOT NULL,
        [Reason] nvarchar(max) NULL,
        [IsReasoned] bit NOT NULL,
        CONSTRAINT [PK_SlipAnswers] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SlipAnswers_Questions_QuestionId] FOREIGN KEY ([QuestionId]) REFERENCES [Questions] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Slips] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [BallotId] bigint NOT NULL,
        [VoterId] bigint NOT NULL,
        [Revision] int NOT NULL,
        [Generation] int NOT NULL,
        [CastByPersonId] bigint NOT NULL,
        [Channel] int NOT NULL,
        [CastAt] datetimeoffset(3) NOT NULL,
        [PayloadHash] varbinary(32) NOT NULL,
        [LeafHash] varbinary(32) NOT NULL,
        CONSTRAINT [PK_Slips] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Slips_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE TABLE [Voters] (
        [Id] bigint NOT NULL IDENTITY,
        [BallotId] bigint NOT NULL,
        [VoterKey] nvarchar(32) NOT NULL,
        [MembershipId] bigint NOT NULL,
        [PersonId] bigint NOT NULL,
        [Category] int NOT NULL,
        [NameZh] nvarchar(200) NOT NULL,
        [NameLatin] nvarchar(200) NOT NULL,
        [EndedAt] datetimeoffset(3) NULL,
        [LastRevision] int NOT NULL,
        [LastSlipId] bigint NULL,
        [LastRemindedAt] datetimeoffset(3) NULL,
        [Organisation_En] nvarchar(500) NOT NULL,
        [Organisation_Zh] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Voters] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Voters_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Voters_Memberships_MembershipId] FOREIGN KEY ([MembershipId]) REFERENCES [Memberships] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Voters_Slips_LastSlipId] FOREIGN KEY ([LastSlipId]) REFERENCES [Slips] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_AccountRoles_AccountId_Role] ON [AccountRoles] ([AccountId], [Role]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_AgendaItem_MeetingId_Position] ON [AgendaItem] ([MeetingId], [Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_AspNetUserClaims_UserId] ON [AspNetUserClaims] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_AspNetUserLogins_UserId] ON [AspNetUserLogins] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_AspNetUserPasskeys_UserId] ON [AspNetUserPasskeys] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [EmailIndex] ON [AspNetUsers] ([NormalizedEmail]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_AspNetUsers_PersonId] ON [AspNetUsers] ([PersonId]) WHERE [PersonId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [UserNameIndex] ON [AspNetUsers] ([NormalizedUserName]) WHERE [NormalizedUserName] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_AuditEntries_ActorPersonId_At] ON [AuditEntries] ([ActorPersonId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_AuditEntries_CommitteeId_At] ON [AuditEntries] ([CommitteeId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_AuditEntries_SealNo_Id] ON [AuditEntries] ([SealNo], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_AuditEntries_SubjectUid_At] ON [AuditEntries] ([SubjectUid], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_AuditEntries_Uid] ON [AuditEntries] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_AuditSeals_No] ON [AuditSeals] ([No]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Ballots_ClosedAt_ClosesAt] ON [Ballots] ([ClosedAt], [ClosesAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Ballots_CommitteeId_ClosesAt] ON [Ballots] ([CommitteeId], [ClosesAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Ballots_Number] ON [Ballots] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Ballots_OpenedAt_OpensAt] ON [Ballots] ([OpenedAt], [OpensAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Ballots_ProjectId] ON [Ballots] ([ProjectId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Ballots_Uid] ON [Ballots] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Campaigns_CommitteeId] ON [Campaigns] ([CommitteeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Campaigns_SubjectUid_Kind] ON [Campaigns] ([SubjectUid], [Kind]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Campaigns_Uid] ON [Campaigns] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_CommitteeBodies_CommitteeId_Part_FromOn] ON [CommitteeBodies] ([CommitteeId], [Part], [FromOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_CommitteeBodies_OrganisationId] ON [CommitteeBodies] ([OrganisationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_CommitteeLinks_CommitteeId_OtherId_Kind] ON [CommitteeLinks] ([CommitteeId], [OtherId], [Kind]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_CommitteeLinks_OtherId] ON [CommitteeLinks] ([OtherId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Committees_CodeKey] ON [Committees] ([CodeKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Committees_ParentId] ON [Committees] ([ParentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Committees_Uid] ON [Committees] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_DocumentFiles_DocumentId_Revision] ON [DocumentFiles] ([DocumentId], [Revision]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Documents_CommitteeId_Number] ON [Documents] ([CommitteeId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Documents_Uid] ON [Documents] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Employments_OrganisationId] ON [Employments] ([OrganisationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Employments_PersonId_OrganisationId_FromOn] ON [Employments] ([PersonId], [OrganisationId], [FromOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_MeetingPapers_DocumentId] ON [MeetingPapers] ([DocumentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_MeetingPapers_MeetingId_DocumentId] ON [MeetingPapers] ([MeetingId], [DocumentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Meetings_CommitteeId_FirstOn] ON [Meetings] ([CommitteeId], [FirstOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Meetings_IcsUid] ON [Meetings] ([IcsUid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Meetings_ReplyByAt] ON [Meetings] ([ReplyByAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Meetings_Uid] ON [Meetings] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Memberships_CommitteeId_HolderKey_FromOn] ON [Memberships] ([CommitteeId], [HolderKey], [FromOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Memberships_NominatingOrganisationId] ON [Memberships] ([NominatingOrganisationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Memberships_PersonId_CommitteeId] ON [Memberships] ([PersonId], [CommitteeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Memberships_TermId] ON [Memberships] ([TermId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Memberships_Uid] ON [Memberships] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_NumberSeries_CommitteeId_Series_Year] ON [NumberSeries] ([CommitteeId], [Series], [Year]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Offices_MembershipId] ON [Offices] ([MembershipId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Organisations_Code] ON [Organisations] ([Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Organisations_Uid] ON [Organisations] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Outbox_CampaignId_State] ON [Outbox] ([CampaignId], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Outbox_DedupeKey] ON [Outbox] ([DedupeKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Outbox_MessageId] ON [Outbox] ([MessageId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Outbox_PersonId] ON [Outbox] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Outbox_State_Priority_NotBeforeAt_Id] ON [Outbox] ([State], [Priority], [NotBeforeAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Participants_MeetingId_ParticipantKey] ON [Participants] ([MeetingId], [ParticipantKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Participants_MembershipId_MeetingId] ON [Participants] ([MembershipId], [MeetingId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Participants_PersonId_Reply] ON [Participants] ([PersonId], [Reply]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Participants_Uid] ON [Participants] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_People_Email] ON [People] ([Email]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_People_Uid] ON [People] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Projects_CommitteeId] ON [Projects] ([CommitteeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Projects_PlanNo] ON [Projects] ([PlanNo]) WHERE [PlanNo] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Projects_Uid] ON [Projects] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Questions_BallotId_No] ON [Questions] ([BallotId], [No]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Questions_DocumentId] ON [Questions] ([DocumentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Questions_RuleSetVersionId] ON [Questions] ([RuleSetVersionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_RuleSets_Code] ON [RuleSets] ([Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_RuleSetVersions_RuleSetId_No] ON [RuleSetVersions] ([RuleSetId], [No]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Sessions_MeetingId_No] ON [Sessions] ([MeetingId], [No]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_SlipAnswers_QuestionId] ON [SlipAnswers] ([QuestionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SlipAnswers_SlipId_QuestionId] ON [SlipAnswers] ([SlipId], [QuestionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Slips_BallotId] ON [Slips] ([BallotId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Slips_Uid] ON [Slips] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Slips_VoterId_Revision] ON [Slips] ([VoterId], [Revision]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Staff_CommitteeId] ON [Staff] ([CommitteeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Staff_PersonId_CommitteeId_FromOn] ON [Staff] ([PersonId], [CommitteeId], [FromOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Terms_CommitteeId_No] ON [Terms] ([CommitteeId], [No]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Verdicts_QuestionId_Generation] ON [Verdicts] ([QuestionId], [Generation]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Verdicts_SignedByPersonId] ON [Verdicts] ([SignedByPersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Voters_BallotId_VoterKey] ON [Voters] ([BallotId], [VoterKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Voters_LastSlipId] ON [Voters] ([LastSlipId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Voters_MembershipId] ON [Voters] ([MembershipId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    CREATE INDEX [IX_Voters_PersonId_BallotId] ON [Voters] ([PersonId], [BallotId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    ALTER TABLE [SlipAnswers] ADD CONSTRAINT [FK_SlipAnswers_Slips_SlipId] FOREIGN KEY ([SlipId]) REFERENCES [Slips] ([Id]) ON DELETE CASCADE;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    ALTER TABLE [Slips] ADD CONSTRAINT [FK_Slips_Voters_VoterId] FOREIGN KEY ([VoterId]) REFERENCES [Voters] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124113320_RunACommittee'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261124113320_RunACommittee', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    ALTER TABLE [AspNetUserPasskeys] DROP CONSTRAINT [PK_AspNetUserPasskeys];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DROP INDEX [IX_Voters_BallotId_VoterKey] ON [Voters];
    DECLARE @var nvarchar(max);
    SELECT @var = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Voters]') AND [c].[name] = N'VoterKey');
    IF @var IS NOT NULL EXEC(N'ALTER TABLE [Voters] DROP CONSTRAINT ' + @var + ';');
    ALTER TABLE [Voters] ALTER COLUMN [VoterKey] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL;
    CREATE UNIQUE INDEX [IX_Voters_BallotId_VoterKey] ON [Voters] ([BallotId], [VoterKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DECLARE @var1 nvarchar(max);
    SELECT @var1 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[SlipAnswers]') AND [c].[name] = N'Choice');
    IF @var1 IS NOT NULL EXEC(N'ALTER TABLE [SlipAnswers] DROP CONSTRAINT ' + @var1 + ';');
    ALTER TABLE [SlipAnswers] ALTER COLUMN [Choice] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DROP INDEX [IX_RuleSets_Code] ON [RuleSets];
    DECLARE @var2 nvarchar(max);
    SELECT @var2 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[RuleSets]') AND [c].[name] = N'Code');
    IF @var2 IS NOT NULL EXEC(N'ALTER TABLE [RuleSets] DROP CONSTRAINT ' + @var2 + ';');
    ALTER TABLE [RuleSets] ALTER COLUMN [Code] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL;
    CREATE UNIQUE INDEX [IX_RuleSets_Code] ON [RuleSets] ([Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DROP INDEX [IX_Projects_PlanNo] ON [Projects];
    DECLARE @var3 nvarchar(max);
    SELECT @var3 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Projects]') AND [c].[name] = N'PlanNo');
    IF @var3 IS NOT NULL EXEC(N'ALTER TABLE [Projects] DROP CONSTRAINT ' + @var3 + ';');
    ALTER TABLE [Projects] ALTER COLUMN [PlanNo] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL;
    EXEC(N'CREATE UNIQUE INDEX [IX_Projects_PlanNo] ON [Projects] ([PlanNo]) WHERE [PlanNo] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DROP INDEX [IX_Participants_MeetingId_ParticipantKey] ON [Participants];
    DECLARE @var4 nvarchar(max);
    SELECT @var4 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Participants]') AND [c].[name] = N'ParticipantKey');
    IF @var4 IS NOT NULL EXEC(N'ALTER TABLE [Participants] DROP CONSTRAINT ' + @var4 + ';');
    ALTER TABLE [Participants] ALTER COLUMN [ParticipantKey] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL;
    CREATE UNIQUE INDEX [IX_Participants_MeetingId_ParticipantKey] ON [Participants] ([MeetingId], [ParticipantKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DECLARE @var5 nvarchar(max);
    SELECT @var5 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Outbox]') AND [c].[name] = N'Template');
    IF @var5 IS NOT NULL EXEC(N'ALTER TABLE [Outbox] DROP CONSTRAINT ' + @var5 + ';');
    ALTER TABLE [Outbox] ALTER COLUMN [Template] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DROP INDEX [IX_Outbox_MessageId] ON [Outbox];
    DECLARE @var6 nvarchar(max);
    SELECT @var6 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Outbox]') AND [c].[name] = N'MessageId');
    IF @var6 IS NOT NULL EXEC(N'ALTER TABLE [Outbox] DROP CONSTRAINT ' + @var6 + ';');
    ALTER TABLE [Outbox] ALTER COLUMN [MessageId] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
    CREATE UNIQUE INDEX [IX_Outbox_MessageId] ON [Outbox] ([MessageId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DECLARE @var7 nvarchar(max);
    SELECT @var7 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Outbox]') AND [c].[name] = N'Fate');
    IF @var7 IS NOT NULL EXEC(N'ALTER TABLE [Outbox] DROP CONSTRAINT ' + @var7 + ';');
    ALTER TABLE [Outbox] ALTER COLUMN [Fate] nvarchar(32) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DROP INDEX [IX_Outbox_DedupeKey] ON [Outbox];
    DECLARE @var8 nvarchar(max);
    SELECT @var8 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Outbox]') AND [c].[name] = N'DedupeKey');
    IF @var8 IS NOT NULL EXEC(N'ALTER TABLE [Outbox] DROP CONSTRAINT ' + @var8 + ';');
    ALTER TABLE [Outbox] ALTER COLUMN [DedupeKey] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL;
    CREATE UNIQUE INDEX [IX_Outbox_DedupeKey] ON [Outbox] ([DedupeKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DROP INDEX [IX_Organisations_Code] ON [Organisations];
    DECLARE @var9 nvarchar(max);
    SELECT @var9 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Organisations]') AND [c].[name] = N'Code');
    IF @var9 IS NOT NULL EXEC(N'ALTER TABLE [Organisations] DROP CONSTRAINT ' + @var9 + ';');
    ALTER TABLE [Organisations] ALTER COLUMN [Code] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL;
    CREATE UNIQUE INDEX [IX_Organisations_Code] ON [Organisations] ([Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DROP INDEX [IX_NumberSeries_CommitteeId_Series_Year] ON [NumberSeries];
    DECLARE @var10 nvarchar(max);
    SELECT @var10 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[NumberSeries]') AND [c].[name] = N'Series');
    IF @var10 IS NOT NULL EXEC(N'ALTER TABLE [NumberSeries] DROP CONSTRAINT ' + @var10 + ';');
    ALTER TABLE [NumberSeries] ALTER COLUMN [Series] nvarchar(16) COLLATE Latin1_General_100_BIN2 NOT NULL;
    CREATE UNIQUE INDEX [IX_NumberSeries_CommitteeId_Series_Year] ON [NumberSeries] ([CommitteeId], [Series], [Year]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DROP INDEX [IX_Memberships_CommitteeId_HolderKey_FromOn] ON [Memberships];
    DECLARE @var11 nvarchar(max);
    SELECT @var11 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Memberships]') AND [c].[name] = N'HolderKey');
    IF @var11 IS NOT NULL EXEC(N'ALTER TABLE [Memberships] DROP CONSTRAINT ' + @var11 + ';');
    ALTER TABLE [Memberships] ALTER COLUMN [HolderKey] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL;
    CREATE UNIQUE INDEX [IX_Memberships_CommitteeId_HolderKey_FromOn] ON [Memberships] ([CommitteeId], [HolderKey], [FromOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DROP INDEX [IX_Meetings_IcsUid] ON [Meetings];
    DECLARE @var12 nvarchar(max);
    SELECT @var12 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Meetings]') AND [c].[name] = N'IcsUid');
    IF @var12 IS NOT NULL EXEC(N'ALTER TABLE [Meetings] DROP CONSTRAINT ' + @var12 + ';');
    ALTER TABLE [Meetings] ALTER COLUMN [IcsUid] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL;
    CREATE UNIQUE INDEX [IX_Meetings_IcsUid] ON [Meetings] ([IcsUid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DECLARE @var13 nvarchar(max);
    SELECT @var13 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[DocumentFiles]') AND [c].[name] = N'BlobHash');
    IF @var13 IS NOT NULL EXEC(N'ALTER TABLE [DocumentFiles] DROP CONSTRAINT ' + @var13 + ';');
    ALTER TABLE [DocumentFiles] ALTER COLUMN [BlobHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DECLARE @var14 nvarchar(max);
    SELECT @var14 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Committees]') AND [c].[name] = N'ProfileCode');
    IF @var14 IS NOT NULL EXEC(N'ALTER TABLE [Committees] DROP CONSTRAINT ' + @var14 + ';');
    ALTER TABLE [Committees] ALTER COLUMN [ProfileCode] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DROP INDEX [IX_Committees_CodeKey] ON [Committees];
    DECLARE @var15 nvarchar(max);
    SELECT @var15 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Committees]') AND [c].[name] = N'CodeKey');
    IF @var15 IS NOT NULL EXEC(N'ALTER TABLE [Committees] DROP CONSTRAINT ' + @var15 + ';');
    ALTER TABLE [Committees] ALTER COLUMN [CodeKey] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL;
    CREATE UNIQUE INDEX [IX_Committees_CodeKey] ON [Committees] ([CodeKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DECLARE @var16 nvarchar(max);
    SELECT @var16 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Committees]') AND [c].[name] = N'Code');
    IF @var16 IS NOT NULL EXEC(N'ALTER TABLE [Committees] DROP CONSTRAINT ' + @var16 + ';');
    ALTER TABLE [Committees] ALTER COLUMN [Code] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DECLARE @var17 nvarchar(max);
    SELECT @var17 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Campaigns]') AND [c].[name] = N'Step');
    IF @var17 IS NOT NULL EXEC(N'ALTER TABLE [Campaigns] DROP CONSTRAINT ' + @var17 + ';');
    ALTER TABLE [Campaigns] ALTER COLUMN [Step] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DROP INDEX [IX_Campaigns_SubjectUid_Kind] ON [Campaigns];
    DECLARE @var18 nvarchar(max);
    SELECT @var18 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Campaigns]') AND [c].[name] = N'Kind');
    IF @var18 IS NOT NULL EXEC(N'ALTER TABLE [Campaigns] DROP CONSTRAINT ' + @var18 + ';');
    ALTER TABLE [Campaigns] ALTER COLUMN [Kind] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL;
    CREATE INDEX [IX_Campaigns_SubjectUid_Kind] ON [Campaigns] ([SubjectUid], [Kind]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DROP INDEX [IX_Ballots_Number] ON [Ballots];
    DECLARE @var19 nvarchar(max);
    SELECT @var19 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Ballots]') AND [c].[name] = N'Number');
    IF @var19 IS NOT NULL EXEC(N'ALTER TABLE [Ballots] DROP CONSTRAINT ' + @var19 + ';');
    ALTER TABLE [Ballots] ALTER COLUMN [Number] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL;
    CREATE UNIQUE INDEX [IX_Ballots_Number] ON [Ballots] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DECLARE @var20 nvarchar(max);
    SELECT @var20 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[AuditEntries]') AND [c].[name] = N'Action');
    IF @var20 IS NOT NULL EXEC(N'ALTER TABLE [AuditEntries] DROP CONSTRAINT ' + @var20 + ';');
    ALTER TABLE [AuditEntries] ALTER COLUMN [Action] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DROP INDEX [UserNameIndex] ON [AspNetUsers];
    DECLARE @var21 nvarchar(max);
    SELECT @var21 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[AspNetUsers]') AND [c].[name] = N'NormalizedUserName');
    IF @var21 IS NOT NULL EXEC(N'ALTER TABLE [AspNetUsers] DROP CONSTRAINT ' + @var21 + ';');
    ALTER TABLE [AspNetUsers] ALTER COLUMN [NormalizedUserName] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL;
    EXEC(N'CREATE UNIQUE INDEX [UserNameIndex] ON [AspNetUsers] ([NormalizedUserName]) WHERE [NormalizedUserName] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    DROP INDEX [EmailIndex] ON [AspNetUsers];
    DECLARE @var22 nvarchar(max);
    SELECT @var22 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[AspNetUsers]') AND [c].[name] = N'NormalizedEmail');
    IF @var22 IS NOT NULL EXEC(N'ALTER TABLE [AspNetUsers] DROP CONSTRAINT ' + @var22 + ';');
    ALTER TABLE [AspNetUsers] ALTER COLUMN [NormalizedEmail] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL;
    CREATE INDEX [EmailIndex] ON [AspNetUsers] ([NormalizedEmail]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    ALTER TABLE [AspNetUserPasskeys] ADD CONSTRAINT [PK_AspNetUserPasskeys] PRIMARY KEY NONCLUSTERED ([CredentialId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125230930_Collations'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125230930_Collations', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [CarriedFoundings] ([Id] bigint NOT NULL, [EstablishedOn] date NOT NULL, [EstablishedPrecision] int NOT NULL);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    EXEC(N'INSERT INTO [CarriedFoundings] ([Id], [EstablishedOn], [EstablishedPrecision]) SELECT [Id], [EstablishedOn], [EstablishedPrecision] FROM [Committees] WHERE [EstablishedOn] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    DROP INDEX [IX_CommitteeLinks_CommitteeId_OtherId_Kind] ON [CommitteeLinks];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    DECLARE @var23 nvarchar(max);
    SELECT @var23 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Committees]') AND [c].[name] = N'EstablishedOn');
    IF @var23 IS NOT NULL EXEC(N'ALTER TABLE [Committees] DROP CONSTRAINT ' + @var23 + ';');
    ALTER TABLE [Committees] DROP COLUMN [EstablishedOn];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    DECLARE @var24 nvarchar(max);
    SELECT @var24 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Committees]') AND [c].[name] = N'EstablishedPrecision');
    IF @var24 IS NOT NULL EXEC(N'ALTER TABLE [Committees] DROP CONSTRAINT ' + @var24 + ';');
    ALTER TABLE [Committees] DROP COLUMN [EstablishedPrecision];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [RuleSetVersions] ADD [Examples] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [RuleSetVersions] ADD [Uid] uniqueidentifier NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [RuleSetVersions] ADD [VerifiedAt] datetimeoffset(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [RuleSetVersions] ADD [VerifiedByPersonId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [People] ADD [Expertise] nvarchar(500) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [People] ADD [Honours] nvarchar(500) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [People] ADD [IsMailboxShared] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [People] ADD [Languages] nvarchar(200) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [People] ADD [MergedIntoId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [People] ADD [PseudonymisedAt] datetimeoffset(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [People] ADD [SearchKey] nvarchar(603) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [People] ADD [SeatsVersion] uniqueidentifier NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [Organisations] ADD [Kind] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [Organisations] ADD [MergedIntoId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [Organisations] ADD [ParentId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [Organisations] ADD [PublishedMirrors] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [Organisations] ADD [PublishedNational] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [Organisations] ADD [SearchKey] nvarchar(4000) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [Memberships] ADD [ContinuesId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [Memberships] ADD [EndNote] nvarchar(2000) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [Memberships] ADD [EndReason] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [Memberships] ADD [IsBody] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [CommitteeLinks] ADD [FromOn] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [CommitteeLinks] ADD [ToOn] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [Comments] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [BallotId] bigint NOT NULL,
        [VoterId] bigint NOT NULL,
        [WrittenByPersonId] bigint NOT NULL,
        [WrittenAt] datetimeoffset(3) NOT NULL,
        [Line] nvarchar(40) NULL,
        [Clause] nvarchar(100) NULL,
        [ClauseSort] nvarchar(450) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Paragraph] nvarchar(100) NULL,
        [Type] int NOT NULL,
        [Text] nvarchar(4000) NOT NULL,
        [Proposed] nvarchar(4000) NULL,
        [EqualKey] varbinary(32) NOT NULL,
        [Disposition] int NULL,
        [Observation] nvarchar(4000) NULL,
        [DisposedAt] datetimeoffset(3) NULL,
        [DisposedByPersonId] bigint NULL,
        CONSTRAINT [PK_Comments] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Comments_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Comments_Voters_VoterId] FOREIGN KEY ([VoterId]) REFERENCES [Voters] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [CommentUploads] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [BallotId] bigint NOT NULL,
        [VoterId] bigint NOT NULL,
        [FileName] nvarchar(200) NOT NULL,
        [FileHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Format] int NOT NULL,
        [At] datetimeoffset(3) NOT NULL,
        [Taken] int NOT NULL,
        [Known] int NOT NULL,
        [Refused] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_CommentUploads] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CommentUploads_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_CommentUploads_Voters_VoterId] FOREIGN KEY ([VoterId]) REFERENCES [Voters] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [CommitteeStates] (
        [Id] bigint NOT NULL IDENTITY,
        [CommitteeId] bigint NOT NULL,
        [State] int NOT NULL,
        [OnDate] date NOT NULL,
        [Precision] int NOT NULL,
        [Document] nvarchar(200) NULL,
        [Reason] nvarchar(2000) NULL,
        CONSTRAINT [PK_CommitteeStates] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CommitteeStates_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [DeadlineChanges] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [BallotId] bigint NOT NULL,
        [No] int NOT NULL,
        [Kind] int NOT NULL,
        [FromAt] datetimeoffset(3) NOT NULL,
        [ToAt] datetimeoffset(3) NOT NULL,
        [Reason] nvarchar(2000) NOT NULL,
        [At] datetimeoffset(3) NOT NULL,
        [ByPersonId] bigint NULL,
        CONSTRAINT [PK_DeadlineChanges] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DeadlineChanges_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DeadlineChanges_People_ByPersonId] FOREIGN KEY ([ByPersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [ExpertRegistrations] (
        [Id] bigint NOT NULL IDENTITY,
        [PersonId] bigint NOT NULL,
        [Body] int NOT NULL,
        [Group] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Role] int NOT NULL,
        [FromOn] date NOT NULL,
        [ToOn] date NULL,
        CONSTRAINT [PK_ExpertRegistrations] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ExpertRegistrations_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [Imports] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [Kind] int NOT NULL,
        [CommitteeId] bigint NULL,
        [AccountId] bigint NOT NULL,
        [File] nvarchar(max) NOT NULL,
        [UploadedAt] datetimeoffset(3) NOT NULL,
        [CheckedAt] datetimeoffset(3) NULL,
        [ConfirmedAt] datetimeoffset(3) NULL,
        [TakenAt] datetimeoffset(3) NULL,
        [FailedAt] datetimeoffset(3) NULL,
        [ForgottenAt] datetimeoffset(3) NULL,
        [ClaimedUntilAt] datetimeoffset(3) NULL,
        [RowsDone] int NOT NULL,
        [ConfirmedFrom] nvarchar(64) NULL,
        [Counts_Changed] int NOT NULL,
        [Counts_New] int NOT NULL,
        [Counts_Refused] int NOT NULL,
        [Counts_Unchanged] int NOT NULL,
        CONSTRAINT [PK_Imports] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Imports_AspNetUsers_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Imports_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [Leaves] (
        [Id] bigint NOT NULL IDENTITY,
        [MembershipId] bigint NOT NULL,
        [FromOn] date NOT NULL,
        [ToOn] date NOT NULL,
        [Reason] nvarchar(2000) NOT NULL,
        CONSTRAINT [PK_Leaves] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Leaves_Memberships_MembershipId] FOREIGN KEY ([MembershipId]) REFERENCES [Memberships] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [OrganisationNames] (
        [Id] bigint NOT NULL IDENTITY,
        [OrganisationId] bigint NOT NULL,
        [ToOn] date NOT NULL,
        [Name_En] nvarchar(500) NOT NULL,
        [Name_Zh] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_OrganisationNames] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_OrganisationNames_Organisations_OrganisationId] FOREIGN KEY ([OrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [ProfileVersions] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [Code] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [No] int NOT NULL,
        [FromOn] date NOT NULL,
        [Rules] nvarchar(max) NOT NULL,
        [IsVerified] bit NOT NULL,
        [VerifiedAt] datetimeoffset(3) NULL,
        [VerifiedByAccountId] bigint NULL,
        [EnteredAt] datetimeoffset(3) NOT NULL,
        [EnteredByAccountId] bigint NULL,
        [Reason] nvarchar(2000) NULL,
        CONSTRAINT [PK_ProfileVersions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ProfileVersions_AspNetUsers_EnteredByAccountId] FOREIGN KEY ([EnteredByAccountId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ProfileVersions_AspNetUsers_VerifiedByAccountId] FOREIGN KEY ([VerifiedByAccountId]) REFERENCES [AspNetUsers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [RecordedBallots] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [CommitteeId] bigint NOT NULL,
        [Number] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ClosedOn] date NOT NULL,
        [ClosedOnPrecision] int NOT NULL,
        [Rule] nvarchar(500) NULL,
        [Entitled] int NULL,
        [Yes] int NOT NULL,
        [No] int NOT NULL,
        [Abstain] int NOT NULL,
        [Outcome] int NOT NULL,
        [Source] nvarchar(500) NULL,
        [Title_En] nvarchar(500) NOT NULL,
        [Title_Zh] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_RecordedBallots] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_RecordedBallots_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [Representatives] (
        [Id] bigint NOT NULL IDENTITY,
        [MembershipId] bigint NOT NULL,
        [PersonId] bigint NOT NULL,
        [Kind] int NOT NULL,
        [FromOn] date NOT NULL,
        [ToOn] date NULL,
        CONSTRAINT [PK_Representatives] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Representatives_Memberships_MembershipId] FOREIGN KEY ([MembershipId]) REFERENCES [Memberships] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Representatives_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [RosterChanges] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [CommitteeId] bigint NOT NULL,
        [Kind] int NOT NULL,
        [TermNo] int NULL,
        [StartOn] date NOT NULL,
        [PlannedEndOn] date NULL,
        [CandidatesUntilOn] date NULL,
        [CheckedOn] date NULL,
        [VotedOn] date NULL,
        [VoteReference] nvarchar(200) NULL,
        [VoteBallotId] bigint NULL,
        [SubmittedOn] date NULL,
        [SubmissionReference] nvarchar(200) NULL,
        [ApprovedOn] date NULL,
        [ApprovalReference] nvarchar(200) NULL,
        [InForceAt] datetimeoffset(3) NULL,
        [WithdrawnOn] date NULL,
        CONSTRAINT [PK_RosterChanges] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_RosterChanges_Ballots_VoteBallotId] FOREIGN KEY ([VoteBallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_RosterChanges_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [ImportLines] (
        [Id] bigint NOT NULL IDENTITY,
        [ImportId] bigint NOT NULL,
        [Row] int NOT NULL,
        [Verdict] int NOT NULL,
        [Notes] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_ImportLines] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ImportLines_Imports_ImportId] FOREIGN KEY ([ImportId]) REFERENCES [Imports] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [DutyProposals] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [CommitteeId] bigint NOT NULL,
        [MembershipId] bigint NOT NULL,
        [Kind] int NOT NULL,
        [Evidence] nvarchar(max) NOT NULL,
        [EvidenceKey] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [FoundAt] datetimeoffset(3) NOT NULL,
        [LapsedAt] datetimeoffset(3) NULL,
        [Decision] int NULL,
        [DecidedAt] datetimeoffset(3) NULL,
        [DecidedByPersonId] bigint NULL,
        [Reason] nvarchar(2000) NULL,
        [DecisionUid] uniqueidentifier NULL,
        [RosterChangeId] bigint NULL,
        CONSTRAINT [PK_DutyProposals] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DutyProposals_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DutyProposals_Memberships_MembershipId] FOREIGN KEY ([MembershipId]) REFERENCES [Memberships] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DutyProposals_People_DecidedByPersonId] FOREIGN KEY ([DecidedByPersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DutyProposals_RosterChanges_RosterChangeId] FOREIGN KEY ([RosterChangeId]) REFERENCES [RosterChanges] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE TABLE [RosterChangeLines] (
        [Id] bigint NOT NULL IDENTITY,
        [ChangeId] bigint NOT NULL,
        [PersonId] bigint NOT NULL,
        [MembershipId] bigint NULL,
        [Act] int NOT NULL,
        [Category] int NOT NULL,
        [Side] int NULL,
        [NominatingOrganisationId] bigint NULL,
        [OfficeBits] int NOT NULL,
        [Reason] int NULL,
        [Opinion] int NOT NULL,
        [OpinionOn] date NULL,
        [Note] nvarchar(2000) NULL,
        CONSTRAINT [PK_RosterChangeLines] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_RosterChangeLines_Memberships_MembershipId] FOREIGN KEY ([MembershipId]) REFERENCES [Memberships] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_RosterChangeLines_Organisations_NominatingOrganisationId] FOREIGN KEY ([NominatingOrganisationId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_RosterChangeLines_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_RosterChangeLines_RosterChanges_ChangeId] FOREIGN KEY ([ChangeId]) REFERENCES [RosterChanges] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_RuleSetVersions_Uid] ON [RuleSetVersions] ([Uid]) WHERE [Uid] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_RuleSetVersions_VerifiedByPersonId] ON [RuleSetVersions] ([VerifiedByPersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_People_MergedIntoId] ON [People] ([MergedIntoId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_People_NameLatin] ON [People] ([NameLatin]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_People_NameZh] ON [People] ([NameZh]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_Organisations_MergedIntoId] ON [Organisations] ([MergedIntoId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_Organisations_ParentId] ON [Organisations] ([ParentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Memberships_CommitteeId_HolderKey] ON [Memberships] ([CommitteeId], [HolderKey]) WHERE "ToOn" IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_Memberships_ContinuesId] ON [Memberships] ([ContinuesId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_CommitteeLinks_CommitteeId_OtherId_Kind] ON [CommitteeLinks] ([CommitteeId], [OtherId], [Kind]) WHERE "ToOn" IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_Comments_BallotId_ClauseSort_Id] ON [Comments] ([BallotId], [ClauseSort], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_Comments_BallotId_Disposition] ON [Comments] ([BallotId], [Disposition]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_Comments_BallotId_EqualKey] ON [Comments] ([BallotId], [EqualKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Comments_Uid] ON [Comments] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_Comments_VoterId_ClauseSort_Id] ON [Comments] ([VoterId], [ClauseSort], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_CommentUploads_BallotId] ON [CommentUploads] ([BallotId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_CommentUploads_Uid] ON [CommentUploads] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_CommentUploads_VoterId_Id] ON [CommentUploads] ([VoterId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_CommitteeStates_CommitteeId_OnDate] ON [CommitteeStates] ([CommitteeId], [OnDate]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_DeadlineChanges_BallotId_No] ON [DeadlineChanges] ([BallotId], [No]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_DeadlineChanges_ByPersonId] ON [DeadlineChanges] ([ByPersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_DeadlineChanges_Uid] ON [DeadlineChanges] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_DutyProposals_CommitteeId_DecidedAt] ON [DutyProposals] ([CommitteeId], [DecidedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_DutyProposals_DecidedByPersonId] ON [DutyProposals] ([DecidedByPersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_DutyProposals_EvidenceKey] ON [DutyProposals] ([EvidenceKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_DutyProposals_MembershipId] ON [DutyProposals] ([MembershipId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_DutyProposals_RosterChangeId] ON [DutyProposals] ([RosterChangeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_DutyProposals_Uid] ON [DutyProposals] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ExpertRegistrations_PersonId_Body_Group_FromOn] ON [ExpertRegistrations] ([PersonId], [Body], [Group], [FromOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ImportLines_ImportId_Row] ON [ImportLines] ([ImportId], [Row]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_ImportLines_ImportId_Verdict_Row] ON [ImportLines] ([ImportId], [Verdict], [Row]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_Imports_AccountId_UploadedAt] ON [Imports] ([AccountId], [UploadedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_Imports_CommitteeId] ON [Imports] ([CommitteeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_Imports_TakenAt_UploadedAt] ON [Imports] ([TakenAt], [UploadedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Imports_Uid] ON [Imports] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Leaves_MembershipId_FromOn] ON [Leaves] ([MembershipId], [FromOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_OrganisationNames_OrganisationId_ToOn] ON [OrganisationNames] ([OrganisationId], [ToOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ProfileVersions_Code_No] ON [ProfileVersions] ([Code], [No]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_ProfileVersions_EnteredByAccountId] ON [ProfileVersions] ([EnteredByAccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ProfileVersions_Uid] ON [ProfileVersions] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_ProfileVersions_VerifiedByAccountId] ON [ProfileVersions] ([VerifiedByAccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_RecordedBallots_CommitteeId_ClosedOn] ON [RecordedBallots] ([CommitteeId], [ClosedOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_RecordedBallots_CommitteeId_Number] ON [RecordedBallots] ([CommitteeId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_RecordedBallots_Uid] ON [RecordedBallots] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Representatives_MembershipId_PersonId_FromOn] ON [Representatives] ([MembershipId], [PersonId], [FromOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_Representatives_PersonId] ON [Representatives] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_RosterChangeLines_ChangeId_PersonId] ON [RosterChangeLines] ([ChangeId], [PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_RosterChangeLines_MembershipId] ON [RosterChangeLines] ([MembershipId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_RosterChangeLines_NominatingOrganisationId] ON [RosterChangeLines] ([NominatingOrganisationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_RosterChangeLines_PersonId] ON [RosterChangeLines] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_RosterChanges_CommitteeId_StartOn] ON [RosterChanges] ([CommitteeId], [StartOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE UNIQUE INDEX [IX_RosterChanges_Uid] ON [RosterChanges] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    CREATE INDEX [IX_RosterChanges_VoteBallotId] ON [RosterChanges] ([VoteBallotId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [Memberships] ADD CONSTRAINT [FK_Memberships_Memberships_ContinuesId] FOREIGN KEY ([ContinuesId]) REFERENCES [Memberships] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [Organisations] ADD CONSTRAINT [FK_Organisations_Organisations_MergedIntoId] FOREIGN KEY ([MergedIntoId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [Organisations] ADD CONSTRAINT [FK_Organisations_Organisations_ParentId] FOREIGN KEY ([ParentId]) REFERENCES [Organisations] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [People] ADD CONSTRAINT [FK_People_People_MergedIntoId] FOREIGN KEY ([MergedIntoId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    ALTER TABLE [RuleSetVersions] ADD CONSTRAINT [FK_RuleSetVersions_People_VerifiedByPersonId] FOREIGN KEY ([VerifiedByPersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    EXEC(N'INSERT INTO [CommitteeStates] ([CommitteeId], [State], [OnDate], [Precision]) SELECT [Id], 2, [EstablishedOn], [EstablishedPrecision] FROM [CarriedFoundings] ORDER BY [Id]');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    DROP TABLE [CarriedFoundings];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126150721_Membership'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126150721_Membership', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Voters] ADD [PredecessorLatin] nvarchar(200) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Voters] ADD [PredecessorPersonId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Voters] ADD [PredecessorZh] nvarchar(200) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Voters] ADD [SucceededAt] datetimeoffset(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Verdicts] ADD [ChainHead] varbinary(32) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Verdicts] ADD [IsByHands] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Verdicts] ADD [PresentVoting] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Verdicts] ADD [QuorumAt] datetimeoffset(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Slips] ADD [BatchId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Slips] ADD [Payload] varbinary(8000) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Questions] ADD [Comments] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Committees] ADD [SuccessorsVote] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    DECLARE @var25 nvarchar(max);
    SELECT @var25 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[CommentUploads]') AND [c].[name] = N'VoterId');
    IF @var25 IS NOT NULL EXEC(N'ALTER TABLE [CommentUploads] DROP CONSTRAINT ' + @var25 + ';');
    ALTER TABLE [CommentUploads] ALTER COLUMN [VoterId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [CommentUploads] ADD [AddresseeId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    DECLARE @var26 nvarchar(max);
    SELECT @var26 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Comments]') AND [c].[name] = N'WrittenByPersonId');
    IF @var26 IS NOT NULL EXEC(N'ALTER TABLE [Comments] DROP CONSTRAINT ' + @var26 + ';');
    ALTER TABLE [Comments] ALTER COLUMN [WrittenByPersonId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    DECLARE @var27 nvarchar(max);
    SELECT @var27 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Comments]') AND [c].[name] = N'VoterId');
    IF @var27 IS NOT NULL EXEC(N'ALTER TABLE [Comments] DROP CONSTRAINT ' + @var27 + ';');
    ALTER TABLE [Comments] ALTER COLUMN [VoterId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Comments] ADD [AddresseeId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Comments] ADD [AuthorLatin] nvarchar(200) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Comments] ADD [AuthorOrganisationEn] nvarchar(500) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Comments] ADD [AuthorOrganisationZh] nvarchar(500) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Comments] ADD [AuthorZh] nvarchar(200) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Ballots] ADD [AgendaItemId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Ballots] ADD [DraftedFromId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Ballots] ADD [HandsCountedAt] datetimeoffset(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Ballots] ADD [Kind] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Ballots] ADD [PresentVoting] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Ballots] ADD [PreviousRoundId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Ballots] ADD [QuorumAt] datetimeoffset(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Ballots] ADD [RoomEndedAt] datetimeoffset(3) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Ballots] ADD [Secrecy] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Ballots] ADD [WithdrawalReason] nvarchar(2000) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE TABLE [Addressees] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [BallotId] bigint NOT NULL,
        [Name] nvarchar(200) NOT NULL,
        [Contact] nvarchar(200) NULL,
        [Email] nvarchar(254) NOT NULL,
        [EmailKey] nvarchar(254) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CommitteeId] bigint NULL,
        [AddedAt] datetimeoffset(3) NOT NULL,
        [WithdrawnAt] datetimeoffset(3) NULL,
        [RepliedAt] datetimeoffset(3) NULL,
        [LastRemindedAt] datetimeoffset(3) NULL,
        CONSTRAINT [PK_Addressees] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Addressees_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Addressees_Committees_CommitteeId] FOREIGN KEY ([CommitteeId]) REFERENCES [Committees] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE TABLE [BallotKeys] (
        [Id] bigint NOT NULL IDENTITY,
        [BallotId] bigint NOT NULL,
        [PublicKey] varbinary(200) NOT NULL,
        [PrivateKeyProtected] varbinary(2000) NULL,
        [DestroyedAt] datetimeoffset(3) NULL,
        CONSTRAINT [PK_BallotKeys] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_BallotKeys_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE TABLE [Candidates] (
        [Id] bigint NOT NULL IDENTITY,
        [QuestionId] bigint NOT NULL,
        [No] int NOT NULL,
        [PersonId] bigint NULL,
        [NameZh] nvarchar(200) NOT NULL,
        [NameEn] nvarchar(200) NOT NULL,
        CONSTRAINT [PK_Candidates] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Candidates_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Candidates_Questions_QuestionId] FOREIGN KEY ([QuestionId]) REFERENCES [Questions] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE TABLE [DispositionSheets] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [Version] uniqueidentifier NOT NULL,
        [BallotId] bigint NOT NULL,
        [FileName] nvarchar(200) NOT NULL,
        [FileHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Format] int NOT NULL,
        [ByPersonId] bigint NULL,
        [At] datetimeoffset(3) NOT NULL,
        [Said] nvarchar(max) NOT NULL,
        [Refused] nvarchar(max) NOT NULL,
        [Same] int NOT NULL,
        [Empty] int NOT NULL,
        [TakenAt] datetimeoffset(3) NULL,
        CONSTRAINT [PK_DispositionSheets] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DispositionSheets_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_DispositionSheets_People_ByPersonId] FOREIGN KEY ([ByPersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE TABLE [Exclusions] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [BallotId] bigint NOT NULL,
        [MembershipId] bigint NOT NULL,
        [Ground] int NOT NULL,
        [Note] nvarchar(500) NULL,
        [At] datetimeoffset(3) NOT NULL,
        [ByPersonId] bigint NULL,
        CONSTRAINT [PK_Exclusions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Exclusions_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Exclusions_Memberships_MembershipId] FOREIGN KEY ([MembershipId]) REFERENCES [Memberships] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE TABLE [Presences] (
        [Id] bigint NOT NULL IDENTITY,
        [ParticipantId] bigint NOT NULL,
        [FromAt] datetimeoffset(3) NOT NULL,
        [ToAt] datetimeoffset(3) NULL,
        [ByPersonId] bigint NULL,
        CONSTRAINT [PK_Presences] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Presences_Participants_ParticipantId] FOREIGN KEY ([ParticipantId]) REFERENCES [Participants] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Presences_People_ByPersonId] FOREIGN KEY ([ByPersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE TABLE [Proxies] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [BallotId] bigint NOT NULL,
        [FromVoterId] bigint NOT NULL,
        [ToVoterId] bigint NOT NULL,
        [DocumentId] bigint NOT NULL,
        [At] datetimeoffset(3) NOT NULL,
        [ByPersonId] bigint NULL,
        [EndedAt] datetimeoffset(3) NULL,
        CONSTRAINT [PK_Proxies] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Proxies_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Proxies_Documents_DocumentId] FOREIGN KEY ([DocumentId]) REFERENCES [Documents] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Proxies_Voters_FromVoterId] FOREIGN KEY ([FromVoterId]) REFERENCES [Voters] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Proxies_Voters_ToVoterId] FOREIGN KEY ([ToVoterId]) REFERENCES [Voters] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE TABLE [Rulings] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [BallotId] bigint NOT NULL,
        [AnswerId] bigint NOT NULL,
        [Kind] int NOT NULL,
        [Generation] int NOT NULL,
        [Reason] nvarchar(2000) NOT NULL,
        [At] datetimeoffset(3) NOT NULL,
        [ByPersonId] bigint NULL,
        CONSTRAINT [PK_Rulings] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Rulings_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Rulings_People_ByPersonId] FOREIGN KEY ([ByPersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Rulings_SlipAnswers_AnswerId] FOREIGN KEY ([AnswerId]) REFERENCES [SlipAnswers] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE TABLE [SecretChoices] (
        [Key] uniqueidentifier NOT NULL,
        [QuestionId] bigint NOT NULL,
        [Category] int NOT NULL,
        [Choice] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_SecretChoices] PRIMARY KEY ([Key]),
        CONSTRAINT [FK_SecretChoices_Questions_QuestionId] FOREIGN KEY ([QuestionId]) REFERENCES [Questions] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE TABLE [SignedResults] (
        [Id] bigint NOT NULL IDENTITY,
        [BallotId] bigint NOT NULL,
        [Generation] int NOT NULL,
        [DocumentId] bigint NOT NULL,
        CONSTRAINT [PK_SignedResults] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SignedResults_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_SignedResults_Documents_DocumentId] FOREIGN KEY ([DocumentId]) REFERENCES [Documents] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE TABLE [SlipBatches] (
        [Id] bigint NOT NULL IDENTITY,
        [Uid] uniqueidentifier NOT NULL,
        [BallotId] bigint NOT NULL,
        [Channel] int NOT NULL,
        [ByPersonId] bigint NOT NULL,
        [At] datetimeoffset(3) NOT NULL,
        [Count] int NOT NULL,
        [ScanHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [ScanName] nvarchar(500) NULL,
        [ScanType] nvarchar(200) NULL,
        [ScanSize] bigint NULL,
        CONSTRAINT [PK_SlipBatches] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SlipBatches_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_SlipBatches_People_ByPersonId] FOREIGN KEY ([ByPersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE TABLE [SlipObjections] (
        [Id] bigint NOT NULL IDENTITY,
        [BallotId] bigint NOT NULL,
        [VoterId] bigint NOT NULL,
        [SlipId] bigint NOT NULL,
        [ByPersonId] bigint NOT NULL,
        [At] datetimeoffset(3) NOT NULL,
        [Decision] nvarchar(2000) NULL,
        [DecidedByPersonId] bigint NULL,
        [DecidedAt] datetimeoffset(3) NULL,
        CONSTRAINT [PK_SlipObjections] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SlipObjections_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_SlipObjections_People_ByPersonId] FOREIGN KEY ([ByPersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_SlipObjections_People_DecidedByPersonId] FOREIGN KEY ([DecidedByPersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_SlipObjections_Slips_SlipId] FOREIGN KEY ([SlipId]) REFERENCES [Slips] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_SlipObjections_Voters_VoterId] FOREIGN KEY ([VoterId]) REFERENCES [Voters] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE TABLE [SlipSeals] (
        [Id] bigint NOT NULL IDENTITY,
        [BallotId] bigint NOT NULL,
        [No] bigint NOT NULL,
        [SlipId] bigint NOT NULL,
        [ChainHash] varbinary(32) NOT NULL,
        CONSTRAINT [PK_SlipSeals] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SlipSeals_Ballots_BallotId] FOREIGN KEY ([BallotId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_SlipSeals_Slips_SlipId] FOREIGN KEY ([SlipId]) REFERENCES [Slips] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Slips_BatchId] ON [Slips] ([BatchId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_CommentUploads_AddresseeId_Id] ON [CommentUploads] ([AddresseeId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Comments_AddresseeId_ClauseSort_Id] ON [Comments] ([AddresseeId], [ClauseSort], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Ballots_AgendaItemId] ON [Ballots] ([AgendaItemId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Ballots_DraftedFromId] ON [Ballots] ([DraftedFromId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Ballots_PreviousRoundId] ON [Ballots] ([PreviousRoundId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_AuditEntries_OnBehalfOfId_At] ON [AuditEntries] ([OnBehalfOfId], [At]) WHERE "OnBehalfOfId" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Addressees_BallotId_EmailKey] ON [Addressees] ([BallotId], [EmailKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Addressees_CommitteeId] ON [Addressees] ([CommitteeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Addressees_Uid] ON [Addressees] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE UNIQUE INDEX [IX_BallotKeys_BallotId] ON [BallotKeys] ([BallotId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Candidates_PersonId] ON [Candidates] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Candidates_QuestionId_No] ON [Candidates] ([QuestionId], [No]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_DispositionSheets_BallotId_Id] ON [DispositionSheets] ([BallotId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_DispositionSheets_ByPersonId] ON [DispositionSheets] ([ByPersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE UNIQUE INDEX [IX_DispositionSheets_Uid] ON [DispositionSheets] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Exclusions_BallotId_MembershipId] ON [Exclusions] ([BallotId], [MembershipId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Exclusions_MembershipId] ON [Exclusions] ([MembershipId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Exclusions_Uid] ON [Exclusions] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Presences_ByPersonId] ON [Presences] ([ByPersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Presences_ParticipantId] ON [Presences] ([ParticipantId]) WHERE "ToAt" IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Presences_ParticipantId_FromAt] ON [Presences] ([ParticipantId], [FromAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Proxies_BallotId_FromVoterId] ON [Proxies] ([BallotId], [FromVoterId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Proxies_DocumentId] ON [Proxies] ([DocumentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Proxies_FromVoterId] ON [Proxies] ([FromVoterId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Proxies_ToVoterId] ON [Proxies] ([ToVoterId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Proxies_Uid] ON [Proxies] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Rulings_AnswerId] ON [Rulings] ([AnswerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Rulings_BallotId] ON [Rulings] ([BallotId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_Rulings_ByPersonId] ON [Rulings] ([ByPersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Rulings_Uid] ON [Rulings] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_SecretChoices_QuestionId] ON [SecretChoices] ([QuestionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SignedResults_BallotId_Generation] ON [SignedResults] ([BallotId], [Generation]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_SignedResults_DocumentId] ON [SignedResults] ([DocumentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_SlipBatches_BallotId_At] ON [SlipBatches] ([BallotId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_SlipBatches_ByPersonId] ON [SlipBatches] ([ByPersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SlipBatches_Uid] ON [SlipBatches] ([Uid]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_SlipObjections_BallotId] ON [SlipObjections] ([BallotId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_SlipObjections_ByPersonId] ON [SlipObjections] ([ByPersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_SlipObjections_DecidedByPersonId] ON [SlipObjections] ([DecidedByPersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SlipObjections_SlipId] ON [SlipObjections] ([SlipId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE INDEX [IX_SlipObjections_VoterId] ON [SlipObjections] ([VoterId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SlipSeals_BallotId_No] ON [SlipSeals] ([BallotId], [No]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SlipSeals_SlipId] ON [SlipSeals] ([SlipId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Ballots] ADD CONSTRAINT [FK_Ballots_AgendaItem_AgendaItemId] FOREIGN KEY ([AgendaItemId]) REFERENCES [AgendaItem] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Ballots] ADD CONSTRAINT [FK_Ballots_Ballots_DraftedFromId] FOREIGN KEY ([DraftedFromId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Ballots] ADD CONSTRAINT [FK_Ballots_Ballots_PreviousRoundId] FOREIGN KEY ([PreviousRoundId]) REFERENCES [Ballots] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Comments] ADD CONSTRAINT [FK_Comments_Addressees_AddresseeId] FOREIGN KEY ([AddresseeId]) REFERENCES [Addressees] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [CommentUploads] ADD CONSTRAINT [FK_CommentUploads_Addressees_AddresseeId] FOREIGN KEY ([AddresseeId]) REFERENCES [Addressees] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    ALTER TABLE [Slips] ADD CONSTRAINT [FK_Slips_SlipBatches_BatchId] FOREIGN KEY ([BatchId]) REFERENCES [SlipBatches] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127022052_Ballots'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127022052_Ballots', N'10.0.15');
END;

COMMIT;
GO

