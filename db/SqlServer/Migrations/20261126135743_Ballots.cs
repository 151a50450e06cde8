using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TcManager.Db.SqlServer.Migrations
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
        }
    }
}
