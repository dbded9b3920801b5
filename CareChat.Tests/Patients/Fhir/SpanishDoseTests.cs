using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>A dose that begins with a dot, or says its times in Spanish, is held against its structure like any other.</summary>
public class SpanishDoseTests
{
    private const string Daily = """ "timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"} } """;
    private const string Weekly = """ "timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"wk"} } """;
    private const string Morning = """ "timing":{"repeat":{"when":["MORN"]} } """;
    private const string Night = """ "timing":{"repeat":{"when":["HS"]} } """;

    [Theory]
    [InlineData("una vez a la semana", Daily, false)]
    [InlineData("1 vez al mes", Daily, false)]
    [InlineData("2 veces al día", Daily, false)]
    [InlineData("una vez al día", Daily, true)]
    [InlineData("una vez a la semana", Weekly, true)]
    [InlineData("por la noche", Morning, false)]
    [InlineData("por la mañana", Night, false)]
    [InlineData("por la noche", Night, true)]
    [InlineData("por la mañana", Morning, true)]
    [InlineData(".5 mg", """ "doseAndRate":[{"doseQuantity":{"value":5,"unit":"mg"} }] """, false)]
    [InlineData(".25 mg", """ "doseAndRate":[{"doseQuantity":{"value":25,"unit":"mg"} }] """, false)]
    [InlineData(".5 mg", """ "doseAndRate":[{"doseQuantity":{"value":0.5,"unit":"mg"} }] """, true)]
    public async Task It_is_sure_only_where_both_say_the_same(string text, string structure, bool isSure)
    {
        var item = await Bundles.ReadItemAsync(
            $$"""{"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"Digoxin"},"dosageInstruction":[{"text":"{{text}}",{{structure}} }]}""");
        Assert.Equal(isSure, Certainty.IsSure(new RecordLine(item.Text, item.Detail)));
    }
}
