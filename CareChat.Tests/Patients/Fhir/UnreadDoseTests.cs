using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>A coded time counts as said only where the text says the same times: a number of the amount says none, and unknown words may say another.</summary>
public class UnreadDoseTests
{
    private const string Daily = """ "frequency":1,"period":1,"periodUnit":"d" """;

    [Theory]
    [InlineData("1 tab qwk", Daily, "once a day")]
    [InlineData("1 tab q week", Daily, "once a day")]
    [InlineData("1 cap 1x/wk", Daily, "once a day")]
    [InlineData("1 pen semanal", Daily, "once a day")]
    [InlineData("1 cap qmonth", Daily, "once a day")]
    [InlineData("1 patch q3d", Daily, "once a day")]
    [InlineData("1 tab AM and PM", Daily, "once a day")]
    [InlineData("1 tab zzbd", Daily, "once a day")]
    [InlineData("1 kapsulka raz w tygodniu", Daily, "once a day")]
    [InlineData("1 tab zzbd", """ "when":["HS"] """, "at bedtime")]
    [InlineData("1 tab 30 min before meals", """ "when":["PC"] """, "after meals")]
    [InlineData("1 tab antes de las comidas", """ "when":["PC"] """, "after meals")]
    [InlineData("1 tab a.c.", """ "when":["PC"] """, "after meals")]
    [InlineData("1-0-1", """ "frequency":3,"period":1,"periodUnit":"d" """, "3 times a day")]
    [InlineData("1-0-0", """ "frequency":2,"period":1,"periodUnit":"d" """, "2 times a day")]
    [InlineData("10-6-8 U", """ "frequency":2,"period":1,"periodUnit":"d" """, "2 times a day")]
    [InlineData("1 tab Mon/Thu", """ "dayOfWeek":["tue"] """, "on Tuesday")]
    [InlineData("1 tab Mon/Thu", """ "dayOfWeek":["mon"] """, "on Monday")]
    [InlineData("1 tab Mon/Thu", Daily, "once a day")]
    [InlineData("1 tab daily", """ "dayOfWeek":["tue"] """, "on Tuesday")]
    [InlineData("1 tab in the morning and at bedtime", """ "when":["MORN"] """, "in the morning")]
    [InlineData("1 tab daily", """ "timeOfDay":["08:00:00","20:00:00"] """, "at 08:00 and at 20:00")]
    public async Task Another_time_or_one_that_may_be_is_marked_and_named(string text, string repeat, string coded)
    {
        var (item, named) = await ReadAsync($$$"""{"text":"{{{text}}}","timing":{"repeat":{ {{{repeat}}} } } }""");
        Assert.Equal(($"{text}; coded differently: {coded}", false, 1), (item.Detail, IsSure(item), named.Count));
    }

    [Fact]
    public async Task So_it_is_with_another_way() => Assert.Equal("1 tab SL; coded differently: Oral route",
        (await ReadAsync("""{"text":"1 tab SL","route":{"text":"Oral route"}}""")).Item.Detail);

    [Theory]
    [InlineData("1 tab qwk", """ "frequency":1,"period":1,"periodUnit":"wk" """)]
    [InlineData("1 cap 1x/wk", """ "frequency":1,"period":7,"periodUnit":"d" """)]
    [InlineData("1 patch q3d", """ "frequency":1,"period":3,"periodUnit":"d" """)]
    [InlineData("1 cap qmonth", """ "frequency":1,"period":1,"periodUnit":"mo" """)]
    [InlineData("1 pen semanal", """ "frequency":1,"period":1,"periodUnit":"wk" """)]
    [InlineData("1 tab c/8h", """ "frequency":1,"period":8,"periodUnit":"h" """)]
    [InlineData("1 tab q4-6h", """ "frequency":1,"period":4,"periodMax":6,"periodUnit":"h" """)]
    [InlineData("1 tab qam", Daily)]
    [InlineData("1 tab AM and PM", """ "frequency":2,"period":1,"periodUnit":"d" """)]
    [InlineData("1 tab 30 min before meals", """ "when":["AC"] """)]
    [InlineData("1-0-1", """ "frequency":2,"period":1,"periodUnit":"d" """)]
    [InlineData("1-0-1", """ "when":["MORN","EVE"] """)]
    [InlineData("10-6-8 U", """ "frequency":3,"period":1,"periodUnit":"d" """)]
    [InlineData("1 tab Mon/Thu", """ "dayOfWeek":["mon","thu"] """)]
    [InlineData("1 tab MWF", """ "frequency":3,"period":1,"periodUnit":"wk" """)]
    [InlineData("1 tab at bedtime", Daily)]
    public async Task The_same_time_is_said_once(string text, string repeat)
    {
        var (item, named) = await ReadAsync($$$"""{"text":"{{{text}}}","timing":{"repeat":{ {{{repeat}}} } } }""");
        Assert.Equal((text, 0), (item.Detail, named.Count));
    }

    [Theory]
    [InlineData("1 tab", Daily, "1 tab, once a day")]
    [InlineData("10 mg weekly", """ "dayOfWeek":["tue"] """, "10 mg weekly, on Tuesday")]
    [InlineData("1 tab daily", """ "when":["HS"] """, "1 tab daily, at bedtime")]
    public async Task What_the_text_leaves_open_is_added(string text, string repeat, string detail)
    {
        var (item, named) = await ReadAsync($$$"""{"text":"{{{text}}}","timing":{"repeat":{ {{{repeat}}} } } }""");
        Assert.Equal((detail, true, 0), (item.Detail, IsSure(item), named.Count));
    }

    private static bool IsSure(FhirRecordItem item) => Certainty.IsSure(new RecordLine(item.Text, item.Detail));

    private static async Task<(FhirRecordItem Item, List<FhirSkipped> Named)> ReadAsync(string dosage)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$"""{"resourceType":"MedicationRequest","id":"m","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"X"},"dosageInstruction":[{{dosage}}]}""")));
        return (Assert.Single(found.OfType<FhirRecordItem>()), found.OfType<FhirSkipped>().ToList());
    }
}
