using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>Of one line that a file takes back, ends or denies in one place and not in another, what may hold stands in any order, and is not told for sure.</summary>
public class ContestedOrderTests
{
    private const string Plain = """ "code":{"text":"Penicillin"} """;

    [Theory]
    [InlineData(""" "verificationStatus":{"coding":[{"code":"refuted"}]},"code":{"text":"Penicillin"} """)]
    [InlineData(""" "verificationStatus":{"coding":[{"code":"entered-in-error"}]},"code":{"text":"Penicillin"} """)]
    [InlineData(""" "clinicalStatus":{"coding":[{"code":"resolved"}]},"code":{"text":"Penicillin"} """)]
    [InlineData(""" "code":{"text":"No known allergies"} """)]
    public async Task An_allergy_stands(string other)
    {
        foreach (var (first, second) in new[] { (Plain, other), (other, Plain) })
        {
            var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Allergy(first), Allergy(second)));
            var item = Assert.Single(found.OfType<FhirRecordItem>());
            Assert.Equal(("Penicillin", null, true, false), (item.Text, item.Void, item.IsActive, item.IsAbsence));
            Assert.Contains(Certainty.Contested, item.Detail, StringComparison.Ordinal);
            Assert.Contains("different things", Assert.Single(found.OfType<FhirSkipped>()).Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("entered-in-error")]
    [InlineData("stopped")]
    public async Task So_does_a_medicine(string status)
    {
        foreach (var (first, second) in new[] { ("active", status), (status, "active") })
        {
            var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Order(first), Order(second)));
            var item = Assert.Single(found.OfType<FhirRecordItem>());
            Assert.Equal((null, true), (item.Void, item.IsActive));
            Assert.Contains(Certainty.Contested, item.Detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(""" "verificationStatus":{"coding":[{"code":"refuted"}]},"code":{"text":"No known allergies"} """)]
    [InlineData(""" "code":{"text":"No known drug allergies"} """)]
    public async Task That_there_is_nothing_is_not_told_where_it_is_contested(string other)
    {
        const string None = """ "code":{"text":"No known allergies"} """;
        foreach (var (first, second) in new[] { (None, other), (other, None) })
        {
            var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Allergy(first), Allergy(second)));
            Assert.Empty(found.OfType<FhirRecordItem>());
            Assert.Single(found.OfType<FhirSkipped>());
        }
    }

    [Fact]
    public async Task A_version_decides_where_there_is_one()
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Allergy(""" "meta":{"versionId":"1"},"code":{"text":"Penicillin"} """),
            Allergy(""" "meta":{"versionId":"2"},"verificationStatus":{"coding":[{"code":"refuted"}]},"code":{"text":"Penicillin"} """)));
        Assert.NotNull(Assert.Single(found.OfType<FhirRecordItem>()).Void);
    }

    private static string Allergy(string more) => Bundles.Entry($$"""{"resourceType":"AllergyIntolerance","id":"a","patient":{"reference":"Patient/ada"},{{more}} }""");

    private static string Order(string status) => Bundles.Entry(
        $$"""{"resourceType":"MedicationRequest","id":"m","status":"{{status}}","intent":"order","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"Warfarin"} }""");
}
