using System.Buffers.Binary;
using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;

namespace CareChat.Web.Patients;

/// <summary>The rows of records' lines, in the database's own words.</summary>
internal sealed class RecordTable(WriteScope scope, DateTimeOffset now)
{
    /// <summary>What a row says.</summary>
    public readonly record struct Said(
        string Text, string Detail, long? At, bool IsActive, long? BeginsAt, long? EndsAt, bool IsAbsence, bool IsWithdrawn, FhirVersion Version);

    /// <summary>A row.</summary>
    public readonly record struct Row(Guid Id, Guid PatientId, Said Says);

    /// <summary>Lines of no date are read in the order they were given.</summary>
    private int inserted;

    private const string Columns = """
        r."Id", r."PatientId", r."Text", r."Detail", r."At", r."IsActive", r."BeginsAt", r."EndsAt", r."IsAbsence", r."IsWithdrawn",
        r."SourceUpdatedAt", r."SourceVersion"
        """;

    /// <summary>A patient's line by its id.</summary>
    public Row? Find(Guid patientId, FhirRecordKind kind, string externalId)
    {
        using var row = scope.Query(
            $"""SELECT {Columns} FROM "RecordItems" r WHERE r."PatientId" = @p0 AND r."Kind" = @p1 AND r."ExternalId" = @p2""",
            patientId, Number(kind), externalId);
        return row.Read() ? Read(row) : null;
    }

    /// <summary>True where a patient has a line that was in before this import, and whose id begins so.</summary>
    public bool HasEarlier(Guid patientId, FhirRecordKind kind, string idBegins)
    {
        using var row = scope.Query(
            """SELECT r."Id" FROM "RecordItems" r WHERE r."PatientId" = @p0 AND r."Kind" = @p1 AND substr(r."ExternalId", 1, @p2) = @p3""",
            patientId, Number(kind), idBegins.Length, idBegins);
        return AnyEarlier(row);
    }

    /// <summary>True where another patient of the instance has a line of this very id that was in before this import.</summary>
    public bool HasAnotherEarlier(Guid instanceId, Guid patientId, FhirRecordKind kind, string externalId)
    {
        using var row = scope.Query(
            """
            SELECT r."Id" FROM "RecordItems" r JOIN "Patients" p ON p."Id" = r."PatientId"
            WHERE r."ExternalId" = @p0 AND r."Kind" = @p1 AND p."InstanceId" = @p2 AND p."Id" <> @p3
            """, externalId, Number(kind), instanceId, patientId);
        return AnyEarlier(row);
    }

    private bool AnyEarlier(SqlRow row)
    {
        while (row.Read())
        {
            if (MadeAt(row.GetGuid(0)) < now.ToUnixTimeMilliseconds()) return true;
        }
        return false;
    }

    /// <summary>When a row was made, as its id says: in the import at hand, or before.</summary>
    private static long MadeAt(Guid id) => BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16;

    /// <summary>The same source's line where it stands with others of the instance.</summary>
    public List<Row> Elsewhere(Guid instanceId, Guid patientId, FhirRecordItem item) => OfSource(instanceId, item.Kind, item.Source, item.ExternalId, patientId);

    /// <summary>A source's line with whomever of the instance it stands.</summary>
    public List<Row> OfSource(Guid instanceId, FhirDeletion gone) => OfSource(instanceId, gone.Kind, gone.Source, gone.ExternalId, Guid.Empty);

    private List<Row> OfSource(Guid instanceId, FhirRecordKind kind, string source, string externalId, Guid exceptPatient)
    {
        using var row = scope.Query(
            $"""
            SELECT {Columns} FROM "RecordItems" r JOIN "Patients" p ON p."Id" = r."PatientId"
            WHERE r."ExternalId" IN (@p0, @p1) AND r."Kind" = @p2 AND p."InstanceId" = @p3 AND p."Id" <> @p4
                AND (r."ExternalId" = @p1 OR p."Source" = @p5)
            """, externalId, $"{source}|{externalId}", Number(kind), instanceId, exceptPatient, source);
        var found = new List<Row>();
        while (row.Read()) found.Add(Read(row));
        return found;
    }

    /// <summary>A new line.</summary>
    public void Insert(Guid patientId, FhirRecordKind kind, string externalId, Said says) => scope.Execute(
        """
        INSERT INTO "RecordItems" ("Id", "PatientId", "Kind", "ExternalId", "Text", "Detail", "At", "IsActive", "BeginsAt", "EndsAt", "IsAbsence", "IsWithdrawn",
            "SourceUpdatedAt", "SourceVersion")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13)
        """, Guid.CreateVersion7(now.AddMilliseconds(inserted++)), patientId, Number(kind), externalId,
        says.Text, says.Detail, says.At, says.IsActive, says.BeginsAt, says.EndsAt, says.IsAbsence, says.IsWithdrawn,
        says.Version.UpdatedAt?.ToUnixTimeMilliseconds(), says.Version.Number);

    /// <summary>Changes a line.</summary>
    public void Update(Guid id, Said says) => scope.Execute(
        """
        UPDATE "RecordItems" SET "Text" = @p0, "Detail" = @p1, "At" = @p2, "IsActive" = @p3, "BeginsAt" = @p4, "EndsAt" = @p5, "IsAbsence" = @p6,
            "IsWithdrawn" = @p7, "SourceUpdatedAt" = @p8, "SourceVersion" = @p9 WHERE "Id" = @p10
        """, says.Text, says.Detail, says.At, says.IsActive, says.BeginsAt, says.EndsAt, says.IsAbsence, says.IsWithdrawn,
        says.Version.UpdatedAt?.ToUnixTimeMilliseconds(), says.Version.Number, id);

    /// <summary>Removes a line.</summary>
    public void Delete(Guid id) => scope.Execute("""DELETE FROM "RecordItems" WHERE "Id" = @p0""", id);

    private static Row Read(SqlRow row) => new(row.GetGuid(0), row.GetGuid(1), new Said(
        row.GetString(2), row.GetString(3), Long(row, 4), row.GetBoolean(5), Long(row, 6), Long(row, 7), row.GetBoolean(8), row.GetBoolean(9),
        Version(row, 10)));

    private static FhirVersion Version(SqlRow row, int column) =>
        new(Long(row, column) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null, Long(row, column + 1));

    private static long? Long(SqlRow row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static int Number(FhirRecordKind kind) => (int)kind.Kept();
}
