using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;

namespace CareChat.Web.Patients;

/// <summary>The rows of records' lines, in the database's own words.</summary>
internal sealed class RecordTable(WriteScope scope, DateTimeOffset now)
{
    /// <summary>What a row says.</summary>
    public readonly record struct Said(string Text, string Detail, long? At, bool IsActive, bool IsAbsence, bool IsWithdrawn, FhirVersion Version);

    /// <summary>A row.</summary>
    public readonly record struct Row(Guid Id, Said Says);

    /// <summary>A patient's line by its id.</summary>
    public Row? Find(Guid patientId, FhirRecordKind kind, string externalId)
    {
        using var row = scope.Query(
            """
            SELECT "Id", "Text", "Detail", "At", "IsActive", "IsAbsence", "IsWithdrawn", "SourceUpdatedAt", "SourceVersion"
            FROM "RecordItems" WHERE "PatientId" = @p0 AND "Kind" = @p1 AND "ExternalId" = @p2
            """, patientId, Number(kind), externalId);
        if (!row.Read()) return null;
        return new Row(row.GetGuid(0), new Said(row.GetString(1), row.GetString(2), Long(row, 3), row.GetBoolean(4), row.GetBoolean(5), row.GetBoolean(6), Version(row, 7)));
    }

    /// <summary>A new line.</summary>
    public void Insert(Guid patientId, FhirRecordKind kind, string externalId, Said says) => scope.Execute(
        """
        INSERT INTO "RecordItems" ("Id", "PatientId", "Kind", "ExternalId", "Text", "Detail", "At", "IsActive", "IsAbsence", "IsWithdrawn", "SourceUpdatedAt", "SourceVersion")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)
        """, Guid.CreateVersion7(now), patientId, Number(kind), externalId, says.Text, says.Detail, says.At, says.IsActive, says.IsAbsence, says.IsWithdrawn,
        says.Version.UpdatedAt?.ToUnixTimeMilliseconds(), says.Version.Number);

    /// <summary>Changes a line.</summary>
    public void Update(Guid id, Said says) => scope.Execute(
        """
        UPDATE "RecordItems" SET "Text" = @p0, "Detail" = @p1, "At" = @p2, "IsActive" = @p3, "IsAbsence" = @p4, "IsWithdrawn" = @p5,
            "SourceUpdatedAt" = @p6, "SourceVersion" = @p7 WHERE "Id" = @p8
        """, says.Text, says.Detail, says.At, says.IsActive, says.IsAbsence, says.IsWithdrawn,
        says.Version.UpdatedAt?.ToUnixTimeMilliseconds(), says.Version.Number, id);

    /// <summary>Removes a line.</summary>
    public void Delete(Guid id) => scope.Execute("""DELETE FROM "RecordItems" WHERE "Id" = @p0""", id);

    private static FhirVersion Version(SqlRow row, int column) =>
        new(Long(row, column) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null, Long(row, column + 1));

    private static long? Long(SqlRow row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static int Number(FhirRecordKind kind) => (int)Enum.Parse<RecordKind>(kind.ToString());
}
