using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace TcManager.Db.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Ballots : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "PredecessorLatin",
                table: "Voters",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PredecessorPersonId",
                table: "Voters",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PredecessorZh",
                table: "Voters",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SucceededAt",
                table: "Voters",
                type: "timestamp(3) with time zone",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ChainHead",
                table: "Verdicts",
                type: "bytea",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsByHands",
                table: "Verdicts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "PresentVoting",
                table: "Verdicts",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "QuorumAt",
                table: "Verdicts",
                type: "timestamp(3) with time zone",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "BatchId",
                table: "Slips",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Payload",
                table: "Slips",
                type: "bytea",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Comments",
                table: "Questions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "SuccessorsVote",
                table: "Committees",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<long>(
                name: "VoterId",
                table: "CommentUploads",
                type: "bigint",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.AddColumn<long>(
                name: "AddresseeId",
                table: "CommentUploads",
                type: "bigint",
                nullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "WrittenByPersonId",
                table: "Comments",
                type: "bigint",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.AlterColumn<long>(
                name: "VoterId",
                table: "Comments",
                type: "bigint",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.AddColumn<long>(
                name: "AddresseeId",
                table: "Comments",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AuthorLatin",
                table: "Comments",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AuthorOrganisationEn",
                table: "Comments",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AuthorOrganisationZh",
                table: "Comments",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AuthorZh",
                table: "Comments",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AgendaItemId",
                table: "Ballots",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DraftedFromId",
                table: "Ballots",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "HandsCountedAt",
                table: "Ballots",
                type: "timestamp(3) with time zone",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "Ballots",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "PresentVoting",
                table: "Ballots",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PreviousRoundId",
                table: "Ballots",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "QuorumAt",
                table: "Ballots",
                type: "timestamp(3) with time zone",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RoomEndedAt",
                table: "Ballots",
                type: "timestamp(3) with time zone",
                precision: 3,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Secrecy",
                table: "Ballots",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawalReason",
                table: "Ballots",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Addressees",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Uid = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    BallotId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Contact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    EmailKey = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false, collation: "C"),
                    CommitteeId = table.Column<long>(type: "bigint", nullable: true),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    RepliedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    LastRemindedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Addressees", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Addressees_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Addressees_Committees_CommitteeId",
                        column: x => x.CommitteeId,
                        principalTable: "Committees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BallotKeys",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    BallotId = table.Column<long>(type: "bigint", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "bytea", maxLength: 200, nullable: false),
                    PrivateKeyProtected = table.Column<byte[]>(type: "bytea", maxLength: 2000, nullable: true),
                    DestroyedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BallotKeys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BallotKeys_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Candidates",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    QuestionId = table.Column<long>(type: "bigint", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: true),
                    NameZh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Candidates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Candidates_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Candidates_Questions_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "Questions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DispositionSheets",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Uid = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false),
                    BallotId = table.Column<long>(type: "bigint", nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    FileHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Format = table.Column<int>(type: "integer", nullable: false),
                    ByPersonId = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    Said = table.Column<string>(type: "text", nullable: false),
                    Refused = table.Column<string>(type: "text", nullable: false),
                    Same = table.Column<int>(type: "integer", nullable: false),
                    Empty = table.Column<int>(type: "integer", nullable: false),
                    TakenAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DispositionSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DispositionSheets_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DispositionSheets_People_ByPersonId",
                        column: x => x.ByPersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Exclusions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Uid = table.Column<Guid>(type: "uuid", nullable: false),
                    BallotId = table.Column<long>(type: "bigint", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: false),
                    Ground = table.Column<int>(type: "integer", nullable: false),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    ByPersonId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exclusions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Exclusions_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Exclusions_Memberships_MembershipId",
                        column: x => x.MembershipId,
                        principalTable: "Memberships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Presences",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ParticipantId = table.Column<long>(type: "bigint", nullable: false),
                    FromAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    ToAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true),
                    ByPersonId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Presences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Presences_Participants_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Presences_People_ByPersonId",
                        column: x => x.ByPersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Proxies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Uid = table.Column<Guid>(type: "uuid", nullable: false),
                    BallotId = table.Column<long>(type: "bigint", nullable: false),
                    FromVoterId = table.Column<long>(type: "bigint", nullable: false),
                    ToVoterId = table.Column<long>(type: "bigint", nullable: false),
                    DocumentId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    ByPersonId = table.Column<long>(type: "bigint", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proxies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Proxies_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Proxies_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Proxies_Voters_FromVoterId",
                        column: x => x.FromVoterId,
                        principalTable: "Voters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Proxies_Voters_ToVoterId",
                        column: x => x.ToVoterId,
                        principalTable: "Voters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Rulings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Uid = table.Column<Guid>(type: "uuid", nullable: false),
                    BallotId = table.Column<long>(type: "bigint", nullable: false),
                    AnswerId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Generation = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    ByPersonId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rulings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Rulings_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Rulings_People_ByPersonId",
                        column: x => x.ByPersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Rulings_SlipAnswers_AnswerId",
                        column: x => x.AnswerId,
                        principalTable: "SlipAnswers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SecretChoices",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    QuestionId = table.Column<long>(type: "bigint", nullable: false),
                    Category = table.Column<int>(type: "integer", nullable: false),
                    Choice = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SecretChoices", x => x.Key);
                    table.ForeignKey(
                        name: "FK_SecretChoices_Questions_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "Questions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignedResults",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    BallotId = table.Column<long>(type: "bigint", nullable: false),
                    Generation = table.Column<int>(type: "integer", nullable: false),
                    DocumentId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignedResults", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignedResults_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SignedResults_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SlipBatches",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Uid = table.Column<Guid>(type: "uuid", nullable: false),
                    BallotId = table.Column<long>(type: "bigint", nullable: false),
                    Channel = table.Column<int>(type: "integer", nullable: false),
                    ByPersonId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    ScanHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    ScanName = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ScanType = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ScanSize = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlipBatches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SlipBatches_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SlipBatches_People_ByPersonId",
                        column: x => x.ByPersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SlipObjections",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    BallotId = table.Column<long>(type: "bigint", nullable: false),
                    VoterId = table.Column<long>(type: "bigint", nullable: false),
                    SlipId = table.Column<long>(type: "bigint", nullable: false),
                    ByPersonId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    Decision = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    DecidedByPersonId = table.Column<long>(type: "bigint", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", precision: 3, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlipObjections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SlipObjections_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SlipObjections_People_ByPersonId",
                        column: x => x.ByPersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SlipObjections_People_DecidedByPersonId",
                        column: x => x.DecidedByPersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SlipObjections_Slips_SlipId",
                        column: x => x.SlipId,
                        principalTable: "Slips",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SlipObjections_Voters_VoterId",
                        column: x => x.VoterId,
                        principalTable: "Voters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SlipSeals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    BallotId = table.Column<long>(type: "bigint", nullable: false),
                    No = table.Column<long>(type: "bigint", nullable: false),
                    SlipId = table.Column<long>(type: "bigint", nullable: false),
                    ChainHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlipSeals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SlipSeals_Ballots_BallotId",
                        column: x => x.BallotId,
                        principalTable: "Ballots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SlipSeals_Slips_SlipId",
                        column: x => x.SlipId,
                        principalTable: "Slips",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Slips_BatchId",
                table: "Slips",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_CommentUploads_AddresseeId_Id",
                table: "CommentUploads",
                columns: new[] { "AddresseeId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_AddresseeId_ClauseSort_Id",
                table: "Comments",
                columns: new[] { "AddresseeId", "ClauseSort", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ballots_AgendaItemId",
                table: "Ballots",
                column: "AgendaItemId");

            migrationBuilder.CreateIndex(
                name: "IX_Ballots_DraftedFromId",
                table: "Ballots",
                column: "DraftedFromId");

            migrationBuilder.CreateIndex(
                name: "IX_Ballots_PreviousRoundId",
                table: "Ballots",
                column: "PreviousRoundId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OnBehalfOfId_At",
                table: "AuditEntries",
                columns: new[] { "OnBehalfOfId", "At" },
                filter: "\"OnBehalfOfId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Addressees_BallotId_EmailKey",
                table: "Addressees",
                columns: new[] { "BallotId", "EmailKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Addressees_CommitteeId",
                table: "Addressees",
                column: "CommitteeId");

            migrationBuilder.CreateIndex(
                name: "IX_Addressees_Uid",
                table: "Addressees",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BallotKeys_BallotId",
                table: "BallotKeys",
                column: "BallotId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Candidates_PersonId",
                table: "Candidates",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Candidates_QuestionId_No",
                table: "Candidates",
                columns: new[] { "QuestionId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DispositionSheets_BallotId_Id",
                table: "DispositionSheets",
                columns: new[] { "BallotId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DispositionSheets_ByPersonId",
                table: "DispositionSheets",
                column: "ByPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_DispositionSheets_Uid",
                table: "DispositionSheets",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Exclusions_BallotId_MembershipId",
                table: "Exclusions",
                columns: new[] { "BallotId", "MembershipId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Exclusions_MembershipId",
                table: "Exclusions",
                column: "MembershipId");

            migrationBuilder.CreateIndex(
                name: "IX_Exclusions_Uid",
                table: "Exclusions",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Presences_ByPersonId",
                table: "Presences",
                column: "ByPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Presences_ParticipantId",
                table: "Presences",
                column: "ParticipantId",
                unique: true,
                filter: "\"ToAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Presences_ParticipantId_FromAt",
                table: "Presences",
                columns: new[] { "ParticipantId", "FromAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Proxies_BallotId_FromVoterId",
                table: "Proxies",
                columns: new[] { "BallotId", "FromVoterId" });

            migrationBuilder.CreateIndex(
                name: "IX_Proxies_DocumentId",
                table: "Proxies",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_Proxies_FromVoterId",
                table: "Proxies",
                column: "FromVoterId");

            migrationBuilder.CreateIndex(
                name: "IX_Proxies_ToVoterId",
                table: "Proxies",
                column: "ToVoterId");

            migrationBuilder.CreateIndex(
                name: "IX_Proxies_Uid",
                table: "Proxies",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Rulings_AnswerId",
                table: "Rulings",
                column: "AnswerId");

            migrationBuilder.CreateIndex(
                name: "IX_Rulings_BallotId",
                table: "Rulings",
                column: "BallotId");

            migrationBuilder.CreateIndex(
                name: "IX_Rulings_ByPersonId",
                table: "Rulings",
                column: "ByPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Rulings_Uid",
                table: "Rulings",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SecretChoices_QuestionId",
                table: "SecretChoices",
                column: "QuestionId");

            migrationBuilder.CreateIndex(
                name: "IX_SignedResults_BallotId_Generation",
                table: "SignedResults",
                columns: new[] { "BallotId", "Generation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignedResults_DocumentId",
                table: "SignedResults",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_SlipBatches_BallotId_At",
                table: "SlipBatches",
                columns: new[] { "BallotId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SlipBatches_ByPersonId",
                table: "SlipBatches",
                column: "ByPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SlipBatches_Uid",
                table: "SlipBatches",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SlipObjections_BallotId",
                table: "SlipObjections",
                column: "BallotId");

            migrationBuilder.CreateIndex(
                name: "IX_SlipObjections_ByPersonId",
                table: "SlipObjections",
                column: "ByPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SlipObjections_DecidedByPersonId",
                table: "SlipObjections",
                column: "DecidedByPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SlipObjections_SlipId",
                table: "SlipObjections",
                column: "SlipId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SlipObjections_VoterId",
                table: "SlipObjections",
                column: "VoterId");

            migrationBuilder.CreateIndex(
                name: "IX_SlipSeals_BallotId_No",
                table: "SlipSeals",
                columns: new[] { "BallotId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SlipSeals_SlipId",
                table: "SlipSeals",
                column: "SlipId",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Ballots_AgendaItem_AgendaItemId",
                table: "Ballots",
                column: "AgendaItemId",
                principalTable: "AgendaItem",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Ballots_Ballots_DraftedFromId",
                table: "Ballots",
                column: "DraftedFromId",
                principalTable: "Ballots",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Ballots_Ballots_PreviousRoundId",
                table: "Ballots",
                column: "PreviousRoundId",
                principalTable: "Ballots",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Comments_Addressees_AddresseeId",
                table: "Comments",
                column: "AddresseeId",
                principalTable: "Addressees",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_CommentUploads_Addressees_AddresseeId",
                table: "CommentUploads",
                column: "AddresseeId",
                principalTable: "Addressees",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Slips_SlipBatches_BatchId",
                table: "Slips",
                column: "BatchId",
                principalTable: "SlipBatches",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Ballots_AgendaItem_AgendaItemId",
                table: "Ballots");

            migrationBuilder.DropForeignKey(
                name: "FK_Ballots_Ballots_DraftedFromId",
                table: "Ballots");

            migrationBuilder.DropForeignKey(
                name: "FK_Ballots_Ballots_PreviousRoundId",
                table: "Ballots");

            migrationBuilder.DropForeignKey(
                name: "FK_Comments_Addressees_AddresseeId",
                table: "Comments");

            migrationBuilder.DropForeignKey(
                name: "FK_CommentUploads_Addressees_AddresseeId",
                table: "CommentUploads");

            migrationBuilder.DropForeignKey(
                name: "FK_Slips_SlipBatches_BatchId",
                table: "Slips");

            migrationBuilder.DropTable(
                name: "Addressees");

            migrationBuilder.DropTable(
                name: "BallotKeys");

            migrationBuilder.DropTable(
                name: "Candidates");

            migrationBuilder.DropTable(
                name: "DispositionSheets");

            migrationBuilder.DropTable(
                name: "Exclusions");

            migrationBuilder.DropTable(
                name: "Presences");

            migrationBuilder.DropTable(
                name: "Proxies");

            migrationBuilder.DropTable(
                name: "Rulings");

            migrationBuilder.DropTable(
                name: "SecretChoices");

            migrationBuilder.DropTable(
                name: "SignedResults");

            migrationBuilder.DropTable(
                name: "SlipBatches");

            migrationBuilder.DropTable(
                name: "SlipObjections");

            migrationBuilder.DropTable(
                name: "SlipSeals");

            migrationBuilder.DropIndex(
                name: "IX_Slips_BatchId",
                table: "Slips");

            migrationBuilder.DropIndex(
                name: "IX_CommentUploads_AddresseeId_Id",
                table: "CommentUploads");

            migrationBuilder.DropIndex(
                name: "IX_Comments_AddresseeId_ClauseSort_Id",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Ballots_AgendaItemId",
                table: "Ballots");

            migrationBuilder.DropIndex(
                name: "IX_Ballots_DraftedFromId",
                table: "Ballots");

            migrationBuilder.DropIndex(
                name: "IX_Ballots_PreviousRoundId",
                table: "Ballots");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_OnBehalfOfId_At",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "PredecessorLatin",
                table: "Voters");

            migrationBuilder.DropColumn(
                name: "PredecessorPersonId",
                table: "Voters");

            migrationBuilder.DropColumn(
                name: "PredecessorZh",
                table: "Voters");

            migrationBuilder.DropColumn(
                name: "SucceededAt",
                table: "Voters");

            migrationBuilder.DropColumn(
                name: "ChainHead",
                table: "Verdicts");

            migrationBuilder.DropColumn(
                name: "IsByHands",
                table: "Verdicts");

            migrationBuilder.DropColumn(
                name: "PresentVoting",
                table: "Verdicts");

            migrationBuilder.DropColumn(
                name: "QuorumAt",
                table: "Verdicts");

            migrationBuilder.DropColumn(
                name: "BatchId",
                table: "Slips");

            migrationBuilder.DropColumn(
                name: "Payload",
                table: "Slips");

            migrationBuilder.DropColumn(
                name: "Comments",
                table: "Questions");

            migrationBuilder.DropColumn(
                name: "SuccessorsVote",
                table: "Committees");

            migrationBuilder.DropColumn(
                name: "AddresseeId",
                table: "CommentUploads");

            migrationBuilder.DropColumn(
                name: "AddresseeId",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "AuthorLatin",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "AuthorOrganisationEn",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "AuthorOrganisationZh",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "AuthorZh",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "AgendaItemId",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "DraftedFromId",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "HandsCountedAt",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "PresentVoting",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "PreviousRoundId",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "QuorumAt",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "RoomEndedAt",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "Secrecy",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "WithdrawalReason",
                table: "Ballots");

            migrationBuilder.AlterColumn<long>(
                name: "VoterId",
                table: "CommentUploads",
                type: "bigint",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "bigint",
                oldNullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "WrittenByPersonId",
                table: "Comments",
                type: "bigint",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "bigint",
                oldNullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "VoterId",
                table: "Comments",
                type: "bigint",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "bigint",
                oldNullable: true);
        }
    }
}
