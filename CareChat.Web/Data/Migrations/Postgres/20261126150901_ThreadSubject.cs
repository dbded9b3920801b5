using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ThreadSubject : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "NamedId",
                table: "AssistantThreads",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OthersUpTo",
                table: "AssistantThreads",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NamedId",
                table: "AssistantThreads");

            migrationBuilder.DropColumn(
                name: "OthersUpTo",
                table: "AssistantThreads");
        }
    }
}
