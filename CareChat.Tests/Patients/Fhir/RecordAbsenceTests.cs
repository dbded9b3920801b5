using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>That there is nothing is told only where somebody says it, for sure and of that kind.</summary>
public class RecordAbsenceTests
{
    private const string Hl7 = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";

    [Theory]
    [InlineData("Condition", "subject", """{"coding":[{"code":"716186003"}]}""")]
    [InlineData("Condition", "subject", """{"text":"No known allergies"}""")]
    [InlineData("AllergyIntolerance", "patient", """{"coding":[{"code":"no-known-medications"}]}""")]
    public async Task That_there_is_nothing_of_one_kind_is_not_told_of_another(string type, string who, string code) => Assert.Contains("another kind",
        (await Bundles.ReadSkippedAsync($$"""{"resourceType":"{{type}}","id":"x","{{who}}":{"reference":"Patient/ada"},"code":{{code}} }""")).Reason);

    [Theory]
    [InlineData("""{"text":"No known allergies","coding":[{"system":"http://snomed.info/sct","code":"91936005"}]}""")]
    [InlineData("""{"text":"No known allergies","coding":[{"code":"7","display":"Allergy to penicillin"}]}""")]
    [InlineData("""{"text":"Penicillin","coding":[{"system":"http://snomed.info/sct","code":"409137002"}]}""")]
    public async Task Whether_there_is_nothing_or_something_is_not_guessed(string code) => Assert.Contains("different things",
        (await Bundles.ReadSkippedAsync($$"""{"resourceType":"AllergyIntolerance","id":"x","patient":{"reference":"Patient/ada"},"code":{{code}} }""")).Reason);

    [Theory]
    [InlineData("AllergyIntolerance", "716186003", """ "display":"Allergy to penicillin" """)]
    [InlineData("AllergyIntolerance", "716186003", """ "system":"http://snomed.info/sct","code":"91936005" """)]
    [InlineData("AllergyIntolerance", "409137002", """ "code":"PCN","display":"Penicillin" """)]
    [InlineData("AllergyIntolerance", "no-known-food-allergies", """ "display":"Peanut" """)]
    [InlineData("AllergyIntolerance", "716186003", """ "display":"No known allergies except latex" """)]
    [InlineData("AllergyIntolerance", "716186003", """ "system":"urn:own","code":"PCN" """)]
    [InlineData("Condition", "160245001", """ "code":"E11.9","display":"Type 2 diabetes mellitus" """)]
    [InlineData("MedicationRequest", "787481004", """ "display":"Insulin" """)]
    public async Task Nor_between_two_codings_in_either_order(string type, string nothing, string something)
    {
        var none = $$"""{"code":"{{nothing}}"}""";
        foreach (var codings in new[] { $$"""{{none}},{ {{something}} }""", $$"""{ {{something}} },{{none}}""" })
        {
            var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(Resource(type, $$"""{"coding":[{{codings}}]}"""))));
            Assert.Empty(found.OfType<FhirRecordItem>());
            Assert.EndsWith("its text and its codes say different things: whether there is nothing, or something", Assert.Single(found.OfType<FhirSkipped>()).Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(""" "code":{"coding":[{"code":"787481004"},{"display":"Insulin"}]} """, "")]
    [InlineData(""" "code":{"coding":[{"code":"787481004"}]} """, ""","display":"Insulin" """)]
    public async Task Nor_in_a_medication_that_is_referred_to(string code, string display) => Assert.Contains("different things",
        (await Bundles.ReadSkippedAsync($$"""
            {"resourceType":"MedicationRequest","id":"x","subject":{"reference":"Patient/ada"},"contained":[{"resourceType":"Medication","id":"m",{{code}} }],"medicationReference":{"reference":"#m"{{display}}} }
            """)).Reason);

    [Theory]
    [InlineData("AllergyIntolerance", """{"coding":[{"code":"716186003"},{"code":"no-known-allergies"}]}""", "No known allergies")]
    [InlineData("AllergyIntolerance", """{"coding":[{"code":"716186003","display":"No known allergy (situation)"},{"code":"NKA"}]}""", "No known allergy (situation)")]
    [InlineData("AllergyIntolerance", """{"coding":[{"code":"716184000","display":"No known allergy to latex"}]}""", "No known latex allergy")]
    [InlineData("AllergyIntolerance", """{"text":"No known allergies","coding":[{"code":"716186003"},{"system":"urn:own","code":"77"}]}""", "No known allergies")]
    [InlineData("Condition", """{"coding":[{"code":"160245001","display":"No current problems or disability"}]}""", "No current problems or disability")]
    public async Task Codings_that_all_say_nothing_agree(string type, string code, string text)
    {
        var item = await Bundles.ReadItemAsync(Resource(type, code));
        Assert.Equal((text, true), (item.Text, item.IsAbsence));
    }

    [Theory]
    [InlineData("""{"coding":[{"code":"confirmed"},{"code":"refuted"}]}""")]
    [InlineData("""{"coding":[{"code":"unconfirmed"}]}""")]
    public async Task That_there_is_nothing_is_no_statement_where_it_is_doubted(string verification) => Assert.Contains("not confirmed",
        (await Bundles.ReadSkippedAsync(
            $$"""{"resourceType":"AllergyIntolerance","id":"x","patient":{"reference":"Patient/ada"},"verificationStatus":{{verification}},"code":{"text":"NKDA"} }""")).Reason);

    [Fact]
    public async Task No_known_allergies_stays_what_somebody_said_of_allergies()
    {
        var item = await Bundles.ReadItemAsync(
            $$"""{"resourceType":"AllergyIntolerance","id":"a","patient":{"reference":"Patient/ada"},"clinicalStatus":{"coding":[{"system":"{{Hl7}}","code":"active"}]},"code":{"text":"None known"} }""");
        Assert.True(item.IsAbsence);
    }

    private static string Resource(string type, string code) => type == "MedicationRequest"
        ? $$"""{"resourceType":"MedicationRequest","id":"x","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{{code}} }"""
        : $$"""{"resourceType":"{{type}}","id":"x","{{(type == "Condition" ? "subject" : "patient")}}":{"reference":"Patient/ada"},"code":{{code}} }""";
}
