using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>Where a condition is and how far it has gone stands beside it; a side or a stage that contradicts its name is marked, named and not told for sure.</summary>
public class ConditionPlaceTests
{
    [Theory]
    [InlineData("Fracture of femur", """ "bodySite":[{"text":"Right femur"}] """, "body site: Right femur")]
    [InlineData("Fracture of left femur", """ "bodySite":[{"coding":[{"code":"71341001","display":"Bone structure of femur"}]}] """, "body site: Bone structure of femur")]
    [InlineData("Fracture of right femur", """ "bodySite":[{"text":"Right femur"}] """, "")]
    [InlineData("Bilateral knee pain", """ "bodySite":[{"text":"Left knee"},{"text":"Right knee"}] """, "body site: Left knee, Right knee")]
    [InlineData("Fracture of left hand and right foot", """ "bodySite":[{"text":"Left hand"}] """, "")]
    [InlineData("Breast cancer", """ "stage":[{"summary":{"text":"Stage IIB"},"type":{"text":"pathologic"}}] """, "stage: Stage IIB (pathologic)")]
    [InlineData("Type 2 diabetes, CKD stage 3", """ "stage":[{"summary":{"text":"Stage IIIa"}}] """, "stage: Stage IIIa")]
    [InlineData("Colon cancer", """ "bodySite":[{"text":"Sigmoid"}],"stage":[{"summary":{"text":"Stage I"}}] """, "body site: Sigmoid; stage: Stage I")]
    public async Task It_stands_beside_the_name_once(string text, string place, string detail)
    {
        var (item, named) = await ReadAsync(text, place);
        Assert.Equal((detail, true), (item.Detail, Certainty.IsSure(new RecordLine(item.Text, item.Detail))));
        Assert.Empty(named);
    }

    [Theory]
    [InlineData("Fracture of left femur", """ "bodySite":[{"text":"Right femur"}] """, "coded differently: body site Right femur")]
    [InlineData("Fracture of L femur", """ "bodySite":[{"text":"Right femur"}] """, "coded differently: body site Right femur")]
    [InlineData("Fractura de fémur izquierdo", """ "bodySite":[{"coding":[{"display":"Right femur"}]}] """, "coded differently: body site Right femur")]
    [InlineData("Bilateral cataracts", """ "bodySite":[{"text":"Left eye"}] """, "coded differently: body site Left eye")]
    [InlineData("Fracture of left femur", """ "bodySite":[{"text":"Left femur"},{"text":"Right femur"}] """, "coded differently: body site Left femur, Right femur")]
    [InlineData("Fracture of femur", """ "bodySite":[{"text":"Left femur","coding":[{"display":"Right femur structure"}]}] """, "coded differently: body site Left femur, Right femur structure")]
    [InlineData("CKD stage 2", """ "stage":[{"summary":{"text":"Stage IV"}}] """, "coded differently: stage Stage IV")]
    public async Task Another_side_or_stage_is_marked_and_named(string text, string place, string detail)
    {
        var (item, named) = await ReadAsync(text, place);
        Assert.Equal((detail, false), (item.Detail, Certainty.IsSure(new RecordLine(item.Text, item.Detail))));
        Assert.Contains("different things", Assert.Single(named).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" "stage":[{"assessment":[{"reference":"Observation/1"}]}] """, "'stage'")]
    [InlineData(""" "bodySite":[{}] """, "'bodySite'")]
    public async Task What_has_no_words_is_named(string place, string element) => Assert.Contains(element, Assert.Single((await ReadAsync("Gout", place)).Named).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task A_place_of_nothing_is_a_contradiction() => Assert.Contains("different things", (await Bundles.ReadSkippedAsync(
        """{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/ada"},"code":{"text":"No known problems"},"bodySite":[{"text":"Right femur"}]}""")).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_short_list_tells_the_place_and_every_doubt() => Assert.Equal("body site: Right femur; unconfirmed",
        Certainty.BesideOf(new RecordLine("Fracture", "severe; body site: Right femur; unconfirmed")));

    private static async Task<(FhirRecordItem Item, List<FhirSkipped> Named)> ReadAsync(string text, string place)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$"""{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/ada"},"clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"{{text}}"},{{place}} }""")));
        return (Assert.Single(found.OfType<FhirRecordItem>()), found.OfType<FhirSkipped>().ToList());
    }
}
