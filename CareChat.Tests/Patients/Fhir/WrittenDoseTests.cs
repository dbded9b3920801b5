using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>The text of a dose stands for itself; a structure or an instruction of other numbers is marked, named and told nobody for sure.</summary>
public class WrittenDoseTests
{
    private const string FourTimes = """ "timing":{"repeat":{"frequency":4,"period":1,"periodUnit":"d"}} """;

    [Theory]
    [InlineData("Take 4 tablets ONCE A WEEK", "1", "tablet", "4", "1", "d", "coded differently: 1 tablet, 4 times a day")]
    [InlineData("10 mg every 12 hours", "20", "mg", "1", "4", "h", "coded differently: 20 mg, every 4 hours")]
    [InlineData("10 mg twice daily", "10", "mg", "3", "1", "d", "coded differently: 3 times a day")]
    [InlineData("1 Tablette täglich", "1", "", "4", "1", "d", "coded differently: 4 times a day")]
    [InlineData("5 mg weekly", "5", "mg", "1", "1", "d", "coded differently: once a day")]
    [InlineData("1 tablet in the morning", "1", "tablet", "2", "1", "d", "coded differently: 2 times a day")]
    [InlineData("1 g daily", "1", "mg", "1", "1", "d", "coded differently: 1 mg")]
    public async Task Other_numbers_are_marked_and_named(string text, string dose, string unit, string frequency, string period, string periodUnit, string marked)
    {
        var (item, named) = await ReadAsync(Dose(text, dose, unit, frequency, period, periodUnit));
        Assert.StartsWith($"{text}; coded differently: ", item.Detail, StringComparison.Ordinal);
        Assert.EndsWith(marked.Split(": ")[1], item.Detail, StringComparison.Ordinal);
        Assert.False(IsSure(item));
        Assert.Contains("in another", Assert.Single(named).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("25 mg", "25 mg; coded differently: 5 mg")]
    [InlineData("1-2 tablets", "1-2 tablets; coded differently: 5 mg")]
    [InlineData("as directed", "as directed, 5 mg")]
    public async Task A_structure_adds_only_what_the_text_says_nothing_of(string text, string detail) => Assert.Equal(detail,
        (await ReadAsync($$"""{"text":"{{text}}","doseAndRate":[{"doseQuantity":{"value":5,"unit":"mg"} } ]}""")).Item.Detail);

    [Theory]
    [InlineData("10 units SC at bedtime", "10", "U", "1", "1", "d")]
    [InlineData("Take one tablet every 12 hours", "1", "tablet", "2", "1", "d")]
    [InlineData("1000 mg twice a day", "1", "g", "2", "1", "d")]
    [InlineData("Take half a tablet daily", "0.5", "tablet", "1", "1", "d")]
    [InlineData("2 tablets on Monday, 1 tablet twice weekly", "1", "tablet", "2", "1", "wk")]
    [InlineData("1 tablet at 8 am and 8 pm", "1", "tablet", "2", "1", "d")]
    [InlineData("1 Tablette 3x täglich", "1", "", "3", "1", "d")]
    [InlineData("10 mg every evening at 8 pm", "10", "mg", "1", "1", "d")]
    public async Task The_same_numbers_are_said_once(string text, string dose, string unit, string frequency, string period, string periodUnit)
    {
        var (item, named) = await ReadAsync(Dose(text, dose, unit, frequency, period, periodUnit));
        Assert.Equal(text, item.Detail);
        Assert.Empty(named);
        Assert.True(IsSure(item));
    }

    [Theory]
    [InlineData("Take 1 tablet daily", "Take 3 tablets daily", "Take 1 tablet daily; different instruction to the patient: Take 3 tablets daily", 1)]
    [InlineData("Take 1 tablet daily", "Swallow it whole", "Take 1 tablet daily; instruction to the patient: Swallow it whole", 0)]
    [InlineData("Take 1 tablet daily", "take 1 tablet daily", "Take 1 tablet daily", 0)]
    public async Task What_the_patient_is_told_stands_beside_it(string text, string instruction, string detail, int reasons)
    {
        var (item, named) = await ReadAsync($$"""{"text":"{{text}}","patientInstruction":"{{instruction}}"}""");
        Assert.Equal((detail, reasons, reasons == 0), (item.Detail, named.Count, IsSure(item)));
    }

    [Fact]
    public async Task So_it_is_beside_a_structure_without_a_text()
    {
        var (item, named) = await ReadAsync($$"""{ {{FourTimes}},"patientInstruction":"once a day"}""");
        Assert.Equal(("4 times a day; different instruction to the patient: once a day", 1, false), (item.Detail, named.Count, IsSure(item)));
    }

    [Theory]
    [InlineData("""{"text":"2 tablets every 6 hours, no more than 8 a day","maxDosePerPeriod":{"numerator":{"value":12,"unit":"tablet"},"denominator":{"value":1,"unit":"d"}}}""", true)]
    [InlineData("""{"text":"2 tablets every 6 hours","maxDosePerPeriod":{"numerator":{"value":8,"unit":"tablet"},"denominator":{"value":1,"unit":"d"}}}""", false)]
    public async Task A_limit_is_another_only_where_the_text_has_one(string dosage, bool isOther) => Assert.Equal(isOther, !IsSure((await ReadAsync(dosage)).Item));

    [Fact]
    public async Task Steps_follow_each_other_each_once_told_and_none_left_out() => Assert.Equal("10 mg; then 20 mg for a week; then 10 mg",
        (await ReadAsync("""{"sequence":1,"text":"10 mg"},{"sequence":2,"text":"then 20 mg for a week"},{"sequence":3,"text":"10 mg"}""")).Item.Detail);

    private static bool IsSure(FhirRecordItem item) => Certainty.IsSure(new RecordLine(item.Text, item.Detail));

    private static string Dose(string text, string dose, string unit, string frequency, string period, string periodUnit) => $$"""
        {"text":"{{text}}","doseAndRate":[{"doseQuantity":{"value":{{dose}},"unit":"{{(unit.Length > 0 ? unit : "1")}}"} } ],
         "timing":{"repeat":{"frequency":{{frequency}},"period":{{period}},"periodUnit":"{{periodUnit}}"} } }
        """;

    private static async Task<(FhirRecordItem Item, List<FhirSkipped> Named)> ReadAsync(string dosage)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$"""{"resourceType":"MedicationRequest","id":"m","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"X"},"dosageInstruction":[{{dosage}}]}""")));
        return (Assert.Single(found.OfType<FhirRecordItem>()), found.OfType<FhirSkipped>().ToList());
    }
}
