using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TcManager.Db.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Comments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Comments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    BallotId = table.Column<long>(type: "INTEGER", nullable: false),
                    VoterId = table.Column<long>(type: "INTEGER", nullable: false),
                    WrittenByPersonId = table.Column<long>(type: "INTEGER", nullable: false),
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
                    VoterId = table.Column<long>(type: "INTEGER", nullable: false),
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Comments");

            migrationBuilder.DropTable(
                name: "CommentUploads");
        }
    }
}
