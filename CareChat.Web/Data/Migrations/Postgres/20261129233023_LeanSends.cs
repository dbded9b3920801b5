using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LeanSends : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_AttachmentId",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_AssignedToId_LastSentAt",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_PatientId_Seq",
                table: "AuditEntries");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_AttachmentId",
                table: "Messages",
                column: "AttachmentId",
                filter: "\"AttachmentId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_AssignedToId_LastSentAt",
                table: "Conversations",
                columns: new[] { "AssignedToId", "LastSentAt" },
                filter: "\"AssignedToId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_AttachmentId",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_AssignedToId_LastSentAt",
                table: "Conversations");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_AttachmentId",
                table: "Messages",
                column: "AttachmentId");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_AssignedToId_LastSentAt",
                table: "Conversations",
                columns: new[] { "AssignedToId", "LastSentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_PatientId_Seq",
                table: "AuditEntries",
                columns: new[] { "PatientId", "Seq" });
        }
    }
}
