using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;

namespace CareChat.Web.Patients;

/// <summary>The lines of the records of one file on their way into the database; none is kept in memory.</summary>
internal sealed class RecordRows(WriteScope scope, Actor actor, DateTimeOffset now)
{
    private const int LongestId = 400;

    private readonly RecordTable table = new(scope, now);
    private Guid audited;

    /// <summary>Adds the line to the patient's record, or brings the known one up to what the file says; a void one goes.</summary>
    public Taking Take(PatientRows.Owner owner, FhirRecordItem item)
    {
        var id = IdOf(owner, item);
        if (id.Length > LongestId) return new Taking($"its id is longer than {LongestId} characters");
        var known = table.Find(owner.Id, item.Kind, id);
        if (known is { } there && item.Version.Compared(there.Says.Version) < 0) return new Taking(IsOlder: true);
        if (Move(owner, item) is { } stays) return stays;
        if (Write(owner.Id, id, known, SaysOf(item, known))) Audit(owner.Id);
        return new Taking(item.Void);

        bool Write(Guid patientId, string externalId, RecordTable.Row? row, RecordTable.Said? says)
        {
            if (row?.Says == says) return false;
            if (says is not { } said) table.Delete(row!.Value.Id);
            else if (row is { Id: var rowId }) table.Update(rowId, said);
            else table.Insert(patientId, item.Kind, externalId, said);
            return true;
        }
    }

    /// <summary>
    /// Takes the line from whoever had it before, where it is a newer version of the same source's resource. Where nothing says which of the
    /// two patients is right it stays where it is, and is not in twice.
    /// </summary>
    private Taking? Move(PatientRows.Owner owner, FhirRecordItem item)
    {
        if (item.Source.Length == 0) return null;
        var others = table.Elsewhere(actor.InstanceId, owner.Id, item);
        if (others.Any(other => item.Version.Compared(other.Says.Version) < 0)) return new Taking(IsOlder: true);
        if (others.Any(other => !other.Says.IsWithdrawn && !HasLeft(item, other.Says)))
            return new Taking("it stands with another patient already, and no version says which of the two is right");
        foreach (var other in others)
        {
            table.Delete(other.Id);
            if (!other.Says.IsWithdrawn) Audit(other.PatientId);
        }
        return null;
    }

    /// <summary>A newer version with another patient; or the first one that says its version, where all else is the same.</summary>
    private static bool HasLeft(FhirRecordItem item, RecordTable.Said said) => said.Version.IsUnknown
        ? !item.Version.IsUnknown && said.Text == item.Text
        : item.Version.Compared(said.Version) > 0;

    /// <summary>
    /// What is to stand there; null for nothing. Of a void line of a source that counts its versions the version stays, so that an older one
    /// does not bring it back.
    /// </summary>
    private static RecordTable.Said? SaysOf(FhirRecordItem item, RecordTable.Row? known)
    {
        var version = known is { Says.Version: var before } ? item.Version.Or(before) : item.Version;
        if (item.Void is null) return new(item.Text, item.Detail, item.When?.ToUnixTimeMilliseconds(), item.IsActive, item.IsAbsence, false, version);
        return item.Source.Length > 0 && !version.IsUnknown ? new("", "", null, false, false, true, version) : null;
    }

    /// <summary>The id alone where it is from where the patient is from; with its source where it is from another server.</summary>
    private static string IdOf(PatientRows.Owner owner, FhirRecordItem item) =>
        item.Source.Length == 0 || item.Source == owner.Source ? item.ExternalId : $"{item.Source}|{item.ExternalId}";

    private void Audit(Guid patientId)
    {
        if (audited != patientId) scope.Audit(actor, "record.imported", now, patientId, patientId.ToString("D"));
        audited = patientId;
    }
}
