using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Postgres
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
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "SourceUpdatedAt",
                table: "RecordItems",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SourceVersion",
                table: "RecordItems",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SourceUpdatedAt",
                table: "Patients",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SourceVersion",
                table: "Patients",
                type: "bigint",
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
