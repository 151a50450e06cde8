using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TcManager.Db.SqlServer.Migrations
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
