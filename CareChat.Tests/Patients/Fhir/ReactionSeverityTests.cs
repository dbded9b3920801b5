using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>How bad a reaction was stands with how it showed.</summary>
public class ReactionSeverityTests
{
    [Theory]
    [InlineData("""{"manifestation":[{"text":"Wheezing"}],"severity":"severe"}""", "Wheezing, severe")]
    [InlineData("""{"manifestation":[{"text":"Itching"},{"text":"Vomiting"}],"severity":"mild"}""", "Itching, mild; Vomiting, mild")]
    [InlineData("""{"manifestation":[{"text":"Itching"}],"severity":"moderate"},{"manifestation":[{"text":"Fainting"}]}""", "Itching, moderate; Fainting")]
    [InlineData("""{"description":"swollen lips","severity":"severe"}""", "swollen lips, severe")]
    [InlineData("""{"severity":"severe"}""", "severe reaction")]
    public async Task It_is_told_with_the_reaction(string reactions, string detail)
    {
        var item = await Bundles.ReadItemAsync(Allergy(reactions));
        Assert.Equal(detail, item.Detail);
        Assert.Contains($"Hazelnut ({detail})", RecordAnswers.Answer("What are my allergies?", "en", new PatientFacts { Allergies = [new RecordLine(item.Text, item.Detail)] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"very bad\"")]
    [InlineData("\"Severe!\"")]
    [InlineData("3")]
    public async Task One_that_is_none_of_FHIRs_is_named(string severity) =>
        Assert.Contains("'severity'", (await Bundles.ReadSkippedAsync(Allergy($$"""{"manifestation":[{"text":"Itching"}],"severity":{{severity}} }"""))).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("Discussed with her mother at the visit")]
    [InlineData("History of itching since school")]
    [InlineData("Avoided at home since 2019")]
    public async Task A_note_is_never_said_to_be_another_text_or_code(string note)
    {
        var named = (await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(Allergy("""{"manifestation":[{"text":"Itching"}]}""", $$""","note":[{"text":"{{note}}"}]"""))))).OfType<FhirSkipped>();
        Assert.DoesNotContain(named, skipped => skipped.Reason.Contains("codes", StringComparison.Ordinal));
    }

    private static string Allergy(string reactions, string more = "") =>
        $$"""{"resourceType":"AllergyIntolerance","id":"a","patient":{"reference":"Patient/ada"},"clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"Hazelnut"},"reaction":[{{reactions}}]{{more}} }""";
}
