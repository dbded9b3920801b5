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
        Is(item, "c1", FhirRecordKind.Condition, "Hypertension", "mild", new DateTimeOffset(2007, 6, 5, 4, 30, 0, TimeSpan.Zero), isActive);
    }

    [Fact]
    public async Task A_medication_is_read_with_its_dose()
    {
        var item = await Bundles.ReadItemAsync($$"""
            {"resourceType":"MedicationRequest","id":"m1","status":"active",{{Subject}},"authoredOn":"2020-03",
             "medicationCodeableConcept":{"text":"Naproxen 500 MG"},
             "dosageInstruction":[{"text":"1 tablet twice a day"},{"asNeededBoolean":true}]}
            """);
        Is(item, "m1", FhirRecordKind.Medication, "Naproxen 500 MG", "1 tablet twice a day; as needed", new DateTimeOffset(2020, 3, 1, 0, 0, 0, TimeSpan.Zero), true);
    }

    [Theory]
    [InlineData("urn:uuid:med", "Aspirin")]
    [InlineData("Medication/med-id", "Aspirin")]
    [InlineData("https://ehr.example/fhir/Medication/med-id", "Unspecified medication")]
    [InlineData("#own", "Ibuprofen")]
    [InlineData("Medication/elsewhere", "Unspecified medication")]
    public async Task A_medication_may_be_named_by_a_resource_that_comes_later(string reference, string name)
    {
        var request = $$$"""
            {"resourceType":"MedicationRequest","id":"m1","status":"stopped",{{{Subject}}},"medicationReference":{"reference":"{{{reference}}}"},
             "contained":[{"resourceType":"Medication","id":"own","code":{"text":"Ibuprofen"}}]}
            """;
        const string medication = """{"fullUrl":"urn:uuid:med","resource":{"resourceType":"Medication","id":"med-id","code":{"text":"Aspirin"}}}""";
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(request), medication));
        var item = Assert.Single(found.OfType<FhirRecordItem>());
        Assert.Equal((name, false), (item.Text, item.IsActive));
    }

    [Fact]
    public async Task An_allergy_is_read_with_reaction_and_risk()
    {
        var item = await Bundles.ReadItemAsync("""
            {"resourceType":"AllergyIntolerance","id":"a1","patient":{"reference":"Patient/ada"},"clinicalStatus":{"coding":[{"code":"active"}]},"criticality":"high",
             "code":{"text":"Peanuts"},"reaction":[{"manifestation":[{"text":"Hives"},{"text":"Wheezing"}]}],"recordedDate":"1994-03-30"}
            """);
        Is(item, "a1", FhirRecordKind.Allergy, "Peanuts", "Hives; Wheezing; high risk", new DateTimeOffset(1994, 3, 30, 0, 0, 0, TimeSpan.Zero), true);
    }

    [Theory]
    [InlineData("booked", true)]
    [InlineData("cancelled", false)]
    [InlineData("proposed", false)]
    [InlineData("waitlist", false)]
    public async Task An_appointment_is_read_with_its_place(string status, bool isActive)
    {
        var item = await Bundles.ReadItemAsync($$$"""
            {"resourceType":"Appointment","id":"t1","status":"{{{status}}}","description":"Blood test","start":"2030-01-02T09:00:00Z",
             "participant":[{"actor":{"reference":"Location/l","display":"Room 4"}},{"actor":{"reference":"Patient/ada"}}]}
            """);
        Is(item, "t1", FhirRecordKind.Appointment, "Blood test", "Room 4", new DateTimeOffset(2030, 1, 2, 9, 0, 0, TimeSpan.Zero), isActive);
    }

    [Theory]
    [InlineData("Patient/ada")]
    [InlineData("urn:uuid:11111111-aaaa-4aaa-8aaa-000000000001")]
    [InlineData("Patient?identifier=https://github.com/synthetichealth/synthea|ada")]
    [InlineData("Patient?identifier=ada")]
    public async Task A_line_finds_its_patient_before_and_after_it(string reference)
    {
        var condition = $$$"""{"resource":{"resourceType":"Condition","code":{"text":"X"},"subject":{"reference":"{{{reference}}}"} } }""";
        var found = await Bundles.ReadAsync(Bundles.Of(condition, Bundles.Ada, condition));
        Assert.Equal([2, 2], found.OfType<FhirRecordItem>().Select(item => item.Patient.Entry));
        Assert.Empty(found.OfType<FhirSkipped>());
    }

    [Theory]
    [InlineData(""" "subject":{"identifier":{"value":"MRN-7"}} """)]
    [InlineData(""" "subject":{"type":"Patient","identifier":{"system":"https://github.com/synthetichealth/synthea","value":"ada"}} """)]
    [InlineData(""" "subject":{"reference":"#p"},"contained":[{"resourceType":"Patient","id":"p","identifier":[{"value":"MRN-7"}]}] """)]
    [InlineData(""" "subject":{"reference":"Patient/gone","identifier":{"value":"MRN-7"}} """)]
    public async Task A_line_finds_its_patient_by_an_identifier(string subject)
    {
        var item = await Bundles.ReadItemAsync($$"""{"resourceType":"Condition","id":"c","code":{"text":"X"},{{subject}}}""");
        Assert.Equal(1, item.Patient.Entry);
    }

    [Theory]
    [InlineData("https://ehr.example/fhir/Patient/eve/_history/3", null, "https://ehr.example/fhir", "eve")]
    [InlineData("Patient/eve", "ward", "ward", "eve")]
    public async Task A_patient_of_another_file_is_named_by_source_and_id(string reference, string? source, string from, string id)
    {
        var condition = $$$"""{"resource":{"resourceType":"Condition","id":"c","code":{"text":"X"},"subject":{"reference":"{{{reference}}}"} } }""";
        var item = Assert.Single((await Bundles.ReadAsync(Bundles.Of(condition), source)).OfType<FhirRecordItem>());
        Assert.Equal(new FhirSubject(null, from, id), item.Patient);
    }

    [Theory]
    [InlineData("""{"resourceType":"Condition","id":"c","code":{"text":"X"},"subject":{"reference":"Group/g"}}""", "no patient")]
    [InlineData("""{"resourceType":"Condition","id":"c","code":{"text":"X"},"subject":{"reference":"Patient/ada","type":"Group"}}""", "no patient")]
    [InlineData("""{"resourceType":"MedicationRequest","id":"c","status":"active","medicationCodeableConcept":{"text":"X"},"subject":{"reference":"https://a.example/fhir/Group/ada"}}""", "no patient")]
    [InlineData("""{"resourceType":"MedicationStatement","id":"c","status":"active","medicationCodeableConcept":{"text":"X"},"subject":{"type":"Group","identifier":{"value":"MRN-7"}}}""", "no patient")]
    [InlineData("""{"resourceType":"AllergyIntolerance","id":"c","code":{"text":"X"},"patient":{"reference":"Device/ada"}}""", "no patient")]
    [InlineData("""{"resourceType":"Condition","id":"c","code":{"text":"X"},"subject":{"reference":"#g"},"contained":[{"resourceType":"Group","id":"g"}]}""", "no patient")]
    [InlineData("""{"resourceType":"Appointment","id":"c","participant":[{"actor":{"reference":"Practitioner/p"}}]}""", "no patient")]
    [InlineData("""{"resourceType":"Appointment","id":"c","participant":[{"type":[{"text":"X"}]}]}""", "no patient")]
    [InlineData("""{"resourceType":"Appointment","id":"c","participant":[{"actor":{"reference":"Patient/gone"}}]}""", "--source")]
    public async Task What_is_no_patients_line_is_named(string resource, string reason)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(resource)));
        Assert.Empty(found.OfType<FhirRecordItem>());
        var skipped = Assert.Single(found.OfType<FhirSkipped>());
        Assert.Equal(2, skipped.Entry);
        Assert.Contains(reason, skipped.Reason);
    }

    [Theory]
    [InlineData("""{"actor":{"reference":"urn:uuid:somebody"}}""", 0)]
    [InlineData("""{"actor":{"reference":"Patient/ada"}}""", 0)]
    [InlineData("""{"actor":{"reference":"https://a.example/fhir/Patient/eve"}}""", 1)]
    public async Task An_appointment_of_several_stands_with_the_first_patient_and_says_so(string other, int named)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$"""{"resourceType":"Appointment","id":"t","status":"booked","start":"2030-01-02T09:00:00Z","participant":[{"actor":{"reference":"Patient/ada"} },{{other}}]}""")));
        Assert.Equal(1, Assert.Single(found.OfType<FhirRecordItem>()).Patient.Entry);
        Assert.Equal(named, found.OfType<FhirSkipped>().Count());
    }

    [Theory]
    [InlineData("""{"resourceType":"Condition","id":"c","code":{"text":"X"},"subject":{"reference":"Patient/ada"},"verificationStatus":{"coding":[{"code":"entered-in-error"}]}}""", "entered in error")]
    [InlineData("""{"resourceType":"AllergyIntolerance","id":"c","code":{"text":"X"},"patient":{"reference":"Patient/ada"},"verificationStatus":{"coding":[{"code":"refuted"}]}}""", "refuted")]
    [InlineData("""{"resourceType":"MedicationRequest","id":"m","status":"entered-in-error","medicationCodeableConcept":{"text":"X"},"subject":{"reference":"Patient/ada"}}""", "entered in error")]
    [InlineData("""{"resourceType":"MedicationRequest","id":"m","status":"active","doNotPerform":true,"medicationCodeableConcept":{"text":"X"},"subject":{"reference":"Patient/ada"}}""", "not to take")]
    public async Task A_line_that_must_not_be_there_says_why(string resource, string reason) =>
        Assert.Contains(reason, (await Bundles.ReadItemAsync(resource)).Void);

    [Theory]
    [InlineData("""{"resourceType":"Condition","id":"c1","code":{"text":"X"}}""", "refers to no patient")]
    [InlineData("""{"resourceType":"Condition","id":"c1","code":{"text":"X"},"subject":{"reference":"urn:uuid:gone"}}""", "not in the file")]
    [InlineData("""{"resourceType":"Condition","id":"c1","code":{"text":"X"},"subject":{"reference":"Patient/gone"}}""", "--source")]
    [InlineData("""{"resourceType":"Condition","id":"c1","code":{"text":"X"},"subject":{"reference":"#p"},"contained":[{"resourceType":"Patient","id":"p"}]}""", "only inside it")]
    [InlineData("""{"resourceType":"Condition","id":"c1","code":"X","subject":{"reference":"Patient/ada"}}""", "which condition")]
    [InlineData("""{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/ada"}}""", "unspecified")]
    [InlineData("""{"resourceType":"AllergyIntolerance","id":"c1","patient":{"reference":"Patient/ada"},"code":{"coding":[{"code":"no-allergy-info"}]}}""", "nobody asked")]
    public async Task A_line_that_cannot_be_taken_whole_is_named(string resource, string reason)
    {
        var skipped = await Bundles.ReadSkippedAsync(resource);
        Assert.Equal(2, skipped.Entry);
        Assert.EndsWith("/c1", skipped.Resource);
        Assert.Contains(reason, skipped.Reason);
    }

    [Theory]
    [InlineData("active", "order", true)]
    [InlineData("active", "original-order", true)]
    [InlineData("active", "proposal", false)]
    [InlineData("active", "plan", false)]
    [InlineData("draft", "order", false)]
    [InlineData("on-hold", "order", false)]
    [InlineData("completed", "order", false)]
    public async Task Only_an_order_in_force_is_current(string status, string intent, bool isActive) => Assert.Equal(isActive, (await Bundles.ReadItemAsync($$"""
        {"resourceType":"MedicationRequest","id":"m","status":"{{status}}","intent":"{{intent}}",{{Subject}},"medicationCodeableConcept":{"text":"X"} }
        """)).IsActive);

    [Theory]
    [InlineData("""{"coding":[{"system":"http://snomed.info/sct","code":"716186003"}]}""", "No known allergies")]
    [InlineData("""{"coding":[{"code":"409137002","display":"Sin alergias conocidas a medicamentos"}]}""", "No known drug allergies")]
    [InlineData("""{"coding":[{"code":"no-known-allergies"}],"text":"NKA"}""", "NKA")]
    [InlineData("""{"text":"No known drug allergies"}""", "No known drug allergies")]
    public async Task An_assertion_that_there_is_nothing_is_no_allergen(string code, string text)
    {
        var item = await Bundles.ReadItemAsync($$"""{"resourceType":"AllergyIntolerance","id":"a","patient":{"reference":"Patient/ada"},"code":{{code}}}""");
        Assert.Equal((text, true, true), (item.Text, item.IsAbsence, item.IsActive));
    }

    private static void Is(FhirRecordItem item, string id, FhirRecordKind kind, string text, string detail, DateTimeOffset? when, bool isActive)
    {
        Assert.Equal((1, id, kind, text, detail, when, isActive), (item.Patient.Entry, item.ExternalId, item.Kind, item.Text, item.Detail, item.When, item.IsActive));
        Assert.Null(item.Void);
    }
}
