using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>A dose that contradicts itself in fractions, places, codes of times, or by being none, is told with both and not for sure.</summary>
public class DosePlaceTests
{
    [Theory]
    [InlineData("½ tablet daily", "2")]
    [InlineData("1½ tablets daily", "1")]
    [InlineData("1 ½ tablets daily", "0.5")]
    [InlineData("¼ tablet daily", "4")]
    [InlineData("¾ tablet daily", "1")]
    [InlineData("⅓ tablet daily", "3")]
    [InlineData("⅔ tablet daily", "2")]
    [InlineData("1/2 tablet daily", "2")]
    [InlineData("1 1/2 tablets daily", "2")]
    [InlineData("half a tablet daily", "2")]
    [InlineData("one and a half tablets daily", "0.5")]
    [InlineData("media tableta al día", "2")]
    [InlineData("tableta y media al día", "0.5")]
    [InlineData("quarter tablet daily", "4")]
    public async Task A_fraction_is_no_other_number(string text, string value)
    {
        if (text.StartsWith("tableta", StringComparison.Ordinal)) text = "una " + text;
        var (item, named) = await ReadAsync(Dose(text, value));
        Assert.Equal(($"{text}; coded differently: {value} {(value == "1" ? "tablet" : "tablets")}", false, 1), (item.Detail, IsSure(item), named.Count));
    }

    [Theory]
    [InlineData("½ tablet daily", "0.5")]
    [InlineData("1½ tablets daily", "1.5")]
    [InlineData("1 1/2 tablets daily", "1.5")]
    [InlineData("1/2 of a tablet daily", "0.5")]
    [InlineData("half of a tablet daily", "0.5")]
    [InlineData("one-half tablet daily", "0.5")]
    [InlineData("one and a half tablets daily", "1.5")]
    [InlineData("⅓ tablet daily", "0.33")]
    [InlineData("media tableta al día", "0.5")]
    [InlineData("media pastilla", "0.5")]
    [InlineData("una tableta y media al día", "1.5")]
    [InlineData("¼ tablet daily, half an hour before breakfast", "0.25")]
    public async Task The_same_fraction_is_said_once(string text, string value)
    {
        var (item, named) = await ReadAsync(Dose(text, value));
        Assert.Equal((text, true, 0), (item.Detail, IsSure(item), named.Count));
    }

    [Theory]
    [InlineData("1 drop in left eye daily", "site", "right eye")]
    [InlineData("1 drop in left eye", "site", "Right eye structure (body structure)")]
    [InlineData("1 drop in left eye", "site", "left ear")]
    [InlineData("1 drop in both eyes", "site", "left eye")]
    [InlineData("1 drop in left eye", "site", "both eyes")]
    [InlineData("1 gota en el ojo izquierdo", "site", "ojo derecho")]
    [InlineData("1 gota en el ojo izquierdo", "site", "Right eye")]
    [InlineData("1 gtt OS daily", "site", "right eye")]
    [InlineData("apply to left arm", "site", "left leg")]
    [InlineData("2 mg by mouth once", "route", "intravenous")]
    [InlineData("10 mmol orally", "route", "Intravenous route (qualifier value)")]
    [InlineData("10 mg por vía oral", "route", "Intramuscular")]
    [InlineData("10 mg IV", "route", "Oral")]
    [InlineData("10 mg under the tongue", "route", "Oral")]
    [InlineData("1 suppository rectally", "route", "vaginal")]
    [InlineData("Take 1 tablet by mouth", "site", "left eye")]
    public async Task Another_place_is_marked_and_named(string text, string element, string place)
    {
        var (item, named) = await ReadAsync($$"""{"text":"{{text}}","{{element}}":{"text":"{{place}}"} }""");
        Assert.Equal(($"{text}; coded differently: {place}", false, 1), (item.Detail, IsSure(item), named.Count));
    }

    [Theory]
    [InlineData("1 drop in left eye daily", "site", "Left eye")]
    [InlineData("1 drop in right eye at noon, left eye at night", "site", "left eye")]
    [InlineData("1 drop in each eye", "site", "both eyes")]
    [InlineData("1 drop in left eye", "route", "Ophthalmic route")]
    [InlineData("apply to right eye", "route", "Topical")]
    [InlineData("Take 1 tablet by mouth right away for ear pain", "route", "Oral")]
    [InlineData("Take 1 tablet by mouth", "route", "Oral route (qualifier value)")]
    [InlineData("Inject 10 Units into the skin", "route", "Subcutaneous")]
    [InlineData("Inhale 2 puffs by mouth", "route", "Inhalation")]
    [InlineData("Inhale 2 puffs", "route", "Oral inhalation")]
    [InlineData("2 sprays in each nostril", "route", "Nasal")]
    [InlineData("1 capsule for 5 days, none left over", "site", "right eye")]
    [InlineData("10 mg por vía oral", "route", "by mouth")]
    public async Task The_same_place_or_none_is_no_contradiction(string text, string element, string place)
    {
        var (item, named) = await ReadAsync($$"""{"text":"{{text}}","{{element}}":{"text":"{{place}}"} }""");
        Assert.DoesNotContain("differently", item.Detail, StringComparison.Ordinal);
        Assert.Empty(named);
    }

    [Theory]
    [InlineData("BID", """ "frequency":3,"period":1,"periodUnit":"d" """, "3 times a day; coded differently: 2 times a day")]
    [InlineData("TID", """ "frequency":1,"period":1,"periodUnit":"d" """, "once a day; coded differently: 3 times a day")]
    [InlineData("QD", """ "frequency":1,"period":1,"periodUnit":"wk" """, "once a week; coded differently: once a day")]
    [InlineData("Q6H", """ "frequency":1,"period":8,"periodUnit":"h" """, "every 8 hours; coded differently: every 6 hours")]
    [InlineData("BED", """ "frequency":1,"period":1,"periodUnit":"d","when":["MORN"] """, "once a day, in the morning; coded differently: at bedtime")]
    [InlineData("BID", """ "when":["MORN"] """, "in the morning; coded differently: 2 times a day")]
    public async Task A_code_that_says_another_time_is_marked_and_named(string code, string repeat, string detail)
    {
        var (item, named) = await ReadAsync($$$"""{"timing":{"code":{"coding":[{"code":"{{{code}}}"}]},"repeat":{ {{{repeat}}} } } }""");
        Assert.Equal((detail, false, 1), (item.Detail, IsSure(item), named.Count));
    }

    [Theory]
    [InlineData("BID", """ "frequency":2,"period":1,"periodUnit":"d" """)]
    [InlineData("BID", """ "frequency":1,"period":12,"periodUnit":"h" """)]
    [InlineData("BID", """ "when":["MORN","HS"] """)]
    [InlineData("QD", """ "frequency":1,"period":1,"periodUnit":"d","when":["HS"] """)]
    [InlineData("PM", """ "when":["EVE"] """)]
    public async Task One_that_says_the_same_is_not(string code, string repeat)
    {
        var (item, named) = await ReadAsync($$$"""{"timing":{"code":{"coding":[{"code":"{{{code}}}"}]},"repeat":{ {{{repeat}}} } } }""");
        Assert.True(IsSure(item), item.Detail);
        Assert.Empty(named);
    }

    [Fact]
    public async Task A_code_whose_text_says_another_time_is_too() =>
        Assert.Equal("2 times a day; coded differently: three times a day", (await ReadAsync("""{"timing":{"code":{"coding":[{"code":"BID"}],"text":"three times a day"} } }""")).Item.Detail);

    [Theory]
    [InlineData("""{"doseAndRate":[{"doseQuantity":{"value":-5,"unit":"mg"} }],"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"} } }""", "once a day; coded differently: -5 mg")]
    [InlineData("""{"doseAndRate":[{"doseQuantity":{"value":0,"unit":"mg"} }]}""", "coded differently: 0 mg")]
    [InlineData("""{"text":"1 tablet daily","doseAndRate":[{"doseQuantity":{"value":-1,"unit":"tablet"} }]}""", "1 tablet daily; coded differently: -1 tablets")]
    [InlineData("""{"text":"-5 mg daily"}""", "-5 mg daily")]
    [InlineData("""{"text":"5 mg","timing":{"repeat":{"frequency":-2,"period":1,"periodUnit":"d"} } }""", "5 mg; coded differently: -2 times a day")]
    public async Task A_dose_of_nothing_or_less_is_none(string dosage, string detail)
    {
        var (item, named) = await ReadAsync(dosage);
        Assert.Equal((detail, false, 1), (item.Detail, IsSure(item), named.Count));
    }

    [Theory]
    [InlineData("""{"text":"0.5 - 1 mg on 2026-04-01 at 00:30"}""")]
    [InlineData("""{"doseAndRate":[{"doseQuantity":{"value":0.05,"unit":"mg"} }],"timing":{"repeat":{"timeOfDay":["00:30:00"],"boundsPeriod":{"start":"2026-04-01","end":"2026-12-10"} } } }""")]
    public async Task Small_numbers_and_dates_are_not_nothing(string dosage) => Assert.Empty((await ReadAsync(dosage)).Named);

    private static string Dose(string text, string value) => $$"""{"text":"{{text}}","doseAndRate":[{"doseQuantity":{"value":{{value}},"unit":"tablet","code":"{tbl}"} }]}""";

    private static bool IsSure(FhirRecordItem item) => Certainty.IsSure(new RecordLine(item.Text, item.Detail));

    private static async Task<(FhirRecordItem Item, List<FhirSkipped> Named)> ReadAsync(string dosage)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$"""{"resourceType":"MedicationRequest","id":"m","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"X"},"dosageInstruction":[{{dosage}}]}""")));
        return (Assert.Single(found.OfType<FhirRecordItem>()), found.OfType<FhirSkipped>().ToList());
    }
}
