using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Postgres
{
    /// <summary>An extension stays with its number. What ends in one was kept without it.</summary>
    public partial class PhoneExtensions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "PhoneDigits",
                table: "Patients",
                type: "character varying(35)",
                maxLength: 35,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(15)",
                oldMaxLength: 15,
                oldNullable: true);

            // up to six digits at the end, where a word or sign for an extension stands before them
            migrationBuilder.Sql(
                """
                UPDATE "Patients" SET "PhoneDigits" = "PhoneDigits" || ';ext=' || substr(trim("Phone"), length(rtrim(trim("Phone"), '0123456789')) + 1)
                WHERE "PhoneDigits" IS NOT NULL AND length(trim("Phone")) - length(rtrim(trim("Phone"), '0123456789')) BETWEEN 1 AND 6
                  AND (lower(rtrim(rtrim(trim("Phone"), '0123456789'), ' .:=')) LIKE '%x' OR lower(rtrim(rtrim(trim("Phone"), '0123456789'), ' .:=')) LIKE '%ext'
                    OR lower(rtrim(rtrim(trim("Phone"), '0123456789'), ' .:=')) LIKE '%extn' OR lower(rtrim(rtrim(trim("Phone"), '0123456789'), ' .:=')) LIKE '%extension'
                    OR lower(rtrim(rtrim(trim("Phone"), '0123456789'), ' .:=')) LIKE '%extensión' OR lower(rtrim(rtrim(trim("Phone"), '0123456789'), ' .:=')) LIKE '%anexo'
                    OR rtrim(rtrim(trim("Phone"), '0123456789'), ' .:=') LIKE '%#')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE \"Patients\" SET \"PhoneDigits\" = substr(\"PhoneDigits\", 1, strpos(\"PhoneDigits\", ';') - 1) WHERE \"PhoneDigits\" LIKE '%;%'");

            migrationBuilder.AlterColumn<string>(
                name: "PhoneDigits",
                table: "Patients",
                type: "character varying(15)",
                maxLength: 15,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(35)",
                oldMaxLength: 35,
                oldNullable: true);
        }
    }
}
