using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Patients;

/// <summary>The lines of the records of one file on their way into the database; none is kept in memory.</summary>
internal sealed class RecordRows(WriteScope scope, Actor actor, DateTimeOffset now)
{
    private const int LongestId = 400;
    private const string Twice = "an earlier file had this id with other words for the same patient, and both stand: without a source (--source does)"
        + " nobody can tell whether this one takes its place";
    private const string WithTwo = "an earlier file had this very line, with this id, for another patient, and it stands with both: without a source"
        + " (--source does) nobody can tell whether it has moved";
    private const string Unnumbered = "a version of it that its source counts stands already, and this one says none: nobody can tell which is the newer";

    private readonly RecordTable table = new(scope, now);
    private readonly RecordIds ids = new();
    private readonly HashSet<Guid> met = [];
    private Guid audited;

    /// <summary>Adds the line to the patient's record, or brings the known one up to what the file says; a void one goes.</summary>
    public Taking Take(PatientRows.Owner owner, FhirRecordItem item)
    {
        var id = ids.Of(owner, item);
        if (id.Length > LongestId) return new Taking($"its id is longer than {LongestId} characters");
        var known = Find(owner, item, id);
        if (known is { } there && item.Version.Compared(there.Says.Version) < 0) return new Taking(IsOlder: true);
        var says = SaysOf(item, known);
        var isNews = known?.Says != says;
        if (isNews && !owner.IsProven) return new Taking(PatientRows.Unproven);
        if (isNews && item.Version.IsUnknown && known is { Says.Version.IsUnknown: false }) return new Taking(Unnumbered);
        if (Move(owner, item) is { } stays) return stays;
        met.Add(owner.Id);
        var doubt = known is null ? DoubtOf(owner, item, id) : null;
        if (!isNews) return new Taking(item.Void, Doubt: doubt);
        if (says is not { } said) table.Delete(known!.Value.Id);
        else if (known is { Id: var row }) table.Update(row, said);
        else table.Insert(owner.Id, item.Kind, id, said);
        Audit(owner.Id);
        return new Taking(item.Void, Doubt: doubt);
    }

    /// <summary>
    /// Of a new line whose id is only its file's: an earlier file may have had the same line with other words, or for somebody else.
    /// </summary>
    private string? DoubtOf(PatientRows.Owner owner, FhirRecordItem item, string id)
    {
        if (RecordIds.InFile(item) is not { } begins) return null;
        if (table.HasEarlier(owner.Id, item.Kind, begins)) return Twice;
        return item.Void is null && table.HasAnotherEarlier(actor.InstanceId, owner.Id, item.Kind, id) ? WithTwo : null;
    }

    /// <summary>Removes a line that its source has deleted, with whomever it stands, as one that was entered in error.</summary>
    public Taking Remove(FhirDeletion gone)
    {
        var rows = table.OfSource(actor.InstanceId, gone);
        if (rows.Exists(row => gone.Version.Compared(row.Says.Version) < 0)) return new Taking(IsOlder: true);
        foreach (var row in rows)
        {
            var says = Withdrawn(gone.Version.Or(row.Says.Version));
            if (row.Says == says) continue;
            if (says is { } said) table.Update(row.Id, said);
            else table.Delete(row.Id);
            Audit(row.PatientId);
        }
        return new Taking("it was deleted");
    }

    /// <summary>Of whom in the file more lines of a kind hold than are read, and how many.</summary>
    public async Task<IReadOnlyList<(Guid Patient, RecordKind Kind, int Count)>> CutAsync()
    {
        if (met.Count == 0) return [];
        var many = await scope.Db.RecordItems.AsNoTracking()
            .Where(r => r.Patient!.InstanceId == actor.InstanceId && r.Kind != RecordKind.Appointment && r.IsActive && !r.IsAbsence && (r.EndsAt == null || r.EndsAt > now))
            .GroupBy(r => new { r.PatientId, r.Kind }).Where(kind => kind.Count() > PatientRecord.Most)
            .Select(kind => new { kind.Key.PatientId, kind.Key.Kind, Count = kind.Count() }).ToListAsync();
        return [.. many.Where(kind => met.Contains(kind.PatientId)).OrderBy(kind => kind.PatientId).ThenBy(kind => kind.Kind).Select(kind => (kind.PatientId, kind.Kind, kind.Count))];
    }

    /// <summary>Of whom in the file the record names an allergy and says as well that there is none, of any kind or of medicines.</summary>
    public async Task<IReadOnlyList<Guid>> ContradictedAsync()
    {
        if (met.Count == 0) return [];
        var allergies = scope.Db.RecordItems.AsNoTracking()
            .Where(r => r.Patient!.InstanceId == actor.InstanceId && r.Kind == RecordKind.Allergy && r.IsActive && (r.EndsAt == null || r.EndsAt > now));
        var denied = await allergies.Where(r => r.IsAbsence && allergies.Any(other => other.PatientId == r.PatientId && !other.IsAbsence))
            .Select(r => new { r.PatientId, r.Text }).ToListAsync();
        return [.. denied.Where(said => met.Contains(said.PatientId) && Absence.DeniesAllergies(said.Text)).Select(said => said.PatientId).Distinct().Order()];
    }

    /// <summary>By its id; a line whose id is only its file's also by the id alone, as it was kept before, where it says the same.</summary>
    private RecordTable.Row? Find(PatientRows.Owner owner, FhirRecordItem item, string id)
    {
        if (table.Find(owner.Id, item.Kind, id) is { } known) return known;
        if (RecordIds.IsLasting(item) || table.Find(owner.Id, item.Kind, RecordIds.Plain(owner, item)) is not { } before) return null;
        var says = before.Says;
        return (says.Text, says.Detail, says.At) == (item.Text, FhirWords.Joined("; ", item.Detail, item.Standing), Stored(item.When)) ? before : null;
    }

    /// <summary>
    /// Takes the line from whoever had it before, where it is a newer version of the same source's resource. Where nothing says which of the
    /// two patients is right it stays where it is, and is not in twice.
    /// </summary>
    private Taking? Move(PatientRows.Owner owner, FhirRecordItem item)
    {
        if (!RecordIds.IsLasting(item)) return null;
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
        if (item.Void is null)
            return new(item.Text, FhirWords.Joined("; ", item.Detail, item.Standing), Stored(item.When), item.IsActive, Stored(item.Begins), Stored(item.Ends), item.IsAbsence, false, version);
        return RecordIds.IsLasting(item) ? Withdrawn(version) : null;
    }

    private static RecordTable.Said? Withdrawn(FhirVersion version) =>
        version.IsUnknown ? null : new("", "", null, false, null, null, false, true, version);

    private static long? Stored(DateTimeOffset? moment) => moment?.ToUnixTimeMilliseconds();

    private void Audit(Guid patientId)
    {
        if (audited != patientId) scope.Audit(actor, "record.imported", now, patientId, patientId.ToString("D"));
        audited = patientId;
    }
}
