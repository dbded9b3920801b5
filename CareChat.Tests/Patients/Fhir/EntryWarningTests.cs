using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>What no record here holds and is of weight is named with its entry and id; all else is counted.</summary>
public class EntryWarningTests
{
    private const string AllergySection = """ "title":"Alergias e intolerancias","code":{"coding":[{"system":"http://loinc.org","code":"48765-2"}]} """;

    [Theory]
    [InlineData("""{"resourceType":"FamilyMemberHistory","id":"w","status":"completed","relationship":{"text":"aunt"},"condition":[{"code":{"text":"Ovarian cancer"}}]}""", "illness of the family")]
    [InlineData("""{"resourceType":"DetectedIssue","id":"w","status":"final","severity":"high","code":{"text":"Drug interaction"}}""", "problem that was found")]
    [InlineData("""{"resourceType":"Observation","id":"w","status":"final","code":{"text":"Allergy to iodine"},"valueBoolean":true}""", "observation of an allergy")]
    [InlineData("""{"resourceType":"Observation","id":"w","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"52473-6"}]},"valueString":"eggs"}""", "observation of an allergy")]
    [InlineData("""{"resourceType":"Observation","id":"w","status":"final","code":{"text":"Reported"},"valueCodeableConcept":{"text":"Alergia al níquel"}}""", "observation of an allergy")]
    [InlineData("""{"resourceType":"Observation","id":"w","status":"final","category":[{"coding":[{"code":"laboratory"}]}],"code":{"text":"Sodium"},"interpretation":[{"coding":[{"code":"LL"}]}]}""", "critical")]
    [InlineData("""{"resourceType":"Observation","id":"w","status":"final","code":{"text":"Hemoglobin"},"interpretation":[{"text":"Critically low"}]}""", "critical")]
    [InlineData("""{"resourceType":"Observation","id":"w","status":"final","code":{"text":"Glucose"},"interpretation":{"coding":[{"code":"HH","display":"Critical high"}]}}""", "critical")]
    [InlineData("""{"resourceType":"Observation","id":"w","status":"final","code":{"text":"Blood pressure"},"component":[{"code":{"text":"Systolic"},"interpretation":[{"coding":[{"code":"HH"}]}]}]}""", "critical")]
    [InlineData("""{"resourceType":"Composition","id":"w","section":[{"title":"Allergies","text":{"status":"generated","div":"<div>Bees</div>"}}]}""", "in text alone")]
    [InlineData("""{"resourceType":"Composition","id":"w","section":[{"title":"All","section":[{""" + AllergySection + ""","text":{"div":"<div>Nueces</div>"}}]}]}""", "in text alone")]
    [InlineData("""{"resourceType":"Composition","id":"w","text":{"div":"<div>She is allergic to walnuts.</div>"},"section":[{"title":"Plan"}]}""", "in text alone")]
    [InlineData("""{"resourceType":"Composition","id":"w","section":[{"title":"Problems","emptyReason":{"coding":[{"code":"withheld"}]}}]}""", "withheld")]
    public async Task What_is_of_weight_is_named(string resource, string reason)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(resource)));
        var skipped = Assert.Single(found.OfType<FhirSkipped>());
        Assert.Equal(2, skipped.Entry);
        Assert.EndsWith("/w", skipped.Resource, StringComparison.Ordinal);
        Assert.Contains(reason, skipped.Reason, StringComparison.Ordinal);
        Assert.Empty(found.OfType<FhirPassedOver>());
    }

    [Theory]
    [InlineData("""{"resourceType":"Observation","id":"w","status":"final","code":{"text":"Body height"},"valueQuantity":{"value":170,"unit":"cm"}}""")]
    [InlineData("""{"resourceType":"Observation","id":"w","status":"final","code":{"text":"Sodium"},"interpretation":[{"coding":[{"code":"N","display":"Normal"}]}]}""")]
    [InlineData("""{"resourceType":"Observation","id":"w","status":"final","code":{"text":"Glucose"},"interpretation":[{"coding":[{"code":"H","display":"High"}]}]}""")]
    [InlineData("""{"resourceType":"Observation","id":"w","status":"entered-in-error","code":{"text":"Sodium"},"interpretation":[{"coding":[{"code":"LL"}]}]}""")]
    [InlineData("""{"resourceType":"Observation","id":"w","status":"final","code":{"text":"Peanut IgE Ab in Serum"},"valueQuantity":{"value":0.2}}""")]
    [InlineData("""{"resourceType":"Composition","id":"w","section":[{"title":"Allergies","text":{"div":"<div>Bees</div>"},"entry":[{"reference":"AllergyIntolerance/1"}]}]}""")]
    [InlineData("""{"resourceType":"Composition","id":"w","section":[{"title":"Plan","text":{"div":"<div>Rest</div>"},"emptyReason":{"coding":[{"code":"nilknown"}]}}]}""")]
    [InlineData("""{"resourceType":"Encounter","id":"w","status":"finished"}""")]
    public async Task What_is_of_none_is_counted(string resource)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(resource)));
        Assert.Empty(found.OfType<FhirSkipped>());
        Assert.Equal(1, Assert.Single(found.OfType<FhirPassedOver>()).Count);
    }

    [Theory]
    [InlineData("booked")]
    [InlineData("arrived")]
    [InlineData("checked-in")]
    public async Task A_visit_that_is_booked_and_that_the_patient_declined_is_named(string status) => Assert.Contains("declined", (await Bundles.ReadSkippedAsync(
        $$"""{"resourceType":"Appointment","id":"t","status":"{{status}}","start":"2027-02-28T10:00:00Z","participant":[{"actor":{"reference":"Patient/ada"},"status":"declined"}]}""")).Reason, StringComparison.Ordinal);
}
