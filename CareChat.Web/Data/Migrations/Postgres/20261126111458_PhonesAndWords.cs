using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Postgres
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
                type: "character varying(15)",
                maxLength: 15,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PatientProfiles",
                columns: table => new
                {
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Json = table.Column<string>(type: "character varying(65536)", maxLength: 65536, nullable: false)
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
                  SELECT CASE WHEN length(d.x) NOT BETWEEN 7 AND 15 THEN NULL WHEN length(d.x) = 10 THEN '1' || d.x ELSE d.x END
                  FROM (SELECT regexp_replace("Phone", '[^0-9]', '', 'g') AS x) d)
                WHERE "Phone" IS NOT NULL
                """);

            migrationBuilder.Sql(
                """
                CREATE TABLE "KnowledgeWords" ("Seq" bigint PRIMARY KEY REFERENCES "KnowledgeArticles" ("Seq") ON DELETE CASCADE, "InstanceId" uuid NOT NULL, "Words" tsvector NOT NULL);
                CREATE INDEX "IX_KnowledgeWords_Words" ON "KnowledgeWords" USING gin ("Words");
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
