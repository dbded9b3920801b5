using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PhonesAndWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "PhoneDigits",
                table: "Patients",
                type: "TEXT",
                maxLength: 15,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PatientProfiles",
                columns: table => new
                {
                    PatientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Json = table.Column<string>(type: "TEXT", maxLength: 65536, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatientProfiles", x => x.PatientId);
                    table.ForeignKey(
                        name: "FK_PatientProfiles_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Patients_InstanceId_PhonesAndWords",
                table: "Patients",
                columns: new[] { "InstanceId", "PhoneDigits" });

            migrationBuilder.Sql(
                """
                UPDATE "Patients" SET "PhoneDigits" = (
                  SELECT CASE WHEN d.x = '' OR d.x GLOB '*[^0-9]*' OR length(d.x) NOT BETWEEN 7 AND 15 THEN NULL
                    WHEN length(d.x) = 10 THEN '1' || d.x ELSE d.x END
                  FROM (SELECT replace(replace(replace(replace(replace(replace(replace("Phone", ' ', ''), '(', ''), ')', ''), '-', ''), '.', ''), '+', ''), '/', '') AS x) d)
                WHERE "Phone" IS NOT NULL
                """);

            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE "KnowledgeWords" USING fts5("Instance", "Topic", "Question", "Answer", content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE \"KnowledgeWords\"");

            migrationBuilder.DropTable(
                name: "PatientProfiles");

            migrationBuilder.DropIndex(
                name: "IX_Patients_InstanceId_PhonesAndWords",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "PhoneDigits",
                table: "Patients");
        }
    }
}
