using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Patients;

/// <summary>The instance's people as an import's may be theirs: who is only perhaps one of them comes in beside, and is named.</summary>
internal sealed class PatientDoubles
{
    /// <summary>Two hospitals may give out one number: nobody can tell.</summary>
    public const string SameNumber = "this MRN is also that of another patient here";

    private readonly Dictionary<Guid, string?> numbers = [];
    private readonly Dictionary<string, HashSet<Guid>> byNumber = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads who is there.</summary>
    public static async Task<PatientDoubles> ReadAsync(IQueryable<Patient> known)
    {
        var people = new PatientDoubles();
        await foreach (var patient in known.AsNoTracking().Where(p => p.Mrn != null).Select(p => new { p.Id, p.Mrn }).AsAsyncEnumerable())
            people.Keep(patient.Id, patient.Mrn);
        return people;
    }

    /// <summary>Takes in who has come, or has changed.</summary>
    public void Keep(Patient patient) => Keep(patient.Id, patient.Mrn);

    /// <summary>What whoever imports has to look at; null for nothing.</summary>
    /// <param name="read">The person in the file.</param>
    /// <param name="known">The patient who that is; null for somebody new.</param>
    public string? Doubt(FhirPatient read, Patient? known) => HasNumberOfAnother(read, known) ? SameNumber : null;

    /// <summary>Where the number is not new it was named when it came.</summary>
    private bool HasNumberOfAnother(FhirPatient read, Patient? known) =>
        read.Mrn is { } mrn && (known is null || !RecordNumbers.AreOne(known.Mrn, mrn) || known.MrnSystem != read.MrnSystem)
        && byNumber.TryGetValue(mrn, out var found) && found.Any(id => id != known?.Id && RecordNumbers.AreOne(numbers[id], mrn));

    private void Keep(Guid id, string? mrn)
    {
        numbers[id] = mrn;
        if (mrn is null) return;
        if (!byNumber.TryGetValue(mrn, out var found)) byNumber[mrn] = found = [];
        found.Add(id);
    }
}
