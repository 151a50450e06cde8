using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TcManager.Db.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Membership : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(@"CREATE TABLE [CarriedFoundings] ([Id] bigint NOT NULL, [EstablishedOn] date NOT NULL, [EstablishedPrecision] int NOT NULL);");
            migrationBuilder.Sql(@"EXEC(N'INSERT INTO [CarriedFoundings] ([Id], [EstablishedOn], [EstablishedPrecision]) SELECT [Id], [EstablishedOn], [EstablishedPrecision] FROM [Committees] WHERE [EstablishedOn] IS NOT NULL');");

            migrationBuilder.DropIndex(
                name: "IX_CommitteeLinks_CommitteeId_OtherId_Kind",
                table: "CommitteeLinks");

            migrationBuilder.DropColumn(
                name: "EstablishedOn",
                table: "Committees");

            migrationBuilder.DropColumn(
                name: "EstablishedPrecision",
                table: "Committees");

            migrationBuilder.AddColumn<string>(
                name: "Examples",
                table: "RuleSetVersions",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Uid",
                table: "RuleSetVersions",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "VerifiedAt",
                table: "RuleSetVersions",
                type: "datetimeoffset(3)",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "VerifiedByPersonId",
                table: "RuleSetVersions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Expertise",
                table: "People",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Honours",
                table: "People",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsMailboxShared",
                table: "People",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Languages",
                table: "People",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MergedIntoId",
                table: "People",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "PseudonymisedAt",
                table: "People",
                type: "datetimeoffset(3)",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SearchKey",
                table: "People",
                type: "nvarchar(603)",
                maxLength: 603,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "SeatsVersion",
                table: "People",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "Organisations",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "MergedIntoId",
                table: "Organisations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ParentId",
                table: "Organisations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PublishedMirrors",
                table: "Organisations",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PublishedNational",
                table: "Organisations",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SearchKey",
                table: "Organisations",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "ContinuesId",
                table: "Memberships",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EndNote",
                table: "Memberships",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EndReason",
                table: "Memberships",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsBody",
                table: "Memberships",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "FromOn",
                table: "CommitteeLinks",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ToOn",
                table: "CommitteeLinks",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Comments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Uid = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BallotId = table.Column<long>(type: "bigint", nullable: false),
                    VoterId = table.Column<long>(type: "bigint", nullable: false),
                    WrittenByPersonId = table.Column<long>(type: "bigint", nullable: false),
                    WrittenAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    Line = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Clause = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ClauseSort = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Paragraph = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Type = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Proposed = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    EqualKey = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Disposition = table.Column<int>(type: "int", nullable: true),
                    Observation = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    DisposedAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    DisposedByPersonId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Comments_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Comments_Voters_VoterId",
                        column: x => x.VoterId,
                        principalTable: "Voters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CommentUploads",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Uid = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BallotId = table.Column<long>(type: "bigint", nullable: false),
                    VoterId = table.Column<long>(type: "bigint", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FileHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Format = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    Taken = table.Column<int>(type: "int", nullable: false),
                    Known = table.Column<int>(type: "int", nullable: false),
                    Refused = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommentUploads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CommentUploads_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CommentUploads_Voters_VoterId",
                        column: x => x.VoterId,
                        principalTable: "Voters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CommitteeStates",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CommitteeId = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    OnDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Precision = table.Column<int>(type: "int", nullable: false),
                    Document = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommitteeStates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CommitteeStates_Committees_CommitteeId",
                        column: x => x.CommitteeId,
                        principalTable: "Committees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DeadlineChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Uid = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BallotId = table.Column<long>(type: "bigint", nullable: false),
                    No = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    FromAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    ToAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    ByPersonId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeadlineChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DeadlineChanges_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DeadlineChanges_People_ByPersonId",
                        column: x => x.ByPersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExpertRegistrations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    Body = table.Column<int>(type: "int", nullable: false),
                    Group = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Role = table.Column<int>(type: "int", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpertRegistrations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExpertRegistrations_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Imports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Uid = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    CommitteeId = table.Column<long>(type: "bigint", nullable: true),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    File = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    UploadedAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    CheckedAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    TakenAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    FailedAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    ForgottenAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    ClaimedUntilAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    RowsDone = table.Column<int>(type: "int", nullable: false),
                    ConfirmedFrom = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Counts_Changed = table.Column<int>(type: "int", nullable: false),
                    Counts_New = table.Column<int>(type: "int", nullable: false),
                    Counts_Refused = table.Column<int>(type: "int", nullable: false),
                    Counts_Unchanged = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Imports_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Imports_Committees_CommitteeId",
                        column: x => x.CommitteeId,
                        principalTable: "Committees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Leaves",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MembershipId = table.Column<long>(type: "bigint", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leaves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Leaves_Memberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "Memberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrganisationNames",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    OrganisationId = table.Column<long>(type: "bigint", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Name_En = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Name_Zh = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganisationNames", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrganisationNames_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProfileVersions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Uid = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    No = table.Column<int>(type: "int", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Rules = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    IsVerified = table.Column<bool>(type: "bit", nullable: false),
                    VerifiedAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    VerifiedByAccountId = table.Column<long>(type: "bigint", nullable: true),
                    EnteredAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    EnteredByAccountId = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProfileVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProfileVersions_AspNetUsers_EnteredByAccountId",
                        column: x => x.EnteredByAccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProfileVersions_AspNetUsers_VerifiedByAccountId",
                        column: x => x.VerifiedByAccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecordedBallots",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Uid = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommitteeId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedOnPrecision = table.Column<int>(type: "int", nullable: false),
                    Rule = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Entitled = table.Column<int>(type: "int", nullable: true),
                    Yes = table.Column<int>(type: "int", nullable: false),
                    No = table.Column<int>(type: "int", nullable: false),
                    Abstain = table.Column<int>(type: "int", nullable: false),
                    Outcome = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Title_En = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Title_Zh = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordedBallots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordedBallots_Committees_CommitteeId",
                        column: x => x.CommitteeId,
                        principalTable: "Committees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Representatives",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MembershipId = table.Column<long>(type: "bigint", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Representatives", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Representatives_Memberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "Memberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Representatives_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RosterChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Uid = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommitteeId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    TermNo = table.Column<int>(type: "int", nullable: true),
                    StartOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PlannedEndOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CandidatesUntilOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CheckedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    VotedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    VoteReference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    VoteBallotId = table.Column<long>(type: "bigint", nullable: true),
                    SubmittedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SubmissionReference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ApprovedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ApprovalReference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    InForceAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    WithdrawnOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RosterChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RosterChanges_Ballots_VoteBallotId",
                        column: x => x.VoteBallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RosterChanges_Committees_CommitteeId",
                        column: x => x.CommitteeId,
                        principalTable: "Committees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportLines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ImportId = table.Column<long>(type: "bigint", nullable: false),
                    Row = table.Column<int>(type: "int", nullable: false),
                    Verdict = table.Column<int>(type: "int", nullable: false),
                    Notes = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImportLines_Imports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DutyProposals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Uid = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CommitteeId = table.Column<long>(type: "bigint", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    EvidenceKey = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FoundAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: false),
                    LapsedAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    Decision = table.Column<int>(type: "int", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "datetimeoffset(3)", precision: 3, nullable: true),
                    DecidedByPersonId = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    DecisionUid = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    RosterChangeId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyProposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutyProposals_Committees_CommitteeId",
                        column: x => x.CommitteeId,
                        principalTable: "Committees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DutyProposals_Memberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "Memberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DutyProposals_People_DecidedByPersonId",
                        column: x => x.DecidedByPersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DutyProposals_RosterChanges_RosterChangeId",
                        column: x => x.RosterChangeId,
                        principalTable: "RosterChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RosterChangeLines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ChangeId = table.Column<long>(type: "bigint", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    Act = table.Column<int>(type: "int", nullable: false),
                    Category = table.Column<int>(type: "int", nullable: false),
                    Side = table.Column<int>(type: "int", nullable: true),
                    NominatingOrganisationId = table.Column<long>(type: "bigint", nullable: true),
                    OfficeBits = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<int>(type: "int", nullable: true),
                    Opinion = table.Column<int>(type: "int", nullable: false),
                    OpinionOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RosterChangeLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RosterChangeLines_Memberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "Memberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RosterChangeLines_Organisations_NominatingOrganisationId",
                        column: x => x.NominatingOrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RosterChangeLines_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RosterChangeLines_RosterChanges_ChangeId",
                        column: x => x.ChangeId,
                        principalTable: "RosterChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RuleSetVersions_Uid",
                table: "RuleSetVersions",
                column: "Uid",
                unique: true,
                filter: "[Uid] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RuleSetVersions_VerifiedByPersonId",
                table: "RuleSetVersions",
                column: "VerifiedByPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_People_MergedIntoId",
                table: "People",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_People_NameLatin",
                table: "People",
                column: "NameLatin");

            migrationBuilder.CreateIndex(
                name: "IX_People_NameZh",
                table: "People",
                column: "NameZh");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_MergedIntoId",
                table: "Organisations",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_ParentId",
                table: "Organisations",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_CommitteeId_HolderKey",
                table: "Memberships",
                columns: new[] { "CommitteeId", "HolderKey" },
                unique: true,
                filter: "\"ToOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_ContinuesId",
                table: "Memberships",
                column: "ContinuesId");

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeLinks_CommitteeId_OtherId_Kind",
                table: "CommitteeLinks",
                columns: new[] { "CommitteeId", "OtherId", "Kind" },
                unique: true,
                filter: "\"ToOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_BallotId_ClauseSort_Id",
                table: "Comments",
                columns: new[] { "BallotId", "ClauseSort", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_BallotId_Disposition",
                table: "Comments",
                columns: new[] { "BallotId", "Disposition" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_BallotId_EqualKey",
                table: "Comments",
                columns: new[] { "BallotId", "EqualKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Uid",
                table: "Comments",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Comments_VoterId_ClauseSort_Id",
                table: "Comments",
                columns: new[] { "VoterId", "ClauseSort", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CommentUploads_BallotId",
                table: "CommentUploads",
                column: "BallotId");

            migrationBuilder.CreateIndex(
                name: "IX_CommentUploads_Uid",
                table: "CommentUploads",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CommentUploads_VoterId_Id",
                table: "CommentUploads",
                columns: new[] { "VoterId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeStates_CommitteeId_OnDate",
                table: "CommitteeStates",
                columns: new[] { "CommitteeId", "OnDate" });

            migrationBuilder.CreateIndex(
                name: "IX_DeadlineChanges_BallotId_No",
                table: "DeadlineChanges",
                columns: new[] { "BallotId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DeadlineChanges_ByPersonId",
                table: "DeadlineChanges",
                column: "ByPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_DeadlineChanges_Uid",
                table: "DeadlineChanges",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutyProposals_CommitteeId_DecidedAt",
                table: "DutyProposals",
                columns: new[] { "CommitteeId", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DutyProposals_DecidedByPersonId",
                table: "DutyProposals",
                column: "DecidedByPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_DutyProposals_EvidenceKey",
                table: "DutyProposals",
                column: "EvidenceKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutyProposals_MembershipId",
                table: "DutyProposals",
                column: "MembershipId");

            migrationBuilder.CreateIndex(
                name: "IX_DutyProposals_RosterChangeId",
                table: "DutyProposals",
                column: "RosterChangeId");

            migrationBuilder.CreateIndex(
                name: "IX_DutyProposals_Uid",
                table: "DutyProposals",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExpertRegistrations_PersonId_Body_Group_FromOn",
                table: "ExpertRegistrations",
                columns: new[] { "PersonId", "Body", "Group", "FromOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportLines_ImportId_Row",
                table: "ImportLines",
                columns: new[] { "ImportId", "Row" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportLines_ImportId_Verdict_Row",
                table: "ImportLines",
                columns: new[] { "ImportId", "Verdict", "Row" });

            migrationBuilder.CreateIndex(
                name: "IX_Imports_AccountId_UploadedAt",
                table: "Imports",
                columns: new[] { "AccountId", "UploadedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Imports_CommitteeId",
                table: "Imports",
                column: "CommitteeId");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_TakenAt_UploadedAt",
                table: "Imports",
                columns: new[] { "TakenAt", "UploadedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Imports_Uid",
                table: "Imports",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Leaves_MembershipId_FromOn",
                table: "Leaves",
                columns: new[] { "MembershipId", "FromOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrganisationNames_OrganisationId_ToOn",
                table: "OrganisationNames",
                columns: new[] { "OrganisationId", "ToOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProfileVersions_Code_No",
                table: "ProfileVersions",
                columns: new[] { "Code", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProfileVersions_EnteredByAccountId",
                table: "ProfileVersions",
                column: "EnteredByAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ProfileVersions_Uid",
                table: "ProfileVersions",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProfileVersions_VerifiedByAccountId",
                table: "ProfileVersions",
                column: "VerifiedByAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordedBallots_CommitteeId_ClosedOn",
                table: "RecordedBallots",
                columns: new[] { "CommitteeId", "ClosedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_RecordedBallots_CommitteeId_Number",
                table: "RecordedBallots",
                columns: new[] { "CommitteeId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecordedBallots_Uid",
                table: "RecordedBallots",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Representatives_MembershipId_PersonId_FromOn",
                table: "Representatives",
                columns: new[] { "MembershipId", "PersonId", "FromOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Representatives_PersonId",
                table: "Representatives",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_RosterChangeLines_ChangeId_PersonId",
                table: "RosterChangeLines",
                columns: new[] { "ChangeId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RosterChangeLines_MembershipId",
                table: "RosterChangeLines",
                column: "MembershipId");

            migrationBuilder.CreateIndex(
                name: "IX_RosterChangeLines_NominatingOrganisationId",
                table: "RosterChangeLines",
                column: "NominatingOrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_RosterChangeLines_PersonId",
                table: "RosterChangeLines",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_RosterChanges_CommitteeId_StartOn",
                table: "RosterChanges",
                columns: new[] { "CommitteeId", "StartOn" });

            migrationBuilder.CreateIndex(
                name: "IX_RosterChanges_Uid",
                table: "RosterChanges",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RosterChanges_VoteBallotId",
                table: "RosterChanges",
                column: "VoteBallotId");

            migrationBuilder.AddForeignKey(
                name: "FK_Memberships_Memberships_ContinuesId",
                table: "Memberships",
                column: "ContinuesId",
                principalTable: "Memberships",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Organisations_Organisations_MergedIntoId",
                table: "Organisations",
                column: "MergedIntoId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Organisations_Organisations_ParentId",
                table: "Organisations",
                column: "ParentId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_People_People_MergedIntoId",
                table: "People",
                column: "MergedIntoId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_RuleSetVersions_People_VerifiedByPersonId",
                table: "RuleSetVersions",
                column: "VerifiedByPersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(@"EXEC(N'INSERT INTO [CommitteeStates] ([CommitteeId], [State], [OnDate], [Precision]) SELECT [Id], 2, [EstablishedOn], [EstablishedPrecision] FROM [CarriedFoundings] ORDER BY [Id]');");
            migrationBuilder.Sql(@"DROP TABLE [CarriedFoundings];");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Memberships_Memberships_ContinuesId",
                table: "Memberships");

            migrationBuilder.DropForeignKey(
                name: "FK_Organisations_Organisations_MergedIntoId",
                table: "Organisations");

            migrationBuilder.DropForeignKey(
                name: "FK_Organisations_Organisations_ParentId",
                table: "Organisations");

            migrationBuilder.DropForeignKey(
                name: "FK_People_People_MergedIntoId",
                table: "People");

            migrationBuilder.DropForeignKey(
                name: "FK_RuleSetVersions_People_VerifiedByPersonId",
                table: "RuleSetVersions");

            migrationBuilder.DropTable(
                name: "Comments");

            migrationBuilder.DropTable(
                name: "CommentUploads");

            migrationBuilder.DropTable(
                name: "CommitteeStates");

            migrationBuilder.DropTable(
                name: "DeadlineChanges");

            migrationBuilder.DropTable(
                name: "DutyProposals");

            migrationBuilder.DropTable(
                name: "ExpertRegistrations");

            migrationBuilder.DropTable(
                name: "ImportLines");

            migrationBuilder.DropTable(
                name: "Leaves");

            migrationBuilder.DropTable(
                name: "OrganisationNames");

            migrationBuilder.DropTable(
                name: "ProfileVersions");

            migrationBuilder.DropTable(
                name: "RecordedBallots");

            migrationBuilder.DropTable(
                name: "Representatives");

            migrationBuilder.DropTable(
                name: "RosterChangeLines");

            migrationBuilder.DropTable(
                name: "Imports");

            migrationBuilder.DropTable(
                name: "RosterChanges");

            migrationBuilder.DropIndex(
                name: "IX_RuleSetVersions_Uid",
                table: "RuleSetVersions");

            migrationBuilder.DropIndex(
                name: "IX_RuleSetVersions_VerifiedByPersonId",
                table: "RuleSetVersions");

            migrationBuilder.DropIndex(
                name: "IX_People_MergedIntoId",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_NameLatin",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_NameZh",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_MergedIntoId",
                table: "Organisations");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_ParentId",
                table: "Organisations");

            migrationBuilder.DropIndex(
                name: "IX_Memberships_CommitteeId_HolderKey",
                table: "Memberships");

            migrationBuilder.DropIndex(
                name: "IX_Memberships_ContinuesId",
                table: "Memberships");

            migrationBuilder.DropIndex(
                name: "IX_CommitteeLinks_CommitteeId_OtherId_Kind",
                table: "CommitteeLinks");

            migrationBuilder.DropColumn(
                name: "Examples",
                table: "RuleSetVersions");

            migrationBuilder.DropColumn(
                name: "Uid",
                table: "RuleSetVersions");

            migrationBuilder.DropColumn(
                name: "VerifiedAt",
                table: "RuleSetVersions");

            migrationBuilder.DropColumn(
                name: "VerifiedByPersonId",
                table: "RuleSetVersions");

            migrationBuilder.DropColumn(
                name: "Expertise",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Honours",
                table: "People");

            migrationBuilder.DropColumn(
                name: "IsMailboxShared",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Languages",
                table: "People");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "People");

            migrationBuilder.DropColumn(
                name: "PseudonymisedAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "SearchKey",
                table: "People");

            migrationBuilder.DropColumn(
                name: "SeatsVersion",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "ParentId",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "PublishedMirrors",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "PublishedNational",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "SearchKey",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "ContinuesId",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "EndNote",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "EndReason",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "IsBody",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "FromOn",
                table: "CommitteeLinks");

            migrationBuilder.DropColumn(
                name: "ToOn",
                table: "CommitteeLinks");

            migrationBuilder.AddColumn<DateOnly>(
                name: "EstablishedOn",
                table: "Committees",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EstablishedPrecision",
                table: "Committees",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeLinks_CommitteeId_OtherId_Kind",
                table: "CommitteeLinks",
                columns: new[] { "CommitteeId", "OtherId", "Kind" },
                unique: true);
        }
    }
}
