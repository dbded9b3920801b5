using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>A quantity whose written unit is another than the coded one is told as it is written and coded, and not for sure.</summary>
public class CodedUnitTests
{
    [Theory]
    [InlineData("100", "mg", "ug", "100 mg; coded differently: 100 ug")]
    [InlineData("125", "milligrams", "ug", "125 milligrams; coded differently: 125 ug")]
    [InlineData("5", "mL", "mg", "5 mL; coded differently: 5 mg")]
    [InlineData("2", "tablets", "mL", "2 tablets; coded differently: 2 mL")]
    [InlineData("10", "miligramos", "g", "10 miligramos; coded differently: 10 g")]
    [InlineData("1", "Tablette", "mg", "1 Tablette; coded differently: 1 mg")]
    [InlineData("5", "units", "mL", "5 units; coded differently: 5 mL")]
    public async Task Of_a_dose(string value, string unit, string code, string detail)
    {
        var (item, named) = await DoseAsync($$"""{"doseAndRate":[{"doseQuantity":{"value":{{value}},"unit":"{{unit}}","code":"{{code}}"} }]}""");
        Assert.Equal((detail, false), (item.Detail, IsSure(item)));
        Assert.Contains("coded", Assert.Single(named).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text":"100 mg daily","doseAndRate":[{"doseQuantity":{"value":100,"unit":"mg","code":"ug"} }]}""")]
    [InlineData("""{"doseAndRate":[{"doseRange":{"low":{"value":1,"unit":"mg","code":"g"},"high":{"value":2,"unit":"mg","code":"mg"} } }]}""")]
    [InlineData("""{"doseAndRate":[{"rateRatio":{"numerator":{"value":5,"unit":"mg","code":"ug"},"denominator":{"value":1,"unit":"h","code":"h"} } }]}""")]
    [InlineData("""{"doseAndRate":[{"rateQuantity":{"value":5,"unit":"mcg/h","code":"mg/h"} }]}""")]
    [InlineData("""{"text":"5 mg","maxDosePerPeriod":{"numerator":{"value":4,"unit":"g","code":"mg"},"denominator":{"value":1,"unit":"day","code":"d"} } }""")]
    [InlineData("""{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d","boundsDuration":{"value":7,"unit":"days","code":"wk"} } } }""")]
    public async Task Wherever_it_stands_in_the_dose(string dosage)
    {
        var (item, named) = await DoseAsync(dosage);
        Assert.Contains(Certainty.CodedDifferently, item.Detail, StringComparison.Ordinal);
        Assert.False(IsSure(item));
        Assert.Single(named);
    }

    [Theory]
    [InlineData("milligram", "mg")]
    [InlineData("mcg", "ug")]
    [InlineData("µg", "ug")]
    [InlineData("MG", "mg")]
    [InlineData("tablet", "{tbl}")]
    [InlineData("tablet(s)", "TAB")]
    [InlineData("Tabletten", "{tablet}")]
    [InlineData("units", "[iU]")]
    [InlineData("unit", "U")]
    [InlineData("mcg/hr", "ug/h")]
    [InlineData("drops", "[drp]")]
    [InlineData("teaspoon", "[tsp_us]")]
    [InlineData("tablet", "1")]
    [InlineData("tablet", "732936001")]
    [InlineData("mg of elemental iron", "mg")]
    public async Task Other_spellings_are_no_other_unit(string unit, string code)
    {
        var (item, named) = await DoseAsync($$"""{"doseAndRate":[{"doseQuantity":{"value":5,"unit":"{{unit}}","code":"{{code}}"} }]}""");
        Assert.True(IsSure(item), item.Detail);
        Assert.Empty(named);
    }

    [Fact]
    public async Task So_it_is_with_the_age_at_which_something_began()
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry("""
            {"resourceType":"Condition","id":"c","subject":{"reference":"Patient/ada"},"clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"Asthma"},
             "onsetAge":{"value":6,"unit":"years","code":"mo"} }
            """)));
        var item = Assert.Single(found.OfType<FhirRecordItem>());
        Assert.Equal(("since the age of 6 years; coded differently: 6 mo", false), (item.Detail, IsSure(item)));
        Assert.Single(found.OfType<FhirSkipped>());
    }

    private static bool IsSure(FhirRecordItem item) => Certainty.IsSure(new RecordLine(item.Text, item.Detail));

    private static async Task<(FhirRecordItem Item, List<FhirSkipped> Named)> DoseAsync(string dosage)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$"""{"resourceType":"MedicationRequest","id":"m","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"X"},"dosageInstruction":[{{dosage}}]}""")));
        return (Assert.Single(found.OfType<FhirRecordItem>()), found.OfType<FhirSkipped>().ToList());
    }
}
