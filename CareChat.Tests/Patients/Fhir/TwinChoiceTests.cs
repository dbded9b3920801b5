using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>An element that stands in two of its types is refused as one that stands twice: nothing says which is meant.</summary>
public class TwinChoiceTests
{
    [Theory]
    [InlineData("MedicationRequest", """ "medicationCodeableConcept":{"text":"Warfarin"},"medicationReference":{"display":"Digoxin"} """)]
    [InlineData("MedicationStatement", """ "medicationCodeableConcept":{"text":"Warfarin"},"effectiveDateTime":"2026-01-01","effectivePeriod":{"end":"2026-02-01"} """)]
    [InlineData("Condition", """ "code":{"text":"Gout"},"onsetDateTime":"2020-01-01","onsetAge":{"value":5,"unit":"a"} """)]
    [InlineData("Condition", """ "code":{"text":"Gout"},"abatementBoolean":false,"abatementDateTime":"2020-01-01" """)]
    public async Task It_is_refused_and_named(string type, string elements)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry($$"""{"resourceType":"{{type}}","id":"x","status":"active","subject":{"reference":"Patient/ada"},{{elements}} }""")));
        Assert.Empty(found.OfType<FhirRecordItem>());
        Assert.Contains("one element twice", Assert.Single(found.OfType<FhirSkipped>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_type_and_what_only_begins_alike_are_no_two() => Assert.Equal("Warfarin", (await Bundles.ReadItemAsync("""
        {"resourceType":"MedicationStatement","id":"x","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"Warfarin"},
         "effectiveDateTime":"2026-01-01","_effectiveDateTime":{"id":"e"} }
        """)).Text);
}
