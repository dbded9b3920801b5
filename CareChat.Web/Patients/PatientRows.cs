using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Patients;

/// <summary>The patients of one file on their way into the database.</summary>
internal sealed class PatientRows(WriteScope scope, Actor actor, string file, PatientStore store)
{
    private readonly Dictionary<string, ImportedPatient> taken = new(StringComparer.Ordinal);

    /// <summary>All patients met so far.</summary>
    public IReadOnlyCollection<ImportedPatient> Taken => taken.Values;

    /// <summary>Adds the patient, or brings what is known up to what the file says.</summary>
    public async Task TakeAsync(FhirPatient read)
    {
        try
        {
            var known = await scope.Db.Patients.SingleOrDefaultAsync(p => p.InstanceId == actor.InstanceId && p.ExternalId == read.ExternalId);
            var patient = known ?? await store.CreateAsync(scope, actor, New(read));
            await store.ChangeAsync(scope, actor, patient, row => PatientStore.Fill(row, New(read), mayHaveOneName: true));
            scope.Db.ChangeTracker.Clear();
            taken[read.ExternalId] = new ImportedPatient(patient.Id, read.ExternalId, patient.DisplayName);
        }
        catch (RefusedException refused)
        {
            throw new ImportException(file, $"Patient/{read.ExternalId}", refused.Message);
        }
    }

    /// <summary>The patient a line of a record belongs to: of this file, or imported before.</summary>
    public async Task<Guid> FindAsync(FhirRecordItem item)
    {
        if (taken.TryGetValue(item.PatientId, out var patient)) return patient.Id;
        var id = await scope.Db.Patients.Where(p => p.InstanceId == actor.InstanceId && p.ExternalId == item.PatientId)
            .Select(p => p.Id).SingleOrDefaultAsync();
        return id != Guid.Empty ? id : throw new ImportException(file, $"{item.Kind}/{item.ExternalId}", "its patient is neither in the file nor known");
    }

    private static NewPatient New(FhirPatient read) => new()
    {
        FirstName = read.FirstName,
        LastName = read.LastName,
        BirthDate = read.BirthDate,
        Gender = Enum.Parse<Gender>(read.Gender.ToString()),
        Email = read.Email,
        Phone = read.Phone,
        Mrn = read.Mrn,
        ExternalId = read.ExternalId,
        Language = read.Language,
        Status = read.IsActive && !read.IsDeceased ? PatientStatus.Active : PatientStatus.Inactive,
    };
}
