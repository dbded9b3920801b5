using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;

namespace CareChat.Web.Patients;

/// <summary>The lines of the records of one file on their way into the database; none is kept in memory.</summary>
internal sealed class RecordRows(WriteScope scope, Actor actor, string file, DateTimeOffset now)
{
    private const int LongestField = 400;

    private Guid audited;

    /// <summary>Adds the line to the patient's record, or brings the known one up to what the file says.</summary>
    public void Take(Guid patientId, FhirRecordItem item)
    {
        if (item.ExternalId.Length > LongestField || item.Text.Length > LongestField || item.Detail.Length > LongestField)
            throw new ImportException(file, $"{item.Kind}/{item.ExternalId}", $"a text is longer than {LongestField} characters");
        var known = Find(patientId, item);
        if (known is { IsSame: true }) return;
        if (known is { Id: var id }) Update(id, item);
        else Insert(patientId, item);
        if (audited == patientId) return;
        scope.Audit(actor, "record.imported", now, patientId, patientId.ToString("D"));
        audited = patientId;
    }

    private (Guid Id, bool IsSame)? Find(Guid patientId, FhirRecordItem item)
    {
        using var row = scope.Query(
            """
            SELECT "Id", "Text", "Detail", "At", "IsActive" FROM "RecordItems" WHERE "PatientId" = @p0 AND "Kind" = @p1 AND "ExternalId" = @p2
            """, patientId, Kind(item), item.ExternalId);
        if (!row.Read()) return null;
        var at = row.IsDBNull(3) ? (long?)null : row.GetInt64(3);
        return (row.GetGuid(0), row.GetString(1) == item.Text && row.GetString(2) == item.Detail
            && at == item.When?.ToUnixTimeMilliseconds() && row.GetBoolean(4) == item.IsActive);
    }

    private void Insert(Guid patientId, FhirRecordItem item) => scope.Execute(
        """
        INSERT INTO "RecordItems" ("Id", "PatientId", "Kind", "ExternalId", "Text", "Detail", "At", "IsActive")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
        """, Guid.CreateVersion7(now), patientId, Kind(item), item.ExternalId, item.Text, item.Detail, item.When?.ToUnixTimeMilliseconds(), item.IsActive);

    private void Update(Guid id, FhirRecordItem item) => scope.Execute(
        """
        UPDATE "RecordItems" SET "Text" = @p0, "Detail" = @p1, "At" = @p2, "IsActive" = @p3 WHERE "Id" = @p4
        """, item.Text, item.Detail, item.When?.ToUnixTimeMilliseconds(), item.IsActive, id);

    private static int Kind(FhirRecordItem item) => (int)Enum.Parse<RecordKind>(item.Kind.ToString());
}
