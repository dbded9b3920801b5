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
}
