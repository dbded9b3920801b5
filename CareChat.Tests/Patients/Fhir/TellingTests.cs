using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>What stands beside a line's text and says that it does not hold, holds no more, or is somebody else's.</summary>
public class TellingTests
{
    private const string Active = """ "clinicalStatus":{"coding":[{"code":"active"}]} """;

    [Theory]
    [InlineData("""{"text":"Glaucoma","coding":[{"code":"1","display":"Family history of glaucoma (situation)"}]}""", "coded: Family history of glaucoma (situation)")]
    [InlineData("""{"text":"Breast cancer","coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"Z80.3"}]}""", "coded: family history (Z80.3)")]
    [InlineData("""{"text":"Stroke","coding":[{"code":"Z86.73","display":"Stroke"}]}""", "coded: personal history (Z86.73)")]
    [InlineData("""{"text":"Heart attack","coding":[{"code":"Z03.4"}]}""", "coded: suspected and ruled out (Z03.4)")]
    [InlineData("""{"text":"Lupus","coding":[{"code":"2","display":"Lupus"},{"code":"3","display":"Suspected lupus"}]}""", "coded: Suspected lupus")]
    [InlineData("""{"text":"Angina","coding":[{"code":"4","display":"No evidence of angina"}]}""", "coded: No evidence of angina")]
    public async Task A_condition_whose_coding_says_otherwise_stands_with_it_and_is_named(string code, string detail)
    {
        var (item, reason) = await ReadAsync($$"""{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/ada"},{{Active}},"code":{{code}} }""");
        Assert.Equal(detail, item.Detail);
        Assert.False(IsSure(item));
        Assert.Contains("different things", reason);
    }

    [Theory]
    [InlineData("""{"text":"Family history"}""")]
    [InlineData("""{"coding":[{"code":"family-history"}]}""")]
    [InlineData("""{"coding":[{"code":"x","display":"Ruled out"}]}""")]
    public async Task So_it_is_with_its_category(string category)
    {
        var (item, reason) = await ReadAsync($$"""{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/ada"},{{Active}},"category":[{{category}}],"code":{"text":"Gout"} }""");
        Assert.StartsWith("category: ", item.Detail);
        Assert.False(IsSure(item));
        Assert.Contains("different things", reason);
    }

    [Theory]
    [InlineData("Latex", "No known latex allergy")]
    [InlineData("Egg", "Family history of egg allergy")]
    [InlineData("Sulfa", "Sulfa allergy ruled out")]
    public async Task And_with_an_allergy(string text, string display)
    {
        var (item, _) = await ReadAsync(
            $$"""{"resourceType":"AllergyIntolerance","id":"a","patient":{"reference":"Patient/ada"},{{Active}},"code":{"text":"{{text}}","coding":[{"code":"9","display":"{{display}}"}]} }""");
        Assert.Equal((text, $"coded: {display}"), (item.Text, item.Detail));
        Assert.False(IsSure(item));
    }

    [Theory]
    [InlineData("Type 2 diabetes", "E11.9", "Type 2 diabetes mellitus without complications")]
    [InlineData("Migraine", "G43.909", "Migraine, unspecified, not intractable, without status migrainosus")]
    [InlineData("Back pain", "M54.9", "Low back pain, not elsewhere classified")]
    [InlineData("Familial hypercholesterolemia", "E78.01", "Familial hypercholesterolemia")]
    public async Task A_coding_that_says_the_same_in_more_words_changes_nothing(string text, string code, string display)
    {
        var item = await Bundles.ReadItemAsync(
            $$$"""{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/ada"},"clinicalStatus":{"coding":[{"code":"active"}]},"category":[{"coding":[{"code":"problem-list-item","display":"Problem List Item"}]}],"code":{"text":"{{{text}}}","coding":[{"code":"{{{code}}}","display":"{{{display}}}"}]} }""");
        Assert.Equal("", item.Detail);
        Assert.True(IsSure(item));
    }

    [Theory]
    [InlineData("MedicationRequest", """ "dosageInstruction":[{"text":"HOLD until the test is back"}] """)]
    [InlineData("MedicationRequest", """ "dosageInstruction":[{"text":"5 mg. Discontinued in May"}] """)]
    [InlineData("MedicationRequest", """ "note":[{"text":"Stopped by the cardiologist 2023"}] """)]
    [InlineData("MedicationRequest", """ "category":[{"text":"Historical"}] """)]
    [InlineData("MedicationRequest", """ "category":[{"text":"Patient's son"}] """)]
    [InlineData("MedicationStatement", """ "category":{"coding":[{"code":"historical"}]} """)]
    [InlineData("MedicationRequest", """ "statusReason":{"text":"bleeding"} """)]
    [InlineData("MedicationStatement", """ "statusReason":[{"text":"patient not taking"}] """)]
    [InlineData("MedicationStatement", """ "note":[{"text":"She no longer uses it"}] """)]
    public async Task An_order_in_force_whose_words_say_otherwise_is_not_told_for_sure(string type, string words)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$"""{"resourceType":"{{type}}","id":"m","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"Digoxin"},{{words}} }""")));
        Assert.False(IsSure(Assert.Single(found.OfType<FhirRecordItem>())));
    }

    [Theory]
    [InlineData(""" "category":[{"coding":[{"code":"outpatient","display":"Outpatient"}]}] """)]
    [InlineData(""" "note":[{"text":"Refill in June"}] """)]
    [InlineData(""" "dosageInstruction":[{"text":"1 tablet daily with food, do not crush"}] """)]
    [InlineData(""" "dosageInstruction":[{"text":"2 tablets every 6 hours as needed, no more than 8 a day"}] """)]
    [InlineData(""" "dosageInstruction":[{"text":"20 mg","timing":{"repeat":{"boundsPeriod":{"start":"2026-04-01","end":"2026-04-05"}}}}] """)]
    public async Task How_it_is_taken_makes_nothing_uncertain(string words) => Assert.True(IsSure(await Bundles.ReadItemAsync(
        $$"""{"resourceType":"MedicationRequest","id":"m","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"Digoxin"},{{words}} }""")));

    [Theory]
    [InlineData("Medication/med")]
    [InlineData("#own")]
    public async Task A_medication_that_was_entered_in_error_makes_its_order_uncertain_and_is_named(string reference)
    {
        const string medication = """{"resource":{"resourceType":"Medication","id":"med","status":"entered-in-error","code":{"text":"Digoxin"}}}""";
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, medication, Bundles.Entry($$"""
            {"resourceType":"MedicationRequest","id":"m","status":"active","subject":{"reference":"Patient/ada"},"medicationReference":{"reference":"{{reference}}"},
             "contained":[{"resourceType":"Medication","id":"own","status":"entered-in-error","code":{"text":"Digoxin"} }]}
            """)));
        Assert.Equal(("Digoxin", "status not known; its medication was entered in error"), (found.OfType<FhirRecordItem>().Single().Text, found.OfType<FhirRecordItem>().Single().Detail));
        Assert.Contains("entered in error", Assert.Single(found.OfType<FhirSkipped>()).Reason);
    }

    private static bool IsSure(FhirRecordItem item) => Certainty.IsSure(new RecordLine(item.Text, item.Detail));

    private static async Task<(FhirRecordItem Item, string Reason)> ReadAsync(string resource)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(resource)));
        return (Assert.Single(found.OfType<FhirRecordItem>()), Assert.Single(found.OfType<FhirSkipped>()).Reason);
    }
}
