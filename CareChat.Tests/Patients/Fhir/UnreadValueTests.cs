using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>A date or a code that cannot be read is named, and what it would have said is not known. When something began is said as widely as it is known.</summary>
public class UnreadValueTests
{
    private const string Sure = """ "clinicalStatus":{"coding":[{"code":"active"}]},"verificationStatus":{"coding":[{"code":"confirmed"}]} """;

    [Theory]
    [InlineData("Condition", """ "onsetDateTime":"2014-02-30" """, "onsetDateTime")]
    [InlineData("Condition", """ "onsetDateTime":"06/04/2007" """, "onsetDateTime")]
    [InlineData("Condition", """ "onsetDateTime":2007 """, "onsetDateTime")]
    [InlineData("Condition", """ "onsetPeriod":{"start":"2014-00"} """, "onsetPeriod.start")]
    [InlineData("Condition", """ "recordedDate":"yesterday" """, "recordedDate")]
    [InlineData("AllergyIntolerance", """ "onsetDateTime":"2014-02-30" """, "onsetDateTime")]
    [InlineData("AllergyIntolerance", """ "recordedDate":"2014-1-3" """, "recordedDate")]
    [InlineData("MedicationRequest", """ "authoredOn":"2026-15-01" """, "authoredOn")]
    [InlineData("MedicationStatement", """ "effectiveDateTime":"2026-02-31" """, "effectiveDateTime")]
    [InlineData("MedicationStatement", """ "dateAsserted":"last week" """, "dateAsserted")]
    public async Task A_date_that_is_none_is_named(string type, string element, string name)
    {
        var (item, named) = await ReadAsync(type, element);
        Assert.Equal(("", true), (item.Detail, item.IsActive));
        Assert.Contains($"'{name}'", Assert.Single(named).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Condition", """ "abatementDateTime":"2014-02-30" """)]
    [InlineData("Condition", """ "abatementPeriod":{"end":"soon"} """)]
    [InlineData("MedicationStatement", """ "effectivePeriod":{"start":"2026-01-01","end":"2026-01-32"} """)]
    [InlineData("MedicationStatement", """ "effectivePeriod":{"start":"2026-31-01"} """)]
    public async Task So_is_one_that_would_say_whether_it_holds_and_that_is_not_known(string type, string element)
    {
        var (item, named) = await ReadAsync(type, element);
        Assert.Equal(("status not known", true), (item.Detail, item.IsActive));
        Assert.Single(named);
    }

    [Fact]
    public async Task An_end_that_is_none_ends_no_condition() => Assert.True((await Bundles.ReadItemAsync(
        """{"resourceType":"Condition","id":"x","subject":{"reference":"Patient/ada"},"verificationStatus":{"coding":[{"code":"confirmed"}]},"code":{"text":"X"},"abatementDateTime":"2014-02-30"}""")).IsActive);

    [Theory]
    [InlineData("Condition", "clinicalStatus", """{"coding":[{"code":"aktive"}]}""")]
    [InlineData("Condition", "verificationStatus", """{"coding":[{"code":"sure"}]}""")]
    [InlineData("Condition", "clinicalStatus", """{"coding":[{"code":"active"},{"code":"resolved"}]}""")]
    [InlineData("AllergyIntolerance", "clinicalStatus", """{"coding":[{"code":"current"}]}""")]
    [InlineData("AllergyIntolerance", "verificationStatus", """{"text":"by hearsay"}""")]
    public async Task A_status_that_is_none_is_named_and_not_known(string type, string name, string status)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$"""{"resourceType":"{{type}}","id":"x","{{(type == "Condition" ? "subject" : "patient")}}":{"reference":"Patient/ada"},"code":{"text":"X"},"{{name}}":{{status}}}""")));
        Assert.Equal(("status not known", true), (found.OfType<FhirRecordItem>().Single().Detail, found.OfType<FhirRecordItem>().Single().IsActive));
        Assert.Contains($"'{name}'", Assert.Single(found.OfType<FhirSkipped>()).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"criticality\":\"extreme\"", 1)]
    [InlineData("\"criticality\":3", 1)]
    [InlineData("\"criticality\":\"unable-to-assess\"", 0)]
    public async Task So_is_a_criticality(string element, int names) => Assert.Equal(names, (await ReadAsync("AllergyIntolerance", element)).Named.Count);

    [Theory]
    [InlineData("\"status\":\"bookt\"", "accepted", true, "status not known", 1)]
    [InlineData("\"status\":\"scheduled\"", "accepted", true, "status not known", 1)]
    [InlineData("\"status\":5", "accepted", true, "status not known", 1)]
    [InlineData("\"status\":\"booked\"", "perhaps", true, "status not known", 1)]
    [InlineData("\"status\":\"bookt\"", "declined", false, "", 1)]
    [InlineData("\"status\":\"canceled\"", "accepted", false, "", 0)]
    [InlineData("\"status\":\"waitlist\"", "accepted", false, "", 0)]
    [InlineData("\"status\":\"booked\"", "tentative", true, "", 0)]
    public async Task So_is_the_status_of_a_visit(string status, string answer, bool isActive, string detail, int names)
    {
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$"""{"resourceType":"Appointment","id":"t",{{status}},"start":"2027-02-28T10:00:00Z","participant":[{"actor":{"reference":"Patient/ada"},"status":"{{answer}}"}]}""")));
        var item = Assert.Single(found.OfType<FhirRecordItem>());
        Assert.Equal((isActive, detail, names), (item.IsActive, item.Detail, found.OfType<FhirSkipped>().Count()));
    }

    [Theory]
    [InlineData("\"active\":\"no\"")]
    [InlineData("\"deceasedBoolean\":\"yes\"")]
    [InlineData("\"deceasedDateTime\":2024")]
    public async Task So_is_what_says_whether_a_patient_lives(string element) => Assert.Single((await Bundles.ReadAsync(Bundles.Of(
        Bundles.Entry($$"""{"resourceType":"Patient","id":"p","name":[{"text":"Eve Moore"}],{{element}}}""")))).OfType<FhirSkipped>());

    [Theory]
    [InlineData(""" "onsetRange":{"low":{"value":30,"unit":"years"},"high":{"value":40,"unit":"years"}} """, "since between the ages of 30 and 40 years")]
    [InlineData(""" "onsetRange":{"low":{"value":6,"unit":"months"},"high":{"value":2,"unit":"years"}} """, "since between the ages of 6 months and 2 years")]
    [InlineData(""" "onsetRange":{"low":{"value":30,"unit":"years"}} """, "since the age of 30 years or later")]
    [InlineData(""" "onsetRange":{"high":{"value":12,"unit":"years"}} """, "since the age of 12 years or earlier")]
    [InlineData(""" "onsetAge":{"value":50,"comparator":">","unit":"years"} """, "since the age of >50 years")]
    [InlineData(""" "onsetPeriod":{"start":"2010","end":"2012"} """, "since between 2010 and 2012")]
    [InlineData(""" "onsetPeriod":{"end":"2012-05"} """, "since 2012-05 or earlier")]
    public async Task A_beginning_of_some_width_is_told_as_wide_as_it_is(string onset, string words)
    {
        foreach (var type in new[] { "Condition", "AllergyIntolerance" })
        {
            var (item, named) = await ReadAsync(type, onset);
            Assert.Equal((words, 0), (item.Detail, named.Count));
        }
    }

    [Theory]
    [InlineData(""" "onsetAge":{"unit":"years"} """)]
    [InlineData(""" "onsetRange":{"low":{"unit":"years"}} """)]
    [InlineData(""" "onsetAge":{"low":{"value":5},"high":{"value":7}} """)]
    public async Task One_without_words_is_named(string onset)
    {
        var (item, named) = await ReadAsync("Condition", onset);
        Assert.Equal(("", 1), (item.Detail, named.Count));
    }

    private static async Task<(FhirRecordItem Item, List<FhirSkipped> Named)> ReadAsync(string type, string element)
    {
        var isMedicine = type.StartsWith("Medication", StringComparison.Ordinal);
        var rest = isMedicine ? """ "status":"active","medicationCodeableConcept":{"text":"X"} """ : $$"""{{Sure}},"code":{"text":"X"} """;
        var found = await Bundles.ReadAsync(Bundles.Of(Bundles.Ada, Bundles.Entry(
            $$"""{"resourceType":"{{type}}","id":"x","{{(type == "AllergyIntolerance" ? "patient" : "subject")}}":{"reference":"Patient/ada"},{{rest}},{{element}}}""")));
        return (Assert.Single(found.OfType<FhirRecordItem>()), found.OfType<FhirSkipped>().ToList());
    }
}
