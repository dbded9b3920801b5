using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>Structured instructions in words.</summary>
public class DosageTests
{
    [Theory]
    [InlineData("""{"timing":{"repeat":{"frequency":2,"period":1,"periodUnit":"d"}},"doseAndRate":[{"doseQuantity":{"value":500,"unit":"mg"}}]}""", "500 mg, 2 times a day")]
    [InlineData("""{"text":"1 tablet at night","doseAndRate":[{"doseQuantity":{"value":1}}]}""", "1 tablet at night")]
    [InlineData("""{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}},"doseAndRate":[{"doseQuantity":{"value":2.50,"unit":"mL"}}]}""", "2.5 mL, once a day")]
    [InlineData("""{"timing":{"repeat":{"frequency":1,"period":8,"periodUnit":"h"}},"doseAndRate":[{"doseRange":{"low":{"value":1},"high":{"value":2,"unit":"tablet"}}}]}""", "1 to 2 tablets, every 8 hours")]
    [InlineData("""{"timing":{"repeat":{"frequency":1,"period":4,"periodMax":6,"periodUnit":"h"}},"asNeededCodeableConcept":{"text":"pain"}}""", "every 4 to 6 hours, as needed for pain")]
    [InlineData("""{"timing":{"code":{"coding":[{"code":"TID"}]}},"route":{"text":"by mouth"}}""", "3 times a day, by mouth")]
    [InlineData("""{"timing":{"repeat":{"frequency":3,"period":2,"periodUnit":"d","when":["AC"]}}}""", "3 times every 2 days, before meals")]
    [InlineData("""{"timing":{"repeat":{"frequency":1,"frequencyMax":2,"period":1,"periodUnit":"d","boundsDuration":{"value":7,"code":"d","unit":"days"}}}}""", "1 to 2 times a day, for 7 days")]
    [InlineData("""{"timing":{"repeat":{"dayOfWeek":["mon","fri"],"timeOfDay":["08:00:00"],"period":1,"periodUnit":"wk","frequency":1}}}""", "once a week, at 08:00, on Monday, Friday")]
    [InlineData("""{"doseAndRate":[{"rateRatio":{"numerator":{"value":5,"unit":"mL"},"denominator":{"value":1,"unit":"h"}}}],"maxDosePerPeriod":{"numerator":{"value":4,"unit":"g"},"denominator":{"value":1,"unit":"day"}}}""", "at 5 mL in 1 h, at most 4 g in 1 day")]
    [InlineData("""{"asNeededBoolean":true}""", "as needed")]
    [InlineData("""{"text":"As before","additionalInstruction":[{"text":"with food"}],"patientInstruction":"Do not crush"}""", "As before, with food; instruction to the patient: Do not crush")]
    public async Task A_dose_is_said_in_words(string dosage, string words)
    {
        var item = await Bundles.ReadItemAsync($$$"""
            {"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order","subject":{"reference":"Patient/ada"},
             "medicationCodeableConcept":{"text":"X"},"dosageInstruction":[{{{dosage}}}]}
            """);
        Assert.Equal(words, item.Detail);
    }

    [Fact]
    public async Task Several_instructions_are_said_in_their_order()
    {
        var item = await Bundles.ReadItemAsync("""
            {"resourceType":"MedicationRequest","id":"m","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"X"},
             "dosageInstruction":[{"sequence":2,"text":"5 mg"},{"sequence":1,"text":"10 mg for a week"}]}
            """);
        Assert.Equal("10 mg for a week; then 5 mg", item.Detail);
    }
}
