using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Sqlite
{
    /// <summary>An extension stays with its number. What ends in one was kept without it.</summary>
    public partial class PhoneExtensions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
            migrationBuilder.Sql("UPDATE \"Patients\" SET \"PhoneDigits\" = substr(\"PhoneDigits\", 1, instr(\"PhoneDigits\", ';') - 1) WHERE \"PhoneDigits\" LIKE '%;%'");
        }
    }
}
