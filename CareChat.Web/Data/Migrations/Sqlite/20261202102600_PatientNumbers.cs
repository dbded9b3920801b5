using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Sqlite
{
    /// <summary>Record numbers are found whatever the size of their letters; the model knows no index of an expression.</summary>
    public partial class PatientNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("""CREATE INDEX "IX_Patients_InstanceId_Number" ON "Patients" ("InstanceId", lower("Mrn"));""");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("""DROP INDEX "IX_Patients_InstanceId_Number";""");
    }
}
