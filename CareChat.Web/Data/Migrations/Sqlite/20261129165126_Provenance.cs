using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Provenance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Patients_InstanceId_ExternalId",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Patients_InstanceId_Mrn",
                table: "Patients");

            migrationBuilder.AddColumn<bool>(
                name: "IsAbsence",
                table: "RecordItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "MrnSystem",
                table: "Patients",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PartialBirthDate",
                table: "Patients",
                type: "TEXT",
                maxLength: 7,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Patients",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Country",
                table: "Instances",
                type: "TEXT",
                maxLength: 2,
                nullable: false,
                defaultValue: "US");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_InstanceId_ExternalId_Source",
                table: "Patients",
                columns: new[] { "InstanceId", "ExternalId", "Source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Patients_InstanceId_Mrn_MrnSystem",
                table: "Patients",
                columns: new[] { "InstanceId", "Mrn", "MrnSystem" },
                unique: true);

            // what is there already and says that there is nothing is no allergen any more; what contract B kept of it aside is a line
            migrationBuilder.Sql("""
                UPDATE "RecordItems" SET "IsAbsence" = 1 WHERE lower(trim("Text")) IN ('no known allergies','no known allergy','no known drug allergies','no known drug allergy','no known medications','no known problems','nka','nkda','none','none known','ninguna','ninguno','ninguna conocida','sin alergias conocidas');
                """);
            migrationBuilder.Sql("""
                INSERT INTO "RecordItems" ("Id", "PatientId", "Kind", "ExternalId", "Text", "Detail", "At", "IsActive", "IsAbsence")
                SELECT upper(substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 14, 3) || '-8' || substr(h, 18, 3) || '-' || substr(h, 21, 12)),
                    "PatientId", 2, 'assistant-api/none', said, '', NULL, 1, 1
                FROM (SELECT "PatientId", json_extract("Json", '$.NoAllergies') AS said, lower(hex(randomblob(16))) AS h FROM "PatientProfiles")
                WHERE said IS NOT NULL AND length(said) <= 400 AND lower(trim(said, ' .')) NOT IN ('n/a', 'no');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Patients_InstanceId_ExternalId_Source",
                table: "Patients");

            migrationBuilder.DropIndex(
                name: "IX_Patients_InstanceId_Mrn_MrnSystem",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "IsAbsence",
                table: "RecordItems");

            migrationBuilder.DropColumn(
                name: "MrnSystem",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "PartialBirthDate",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "Country",
                table: "Instances");

            migrationBuilder.CreateIndex(
                name: "IX_Patients_InstanceId_ExternalId",
                table: "Patients",
                columns: new[] { "InstanceId", "ExternalId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Patients_InstanceId_Mrn",
                table: "Patients",
                columns: new[] { "InstanceId", "Mrn" },
                unique: true);
        }
    }
}
