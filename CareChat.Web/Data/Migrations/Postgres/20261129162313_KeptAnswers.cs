using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class KeptAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Body",
                table: "IdempotencyRecords");

            migrationBuilder.DropColumn(
                name: "Location",
                table: "IdempotencyRecords");

            migrationBuilder.AddColumn<byte[]>(
                name: "Answer",
                table: "IdempotencyRecords",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<Guid>(
                name: "SubjectId",
                table: "IdempotencyRecords",
                type: "uuid",
                nullable: true);

            // a column that is dropped leaves its texts in the rows: write the rows anew
            migrationBuilder.Sql("""CLUSTER "IdempotencyRecords" USING "PK_IdempotencyRecords";""");

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
                type: "character varying(100000)",
                maxLength: 100000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Location",
                table: "IdempotencyRecords",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);
        }
    }
}
