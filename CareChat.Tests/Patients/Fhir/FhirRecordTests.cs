using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

public class FhirRecordTests
{
    private const string Subject = """ "subject":{"reference":"Patient/ada"} """;

    [Theory]
    [InlineData("active", true)]
    [InlineData("relapse", true)]
    [InlineData("resolved", false)]
    public async Task A_condition_is_active_as_its_clinical_status_says(string status, bool isActive)
    {
        var item = await Bundles.ReadItemAsync($$"""
            {"resourceType":"Condition","id":"c1",{{Subject}},"clinicalStatus":{"coding":[{"code":"{{status}}"}]},
             "code":{"coding":[{"code":"38341003","display":"Hypertension"}]},"severity":{"text":"mild"},"onsetDateTime":"2007-06-04T23:30:00-05:00"}
            """);
        Assert.Equal(
            new FhirRecordItem("ada", "c1", FhirRecordKind.Condition, "Hypertension", "mild", new DateTimeOffset(2007, 6, 5, 4, 30, 0, TimeSpan.Zero), isActive),
            item);
    }

    [Fact]
    public async Task A_medication_is_read_with_its_dose()
    {
        var item = await Bundles.ReadItemAsync($$"""
            {"resourceType":"MedicationRequest","id":"m1","status":"active",{{Subject}},"authoredOn":"2020-03",
             "medicationCodeableConcept":{"text":"Naproxen 500 MG"},
             "dosageInstruction":[{"text":"1 tablet twice a day"},{"asNeededBoolean":true}]}
            """);
        Assert.Equal(
            new FhirRecordItem("ada", "m1", FhirRecordKind.Medication, "Naproxen 500 MG", "1 tablet twice a day; as needed", new DateTimeOffset(2020, 3, 1, 0, 0, 0, TimeSpan.Zero), true),
            item);
    }

    [Theory]
    [InlineData("urn:uuid:med", "Aspirin")]
    [InlineData("Medication/med-id", "Aspirin")]
    [InlineData("https://ehr.example/fhir/Medication/med-id", "Aspirin")]
    [InlineData("#own", "Ibuprofen")]
    [InlineData("Medication/elsewhere", "Medication/elsewhere")]
    public async Task A_medication_may_be_named_by_a_resource_that_comes_later(string reference, string name)
    {
        var request = $$$"""
            {"resourceType":"MedicationRequest","id":"m1","status":"stopped",{{{Subject}}},"medicationReference":{"reference":"{{{reference}}}"},
             "contained":[{"resourceType":"Medication","id":"own","code":{"text":"Ibuprofen"}}]}
            """;
        const string medication = """{"fullUrl":"urn:uuid:med","resource":{"resourceType":"Medication","id":"med-id","code":{"text":"Aspirin"}}}""";
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(request), medication));
        var item = Assert.IsType<FhirRecordItem>(found[1]);
        Assert.Equal((name, false), (item.Text, item.IsActive));
    }

    [Fact]
    public async Task An_allergy_is_read_with_reaction_and_risk()
    {
        var item = await Bundles.ReadItemAsync("""
            {"resourceType":"AllergyIntolerance","id":"a1","patient":{"reference":"Patient/ada"},"criticality":"high",
             "code":{"text":"Peanuts"},"reaction":[{"manifestation":[{"text":"Hives"},{"text":"Wheezing"}]}],"recordedDate":"1994-03-30"}
            """);
        Assert.Equal(
            new FhirRecordItem("ada", "a1", FhirRecordKind.Allergy, "Peanuts", "Hives; Wheezing; high risk", new DateTimeOffset(1994, 3, 30, 0, 0, 0, TimeSpan.Zero), true),
            item);
    }

    [Theory]
    [InlineData("booked", true)]
    [InlineData("cancelled", false)]
    public async Task An_appointment_is_read_with_its_place(string status, bool isActive)
    {
        var item = await Bundles.ReadItemAsync($$$"""
            {"resourceType":"Appointment","id":"t1","status":"{{{status}}}","description":"Blood test","start":"2030-01-02T09:00:00Z",
             "participant":[{"actor":{"reference":"Location/l","display":"Room 4"}},{"actor":{"reference":"Patient/ada"}}]}
            """);
        Assert.Equal(
            new FhirRecordItem("ada", "t1", FhirRecordKind.Appointment, "Blood test", "Room 4", new DateTimeOffset(2030, 1, 2, 9, 0, 0, TimeSpan.Zero), isActive),
            item);
    }

    [Theory]
    [InlineData("urn:uuid:11111111-aaaa-4aaa-8aaa-000000000001", "ada")]
    [InlineData("Patient/ada", "ada")]
    [InlineData("https://ehr.example/fhir/Patient/ada/_history/3", "ada")]
    [InlineData("Patient/known-from-another-file", "known-from-another-file")]
    public async Task A_line_finds_its_patient_before_and_after_it(string reference, string id)
    {
        var condition = Bundles.Entry($$$"""{"resourceType":"Condition","id":"c","code":{"text":"X"},"subject":{"reference":"{{{reference}}}"}}""");
        var found = await Bundles.ReadAsync(Bundles.Of(condition, Bundles.Ada, condition));
        Assert.Equal(["ada"], found.OfType<FhirPatient>().Select(patient => patient.ExternalId));
        Assert.Equal([id, id], found.OfType<FhirRecordItem>().Select(item => item.PatientId));
    }

    [Theory]
    [InlineData("""{"resourceType":"Condition","id":"c","code":{"text":"X"},"subject":{"reference":"Group/g"}}""")]
    [InlineData("""{"resourceType":"Condition","id":"c","code":{"text":"X"},"verificationStatus":{"coding":[{"code":"entered-in-error"}]}}""")]
    [InlineData("""{"resourceType":"MedicationRequest","id":"m","status":"entered-in-error"}""")]
    [InlineData("""{"resourceType":"MedicationRequest","id":"m","status":"active","doNotPerform":true}""")]
    [InlineData("""{"resourceType":"Appointment","id":"t","participant":[{"actor":{"reference":"Practitioner/p"}}]}""")]
    [InlineData("""{"resourceType":"Observation","id":"o","valueQuantity":{"value":5}}""")]
    public async Task What_is_no_line_of_a_patients_record_is_left_out(string resource) =>
        Assert.Single(await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(resource))));

    [Theory]
    [InlineData("""{"resourceType":"Condition","id":"c1","code":{"text":"X"}}""", "refers to no patient")]
    [InlineData("""{"resourceType":"Condition","id":"c1","code":{"text":"X"},"subject":{"reference":"urn:uuid:gone"}}""", "not in the file")]
    [InlineData("""{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/ada"}}""", "no code or text")]
    [InlineData("""{"resourceType":"Condition","id":"c1","code":"X","subject":{"reference":"Patient/ada"}}""", "'code' is not an object")]
    [InlineData("""{"resourceType":"Condition","id":"c1","code":{"text":"X"},"onsetDateTime":"yesterday","subject":{"reference":"Patient/ada"}}""", "'onsetDateTime' is not a date")]
    public async Task A_line_of_a_wrong_shape_is_an_error_that_names_the_entry(string resource, string problem)
    {
        var wrong = await Assert.ThrowsAsync<ImportException>(() =>
            Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(resource))));
        Assert.Equal("entry 2 (Condition/c1)", wrong.Place);
        Assert.Contains(problem, wrong.Problem);
    }
}
