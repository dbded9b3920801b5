using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>What a bundle says of itself and of its entries beside their lines: it is named.</summary>
public class BundleSayingsTests
{
    [Fact]
    public async Task An_order_to_delete_says_what()
    {
        var found = await Bundles.ReadAsync(Bundles.Of("""{"request":{"method":"DELETE","url":"AllergyIntolerance/a1"}}"""));
        Assert.Equal("AllergyIntolerance/a1", Assert.Single(found.OfType<FhirSkipped>()).Resource);
    }

    [Theory]
    [InlineData("""[{"relation":"self","url":"x"},{"relation":"next","url":"y"}]""", 1)]
    [InlineData("""[{"relation":"self","url":"x"}]""", 0)]
    [InlineData("null", 0)]
    public async Task One_page_of_several_says_so(string links, int named)
    {
        var found = await Bundles.ReadAsync($$"""{"resourceType":"Bundle","type":"searchset","link":{{links}},"entry":[{{Bundles.Ada}}]}""");
        Assert.Equal(named, found.OfType<FhirSkipped>().Count(skipped => skipped.Reason.Contains("one page of several", StringComparison.Ordinal)));
        Assert.Single(found.OfType<FhirPatient>());
    }

    [Theory]
    [InlineData("""{"resourceType":"Flag","id":"w","status":"active","code":{"text":"No resuscitation"},"subject":{"reference":"Patient/ada"}}""", "flag")]
    [InlineData("""{"resourceType":"AdverseEvent","id":"w","actuality":"actual","event":{"text":"Anaphylaxis"},"subject":{"reference":"Patient/ada"}}""", "adverse event")]
    [InlineData("""{"resourceType":"flag","id":"w"}""", "resourceType")]
    public async Task What_warns_and_is_not_kept_is_named(string resource, string reason)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(resource)));
        Assert.Contains(reason, Assert.Single(found.OfType<FhirSkipped>()).Reason, StringComparison.Ordinal);
        Assert.Empty(found.OfType<FhirPassedOver>());
    }

    [Theory]
    [InlineData("R", true)]
    [InlineData("V", true)]
    [InlineData("TABOO", true)]
    [InlineData("N", false)]
    [InlineData("L", false)]
    public async Task A_label_that_closes_a_line_to_some_readers_is_named_and_the_line_is_in(string label, bool isNamed)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$$"""
            {"resourceType":"Condition","id":"c","meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"{{{label}}}"}]},
             "clinicalStatus":{"coding":[{"code":"active"}]},"verificationStatus":{"coding":[{"code":"confirmed"}]},"code":{"text":"Asthma"},"subject":{"reference":"Patient/ada"}}
            """)));

        Assert.Equal("Asthma", Assert.Single(found.OfType<FhirRecordItem>()).Text);
        Assert.Equal(isNamed ? ["its label of confidentiality is not kept: whoever reads the patient's record here reads it too"] : [], found.OfType<FhirSkipped>().Select(gone => gone.Reason));
    }

    [Theory]
    [InlineData("http://terminology.hl7.org/CodeSystem/v3-ActCode", "HIV", 1)]
    [InlineData("http://terminology.hl7.org/CodeSystem/v3-ActCode", "NODSCLCD", 1)]
    [InlineData("urn:oid:2.16.840.1.113883.5.4", "ETH", 1)]
    [InlineData("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST", 0)]
    public async Task A_label_of_what_is_sensitive_is_named_too(string system, string code, int named)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$$"""
            {"resourceType":"Condition","id":"c","meta":{"security":[{"system":"{{{system}}}","code":"{{{code}}}"}]},
             "clinicalStatus":{"coding":[{"code":"active"}]},"verificationStatus":{"coding":[{"code":"confirmed"}]},"code":{"text":"Asthma"},"subject":{"reference":"Patient/ada"}}
            """)));

        Assert.Equal(named, found.OfType<FhirSkipped>().Count(gone => gone.Reason.StartsWith("its label", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_patient_whom_another_replaces_is_named()
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Entry(
            """{"resourceType":"Patient","id":"old","name":[{"text":"Ada Old"}],"link":[{"type":"replaced-by","other":{"reference":"Patient/new"}}]}""")));
        Assert.Contains("replaces it", Assert.Single(found.OfType<FhirSkipped>()).Reason);
        Assert.Single(found.OfType<FhirPatient>());
    }
}
