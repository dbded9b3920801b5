using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>A thing goes by a name that somebody can read: a code alone is none, and stands beside the line for the team.</summary>
public class NameOfThingTests
{
    [Theory]
    [InlineData("AllergyIntolerance", "patient", "code", "723", "Unspecified allergy")]
    [InlineData("MedicationRequest", "subject", "medicationCodeableConcept", "855332", "Unspecified medication")]
    [InlineData("MedicationStatement", "subject", "medicationCodeableConcept", "N02BE01", "Unspecified medication")]
    [InlineData("Condition", "subject", "code", "E11.9", "Unspecified condition")]
    [InlineData("Condition", "subject", "code", "6f9619ff-8b86-d011-b42d-00cf4fc964ff", "Unspecified condition")]
    public async Task A_code_alone_is_no_name(string type, string whose, string element, string code, string text)
    {
        var read = await ReadAsync(type, whose, element, $$"""{"coding":[{"system":"urn:x","code":"{{code}}"}]}""");
        var line = Assert.Single(read.OfType<FhirRecordItem>());
        Assert.Equal((text, $"coded as: {code}"), (line.Text, line.Detail));
        Assert.Contains("only a code says which", Assert.Single(read.OfType<FhirSkipped>()).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"coding":[{"code":"penicillin"}]}""", "penicillin")]
    [InlineData("""{"coding":[{"code":"vitamin-b12"}]}""", "vitamin-b12")]
    [InlineData("""{"text":"723","coding":[{"code":"723","display":"Latex"}]}""", "Latex")]
    [InlineData("""{"text":"5-FU"}""", "5-FU")]
    [InlineData("""{"coding":[{"code":"1"},{"code":"2","display":"B12"}]}""", "B12")]
    public async Task What_can_be_read_is_one(string concept, string text)
    {
        var line = Assert.Single((await ReadAsync("AllergyIntolerance", "patient", "code", concept)).OfType<FhirRecordItem>());
        Assert.Equal((text, ""), (line.Text, line.Detail));
    }

    [Fact]
    public async Task The_substance_of_a_reaction_names_what_the_code_does_not() => Assert.Equal("Latex", (await Bundles.ReadItemAsync("""
        {"resourceType":"AllergyIntolerance","id":"a","patient":{"reference":"Patient/ada"},"clinicalStatus":{"coding":[{"code":"active"}]},"code":{"coding":[{"code":"1003755004"}]},"reaction":[{"substance":{"text":"Latex"}}]}
        """)).Text);

    [Theory]
    [InlineData(""" "ingredient":[{"itemCodeableConcept":{"text":"Amoxicillin"},"strength":{"numerator":{"value":500,"unit":"mg"},"denominator":{"value":1,"unit":"tablet"}}},{"itemCodeableConcept":{"text":"Clavulanate"}}] """, "Amoxicillin 500 mg, Clavulanate")]
    [InlineData(""" "code":{"coding":[{"code":"1"}]},"ingredient":[{"itemReference":{"display":"Codeine"}}] """, "Codeine")]
    [InlineData(""" "ingredient":[{"itemCodeableConcept":{"text":"Lactose"},"isActive":false},{"itemCodeableConcept":{"text":"Warfarin"},"isActive":true}] """, "Warfarin")]
    [InlineData(""" "code":{"text":"Augmentin"},"ingredient":[{"itemCodeableConcept":{"text":"Amoxicillin"}}] """, "Augmentin")]
    public async Task A_medication_without_a_name_goes_by_what_it_is_made_of(string medication, string text)
    {
        foreach (var (reference, contained, entries) in new[]
        {
            ("#m", $$""","contained":[{"resourceType":"Medication","id":"m",{{medication}} }]""", Array.Empty<string>()),
            ("Medication/m", "", [Bundles.Entry($$"""{"resourceType":"Medication","id":"m",{{medication}} }""")]),
        })
        {
            var read = await Bundles.ReadAsync(Bundles.Of([Bundles.Ada, .. entries, Bundles.Entry(
                $$"""{"resourceType":"MedicationRequest","id":"r","status":"active","intent":"order","subject":{"reference":"Patient/ada"},"medicationReference":{"reference":"{{reference}}"}{{contained}} }""")]));
            Assert.Equal(text, Assert.Single(read.OfType<FhirRecordItem>()).Text);
            Assert.Empty(read.OfType<FhirSkipped>());
        }
    }

    [Theory]
    [InlineData("""{"value":5}""", "5; dose not readable")]
    [InlineData("""{"unit":"mg"}""", "dose not readable")]
    [InlineData("""{"value":5,"unit":" "}""", "5; dose not readable")]
    public async Task A_dose_without_its_number_or_unit_says_so_and_is_named(string quantity, string detail)
    {
        var read = await ReadAsync("MedicationRequest", "subject", "medicationCodeableConcept", """{"text":"X"}""", $$""","dosageInstruction":[{"doseAndRate":[{"doseQuantity":{{quantity}} }]}]""");
        Assert.Equal(detail, Assert.Single(read.OfType<FhirRecordItem>()).Detail);
        Assert.Contains(read.OfType<FhirSkipped>(), skipped => skipped.Reason.Contains("no number, or no unit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"value":1,"code":"1"}""")]
    [InlineData("""{"value":1,"unit":"tablet"}""")]
    public async Task One_with_both_does_not(string quantity) => Assert.Empty((await ReadAsync("MedicationRequest", "subject", "medicationCodeableConcept", """{"text":"X"}""",
        $$""","dosageInstruction":[{"doseAndRate":[{"doseQuantity":{{quantity}} }]}]""")).OfType<FhirSkipped>());

    [Fact]
    public async Task Signs_that_turn_the_direction_of_text_do_not_stand_in_lines()
    {
        var line = Assert.Single((await ReadAsync("MedicationRequest", "subject", "medicationCodeableConcept", """{"text":"War\u202Efarin\u2066"}""", ""","dosageInstruction":[{"text":"take \u202E05\u202C mg\u200F"}]""")).OfType<FhirRecordItem>());
        Assert.Equal(("Warfarin", "take 05 mg"), (line.Text, line.Detail));
    }

    [Theory]
    [InlineData("declined", "accepted", "Byron")]
    [InlineData("accepted", "declined", "Lovelace")]
    [InlineData("needs-action", "accepted", "Byron")]
    [InlineData("declined", "tentative", "Byron")]
    public async Task A_visit_of_two_stands_with_who_comes_and_the_other_is_named(string ada, string byron, string whose)
    {
        var read = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry("""{"resourceType":"Patient","id":"b","name":[{"family":"Byron"}]}"""), Bundles.Entry($$"""
            {"resourceType":"Appointment","id":"v","status":"booked","start":"2026-06-01T10:00:00Z","participant":[{"actor":{"reference":"Patient/ada"},"status":"{{ada}}"},{"actor":{"reference":"Patient/b"},"status":"{{byron}}"}]}
            """)));
        var line = Assert.Single(read.OfType<FhirRecordItem>());
        Assert.Equal((whose == "Byron" ? 2 : 1, true), (line.Patient.Entry, line.IsActive));
        Assert.Contains("more than one patient", Assert.Single(read.OfType<FhirSkipped>()).Reason, StringComparison.Ordinal);
    }

    private static Task<List<FhirResource>> ReadAsync(string type, string whose, string element, string concept, string more = "")
    {
        var status = type switch
        {
            "MedicationRequest" => """ "status":"active","intent":"order" """,
            "MedicationStatement" => """ "status":"active" """,
            _ => """ "clinicalStatus":{"coding":[{"code":"active"}]} """,
        };
        return Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry($$"""{"resourceType":"{{type}}","id":"x",{{status}},"{{whose}}":{"reference":"Patient/ada"},"{{element}}":{{concept}}{{more}} }""")));
    }
}
