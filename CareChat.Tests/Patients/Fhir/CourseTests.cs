using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>A medicine for a time only ends with it; where nothing but words says how long, the line says when it was ordered.</summary>
public class CourseTests
{
    private const string Daily = """ "frequency":1,"period":1,"periodUnit":"d" """;

    [Theory]
    [InlineData($$"""{"timing":{"repeat":{ {{Daily}},"boundsDuration":{"value":5,"unit":"d","code":"d"} } } }""", "2024-03-07")]
    [InlineData($$"""{"timing":{"repeat":{ {{Daily}},"boundsDuration":{"value":2,"unit":"weeks"} } } }""", "2024-03-16")]
    [InlineData($$"""{"timing":{"repeat":{ {{Daily}},"boundsRange":{"low":{"value":3,"code":"d"},"high":{"value":10,"code":"d"} } } } }""", "2024-03-12")]
    [InlineData($$"""{"timing":{"repeat":{ {{Daily}},"count":5} } }""", "2024-03-07")]
    [InlineData("""{"timing":{"repeat":{"frequency":2,"period":1,"periodUnit":"wk","count":5} } }""", "2024-03-23")]
    [InlineData("""{"timing":{"repeat":{"when":["HS"],"count":3} } }""", "2024-03-05")]
    public async Task A_length_counts_from_the_order(string dosage, string last)
    {
        var item = await ReadAsync(dosage);
        Assert.Equal(DateTimeOffset.Parse(last + "T00:00:00Z").AddDays(1), item.Ends);
        Assert.EndsWith($"until {last}", item.Detail, StringComparison.Ordinal);
        Assert.True(Certainty.IsSure(new RecordLine(item.Text, item.Detail)));
    }

    [Fact]
    public async Task One_step_after_the_other_takes_as_long_as_both_and_repeats_as_many_times_longer()
    {
        var steps = await ReadAsync($$"""{"sequence":1,"timing":{"repeat":{ {{Daily}},"boundsDuration":{"value":5,"code":"d"} } } },{"sequence":2,"timing":{"repeat":{ {{Daily}},"boundsDuration":{"value":7,"code":"d"} } } }""");
        Assert.EndsWith("until 2024-03-14", steps.Detail, StringComparison.Ordinal);
        var repeated = await ReadAsync($$"""{"timing":{"repeat":{ {{Daily}},"boundsDuration":{"value":5,"code":"d"} } } }""", ""","dispenseRequest":{"numberOfRepeatsAllowed":2}""");
        Assert.EndsWith("until 2024-03-17", repeated.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Single_times_that_are_past_end_it() => Assert.Equal(
        new DateTimeOffset(2024, 3, 4, 0, 0, 0, TimeSpan.Zero), (await ReadAsync("""{"timing":{"event":["2024-03-02","2024-03-03"]} }""")).Ends);

    [Theory]
    [InlineData("""{"text":"500 mg three times a day for 7 days"}""")]
    [InlineData("""{"text":"1 tab BID x 10 days"}""")]
    [InlineData("""{"text":"1 tableta al día durante una semana"}""")]
    [InlineData("""{"text":"2 tablets now, then 1 daily until finished"}""")]
    [InlineData("""{"text":"1 tablet a day","additionalInstruction":[{"text":"short course"}]}""")]
    public async Task What_only_words_limit_says_when_it_was_ordered_and_is_not_sure(string dosage)
    {
        var item = await ReadAsync(dosage);
        Assert.Null(item.Ends);
        Assert.EndsWith("; ordered 2024-03-02", item.Detail, StringComparison.Ordinal);
        Assert.False(Certainty.IsSure(new RecordLine(item.Text, item.Detail)));
    }

    [Theory]
    [InlineData("""{"text":"1 tablet every 3 days"}""")]
    [InlineData("""{"text":"2 tablets for 3 days, then 1 a day"}""")]
    [InlineData("""{"text":"1 patch for 12 hours each day"}""")]
    [InlineData("""{"text":"1 a day for 21 days of each cycle"}""")]
    [InlineData("""{"text":"1 tablet a day for blood pressure"}""")]
    [InlineData("""{"text":"1 al día por la mañana"}""")]
    [InlineData("""{"text":"1 tablet at night"},{"text":"2 tablets for 7 days"}""")]
    [InlineData("""{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d","count":9} },"asNeededBoolean":true}""")]
    public async Task What_goes_on_has_no_end(string dosage)
    {
        var item = await ReadAsync(dosage);
        Assert.Null(item.Ends);
        Assert.DoesNotContain("ordered", item.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_counts_from_when_it_holds()
    {
        var item = await Bundles.ReadItemAsync("""
            {"resourceType":"MedicationStatement","id":"m","status":"active","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"X"},"effectiveDateTime":"2019-05","dosage":[{"text":"1 a day for a week"}]}
            """);
        Assert.Equal("1 a day for a week; as of 2019-05", item.Detail);
    }

    [Fact]
    public async Task Until_when_an_order_may_be_filled_is_said_and_past_that_day_nobody_knows_whether_it_holds()
    {
        var item = await ReadAsync("""{"text":"1 a day"}""", ""","dispenseRequest":{"validityPeriod":{"end":"2025-01-31"}}""");
        Assert.Equal("1 a day; prescription valid until 2025-01-31", item.Detail);
        Assert.True(Certainty.IsSure(new RecordLine("X", item.Detail)));
        Assert.True(Certainty.IsExpired(item.Detail, new DateTimeOffset(2025, 2, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.False(Certainty.IsExpired(item.Detail, new DateTimeOffset(2025, 1, 31, 23, 0, 0, TimeSpan.Zero)));
    }

    private static Task<FhirRecordItem> ReadAsync(string dosages, string more = "") => Bundles.ReadItemAsync($$"""
        {"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order","subject":{"reference":"Patient/ada"},"medicationCodeableConcept":{"text":"X"},
         "authoredOn":"2024-03-02","dosageInstruction":[{{dosages}}]{{more}} }
        """);
}
