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

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "Ballots",
                type: "integer",
                nullable: false,
                defaultValue: 0);

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
