using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class IndexOpenWaiting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Conversations_InstanceId_NeedsReplySince",
                table: "Conversations");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_InstanceId_NeedsReplySince",
                table: "Conversations",
                columns: new[] { "InstanceId", "NeedsReplySince" },
                filter: "\"NeedsReplySince\" IS NOT NULL AND \"ClosedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Conversations_InstanceId_NeedsReplySince",
                table: "Conversations");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_InstanceId_NeedsReplySince",
                table: "Conversations",
                columns: new[] { "InstanceId", "NeedsReplySince" });
        }
    }
}
