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
                name: "Examples",
                table: "RuleSetVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Uid",
                table: "RuleSetVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "VerifiedAt",
                table: "RuleSetVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "VerifiedByPersonId",
                table: "RuleSetVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "Ballots",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Addressees",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    BallotId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    EmailKey = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    CommitteeId = table.Column<long>(type: "INTEGER", nullable: true),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RepliedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastRemindedAt = table.Column<long>(type: "INTEGER", nullable: true)
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
                name: "DeadlineChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    BallotId = table.Column<long>(type: "INTEGER", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    FromAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ToAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ByPersonId = table.Column<long>(type: "INTEGER", nullable: true)
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
                name: "Comments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    BallotId = table.Column<long>(type: "INTEGER", nullable: false),
                    VoterId = table.Column<long>(type: "INTEGER", nullable: true),
                    AddresseeId = table.Column<long>(type: "INTEGER", nullable: true),
                    WrittenByPersonId = table.Column<long>(type: "INTEGER", nullable: true),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Line = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Clause = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ClauseSort = table.Column<string>(type: "TEXT", maxLength: 450, nullable: false),
                    Paragraph = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Type = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Proposed = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    EqualKey = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Disposition = table.Column<int>(type: "INTEGER", nullable: true),
                    Observation = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    DisposedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DisposedByPersonId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Comments_Addressees_AddresseeId",
                        column: x => x.AddresseeId,
                        principalTable: "Addressees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    BallotId = table.Column<long>(type: "INTEGER", nullable: false),
                    VoterId = table.Column<long>(type: "INTEGER", nullable: true),
                    AddresseeId = table.Column<long>(type: "INTEGER", nullable: true),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FileHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Format = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Taken = table.Column<int>(type: "INTEGER", nullable: false),
                    Known = table.Column<int>(type: "INTEGER", nullable: false),
                    Refused = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommentUploads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CommentUploads_Addressees_AddresseeId",
                        column: x => x.AddresseeId,
                        principalTable: "Addressees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
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

            migrationBuilder.CreateIndex(
                name: "IX_RuleSetVersions_Uid",
                table: "RuleSetVersions",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RuleSetVersions_VerifiedByPersonId",
                table: "RuleSetVersions",
                column: "VerifiedByPersonId");

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
                name: "IX_Comments_AddresseeId_ClauseSort_Id",
                table: "Comments",
                columns: new[] { "AddresseeId", "ClauseSort", "Id" });

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
                name: "IX_CommentUploads_AddresseeId_Id",
                table: "CommentUploads",
                columns: new[] { "AddresseeId", "Id" });

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

            migrationBuilder.AddForeignKey(
                name: "FK_RuleSetVersions_People_VerifiedByPersonId",
                table: "RuleSetVersions",
                column: "VerifiedByPersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_RuleSetVersions_People_VerifiedByPersonId",
                table: "RuleSetVersions");

            migrationBuilder.DropTable(
                name: "Comments");

            migrationBuilder.DropTable(
                name: "CommentUploads");

            migrationBuilder.DropTable(
                name: "DeadlineChanges");

            migrationBuilder.DropTable(
                name: "Addressees");

            migrationBuilder.DropIndex(
                name: "IX_RuleSetVersions_Uid",
                table: "RuleSetVersions");

            migrationBuilder.DropIndex(
                name: "IX_RuleSetVersions_VerifiedByPersonId",
                table: "RuleSetVersions");

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
                name: "Kind",
                table: "Ballots");
        }
    }
}
