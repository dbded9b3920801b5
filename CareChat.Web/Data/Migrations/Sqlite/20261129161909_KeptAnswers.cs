using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KeptAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // what was kept in clear leaves nothing in the pages it stood on
            migrationBuilder.Sql("PRAGMA secure_delete = ON;");

            migrationBuilder.DropColumn(
                name: "Body",
                table: "IdempotencyRecords");

            migrationBuilder.DropColumn(
                name: "Location",
                table: "IdempotencyRecords");

            migrationBuilder.AddColumn<byte[]>(
                name: "Answer",
                table: "IdempotencyRecords",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<Guid>(
                name: "SubjectId",
                table: "IdempotencyRecords",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_IdempotencyRecords_SubjectId",
                table: "IdempotencyRecords",
                column: "SubjectId",
                filter: "\"SubjectId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_IdempotencyRecords_SubjectId",
                table: "IdempotencyRecords");

            migrationBuilder.DropColumn(
                name: "Answer",
                table: "IdempotencyRecords");

            migrationBuilder.DropColumn(
                name: "SubjectId",
                table: "IdempotencyRecords");

            migrationBuilder.AddColumn<string>(
                name: "Body",
                table: "IdempotencyRecords",
                type: "TEXT",
                maxLength: 100000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Location",
                table: "IdempotencyRecords",
                type: "TEXT",
                maxLength: 400,
                nullable: true);
        }
    }
}
