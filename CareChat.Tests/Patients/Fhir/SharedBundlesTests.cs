using System.Text.Json;
using CareChat.Tests.Infrastructure;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

public class SharedBundlesTests
{
    [SharedDataFact]
    public async Task Every_bundle_gives_as_many_patients_and_lines_as_it_has_resources()
    {
        var patients = 0;
        foreach (var path in Directory.EnumerateFiles(SharedData.At("fhir-r4"), "*.json"))
        {
            await using var stream = File.OpenRead(path);
            var found = await Bundles.ReadAsync(stream, Path.GetFileName(path));
            var types = Types(path);
            patients += found.OfType<FhirPatient>().Count();
            Assert.Equal(types["Patient"].Count(), found.OfType<FhirPatient>().Count());
            Assert.Equal(types["Condition"].Count(), Count(found, FhirRecordKind.Condition));
            Assert.Equal(types["MedicationRequest"].Count(), Count(found, FhirRecordKind.Medication));
            Assert.Equal(types["AllergyIntolerance"].Count(), Count(found, FhirRecordKind.Allergy));
        }

        Assert.Equal(11, patients);
    }

    [SharedDataFact]
    public async Task A_patient_of_the_shared_bundles_comes_with_allergies_and_medications()
    {
        var path = Directory.EnumerateFiles(SharedData.At("fhir-r4"), "Kermit_*.json").Single();
        await using var stream = File.OpenRead(path);
        var found = await Bundles.ReadAsync(stream);
        var patient = Assert.Single(found.OfType<FhirPatient>());
        Assert.Equal(("Kermit", "Trantow", FhirGender.Male, new DateOnly(1993, 6, 21)), (patient.FirstName, patient.LastName, patient.Gender, patient.BirthDate));
        Assert.Equal("f1a650a5-737e-4fd7-828e-03c3348b9524", patient.Mrn);
        Assert.Equal("555-793-7667", patient.Phone);
        var items = found.OfType<FhirRecordItem>().ToList();
        Assert.All(items, item => Assert.Equal(patient.Entry, item.Patient.Entry));
        Assert.Contains(items, item => item is { Kind: FhirRecordKind.Allergy, Text: "Shellfish allergy", IsActive: true });
        Assert.Contains(items, item => item is { Kind: FhirRecordKind.Medication, Text: "Hydrochlorothiazide 25 MG", IsActive: true });
        Assert.Contains(items, item => item is { Kind: FhirRecordKind.Condition, Text: "Childhood asthma", IsActive: false });
    }

    private static int Count(List<FhirResource> found, FhirRecordKind kind) => found.OfType<FhirRecordItem>().Count(item => item.Kind == kind);

    private static ILookup<string, string> Types(string path)
    {
        using var whole = JsonDocument.Parse(File.ReadAllBytes(path));
        return whole.RootElement.GetProperty("entry").EnumerateArray()
            .Select(entry => entry.GetProperty("resource").GetProperty("resourceType").GetString()!)
            .ToLookup(type => type);
    }
}
