using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>That nobody knows is a statement and no allergen; that a medication was entered in error is said with its line.</summary>
public class NobodyKnowsTests
{
    [Theory]
    [InlineData("Unknown")]
    [InlineData("Unable to assess allergies")]
    [InlineData("Unable to obtain due to sedation")]
    [InlineData("Allergies: unknown")]
    [InlineData("Allergy status unknown")]
    [InlineData("Not assessed")]
    [InlineData("No information available")]
    [InlineData("Could not be determined")]
    [InlineData("Desconocido")]
    [InlineData("Se desconoce")]
    [InlineData("No se pudo evaluar")]
    [InlineData("Unknown (finding)")]
    public async Task It_stands_as_said_and_is_named(string text)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Allergy($$"""{"text":"{{text}}"}""", "")));
        var item = Assert.Single(found.OfType<FhirRecordItem>());
        Assert.Equal((text, true), (item.Text, item.IsAbsence));
        Assert.Contains("nobody knows", Assert.Single(found.OfType<FhirSkipped>()).Reason, StringComparison.Ordinal);
        Assert.Equal("notRecorded", new RecordSection([], item.Text, HasPast: false).StatusWord());
    }

    [Theory]
    [InlineData("Unknown antibiotic")]
    [InlineData("Unknown reaction to penicillin")]
    [InlineData("Penicillin, reaction unknown")]
    [InlineData("Unknown sulfa drug")]
    public void Other_words_with_it_name_something(string text) => Assert.False(Absence.IsNotKnownBy(text));

    [Theory]
    [InlineData("""{"text":"Unknown","coding":[{"code":"1","display":"Penicillin"}]}""", "")]
    [InlineData("""{"text":"Unknown"}""", ""","reaction":[{"substance":{"text":"Penicillin"},"manifestation":[{"text":"Hives"}]}]""")]
    [InlineData("""{"text":"No known allergies"}""", ""","reaction":[{"substance":{"text":"Penicillin"},"manifestation":[{"text":"Hives"}]}]""")]
    public async Task What_names_something_beside_it_is_a_contradiction(string code, string more)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Allergy(code, more)));
        Assert.Empty(found.OfType<FhirRecordItem>());
        Assert.Contains(found.OfType<FhirSkipped>(), skipped => skipped.Reason.Contains("different things", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(""","medicationReference":{"reference":"#m"},"contained":[{"resourceType":"Medication","id":"m","status":"entered-in-error","code":{"text":"Amiodarone"} }]""")]
    [InlineData(""","medicationReference":{"reference":"Medication/m"}""")]
    public async Task A_medication_that_was_entered_in_error_says_so(string medication)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry("""{"resourceType":"Medication","id":"m","status":"entered-in-error","code":{"text":"Amiodarone"} }"""),
            Bundles.Entry($$"""{"resourceType":"MedicationRequest","id":"o","status":"active","subject":{"reference":"Patient/ada"}{{medication}} }""")));
        var item = Assert.Single(found.OfType<FhirRecordItem>());
        Assert.Equal("status not known; its medication was entered in error", item.Detail);
        Assert.Contains("entered in error", Certainty.DoubtOf(new RecordLine(item.Text, item.Detail)), StringComparison.Ordinal);
        Assert.Single(found.OfType<FhirSkipped>());
    }

    [Theory]
    [InlineData("None", false, "noneKnown")]
    [InlineData("No known drug allergies; No known allergies", false, "noneKnown")]
    [InlineData("No known allergies", true, "notRecorded")]
    [InlineData("None (note: takes ibuprofen)", false, "notRecorded")]
    [InlineData("None; None (note: takes ibuprofen)", false, "notRecorded")]
    public void None_is_known_only_where_neither_a_note_nor_another_list_says_otherwise(string said, bool isElsewhere, string status) =>
        Assert.Equal(status, new RecordSection([], said, HasPast: false) { IsElsewhere = isElsewhere }.StatusWord());

    private static string Allergy(string code, string more) =>
        Bundles.Entry($$"""{"resourceType":"AllergyIntolerance","id":"a","patient":{"reference":"Patient/ada"},"clinicalStatus":{"coding":[{"code":"active"}]},"code":{{code}}{{more}} }""");
}
