using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TcManager.Db.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PredecessorPersonId",
                table: "Voters",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PredecessorZh",
                table: "Voters",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SucceededAt",
                table: "Voters",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SuccessorsVote",
                table: "Committees",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "DraftedFromId",
                table: "Ballots",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Exclusions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    BallotId = table.Column<long>(type: "INTEGER", nullable: false),
                    MembershipId = table.Column<long>(type: "INTEGER", nullable: false),
                    Ground = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ByPersonId = table.Column<long>(type: "INTEGER", nullable: true)
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
                name: "Proxies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    BallotId = table.Column<long>(type: "INTEGER", nullable: false),
                    FromVoterId = table.Column<long>(type: "INTEGER", nullable: false),
                    ToVoterId = table.Column<long>(type: "INTEGER", nullable: false),
                    DocumentId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ByPersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
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

            migrationBuilder.CreateIndex(
                name: "IX_Ballots_DraftedFromId",
                table: "Ballots",
                column: "DraftedFromId");

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

            migrationBuilder.AddForeignKey(
                name: "FK_Ballots_Ballots_DraftedFromId",
                table: "Ballots",
                column: "DraftedFromId",
                principalTable: "Ballots",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Ballots_Ballots_DraftedFromId",
                table: "Ballots");

            migrationBuilder.DropTable(
                name: "Exclusions");

            migrationBuilder.DropTable(
                name: "Proxies");

            migrationBuilder.DropIndex(
                name: "IX_Ballots_DraftedFromId",
                table: "Ballots");

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
                name: "SuccessorsVote",
                table: "Committees");

            migrationBuilder.DropColumn(
                name: "DraftedFromId",
                table: "Ballots");
        }
    }
}
