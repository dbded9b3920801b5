using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>Nothing of a dose gets lost unnamed, and what was written hides nothing of its structure.</summary>
public class DosageElementTests
{
    [Theory]
    [InlineData("""{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d","duration":8,"durationMax":10,"durationUnit":"h"}}}""", "for 8 to 10 hours each time, once a day")]
    [InlineData("""{"timing":{"repeat":{"boundsRange":{"low":{"value":2,"unit":"weeks"},"high":{"value":3,"unit":"weeks"}},"frequency":1,"period":1,"periodUnit":"d"}}}""", "once a day, for 2 to 3 weeks")]
    [InlineData("""{"timing":{"repeat":{"count":3,"countMax":4}}}""", "3 to 4 times in all")]
    [InlineData("""{"maxDosePerLifetime":{"value":450,"unit":"mg/m2"},"maxDosePerAdministration":{"value":50,"unit":"mg"},"maxDosePerPeriod":{"numerator":{"value":2,"unit":"g"},"denominator":{"value":1,"unit":"week"}}}""", "at most 2 g in 1 week, at most 50 mg at a time, at most 450 mg/m2 in a lifetime")]
    [InlineData("""{"doseAndRate":[{"doseRange":{"low":{"value":500,"unit":"mg"},"high":{"value":1,"unit":"g"}}}]}""", "500 mg to 1 g")]
    [InlineData("""{"doseAndRate":[{"type":{"text":"Calculated"},"doseQuantity":{"value":8,"unit":"mg/kg"}},{"type":{"text":"Ordered"},"doseQuantity":{"value":150,"unit":"mg"}}]}""", "150 mg")]
    [InlineData("""{"doseQuantity":{"value":5,"unit":"mL"},"text":"shake"}""", "shake, 5 mL")]
    [InlineData("""{"doseRange":{"low":{"value":1,"unit":"tablet"},"high":{"value":2,"unit":"tablet"}},"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}}}""", "1 to 2 tablets, once a day")]
    [InlineData("""{"doseQuantity":{"value":500,"unit":"mg"},"rateRatio":{"numerator":{"value":1,"unit":"g"},"denominator":{"value":1,"unit":"h"}}}""", "500 mg at 1 g in 1 h")]
    [InlineData("""{"rateQuantity":{"value":20,"unit":"mL/h"}}""", "at 20 mL/h")]
    public async Task Every_part_of_a_structure_is_put_into_words(string dosage, string words) => Assert.Equal(words, (await ReadAsync(dosage)).Detail);

    [Theory]
    [InlineData("""{"text":"Take 2 tablets every 8 hours","asNeededBoolean":true,"doseAndRate":[{"doseQuantity":{"value":2,"unit":"tablet"}}],"timing":{"repeat":{"frequency":1,"period":8,"periodUnit":"h"}}}""", "Take 2 tablets every 8 hours, as needed")]
    [InlineData("""{"text":"as directed","doseAndRate":[{"doseQuantity":{"value":250,"unit":"mg"}}],"timing":{"repeat":{"frequency":3,"period":1,"periodUnit":"d"}}}""", "as directed, 250 mg, 3 times a day")]
    [InlineData("""{"text":"1 puff","timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}},"asNeededCodeableConcept":{"text":"wheezing"}}""", "1 puff, once a day, as needed for wheezing")]
    [InlineData("""{"text":"Take one tablet by mouth twice daily as needed for pain","route":{"text":"Oral"},"asNeededCodeableConcept":{"text":"pain"},"doseAndRate":[{"doseQuantity":{"value":1,"unit":"tablet"}}],"timing":{"repeat":{"frequency":2,"period":1,"periodUnit":"d"}}}""", "Take one tablet by mouth twice daily as needed for pain")]
    public async Task What_was_written_and_what_it_lacks_are_both_told(string dosage, string words) => Assert.Equal(words, (await ReadAsync(dosage)).Detail);

    [Theory]
    [InlineData("""{"timing":{"repeat":{"frequency":1,"period":6}}}""", "", "periodUnit")]
    [InlineData("""{"timing":{"repeat":{"frequency":2}}}""", "", "frequency")]
    [InlineData("""{"timing":{"repeat":{"duration":30}},"text":"5 mL"}""", "5 mL", "duration")]
    [InlineData("""{"timing":{"repeat":{"offset":15}},"text":"5 mL"}""", "5 mL", "offset")]
    [InlineData("""{"doseQuantity":{"value":5,"unit":"mL"},"text":"shake","doseAndRate":[{"doseQuantity":{"value":7,"unit":"mL"}}]}""", "shake, 7 mL", "doseQuantity")]
    [InlineData("""{"doseQuantity":{"value":5,"unit":"mL"},"text":"shake"},{"doseAndRate":[{"doseQuantity":{"value":7,"unit":"mL"}}]}""", "shake; 7 mL", "doseQuantity")]
    [InlineData("""{"doseQuantity":{"value":5,"unit":"mL"},"doseRange":{"high":{"value":9,"unit":"mL"}},"text":"shake"}""", "shake", "doseRange")]
    [InlineData("""{"doseQuantity":{"unit":"mL"},"text":"shake"}""", "shake", "dose")]
    [InlineData("""{"text":"shake","quantity":{"value":5,"unit":"mL"}}""", "shake", "quantity")]
    [InlineData("""{"text":"shake","doseAndRate":[{"doseQuantity":{"unit":"mL"}}]}""", "shake", "dose")]
    [InlineData("""{"text":"shake","timing":{"repeat":{"everyOtherMoon":true}}}""", "shake", "everyOtherMoon")]
    public async Task What_cannot_be_put_into_words_is_named(string dosage, string words, string element)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(Order(dosage))));
        Assert.Equal(words, Assert.Single(found.OfType<FhirRecordItem>()).Detail);
        Assert.Contains($"'{element}'", Assert.Single(found.OfType<FhirSkipped>()).Reason);
    }

    [Fact]
    public async Task A_statement_says_its_amount_as_releases_before_R4_had_it() => Assert.Equal("2 puffs", (await Bundles.ReadItemAsync("""
        {"resourceType":"MedicationStatement","id":"s","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"X"},
         "dosage":[{"doseQuantity":{"value":2,"unit":"puffs"}}]}
        """)).Detail);

    [Fact]
    public async Task A_choice_of_another_release_is_named_by_its_element() =>
        Assert.Contains("'asNeeded'", (await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(Order("""{"text":"5 mL","asNeeded":true}"""))))).OfType<FhirSkipped>().First().Reason);

    private static async Task<FhirRecordItem> ReadAsync(string dosage)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(Order(dosage))));
        Assert.Empty(found.OfType<FhirSkipped>());
        return Assert.Single(found.OfType<FhirRecordItem>());
    }

    private static string Order(string dosage) => $$"""
        {"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order","subject":{"reference":"Patient/ada"},
         "medicationCodeableConcept":{"text":"X"},"dosageInstruction":[{{dosage}}]}
        """;
}
