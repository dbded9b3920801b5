using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WhoReadsIt : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "AfterNumber",
                table: "ReplyDrafts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsHolding",
                table: "ReplyDrafts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Sources",
                table: "ReplyDrafts",
                type: "TEXT",
                maxLength: 20000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "AttachmentId",
                table: "InternalNotes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LeftById",
                table: "Conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsInternal",
                table: "Attachments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "SendsWithEnter",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SignedInAt",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);

            // who has a password has been here; what was with a closed account goes back to the others
            migrationBuilder.Sql("""
                UPDATE "AspNetUsers" SET "SignedInAt" = "CreatedAt"
                WHERE "PasswordHash" IS NOT NULL OR EXISTS (SELECT 1 FROM "Sessions" s WHERE s."PersonId" = "AspNetUsers"."Id")
                """);
            migrationBuilder.Sql("""
                UPDATE "Conversations" SET "LeftById" = "AssignedToId", "AssignedToId" = NULL
                WHERE "AssignedToId" IN (SELECT "Id" FROM "AspNetUsers" WHERE "DisabledAt" IS NOT NULL)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AfterNumber",
                table: "ReplyDrafts");

            migrationBuilder.DropColumn(
                name: "IsHolding",
                table: "ReplyDrafts");

            migrationBuilder.DropColumn(
                name: "Sources",
                table: "ReplyDrafts");

            migrationBuilder.DropColumn(
                name: "AttachmentId",
                table: "InternalNotes");

            migrationBuilder.DropColumn(
                name: "LeftById",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "IsInternal",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "SendsWithEnter",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "SignedInAt",
                table: "AspNetUsers");
        }
    }
}
