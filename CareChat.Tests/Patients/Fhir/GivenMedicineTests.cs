using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>A medicine that a file tells of only as handed out or given is named once a patient.</summary>
public class GivenMedicineTests
{
    private const string Dispense = """{"resourceType":"MedicationDispense","id":"d","status":"completed","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"X"}}""";
    private const string Given = """{"resourceType":"MedicationAdministration","id":"g","status":"completed","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"X"}}""";

    [Fact]
    public async Task It_is_named_once()
    {
        var read = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(Dispense), Bundles.Entry(Given)));
        var named = Assert.Single(read.OfType<FhirSkipped>());
        Assert.Equal((0, "MedicationDispense/d"), (named.Entry, named.Resource));
        Assert.Equal(2, read.OfType<FhirPassedOver>().Sum(kind => kind.Count));
    }

    [Theory]
    [InlineData("""{"resourceType":"MedicationRequest","id":"m","status":"completed","intent":"order","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"Y"}}""")]
    [InlineData("""{"resourceType":"MedicationStatement","id":"m","status":"active","subject":{"reference":"https://ehr.example/fhir/Patient/ada"},"medicationCodeableConcept":{"text":"Y"}}""")]
    public async Task Beside_an_order_or_a_statement_it_is_only_counted(string other) => Assert.DoesNotContain(
        (await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(Dispense), Bundles.Entry(other)))).OfType<FhirSkipped>(), skipped => skipped.Reason.Contains("handed out", StringComparison.Ordinal));

    [Fact]
    public async Task One_that_was_taken_back_is_not_told_of() => Assert.Empty(
        (await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(Dispense.Replace("completed", "entered-in-error"))))).OfType<FhirSkipped>());
}
