using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;

namespace CareChat.Web.Patients;

/// <summary>The lines of the records of one file on their way into the database; none is kept in memory.</summary>
internal sealed class RecordRows(WriteScope scope, Actor actor, DateTimeOffset now)
{
    private const int LongestId = 400;

    private Guid audited;

    /// <summary>Adds the line to the patient's record, or brings the known one up to what the file says; a void one goes.</summary>
    /// <returns>Why the line is not in; null where it is.</returns>
    public string? Take(PatientRows.Owner owner, FhirRecordItem item)
    {
        var id = IdOf(owner, item);
        if (id.Length > LongestId) return $"its id is longer than {LongestId} characters";
        var known = Find(owner.Id, item, id);
        if (item.Void is not null && known is { Id: var gone }) scope.Execute("""DELETE FROM "RecordItems" WHERE "Id" = @p0""", gone);
        else if (item.Void is not null || known is { IsSame: true }) return item.Void;
        else if (known is { Id: var there }) Update(there, item);
        else Insert(owner.Id, item, id);
        if (audited != owner.Id) scope.Audit(actor, "record.imported", now, owner.Id, owner.Id.ToString("D"));
        audited = owner.Id;
        return item.Void;
    }

    /// <summary>The id alone where it is from where the patient is from; with its source where it is from another server.</summary>
    private static string IdOf(PatientRows.Owner owner, FhirRecordItem item) =>
        item.Source.Length == 0 || item.Source == owner.Source ? item.ExternalId : $"{item.Source}|{item.ExternalId}";

    private (Guid Id, bool IsSame)? Find(Guid patientId, FhirRecordItem item, string externalId)
    {
        using var row = scope.Query(
            """
            SELECT "Id", "Text", "Detail", "At", "IsActive", "IsAbsence" FROM "RecordItems" WHERE "PatientId" = @p0 AND "Kind" = @p1 AND "ExternalId" = @p2
            """, patientId, Kind(item), externalId);
        if (!row.Read()) return null;
        var at = row.IsDBNull(3) ? (long?)null : row.GetInt64(3);
        return (row.GetGuid(0), row.GetString(1) == item.Text && row.GetString(2) == item.Detail
            && at == item.When?.ToUnixTimeMilliseconds() && row.GetBoolean(4) == item.IsActive && row.GetBoolean(5) == item.IsAbsence);
    }

    private void Insert(Guid patientId, FhirRecordItem item, string externalId) => scope.Execute(
        """
        INSERT INTO "RecordItems" ("Id", "PatientId", "Kind", "ExternalId", "Text", "Detail", "At", "IsActive", "IsAbsence")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)
        """, Guid.CreateVersion7(now), patientId, Kind(item), externalId, item.Text, item.Detail, item.When?.ToUnixTimeMilliseconds(), item.IsActive, item.IsAbsence);

    private void Update(Guid id, FhirRecordItem item) => scope.Execute(
        """
        UPDATE "RecordItems" SET "Text" = @p0, "Detail" = @p1, "At" = @p2, "IsActive" = @p3, "IsAbsence" = @p4 WHERE "Id" = @p5
        """, item.Text, item.Detail, item.When?.ToUnixTimeMilliseconds(), item.IsActive, item.IsAbsence, id);

    private static int Kind(FhirRecordItem item) => (int)Enum.Parse<RecordKind>(item.Kind.ToString());
}
