using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>Two amounts of one dose are no sum: where nothing says which is meant both are told, and not for sure. Choices that stand twice in a dose are both kept.</summary>
public class TwoAmountsTests
{
    private const string Twice = """ "timing":{"repeat":{"frequency":2,"period":1,"periodUnit":"d"}} """;

    [Theory]
    [InlineData("""{"doseQuantity":{"value":5,"unit":"mg"}},{"doseQuantity":{"value":10,"unit":"mg"}}""", "5 mg or 10 mg")]
    [InlineData("""{"doseQuantity":{"value":1,"unit":"tablet"}},{"doseQuantity":{"value":2,"unit":"tablet"}},{"doseQuantity":{"value":3,"unit":"tablet"}}""", "1 tablet or 2 tablets or 3 tablets")]
    [InlineData("""{"doseQuantity":{"value":1,"unit":"mg"}},{"doseRange":{"low":{"value":2,"unit":"mg"},"high":{"value":4,"unit":"mg"}}}""", "1 mg or 2 to 4 mg")]
    [InlineData("""{"type":{"text":"ordered"},"doseQuantity":{"value":10,"unit":"mL"}},{"type":{"text":"Ordered"},"doseQuantity":{"value":100,"unit":"mL"}}""", "10 mL or 100 mL")]
    [InlineData("""{"type":{"text":"start"},"doseQuantity":{"value":25,"unit":"mg"}},{"doseQuantity":{"value":50,"unit":"mg"}}""", "25 mg or 50 mg")]
    [InlineData("""{"rateQuantity":{"value":20,"unit":"mL/h"}},{"rateQuantity":{"value":200,"unit":"mL/h"}}""", "at 20 mL/h or at 200 mL/h")]
    [InlineData("""{"doseQuantity":{"value":5,"unit":"mg"},"doseRange":{"low":{"value":10,"unit":"mg"},"high":{"value":20,"unit":"mg"}}}""", "5 mg or 10 to 20 mg")]
    [InlineData("""{"doseQuantity":{"value":1,"unit":"g"},"rateQuantity":{"value":1,"unit":"g/h"},"rateRatio":{"numerator":{"value":2,"unit":"g"},"denominator":{"value":1,"unit":"h"}}}""", "1 g at 1 g/h or 1 g at 2 g in 1 h")]
    public async Task Different_ones_are_told_with_or_and_not_for_sure(string amounts, string words)
    {
        var (item, named) = await ReadAsync($$"""{"doseAndRate":[{{amounts}}],{{Twice}}}""");
        Assert.Equal(($"{words}, 2 times a day; {Certainty.Contested}", false), (item.Detail, IsSure(item)));
        Assert.Contains(named, skipped => skipped.Reason.Contains("two amounts", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Take 5 mg twice a day", "Take 5 mg twice a day; coded differently: 5 mg or 10 mg; its source says different things of it")]
    [InlineData("as told", "as told, 5 mg or 10 mg, 2 times a day; its source says different things of it")]
    [InlineData("Take 5 mg or 10 mg twice a day", "Take 5 mg or 10 mg twice a day; its source says different things of it")]
    public async Task So_they_are_beside_a_text(string text, string detail)
    {
        var (item, _) = await ReadAsync($$$"""{"text":"{{{text}}}","doseAndRate":[{"doseQuantity":{"value":5,"unit":"mg"}},{"doseQuantity":{"value":10,"unit":"mg"}}],{{{Twice}}}}""");
        Assert.Equal((detail, false), (item.Detail, IsSure(item)));
    }

    [Theory]
    [InlineData("""{"doseQuantity":{"value":1,"unit":"g"}},{"doseQuantity":{"value":1000,"unit":"mg"}}""", "1 g")]
    [InlineData("""{"doseQuantity":{"value":5,"unit":"mg"}},{"doseQuantity":{"value":5,"unit":"mg"},"rateQuantity":{"value":1,"unit":"mg/h"}}""", "5 mg at 1 mg/h")]
    [InlineData("""{"doseQuantity":{"value":5,"unit":"mg"}},{"rateQuantity":{"value":1,"unit":"mg/h"}}""", "5 mg and at 1 mg/h")]
    [InlineData("""{"type":{"text":"loading"},"doseQuantity":{"value":500,"unit":"mg"}},{"type":{"text":"maintenance"},"doseQuantity":{"value":250,"unit":"mg"}}""", "500 mg (loading) and 250 mg (maintenance)")]
    [InlineData("""{"type":{"text":"ordered"},"doseQuantity":{"value":80,"unit":"mg"}},{"type":{"text":"calculated"},"doseQuantity":{"value":80,"unit":"mg"}}""", "80 mg")]
    public async Task What_agrees_or_is_told_apart_by_its_type_is_sure(string amounts, string words)
    {
        var (item, named) = await ReadAsync($$"""{"doseAndRate":[{{amounts}}]}""");
        Assert.Equal((words, true, 0), (item.Detail, IsSure(item), named.Count));
    }

    [Theory]
    [InlineData("""{"type":{"coding":[{"code":"calculated"}]},"doseQuantity":{"value":75,"unit":"mg"}},{"type":{"coding":[{"code":"ordered"}]},"doseQuantity":{"value":100,"unit":"mg"}}""", "100 mg; coded differently: 75 mg")]
    [InlineData("""{"type":{"text":"Ordered"},"doseQuantity":{"value":2,"unit":"mg/kg"}},{"type":{"text":"Calculated"},"doseQuantity":{"value":3,"unit":"mg/kg"}}""", "2 mg/kg; coded differently: 3 mg/kg")]
    [InlineData("""{"type":{"text":"Ordered"},"doseQuantity":{"value":4,"unit":"units"}},{"doseQuantity":{"value":40,"unit":"units"}}""", "4 units; coded differently: 40 units")]
    public async Task The_ordered_one_stands_and_another_is_marked_and_named(string amounts, string detail)
    {
        var (item, named) = await ReadAsync($$"""{"doseAndRate":[{{amounts}}]}""");
        Assert.Equal((detail, false, 1), (item.Detail, IsSure(item), named.Count));
    }

    [Theory]
    [InlineData(""" "asNeededBoolean":true,"asNeededCodeableConcept":{"text":"itching"} """, "5 mL, as needed for itching", true)]
    [InlineData(""" "asNeededCodeableConcept":{"text":"nausea"},"asNeededBoolean":true """, "5 mL, as needed for nausea", true)]
    [InlineData(""" "asNeededBoolean":false,"asNeededCodeableConcept":{"text":"cough"} """, "5 mL, as needed for cough; coded differently: not as needed", false)]
    public async Task A_reason_stays_beside_a_plain_as_needed(string elements, string detail, bool isSure)
    {
        var (item, named) = await ReadAsync($$$"""{"doseAndRate":[{"doseQuantity":{"value":5,"unit":"mL"}}],{{{elements}}}}""");
        Assert.Equal((detail, isSure), (item.Detail, IsSure(item)));
        Assert.Contains(named, skipped => skipped.Reason.Contains("in two types", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(""" "boundsDuration":{"value":7,"code":"d"},"boundsPeriod":{"start":"2026-04-01","end":"2026-04-30"} """, "once a day, from 2026-04-01 until 2026-04-30; coded differently: for 7 days")]
    [InlineData(""" "boundsPeriod":{"end":"2026-05-01"},"boundsRange":{"low":{"value":1,"code":"wk"},"high":{"value":2,"code":"wk"}} """, "once a day, until 2026-05-01; coded differently: for 1 to 2 weeks")]
    [InlineData(""" "boundsDuration":{"value":3,"code":"d"},"boundsRange":{"high":{"value":5,"code":"d"}} """, "once a day, for 3 days; coded differently: for up to 5 days")]
    public async Task Two_spans_are_both_told(string bounds, string detail)
    {
        var (item, named) = await ReadAsync($$$"""{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d",{{{bounds}}} } } }""");
        Assert.Equal((detail, false), (item.Detail, IsSure(item)));
        Assert.Contains(named, skipped => skipped.Reason.Contains("in two types", StringComparison.Ordinal));
    }

    private static bool IsSure(FhirRecordItem item) => Certainty.IsSure(new RecordLine(item.Text, item.Detail));

    private static async Task<(FhirRecordItem Item, List<FhirSkipped> Named)> ReadAsync(string dosage)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$"""{"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"X"},"dosageInstruction":[{{dosage}}]}""")));
        return (Assert.Single(found.OfType<FhirRecordItem>()), found.OfType<FhirSkipped>().ToList());
    }
}
