using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Postgres
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

            migrationBuilder.AlterColumn<string>(
                name: "Detail",
                table: "RecordItems",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(400)",
                oldMaxLength: 400);

            migrationBuilder.AddColumn<bool>(
                name: "IsAbsence",
                table: "RecordItems",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "MrnSystem",
                table: "Patients",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PartialBirthDate",
                table: "Patients",
                type: "character varying(7)",
                maxLength: 7,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Patients",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Country",
                table: "Instances",
                type: "character varying(2)",
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
                UPDATE "RecordItems" SET "IsAbsence" = TRUE WHERE lower(trim("Text")) IN ('no known allergies','no known allergy','no known drug allergies','no known drug allergy','no known medications','no known problems','nka','nkda','none','none known','ninguna','ninguno','ninguna conocida','sin alergias conocidas');
                """);
            migrationBuilder.Sql("""
                INSERT INTO "RecordItems" ("Id", "PatientId", "Kind", "ExternalId", "Text", "Detail", "At", "IsActive", "IsAbsence")
                SELECT gen_random_uuid(), "PatientId", 2, 'assistant-api/none', said, '', NULL, TRUE, TRUE
                FROM (SELECT "PatientId", ("Json"::jsonb)->>'NoAllergies' AS said FROM "PatientProfiles") AS profiles
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

            migrationBuilder.AlterColumn<string>(
                name: "Detail",
                table: "RecordItems",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(2000)",
                oldMaxLength: 2000);

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
