using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OthersUpTo",
                table: "AssistantThreads",
                type: "INTEGER",
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
