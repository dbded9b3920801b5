using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>A text and a coding that name two things are both told, and neither for sure.</summary>
public class CodedAsTests
{
    [Theory]
    [InlineData("Hypertension", "Diabetes mellitus")]
    [InlineData("Back pain", "Dorsalgia, not elsewhere classified")]
    [InlineData("HTN", "Essential hypertension")]
    [InlineData("Chronic kidney disease", "Chronic obstructive pulmonary disease")]
    public async Task A_coding_that_shares_no_word_with_its_text_stands_beside_it_unnamed(string text, string display)
    {
        var (item, named) = await ReadAsync($$$"""{"text":"{{{text}}}","coding":[{"code":"1","display":"{{{display}}}"}]}""");
        Assert.Equal((text, $"coded as: {display}", false), (item.Text, item.Detail, IsSure(item)));
        Assert.Empty(named);
    }

    [Theory]
    [InlineData("Type 2 diabetes", "Diabetes mellitus type 2 (disorder)")]
    [InlineData("Hypertension", "Hypertensive disorder, systemic arterial (disorder)")]
    [InlineData("Diabetic neuropathy", "Diabetes mellitus")]
    [InlineData("COPD", "Chronic obstructive pulmonary disease")]
    [InlineData("High blood pressure", "Blood pressure, high")]
    [InlineData("Disorder", "Disorder")]
    public async Task One_that_shares_a_word_or_is_its_initials_says_the_same(string text, string display) =>
        Assert.Equal("", (await ReadAsync($$$"""{"text":"{{{text}}}","coding":[{"code":"1","display":"{{{display}}}"}]}""")).Item.Detail);

    [Fact]
    public async Task Of_several_codings_a_word_of_one_that_agrees_counts_too() => Assert.Equal("coded as: Gout", (await ReadAsync(
        """{"text":"Hypertension","coding":[{"code":"1","display":"Hypertensive heart disease"},{"code":"2","display":"Heart failure"},{"code":"3","display":"Gout"}]}""")).Item.Detail);

    [Theory]
    [InlineData(""" "medicationCodeableConcept":{"text":"Warfarin 5 mg","coding":[{"code":"1","display":"amlodipine 5 MG Oral Tablet"}]} """, "Warfarin 5 mg", "coded as: amlodipine 5 MG Oral Tablet")]
    [InlineData(""" "medicationCodeableConcept":{"text":"Prednisone 5 mg","coding":[{"code":"1","display":"prednisolone 5 MG Oral Tablet"}]} """, "Prednisone 5 mg", "coded as: prednisolone 5 MG Oral Tablet")]
    [InlineData(""" "medicationCodeableConcept":{"text":"Lisinopril","coding":[{"code":"1","display":"lisinopril 10 MG Oral Tablet"}]} """, "Lisinopril", "")]
    [InlineData(""" "contained":[{"resourceType":"Medication","id":"m","code":{"text":"Digoxin"}}],"medicationReference":{"reference":"#m","display":"Warfarin 5 mg"} """, "Digoxin", "coded as: Warfarin 5 mg")]
    public async Task So_it_is_with_medicines(string medication, string text, string detail)
    {
        var item = await Bundles.ReadItemAsync($$"""{"resourceType":"MedicationRequest","id":"m","status":"active","subject":{"reference":"Patient/ada"},{{medication}} }""");
        Assert.Equal((text, detail, detail.Length == 0), (item.Text, item.Detail, IsSure(item)));
    }

    [Fact]
    public async Task And_with_allergies()
    {
        var item = await Bundles.ReadItemAsync("""
            {"resourceType":"AllergyIntolerance","id":"a","patient":{"reference":"Patient/ada"},"clinicalStatus":{"coding":[{"code":"active"}]},
             "code":{"text":"Sulfa","coding":[{"code":"1","display":"Allergy to penicillin"}]}}
            """);
        Assert.Equal(("Sulfa", "coded as: Allergy to penicillin", false), (item.Text, item.Detail, IsSure(item)));
    }

    private static bool IsSure(FhirRecordItem item) => Certainty.IsSure(new RecordLine(item.Text, item.Detail));

    private static async Task<(FhirRecordItem Item, List<FhirSkipped> Named)> ReadAsync(string code)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$"""{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/ada"},"clinicalStatus":{"coding":[{"code":"active"}]},"code":{{code}} }""")));
        return (Assert.Single(found.OfType<FhirRecordItem>()), found.OfType<FhirSkipped>().ToList());
    }
}
