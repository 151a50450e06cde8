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
            migrationBuilder.AlterColumn<long>(
                name: "VoterId",
                table: "CommentUploads",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<long>(
                name: "AddresseeId",
                table: "CommentUploads",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "WrittenByPersonId",
                table: "Comments",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AlterColumn<long>(
                name: "VoterId",
                table: "Comments",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<long>(
                name: "AddresseeId",
                table: "Comments",
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

            migrationBuilder.CreateIndex(
                name: "IX_CommentUploads_AddresseeId_Id",
                table: "CommentUploads",
                columns: new[] { "AddresseeId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_AddresseeId_ClauseSort_Id",
                table: "Comments",
                columns: new[] { "AddresseeId", "ClauseSort", "Id" });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Comments_Addressees_AddresseeId",
                table: "Comments");

            migrationBuilder.DropForeignKey(
                name: "FK_CommentUploads_Addressees_AddresseeId",
                table: "CommentUploads");

            migrationBuilder.DropTable(
                name: "Addressees");

            migrationBuilder.DropIndex(
                name: "IX_CommentUploads_AddresseeId_Id",
                table: "CommentUploads");

            migrationBuilder.DropIndex(
                name: "IX_Comments_AddresseeId_ClauseSort_Id",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "AddresseeId",
                table: "CommentUploads");

            migrationBuilder.DropColumn(
                name: "AddresseeId",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Ballots");

            migrationBuilder.AlterColumn<long>(
                name: "VoterId",
                table: "CommentUploads",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "WrittenByPersonId",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "VoterId",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
