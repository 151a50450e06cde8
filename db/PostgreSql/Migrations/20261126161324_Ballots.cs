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
            migrationBuilder.AddColumn<byte[]>(
                name: "ChainHead",
                table: "Verdicts",
                type: "bytea",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Payload",
                table: "Slips",
                type: "bytea",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "Ballots",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "PreviousRoundId",
                table: "Ballots",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Secrecy",
                table: "Ballots",
                type: "integer",
                nullable: false,
                defaultValue: 0);

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
                name: "IX_Ballots_PreviousRoundId",
                table: "Ballots",
                column: "PreviousRoundId");

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
                name: "FK_Ballots_Ballots_PreviousRoundId",
                table: "Ballots",
                column: "PreviousRoundId",
                principalTable: "Ballots",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Ballots_Ballots_PreviousRoundId",
                table: "Ballots");

            migrationBuilder.DropTable(
                name: "BallotKeys");

            migrationBuilder.DropTable(
                name: "Candidates");

            migrationBuilder.DropTable(
                name: "SecretChoices");

            migrationBuilder.DropTable(
                name: "SignedResults");

            migrationBuilder.DropTable(
                name: "SlipSeals");

            migrationBuilder.DropIndex(
                name: "IX_Ballots_PreviousRoundId",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "ChainHead",
                table: "Verdicts");

            migrationBuilder.DropColumn(
                name: "Payload",
                table: "Slips");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "PreviousRoundId",
                table: "Ballots");

            migrationBuilder.DropColumn(
                name: "Secrecy",
                table: "Ballots");
        }
    }
}
