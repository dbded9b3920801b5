using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RecordSpans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "BeginsAt",
                table: "RecordItems",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EndsAt",
                table: "RecordItems",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BeginsAt",
                table: "RecordItems");

            migrationBuilder.DropColumn(
                name: "EndsAt",
                table: "RecordItems");
        }
    }
}
