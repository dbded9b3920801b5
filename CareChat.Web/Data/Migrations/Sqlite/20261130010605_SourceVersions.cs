using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SourceVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsWithdrawn",
                table: "RecordItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "SourceUpdatedAt",
                table: "RecordItems",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SourceVersion",
                table: "RecordItems",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SourceUpdatedAt",
                table: "Patients",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SourceVersion",
                table: "Patients",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecordItems_ExternalId",
                table: "RecordItems",
                column: "ExternalId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_RecordItems_ExternalId",
                table: "RecordItems");

            migrationBuilder.DropColumn(
                name: "IsWithdrawn",
                table: "RecordItems");

            migrationBuilder.DropColumn(
                name: "SourceUpdatedAt",
                table: "RecordItems");

            migrationBuilder.DropColumn(
                name: "SourceVersion",
                table: "RecordItems");

            migrationBuilder.DropColumn(
                name: "SourceUpdatedAt",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "SourceVersion",
                table: "Patients");
        }
    }
}
